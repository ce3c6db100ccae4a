"""A list of things to switch on and put in order: by mouse, by dragging, by keyboard."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.look import px

_KEY: Final = Qt.ItemDataRole.UserRole
_ROW: Final = 30
_FIXED: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled


class CheckRow(NamedTuple):
    """One line; a `fixed` one cannot be switched off."""

    key: str
    label: str
    checked: bool = True
    fixed: bool = False


class CheckList(QWidget):
    """The list with its two buttons. Space switches, Alt+↑ and Alt+↓ move; `changed` comes after either."""

    changed = Signal()

    def __init__(self, name: str, visible_rows: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = visible_rows
        self.list = _List()
        self.list.setAccessibleName(name)
        self.list.moved.connect(self.move_line)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_: self.changed.emit())
        self.up = Button(icon="chevron-up", kind="icon", tip="Lên (Alt+↑)")
        self.down = Button(icon="chevron-down", kind="icon", tip="Xuống (Alt+↓)")
        self.up.clicked.connect(lambda: self.move_line(-1))
        self.down.clicked.connect(lambda: self.move_line(1))
        self.buttons = QVBoxLayout()
        self.buttons.setSpacing(2)
        for button in (self.up, self.down):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.list, 1)
        row.addLayout(self.buttons)
        self.setFocusProxy(self.list)

    def set_rows(self, rows: Sequence[CheckRow]) -> None:
        """Show these, without a signal."""
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.label)
            item.setData(_KEY, row.key)
            item.setFlags(_FIXED if row.fixed else _FIXED | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if row.checked else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, px(_ROW)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.list.setFixedHeight(px(_ROW) * min(self._most, max(2, len(rows))) + px(10))

    def order(self) -> tuple[str, ...]:
        """All keys as they stand."""
        return tuple(item.data(_KEY) for item in self._items())

    def checked(self) -> tuple[str, ...]:
        """The keys that are on, as they stand."""
        on = (item for item in self._items() if item.checkState() == Qt.CheckState.Checked)
        return tuple(item.data(_KEY) for item in on)

    def move_line(self, by: int) -> None:
        """Move the current line up (-1) or down (1)."""
        row = self.list.currentRow()
        if 0 <= row < self.list.count() and 0 <= row + by < self.list.count():
            self.list.blockSignals(True)
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)
            self.list.blockSignals(False)
            self.changed.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]


class _List(QListWidget):
    """The lines; `moved` carries by how many the current one is to move."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "field")
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the line."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
