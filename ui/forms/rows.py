"""Rows that belong to a record, as a small table to edit in place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.forms.context import Context
from ui.forms.editors import Editor
from ui.forms.rows_table import ROW_HEIGHT, RowsTable
from ui.tables.delegates import CellDelegate
from ui.tables.model import Index
from ui.tables.roles import LEFT, RIGHT
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.look import colours, font, px
from ui.widgets.paint import paint_text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.spec import Field, Integer, Reference, Rows
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

WRONG: Final = int(Qt.ItemDataRole.UserRole) + 9
_ROOT: Final = QModelIndex()
_MOST_SHOWN: Final = 6
_Role = Qt.ItemDataRole
MakeEditor = Callable[[Field, QWidget], Editor]


class Typed:
    """What was typed into a cell and cannot be its value."""

    def __init__(self, state: Any, error: str) -> None:
        self.state = state
        self.error = error


class RowsModel(QAbstractTableModel):
    """The rows of one field: dicts of stored values by field id."""

    def __init__(self, kind: Rows, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields = [field for field in kind.fields if not field.hidden]
        self.rows: list[dict[str, Any]] = []
        self._context = context

    def set_rows(self, rows: list[dict[str, Any]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = [dict(row) for row in rows]
        self.endResetModel()

    def add(self, row: dict[str, Any]) -> None:
        """A row at the end."""
        at = len(self.rows)
        self.beginInsertRows(_ROOT, at, at)
        self.rows.append(row)
        self.endInsertRows()

    def remove(self, at: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(_ROOT, at, at)
        del self.rows[at]
        self.endRemoveRows()

    def put(self, at: int, field_id: str, value: Any) -> None:
        """A value, or what was typed in its place."""
        self.rows[at][field_id] = value
        column = [field.id for field in self.fields].index(field_id)
        self.dataChanged.emit(self.index(at, column), self.index(at, column))

    def cell(self, index: Index) -> tuple[Field, Any]:
        """The field and the value of a cell."""
        field = self.fields[index.column()]
        return field, self.rows[index.row()].get(field.id)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many fields a row has."""
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Words, what is wrong with them, and how they stand."""
        if not index.isValid():
            return None
        field, value = self.cell(index)
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self._words(field, value)
        if role == _Role.ToolTipRole:
            return value.error if isinstance(value, Typed) else self._words(field, value)
        if role == _Role.TextAlignmentRole:
            return RIGHT if isinstance(field.kind, Integer) else LEFT
        return isinstance(value, Typed) if role == WRONG else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The labels of the fields, required ones marked."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.fields):
            return None
        field = self.fields[section]
        if role == _Role.TextAlignmentRole:
            return RIGHT if isinstance(field.kind, Integer) else LEFT
        return field.label + (" *" if field.required else "") if role == _Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def _words(self, field: Field, value: Any) -> str:
        if isinstance(value, Typed):
            return str(value.state)
        return " ".join(self._context.words(field.kind, value).split())


class RowsDelegate(CellDelegate):
    """Edits a cell with the control of its kind; what is wrong stands in red."""

    def __init__(self, parent: QAbstractItemView, make: MakeEditor) -> None:
        super().__init__(parent)
        self._make = make

    def paint_content(self, painter: QPainter, box: Any, option: QStyleOptionViewItem, index: Index) -> None:
        """Words, red where they are no value."""
        if index.data(WRONG):
            ink = QColor(colours(option.palette).late)
            paint_text(painter, box, str(index.data()), font(), ink, 1)
        else:
            super().paint_content(painter, box, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The control of the cell's kind, over the cell."""
        editor = self._make(_model(index).cell(index)[0], parent)
        editor.widen()
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's value, or what was typed."""
        assert isinstance(editor, Editor)
        value = _model(index).cell(index)[1]
        if isinstance(value, Typed):
            editor.set_state(value.state)
        else:
            editor.set_value(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the value; keep what was typed where it is none."""
        assert isinstance(editor, Editor)
        editor.settle()
        rows = _model(index)
        field, before = rows.cell(index)
        try:
            value = editor.value()
        except UserError as error:
            value = Typed(editor.state(), str(error))
        if value != before:
            rows.put(index.row(), field.id, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the cell; taller where the control needs it."""
        box = option.rect
        box.setHeight(max(box.height(), editor.minimumSizeHint().height()))
        editor.setGeometry(box)


class RowsEditor(Editor):
    """The rows of a record: edited in place, added and taken out below."""

    periods = False
    """True where a new row continues the last one: names through time."""

    def __init__(
        self, field: Field, context: Context, make: MakeEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        assert isinstance(field.kind, Rows)
        self.model = RowsModel(field.kind, context, self)
        box = QWidget(self)
        self._frame = Card(box, margin=0)
        self.view = RowsTable(self._frame)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowsDelegate(self.view, make))
        self._add = Button("Thêm dòng", icon="plus", kind="link", on_click=self.add_row)
        self._remove = Button("Bớt dòng đang chọn", icon="minus", kind="link", on_click=self.remove_row)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._frame.body.addWidget(self.view)
        column.addWidget(self._frame)
        column.addLayout(self._buttons())
        self.take(box)
        self.view.setAccessibleName(field.label)
        for signal in (self.model.dataChanged, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._changed)
        self.model.modelReset.connect(self._fit)
        self.view.set_fields(self.model.fields)
        self._fit()

    def value(self) -> Any:
        """The rows; UserError names the first cell that is wrong."""
        for number, row in enumerate(self.model.rows, 1):
            for field in self.model.fields:
                if isinstance(found := row.get(field.id), Typed):
                    raise UserError(f"Dòng {number}, {field.label}: {found.error}")
        return tuple(dict(row) for row in self.model.rows)

    def set_value(self, value: Any) -> None:
        """Rows as they are stored."""
        self.model.set_rows(list(value or ()))

    def state(self) -> Any:
        """The rows as JSON can keep them."""
        return [{name: _to_state(value) for name, value in row.items()} for row in self.model.rows]

    def set_state(self, state: Any) -> None:
        """Rows as `state` gave them."""
        self.model.set_rows([{n: _from_state(v) for n, v in row.items()} for row in state or ()])

    def settle(self) -> None:
        """Close the cell that is being edited, taking what it holds."""
        self.view.close_cell()

    def add_row(self) -> None:
        """A new row, and the keyboard in its first cell; a period ends where the next begins."""
        last = self.model.rows[-1] if self.model.rows else None
        row = {field.id: _blank(field) for field in self.model.fields}
        if self.periods and last is not None:
            row = {**last, "valid_from": self.context.as_of, "valid_to": last["valid_to"]}
            self.model.put(len(self.model.rows) - 1, "valid_to", self.context.as_of)
        self.model.add(row)
        index = self.model.index(len(self.model.rows) - 1, 0)
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def remove_row(self) -> None:
        """Take out the row the keyboard is on."""
        index = self.view.currentIndex()
        if index.isValid():
            self.model.remove(index.row())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._add)
        row.addWidget(self._remove)
        row.addStretch(1)
        return row

    def _changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        rows = min(len(self.model.rows), _MOST_SHOWN)
        self._frame.setVisible(bool(rows))
        self._remove.setVisible(bool(rows))
        self.setFocusProxy(self.view if rows else self._add)
        bar = self.view.horizontalScrollBar().sizeHint().height()
        header = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(header + rows * px(ROW_HEIGHT) + bar + 2)


def _model(index: Index) -> RowsModel:
    model = index.model()
    assert isinstance(model, RowsModel)
    return model


def _blank(field: Field) -> Any:
    if field.default is not None:
        return field.default
    return None if isinstance(field.kind, Reference) else field.kind.parse(None)


def _to_state(value: Any) -> Any:
    if isinstance(value, dt.date):
        return {"day": None if value in (ALWAYS, FOREVER) else value.isoformat(), "end": value == FOREVER}
    return {"typed": value.state, "error": value.error} if isinstance(value, Typed) else value


def _from_state(state: Any) -> Any:
    if not isinstance(state, dict):
        return state
    if "typed" in state:
        return Typed(state["typed"], state["error"])
    return dt.date.fromisoformat(state["day"]) if state["day"] else FOREVER if state["end"] else ALWAYS
