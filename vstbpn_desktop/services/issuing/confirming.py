"""What a document uses that is still to be confirmed, and the units it names (rules: Starters, Units).

Of a Word file that was taken back its own text counts, since the officer may have changed what it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from vstbpn_desktop.documents.model import Bullets, Paragraph, plain, runs
from vstbpn_desktop.documents.reports.parts import END
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.citing import Act, read_library
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.library_entry import SPEC as LIBRARY
from vstbpn_desktop.records.profile import SPEC as PROFILE
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit import Unit, UnitName
from vstbpn_desktop.services import attachments
from vstbpn_desktop.services.citing import read_free
from vstbpn_desktop.services.issuing import drafts, snapshot
from vstbpn_desktop.services.making import Made
from vstbpn_desktop.services.profiles import profile_id
from vstbpn_desktop.vietnamese.folding import exact
from vstbpn_desktop.vietnamese.symbols import find_symbols

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

SHORTEST = 6
"""A name of fewer letters is met by chance ("Sở")."""
MOST_NAMED = 8
_OPEN = re.compile(r"(?<![\w…])…(?![\w…])")
_MOST_SHOWN = 90


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """One value to be confirmed: the record that holds it ("" and None: a place left open in the text), its
    name, and what is to be checked of it.
    """

    record: str
    id: int | None
    title: str
    what: str

    def __str__(self) -> str:
        return f"{self.title} ({self.what})" if self.what else self.title


class NeedsConfirming(UserError):
    """A document that cannot be issued before values in it are confirmed; `items` names them."""

    def __init__(self, title: str, items: tuple[Unconfirmed, ...]) -> None:
        more = len(items) - MOST_NAMED
        listed = "; ".join(map(str, items[:MOST_NAMED])) + (f"; và {more} điều nữa" if more > 0 else "")
        super().__init__(
            f"Chưa phát hành được “{title}”: còn {len(items)} điều cần xác nhận: {listed}.",
            "Hãy đối chiếu rồi bỏ dấu “cần xác nhận” ở từng mục, hoặc xác nhận khi phát hành (--confirm).",
        )
        self.items = items


def found_in(reader: Reader, text: str, made: Made | None) -> tuple[Unconfirmed, ...]:
    """What has to be confirmed of a text; `made` is the paper marked as a draft, where it is made here."""
    items = [*_profile(reader, made), *_units(reader, text), *_acts(reader, text)]
    if made is not None:
        known = exact(" ".join([made.document.author, *map(str, items)]))
        items += [item for item in _marked(made, text) if exact(item.title) not in known]
        items += _open_places(made, text)
    return tuple(dict.fromkeys(items))


def text_of(app: App, draft: drafts.Draft, made: Made | None) -> str:
    """What a draft says: the Word file of record where one was taken back, else the paper as composed."""
    if draft.word is not None:
        content = attachments.content(app.folder, draft.word.sha256)
        return read_free(content, draft.word.name).text
    return "\n".join(snapshot.words_in(made.document.blocks)) if made else ""


def units_named(reader: Reader, text: str) -> tuple[int, ...]:
    """The units that a text names, by any name they ever bore."""
    said = exact(text)
    columns = (
        UnitName.unit_id,
        UnitName.name,
        UnitName.full_name,
        UnitName.short_name,
        UnitName.addressing_name,
    )
    rows = reader.connection.execute(select(*columns)).all()
    named = {
        unit_id
        for unit_id, *names in rows
        if any(len(name) >= SHORTEST and exact(name) in said for name in names)
    }
    return tuple(sorted(named))


def _profile(reader: Reader, made: Made | None) -> Iterator[Unconfirmed]:
    """Every paper made here bears the committee's name, place and signer."""
    day = made.document.dated if made and made.document.dated else reader.as_of
    found = profile_id(reader, day) if made else None
    values = reader.values(PROFILE, found) if found else {}
    if values.get("unconfirmed"):
        yield Unconfirmed(PROFILE.id, found, "Hồ sơ Ban", values["unconfirmed"])


def _units(reader: Reader, text: str) -> Iterator[Unconfirmed]:
    doubtful = dict(
        reader.connection.execute(select(Unit.id, Unit.unconfirmed).where(Unit.unconfirmed != "")).all()
    )
    for unit_id in units_named(reader, text) if doubtful else ():
        if unit_id in doubtful:
            yield Unconfirmed(UNIT.id, unit_id, reader.title(UNIT, unit_id), doubtful[unit_id])


def _acts(reader: Reader, text: str) -> Iterator[Unconfirmed]:
    """Acts cited by symbol or, of laws, by name, whose library entry is still to be confirmed."""
    library, said = read_library(reader), exact(text)
    cited = [act for symbol in find_symbols(text) for act in library.of(symbol)]
    cited += [act for act in library.laws if exact(act.name) in said and not _other(act, library.laws)]
    for act in cited:
        if not act.is_confirmed:
            yield Unconfirmed(
                LIBRARY.id, act.id, f"{act.name} {act.symbol if act.is_law else ''}".strip(), "thư viện"
            )


def _other(act: Act, laws: tuple[Act, ...]) -> bool:
    """Whether a confirmed law of the same name stands in the library, which a name alone may mean."""
    return any(one.is_confirmed and exact(one.name) == exact(act.name) for one in laws)


def _marked(made: Made, text: str) -> Iterator[Unconfirmed]:
    """What the draft marks, as far as the text still says it: places left open, figures without a source."""
    said = exact(text)
    for run in snapshot.runs_in(made.document.blocks):
        words = " ".join(run.text.removesuffix(END).split())
        if run.highlight and words and exact(words) in said:
            yield Unconfirmed("", None, words, "chỗ tô vàng trong dự thảo")


def _open_places(made: Made, text: str) -> Iterator[Unconfirmed]:
    """Sentences of the body that still hold a place to be filled in ("Tại …: đã viết “…”")."""
    said = exact(text)
    for block in made.document.blocks:
        lines = (block.text,) if isinstance(block, Paragraph) else ()
        for line in (*lines, *(block.items if isinstance(block, Bullets) else ())):
            words = " ".join(plain(line).split())
            marked = any(run.highlight for run in runs(line))
            if not marked and _OPEN.search(words) and exact(words) in said:
                yield Unconfirmed("", None, words[:_MOST_SHOWN], "chỗ còn để trống")
