"""Out of the program: a document that is being made goes into a file or onto paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.reports import composing, printing
from ui.reports.composing import Composed, Request
from ui.reports.export import Exporter, FileKind
from ui.shell.page import Shell
from vstbpn_desktop.services import as_before

if TYPE_CHECKING:
    from ui.runner import Progress


class Output:
    """Saves and prints what is made. `owner` is the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self._shell = shell
        self._owner = owner
        self._exporter = Exporter(shell, owner)
        self.ask_printer: printing.AskPrinter = printing.ask_printer

    def save(self, kind: FileKind, request: Request, stem: str) -> None:
        """Ask where to, then make the document and write its file."""
        render = partial(composing.rendered, self._shell.app, request, kind.ending)
        self._exporter.save(kind, stem, render)

    def compose(self, request: Request, then: Callable[[Composed], None]) -> None:
        """Make the pages, told at the bottom as they are waited for."""
        app = self._shell.app
        self._shell.runner.run(
            "Dựng trang", lambda _: composing.compose(app, request), then, owner=self._owner
        )

    def print_pages(self, composed: Composed, request: Request, pages: int) -> None:
        """Ask for a printer and print the pages; what was chosen is remembered with its year."""
        title = composed.made.document.title
        printer = self.ask_printer(self._owner.window(), pages, title)
        if printer is None:
            return

        def done(sheets: int) -> None:
            self._shell.say(f"Đã gửi {sheets} trang “{title}” tới máy in")

        def work(progress: Progress) -> int:
            sheets = printing.print_pages(composed.pdf, printer, progress)
            as_before.remember(self._shell.app, request.spec, composed.period.year, request.given)
            return sheets

        self._shell.runner.run(f"In {title}", work, done, owner=self._owner)
