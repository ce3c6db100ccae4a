"""One list of documents: those that came, those that go out, those kept at hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDropEvent

from ui.actions import NEW, PRINT, Action
from ui.pages.documents.columns import ListKind
from ui.pages.documents.issue_work import IssueWork
from ui.pages.documents.panel import DocumentPanel
from ui.pages.documents.work import RECORD, DocumentWork
from ui.pages.inspection.list_pane import ListPane
from ui.panels.files import dropped_files
from ui.shell.page import Shell
from ui.widgets.card import EmptyState
from vstbpn_desktop.queries.correspondence import ANSWERED, DocumentRow
from vstbpn_desktop.queries.document_view import DocumentView, document_view
from vstbpn_desktop.records.document import FROZEN, INCOMING, KEPT, OUTGOING, PREPARED, RECORDED

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

Offers = tuple[Action | None, tuple[Action, ...]]
_EMPTY: Final = {
    INCOMING: (
        "inbox", "Năm này chưa có văn bản đến", "Vào sổ từng văn bản: số đến tự tăng, Enter sang ô "
        "tiếp theo, kéo thả bản quét. Văn bản có hạn hiện trên Hôm nay.", "Vào sổ văn bản đến",
    ),
    OUTGOING: (
        "send", "Năm này chưa có văn bản đi", "Lập văn bản, trình ký, lấy số, phát hành; sổ tự có.",
        "Lập văn bản",
    ),
    KEPT: (
        "library", "Chưa có văn bản lưu tham khảo", "Văn bản cần tra cứu nhiều năm, không vào sổ đến.",
        "Thêm văn bản",
    ),
}  # fmt: skip


class DocumentList(ListPane[DocumentRow]):
    """A list with its panel. `add_requested` comes when a new one is wanted."""

    add_requested = Signal()

    def __init__(self, shell: Shell, kind: ListKind) -> None:
        self.kind = kind
        self.panel = DocumentPanel(shell, self._take)
        icon, title, words, button = _EMPTY[kind.direction]
        none = EmptyState(
            icon,
            title,
            words,
            button,
            self._ask_to_add,
            button_icon="plus",
            writes=kind.direction != OUTGOING,
        )
        super().__init__(shell, RECORD, kind.words, kind.columns, kind.filters, self.panel, none)
        self.work = DocumentWork(shell, self)
        self.issue = IssueWork(shell, self)
        self.view: DocumentView | None = None

    # what the page asks

    def commands(self) -> tuple[Action, ...]:
        """Adding one, the next step of the chosen one, the registers."""
        main, others = self.offered()
        add = Action(
            _EMPTY[self.kind.direction][3],
            self._ask_to_add,
            "plus",
            "main",
            NEW,
            goes_on=self.kind.direction != OUTGOING,
        )
        step = (main._replace(place="bar"),) if main else ()
        return (add, *step, *others, *self._papers(), self.saving, self.searching)

    def offers(self) -> Offers:
        """The next step with what is chosen, and whatever else can be done."""
        rows = self.chosen()
        if not rows:
            return None, ()
        main, others = _OFFERS[self.kind.direction](self, rows)
        ids = [row.id for row in rows]
        one = len(rows) == 1
        return main, (
            *others,
            Action("Rà soát căn cứ", partial(self.work.review_citations, ids), "file-search", "menu"),
            Action("Sửa", partial(self.work.edit, ids[0]), "pencil", "menu", "", one, goes_on=True),
            Action("Sao chép", self.table.copy, "copy", "menu"),
            Action("Xoá", self.delete, "trash-2", "menu", writes=True),
        )

    def pick(self) -> None:
        """Read the chosen one."""
        rows, app = self.chosen(), self.shell.app
        if len(rows) != 1:
            self._show(None)
            return
        self.shell.runner.latest(
            f"document-{self.kind.direction}", partial(_read, app, rows[0].id), self._show, owner=self
        )

    def open(self, row_id: int) -> None:
        """Edit it."""
        self.work.edit(row_id)

    def delete(self) -> None:
        """Delete the chosen ones; undoable."""
        self.table.setFocus()
        self.work.delete(self.table.selected_ids())

    def text(self, row: DocumentRow) -> str:
        """What a document is found by."""
        words = (row.symbol, row.issuer, row.kind_name, row.subject, row.handler, row.signer, row.recipients)
        return " ".join((*words, str(row.arrival_number or ""), row.note))

    # inside

    def _show(self, view: DocumentView | None) -> None:
        self.view = view
        main, others = self.offered()
        others = tuple(action for action in others if action.enabled)
        if view is None:
            self.panel.show_several(len(self.chosen()), main, others)
        else:
            self.panel.show_document(view, main, others)
        self.offers_changed.emit()

    def _incoming_offers(self, rows: list[DocumentRow]) -> Offers:
        work, row, one = self.work, rows[0], len(rows) == 1
        closed = all(row.standing.kind == ANSWERED for row in rows)
        note = Action("Ghi tiến độ", partial(work.settle, rows), "pen-line", "menu", "Ctrl+R", goes_on=True)
        task = "Mở nhiệm vụ" if row.task_id else "Tạo nhiệm vụ"
        others = (
            Action(task, partial(work.make_task, row), "list-plus", "menu", "", one, not row.task_id),
            Action("Soạn văn bản trả lời", partial(work.write_answer, row), "file-text", "menu", "", one),
            Action(
                "Đã giải quyết xong",
                partial(work.settle, rows, done=True),
                "check",
                "menu",
                "",
                not closed,
                goes_on=True,
            ),
            Action(
                "Mở lại, chưa giải quyết",
                partial(work.reopen, rows),
                "undo-2",
                "menu",
                "",
                closed,
                goes_on=True,
            ),
        )
        answer = Action(
            "Ghi văn bản trả lời", partial(work.answer, row), "send", "main", "Ctrl+L", one, goes_on=True
        )
        if one and row.open:
            return answer, (note, *others)
        return None, (*(() if closed else (answer._replace(place="menu"), note)), *others)

    def _outgoing_offers(self, rows: list[DocumentRow]) -> Offers:
        row = rows[0]
        sent: tuple[Action, ...] = ()
        if all(row.state in (RECORDED, *FROZEN) for row in rows):
            sent = (
                Action(
                    "Ghi chuyển phát",
                    partial(self.work.note_sent, rows),
                    "send",
                    "menu",
                    "Ctrl+R",
                    goes_on=True,
                ),
            )
        if len(rows) > 1:
            return None, sent
        step, others = self.issue.next_step(row), (*sent, *self.issue.others(row))
        if row.state in PREPARED and self.view is not None and self.view.values["shelf"]:
            again = Action(
                "Mở để sửa", partial(self.work.open_draft, self.view), "file-text", "menu", "Ctrl+O"
            )
            others = (again, *others)
        return step, others

    def _kept_offers(self, rows: list[DocumentRow]) -> Offers:
        return None, ()

    def _papers(self) -> tuple[Action, ...]:
        out, come = self.kind.direction == OUTGOING, self.kind.direction == INCOMING
        book = "register-out" if out else "register-in"
        words = "In sổ đăng ký văn bản đi" if out else "In sổ đăng ký văn bản đến"
        printed = partial(self.work.print_register, book)
        if not (out or come):
            return (Action("In danh sách", self.print_list, "printer", "menu", PRINT, bool(self.found)),)
        register = Action(words, printed, "printer", "menu", PRINT)
        if out:
            entered = Action(
                "Vào sổ văn bản đi đã có số", partial(self.work.edit, None, {"direction": OUTGOING}),
                "list-plus", "menu", goes_on=True,
            )  # fmt: skip
            return (entered, register)
        follow = partial(self.work.print_register, "register-follow-up")
        return (register, Action("In sổ theo dõi giải quyết", follow, "printer", "menu"))

    def _ask_to_add(self) -> None:
        self.add_requested.emit()

    def _take(self, event: QDropEvent) -> bool:
        """Whether a dropped file is more than an attachment: the edited Word file, the signed scan."""
        paths, row = dropped_files(event.mimeData()), self.view.row if self.view else None
        return row is not None and len(paths) == 1 and self.issue.takes(row, paths[0])


_OFFERS: Final = {
    INCOMING: DocumentList._incoming_offers,
    OUTGOING: DocumentList._outgoing_offers,
    KEPT: DocumentList._kept_offers,
}


def _read(app: App, row_id: int) -> DocumentView | None:
    with app.reader() as reader:
        try:
            return document_view(reader, row_id, app.today)
        except KeyError:
            return None
