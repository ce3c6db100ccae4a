"""The rows of the programme: each group's heading, then its tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.tables.roles import LEFT, MEANING, MEANINGS, MUTED, RECORD_ID
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.programme_view import TaskRow, TaskSection
from vstbpn_desktop.records.task import YEAR_ROUND
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.sorting import natural_key, sort_key

HEADING: Final = int(Qt.ItemDataRole.UserRole) + 20
"""The `TaskSection` of a heading row, else None."""
FRACTION: Final = int(Qt.ItemDataRole.UserRole) + 21
"""How much of a task is accepted, 0 to 1, in the column of progress; None where nothing is to be drawn."""

_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class TaskColumn(NamedTuple):
    """One column: its id, title, usual width in characters, its words and what it is sorted by."""

    id: str
    title: str
    chars: int
    flexible: bool
    words: Callable[[TaskRow], str]
    key: Callable[[TaskRow], Any]


def due_words(task: TaskRow) -> str:
    """The deadline as the list shows it: 30/06/2020, "cả năm" for year-round tasks, – for none."""
    if task.progress.deadline:
        return format_date(task.progress.deadline)
    return "cả năm" if task.progress.nature == YEAR_ROUND else "–"


def fraction(task: TaskRow) -> float | None:
    """What the progress bar shows; None where progress has no counts."""
    progress = task.progress
    return progress.accepted / progress.target if "/" in progress.counts and progress.target else None


COLUMNS: Final = (
    TaskColumn("code", "Mã", 6, False, lambda t: t.progress.code, lambda t: natural_key(t.progress.code)),
    TaskColumn("title", "Nhiệm vụ", 28, True, lambda t: t.progress.title,
               lambda t: sort_key(t.progress.title)),
    TaskColumn("lead", "Chủ trì", 14, True, lambda t: t.lead or "–", lambda t: sort_key(t.lead)),
    TaskColumn("due", "Hạn", 10, False, due_words, lambda t: (not t.progress.deadline, t.progress.deadline)),
    TaskColumn("state", "Trạng thái", 16, False, lambda t: t.progress.word, lambda t: _urgency(t)),
    TaskColumn("progress", "Tiến độ", 12, False, lambda t: t.progress.counts, lambda t: fraction(t) or 0.0),
)  # fmt: skip
LEAD: Final = 2
STATE: Final = 4
PROGRESS: Final = 5

_STATES: Final = (
    "overdue", "due_today", "soon", "working", "year_round", "unassigned", "not_begun", "done", "exempt",
)  # fmt: skip

Row = TaskSection | TaskRow


class ProgrammeModel(QAbstractTableModel):
    """Sections of tasks laid out as rows; a heading is shown where its section has tasks to show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[TaskSection, ...] = ()
        self._keep: Callable[[TaskRow], bool] = _all
        self._sorted: tuple[int, bool] = (-1, False)
        self.rows: tuple[Row, ...] = ()

    def show(self, sections: Sequence[TaskSection], keep: Callable[[TaskRow], bool]) -> None:
        """Show the tasks that `keep` lets through. Rows that stay in their places only get new words."""
        self._sections, self._keep = tuple(sections), keep
        rows = self._laid_out()
        if list(map(_identity, rows)) == list(map(_identity, self.rows)):
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self._reset(rows)

    def tasks(self) -> list[TaskRow]:
        """The tasks that are shown."""
        return [row for row in self.rows if isinstance(row, TaskRow)]

    def task(self, row: int) -> TaskRow | None:
        """The task in a row, None for a heading."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, TaskRow) else None

    def row_of(self, task_id: int) -> int:
        """The row of a task, -1 where it is not shown."""
        numbers = (n for n, row in enumerate(self.rows) if isinstance(row, TaskRow) and row.id == task_id)
        return next(numbers, -1)

    # what Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Headings and tasks."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """One role of one cell."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if isinstance(row, TaskSection):
            return _heading_data(row, role) if index.column() == 0 else None
        return _task_data(row, index.column(), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        if role == _Role.TextAlignmentRole:
            return LEFT
        return COLUMNS[section].title if role in (_Role.DisplayRole, _Role.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tasks can be chosen, headings only read."""
        if self.task(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort inside each group by a column in Vietnamese order; -1 is the programme's own order."""
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder)
        self._reset(self._laid_out())

    def _reset(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def _laid_out(self) -> tuple[Row, ...]:
        rows: list[Row] = []
        for section in self._sections:
            tasks = [task for task in section.tasks if self._keep(task)]
            if tasks:
                rows += [section, *self._in_order(tasks)]
        return tuple(rows)

    def _in_order(self, tasks: list[TaskRow]) -> list[TaskRow]:
        column, descending = self._sorted
        if not 0 <= column < len(COLUMNS):
            return tasks
        return sorted(tasks, key=COLUMNS[column].key, reverse=descending)


def heading_words(section: TaskSection) -> tuple[str, str]:
    """What a heading says: "1. Phối hợp liên ngành" and "7 nhiệm vụ"."""
    last = section.code.rpartition(".")[2]
    return (f"{last}. {section.title}" if last else section.title), f"{len(section.tasks)} nhiệm vụ"


def matches(task: TaskRow, words: str) -> bool:
    """Whether every typed word is in the task's code, title or lead, accents or not."""
    text = fold(f"{task.progress.code} {task.progress.title} {task.lead}")
    return all(word in text for word in fold(words).split())


def _heading_data(section: TaskSection, role: int) -> Any:
    if role == HEADING:
        return section
    if role in (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
        return ", ".join(heading_words(section))
    return None


def _task_data(task: TaskRow, column: int, role: int) -> Any:
    words = COLUMNS[column].words
    if role in (_Role.DisplayRole, _Role.ToolTipRole):
        return words(task)
    if role == _Role.AccessibleTextRole:
        return f"{COLUMNS[column].title}: {words(task) or 'trống'}"
    if role == _Role.TextAlignmentRole:
        return LEFT
    if role == MEANING:
        return meaning(task) if column == STATE else None
    more = {RECORD_ID: task.id, MUTED: column == 0, FRACTION: fraction(task) if column == PROGRESS else None}
    return more.get(role)


def meaning(task: TaskRow) -> Meaning:
    """What the colour of a task's pill says."""
    return MEANINGS[task.progress.meaning]


def _urgency(task: TaskRow) -> tuple[int, int]:
    progress = task.progress
    days = -progress.days if progress.state == "overdue" else progress.days
    return _STATES.index(progress.state), days


def _identity(row: Row) -> tuple[str, object]:
    if isinstance(row, TaskRow):
        return "task", row.id
    return "section", (row.code, row.title, len(row.tasks))


def _all(_task: TaskRow) -> bool:
    return True
