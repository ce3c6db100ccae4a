"""What asks to be done, row by row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.icons import pixmap
from ui.widgets.look import Meaning, px
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel

_ROW: Final = 50


class Todo(NamedTuple):
    """One row of the list: icon, what, of what, pill, and the link that goes there."""

    icon: str
    title: str
    detail: str
    pill: str
    meaning: Meaning
    link: str
    call: Callable[[], object]
    writes: bool = False


class TodoRow(QWidget):
    """Icon, title over detail, pill, link."""

    def __init__(self, todo: Todo, link_width: int = 0) -> None:
        super().__init__()
        self.todo = todo
        self._picture = QLabel()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(todo.title, "strong"))
        words.addWidget(ElidedLabel(todo.detail, "small", "muted"))
        words.addStretch(1)
        self.link = Button(todo.link, kind="link", on_click=todo.call, writes=todo.writes)
        self.link.setAccessibleName(f"{todo.link}: {todo.title}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(Pill(todo.pill, todo.meaning))
        row.addWidget(_at_right(self.link, link_width + px(6)))
        self.setFixedHeight(max(px(_ROW), self.sizeHint().height()))
        self.setAccessibleName(f"{todo.title}, {todo.detail}, {todo.pill}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Keep the picture in the present scheme."""
        wanted = pixmap(self.todo.icon, "muted")
        if self._picture.pixmap().cacheKey() != wanted.cacheKey():
            self._picture.setPixmap(wanted)


def rows(todos: list[Todo]) -> list[TodoRow]:
    """The rows with their links under each other; pills end where links begin."""
    links = max((Button(todo.link, kind="link").sizeHint().width() for todo in todos), default=0)
    return [TodoRow(todo, links) for todo in todos]


def _at_right(widget: QWidget, width: int) -> QWidget:
    """The widget at the right end of a place of this width."""
    place = QWidget()
    line = QHBoxLayout(place)
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch(1)
    line.addWidget(widget)
    place.setMinimumWidth(width)
    return place
