"""A document that is being made, kept as a draft: saved, submitted, and from there on to issue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.actions import SAVE, Action
from ui.pages.documents.issue_work import IssueWork
from ui.shell.page import Shell
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Values
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.correspondence import DocumentRow, row_of
from vstbpn_desktop.records.document import FROZEN, PREPARED
from vstbpn_desktop.services import issuing, unfinished
from vstbpn_desktop.services.issuing.drafts import loaded
from vstbpn_desktop.services.issuing.head import head_of

if TYPE_CHECKING:
    from ui.reports.maker import DocumentMaker
    from vstbpn_desktop.app import App

_RECORD = "document"


class Drafts(QObject):
    """Remembers as which record each document of the shelf is kept. `changed` comes when that stands anew."""

    changed = Signal()

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        super().__init__(owner)
        self._shell = shell
        self._owner = owner
        self._work = IssueWork(shell, owner)
        self._ids: dict[str, int] = {}
        self._here = ""
        self.row: DocumentRow | None = None

    def take_up(self, document: str, draft: int | None, *, afresh: bool) -> None:
        """Another document is made: kept as `draft`; with `afresh` and none it is not kept yet."""
        self._here = document
        if draft is not None:
            self._ids[document] = draft
        elif afresh:
            self._ids.pop(document, None)
        self.read()

    def read(self) -> None:
        """Read how far the draft is; one that is gone or issued is let go."""
        self.row = _read(self._shell.app, self._ids.get(self._here))
        if self.row is None or self.row.state in FROZEN:
            self._ids.pop(self._here, None)
            self.row = None
        self.changed.emit()

    def commands(self, maker: DocumentMaker) -> Iterator[Action]:
        """Keeping it, and the next step; nothing for a paper that bears no number."""
        if maker.composed is None or not bears_number(maker.composed.made.document):
            return
        kept = self.row is None or self.row.state in PREPARED
        yield Action("Lưu dự thảo", partial(self.save, maker), "save", "menu", SAVE, kept, True)
        step = None if self.row is None else self._work.next_step(self.row)
        if self.row is None or step is None:
            yield Action(
                "Trình ký", partial(self.save, maker, self._submit), "send", "bar", "Ctrl+L", writes=True
            )
        else:
            call = partial(self.save, maker, self._go_on) if kept else self._go_on
            yield step._replace(call=call, place="bar")

    def save(self, maker: DocumentMaker, then: Callable[[], object] | None = None) -> None:
        """Keep what is being made with its options, then go on. Another occasion is another draft."""
        if maker.spec is None or not maker.keep():
            return
        app, spec, options = self._shell.app, maker.spec, maker.request().options
        year = self._shell.year
        document, known = spec.id, self._ids.get(maker.spec.id)
        settled = {**options, **(maker.composed.made.options if maker.composed else {})}

        def work(_: object) -> int:
            row = known
            if row is None or not _same_occasion(app, row, spec, settled):
                row = issuing.start_draft(app, document, options)
            else:
                issuing.change_options(app, row, options)
            unfinished.let_go(app, spec, year, options)
            return row

        self._shell.runner.run("Lưu dự thảo", work, partial(self._saved, document, then), owner=self._owner)

    def begin_afresh(self) -> None:
        """Another one is begun: the draft stays as it was kept."""
        self._ids.pop(self._here, None)
        self.read()

    def go(self) -> None:
        """Go to the draft in the page of documents."""
        if self.row is not None:
            self._shell.show_record(_RECORD, self.row.id)

    def _saved(self, document: str, then: Callable[[], object] | None, row_id: int) -> None:
        self._ids[document] = row_id
        self.read()
        if then is not None:
            then()
        else:
            self._shell.say("Đã lưu dự thảo", (("Xem trong Văn bản", self.go),))

    def _submit(self) -> None:
        if self.row is not None:
            self._work.submit(self.row)

    def _go_on(self) -> None:
        step = None if self.row is None else self._work.next_step(self.row)
        if step is not None:
            step.call()


def _same_occasion(app: App, row_id: int, spec: DocumentSpec[Any], options: Values) -> bool:
    """Whether a draft is of the period and the occasion that is being made now."""
    kept = loaded(app.record(_RECORD, row_id).values["options"])
    names = ("year", "period", *spec.occasion_options)
    return all(_plain(kept.get(name)) == _plain(options.get(name)) for name in names if name in kept)


def _plain(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def bears_number(document: Document) -> bool:
    """Whether it is one of the kinds that are numbered and issued, not a list or a card."""
    try:
        head_of(document)
    except UserError:
        return False
    return True


def _read(app: App, row_id: int | None) -> DocumentRow | None:
    if row_id is None:
        return None
    with app.reader() as reader:
        try:
            return row_of(reader, row_id, app.today)
        except KeyError:
            return None
