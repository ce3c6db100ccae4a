"""Field kinds: how a value is read from words, written to words and to JSON.

A value inside the program is one of: str, int, bool, datetime.date, None, a tuple of str (choices),
a row id (reference), a tuple of row ids (references), a tuple of dicts (rows). Words for references
come from the database, so those kinds leave their lookups to `queries.reading` and `services.saving`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.dates import format_date, parse_date
from vstbpn_desktop.vietnamese.folding import clean, fold

if TYPE_CHECKING:
    from vstbpn_desktop.spec.record import Field

FOREVER = dt.date(9999, 12, 31)
ALWAYS = dt.date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Kind:
    """What all kinds share; `name` is what `fields RECORD` prints."""

    name: ClassVar[str] = ""
    stored: ClassVar[bool] = True

    def parse(self, raw: Any) -> Any:
        """The value of what was typed, pasted or read from JSON; UserError says what is wrong."""
        return raw

    def display(self, value: Any) -> str:
        """The value in words for a table, a panel or a field."""
        return "" if value is None else str(value)

    def to_json(self, value: Any) -> Any:
        """The value as JSON has it."""
        return value


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """One line of text."""

    name: ClassVar[str] = "text"
    max_length: int = 500

    def parse(self, raw: Any) -> str:
        if isinstance(raw, (dict, list, tuple)):
            raise UserError("Cần một dòng chữ.", "Hãy ghi chữ, không ghi danh sách.")
        text = " ".join(clean("" if raw is None else str(raw)).split())
        if len(text) > self.max_length:
            raise UserError(f"Dài {len(text)} ký tự, nhiều hơn {self.max_length}.", "Hãy rút gọn.")
        return text


@dataclass(frozen=True, slots=True)
class LongText(Kind):
    """Text of several lines; line ends are kept."""

    name: ClassVar[str] = "long_text"

    def parse(self, raw: Any) -> str:
        if isinstance(raw, (list, tuple)):
            raw = "\n".join(str(line) for line in raw)
        text = clean("" if raw is None else str(raw))
        return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


@dataclass(frozen=True, slots=True)
class Integer(Kind):
    """A whole number; blank is None, never 0. `unset` is stored for blank where a list must sort it last."""

    name: ClassVar[str] = "integer"
    minimum: int = 0
    maximum: int = 10**12
    unset: int | None = None

    def parse(self, raw: Any) -> int | None:
        if raw is None or raw == "":
            return self.unset
        if isinstance(raw, bool) or not str(raw).replace(".", "").replace(" ", "").lstrip("-").isdigit():
            raise UserError(f"“{raw}” không phải là số nguyên.", "Hãy nhập chữ số, ví dụ 1.250.")
        value = raw if isinstance(raw, int) else int(str(raw).replace(".", "").replace(" ", ""))
        if not self.minimum <= value <= self.maximum:
            raise UserError(f"{value} nằm ngoài khoảng {self.minimum} đến {self.maximum}.", "Hãy xem lại.")
        return value

    def display(self, value: Any) -> str:
        return "" if value is None or value == self.unset else f"{value:,}".replace(",", ".")

    def to_json(self, value: Any) -> Any:
        return None if value == self.unset else value


@dataclass(frozen=True, slots=True)
class Year(Integer):
    """A calendar year: written without the dot of thousands."""

    name: ClassVar[str] = "year"
    minimum: int = 1990
    maximum: int = 2100

    def display(self, value: Any) -> str:
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Date(Kind):
    """A day. With `open_end`, 31/12/9999 stands for no end and shows as nothing.

    `working`: it should be a working day, the form says where it is none. `inclusive` names the field that
    says whether the day itself still counts ("trước ngày" ends on the day before).
    """

    name: ClassVar[str] = "date"
    open_start: bool = False
    open_end: bool = False
    working: bool = False
    inclusive: str = ""

    def parse(self, raw: Any) -> dt.date | None:
        if isinstance(raw, dt.date):
            return raw
        if raw is None or not str(raw).strip():
            return ALWAYS if self.open_start else FOREVER if self.open_end else None
        return parse_date(str(raw), dt.date.today())

    def display(self, value: Any) -> str:
        return "" if value is None or value in (ALWAYS, FOREVER) else format_date(value)

    def to_json(self, value: Any) -> Any:
        return None if value is None or value in (ALWAYS, FOREVER) else value.isoformat()


@dataclass(frozen=True, slots=True)
class YesNo(Kind):
    """Yes or no."""

    name: ClassVar[str] = "yes_no"
    words: ClassVar[dict[str, bool]] = {
        "co": True, "true": True, "1": True, "x": True, "dung": True, "yes": True,
        "khong": False, "false": False, "0": False, "": False, "sai": False, "no": False,
    }  # fmt: skip

    def parse(self, raw: Any) -> bool:
        if isinstance(raw, bool):
            return raw
        word = fold("" if raw is None else str(raw)).strip()
        if word not in self.words:
            raise UserError(f"“{raw}” không phải là có hoặc không.", "Hãy ghi “có” hoặc “không”.")
        return self.words[word]

    def display(self, value: Any) -> str:
        return "có" if value else "không"

    def to_json(self, value: Any) -> Any:
        return bool(value)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the id stored, the words shown, the meaning its pill is coloured by."""

    id: str
    label: str
    meaning: str = "neutral"


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One of a few words. Stored by id; read by id or by its words, accents or not; JSON has the words."""

    name: ClassVar[str] = "choice"
    options: tuple[Option, ...] = ()

    def parse(self, raw: Any) -> str:
        if raw is None or not str(raw).strip():
            return ""
        wanted = fold(str(raw)).strip()
        for option in self.options:
            if str(raw) == option.id or wanted in (fold(option.label), option.id):
                return option.id
        known = ", ".join(option.label for option in self.options)
        raise UserError(f"Không có lựa chọn “{raw}”.", f"Các lựa chọn: {known}.")

    def option(self, value: Any) -> Option | None:
        """The option of a stored id."""
        return next((option for option in self.options if option.id == value), None)

    def display(self, value: Any) -> str:
        option = self.option(value)
        return option.label if option else str(value or "")

    def to_json(self, value: Any) -> Any:
        return self.display(value) or None


@dataclass(frozen=True, slots=True)
class Choices(Choice):
    """Several of a few words; stored as ids joined by commas."""

    name: ClassVar[str] = "choices"

    def parse(self, raw: Any) -> str:
        parts = raw if isinstance(raw, (list, tuple)) else str(raw or "").split(",")
        return ",".join(filter(None, (Choice.parse(self, part) for part in parts)))

    def ids(self, value: Any) -> tuple[str, ...]:
        """The ids in a stored value."""
        return tuple(filter(None, str(value or "").split(",")))

    def display(self, value: Any) -> str:
        return ", ".join(Choice.display(self, part) for part in self.ids(value))

    def to_json(self, value: Any) -> Any:
        return [Choice.display(self, part) for part in self.ids(value)]


@dataclass(frozen=True, slots=True)
class Reference(Kind):
    """Another record; stored in the column `<field>_id`."""

    name: ClassVar[str] = "reference"
    record: str = ""


@dataclass(frozen=True, slots=True)
class AnyReference(Kind):
    """A record of any kind, `unit:385` in JSON; stored as `<field>_record` and `<field>_id`."""

    name: ClassVar[str] = "any_reference"


@dataclass(frozen=True, slots=True)
class References(Kind):
    """Several records of one kind through a link table with the columns `parent` and `target`."""

    name: ClassVar[str] = "references"
    stored: ClassVar[bool] = False
    record: str = ""
    model: Any = None
    parent: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Rows(Kind):
    """Rows that belong to the record, in a table of their own; replaced as a whole, matched by position.

    `order` names the columns they are read by; `constant` marks rows of one field where two share a table;
    `shorthand` is the row field that a bare word in JSON stands for.
    """

    name: ClassVar[str] = "rows"
    stored: ClassVar[bool] = False
    model: Any = None
    parent: str = ""
    fields: tuple[Field, ...] = ()
    order: tuple[str, ...] = ("position",)
    constant: tuple[tuple[str, str], ...] = ()
    shorthand: str = ""

    def field(self, field_id: str) -> Field:
        """The row field of that id."""
        return next(f for f in self.fields if f.id == field_id)


@dataclass(frozen=True, slots=True)
class Bodies(Rows):
    """Bodies that lead or cooperate: a unit where it is one, else its name; JSON has a list of words."""

    name: ClassVar[str] = "bodies"
