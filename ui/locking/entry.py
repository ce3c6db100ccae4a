"""A field for the password, its button and what was wrong; guesses are made in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.look import px
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError

if TYPE_CHECKING:
    from ui.runner import Runner
    from vstbpn_desktop.vault import Unlocked

PASSWORD: Final = "Mật khẩu"
_WIDTH: Final = 360


class PasswordField(Field):
    """What is typed is not shown."""

    def __init__(self, name: str = PASSWORD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)


class PasswordEntry(QWidget):
    """Opens the key file of a data folder; `opened` gets what it gave. `waits`: False while one is tried."""

    waits = Signal(bool)

    def __init__(self, root: Path, runner: Runner, opened: Callable[[Unlocked], object]) -> None:
        super().__init__()
        self._root = root
        self._runner = runner
        self._opened = opened
        self.field = PasswordField()
        self.field.setPlaceholderText("Mật khẩu hoặc mã khôi phục")
        self.field.setFixedWidth(px(_WIDTH))
        self.button = Button("Mở", kind="filled", on_click=self.enter)
        self.error = Text("", "small", "late", wrap=True)
        self.error.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.field)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.error)
        self.field.returnPressed.connect(self.enter)
        self.setFocusProxy(self.field)

    def enter(self) -> None:
        """Try what was typed."""
        root, typed = self._root, self.field.text()
        if not typed or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        self.waits.emit(False)
        self._runner.latest("password", lambda: _tried(root, typed), self._told, owner=self)

    def _told(self, found: Unlocked | UserError) -> None:
        self.button.setEnabled(True)
        self.field.clear()
        self.field.set_invalid(False)
        self.error.hide()
        if isinstance(found, UserError):
            self.refuse(str(found))
        else:
            self._opened(found)

    def refuse(self, words: str) -> None:
        """Say why not, and wait for another."""
        self.waits.emit(True)
        self.field.set_invalid(True)
        self.error.setText(words)
        self.error.show()
        self.field.setFocus()


def _tried(root: Path, typed: str) -> Unlocked | UserError:
    from vstbpn_desktop.vault import KeyFile

    try:
        file = KeyFile.read(root)
        if file is None:
            return UserError("Dữ liệu không còn mật khẩu.", "Hãy mở lại chương trình.")
        return file.unlock_by_any(typed)
    except UserError as error:
        return error
