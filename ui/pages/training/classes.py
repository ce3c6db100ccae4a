"""The year's classes: a list designed for the task, and beside it the class that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui import actions
from ui.actions import Action
from ui.menus import add_actions
from ui.pages.training.columns import ALL, COLUMNS, FILTERS, chips, class_filter, matches, total
from ui.pages.training.panel import PAPERS, RECORD, ClassPanel, open_paper
from ui.pages.training.words import summary_words
from ui.shell.page import Page, Shell
from ui.tables.designed import DesignedTable
from ui.tables.designed_rows import RowsModel
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.look import px
from ui.widgets.pill import ChipRow
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.queries.training_view import ClassRow, TrainingYear, training_year
from vstbpn_desktop.services.training import next_code

if TYPE_CHECKING:
    from ui.forms.dialog import RecordEditor
    from vstbpn_desktop.db.change import Changed

_SHOWN_FROM: Final = ("training_class", "participant")
_MENU_AT: Final = 4
ROW: Final = 58


class ClassesPage(Page):
    """The classes; Enter or a double click opens the roster of one."""

    help = (
        "Lớp tập huấn, bồi dưỡng, hội nghị của năm. Chọn một lớp để xem bên phải; Enter hoặc nháy đúp để mở "
        "danh sách lớp, điểm danh. Ctrl+N thêm lớp, Ctrl+L mở lớp như một lớp đã có, Ctrl+P phiếu điểm danh "
        "của lớp đang chọn. Thẻ “Học viên” kê học viên của mọi lớp."
    )

    holds = RECORD

    def __init__(self, shell: Shell, record: str = RECORD, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.spec = shell.app.registry[record]
        self.title = self.spec.plural
        self.view: TrainingYear | None = None
        self._wanted: int | None = None
        self._opened = False
        self.model = RowsModel(COLUMNS, self)
        self.table = DesignedTable(
            self.model,
            shell.session,
            "classes",
            "topic",
            name=self.spec.plural,
            row_height=ROW,
            compact_below=600,
            gives_way=("registered", "absent"),
        )
        self.side = ClassPanel(shell, open_roster=self.open_roster, mark_held=self.mark_held)
        self.side.hide()
        self.chips = ChipRow()
        self.finder = SearchField("Lọc theo mã, chuyên đề, đối tượng, địa điểm…")
        self.finder.below = self.table
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    # what the window asks

    def summary(self) -> str:
        """ "12 lớp · 660 lượt · 640 người · nữ 71,2%"."""
        return summary_words(self.view.total) if self.view and self.view.classes else ""

    def commands(self) -> Sequence[Action]:
        """Adding, opening, papers of the class that is chosen."""
        one = self.chosen is not None
        some = bool(self.table.selected_ids())
        papers = [
            Action(words, lambda d=document: self.make(d), "printer", "menu",  # type: ignore[misc]
                   actions.PRINT if document == "attendance-sheet" else "", one)
            for document, words, _, _ in PAPERS
        ]  # fmt: skip
        return (
            Action(
                "Mở lớp như…",
                self.clone,
                "copy",
                "bar",
                "Ctrl+L",
                bool(self.view and self.view.classes),
                True,
            ),
            Action("Thêm lớp", self.add, "plus", "main", actions.NEW, writes=True),
            Action("Mở danh sách lớp", self.open_roster, "users", "menu", "", one),
            Action("Sửa lớp", self.edit, "pencil", "menu", "", one, True),
            Action("Ghi đã mở", self.mark_held, "check", "menu", "", some, True),
            *papers,
            Action("Xuất Excel", self.export_excel, "file-spreadsheet", "menu", actions.EXCEL, some),
            Action("Lọc trong danh sách", self._show_find, "search", "key", actions.FIND),
            Action("Xoá lớp", self.delete, "trash-2", "menu", "", some, True),
        )

    def panel(self) -> QWidget | None:
        """The chosen class."""
        return self.side if self.chosen is not None else None

    def activate(self, key: object = None) -> None:
        """`key` is a record (record id, row id) or nothing."""
        if isinstance(key, tuple) and key[0] == RECORD:
            self._go_to(key[1])
        self._opened = True
        self.load()

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed; the panel follows every change."""
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()
        self.side.refresh(changed)

    # reading

    def load(self) -> None:
        """Read the year's classes again."""
        app, year = self.shell.app, self.shell.year

        def read() -> TrainingYear:
            with app.reader() as reader:
                return training_year(reader, year, app.today)

        self.shell.runner.latest("training", read, self._show, owner=self)

    @property
    def chosen(self) -> ClassRow | None:
        """The class that is chosen: the current one of several."""
        ids = self.table.selected_ids()
        current = self.model.row(self.table.currentIndex().row())
        if isinstance(current, ClassRow) and current.id in ids:
            return current
        return self.model.row(self.model.row_of(ids[0])) if ids else None

    def _go_to(self, class_id: int) -> None:
        self._wanted = class_id
        self.chips.choose(ALL)
        self.finder.clear()
        with self.shell.app.reader() as reader:
            year: int = reader.values(self.spec, class_id)["year"]
        self.shell.set_year(year)

    def _show(self, view: TrainingYear) -> None:
        another_year = self.view is None or self.view.year != view.year
        self.view = view
        self._list()
        if self._wanted is not None and self.table.select_id(self._wanted):
            self._wanted = None
        elif another_year or not self.table.selected_ids():
            self.table.select_first()
        if self._opened:
            self.table.setFocus()
        self._opened = False
        self._picked()

    def _list(self) -> None:
        assert self.view is not None
        classes = self.view.classes
        self.chips.set_chips(chips(classes, self.chips.current() or ALL))
        keep, words = class_filter(self.chips.current() or ALL).keeps, self.finder.text()
        shown = [row for row in classes if keep(row) and matches(row, words)]
        self.model.show(shown, total(shown) if shown else None)
        for tool in (self.chips, self._tools):
            tool.setVisible(bool(classes))
        stages = {True: self.card, False: self._none_left if classes else self._none}
        self._stack.setCurrentWidget(stages[bool(shown)])

    def _picked(self) -> None:
        if (row := self.chosen) is not None:
            self.side.show_class(row)
        self.panel_changed.emit()
        self.header_changed.emit()

    # doing

    def open_roster(self) -> None:
        """Go to the page of the class that is chosen."""
        if (row := self.chosen) is not None:
            self.shell.open("training-class", row.id)

    def add(self) -> None:
        """A new class with the next free code of the year."""
        with self.shell.app.reader() as reader:
            code = next_code(reader, self.shell.year)
        self._edit(None, {"year": self.shell.year, "code": code})

    def edit(self) -> None:
        """The form of the class that is chosen."""
        if (row := self.chosen) is not None:
            self._edit(row.id)

    def clone(self) -> None:
        """Ask which class, and for the days of the new one."""
        from ui.pages.training.clone import CloneDialog

        row = self.chosen
        dialog = CloneDialog(self.shell, row.id if row else None, self)
        dialog.made.connect(self._want)
        dialog.open()

    def mark_held(self) -> None:
        """Tell the chosen classes as held; undoable."""
        app, ids = self.shell.app, self.table.selected_ids()

        def work(_: object) -> None:
            from vstbpn_desktop.services.training import mark_held

            mark_held(app, ids)

        if ids:
            self.shell.runner.run("Ghi đã mở", work, lambda _: None)

    def make(self, document: str) -> None:
        """Go to where documents are made, with the class that is chosen."""
        if (row := self.chosen) is not None:
            open_paper(self.shell, row, self.shell.year, document)

    def delete(self) -> None:
        """Delete the chosen classes with their lists; undoable."""
        ids, app = self.table.selected_ids(), self.shell.app
        if ids and not self.refuses():
            self.table.setFocus()
            self.shell.runner.run("Xoá lớp", lambda _: app.delete(RECORD, ids), lambda _: None)

    def export_excel(self) -> None:
        """Save the classes that are shown as a workbook; only the chosen ones where several are chosen."""
        from ui.pages.list_excel import Listed, export_list

        chosen = self.table.selected_ids()
        ids = chosen if len(chosen) > 1 else [row.id for row in self.model.rows]
        request = ListRequest(RECORD, self.shell.app.today, year=self.shell.year)
        export_list(self.shell, self, Listed(request, [field.id for field in self.spec.columns], ids))

    def _edit(self, class_id: int | None, given: dict[str, Any] | None = None) -> None:
        from ui.forms.dialog import RecordEditor

        editor: RecordEditor = RecordEditor(self.shell, RECORD, class_id, given, self.window())
        editor.saved.connect(self._want)
        editor.open()

    def _want(self, class_id: int) -> None:
        self._go_to(class_id)
        self.load()

    # the page itself

    def _build(self) -> None:
        self.card = Card(margin=0)
        self.card.body.addWidget(self.table)
        self._none = EmptyState(
            "graduation-cap", "Năm nay chưa có lớp nào",
            "Thêm lớp với chuyên đề, buổi học, giảng viên; rồi nhập danh sách, in phiếu điểm danh.",
            "Thêm lớp", self.add, button_icon="plus", writes=True,
        )  # fmt: skip
        self._none.add_button(Button("Mở lớp như năm trước", icon="copy", on_click=self.clone, writes=True))
        self._none_left = EmptyState(
            "funnel", "Không có lớp nào khớp bộ lọc", "", "Xem tất cả", self._show_all
        )
        for stage in (self.card, self._none, self._none_left):
            self._stack.addWidget(stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._bar())
        column.addWidget(self.finder)
        column.addWidget(self._stack, 1)
        self.chips.set_chips([(FILTERS[0].id, FILTERS[0].label)])
        self.finder.hide()

    def _bar(self) -> QHBoxLayout:
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(2)
        printer = Button(icon="printer", kind="icon", tip="Phiếu điểm danh của lớp đang chọn (Ctrl+P)")
        printer.clicked.connect(lambda: self.make("attendance-sheet"))
        more = Button(icon="ellipsis", kind="icon", tip="Cột hiển thị, sao chép")
        more.clicked.connect(lambda: self._list_menu(more))
        for button in (printer, more):
            tools.addWidget(button)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.chips, 1)
        bar.addWidget(self._tools)
        return bar

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _: self._filtered())
        self.finder.searched.connect(lambda _: self._filtered())
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _: self.open_roster())
        self.table.delete_requested.connect(self.delete)
        self.table.menu_requested.connect(self._menu)
        self.side.deleting.connect(self.table.setFocus)

    def _filtered(self) -> None:
        if self.view is not None:
            self._list()
            if not self.table.selected_ids():
                self.table.select_first()
            self._picked()

    def _show_find(self) -> None:
        self.finder.show()
        self.finder.setFocus()
        self.finder.selectAll()

    def _show_all(self) -> None:
        self.chips.choose(ALL)
        self.finder.clear()
        self._filtered()

    def _list_menu(self, button: Button) -> None:
        menu = self.table.layout_of_columns.menu(self)
        menu.addSeparator()
        menu.addAction("Sao chép cả danh sách").triggered.connect(lambda: self.table.copy_all())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + px(_MENU_AT))))

    def _menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        add_actions(menu, (action for action in self.offered() if action.place == "menu"))
        menu.addAction("Sao chép").triggered.connect(lambda: self.table.copy())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
