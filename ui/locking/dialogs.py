"""Setting a password, and the recovery code that is shown once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.question import Question
from ui.locking.entry import PasswordField
from ui.widgets.button import Button
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vault.keyfile import check_password

_UNEQUAL: Final = "Hai lần gõ khác nhau."


class PasswordDialog(Question):
    """A new password, typed twice; with `old` the present one as well. `given` gets old and new.

    What `given` refuses with a UserError stands beside the fields.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        words: str,
        given: Callable[[str, str], object],
        *,
        old: bool = False,
    ) -> None:
        super().__init__(parent, title, "Đặt mật khẩu")
        self._given = given
        self.old = PasswordField("Mật khẩu đang dùng")
        self.new = PasswordField("Mật khẩu mới")
        self.again = PasswordField("Gõ lại mật khẩu mới")
        self.error = Text("", "small", "late", wrap=True)
        self.error.hide()
        self.fields.addWidget(Text(words, "small", "muted", wrap=True))
        for field in (self.old, self.new, self.again) if old else (self.new, self.again):
            self.fields.addLayout(_labelled(field))
        self.fields.addWidget(self.error)
        (self.old if old else self.new).setFocus()

    def confirm(self) -> None:
        """Hand the passwords over, or say what is wrong with them."""
        try:
            check_password(self.new.text())
            if self.new.text() != self.again.text():
                raise UserError(_UNEQUAL, "Hãy gõ lại.")
        except UserError as error:
            self.say(error)
            return
        self.accept()
        self._given(self.old.text(), self.new.text())

    def say(self, error: UserError) -> None:
        """What is wrong, beside the fields."""
        self.error.setText(str(error))
        self.error.show()
        self.new.setFocus()


class BackupPasswordDialog(Question):
    """The password that a backup was encrypted with; `given` gets it."""

    def __init__(self, parent: QWidget | None, why: UserError, given: Callable[[str], object]) -> None:
        super().__init__(parent, "Bản sao lưu có mật khẩu", "Mở")
        self._given = given
        self.field = PasswordField("Mật khẩu hoặc mã khôi phục lúc sao lưu")
        self.fields.addWidget(Text(str(why), "small", "muted", wrap=True))
        self.fields.addLayout(_labelled(self.field))
        self.field.setFocus()

    def confirm(self) -> None:
        """Try it."""
        if typed := self.field.text():
            self.accept()
            self._given(typed)


class CodeDialog(Question):
    """The recovery code, shown this once: it is printed or written down before the dialog lets go."""

    def __init__(
        self, parent: QWidget | None, code: str, to_print: Callable[[], object], to_keep: Callable[[], object]
    ) -> None:
        super().__init__(parent, "Mã khôi phục", "Xong", cancel="")
        self.code = Text(_in_rows(code), "title")
        self.code.setAccessibleName(f"Mã khôi phục {code}")
        why = (
            "Quên mật khẩu thì chỉ mã này mở được dữ liệu và các bản sao lưu. Mã không lưu trong máy và chỉ "
            "hiện lần này: hãy in ra, cất vào phong bì ở tủ có khoá."
        )
        self.on_paper = QCheckBox("Tôi đã in hoặc chép mã ra giấy")
        self.on_paper.toggled.connect(self.verb.setEnabled)
        self.verb.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Button("In…", icon="printer", on_click=to_print))
        row.addWidget(Button("Lưu PDF…", icon="download", on_click=to_keep))
        row.addStretch(1)
        self.fields.addWidget(Text(why, wrap=True))
        self.fields.addWidget(self.code)
        self.fields.addLayout(row)
        self.fields.addWidget(self.on_paper)

    def confirm(self) -> None:
        """It is on paper."""
        self.accept()

    def reject(self) -> None:
        """It cannot be shown again, so that nothing closes it before it is on paper."""
        if self.on_paper.isChecked():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nor does the cross."""
        if self.on_paper.isChecked():
            super().closeEvent(event)
        else:
            event.ignore()


def _labelled(field: PasswordField) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(Text(field.accessibleName(), "small-strong"))
    column.addWidget(field)
    return column


def _in_rows(code: str) -> str:
    groups = code.split("-")
    half = len(groups) // 2
    return f"{'  '.join(groups[:half])}\n{'  '.join(groups[half:])}"
