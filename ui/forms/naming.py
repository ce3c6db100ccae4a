"""The small question for a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.forms.foot import foot
from ui.widgets.button import Button
from ui.widgets.fields import Field
from ui.widgets.look import px
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError


class NameDialog(QDialog):
    """Asks for a name. `given` gets it; the words of a UserError it raises stand below the field."""

    def __init__(
        self, parent: QWidget | None, title: str, verb: str, given: Callable[[str], object], name: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(420))
        self._given = given
        self.name = Field()
        self.name.setAccessibleName("Tên")
        self.name.setText(name)
        self.name.selectAll()
        self.error = Text("", "small", "late", wrap=True)
        self.error.hide()
        self._lay_out(title, verb)
        self.name.setFocus()

    def _lay_out(self, title: str, verb: str) -> None:
        confirm = Button(verb, kind="filled", on_click=self.confirm)
        confirm.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(Text(title, "heading", wrap=True))
        column.addSpacing(4)
        column.addWidget(Text("Tên", "small-strong"))
        column.addWidget(self.name)
        column.addWidget(self.error)
        column.addSpacing(12)
        column.addLayout(foot(self, confirm))

    def confirm(self) -> None:
        """Take the name, or say what is wrong with it."""
        try:
            self._given(self.name.text())
        except UserError as error:
            self.error.setText(str(error))
            self.error.show()
            self.name.set_invalid(True)
            self.name.setFocus()
            return
        self.accept()
