"""The box `ui.messages` asks with. Nothing else opens it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.growing import Growing, GrowingDialog
from ui.widgets.icons import pixmap
from ui.widgets.look import px
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.messages import Answer

_OTHERS: Final = 220


class MessageBox(GrowingDialog):
    """Icon, title, text, buttons."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, answers: Sequence["Answer"], icon: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ban VSTBPN")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._key = answers[-1].key
        picture = QLabel()
        picture.setPixmap(pixmap(icon, "accent", 28))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(Text(title, "heading", wrap=True))
        if text:
            body = Text(text, wrap=True)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            body.setAlignment(Qt.AlignmentFlag.AlignTop)
            body.setProperty("surface", "clear")
            words.addWidget(Growing(body, _OTHERS))
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(24)
        column.addLayout(top)
        row, usual = self._buttons(answers)
        column.addLayout(row)
        self.setMinimumWidth(px(440))
        # Only now: a button outside of the box can be neither its default nor where the keyboard is.
        usual.setDefault(True)
        usual.setFocus(Qt.FocusReason.TabFocusReason)

    def ask(self) -> str:
        """Show, wait, and give the key."""
        self.exec()
        if (parent := self.parentWidget()) is not None:
            parent.activateWindow()  # not every window manager gives the keyboard back by itself
        self.deleteLater()
        return self._key

    def _buttons(self, answers: Sequence["Answer"]) -> tuple[QHBoxLayout, Button]:
        """The row, and the button that Enter presses: never the one that cannot be taken back."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        made = [
            Button(answer.text, kind=answer.kind, on_click=partial(self._answer, answer.key))
            for answer in answers
        ]
        for button in made:
            row.addWidget(button)
        kinds = [answer.kind for answer in answers]
        return row, made[kinds.index("filled") if "filled" in kinds else -1]

    def _answer(self, key: str) -> None:
        self._key = key
        self.accept()
