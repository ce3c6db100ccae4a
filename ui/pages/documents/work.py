"""What a person does with documents of the lists; each thing runs away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from ui.pages.documents.dialogs import AnswerDialog, ProgressDialog, Sent, SentDialog
from ui.shell.page import Shell
from vstbpn_desktop.queries.correspondence import DocumentRow
from vstbpn_desktop.queries.document_view import DocumentView
from vstbpn_desktop.services import correspondence
from vstbpn_desktop.services.issuing import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping

RECORD: Final = "document"


class DocumentWork:
    """The work, over the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self.shell = shell
        self.owner = owner

    def edit(self, row_id: int | None, given: Mapping[str, Any] | None = None) -> None:
        """Open the form."""
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, RECORD, row_id, dict(given or {}), self.owner.window()).open()

    def delete(self, ids: Sequence[int]) -> None:
        """Delete; undoable."""
        app = self.shell.app
        if ids:
            self.run("Xoá văn bản", lambda: app.delete(RECORD, list(ids)))

    def make_task(self, row: DocumentRow) -> None:
        """Make a task of the document, or go to the one it has."""
        if row.task_id is not None:
            self.shell.show_record("task", row.task_id)
            return
        app = self.shell.app

        def made(task_id: int) -> None:
            links = (("Mở nhiệm vụ", partial(self.shell.show_record, "task", task_id)),)
            self.shell.say("Đã tạo nhiệm vụ đột xuất từ văn bản", links)

        self.shell.runner.run(
            "Tạo nhiệm vụ", lambda _: correspondence.make_task(app, row.id), made, owner=self.owner
        )

    def answer(self, row: DocumentRow) -> None:
        """Ask which outgoing document answers it."""
        app = self.shell.app

        def given(answer_id: int) -> None:
            self.run("Ghi văn bản trả lời", lambda: correspondence.answer(app, row.id, answer_id))

        AnswerDialog(self.shell, self.owner.window(), row, given).open()

    def settle(self, rows: Sequence[DocumentRow], *, done: bool = False) -> None:
        """Ask how far it is; note it for all of them."""
        app, ids = self.shell.app, [row.id for row in rows]

        def given(words: str, finished: bool) -> None:
            self.run("Ghi tiến độ", lambda: correspondence.settle(app, ids, words, done=finished))

        words = rows[0].progress if len(rows) == 1 else ""
        ProgressDialog(self.owner.window(), len(rows), words, given, done=done).open()

    def note_sent(self, rows: Sequence[DocumentRow]) -> None:
        """Ask how they were sent: the columns of the register that are filled afterwards."""
        app, ids = self.shell.app, [row.id for row in rows]

        def given(sent: Sent) -> None:
            self.run("Ghi chuyển phát", lambda: correspondence.note_sent(app, ids, *sent))

        SentDialog(self.owner.window(), len(ids), app.today, given).open()

    def reopen(self, rows: Sequence[DocumentRow]) -> None:
        """Take back that they are dealt with."""
        app, ids = self.shell.app, [row.id for row in rows]
        self.run("Mở lại văn bản đến", lambda: correspondence.reopen(app, ids))

    def write_answer(self, row: DocumentRow) -> None:
        """Go to where a letter is made, addressed to who wrote."""
        options: dict[str, Any] = {"to": (row.issuer,)} if row.issuer else {}
        self.shell.open("make", ("official-letter", options))

    def open_draft(self, view: DocumentView) -> None:
        """Go to where the draft is made, with its options."""
        options = drafts.loaded(view.values["options"])
        self.shell.open("make", (view.values["shelf"], options, view.row.id))

    def review_citations(self, ids: Sequence[int]) -> None:
        """Check the file of the one chosen document, else ask what to check."""
        self.shell.open("citations", (RECORD, ids[0]) if len(ids) == 1 else None)

    def print_register(self, document: str, options: Mapping[str, Any] | None = None) -> None:
        """Go to the pages of a register of the working year."""
        self.shell.open("make", (document, {"year": self.shell.year, **(options or {})}))

    def run(self, label: str, work: Callable[[], object]) -> None:
        """Do it; what is wrong is told by the window."""
        self.shell.runner.run(label, lambda _: work(), lambda _: None, owner=self.owner)
