"""The rows of the file as they would be taken: number, what happens, the cells by field."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.pages.excel_import.review import ADD, BY_ID, DOUBT, UPDATE, WRONG, Line, Review
from ui.tables.roles import LEFT, MEANING, MUTED, RIGHT
from vstbpn_desktop.exchange.excel import CHANGED, KEY, KEY_LABEL, Difference, ImportPlan, cell_words
from vstbpn_desktop.exchange.excel.converting import place

TONE: Final = int(Qt.ItemDataRole.UserRole) + 30
"""How a cell's words are drawn: "changed", "wrong" or ""."""
NUMBER, STATE, FIRST = 0, 1, 2
_ROOT: Final = QModelIndex()
_BLANK: Final = "(trống)"
_DECIDED: Final = {ADD: "trùng: thêm mới", UPDATE: "trùng: cập nhật"}
_SKIPPED: Final = "trùng: bỏ qua"
_WRONG_SKIPPED: Final = "lỗi: bỏ qua"
_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class Taken(NamedTuple):
    """A column of the file that is taken: its letter, its place, the field and its label."""

    letter: str
    at: int
    field: str
    title: str


class PreviewModel(QAbstractTableModel):
    """The lines of a review, all or those of one state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.review: Review | None = None
        self.columns: tuple[Taken, ...] = ()
        self.lines: tuple[Line, ...] = ()

    def show(self, review: Review | None, state: str = "") -> None:
        """Show the lines of a review that stand so; "" for all."""
        self.beginResetModel()
        self.review = review
        found = review.reviewed if review else None
        self.columns = _taken(found.plan) if found else ()
        lines = found.lines if found else ()
        self.lines = tuple(line for line in lines if not state or line.state == state)
        self.endResetModel()

    def decided(self) -> None:
        """Other decisions: the words of the state column are read again."""
        if self.lines:
            self.dataChanged.emit(self.index(0, STATE), self.index(len(self.lines) - 1, STATE))

    def row_of(self, number: int) -> int:
        """The row of a line by its number in Excel, -1 where it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.number == number), -1)

    def column_of(self, letter: str) -> int:
        """The column that shows the file's column, else the first."""
        return next((FIRST + n for n, c in enumerate(self.columns) if c.letter == letter), NUMBER)

    # what Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One for each line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Number, state, and the columns that are taken."""
        return 0 if parent.isValid() or self.review is None else FIRST + len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The fields' labels."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < self.columnCount():
            return None
        if role == _Role.TextAlignmentRole:
            return RIGHT if section == NUMBER else LEFT
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        return ("Dòng", "Sẽ làm")[section] if section < FIRST else self.columns[section - FIRST].title

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """One role of one cell."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if index.column() == NUMBER:
            return _number(line, role)
        if index.column() == STATE:
            return self._state(line, role)
        return self._cell(line, self.columns[index.column() - FIRST], role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    # inside

    def _state(self, line: Line, role: int) -> Any:
        if role == MEANING:
            return BY_ID[line.state].meaning
        if role not in (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
            return None
        if line.state == DOUBT and self.review is not None:
            return _DECIDED.get(self.review.decisions[line.number].verb, _SKIPPED)
        skipped = line.state == WRONG and self.review is not None and self.review.skips_wrong
        return _WRONG_SKIPPED if skipped else BY_ID[line.state].pill

    def _cell(self, line: Line, column: Taken, role: int) -> Any:
        if role == _Role.TextAlignmentRole:
            return LEFT
        problem = self._problem(line, column)
        change = self._change(line, column)
        if role == TONE:
            return "wrong" if problem else "changed" if change else ""
        if role == _Role.ToolTipRole and problem:
            return problem
        if role in (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
            words = _arrow(change) if change else cell_words(line.cells, column.at)
            words = words or (_BLANK if problem else "")
            return f"{column.title}: {words or 'trống'}" if role == _Role.AccessibleTextRole else words
        return None

    def _problem(self, line: Line, column: Taken) -> str:
        wrong = self.review.reviewed.wrong if self.review and self.review.reviewed else {}
        return " ".join(p.message for p in wrong.get(line.number, ()) if p.letter == column.letter)

    def _change(self, line: Line, column: Taken) -> Difference | None:
        if line.state != CHANGED or self.review is None or self.review.reviewed is None:
            return None
        changes = self.review.reviewed.described.changes.get(line.number, ())
        return next((change for change in changes if change.field == column.field), None)


def _taken(plan: ImportPlan) -> tuple[Taken, ...]:
    labels = {f.id: f.label for f in plan.spec.fields} | {KEY: KEY_LABEL}
    return tuple(Taken(c.letter, place(c.letter), c.field, labels[c.field]) for c in plan.columns if c.field)


def _number(line: Line, role: int) -> Any:
    if role == _Role.TextAlignmentRole:
        return RIGHT
    if role == _Role.AccessibleTextRole:
        return f"Dòng {line.number}"
    return str(line.number) if role == _Role.DisplayRole else True if role == MUTED else None


def _arrow(change: Difference) -> str:
    before, after = (" ".join(words.split()) or _BLANK for words in (change.before, change.after))
    return f"{before} → {after}"
