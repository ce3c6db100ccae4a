"""From draft to issued, as the officer does it: the one next step, and what else can be done on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from ui.actions import Action
from ui.pages.documents.issue_dialogs import Entered, IssueDialog, NumberDialog
from ui.pages.documents.steps import STEPS, step_of
from ui.pages.programme.dialogs import ReasonDialog
from ui.reports.export import WORD
from ui.reports.submitting import Submitting
from ui.shell.page import Shell
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.correspondence import DocumentRow
from vstbpn_desktop.queries.number_view import SeriesView, year_numbers
from vstbpn_desktop.records.document import (
    CORRECTED,
    DRAFT,
    FROZEN,
    ISSUED,
    NUMBERED,
    PREPARED,
    SIGNED,
    SUBMITTED,
)
from vstbpn_desktop.services import issuing
from vstbpn_desktop.services.issuing import Issued, Prospect, Unconfirmed, drafts

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_SCANS: Final = "Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Tất cả (*)"
_BACK: Final = {SUBMITTED: (DRAFT, "Trả lại dự thảo"), SIGNED: (SUBMITTED, "Trả lại trình ký")}
_GOING_ON: Final = (DRAFT, SUBMITTED, ISSUED)
"""States from which the next step is one that goes on after a closed year."""
_ICONS: Final = {
    DRAFT: "send", SUBMITTED: "pen-line", SIGNED: "list-plus", NUMBERED: "shield-check", ISSUED: "paperclip",
}  # fmt: skip


class IssueWork:
    """The way to issue, over the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self.shell = shell
        self.owner = owner
        self.submitting = Submitting(shell, owner)

    def next_step(self, row: DocumentRow) -> Action | None:
        """The one next step of a document; None at the end, and for what was only entered in the register."""
        step = step_of(row)
        if step < 0 or not STEPS[step].verb:
            return None
        calls: dict[str, Callable[[DocumentRow], object]] = {
            DRAFT: self.submit, SUBMITTED: self.sign, SIGNED: self.number, NUMBERED: self.issue,
            ISSUED: self.attach_scan,
        }  # fmt: skip
        state = STEPS[step].state
        free = state in _GOING_ON
        return Action(
            STEPS[step].verb, partial(calls[state], row), _ICONS[state], "main", "Ctrl+L", writes=not free,
            goes_on=free,
        )  # fmt: skip

    def others(self, row: DocumentRow) -> tuple[Action, ...]:
        """Whatever else can be done on the way."""
        found = []
        if row.state in PREPARED:
            found.append(
                Action(
                    "Nhận bản Word đã sửa", partial(self.choose_word, row), "file-input", "menu", goes_on=True
                )
            )
        if row.state in _BACK:
            state, words = _BACK[row.state]
            back = partial(self._run, words, lambda: issuing.set_state(self.shell.app, [row.id], state))
            found.append(Action(words, back, "undo-2", "menu", goes_on=True))
        if row.state == NUMBERED:
            found.append(Action("Huỷ số", partial(self.release, row), "x", "menu", writes=True))
        if row.state in (ISSUED, CORRECTED):
            found += [
                Action(words, partial(self._act, verb), icon, "menu", goes_on=True)
                for words, verb, icon in (
                    ("Thu hồi…", partial(issuing.withdraw, self.shell.app, row.id), "undo-2"),
                    ("Đính chính…", partial(issuing.correct, self.shell.app, row.id), "pencil"),
                    ("Thay thế…", partial(issuing.replace, self.shell.app, row.id), "file-text"),
                )
            ]
        if row.state in FROZEN and row.scanned:
            found.append(
                Action("Gắn thêm bản ký", partial(self.attach_scan, row), "paperclip", "menu", goes_on=True)
            )
        return tuple(found)

    # the steps

    def submit(self, row: DocumentRow) -> None:
        """Print or save the paper with number and date blank, and note that it is to be signed."""
        with self.shell.app.reader() as reader:
            values = reader.values(self.shell.app.registry["document"], row.id)
        self.submitting.submit(row.id, row.subject, made_here=bool(values["shelf"]))

    def sign(self, row: DocumentRow) -> None:
        """Note that it is signed."""
        self._run("Đã ký", lambda: issuing.set_state(self.shell.app, [row.id], SIGNED))

    def number(self, row: DocumentRow) -> None:
        """Ask for number and day, the next of the series proposed."""
        read = partial(_offered, self.shell.app, row.id)
        self.shell.runner.latest("number-offer", read, partial(self._ask_number, row), owner=self.owner)

    def issue(self, row: DocumentRow) -> None:
        """Ask to confirm what is unsure, then freeze it."""
        look = partial(_issuable, self.shell.app, row.id)
        self.shell.runner.latest("unsure", look, partial(self._ask_issue, row), owner=self.owner)

    def attach_scan(self, row: DocumentRow) -> None:
        """Ask for the signed scan."""
        paths = self.shell.messages.open_files("Gắn bản ký đã quét", _SCANS, many=False)
        if paths:
            self._run("Gắn bản ký", lambda: issuing.attach_scan(self.shell.app, row.id, paths[0]))

    # beside the way

    def choose_word(self, row: DocumentRow) -> None:
        """Ask for the Word file that was edited."""
        paths = self.shell.messages.open_files("Nhận bản Word đã sửa", WORD.filters, many=False)
        if paths:
            self.take_word(row, paths[0])

    def take_word(self, row: DocumentRow, path: Path) -> None:
        """The file is the document of record from now on."""
        self._run("Nhận bản Word đã sửa", lambda: issuing.take_back(self.shell.app, row.id, path))

    def takes(self, row: DocumentRow, path: Path) -> bool:
        """Take a dropped file as what it is on the way: the edited Word file, the signed scan."""
        if row.state in PREPARED and path.suffix.lower() == WORD.ending:
            self.take_word(row, path)
        elif row.unscanned:
            self._run("Gắn bản ký", lambda: issuing.attach_scan(self.shell.app, row.id, path))
        else:
            return False
        return True

    def release(self, row: DocumentRow) -> None:
        """Ask why the number is cancelled; the document is signed again, without a number."""
        app = self.shell.app

        def given(_: dt.date | None, reason: str) -> None:
            self._run("Huỷ số", lambda: issuing.release_number(app, row.id, reason))

        title = f"Huỷ số {row.symbol}. Số huỷ không cấp lại, vẫn ghi trong sổ."
        ReasonDialog(self.owner.window(), title, "Huỷ số", given, today=app.today).open()

    # inside

    def _ask_number(self, row: DocumentRow, offered: tuple[Prospect | None, tuple[SeriesView, ...]]) -> None:
        app = self.shell.app
        proposed, series = offered

        def look(code: str, typed: str, day: dt.date) -> Prospect:
            return issuing.prospect(app, row.id, typed or None, day, code)

        def given(entered: Entered) -> None:
            self._run(
                "Vào số",
                lambda: issuing.take_number(app, row.id, entered.number, entered.date, entered.series),
            )

        NumberDialog(self.shell, self.owner.window(), row.subject, series, proposed, look, given).open()

    def _ask_issue(self, row: DocumentRow, found: tuple[tuple[Unconfirmed, ...], tuple[str, ...]]) -> None:
        unsure, notes = found

        def given() -> None:
            self.shell.runner.run(
                "Phát hành",
                lambda _: issuing.issue(self.shell.app, row.id, confirm=bool(unsure)),
                self._issued,
                owner=self.owner,
            )

        IssueDialog(self.owner.window(), row.symbol, [str(one) for one in unsure], given, notes).open()

    def _issued(self, issued: Issued) -> None:
        words = " ".join((f"Đã phát hành {issued.symbol}; tệp và số liệu đã khoá.", *issued.warnings))
        self.shell.say(words)

    def _act(self, verb: Callable[[], int]) -> None:
        """Propose the document that acts on this one, and go to it."""
        open_it = partial(self.shell.show_record, "document")
        self.shell.runner.run("Lập văn bản", lambda _: verb(), open_it, owner=self.owner)

    def _run(self, label: str, work: Callable[[], object]) -> None:
        self.shell.runner.run(label, lambda _: work(), lambda _: None, owner=self.owner)


def _issuable(app: App, document_id: int) -> tuple[tuple[Unconfirmed, ...], tuple[str, ...]]:
    """What has to be confirmed before it is issued, and what the paper lacks (a Word file tells nothing)."""
    made_here = drafts.read(app, document_id).spec is not None
    notes = issuing.compose(app, document_id, draft=False).notes if made_here else ()
    return issuing.unconfirmed(app, document_id), notes


def _offered(app: App, document_id: int) -> tuple[Prospect | None, tuple[SeriesView, ...]]:
    """The number that would be given (None: it must be typed), and the series there are."""
    try:
        proposed: Prospect | None = issuing.prospect(app, document_id)
    except UserError:
        proposed = None
    with app.reader() as reader:
        return proposed, year_numbers(reader, app.today.year).series
