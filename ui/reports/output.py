"""Out of the program: a document that is being made goes into a file or onto paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.reports import composing, printing
from ui.reports.composing import Composed, Request
from ui.reports.export import Exporter, FileKind, open_path
from ui.shell.page import Shell
from vstbpn_desktop.services import as_before, making
from vstbpn_desktop.services.sending import LIST

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
        app = self._shell.app

        def write(path: Path, progress: Progress) -> None:
            from vstbpn_desktop.documents.render import save

            told = partial(progress.report, text=f"Đang lập {path.name}…")
            save(composing.rendered(app, request, kind.ending, told), path)

        self._exporter.save_by(kind, stem, write)

    def save_apart(self, kind: FileKind, request: Request) -> None:
        """Ask for a folder, then write a file for each addressee into a new one in it."""
        folder = self._shell.messages.folder("Chọn nơi đặt thư mục chứa các tệp")
        if folder is None:
            return
        app = self._shell.app

        def work(progress: Progress) -> Path:
            told = partial(progress.report, text=f"Mỗi nơi một tệp {kind.name}…")
            return composing.sent_apart(app, request, folder, kind.ending, told)

        def done(made: Path) -> None:
            count = sum(file.suffix == kind.ending for file in made.iterdir())
            words = f"Đã lập {count} tệp {kind.name} và {LIST} trong “{made.name}”"
            self._shell.say(words, (("Mở thư mục", partial(open_path, made)),))

        self._shell.runner.run(f"Lập các tệp {kind.name}", work, done, owner=self._owner)

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

        job = printing.PrintJob(composed.pdf, printer)

        def stopped() -> None:
            self._shell.say(f"Đã dừng in “{title}”: {job.sent}/{job.total} trang đã tới máy in")

        def work(progress: Progress) -> int:
            sheets = job.run(progress)
            making.log_leaving(self._shell.app, composed.made, "")
            as_before.remember(self._shell.app, request.spec, composed.period.year, request.given)
            return sheets

        self._shell.runner.run(f"In {title}", work, done, stopped=stopped, owner=self._owner)
