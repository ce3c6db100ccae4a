"""The units a task was given to: a list with their pills, filtered by how they stand and by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.pages.programme.standing import ALL, heap_of, heaps, unit_detail, unit_word
from ui.widgets.button import Button
from ui.widgets.fields import SearchField
from ui.widgets.look import colours, font, px
from ui.widgets.paint import paint_pill, paint_text, pill_size
from vstbpn_desktop.queries.programme_view import UnitState
from vstbpn_desktop.vietnamese.folding import fold

UNIT: Final = int(Qt.ItemDataRole.UserRole) + 1
PILL: Final = int(Qt.ItemDataRole.UserRole) + 2

_ROW: Final = 46
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole
_Select = QItemSelectionModel.SelectionFlag
Index = QModelIndex | QPersistentModelIndex


class UnitModel(QAbstractListModel):
    """The units of one task that pass the filter, in the order of official lists."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = dt.date.min
        self.units: tuple[UnitState, ...] = ()

    def show(self, units: Sequence[UnitState], today: dt.date) -> None:
        """Show these as of a day; the same units in the same places only get new words."""
        fresh, self.today = tuple(units), today
        if [unit.state.id for unit in fresh] == [unit.state.id for unit in self.units]:
            self.units = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self.units = fresh
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many units."""
        return 0 if parent.isValid() else len(self.units)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Name, pill, the whole in words for tool tip and screen reader."""
        if not index.isValid() or index.row() >= len(self.units):
            return None
        unit = self.units[index.row()]
        word, _ = pill = unit_word(unit.state, self.today)
        said = f"{unit.unit.name}: {word}. {unit_detail(unit.state)}"
        answers = {
            int(_Role.DisplayRole): unit.unit.name,
            int(_Role.ToolTipRole): said,
            int(_Role.AccessibleTextRole): said,
            UNIT: unit,
            PILL: pill,
        }
        return answers.get(int(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every unit can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class UnitDelegate(QStyledItemDelegate):
    """The name, below it the deadline in grey and the pill."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        return QSize(px(160), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, words, pill, line."""
        scheme = colours(option.palette)
        box: QRect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(scheme.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(scheme.hover))
        inside = box.adjusted(px(18), px(5), -px(18), -px(5))
        half = inside.height() // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        paint_text(painter, upper, index.data(), font(), QColor(scheme.text), 1)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        word, meaning = index.data(PILL)
        width = min(pill_size(word).width(), lower.width() * 3 // 5)
        place = QRect(lower.right() - width + 1, lower.top() - px(2), width, lower.height() + px(2))
        paint_pill(painter, place, word, meaning, option.palette)
        detail = unit_detail(index.data(UNIT).state)
        room = lower.adjusted(0, 0, -(width + px(8)), 0)
        paint_text(painter, room, detail, font("small"), QColor(scheme.muted), 1)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), QColor(scheme.accent))


class UnitView(QListView):
    """The list itself; Enter tells `opened`, Del `withdrawn`, the menu key and a right click the menu."""

    opened = Signal()
    withdrawn = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(UnitDelegate(self))
        self.setAccessibleName("Đơn vị được giao")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(lambda: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del withdraws."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.withdrawn.emit()
        else:
            super().keyPressEvent(event)

    def _ask_menu(self, where: QPoint) -> None:
        if self.selectionModel().hasSelection():
            self.menu_requested.emit(self.viewport().mapToGlobal(where))


class UnitPane(QWidget):
    """A filter by standing, one by name, and the list. `picked` comes when the selection changes."""

    picked = Signal()
    opened = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._today = dt.date.min
        self._units: tuple[UnitState, ...] = ()
        self._task = 0
        self.heap = ALL
        self._counts: list[tuple[str, str]] = []
        self.kind = Button("", trailing="chevron-down", tip="Lọc theo tình trạng")
        self.kind.clicked.connect(self._open_kinds)
        self.search = SearchField("Tìm đơn vị…")
        self.search.searched.connect(lambda _: self._filter())
        self.model = UnitModel(self)
        self.view = UnitView()
        self.view.setModel(self.model)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.view.opened.connect(self.opened)
        self.view.menu_requested.connect(self.menu_requested)
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 18, 8)
        head.setSpacing(8)
        head.addWidget(self.kind)
        head.addWidget(self.search, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def show_units(self, task_id: int, units: Sequence[UnitState], today: dt.date) -> None:
        """Show a task's units as of a day; for the same task the filter and the selection stay."""
        self._today = today
        if task_id != self._task:
            self._task = task_id
            self.search.clear()
            self.heap = ALL
        self._units = tuple(units)
        counted = [(heap.id, f"{heap.short} {len(found)}") for heap, found in heaps(units)]
        self._counts = [(ALL, f"Tất cả {len(self._units)}"), *counted]
        self._filter()

    def filter_by(self, heap: str) -> None:
        """Show one heap, or all."""
        self.heap = heap
        self._filter()

    def selected(self) -> list[UnitState]:
        """The selected units in the list's order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return [self.model.units[row] for row in rows]

    def shown(self) -> list[UnitState]:
        """The units that pass the filter."""
        return list(self.model.units)

    def kinds(self) -> QMenu:
        """How units stand, with counts; choosing one filters the list."""
        menu = QMenu(self)
        for key, label in self._counts:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(key == self.heap)
            action.triggered.connect(lambda _=False, chosen=key: self.filter_by(chosen))
        return menu

    def _open_kinds(self) -> None:
        menu = self.kinds()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.kind.mapToGlobal(QPoint(0, self.kind.height() + 4)))

    def _filter(self) -> None:
        labels = dict(self._counts)
        self.heap = self.heap if self.heap in labels else ALL
        self.kind.setText(labels.get(self.heap, ""))
        heap, words = self.heap, fold(self.search.text()).split()
        kept = {unit.state.id for unit in self.selected()}
        self.model.show([unit for unit in self._units if _passes(unit, heap, words)], self._today)
        selection = self.view.selectionModel()
        for row, unit in enumerate(self.model.units):
            if unit.state.id in kept and not selection.isRowSelected(row):
                selection.select(self.model.index(row), _Select.Select)
        self.picked.emit()


def _passes(unit: UnitState, heap: str, words: list[str]) -> bool:
    if heap not in ("", ALL) and heap_of(unit.state) != heap:
        return False
    text = fold(f"{unit.unit.name} {unit.unit.short}")
    return all(word in text for word in words)
