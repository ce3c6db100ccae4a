"""A sheet for entering one thing after the other at typing speed, beside a list.

Enter goes to the next field, Ctrl+Enter saves and begins again, Esc closes; leaving asks about what is typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.forms.foot import VERB_KEYS
from ui.messages import Answer
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.panel import scrolled
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.shell.page import Shell

SIDE: Final = 18
"""The inset of a sheet's content."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Leaving(NamedTuple):
    """What is asked when something typed is not saved: a question, the state, three answers."""

    question: str
    state: str
    save: str
    discard: str
    stay: str


class EntrySheet(Card):
    """Subclasses say what is typed (`chain`, `dirty`), save it and clear; `closed` ends the sitting."""

    closed = Signal()

    title: ClassVar[str]
    verb: ClassVar[str]
    leaving: ClassVar[Leaving]

    def __init__(self, shell: Shell) -> None:
        super().__init__(margin=0, spacing=0)
        self.shell = shell
        self.setAccessibleName(self.title)
        self._save = Button(self.verb, icon="check", kind="filled", on_click=self.save)
        self._keys = Text("Ctrl+Enter", "small", "muted")

    @property
    def dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        raise NotImplementedError

    def save(self) -> bool:
        """Write what was typed and make ready for the next; False where something is wrong."""
        raise NotImplementedError

    def clear(self) -> None:
        """Ready for the next."""
        raise NotImplementedError

    def chain(self) -> list[QWidget]:
        """The fields that Enter leads through, in their order."""
        raise NotImplementedError

    def may_leave(self) -> bool:
        """Ask about what was typed and not saved."""
        if not self.dirty:
            return True
        words = self.leaving
        answers = (
            Answer("save", words.save, "filled"),
            Answer("discard", words.discard, "danger"),
            Answer("stay", words.stay),
        )
        key = self.shell.messages.choose(words.question, words.state, answers)
        if key == "discard":
            self.clear()
        return key == "discard" or (key == "save" and self.save())

    def go_on(self, watched: QObject) -> bool:
        """Focus the field after this one, after the last the button; False where Enter is the field's own."""
        chain = self.chain()
        place = next(number for number, widget in enumerate(chain) if widget is watched)
        following = chain[place + 1] if place + 1 < len(chain) else self._save
        following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field; Shift+Enter breaks the line."""
        if isinstance(event, QKeyEvent) and _is_enter(event) and watched in self.chain():
            return self.go_on(watched)
        return super().eventFilter(watched, event)

    def lay_out(
        self, inside: QWidget, *, head: Sequence[QWidget] = (), foot: Sequence[QWidget] = ()
    ) -> QScrollArea:
        """Put the content between the title (`head` below it) and the button (`foot` after it)."""
        inside.setProperty("surface", "clear")
        area = scrolled(inside)
        self.body.addLayout(self._top(head))
        self.body.addWidget(area, 1)
        self.body.addLayout(self._foot(foot))
        return area

    def listen(self, fields: Sequence[QWidget]) -> None:
        """Watch the fields for Enter, and the sheet for the keys that save and close."""
        for field in fields:
            field.installEventFilter(self)
        for keys, call in (*((keys, self.save) for keys in VERB_KEYS), ("Esc", self._close)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _close(self) -> None:
        if self.may_leave():
            self.closed.emit()

    def _top(self, below: Sequence[QWidget]) -> QVBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Text(self.title, "panel-title"), 1)
        row.addWidget(Button(icon="x", kind="icon", tip="Đóng (Esc)", on_click=self._close))
        top = QVBoxLayout()
        top.setContentsMargins(SIDE, 12, 10, 4)
        top.setSpacing(2)
        top.addLayout(row)
        for widget in below:
            top.addWidget(widget)
        return top

    def _foot(self, after: Sequence[QWidget]) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 8, SIDE, 16)
        foot.setSpacing(10)
        for widget in (self._save, self._keys, *after):
            foot.addWidget(widget)
        foot.addStretch(1)
        return foot


def _is_enter(event: QKeyEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and event.key() in _ENTER and event.modifiers() in _PLAIN
