"""A list and Excel: out as it is shown, or the chosen rows; in from a file or from copied cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence

from ui.actions import Action
from ui.panels.files import dropped_files
from ui.reports.export import EXCEL, Exporter
from vstbpn_desktop.documents.names import file_stem
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.queries.personal import NAMING
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages.excel_import.order import Clipped, Order
    from ui.runner import Progress
    from ui.shell.page import Page, Shell
    from vstbpn_desktop.app import App


PAGE: Final = "excel-import"
_ENDINGS: Final = (".xlsx", ".xls", ".ods", ".xlsm")


class Listed(NamedTuple):
    """What is to stand in the file: the list, its columns, the chosen rows (None: all), filters in words."""

    request: ListRequest
    fields: Sequence[str]
    ids: Sequence[int] | None = None
    note: str = ""


def export_list(shell: Shell, owner: QWidget, listed: Listed) -> None:
    """Ask where to and write in the background."""
    spec = shell.app.registry[listed.request.record]
    stem = dated_stem(spec.plural, shell.app.today)
    Exporter(shell, owner).save_by(EXCEL, stem, partial(write, shell.app, listed))


def dated_stem(title: str, day: dt.date) -> str:
    """The name that is offered for a file: "Đơn vị 06-07-2020"."""
    return file_stem(f"{title} {format_date(day).replace('/', '-')}")


def write(app: App, listed: Listed, path: Path, progress: Progress) -> None:
    """Write the file; runs away from the window's thread."""
    from vstbpn_desktop.exchange.excel import export_records

    request = listed.request
    export_records(
        app, request.record, path, year=request.year, ids=listed.ids, fields=listed.fields,
        filters=request.filters, words=request.text, order=request.order, descending=request.descending,
        ended=request.ended, as_of=request.as_of, note=listed.note, tell=progress.report,
    )  # fmt: skip


class ExcelDoor(QObject):
    """Lets Excel into a list: by command, by dropping a file on `page`, by pasting copied cells into it.

    `order` says into which list and what is known of it; None while nothing can be taken in.
    """

    def __init__(self, page: Page, order: Callable[[], Order | None]) -> None:
        super().__init__(page)
        self._page = page
        self._order = order
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def commands(self) -> tuple[Action, ...]:
        """The two ways in."""
        return (
            Action("Nhập từ Excel", self.open, "file-input", "menu", writes=True),
            Action("Dán từ Excel\tCtrl+V", self.paste, "clipboard-paste", "menu", writes=True),
        )

    def open(self, source: Path | Clipped | None = None) -> None:
        """Go to the assistant, with a file or cells if they are known."""
        order = None if self._page.refuses() else self._order()
        if order is not None:
            self._page.shell.open(PAGE, replace(order, source=source))

    def paste(self) -> None:
        """Take copied cells, or a copied workbook."""
        from ui.pages.excel_import.order import clipped

        mime = QGuiApplication.clipboard().mimeData()
        if paths := sheet_files(mime):
            self.open(paths[0])
        elif mime.hasHtml() or mime.text().strip():
            self.open(clipped(mime))
        else:
            self._page.shell.say("Bộ nhớ tạm không có ô nào để dán", done=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dropped workbooks, and Ctrl+V where nothing in the page takes it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Paste):
                self.paste()
                return True
        elif isinstance(event, QDropEvent) and (paths := sheet_files(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.open(paths[0])
            return True
        return False


def log_copied(app: App, record: str, count: int) -> None:
    """Rows of persons on the clipboard have left the program."""
    if record in NAMING:
        app.access.went_out(record, app.registry[record].plural, count, "bản sao chép")


def sheet_files(mime: QMimeData) -> list[Path]:
    """The workbooks that were dropped or copied."""
    return [path for path in dropped_files(mime) if path.suffix.lower() in _ENDINGS]
