"""A line of free text below which what was written before is offered; nothing is completed inside it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.field import PAUSE_MS, Field
from ui.widgets.fields import plain_fold
from ui.widgets.popup import PopupList, PopupRow

_MOST: Final = 8


class SuggestField(Field):
    """Offers known words that hold what was typed; Down and Enter, or a click, take one."""

    def __init__(self, words: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[tuple[str, str], ...] = ()
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._offer)
        self._popup = PopupList(self)
        self._popup.picked.connect(self._take)
        self.textEdited.connect(lambda _: self._timer.start())
        self.set_words(words)

    def set_words(self, words: Sequence[str]) -> None:
        """What is offered, the most likely first."""
        self._known = tuple((word, plain_fold(word)) for word in words)

    def matching(self, text: str) -> list[str]:
        """The known words that hold every typed word, but not the text itself."""
        typed = plain_fold(text)
        parts = typed.split()
        found = (word for word, folded in self._known if all(part in folded for part in parts))
        return [word for word in found if word != text.strip()][:_MOST]

    @property
    def picking(self) -> bool:
        """Whether Enter now takes what is marked in the list."""
        return self._popup.isVisible() and self._popup.current() is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and F4 open the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self._list()
            return
        super().keyPressEvent(event)

    def _offer(self) -> None:
        if self.hasFocus() and self.text().strip():
            self._list()

    def _list(self) -> None:
        rows = [PopupRow(word, key=word) for word in self.matching(self.text())]
        self._popup.show_rows(rows, first=False)

    def _take(self, word: object) -> None:
        self._timer.stop()
        self.setText(str(word))
        self.editingFinished.emit()
