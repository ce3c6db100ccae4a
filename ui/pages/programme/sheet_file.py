"""The programme and Excel: out with its groups and how the tasks stand, in as tasks of the year."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ui.pages.excel_import.order import Order
from ui.pages.list_excel import dated_stem
from ui.pages.programme.filters import ALL, TaskFilter
from ui.pages.programme.model import COLUMNS, Row, TaskColumn, heading_words
from ui.pages.programme.table import ProgrammeTable
from ui.reports.export import EXCEL, Exporter
from ui.shell.page import Shell
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.table import Cell, Column, GroupRow, Table
from vstbpn_desktop.queries.programme_view import TaskRow, YearView
from vstbpn_desktop.services.making import rendered

_COMPUTED = ("state", "progress")
_MM = {"code": 16.0, "title": 90.0, "lead": 50.0, "due": 24.0, "state": 34.0, "progress": 24.0}


def export(shell: Shell, table: ProgrammeTable, title: str, shown_by: TaskFilter) -> None:
    """Ask where to and write in the background: the chosen tasks where several are chosen, else all."""
    title = title if shown_by.id == ALL else f"{title}: {shown_by.label.lower()}"
    chosen = table.selected_ids()
    shown = table.layout_of_columns.shown()
    made = document(title, table.tasks.rows, shown, chosen if len(chosen) > 1 else ())
    stem = dated_stem(title, shell.app.today)
    Exporter(shell, table).save(EXCEL, stem, lambda: rendered(made, EXCEL.ending))


def order(table: ProgrammeTable, view: YearView | None) -> Order | None:
    """An import of tasks into the year's programme; None where it has none."""
    if view is None or view.programme_id is None:
        return None
    columns = (COLUMNS[number].id for number in table.layout_of_columns.shown())
    fields = [name if name not in _COMPUTED else "" for name in columns]
    return Order("task", "programme", None, fields, {"programme": view.programme_id})


def document(title: str, rows: Sequence[Row], shown: Sequence[int], ids: Collection[int]) -> Document:
    """A table of these rows; `ids` keeps those tasks only and their groups, none keeps everything."""
    kept = [row for row in rows if not isinstance(row, TaskRow) or not ids or row.id in ids]
    columns = [COLUMNS[number] for number in shown]
    table = Table(
        tuple(Column(c.title, _MM[c.id], kind="date" if c.id == "due" else "text") for c in columns),
        tuple(_line(row, columns) for row in _without_empty_groups(kept)),
    )
    return Document(title, (table,), landscape=True)


def _without_empty_groups(rows: Sequence[Row]) -> list[Row]:
    followed = zip(rows, [*rows[1:], None], strict=True)
    return [row for row, after in followed if isinstance(row, TaskRow) or isinstance(after, TaskRow)]


def _line(row: Row, columns: Sequence[TaskColumn]) -> tuple[Cell, ...] | GroupRow:
    if not isinstance(row, TaskRow):
        return GroupRow(heading_words(row)[0])
    return tuple(_cell(row, column) for column in columns)


def _cell(task: TaskRow, column: TaskColumn) -> Cell:
    deadline = task.progress.deadline if column.id == "due" else None
    return deadline or column.words(task)
