"""What is to be imported: into which list, from where, and what the list says by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QMimeData

from ui.tables.clipboard import pasted_rows
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import NO_HEADINGS, Book, How, names_fields, pasted, read_book
from vstbpn_desktop.exchange.excel.converting import letter

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


class Clipped(NamedTuple):
    """What the clipboard held: a table as HTML, and as lines of text."""

    html: str
    text: str


@dataclass(frozen=True)
class Order:
    """An import that was asked for.

    `page` is the page that asked, `fields` are the columns it shows, in their order ("" where one is no
    field), `given` the values that its filters give new records. Without a `source` it is still to be chosen.
    """

    record: str
    page: str
    source: Path | Clipped | None = None
    fields: Sequence[str] = ()
    given: Mapping[str, Any] = field(default_factory=dict)


def clipped(mime: QMimeData) -> Clipped:
    """The table that the clipboard holds, unread."""
    return Clipped(mime.html() if mime.hasHtml() else "", mime.text() if mime.hasText() else "")


def read(app: App, order: Order) -> tuple[Book, How]:
    """Read the source; runs away from the window's thread. UserError where it is none."""
    if isinstance(order.source, Path):
        return read_book(order.source), How(mapping={}, given=order.given)
    assert order.source is not None
    rows = pasted_rows(*order.source)
    if not rows:
        raise UserError("Bộ nhớ tạm không có ô nào để dán.", "Hãy chép các ô trong Excel rồi dán lại.")
    if names_fields(app, order.record, rows[0]):
        return pasted(rows), How(mapping={}, given=order.given)
    mapping = {letter(at): name or None for at, name in enumerate(order.fields)}
    return pasted(rows), How(head=NO_HEADINGS, mapping=mapping, given=order.given)
