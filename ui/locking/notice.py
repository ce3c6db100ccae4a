"""What stands in the middle of the window, or covers it, while the data wait for their password."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.locking.entry import PasswordEntry
from ui.widgets.button import Button
from ui.widgets.icons import pixmap
from ui.widgets.text import Text

_ICON: Final = 40


class LockNotice(QWidget):
    """A lock, why it is there, the field, and the way out."""

    def __init__(self, title: str, words: str, entry: PasswordEntry, close: Callable[[], object]) -> None:
        super().__init__()
        self.entry = entry
        self.close_button = Button("Đóng chương trình", kind="link", on_click=close)
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._picture)
        for said in (Text(title, "heading"), Text(words, "body", "muted", wrap=True)):
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(said)
        column.addSpacing(8)
        for widget in (entry, self.close_button):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(3)
        self.setFocusProxy(entry)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """The lock in the colour of the scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(pixmap("lock", "muted", _ICON))


class LockCover(QDialog):
    """Covers the window and takes every key until the password is given; its cross closes the program."""

    def __init__(self, window: QWidget, notice: LockNotice, close: Callable[[], object]) -> None:
        super().__init__(window, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setWindowTitle("Đã khoá")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._close_program = close
        self.notice = notice
        column = QVBoxLayout(self)
        column.addWidget(notice)
        self.setGeometry(window.geometry())
        notice.setFocus()

    def reject(self) -> None:
        """Escape opens nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only the whole program can be closed."""
        event.ignore()
        self._close_program()
