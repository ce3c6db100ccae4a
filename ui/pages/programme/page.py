"""Chương trình: the year's tasks by group, and beside them the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import actions
from ui.actions import Action
from ui.pages.list_excel import ExcelDoor
from ui.pages.programme.filters import ALL, FILTERS, FilterBar, task_filter, to_record
from ui.pages.programme.menus import list_tools, open_task_menu
from ui.pages.programme.model import ProgrammeModel, matches
from ui.pages.programme.newcomers import NewcomerBanner
from ui.pages.programme.notes import NotesPane, UnitDetail
from ui.pages.programme.panel import TaskPanel
from ui.pages.programme.recording import RecordSheet
from ui.pages.programme.stages import Stages
from ui.pages.programme.table import ProgrammeTable
from ui.pages.programme.words import PRINTED_AS, next_code, summary_words
from ui.pages.programme.work import TaskWork
from ui.shell.page import Page, Shell
from ui.widgets.fields import SearchField
from vstbpn_desktop.queries.programme_view import TaskRow, TaskView, YearView, task_of, task_view, year_view

if TYPE_CHECKING:
    from ui.pages.excel_import.order import Order
    from vstbpn_desktop.db.change import Changed
    from vstbpn_desktop.queries.programme_view import NewcomerPrompt

RECORD: Final = "record"
_SHOWN_FROM: Final = (
    "programme", "task", "assignment", "result", "unit", "unit_group", "note", "attachment",
)  # fmt: skip


class ProgrammePage(Page):
    """The list in the middle; at the right the chosen task, or the sheet that records results."""

    title = "Chương trình công tác"
    holds = "programme"
    help = (
        "Nhiệm vụ của chương trình năm theo nhóm. Chọn một nhiệm vụ để xem đơn vị được giao ở bên phải; "
        "Ctrl+N thêm nhiệm vụ, Ctrl+G giao việc, Ctrl+R ghi kết quả, Ctrl+P in danh sách."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.view: YearView | None = None
        self.task: TaskView | None = None
        self._wanted: int | None = None
        self._heap = ""
        self._asked_to_record = False
        self._opened = False
        self.model = ProgrammeModel(self)
        self.table = ProgrammeTable(self.model, shell.session)
        self.work = TaskWork(shell, self)
        self.task_panel = TaskPanel(NotesPane(shell))
        self._side: QWidget = self.task_panel
        self.excel = ExcelDoor(self, self._order)
        self.banner = NewcomerBanner()
        self.finder = SearchField("Lọc theo tên, mã, cơ quan chủ trì…")
        self.filters = FilterBar(*list_tools(self.table, self.print_list))
        self._finding = False
        self._middle = Stages(
            self.table, bring_in=self._import, begin=lambda: self.work.start(shell.year), add=self.add_task,
            open_year=lambda: shell.open("new-year", shell.year), show_all=self._show_all,
        )  # fmt: skip
        self._build()
        self._connect()

    @cached_property
    def sheet(self) -> RecordSheet:
        """The sheet that records results, made when it is first wanted."""
        made = RecordSheet(self.shell)
        made.closed.connect(self._close_side)
        return made

    @cached_property
    def unit_detail(self) -> UnitDetail:
        """One unit's work seen from near, made when it is first wanted."""
        made = UnitDetail(self.shell)
        made.left.connect(self._close_side)
        return made

    # what the window asks

    def summary(self) -> str:
        """ "27 nhiệm vụ, 6 nhóm · 11 hoàn thành · 4 quá hạn · 412 lượt phân công cho 47 đơn vị"."""
        return summary_words(self.view) if self.view and self.view.programme_id else ""

    def commands(self) -> Sequence[Action]:
        """What can be done now."""
        if self.view is None:
            return ()
        if self.view.programme_id is None:
            return (Action("Nhập chương trình", self._import, "file-input", "main", writes=True),)
        chosen = bool(self.table.selected_ids())
        assign = Action("Giao việc", self.assign, "send", "main", "Ctrl+G", chosen, True)
        record = Action(
            "Ghi kết quả", self.record_result, "check", "main", "Ctrl+R", self.task is not None, True
        )
        main, other = (record, assign) if self.view.assignments else (assign, record)
        return (
            Action("Thêm nhiệm vụ", self.add_task, "plus", "bar", actions.NEW, writes=True),
            other._replace(place="menu"),
            Action("Sửa nhiệm vụ", self.edit_task, "pencil", "menu", "", chosen, True),
            Action("Nhập chương trình…", self._import, "file-input", "menu", writes=True),
            Action("Rà soát căn cứ", self._review_citations, "file-search", "menu"),
            Action("Mở năm mới…", partial(self.shell.open, "new-year"), "calendar-days", "menu"),
            Action("Xuất Excel", self.export_excel, "file-spreadsheet", "menu", actions.EXCEL, chosen),
            *self.excel.commands(),
            Action("In danh sách", self.print_list, "printer", "menu", actions.PRINT),
            Action("Lọc trong danh sách", self._show_find, "search", "key", actions.FIND),
            Action("Xoá nhiệm vụ", self.delete_tasks, "trash-2", "menu", "", chosen, True),
            main,
        )

    def panel(self) -> QWidget | None:
        """The chosen task, one of its units, or the sheet that records results."""
        return self._side if self.task is not None else None

    def activate(self, key: object = None) -> None:
        """`key` is a record (record id, row id), the id of a filter, or nothing."""
        if key == RECORD:
            self._asked_to_record = True
        elif isinstance(key, str) and key in {found.id for found in FILTERS}:
            self.filters.choose(key)
        elif isinstance(key, tuple):
            self._go_to(*key)
        self._opened = True
        self.load()

    def may_leave(self) -> bool:
        """Ask about a result that was typed and not saved."""
        return not self._recording or self.sheet.may_leave()

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed."""
        if self._recording:
            self.sheet.refresh(changed)
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()
            if isinstance(self._side, UnitDetail):
                self._side.record.refresh(changed)

    # reading

    def load(self) -> None:
        """Read the year again, then the chosen task."""
        app, year = self.shell.app, self.shell.year

        def read() -> YearView:
            with app.reader() as reader:
                return year_view(reader, year, app.today)

        self.shell.runner.latest("programme", read, self._show, owner=self)

    def _go_to(self, record: str, row_id: int, heap: str = "") -> None:
        with self.shell.app.database.read() as connection:
            found = task_of(connection, record, row_id)
        if found is None:
            return
        self._wanted, year = found
        self._heap = heap
        if self.filters.current != ALL:
            self.filters.choose(ALL)
        self.shell.set_year(year)

    def _show(self, view: YearView) -> None:
        another_year = self.view is None or self.view.year != view.year
        self.view = view
        self.title = f"Chương trình công tác năm {view.year}"
        if self._asked_to_record:
            self._wanted = to_record(view.tasks)
            self.filters.choose(ALL)
        self.filters.show_tasks(view.tasks)
        self.banner.show_prompts(() if self.held() else view.newcomers)
        self._list()
        if self._wanted is not None and self.table.select_task(self._wanted):
            self._wanted = None
        elif another_year or not self.table.selected_ids():
            self.table.select_first()
        if self._opened and not self._recording:
            self.table.setFocus()
        self._opened = False
        self._picked()

    def _list(self) -> None:
        assert self.view is not None
        keep, words = task_filter(self.filters.current).keeps, self.finder.text()
        self.model.show(self.view.sections, lambda task: keep(task) and matches(task, words))
        filtered = self._middle.show_for(self.view, listed=bool(self.model.rows))
        self.filters.setVisible(filtered)
        self.finder.setVisible(filtered and (self._finding or bool(self.finder.text())))

    def _picked(self) -> None:
        ids = self.table.selected_ids()
        current = self.model.task(self.table.currentIndex().row())
        if not ids:
            self._asked_to_record = False
            self._show_task(None)
            return
        chosen = current.id if current is not None and current.id in ids else ids[0]
        app, year = self.shell.app, self.shell.year

        def read() -> TaskView | None:
            with app.reader() as reader:
                try:
                    return task_view(reader, chosen, app.today, year)
                except KeyError:
                    return None

        self.shell.runner.latest("programme-task", read, self._show_task, owner=self)

    def _show_task(self, task: TaskView | None) -> None:
        appears = (task is None) != (self.task is None)
        self.task = task
        row = next((t for t in self.model.tasks() if task and t.id == task.record.id), None)
        if task is not None and row is not None:
            self._fill_side(task, row)
        if appears:
            self.panel_changed.emit()
        self.header_changed.emit()

    def _fill_side(self, task: TaskView, row: TaskRow) -> None:
        another = self.task_panel.task is None or self.task_panel.task.record.id != task.record.id
        self.task_panel.held = self.held()
        self.task_panel.show_task(task, row, self.shell.app.today)
        if another and isinstance(self._side, UnitDetail):
            self._turn_side(self.task_panel)
        if self._heap:
            self.task_panel.show_units(self._heap)
            self._heap = ""
        if self._recording and self.sheet.follows(task):
            self.sheet.show_task(task)
        if self._asked_to_record:
            self._asked_to_record = False
            self.record_result()

    @property
    def _recording(self) -> bool:
        return isinstance(self._side, RecordSheet)

    def _turn_side(self, widget: QWidget) -> None:
        self._side = widget
        self.panel_changed.emit()

    # doing

    def assign(self) -> None:
        """Give the chosen tasks to units and groups."""
        from ui.pages.programme.assign import AssignDialog

        AssignDialog(self.shell, self.table.selected_ids(), self).open()

    def record_result(self, assignment_ids: Sequence[int] = ()) -> None:
        """Open the sheet that records results, for some units of the task or with none chosen yet."""
        if self.task is None or self.refuses():
            return
        if not self.task.units:
            self._offer_to_assign(self.task)
            return
        if assignment_ids and self.sheet.dirty and not self.sheet.may_leave():
            return
        self.sheet.show_task(self.task, assignment_ids)
        self._turn_side(self.sheet)
        self.sheet.start()

    def _offer_to_assign(self, task: TaskView) -> None:
        code = task.record.values["code"]
        text = f"Nhiệm vụ {code} chưa giao cho đơn vị nào nên chưa ghi kết quả được."
        if self.shell.messages.ask("Giao nhiệm vụ trước?", text, "Giao việc", "Để sau"):
            self.assign()

    def _close_side(self) -> None:
        self._turn_side(self.task_panel)
        self.table.setFocus()

    def _open_unit(self, assignment_id: int) -> None:
        if self.task is not None:
            self.unit_detail.show_assignment(assignment_id, self.task.record.values["code"])
            self._turn_side(self.unit_detail)

    def add_task(self) -> None:
        """A task that came in mid-year, with the next free code of its own row."""
        if self.view is None or self.view.programme_id is None or self.refuses():
            return
        given = {"programme": self.view.programme_id, "code": next_code(self.view)}
        self._edit(None, given)

    def edit_task(self) -> None:
        """The form of the chosen task."""
        if self.task is not None:
            self._edit(self.task.record.id)

    def delete_tasks(self) -> None:
        """Delete the chosen tasks; undoable."""
        ids, app = self.table.selected_ids(), self.shell.app
        if ids and not self.refuses():
            self.table.setFocus()
            self.work.run("Xoá nhiệm vụ", lambda: app.delete("task", ids))

    def print_list(self) -> None:
        """Go to where documents are made, with the table of tasks as it is filtered here."""
        options = {"year": self.shell.year, **PRINTED_AS.get(self.filters.current, {})}
        self.shell.open("make", ("task-tracking", options))

    def export_excel(self) -> None:
        """Save what the list shows as a workbook; only the chosen tasks where several are chosen."""
        from ui.pages.programme.sheet_file import export

        export(self.shell, self.table, self.title, task_filter(self.filters.current))

    def _order(self) -> Order | None:
        from ui.pages.programme.sheet_file import order

        return order(self.table, self.view)

    def _edit(self, task_id: int | None, given: dict[str, Any] | None = None) -> None:
        from ui.forms.dialog import RecordEditor

        editor = RecordEditor(self.shell, "task", task_id, given, self)
        editor.saved.connect(self._want)
        editor.open()

    def _want(self, task_id: int) -> None:
        self._wanted = task_id
        self.load()

    def _review_citations(self) -> None:
        from vstbpn_desktop.services.citing import ProgrammeText

        self.shell.open("citations", ProgrammeText(self.shell.year))

    def _import(self) -> None:
        self.shell.open("programme-import")

    def _settle(self, settle: Callable[[Sequence[NewcomerPrompt]], object]) -> None:
        if self.view is not None:
            settle(self.view.newcomers)

    def _do(self, verb: str, ids: list[int]) -> None:
        if self.task is not None and not self.refuses():
            self.work.do(verb, [unit for unit in self.task.units if unit.state.id in ids])

    # the page itself

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filters)
        column.addWidget(self.finder)
        column.addWidget(self.banner)
        column.addWidget(self._middle, 1)
        self.filters.hide()
        self.finder.hide()

    def _connect(self) -> None:
        self.filters.chosen.connect(lambda _: self._filtered())
        self.finder.searched.connect(lambda _: self._filtered())
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _: self.edit_task())
        self.table.delete_requested.connect(self.delete_tasks)
        self.table.menu_requested.connect(self._open_menu)
        self.banner.added.connect(lambda: self._settle(self.work.add_newcomers))
        self.banner.declined.connect(lambda: self._settle(self.work.decline_newcomers))
        panel = self.task_panel
        panel.assign_requested.connect(self.assign)
        panel.edit_requested.connect(self.edit_task)
        panel.record_requested.connect(self.record_result)
        panel.unit_opened.connect(self._open_unit)
        panel.verb_requested.connect(self._do)

    def _filtered(self) -> None:
        if self.view is not None:
            self._list()
            if not self.table.selected_ids():
                self.table.select_first()

    def _show_find(self) -> None:
        self._finding = True
        self.finder.show()
        self.finder.setFocus()
        self.finder.selectAll()

    def _show_all(self) -> None:
        self.filters.choose(ALL)
        self.finder.clear()
        self._filtered()

    def _open_menu(self, where: QPoint) -> None:
        open_task_menu(self, self.offered(), self.table.copy, where)
