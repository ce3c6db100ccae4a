"""A class with its roster: who is on the list, who was absent, and people added at typing speed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui import actions
from ui.actions import Action, hold
from ui.forms.context import Context
from ui.menus import add_actions
from ui.messages import Answer
from ui.pages.list_excel import log_copied
from ui.pages.training.absence import AbsenceBar
from ui.pages.training.add_line import AddLine
from ui.pages.training.certify import certify
from ui.pages.training.panel import PAPERS, RECORD, open_paper
from ui.pages.training.people import CLASSES, PERSONS, AddPeopleDialog
from ui.pages.training.roster import RosterTable, is_absent, roster_columns
from ui.pages.training.words import also_words, facts_words, figures, twin_words, who_words
from ui.shell.page import Page, Shell
from ui.tables.designed_rows import RowsModel
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState, divider
from ui.widgets.figures import Figures
from ui.widgets.look import Meaning, px
from ui.widgets.pill import Pill
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.roster_paste import cells_of
from vstbpn_desktop.queries.training_view import ClassPage as ClassView
from vstbpn_desktop.queries.training_view import RosterEntry, class_page
from vstbpn_desktop.records.training_class import HELD
from vstbpn_desktop.services import training
from vstbpn_desktop.services.year_closing import why_held

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

PARTICIPANT: Final = "participant"
_NUMBERINGS: Final = (("number", "Đánh lại số, giữ thứ tự"), ("name", "Đánh lại số theo tên"))
_IN_THE_BAR: Final = "attendance-sheet"
_SHOWN_FROM: Final = ("training_class", PARTICIPANT, "unit")


class ClassPage(Page):
    """The roster of one class. `activate` takes the id of the class."""

    place = "training"
    help = (
        "Danh sách và điểm danh của một lớp. Gõ số thứ tự (nhiều số: 3 7 12-14) hoặc tên người vắng rồi "
        "Enter; hoặc Space, bấm vào ô buổi học. Chỉ người vắng được ghi, mọi người khác là có mặt. "
        "Thêm học viên: gõ ở dòng dưới cùng rồi Enter; Ctrl+V dán từ Excel, Word; Ctrl+D chọn từ danh bạ. "
        "F2 về ô ghi vắng, Ctrl+N tới dòng thêm, Ctrl+P phiếu điểm danh, Esc về danh sách lớp."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.view: ClassView | None = None
        self._class_id = 0
        self._added: list[int] = []
        self.figures = Figures()
        self.pill = Pill(parent=self)
        self.absence = AbsenceBar()
        self.line = AddLine(Context(shell.app, shell.runner, shell.app.today))
        self.model = RowsModel((), self)
        self.table: RosterTable | None = None
        self._columns_of: object = None
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    # what the window asks

    def summary(self) -> str:
        """For whom, when, where."""
        return facts_words(self.view.row) if self.view else ""

    def commands(self) -> Sequence[Action]:
        """Adding people, papers, numbers."""
        if self.view is None:
            return ()
        chosen, listed = bool(self.selected_ids()), bool(self.view.roster)
        return (
            Action(
                "Phiếu điểm danh", partial(self.make, "attendance-sheet"), "printer", "bar", actions.PRINT
            ),
            Action("Thêm học viên", self.start_line, "user-plus", "main", actions.NEW, writes=True),
            Action(
                "Chọn từ danh bạ…", partial(self.add_people, PERSONS), "users", "menu", "Ctrl+D", writes=True
            ),
            Action("Chép từ lớp khác…", partial(self.add_people, CLASSES), "copy", "menu", writes=True),
            Action("Dán từ Excel, Word", self.paste, "clipboard-paste", "menu", "Ctrl+V", writes=True),
            Action("Danh sách học viên", partial(self.make, "participant-list"), "file-text", "menu"),
            Action("Giấy mời các đơn vị", partial(self.make, "invitation"), "file-text", "menu"),
            Action("Cấp số giấy chứng nhận", self._certify, "check", "menu", "", listed, True),
            Action("Giấy chứng nhận", partial(self.make, "certificates"), "file-text", "menu", "", listed),
            Action("Xuất Excel", self.export_excel, "file-spreadsheet", "menu", actions.EXCEL, listed),
            *(
                Action(words, partial(self.renumber, by), "list-checks", "menu", "", listed, True)
                for by, words in _NUMBERINGS
            ),
            Action("Sửa thông tin lớp", self.edit_class, "pencil", "menu", writes=True),
            Action("Ghi đã mở", self.mark_held, "check", "menu", "", self.view.row.state != HELD, True),
            Action("Sửa học viên", self.edit_person, "pencil", "menu", "", chosen, True),
            Action("Xoá học viên", self.delete, "trash-2", "menu", "", chosen, True),
            Action("Ghi vắng", self.absence.field.setFocus, "search", "key", "F2", writes=True),
        )

    def held(self) -> str:
        """Whether the class is of a closed year."""
        return why_held(self.shell.app, RECORD, [self._class_id])

    def activate(self, key: object = None) -> None:
        """`key` is the id of a class; without one the class that was open stays."""
        if isinstance(key, int) and key != self._class_id:
            self._class_id = key
            self.view = None
            self.line.clear()
            self.line.say("")
        self.load()
        self.absence.field.setFocus()

    def may_leave(self) -> bool:
        """Ask about a person that was typed and not added."""
        if not self.line.dirty:
            return True
        answers = (
            Answer("add", "Thêm", "filled"), Answer("discard", "Bỏ", "danger"), Answer("stay", "Gõ tiếp"),
        )  # fmt: skip
        text = f"“{self.line.name.text().strip()}” đã gõ nhưng chưa thêm vào lớp."
        key = self.shell.messages.choose("Thêm học viên đang gõ?", text, answers)
        if key == "add":
            self.line.add()
        elif key == "discard":
            self.line.clear()
        return key in ("add", "discard")

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed."""
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()

    # reading

    def load(self) -> None:
        """Read the class again."""
        app, class_id = self.shell.app, self._class_id

        def read() -> ClassView | None:
            with app.reader() as reader:
                return class_page(reader, class_id, app.today)

        self.shell.runner.latest("training-class", read, self._show, owner=self)

    def _show(self, view: ClassView | None) -> None:
        if view is None:
            self.view = None
            self.header_changed.emit()
            if self.isVisible():
                self.shell.open("training")
            return
        another = self.view is None or self.view.record.id != view.record.id
        self.view = view
        self.title = f"Lớp {view.row.code}: {view.row.topic}"
        self.figures.show_figures(tuple(figures(view.row)))
        self.pill.show_status(view.row.standing.word, Meaning.named(view.row.standing.meaning))
        self._hold(self.held())
        self._held.setVisible(view.row.standing.id == "past")
        self._show_roster(view)
        if another:
            self._begin_attendance(view)
        self._tell_added(view)
        self.header_changed.emit()

    def _hold(self, why: str) -> None:
        """What adds and marks people goes where nothing can be written."""
        self.line.setVisible(not why)
        self.absence.setEnabled(not why)
        self.absence.setToolTip(why)
        self._held.hold(why)
        self._none.hold(why)

    def _show_roster(self, view: ClassView) -> None:
        key = tuple(view.row.sessions)
        if self.table is None or key != self._columns_of:
            self._columns_of = key
            self._make_table(view)
        self.model.show(view.roster)
        self.absence.show_sessions(view.row.sessions)
        self.absence.field.offer(view.roster)
        self.absence.setVisible(bool(view.roster))
        assert self.table is not None
        self._stack.setCurrentWidget(self.table if view.roster else self._none)

    def _make_table(self, view: ClassView) -> None:
        """The columns follow the sessions."""
        if self.table is not None:
            self._stack.removeWidget(self.table)
            self.table.deleteLater()
        self.model = RowsModel(roster_columns(view.row.sessions, self.shell.app.today), self)
        self.table = RosterTable(self.model, self.shell.session, view.row.sessions)
        self.table.marked.connect(self.mark)
        self.table.copied.connect(partial(log_copied, self.shell.app, PARTICIPANT))
        self.table.typed.connect(self.absence.field.type_on)
        self.table.opened.connect(self._edit)
        self.table.picked.connect(self.header_changed)
        self.table.delete_requested.connect(self.delete)
        self.table.menu_requested.connect(self._menu)
        self._stack.addWidget(self.table)

    def _begin_attendance(self, view: ClassView) -> None:
        """The session of today is the one to mark, else the whole class."""
        today = [s.number for s in view.row.sessions if s.date == self.shell.app.today]
        self.absence.choose(today[0] if today and len(view.row.sessions) > 1 else 0)
        self.absence.field.is_absent = lambda entry: is_absent(entry.line, self.absence.session or None)

    def selected_ids(self) -> list[int]:
        """The chosen participants."""
        return self.table.selected_ids() if self.table is not None else []

    # attendance

    def mark(self, ids: list[int], session: int) -> None:
        """Mark people absent, or present again where all of them were absent; session 0 is the class."""
        entries = self._entries(ids)
        present = [entry for entry in entries if not is_absent(entry.line, session or None)]
        self._write(present or entries, session, absent=bool(present))

    def mark_absent(self, ids: list[int], session: int) -> None:
        """Mark people absent who are not so already."""
        entries = self._entries(ids)
        present = [entry for entry in entries if not is_absent(entry.line, session or None)]
        if present:
            self._write(present, session, absent=True)
        else:
            self.shell.say(f"{who_words(entries)} đã ghi vắng từ trước", done=False)

    def _write(self, entries: Sequence[RosterEntry], session: int, *, absent: bool) -> None:
        if not entries or self.refuses():
            return
        app, ids = self.shell.app, [entry.id for entry in entries]
        write = training.mark_absent if absent else training.mark_present
        self.shell.runner.run("Điểm danh", lambda _: write(app, ids, session or None), lambda _: None)

    def _entries(self, ids: Sequence[int]) -> list[RosterEntry]:
        return [entry for entry in (self.view.roster if self.view else ()) if entry.id in ids]

    # people

    def start_line(self) -> None:
        """Go to the line that adds people."""
        self.line.name.setFocus()

    def add_people(self, source: str) -> None:
        """Choose among persons on file or the people of other classes."""
        AddPeopleDialog(self.shell, self._class_id, source, self).open()

    def paste(self) -> None:
        """Read the clipboard as a list, and show what was understood."""
        from ui.pages.training.paste import PasteDialog

        try:
            cells = cells_of(QGuiApplication.clipboard().text())
        except UserError as error:
            self.shell.messages.error(error)
            return
        PasteDialog(self.shell, self._class_id, cells, self).open()

    def renumber(self, by: str) -> None:
        """Number the list anew, as it stands or by name; undoable."""
        app, class_id = self.shell.app, self._class_id
        self.shell.runner.run("Đánh lại số", lambda _: training.renumber(app, class_id, by), lambda _: None)

    def delete(self) -> None:
        """Take the chosen people off the list; the others keep their numbers."""
        ids, app = self.selected_ids(), self.shell.app
        if ids and self.table is not None and not self.refuses():
            self.table.setFocus()
            self.shell.runner.run("Xoá học viên", lambda _: app.delete(PARTICIPANT, ids), lambda _: None)

    def edit_person(self) -> None:
        """The form of the chosen participant."""
        if ids := self.selected_ids():
            self._edit(ids[0])

    def edit_class(self) -> None:
        """The form of the class."""
        self._open_form(RECORD, self._class_id)

    def mark_held(self) -> None:
        """Tell the class as held; undoable."""
        app, class_id = self.shell.app, self._class_id
        self.shell.runner.run("Ghi đã mở", lambda _: training.mark_held(app, [class_id]), lambda _: None)

    def make(self, document: str) -> None:
        """Go to where documents are made, with this class chosen."""
        if self.view is not None:
            open_paper(self.shell, self.view.row, self.view.record.values["year"], document)

    def _certify(self) -> None:
        certify(self.shell, self._class_id, self)

    def export_excel(self) -> None:
        """Save the roster as a workbook; only the chosen people where several are chosen."""
        from ui.pages.training.roster_file import export

        export(self.shell, self, self._class_id, self.selected_ids())

    def _add(self, values: dict[str, object]) -> None:
        app, class_id = self.shell.app, self._class_id
        self.shell.runner.run(
            "Thêm học viên", lambda _: training.add_participants(app, class_id, [values]), self._was_added
        )

    def _was_added(self, ids: list[int]) -> None:
        self._added = ids
        if self.view is not None:
            self._tell_added(self.view)

    def _tell_added(self, view: ClassView) -> None:
        """Say who was added, and where the same person stands already; show the row."""
        entry = next((entry for entry in view.roster if entry.id in self._added), None)
        if entry is None or self.table is None:
            return
        self._added = []
        met = "; ".join(filter(None, (twin_words(entry), also_words(entry))))
        self.line.say(f"Đã thêm {entry.line.number}. {entry.line.name}" + (f": {met}." if met else "."))
        self.table.select_id(entry.id)

    def _edit(self, participant_id: int) -> None:
        self._open_form(PARTICIPANT, participant_id)

    def _open_form(self, record: str, row_id: int) -> None:
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, record, row_id, parent=self.window()).open()

    # the page itself

    def _build(self) -> None:
        self._none = EmptyState(
            "users", "Lớp chưa có danh sách",
            "Sao chép bảng trong Excel, Word rồi dán vào đây, chọn từ danh bạ, hoặc gõ từng người bên dưới.",
            "Dán từ Excel, Word", self.paste, button_icon="clipboard-paste",
        )  # fmt: skip
        for words, source in (("Chọn từ danh bạ", PERSONS), ("Chép từ lớp khác", CLASSES)):
            self._none.add_button(Button(words, on_click=partial(self.add_people, source)))
        self._stack.addWidget(self._none)
        card = Card(margin=0, spacing=0)
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(divider())
        card.body.addWidget(self.line)
        self.line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self.absence)
        column.addWidget(card, 1)

    def _head(self) -> QHBoxLayout:
        back = Button("Các lớp", icon="arrow-left", kind="link", tip="Về danh sách lớp (Esc)",
                      on_click=self._leave)  # fmt: skip
        self._held = Button("Ghi đã mở", icon="check", on_click=self.mark_held, writes=True)
        head = QHBoxLayout()
        head.setSpacing(px(20))
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.figures, 1)
        head.addWidget(self.pill)
        head.addWidget(self._held)
        for document, _, short, _ in PAPERS:
            if document != _IN_THE_BAR:
                head.addWidget(Button(short, icon="file-text", on_click=partial(self.make, document)))
        return head

    def _connect(self) -> None:
        self.absence.marked.connect(self.mark_absent)
        self.line.given.connect(self._add)
        leave = QShortcut(QKeySequence("Esc"), self, self._leave)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _leave(self) -> None:
        if self.view is not None:
            self.shell.open("training", (RECORD, self._class_id))

    def _menu(self, where: QPoint) -> None:
        menu, mark = QMenu(self), lambda: self.mark(self.selected_ids(), self.absence.session)
        lines = (
            Action("Vắng, có mặt (Space)", mark, writes=True), Action("Sửa", self.edit_person, writes=True),
            Action("Sao chép", lambda: self.table.copy() if self.table else None),
            Action("Xoá", self.delete, writes=True),
        )  # fmt: skip
        add_actions(menu, hold(lines, self.held()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
