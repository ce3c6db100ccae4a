"""The list of any record type, made from its spec: filters, table, panel, form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import EXCEL, FIND, NEW, PRINT, Action, hold
from ui.forms.dialog import RecordEditor
from ui.menus import add_actions
from ui.pages.list_excel import ExcelDoor, Listed, export_list, log_copied
from ui.panels.record_panel import RecordPanel
from ui.reports.of_list import QUICK_REPORT, documents_for, options_for, options_of
from ui.saved import SavedMenu
from ui.shell.page import Page, Shell, working_day
from ui.shell.registry import OWN_PAGE, SEEN_ON
from ui.tables.filters import ALL, Chosen, FilterBar
from ui.tables.model import RecordTableModel
from ui.tables.saved_filters import View, view_of
from ui.tables.view import RecordTable
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState
from ui.widgets.flow import clear
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.queries.saved import TEMPLATE_SUBJECTS, filters_of
from vstbpn_desktop.services.merging.twins import MERGEABLE
from vstbpn_desktop.services.year_closing import why_held

if TYPE_CHECKING:
    from ui.pages.excel_import.order import Order
    from vstbpn_desktop.app import App
    from vstbpn_desktop.db.change import Changed
    from vstbpn_desktop.documents.reports.spec import DocumentSpec


class RecordListPage(Page):
    """Lists the records of one type. Subclasses name the type in `record` and may add `hints`."""

    record = ""
    panel_class: ClassVar[type[RecordPanel]] = RecordPanel
    """The panel at the right; subclasses may show more in theirs."""

    def __init__(self, shell: Shell, record: str = "", parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.spec = shell.app.registry[record or self.record]
        self.holds = self.spec.id if self.spec.year else ""
        self.title = self.spec.plural
        self.help = self.spec.help
        self._summary = ""
        self.filters = FilterBar(self.spec, shell)
        self.model = RecordTableModel(shell.app, self.request(self.filters.chosen))
        self.table = RecordTable(self.model, shell.session)
        self.filters.text.below = self.table
        shelf = filters_of(self.spec.id)
        self.saved = SavedMenu(self.filters.saved_button, shell, shelf, self._view, self._show_view)
        self.side = self.panel_class(shell, self)
        self.side.hide()
        self.excel = ExcelDoor(self, self.order)
        self._empty = Card()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    # what the window asks

    def summary(self) -> str:
        """ "47 đơn vị · 3 chưa có đầu mối"."""
        return self._summary

    def commands(self) -> Sequence[Action]:
        """Adding, and what can be done with what is selected."""
        some = self.table.selected_count() > 0
        return (
            Action(f"Thêm {self.spec.label}", self.add, "plus", "main", NEW, writes=True),
            Action("Xuất Excel", self.export_excel, "file-spreadsheet", "menu", EXCEL, some),
            *self.excel.commands(),
            Action("Sao chép các dòng đang chọn", self.table.copy, "copy", "menu", enabled=some),
            Action("Chọn cột hiển thị", self._choose_columns, "columns-3", "menu"),
            Action("In danh sách", self.print_list, "printer", "menu", PRINT),
            *(
                Action(spec.label, partial(self.make_of_list, spec), "printer", "menu")
                for spec in documents_for(self.spec.id)
            ),
            *(
                (Action("Điền mẫu Word của tôi", self.fill_template, "file-text", "menu", enabled=some),)
                if self.spec.id in TEMPLATE_SUBJECTS
                else ()
            ),
            *(self._merging() if self.spec.id in MERGEABLE else ()),
        )

    def panel(self) -> QWidget | None:
        """The selected record beside the list."""
        return self.side if self.model.rowCount() else None

    def activate(self, key: object = None) -> None:
        """Show the list, and the record of `key` (record id, row id)."""
        self._relist()
        row_id = key[1] if isinstance(key, tuple) and key[0] == self.spec.id else None
        if isinstance(row_id, int):
            self.show_row(row_id)
        self.table.setFocus()

    def refresh(self, changed: Changed | None) -> None:
        """Follow a change."""
        if changed is None:
            self._relist()
        self.table.refresh(changed)
        self._after_listing()
        self.side.refresh(changed)

    def may_leave(self) -> bool:
        """Ask about a form that is still open over the list."""
        editors = self.window().findChildren(RecordEditor)
        return all(editor.may_leave() for editor in editors if editor.isVisible())

    # what a person does

    def add(self) -> None:
        """Make a new record, starting with what the filters say."""
        if not self.refuses():
            self._edit(None, self.filters.given())

    def open_row(self, row_id: int) -> None:
        """What Enter and double click do: the form, or the page where records of the type have their own."""
        page_id = OWN_PAGE.get(self.spec.id)
        if page_id:
            self.shell.open(page_id, (self.spec.id, row_id))
        else:
            self.edit(row_id)

    def edit(self, row_id: int) -> None:
        """Edit a record."""
        self._edit(row_id, None)

    def delete(self) -> None:
        """Delete what is selected; the bar below offers to take it back."""
        ids, app = self.table.selected_ids(), self.shell.app
        if ids and not self.refuses(self._why_held()):
            self.table.setFocus()
            self.shell.runner.run("Xoá", lambda _: app.delete(self.spec.id, ids), lambda _: None)

    def export_excel(self) -> None:
        """Save what the list shows as a workbook: the chosen rows where several are chosen, else all."""
        fields = self._shown_fields()
        several = self.table.selected_count() > 1
        ids = self.table.selected_ids() if several else None
        export_list(self.shell, self, Listed(self.model.request, fields, ids, self.filters.words()))

    def print_list(self) -> None:
        """Show the pages of what is listed: these rows, or those chosen, in this order and these columns."""
        self.shell.open("make", (QUICK_REPORT, self._list_options()))

    def make_of_list(self, document: DocumentSpec[Any]) -> None:
        """Make envelopes, labels and the like for what is listed, or for the rows chosen."""
        options = self._list_options(1 if document.each else 2)
        self.shell.open("make", (document.id, options_for(document, options)))

    def fill_template(self) -> None:
        """Fill one of the officer's own Word files for what is selected."""
        self.shell.open("word-templates", (self.spec.id, self.table.selected_ids()))

    def order(self) -> Order:
        """An import into this list: its columns, and what its filters give new records."""
        from ui.pages.excel_import.order import Order

        page = self.spec.area or SEEN_ON.get(self.spec.id, "")
        return Order(self.spec.id, page, None, self._shown_fields(), self.filters.given())

    def show_row(self, row_id: int) -> None:
        """Select a record, taking filters away where they hide it."""
        if not self.table.select_record(row_id):
            self.filters.clear(everything=True)
            self._relist()
            self.table.select_record(row_id)

    # for subclasses

    def hints(self) -> Sequence[str]:
        """Further parts of the summary; run away from the window's thread."""
        return ()

    # inside

    def _merging(self) -> Sequence[Action]:
        """The ways to what was entered twice."""
        pair = self.table.selected_ids() if self.table.selected_count() == 2 else []
        merge = partial(self.shell.open, "duplicates", (self.spec.id, *pair))
        return (
            Action("Mục trùng…", partial(self.shell.open, "duplicates"), "merge", "menu"),
            Action("Gộp hai mục đã chọn", merge, "merge", "menu", enabled=bool(pair)),
        )

    def _list_options(self, least: int = 2) -> dict[str, Any]:
        """What is listed, or the chosen rows alone where there are so many of them at least."""
        columns = self._shown_fields()
        chosen = self.table.selected_ids() if self.table.selected_count() >= least else []
        return options_of(self.spec, self.model.request, columns, chosen, self.shell.year)

    def _shown_fields(self) -> list[str]:
        return [self.model.columns[number].field.id for number in self.table.layout_of_columns.shown()]

    @property
    def as_of(self) -> dt.date:
        """Today, moved into the working year."""
        return working_day(self.shell)

    def request(self, chosen: Chosen) -> ListRequest:
        """What is listed for a choice of filters, in the record's own order."""
        return ListRequest(
            record=self.spec.id,
            as_of=self.as_of,
            filters=chosen.filters,
            text=chosen.text,
            year=self.shell.year if self.spec.year and not chosen.all_years else None,
            ended=chosen.ended,
        )

    def _build(self) -> None:
        self.card = Card(margin=0)
        self.card.body.addWidget(self.table)
        self._stack.addWidget(self.card)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filtered)
        self.filters.columns_wanted.connect(self._choose_columns)
        self.filters.print_wanted.connect(self.print_list)
        self.table.picked.connect(self._show_picked)
        self.table.edit_requested.connect(self.open_row)
        self.table.delete_requested.connect(self.delete)
        self.table.menu_requested.connect(self._menu)
        self.table.copied.connect(partial(log_copied, self.shell.app, self.spec.id))
        self.side.deleting.connect(self.table.setFocus)
        find = QShortcut(QKeySequence(FIND), self, self.filters.focus_text)
        find.setContext(Qt.ShortcutContext.WindowShortcut)

    def _relist(self) -> None:
        order = self.model.request
        wanted = replace(self.request(self.filters.chosen), order=order.order, descending=order.descending)
        self.table.show_request(wanted)
        self._after_listing()

    def _filtered(self) -> None:
        self._relist()
        if self.model.rowCount() and not self.table.selected_count():
            self.table.select_row(0)

    def _view(self) -> dict[str, Any] | None:
        """What the list is filtered and sorted by, as it can be saved; None for the plain list."""
        order = self.model.request
        view = View(self.filters.chosen, order.order, order.descending)
        return None if view.is_plain else view.to_json()

    def _show_view(self, value: dict[str, Any]) -> None:
        view = view_of(value)
        self.filters.show_chosen(view.chosen)
        self.table.sort_by(view.order, view.descending)
        self._filtered()

    def _after_listing(self) -> None:
        empty = self.model.rowCount() == 0
        if empty:
            self._show_empty()
        self._stack.setCurrentWidget(self._empty if empty else self.card)
        if not empty and not self.table.selected_count():
            self.table.select_row(0)
        self._count()
        self.panel_changed.emit()

    def _count(self) -> None:
        app, requests = self.shell.app, self.filters.requests(self.request)
        self.shell.runner.latest(
            f"count-{id(self)}",
            lambda: (count_all(app, requests), tuple(self.hints())),
            self._show_counts,
            owner=self,
        )

    def _show_counts(self, found: tuple[dict[str, int], tuple[str, ...]]) -> None:
        counts, hints = found
        self.filters.show_counts(counts)
        total, shown = counts[ALL], self.model.rowCount()
        first = f"{_number(total)} {self.spec.label}"
        if shown != total:
            first = f"{_number(shown)} trong {first}"
        self._summary = " · ".join((first, *hints))
        self.header_changed.emit()

    def _show_empty(self) -> None:
        clear(self._empty.body)
        if self.filters.active:
            state = EmptyState(
                "search", "Không có mục nào khớp", "Hãy bớt điều kiện lọc hoặc gõ ít chữ hơn.",
                "Bỏ lọc", self._clear_filters, button_icon="x",
            )  # fmt: skip
        else:
            title = f"Chưa có {self.spec.label} nào"
            state = EmptyState(
                self.spec.icon,
                title,
                self.spec.help,
                f"Thêm {self.spec.label}",
                self.add,
                button_icon="plus",
                writes=True,
            )
            state.add_button(
                Button("Nhập từ Excel", icon="file-input", on_click=self.excel.open, writes=True)
            )
        self._empty.body.addWidget(state)

    def _clear_filters(self) -> None:
        self.filters.clear()
        self._filtered()

    def _show_picked(self) -> None:
        count = self.table.selected_count()
        if count == 1 and self.table.selected_ids():
            self.side.show_record(self.spec.id, self.table.selected_ids()[0], self.as_of)
        elif count > 1:
            what = f"{_number(count)} {self.spec.label}"
            hint = "Ctrl+C sao chép sang Excel, Ctrl+P in, Del xoá. Xoá nhầm thì bấm Hoàn tác."
            delete = Button(f"Xoá {what}", icon="trash-2", kind="danger", on_click=self.delete)
            delete.hold(self._why_held())
            self.side.show_many(
                self.spec.plural,
                f"Đã chọn {what}",
                hint,
                Button("Sao chép", icon="copy", on_click=self.table.copy),
                Button(f"In {what}", icon="printer", on_click=self.print_list),
                *self._post_buttons(),
                delete,
            )
        else:
            self.side.show_many("", self.spec.plural, "Chọn một dòng để xem.")
        self.header_changed.emit()

    def _why_held(self, *, going_on: bool = False) -> str:
        """Why what is selected cannot be written."""
        return why_held(self.shell.app, self.spec.id, self.table.selected_ids(), going_on=going_on)

    def _edit(self, row_id: int | None, given: dict[str, Any] | None) -> None:
        editor = RecordEditor(self.shell, self.spec.id, row_id, given, self.window())
        editor.saved.connect(self.show_row)
        editor.open()

    def _choose_columns(self) -> None:
        self.table.choose_columns(self.filters.columns_button)

    def _menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        current, held = self.table.current_id(), self._why_held()
        if self.table.selected_count() == 1 and current is not None:
            if self.spec.id in OWN_PAGE:
                menu.addAction("Mở", lambda: self.open_row(current))
            shut = bool(self._why_held(going_on=True))
            add_actions(menu, hold([Action("Sửa", partial(self.edit, current), writes=shut)], held))
        menu.addAction("Sao chép", self.table.copy)
        self._print_menu(menu)
        menu.addSeparator()
        add_actions(menu, hold([Action("Xoá", self.delete, writes=True)], held))
        menu.popup(where)

    def _post_buttons(self) -> Sequence[Button]:
        """The way to envelopes and the like, where the rows have addresses."""
        documents = documents_for(self.spec.id)
        return [
            Button(spec.label, icon="send", on_click=partial(self.make_of_list, spec)) for spec in documents
        ]

    def _print_menu(self, menu: QMenu) -> None:
        """What can be printed of the chosen rows."""
        inside = menu.addMenu("In")
        inside.addAction("Danh sách", self.print_list)
        for spec in documents_for(self.spec.id):
            inside.addAction(spec.label, partial(self.make_of_list, spec))


def count_all(app: App, requests: dict[str, ListRequest]) -> dict[str, int]:
    """How many records each request has."""
    with app.database.read() as connection:
        return {key: app.listing(request).count(connection) for key, request in requests.items()}


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
