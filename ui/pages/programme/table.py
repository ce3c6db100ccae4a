"""The table of the programme: grouped rows, two lines each, drawn as designed for reading at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from ui.pages.programme.model import (
    COLUMNS,
    FRACTION,
    HEADING,
    LEAD,
    PROGRESS,
    STATE,
    ProgrammeModel,
    heading_words,
)
from ui.session import Session
from ui.tables.clipboard import table_mime
from ui.tables.columns import ColumnLayout
from ui.tables.delegates import CellDelegate
from ui.tables.roles import Column
from ui.tables.rows import RowTable, Select
from ui.widgets.look import colours, font, px
from ui.widgets.paint import paint_progress, paint_text
from vstbpn_desktop.spec import Field, Text

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from ui.tables.model import Index

TASK_HEIGHT: Final = 48
HEADING_HEIGHT: Final = 38
_COMPACT_BELOW: Final = 620


class ProgrammeDelegate(CellDelegate):
    """Draws headings over the whole width and progress as a bar with its counts.

    `compact` puts the counts below the state's pill, where there is no room for a column of their own.
    """

    compact = False

    def paint_content(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The heading, the bar, or the words of a cell."""
        section = index.data(HEADING)
        if section is not None:
            self._paint_heading(painter, box, *heading_words(section))
        elif self.compact and index.column() == STATE:
            self._paint_state(painter, box, option, index)
        elif index.column() == PROGRESS:
            words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            paint_progress(painter, box, index.data(FRACTION), words, option.palette)
        else:
            super().paint_content(painter, box, option, index)

    def _paint_state(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        counts = str(index.model().index(index.row(), PROGRESS).data() or "")
        upper = box.adjusted(0, px(4), 0, -(box.height() // 2 - px(1))) if counts else box
        super().paint_content(painter, upper, option, index)
        if counts:
            lower = QRect(box.left() + px(12), upper.bottom(), box.width(), box.bottom() - upper.bottom())
            paint_text(painter, lower, counts, font("small"), QColor(colours().muted), 1)

    def _paint_heading(self, painter: QPainter, box: QRect, title: str, count: str) -> None:
        scheme = colours()
        room = box.adjusted(0, px(6), 0, 0)
        strong, small = font("strong"), font("small")
        behind = QFontMetrics(small).horizontalAdvance(count) + px(8)
        width = min(QFontMetrics(strong).horizontalAdvance(title) + 2, room.width() - behind)
        paint_text(painter, QRect(room.left(), room.top(), width, room.height()), title, strong,
                   QColor(scheme.text), 1)  # fmt: skip
        rest = QRect(room.left() + width + px(6), room.top(), behind, room.height())
        paint_text(painter, rest, count, small, QColor(scheme.muted), 1)


class ProgrammeTable(RowTable):
    """The list of tasks. `opened` comes on Enter and double click."""

    opened = Signal(int)

    def __init__(self, model: ProgrammeModel, session: Session) -> None:
        self._delegate = ProgrammeDelegate(lines=2)
        super().__init__(self._delegate)
        self._tasks = model
        self._restoring = False
        self.setModel(model)
        header = self.horizontalHeader()
        self.layout_of_columns = ColumnLayout(self, _columns(), "title", session, "programme")
        self._set_up_header(header)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._lay_out_rows)
        self.selectionModel().selectionChanged.connect(self._tell_picked)
        self.setAccessibleName("Nhiệm vụ của chương trình")
        self._kept: tuple[list[int], int] = ([], 0)

    @property
    def tasks(self) -> ProgrammeModel:
        """The model."""
        return self._tasks

    # what is selected

    def selected_ids(self) -> list[int]:
        """The selected tasks in the list's order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [task.id for row in rows if (task := self._tasks.task(row)) is not None]

    def select_task(self, task_id: int) -> bool:
        """Select one task and scroll to it; False where it is not shown."""
        row = self._tasks.row_of(task_id)
        if row < 0:
            return False
        index = self._tasks.index(row, 0)
        self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
        self.scrollTo(index)
        return True

    def select_first(self) -> None:
        """Select the first task, if there is one."""
        if tasks := self._tasks.tasks():
            self.select_task(tasks[0].id)

    def copy(self) -> None:
        """Put the selected tasks on the clipboard with the shown columns' titles, for Excel and Word."""
        self._copy(sorted(index.row() for index in self.selectionModel().selectedRows()))

    def copy_all(self) -> None:
        """The same for every task that is listed."""
        self._copy([row for row in range(len(self._tasks.rows)) if self._tasks.task(row) is not None])

    def _copy(self, rows: list[int]) -> None:
        shown = self.layout_of_columns.shown()
        cells = [[str(self._tasks.index(row, n).data() or "") for n in shown] for row in rows]
        mime = table_mime([COLUMNS[n].title for n in shown], cells, [COLUMNS[n].id != "due" for n in shown])
        QGuiApplication.clipboard().setMimeData(mime)

    def is_heading(self, row: int) -> bool:
        """Whether a row names a group."""
        return self._tasks.task(row) is None

    def open_row(self, row: int) -> None:
        """Ask for the task to be opened."""
        if (task := self._tasks.task(row)) is not None:
            self.opened.emit(task.id)

    # what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and hasattr(self, "_tasks"):
            self._lay_out_rows()
            self.layout_of_columns.refit()
            self._fit()

    # inside

    def _set_up_header(self, header: QHeaderView) -> None:
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda where: self.layout_of_columns.menu(self).popup(header.mapToGlobal(where))
        )
        self.setSortingEnabled(True)

    def _fit(self) -> None:
        compact = self.viewport().width() < px(_COMPACT_BELOW)
        if compact != self._delegate.compact:
            self._delegate.compact = compact
            for column in (LEAD, PROGRESS):
                self.horizontalHeader().setSectionHidden(column, compact)
        self.layout_of_columns.fit()

    def _lay_out_rows(self) -> None:
        self.clearSpans()
        for number, row in enumerate(self._tasks.rows):
            heading = self._tasks.task(number) is None
            self.setRowHeight(number, px(HEADING_HEIGHT if heading else TASK_HEIGHT))
            if heading and row is not None:
                self.setSpan(number, 0, 1, len(COLUMNS))
        self._restore()

    def _remember(self) -> None:
        self._kept = (self.selected_ids(), self.verticalScrollBar().value())
        self._restoring = True

    def _restore(self) -> None:
        ids, scrolled = self._kept
        selection = self.selectionModel()
        rows = [row for task_id in ids if (row := self._tasks.row_of(task_id)) >= 0]
        for row in rows:
            selection.select(self._tasks.index(row, 0), Select.Select | Select.Rows)
        if rows:
            selection.setCurrentIndex(self._tasks.index(rows[0], 0), Select.NoUpdate)
        self.verticalScrollBar().setValue(scrolled)
        self._restoring = False
        if len(rows) != len(ids):
            self.picked.emit()

    def _tell_picked(self) -> None:
        if not self._restoring:
            self.picked.emit()


def _columns() -> tuple[Column, ...]:
    return tuple(
        Column(
            field=Field(column.id, column.title, Text()),
            title=column.title,
            chars=column.chars,
            numeric=False,
            pill=column.id == "state",
            muted=column.id == "code",
            flexible=column.flexible,
            dated=column.id == "due",
        )
        for column in COLUMNS
    )
