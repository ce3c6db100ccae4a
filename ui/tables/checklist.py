"""A two-level list to tick, filtered by typing: groups over what is in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from ui.widgets.icons import pixmap
from ui.widgets.look import colours, font, px
from ui.widgets.paint import fill_round, outline_round, paint_text
from vstbpn_desktop.vietnamese.folding import fold

_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole
_Check = Qt.CheckState
_NODE: Final = int(_Role.UserRole) + 1
_BOX: Final = 16
_ROW: Final = 32
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Node:
    """One line: what it stands for, its words, a grey addition (`warned`: an amber one), what is below it."""

    key: tuple[str, int]
    label: str
    detail: str = ""
    below: tuple[Node, ...] = ()
    warned: bool = False


class CheckModel(QAbstractItemModel):
    """Nodes that pass the filter. What is ticked is asked of `state`; a tick is told to `toggle`."""

    def __init__(
        self,
        state: Callable[[Node], Qt.CheckState],
        toggle: Callable[[Node, bool], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._toggle = toggle
        self._all: tuple[Node, ...] = ()
        self.nodes: tuple[Node, ...] = ()

    def show(self, nodes: Sequence[Node], words: str = "") -> None:
        """Show what holds every typed word; a node whose own words match keeps everything below it."""
        self.beginResetModel()
        self._all = tuple(nodes)
        self.nodes = tuple(filter(None, (_kept(node, fold(words).split()) for node in self._all)))
        self.endResetModel()

    def filter(self, words: str) -> None:
        """Filter what is there."""
        self.show(self._all, words)

    def node(self, index: Index) -> Node:
        """The node of a valid index."""
        if index.internalId():
            return self.nodes[index.internalId() - 1].below[index.row()]
        return self.nodes[index.row()]

    def toggle(self, index: Index) -> None:
        """Tick or untick; other lines may follow."""
        node = self.node(index)
        self._toggle(node, self._state(node) != _Check.Checked)
        self.tell()

    def tell(self) -> None:
        """Ticks changed."""
        if not self.nodes:
            return
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.nodes) - 1, 0), [_Role.CheckStateRole])
        for row, node in enumerate(self.nodes):
            if node.below:
                above = self.index(row, 0)
                last = self.index(len(node.below) - 1, 0, above)
                self.dataChanged.emit(self.index(0, 0, above), last, [_Role.CheckStateRole])

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Lines below a node carry the node's number."""
        if column != 0 or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject's own is another
        """The node above, none for the first level."""
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Nodes, or what is below one."""
        if not parent.isValid():
            return len(self.nodes)
        return 0 if parent.internalId() else len(self.nodes[parent.row()].below)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One."""
        return 1

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Words, tick, the node itself."""
        if not index.isValid():
            return None
        node = self.node(index)
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return node.label
        if role == _Role.AccessibleTextRole:
            return f"{node.label}, {node.detail}" if node.detail else node.label
        if role == _Role.CheckStateRole:
            return self._state(node)
        return node if role == _NODE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class CheckDelegate(QStyledItemDelegate):
    """Box, words, a grey addition at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        return QSize(px(160), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, box, words."""
        scheme = colours(option.palette)
        box: QRect = option.rect
        node: Node = index.data(_NODE)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(scheme.selection if current else scheme.hover))
        size = px(_BOX)
        tick = QRect(box.left() + px(4), box.center().y() - size // 2, size, size)
        _paint_box(painter, tick, index.data(_Role.CheckStateRole))
        inside = box.adjusted(size + px(14), 0, -px(10), 0)
        small = font("small")
        behind = QFontMetrics(small).horizontalAdvance(node.detail) + 2 if node.detail else 0
        detail = QRect(inside.right() - behind, inside.top(), behind, inside.height())
        ink = scheme.soon if node.warned else scheme.muted
        paint_text(painter, detail, node.detail, small, QColor(ink), 1)
        words = inside.adjusted(0, 0, -(behind + px(8)), 0)
        role = "strong" if node.below else "body"
        paint_text(painter, words, node.label, font(role), QColor(scheme.text), 1)


def _paint_box(painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
    scheme = colours()
    if state == _Check.Unchecked:
        fill_round(painter, QRectF(box), QColor(scheme.surface), 4)
        outline_round(painter, QRectF(box), QColor(scheme.muted), 4)
        return
    fill_round(painter, QRectF(box), QColor(scheme.accent), 4)
    picture = pixmap("check" if state == _Check.Checked else "minus", "on_accent", 14)
    shift = (box.width() - px(14)) // 2
    painter.drawPixmap(box.topLeft() + QPoint(shift, shift), picture)


class CheckList(QTreeView):
    """The view: a click anywhere on a line or Space ticks it. `ticked` comes afterwards."""

    ticked = Signal()

    def __init__(self, model: CheckModel, name: str) -> None:
        super().__init__()
        self._nodes = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setIndentation(px(20))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(CheckDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._tick(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the line ticks; one on its arrow folds."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        if index.isValid() and self.visualRect(index).contains(where):
            self._tick(index)

    def _tick(self, index: QModelIndex) -> None:
        self._nodes.toggle(index)
        self.ticked.emit()


def _kept(node: Node, words: list[str]) -> Node | None:
    """The node with what matches below it; None where nothing does."""
    if not words or _holds(node, words):
        return node
    below = tuple(child for child in node.below if _holds(child, words))
    return Node(node.key, node.label, node.detail, below) if below else None


def _holds(node: Node, words: list[str]) -> bool:
    text = fold(f"{node.label} {node.detail}")
    return all(word in text for word in words)
