"""Persons of such lists: their unit told from the post's words, met again among those on file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.committee_lists.reading import Line
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.unit_names import name_fold, units_by_name
from vstbpn_desktop.records import person as person_record
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.names import name_identity, without_address

_GENDERS: Final = {fold(option.label): option.id for option in person_record.GENDERS}
_HONORIFICS: Final = {option.label: option.id for option in person_record.HONORIFICS}
_MOST_WORDS: Final = 14


@dataclass(frozen=True, slots=True)
class Known:
    """A person on file."""

    id: int
    identity: str
    gender: str
    honorific: str
    post: str
    unit: int | None
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person as listed: `post` without the name of `unit` where that is on file.

    `doubtful`: whether the name's first word Ông is a family name or only addresses him.
    """

    name: str
    gender: str
    honorific: str
    post: str
    unit: int | None
    phone: str
    email: str
    known: Known | None
    doubtful: bool = False

    @property
    def mark(self) -> tuple[str, int | None, str]:
        """What makes two lines one person."""
        return name_identity(self.name), self.unit, fold(self.post)


class People:
    """Who is on file, and which units names mean on the reader's day."""

    def __init__(self, reader: Reader) -> None:
        self._units = units_by_name(reader.connection, reader.as_of)
        self._known: dict[str, list[Known]] = {}
        for known in _on_file(reader):
            self._known.setdefault(known.identity, []).append(known)

    def unit_named(self, words: str) -> int | None:
        """The unit that words name; None for none or several."""
        return self._units.get(name_fold(words)) if words else None

    def read(self, line: Line, board_unit: int | None) -> Person:
        """The person of a line. UserError: a gender that is none, a name that several on file share."""
        gender = self._gender(line.cell("gender"))
        post, unit = self._post(line, board_unit)
        told = without_address(line.cell("name"), gender)
        known = self._met(told.name, post, unit)
        honorific, reach = _HONORIFICS.get(told.word, ""), (line.cell("phone"), line.cell("email"))
        doubtful = told.doubtful and known is None
        return Person(told.name, gender, honorific, post, unit, *reach, known, doubtful)

    def _gender(self, words: str) -> str:
        if words and fold(words) not in _GENDERS:
            raise UserError(f"giới tính “{words}” không phải nam hoặc nữ")
        return _GENDERS.get(fold(words), "")

    def _post(self, line: Line, board_unit: int | None) -> tuple[str, int | None]:
        """The post and its unit: named at the end of the post, in a column, else the committee's own."""
        words = line.cell("post").split()
        for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
            unit = self.unit_named(" ".join(words[-length:]))
            if unit is not None:
                return " ".join(words[:-length]).rstrip(" ,"), unit
        return " ".join(words), self.unit_named(line.cell("unit")) or board_unit

    def _met(self, name: str, post: str, unit: int | None) -> Known | None:
        """The one on file with that name at that unit; several are told apart by their posts."""
        named = self._known.get(name_identity(name), [])
        here = [known for known in named if known.unit == unit]
        found = here or [known for known in named if known.unit is None and fold(known.post) == fold(post)]
        if len(found) > 1:
            found = [known for known in found if fold(known.post) == fold(post)]
            if len(found) != 1:
                raise UserError(f"có nhiều người tên “{name}” ở đơn vị này; hãy sửa danh bạ trước")
        return found[0] if found else None


def _on_file(reader: Reader) -> Iterator[Known]:
    model = person_record.Person
    told = (model.gender, model.honorific, model.post, model.unit_id, model.phone, model.email)
    for row in reader.connection.execute(select(model.id, model.name, *told)):
        yield Known(row.id, name_identity(row.name), *row[2:])
