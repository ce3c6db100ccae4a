"""Choosing one of many by typing any part of it, safe for UniKey: nothing is completed inside the field."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.field import PAUSE_MS, Field, SearchField
from ui.widgets.look import px
from ui.widgets.popup import PopupList, PopupRow

__all__ = ["PAUSE_MS", "Choice", "ChoiceField", "Field", "SearchField", "plain_fold"]


def plain_fold(text: str) -> str:
    """Lower case without accents, đ as d: enough to find a choice by typing without Vietnamese keys."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


class Choice(NamedTuple):
    """One choice: what it gives, its words, a grey addition, further words it is found by."""

    key: object
    label: str
    detail: str = ""
    also: str = ""


class ChoiceField(Field):
    """One of many: type any part of the words, with or without accents, and pick from the list below.

    `changed` carries the key, None when emptied. What is typed but not picked is taken when the field is left
    if it names exactly one choice, else the last choice comes back.
    """

    changed = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        *,
        fold: Callable[[str], str] = plain_fold,
        optional: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fold = fold
        self._optional = optional
        self._chosen: Choice | None = None
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._offer)
        self.add_icon("chevron-down", tip="Mở danh sách", call=self.open_all)
        self._popup = PopupList(self)
        self._popup.picked.connect(self._take)
        self.textEdited.connect(lambda: self._timer.start())
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; the present value stays if it is still among them."""
        self._choices = tuple(choices)
        self._folded = tuple(self._fold(f"{c.label} {c.detail} {c.also}") for c in choices)
        if self._chosen is not None:
            self.set_value(self._chosen.key)

    def value(self) -> object:
        """The key of the present choice, None for none."""
        return self._chosen.key if self._chosen else None

    def set_value(self, key: object) -> None:
        """Show a choice without a signal; an unknown key shows none."""
        self._chosen = next((c for c in self._choices if c.key == key), None) if key is not None else None
        self.setText(self._chosen.label if self._chosen else "")
        self.setCursorPosition(0)

    @property
    def is_open(self) -> bool:
        """Whether the list is open."""
        return self._popup.isVisible()

    def open_all(self) -> None:
        """Open the whole list with the present choice marked."""
        self.setFocus()
        self._list(self._choices)
        self._popup.mark(self.value())

    def matching(self, text: str) -> list[Choice]:
        """The choices that hold every typed word, those that begin with the text first."""
        words = self._fold(text).split()
        pairs = zip(self._choices, self._folded, strict=True)
        found = [choice for choice, folded in pairs if all(word in folded for word in words)]
        start = self._fold(text)
        return sorted(found, key=lambda c: not self._fold(c.label).startswith(start))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and F4 open the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_all()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list, as in a drop-down."""
        super().mousePressEvent(event)
        if not self._popup.isVisible() and event.button() == Qt.MouseButton.LeftButton:
            self.open_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take or give back what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def _offer(self) -> None:
        if self.hasFocus() or self._popup.isVisible():
            self._list(self.matching(self.text()))

    def _list(self, choices: Sequence[Choice]) -> None:
        rows = [PopupRow(c.label, c.detail, c.key) for c in choices]
        self._popup.show_rows(rows or [PopupRow("Không có lựa chọn nào khớp", heading=True)])

    def _settle(self) -> None:
        self._timer.stop()
        typed = self.text().strip()
        if typed == (self._chosen.label if self._chosen else ""):
            return
        if not typed and self._optional:
            self._take(None)
            return
        found = self.matching(typed) if typed else []
        exact = [c for c in found if self._fold(c.label) == self._fold(typed)] or found
        self._take(exact[0].key if len(exact) == 1 else self.value())

    def _take(self, key: object) -> None:
        before = self.value()
        self._timer.stop()
        self.set_value(key)
        if key != before:
            self.changed.emit(key)

    def sizeHint(self) -> QSize:
        """Wide enough for a short name."""
        return QSize(px(220), super().sizeHint().height())
