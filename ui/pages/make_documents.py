"""Lập văn bản: choose a document, set it up, see its pages, take it as Word, Excel, PDF, paper.

Other pages open it with `shell.open("make", ("task-tracking", {"year": 2020}))`: a document's id and options.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import actions
from ui.actions import FIND, Action
from ui.pages.draft_strip import DraftStrip
from ui.pages.drafting import Drafts
from ui.reports.chooser import DocumentChooser
from ui.reports.export import PDF, WORD
from ui.reports.maker import DocumentMaker
from ui.shell.page import Page, Shell
from ui.widgets.row_button import RowButton
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.services.citing import MadeText
from vstbpn_desktop.services.making import document_spec

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

_TITLE: Final = "Lập văn bản"


class MakePage(Page):
    """The list of documents, and the one that is being made."""

    title = _TITLE
    help = (
        "Chọn văn bản, đặt kỳ và các lựa chọn; trang in hiện ngay bên phải, đúng như sẽ lưu và in. "
        "Phần tự viết được giữ cùng báo cáo và gợi lại kỳ sau. Ctrl+P in."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.maker = DocumentMaker(shell)
        self._year = shell.year
        self._chooser = DocumentChooser()
        self.drafts = Drafts(shell, self)
        self.strip = DraftStrip(self.drafts.go)
        self.drafts.changed.connect(self._draft_changed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._chooser)
        self._stack.addWidget(self.maker)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        column.addWidget(self._stack)
        self.maker.state_changed.connect(self.header_changed)
        self.maker.left.connect(self.choose)
        self.maker.fresh_button.clicked.connect(self.drafts.begin_afresh)
        self._chooser.picked.connect(self.make)
        find = QShortcut(QKeySequence(FIND), self._chooser, self._chooser.finder.setFocus)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what the window asks

    def summary(self) -> str:
        """How many documents there are; the document being made says itself what it is."""
        return "" if self.making else f"{len(DOCUMENTS)} văn bản lập được từ dữ liệu của năm làm việc"

    def commands(self) -> Sequence[Action]:
        """Word, Excel, PDF and paper for the document that is being made; the officer's own templates."""
        if not self.making:
            return (Action("Mẫu Word của tôi", self.open_templates, "file-text", "bar"),)
        maker, ready = self.maker, self.maker.ready
        excel = Action("Excel", maker.save_excel, "file-spreadsheet", "bar", enabled=ready)
        return (
            Action("Word", maker.save_word, "file-text", "bar", enabled=ready),
            *((excel,) if maker.has_tables or not ready else ()),
            Action("PDF", maker.save_pdf, "download", "bar", enabled=ready),
            *self.drafts.commands(maker),
            *self._apart(),
            Action("Về trang trước", self.shell.back, "arrow-left", "menu", actions.BACK),
            Action("Rà soát căn cứ", self.review_citations, "file-search", "menu", enabled=ready),
            Action("In", maker.print_out, "printer", "main", actions.PRINT, ready),
        )

    def activate(self, key: object = None) -> None:
        """Show the document asked for as (id, options), or (id, options, row id) where it is kept as a draft;
        or where a narrative (record, row id) belongs."""
        if isinstance(key, tuple) and key[0] == "narrative":
            self._open_narrative(key[1])
        elif isinstance(key, tuple):
            self.make(key[0], key[1], draft=key[2] if len(key) > 2 else None)
        elif isinstance(key, str):
            self.make(key)
        elif not self.making:
            self.choose()

    def refresh(self, changed: Changed | None) -> None:
        """Whatever changed may stand in the document."""
        if self._year != self.shell.year:
            self._year = self.shell.year
            self.maker.year_changed()
        elif self.making and changed is not None and changed.kind == "undo" and changed.touches("setting"):
            self.maker.take_up()
        elif self.making and not (changed is not None and changed.kind == "setup"):
            self.maker.reload()
        if changed is None or changed.touches("document", "attachment"):
            self.drafts.read()

    def may_leave(self) -> bool:
        """What is being written is kept, not asked about."""
        return self.maker.keep()

    # what a person does

    @property
    def rows(self) -> dict[str, RowButton]:
        """The rows of the documents that can be chosen."""
        return self._chooser.rows

    @property
    def making(self) -> bool:
        """Whether a document is being made, not chosen."""
        return self._stack.currentWidget() is self.maker

    def choose(self) -> None:
        """Back to the list of documents."""
        if not self.maker.keep():
            return
        self._show(self._chooser)
        spec = self.maker.spec
        (self.rows[spec.id] if spec else self._chooser.finder).setFocus()

    def make(
        self,
        document: str,
        options: Mapping[str, Any] | None = None,
        section: str = "",
        draft: int | None = None,
    ) -> None:
        """Make a document; `options` None keeps those chosen last. `draft` is the row it is kept as."""
        self.drafts.take_up(document, draft, afresh=options is not None)
        self.maker.open(document_spec(document), options, section)
        self._show(self.maker)

    def open_templates(self) -> None:
        """Go to the officer's own Word files."""
        self.shell.open("word-templates")

    def review_citations(self) -> None:
        """Check what the document being made cites, own words too."""
        if self.maker.spec is not None and self.maker.keep():
            subject = MadeText(self.maker.spec.id, self.maker.request().options)
            self.shell.open("citations", subject)

    # inside

    def _draft_changed(self) -> None:
        self.strip.show_row(self.drafts.row if self.making else None)
        self.header_changed.emit()

    def _apart(self) -> Iterator[Action]:
        """For a document of many papers: a file for each of those it goes to."""
        if self.maker.several:
            for kind in (WORD, PDF):
                call = partial(self.maker.save_apart, kind)
                yield Action(f"Mỗi nơi một tệp {kind.name}", call, "folder-open", "menu")

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.strip.show_row(self.drafts.row if self.making else None)
        self.title = "" if self.making else _TITLE
        self.header_changed.emit()

    def _open_narrative(self, row_id: int) -> None:
        values = self.shell.app.record("narrative", row_id).values
        self.make(values["document"], {"period": values["period"]}, values["section"])
