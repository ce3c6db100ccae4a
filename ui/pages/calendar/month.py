"""The month as a grid of days: weeks from Monday, what stands on each day in short lines."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.pages.calendar.day_cell import DayDelegate
from ui.pages.calendar.words import day_kind, day_title, spoken, week_number
from ui.tables.header import TableHeader
from ui.tables.model import Index
from ui.tables.roles import LEFT
from ui.widgets.look import colour, font, px
from vstbpn_desktop.queries.calendar import Entry
from vstbpn_desktop.queries.calendar_view import CalendarView, weeks_of
from vstbpn_desktop.queries.working_days import ONE_DAY, add_months
from vstbpn_desktop.vietnamese.dates import WEEKDAYS, WEEKDAYS_SHORT

CELL: Final = int(Qt.ItemDataRole.UserRole) + 1
_ROOT: Final = QModelIndex()
_WEEK: Final = 7 * ONE_DAY
_WEEK_COLUMN: Final = 40
_LEAST_ROW: Final = 44
_LEAST_COLUMN: Final = 56
_LONG_NAMES: Final = 92
_Role = Qt.ItemDataRole
_Key = Qt.Key


class DayCell(NamedTuple):
    """One day of the grid: `word` says what kind of day it is where it is not a plain working day.

    `bands` last several days, `lines` stand on this day alone.
    """

    day: dt.date
    inside: bool
    today: bool
    word: str
    tone: str
    bands: tuple[Entry, ...]
    lines: tuple[Entry, ...]


class MonthModel(QAbstractTableModel):
    """The weeks of one month; a cell carries its `DayCell`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month = dt.date.min
        self.cells: tuple[tuple[DayCell, ...], ...] = ()
        self.names = WEEKDAYS_SHORT

    def show(self, view: CalendarView, day: dt.date) -> None:
        """Show the month of a day."""
        self.beginResetModel()
        self.month = day.replace(day=1)
        self.cells = tuple(
            tuple(_cell(view, there, day.month) for there in week) for week in weeks_of(day.year, day.month)
        )
        self.endResetModel()

    def place(self, day: dt.date) -> QModelIndex:
        """Where a day stands; no index where this month does not show it."""
        if not self.cells or not self.cells[0][0].day <= day <= self.cells[-1][-1].day:
            return QModelIndex()
        week, column = divmod((day - self.cells[0][0].day).days, 7)
        return self.index(week, column)

    def cell(self, index: Index) -> DayCell:
        """The day of a valid index."""
        return self.cells[index.row()][index.column()]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Four to six weeks."""
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Monday to Sunday."""
        return 0 if parent.isValid() else len(WEEKDAYS)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The number of the day, all of it in words, the cell itself."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == _Role.DisplayRole:
            return str(cell.day.day)
        if role == _Role.AccessibleTextRole:
            return ". ".join(_words(cell))
        if role == _Role.ToolTipRole:
            return "\n".join(_words(cell))
        return cell if role == CELL else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Names of the days; numbers of the weeks."""
        if role == _Role.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return LEFT
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            name = self.names[section] if 0 <= section < len(self.names) else ""
            return name[:1].upper() + name[1:]
        number = week_number(self.cells[section][0].day) if 0 <= section < len(self.cells) else 0
        return str(number) if role == _Role.DisplayRole else f"Tuần {number}"

    def show_names(self, *, long: bool) -> None:
        """Whole names of the days, or T2 to CN."""
        names = WEEKDAYS if long else WEEKDAYS_SHORT
        if names != self.names:
            self.names = names
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(names) - 1)


class WeekHeader(QHeaderView):
    """The numbers of the weeks at the left."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(px(_WEEK_COLUMN), 0)

    def paintSection(self, painter: QPainter, rect: Any, logicalIndex: int) -> None:
        """ "tuần" over its number."""
        painter.save()
        painter.fillRect(rect, colour("surface", self.palette()))
        painter.setPen(colour("muted", self.palette()))
        painter.setFont(font("small"))
        line = painter.fontMetrics().height()
        upper = rect.adjusted(0, px(4), 0, 0)
        upper.setHeight(line)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, centre, "tuần")
        painter.setFont(font("small-strong"))
        number = str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        painter.drawText(upper.translated(0, line), centre, number)
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), colour("line", self.palette()))
        painter.restore()


class MonthTable(QTableView):
    """The grid. `picked`: a day was pressed; `wanted`: the keyboard goes to a day, perhaps of another month;
    `opened`: Enter or a double click; `menu_requested` carries the place on the screen."""

    picked = Signal(object)
    wanted = Signal(object)
    opened = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, model: MonthModel) -> None:
        super().__init__()
        self._month = model
        self.setHorizontalHeader(TableHeader(self))
        self.setVerticalHeader(WeekHeader(self))
        self.setModel(model)
        self.setItemDelegate(DayDelegate(self))
        self._set_up()
        self.setAccessibleName("Lịch tháng")
        self.clicked.connect(lambda index: self.picked.emit(model.cell(index).day))
        self.doubleClicked.connect(lambda index: self.opened.emit(model.cell(index).day))
        self.customContextMenuRequested.connect(self._ask_menu)

    def current_day(self) -> dt.date | None:
        """The day that has the keyboard."""
        index = self.currentIndex()
        return self._month.cell(index).day if index.isValid() else None

    def select_day(self, day: dt.date) -> None:
        """Mark a day of the month that is shown."""
        index = self._month.place(day)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def place_of(self, day: dt.date) -> QPoint:
        """Where a menu for a day may open, on the screen."""
        box = self.visualRect(self._month.place(day))
        return self.viewport().mapToGlobal(box.bottomLeft() if box.isValid() else QPoint(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day over the month's ends, Page Up and Down from month to month."""
        day = self.current_day()
        if day is not None and event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.opened.emit(day)
        elif day is not None and (there := moved(day, event)) is not None:
            self.wanted.emit(there)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whole names of the days where there is room."""
        super().resizeEvent(event)
        self._month.show_names(long=self.viewport().width() >= 7 * px(_LONG_NAMES))

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(px(_LEAST_COLUMN))
        columns.setSectionsClickable(False)
        rows.setMinimumSectionSize(px(_LEAST_ROW))

    def _ask_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if index.isValid():
            self.setCurrentIndex(index)
            self.picked.emit(self._month.cell(index).day)
            self.menu_requested.emit(self.viewport().mapToGlobal(where))


def moved(day: dt.date, event: QKeyEvent) -> dt.date | None:
    """The day a key goes to, None for other keys. Home, End: the week's ends, with Ctrl the month's."""
    months = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
    days = {_Key.Key_Left: -ONE_DAY, _Key.Key_Right: ONE_DAY, _Key.Key_Up: -_WEEK, _Key.Key_Down: _WEEK}
    key = _Key(event.key())
    if key in months:
        return add_months(day, months[key])
    if key in days:
        return day + days[key]
    if key not in (_Key.Key_Home, _Key.Key_End):
        return None
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        first = day.replace(day=1)
        return first if key == _Key.Key_Home else add_months(first, 1) - ONE_DAY
    return day - day.weekday() * ONE_DAY if key == _Key.Key_Home else day + (6 - day.weekday()) * ONE_DAY


def _cell(view: CalendarView, day: dt.date, month: int) -> DayCell:
    entries = view.on(day)
    word, tone = day_kind(view, day)
    return DayCell(
        day=day,
        inside=day.month == month,
        today=day == view.today,
        word="" if view.days.is_working(day) and day not in view.days.made_up else word,
        tone=tone,
        bands=tuple(entry for entry in entries if entry.end),
        lines=tuple(entry for entry in entries if not entry.end),
    )


def _words(cell: DayCell) -> list[str]:
    head = ", ".join(filter(None, (day_title(cell.day), "hôm nay" if cell.today else "", cell.word)))
    return [head, *(spoken(entry) for entry in (*cell.bands, *cell.lines))]
