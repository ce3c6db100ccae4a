"""What is wrong with a template that was to be added: each tag, its place, the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import divider
from ui.widgets.flow import clear
from ui.widgets.panel import scrolled
from ui.widgets.text import Text
from vstbpn_desktop.services.templates import BrokenTemplate


class ProblemList(QWidget):
    """The tags to be mended in Word. `again` asks to look at the file anew, `closed` to leave it."""

    again = Signal()
    closed = Signal()

    def __init__(self, open_file: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.words: list[str] = []
        self._open_file = open_file
        self.title = Text("", "heading", wrap=True)
        self.retry = Button("Kiểm tra lại", icon="refresh-cw", kind="filled", on_click=self.again.emit)
        self._list = QVBoxLayout()
        self._lay_out()

    def show_problems(self, path: Path, error: BrokenTemplate) -> None:
        """Show what is wrong with a file."""
        self.path = path
        count = len(error.problems)
        self.title.setText(f"{path.name}: {count} chỗ chưa dùng được")
        clear(self._list)
        self.words = [str(problem) for problem in error.problems]
        for problem in error.problems:
            place = problem.place[:1].upper() + problem.place[1:]
            self._add(" · ".join(filter(None, (place, problem.tag))) or path.name, problem.what, problem.todo)
        self._list.addStretch(1)

    def _add(self, head: str, what: str, todo: str) -> None:
        self._list.addWidget(divider())
        self._list.addWidget(Text(head, "strong", wrap=True))
        self._list.addWidget(Text(what, "body", "late", wrap=True))
        if todo:
            self._list.addWidget(Text(todo, "body", "muted", wrap=True))

    def _open(self) -> None:
        if self.path is not None:
            self._open_file(self.path)

    def _lay_out(self) -> None:
        about = "Mẫu chưa được thêm. Hãy mở tệp trong Word, sửa các chỗ dưới đây, lưu rồi bấm Kiểm tra lại."
        inside = QWidget()
        inside.setProperty("surface", "clear")
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.retry)
        buttons.addWidget(Button("Mở tệp trong Word", icon="external-link", on_click=self._open))
        buttons.addStretch(1)
        buttons.addWidget(Button("Thôi, không thêm", kind="link", on_click=self.closed.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(Text(about, "body", "muted", wrap=True))
        column.addWidget(scrolled(inside), 1)
        column.addLayout(buttons)
