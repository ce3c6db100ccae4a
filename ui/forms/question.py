"""A small question in a window of its own: fields, the verb, a way out."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.foot import foot
from ui.forms.over import stand_over
from ui.widgets.button import Button
from ui.widgets.growing import GrowingDialog
from ui.widgets.look import px
from ui.widgets.text import Text


class Question(GrowingDialog):
    """A title, fields below each other, the verb and a way out. Subclasses fill `fields` and `confirm`."""

    def __init__(self, parent: QWidget | None, title: str, verb: str, cancel: str = "Huỷ bỏ") -> None:
        super().__init__(parent)
        stand_over(self, parent, title)
        self.setMinimumWidth(px(460))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(14)
        self.verb = Button(verb, kind="filled", tip="Ctrl+Enter", on_click=self._try)
        self.verb.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(Text(title, "heading", wrap=True))
        column.addLayout(self.fields)
        column.addSpacing(8)
        column.addLayout(foot(self, self.verb, cancel=cancel))

    def confirm(self) -> None:
        """Take what was entered, or say beside its field what is wrong."""
        raise NotImplementedError

    def _try(self) -> None:
        self.confirm()
        if self.isVisible():
            self.adjustSize()  # words of an error need room
