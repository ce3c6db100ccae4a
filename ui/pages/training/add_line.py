"""The line below a roster that adds people one after another: name, gender, post, unit, Enter."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.reference import ReferenceField
from ui.widgets.button import Button
from ui.widgets.fields import Choice, ChoiceField, Field
from ui.widgets.look import px
from ui.widgets.text import ElidedLabel
from vstbpn_desktop.records.person import GENDERS
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.names import told_gender

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AddLine(QWidget):
    """Types people into a roster. `given` carries the values of a participant; then the next can be typed.

    The gender is proposed by the middle name and can be seen and changed before Enter.
    """

    given = Signal(dict)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.name, self.post = Field(), Field()
        self.gender = ChoiceField([Choice(g.id, g.label) for g in GENDERS], fold=fold)
        self.unit = ReferenceField("unit", context, free=True)
        self.said = ElidedLabel("", "small", "muted")
        self._lay_out()
        self.name.editingFinished.connect(self._propose_gender)
        self.unit.named.connect(self._take_workplace)
        self.unit.entered.connect(self.add)
        self.unit.returnPressed.connect(self.add)
        for field in (self.name, self.gender, self.post):
            field.installEventFilter(self)

    @property
    def dirty(self) -> bool:
        """Whether someone is typed who is not on the list yet."""
        return bool(self.name.text().strip())

    def add(self) -> bool:
        """Give what was typed and make ready for the next; False without a name."""
        if not self.dirty:
            self.name.setFocus()
            return False
        self._propose_gender()
        values: dict[str, Any] = {
            "name": " ".join(self.name.text().split()),
            "gender": self.gender.value() or "",
            "post": " ".join(self.post.text().split()),
            "unit": self.unit.value(),
            "workplace": "" if self.unit.value() else " ".join(self.unit.text().split()),
        }
        self.clear()
        self.name.setFocus()
        self.given.emit(values)
        return True

    def clear(self) -> None:
        """Ready for the next."""
        for field in (self.name, self.post):
            field.clear()
        self.gender.set_value(None)
        self.unit.set_value(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds, from any field."""
        enter = (
            event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER
        )
        if enter and not self.gender.is_open:
            self.add()
            return True
        return super().eventFilter(watched, event)

    def _propose_gender(self) -> None:
        if self.gender.value() is None:
            self.gender.set_value(told_gender(self.name.text()) or None)

    def _take_workplace(self, words: str) -> None:
        """Words that are no unit on file say where the person works."""
        self.unit.set_value(None)
        self.unit.setText(words)

    def _lay_out(self) -> None:
        told = (
            (self.name, "Họ và tên", 6), (self.gender, "Nam, nữ", 2), (self.post, "Chức vụ", 5),
            (self.unit, "Đơn vị, hoặc nơi công tác", 6),
        )  # fmt: skip
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, words, share in told:
            field.setPlaceholderText(words)
            field.setAccessibleName(f"Học viên mới: {words.lower()}")
            field.setMinimumWidth(px(84))
            row.addWidget(field, share)
        row.addWidget(Button("Thêm", icon="plus", tip="Enter", on_click=self.add))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.said)
        self.said.hide()

    def say(self, words: str) -> None:
        """What is to be known of the last one who was added."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
