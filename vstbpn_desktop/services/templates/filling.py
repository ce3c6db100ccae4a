"""Filling templates: for one record, for many in one file, for many in a folder of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vstbpn_desktop.documents.names import file_stem
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.word_template.fields import Context
from vstbpn_desktop.queries.personal import NAMING
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services.folders import whole_folder
from vstbpn_desktop.services.templates.catalogue import catalogue
from vstbpn_desktop.services.templates.keeping import ENDING, Template
from vstbpn_desktop.services.templates.values import context

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.exchange.word_template.filling import Filler
    from vstbpn_desktop.exchange.word_template.outline import Content

Tell = Callable[[float | None, str], object]
"""Told how much is done and of what; may raise `Cancelled`."""


def _quiet(fraction: float | None, text: str = "") -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written: the bytes, and the labels of fields that were asked for and empty."""

    content: bytes
    blanks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A filling to be looked at: its words and tables, and the labels of empty fields."""

    content: Content
    blanks: tuple[str, ...]


def fill(app: App, template: Template, data: bytes, row_id: int | None) -> Filled:
    """The template with the data of one record (None: of the committee alone)."""
    with app.reader() as reader:
        told = _context(reader, template, row_id)
        content = _filler(app, data).fill(told)
    _log_leaving(app, template, 1)
    return Filled(content, tuple(told.blanks))


def look(app: App, template: Template, data: bytes, row_id: int | None) -> Looked:
    """What the filling will say, every value marked."""
    from vstbpn_desktop.exchange.word_template.outline import marked, outline

    with app.reader() as reader:
        told = _context(reader, template, row_id)
        content = _filler(app, data, marked).fill(told)
    return Looked(outline(content), tuple(told.blanks))


def fill_together(
    app: App, template: Template, data: bytes, ids: Sequence[int], tell: Tell = _quiet
) -> Filled:
    """One file with the template for each record, each from a new page. UserError where heads, feet or notes
    name the record: they are one for the whole file."""
    if template.shared:
        raise UserError(
            f"Mẫu “{template.name}” có trường ở đầu trang, chân trang hoặc chú thích, cả tệp dùng chung.",
            "Hãy lập mỗi mục một tệp.",
        )
    blanks: dict[str, None] = {}
    with app.reader() as reader:
        contexts = (told for _, told in _contexts(reader, template, ids, blanks, tell))
        content = _filler(app, data).fill_many(contexts)
    _log_leaving(app, template, len(ids))
    return Filled(content, tuple(blanks))


def fill_folder(
    app: App, template: Template, data: bytes, ids: Sequence[int], target: Path, tell: Tell = _quiet
) -> list[Path]:
    """A new folder with a file for each record, named by template and record; all of them or none.

    UserError: the folder is there already, cannot be written.
    """
    taken: dict[str, str] = {}
    filler = _filler(app, data)
    with whole_folder(target) as beside, app.reader() as reader:
        for title, told in _contexts(reader, template, ids, {}, tell):
            name = _distinct(file_stem(f"{template.name} - {title}"), taken)
            (beside / f"{name}{ENDING}").write_bytes(filler.fill(told))
    _log_leaving(app, template, len(ids))
    return [target / f"{name}{ENDING}" for name in taken.values()]


def _log_leaving(app: App, template: Template, count: int) -> None:
    """Papers that are filled for persons leave the program."""
    subject = template.subject
    if subject is not None and subject.id in NAMING:
        app.access.went_out(subject.id, f"Mẫu Word điền cho {subject.plural.lower()}", count, "Word")


def _filler(app: App, data: bytes, mark: Callable[[str], str] | None = None) -> Filler:
    from vstbpn_desktop.exchange.word_template.filling import Filler

    return Filler(data, catalogue(), mark, practice=app.practice)


def _distinct(stem: str, taken: dict[str, str]) -> str:
    """A name that is not taken yet, small letters and capitals as one; it is now."""
    name, number = stem, 2
    while name.casefold() in taken:
        name, number = f"{stem} ({number})", number + 1
    taken[name.casefold()] = name
    return name


def _contexts(
    reader: Reader, template: Template, ids: Sequence[int], blanks: dict[str, None], tell: Tell
) -> Iterator[tuple[str, Context]]:
    """The title of each record and what the template sees of it; what turns out empty goes into `blanks`."""
    for number, row_id in enumerate(ids):
        title = reader.title(template.subject, row_id) if template.subject else ""
        tell(number / len(ids), title)
        told = _context(reader, template, row_id)
        yield title, told
        blanks.update(told.blanks)


def _context(reader: Reader, template: Template, row_id: int | None) -> Context:
    if template.subject is not None and row_id is None:
        label = template.subject.label
        raise UserError(f"Mẫu “{template.name}” điền cho {label}.", f"Hãy chọn {label}.")
    return context(reader, template.subject, row_id)
