"""The year as a list: a heading for every month, below it what stands on its days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.pages.calendar.agenda_row import LINE, AgendaDelegate
from ui.pages.calendar.words import ALL, KINDS, spoken, standing
from ui.tables.clipboard import table_mime
from ui.tables.model import Index
from ui.widgets.look import colour
from vstbpn_desktop.queries.calendar import Entry
from vstbpn_desktop.queries.calendar_view import CalendarView
from vstbpn_desktop.vietnamese.dates import format_date, weekday

NOTHING: Final = "Không có mục nào loại này trong năm."
_ROOT: Final = QModelIndex()
_TITLES: Final = ("Ngày", "Thứ", "Loại", "Nội dung", "Chi tiết", "Lưu ý")
_Role = Qt.ItemDataRole
_Select = QItemSelectionModel.SelectionFlag


class Line(NamedTuple):
    """One row: the heading of a month (`entry` None), or an entry; `first` of its day, how it stands."""

    day: dt.date
    words: str
    entries: int = 0
    entry: Entry | None = None
    first: bool = False
    standing: str = ""
    today: bool = False


class AgendaModel(QAbstractListModel):
    """The lines of a year that a filter lets through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, view: CalendarView, year: int, group: str = ALL) -> None:
        """Show a year, all of it or one group of `words.FILTERS`."""
        entries = [e for e in view.entries if e.date.year == year and group in (ALL, KINDS[e.kind].group)]
        lines = tuple(_lines(entries, view.today))
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def row_of(self, day: dt.date) -> int:
        """The first entry on a day or after it, else the last one; -1 where there is none."""
        rows = [number for number, line in enumerate(self.lines) if line.entry is not None]
        later = (number for number in rows if self.lines[number].day >= day)
        return next(later, rows[-1] if rows else -1)

    def near(self, day: dt.date, *, back: bool) -> dt.date:
        """The day with an entry met first from a day on, or `back` from it; the day itself where none is."""
        days = [line.day for line in self.lines if line.entry is not None]
        met = [there for there in days if (there <= day if back else there >= day)]
        return (met[-1] if back else met[0]) if met else day

    def entry(self, row: int) -> Entry | None:
        """The entry of a row, None for a heading."""
        return self.lines[row].entry if 0 <= row < len(self.lines) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Headings and entries."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The words, the line itself."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == _Role.DisplayRole:
            return line.words
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return line.words if line.entry is None else f"{_when(line.day)}: {spoken(line.entry)}"
        return line if role == LINE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Entries can be chosen, headings only read."""
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class AgendaList(QListView):
    """The list. `picked` carries the day of the chosen entry, `opened` the entry pressed with Enter or twice;
    `month_wanted` is -1 or 1 on Page Up and Down; `menu_requested` the place on the screen."""

    picked = Signal(object)
    opened = Signal(object)
    month_wanted = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(self, model: AgendaModel) -> None:
        super().__init__()
        self._agenda = model
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(AgendaDelegate(self))
        self.setAccessibleName("Danh sách lịch")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    def select_day(self, day: dt.date) -> None:
        """Mark the first entry on a day or after it; one of the same day that is marked stays."""
        row = self._agenda.row_of(day)
        current = self._agenda.entry(self.currentIndex().row()) if self.currentIndex().isValid() else None
        if row < 0 or (current is not None and current.date == day):
            return
        self._quiet = True
        index = self._agenda.index(row)
        self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
        self.scrollTo(self._agenda.index(max(0, row - 1)), QListView.ScrollHint.PositionAtTop)
        self._quiet = False

    def copy(self) -> None:
        """Put the chosen lines on the clipboard with their titles, for Excel and Word."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        entries = [entry for row in rows if (entry := self._agenda.entry(row)) is not None]
        cells = [_cells(entry) for entry in entries]
        QGuiApplication.clipboard().setMimeData(table_mime(_TITLES, cells, [False, *[True] * 5]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Page Up and Down go by months, Ctrl+C copies."""
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in months:
            self.month_wanted.emit(months[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where nothing is listed."""
        super().paintEvent(event)
        if not self._agenda.lines:
            painter = QPainter(self.viewport())
            painter.setPen(colour("muted", self.palette()))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, NOTHING)

    def place_of(self, day: dt.date) -> QPoint:
        """Where a menu for a day may open, on the screen."""
        box = self.visualRect(self._agenda.index(self._agenda.row_of(day)))
        return self.viewport().mapToGlobal(box.bottomLeft() if box.isValid() else QPoint(0, 0))

    def _open(self, index: QModelIndex) -> None:
        if (entry := self._agenda.entry(index.row())) is not None:
            self.opened.emit(entry)

    def _tell(self, current: QModelIndex) -> None:
        entry = self._agenda.entry(current.row())
        if entry is not None and not self._quiet:
            self.picked.emit(entry.date)

    def _ask_menu(self, where: QPoint) -> None:
        if self.indexAt(where).isValid():
            self.menu_requested.emit(self.viewport().mapToGlobal(where))


def _lines(entries: Sequence[Entry], today: dt.date) -> Iterator[Line]:
    for (year, month), some in groupby(entries, key=lambda entry: (entry.date.year, entry.date.month)):
        inside, before = list(some), dt.date.min
        yield Line(dt.date(year, month, 1), f"Tháng {month} năm {year}", len(inside))
        for entry in inside:
            said = standing(entry, today)
            yield Line(entry.date, entry.title, 0, entry, entry.date != before, said, entry.date == today)
            before = entry.date


def _cells(entry: Entry) -> list[str]:
    return [
        format_date(entry.date), weekday(entry.date), KINDS[entry.kind].word, entry.title, entry.detail,
        entry.warning,
    ]  # fmt: skip


def _when(day: dt.date) -> str:
    return f"{weekday(day)} {format_date(day)}"
