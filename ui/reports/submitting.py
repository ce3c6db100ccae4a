"""Trình ký: the paper with number and date left blank, printed or saved as Word, and its state."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.messages import Answer
from ui.reports import printing
from ui.reports.export import WORD, Exporter
from ui.reports.images import open_pdf
from ui.shell.page import Shell
from vstbpn_desktop.documents.names import file_stem
from vstbpn_desktop.records.document import SUBMITTED
from vstbpn_desktop.services.issuing import drafts
from vstbpn_desktop.services.making import rendered

if TYPE_CHECKING:
    from ui.runner import Progress
    from vstbpn_desktop.app import App

PRINT, SAVE, ONLY = "print", "word", "only"
_WAYS: Final = (
    Answer(PRINT, "In để trình", "filled"),
    Answer(SAVE, "Lưu tệp Word"),
    Answer(ONLY, "Chỉ ghi đã trình"),
    Answer("no", "Thôi"),
)
_ABOUT: Final = "Số và ngày để trống, văn thư ghi sau khi ký. Văn bản chuyển sang “trình ký”."


class _Paper(NamedTuple):
    """The pages to be signed."""

    title: str
    pdf: bytes


class Submitting(QObject):
    """Submits drafts. `owner` is the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        super().__init__(owner)
        self._shell = shell
        self._owner = owner
        self.ask_printer: printing.AskPrinter = printing.ask_printer

    def submit(self, document_id: int, title: str, *, made_here: bool = True) -> None:
        """Ask how the paper goes to be signed. What is no paper of the shelf is printed from Word itself."""
        if not made_here:
            self._mark(document_id)
            return
        way = self._shell.messages.choose("Trình ký", _ABOUT, _WAYS, "send")
        if way == PRINT:
            compose = partial(_paper, self._shell.app, document_id)
            then = partial(self._print, document_id)
            self._shell.runner.run("Dựng trang", lambda _: compose(), then, owner=self._owner)
        elif way == SAVE:
            self._save(document_id, title)
        elif way == ONLY:
            self._mark(document_id)

    def _print(self, document_id: int, paper: _Paper) -> None:
        document = open_pdf(paper.pdf, self)
        pages = document.pageCount()
        document.deleteLater()
        printer = self.ask_printer(self._owner.window(), pages, paper.title)
        if printer is None:
            return

        def work(progress: Progress) -> int:
            return printing.PrintJob(paper.pdf, printer).run(progress)

        def done(sheets: int) -> None:
            self._shell.say(f"Đã gửi {sheets} trang “{paper.title}” tới máy in để trình ký")
            self._mark(document_id)

        self._shell.runner.run(f"In {paper.title}", work, done, owner=self._owner)

    def _save(self, document_id: int, title: str) -> None:
        app = self._shell.app

        def write(path: Path, _: Progress) -> None:
            from vstbpn_desktop.documents.render import save

            save(rendered(drafts.compose(app, document_id, draft=False).document, WORD.ending), path)
            drafts.set_state(app, [document_id], SUBMITTED)

        Exporter(self._shell, self._owner).save_by(WORD, file_stem(title), write)

    def _mark(self, document_id: int) -> None:
        app = self._shell.app
        self._shell.runner.run(
            "Trình ký", lambda _: drafts.set_state(app, [document_id], SUBMITTED), lambda _: None,
            owner=self._owner,
        )  # fmt: skip


def _paper(app: App, document_id: int) -> _Paper:
    document = drafts.compose(app, document_id, draft=False).document
    return _Paper(document.title, rendered(document, ".pdf"))
