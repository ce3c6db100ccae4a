"""One document being made: options and own words at the left, its pages at the right."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.reports import composing
from ui.reports.before import NOTHING, Before
from ui.reports.composing import Composed, Request
from ui.reports.export import EXCEL, PDF, WORD, FileKind
from ui.reports.narrative import NarrativeRows, NarrativeSheet
from ui.reports.notes import NotesBanner
from ui.reports.options import PAUSE_MS, OptionsForm
from ui.reports.output import Output
from ui.reports.preview import PreviewPanel
from ui.saved import SavedMenu
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Card, divider
from ui.widgets.flow import clear
from ui.widgets.look import px
from ui.widgets.panel import scrolled, splitter
from ui.widgets.text import Text
from vstbpn_desktop.documents.reports.spec import DocumentSpec
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.saved import settings_of
from vstbpn_desktop.services import narratives

_LEFT: Final = 372
_PASSING: Final = ("year", "period", "as_of", "date", "draft")
_LEAST_LEFT: Final = 300


class DocumentMaker(QWidget):
    """Makes documents. `state_changed` comes when what can be done has changed, `left` to choose another."""

    state_changed = Signal()
    left = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.spec: DocumentSpec[Any] | None = None
        self.composed: Composed | None = None
        self.kept: SavedMenu | None = None
        self._made_of: Request | None = None
        self._chosen: dict[str, dict[str, Any]] = {}
        self._wanted_section = ""
        self._soon = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self.compose)
        self.output = Output(shell, self)
        self.title = Text("", "title", wrap=True)
        self.about = Text("", "body", "muted", wrap=True)
        self.kept_button = Button("Mẫu đã lưu", icon="bookmark", kind="link")
        self.before_button = Button("Như năm trước", icon="history", kind="link", on_click=self._take_before)
        self.options = OptionsForm(Context(shell.app, shell.runner, shell.app.today))
        self.sections = NarrativeRows()
        self.notes = NotesBanner()
        self.sheet = NarrativeSheet(self._keep_section)
        self.preview = PreviewPanel()
        self._sides = QStackedWidget()
        self._draft = QVBoxLayout()
        self._lay_out()
        self.options.changed.connect(self.compose)
        self.sections.opened.connect(self.write_section)
        self.sheet.closed.connect(self._close_sheet)
        self.sheet.moved.connect(self._next_section)
        self.sheet.basis_wanted.connect(self.pick_basis)

    # what the page does

    def open(
        self, spec: DocumentSpec[Any], given: Mapping[str, Any] | None = None, section: str = ""
    ) -> None:
        """Show a document; `given` options replace those chosen last, `section` is opened for writing."""
        self.sheet.keep()
        if self.spec is not None:
            self._chosen[self.spec.id] = self.options.given()
        if given is not None:
            self._chosen[spec.id] = dict(given)
        self.spec, self.composed, self._wanted_section = spec, None, section
        self.title.setText(spec.label)
        self.about.setText(spec.description)
        self._show_side(self._form)
        self._show_kept(spec)
        self.notes.show_notes(())
        self.sections.show_written((), None)
        self._show_before(NOTHING)
        self.preview.clear()
        self._show_options(spec, self._chosen.get(spec.id, {}))
        self.compose()
        self.state_changed.emit()

    def reload(self) -> None:
        """Something changed elsewhere: make the pages again after a moment."""
        self._made_of = None
        self._soon.start()

    def year_changed(self) -> None:
        """Another working year: what was chosen for the old one is void."""
        self._chosen.clear()
        if self.spec is not None:
            self._show_options(self.spec, {})
            self.reload()

    @property
    def has_tables(self) -> bool:
        """Whether the document has what a workbook can hold."""
        return self.composed is not None and self.composed.made.document.has_tables

    @property
    def several(self) -> bool:
        """Whether it is many papers, one for each addressee."""
        return self.composed is not None and len(self.composed.made.document.papers) > 1

    def keep(self) -> bool:
        """Keep what is being written; False where that failed."""
        return self.sheet.keep()

    @property
    def ready(self) -> bool:
        """Whether there is a document to save or print."""
        return self.composed is not None

    # making

    def request(self) -> Request:
        """What is to be made now."""
        assert self.spec is not None
        return Request(self.spec, self.options.given(), self.shell.year)

    def compose(self) -> None:
        """Make the pages in the background; a newer call makes this one void."""
        if self.spec is None:
            return
        self._soon.stop()
        self._made_of = None
        app, request = self.shell.app, self.request()
        self.preview.working()
        work, show = partial(composing.compose, app, request), partial(self._show, request)
        self.shell.runner.latest("preview", work, show, self._failed, owner=self)

    def _show(self, request: Request, composed: Composed) -> None:
        if request.spec is not self.spec:
            return
        self.composed, self._made_of = composed, request
        self.options.show_settled(composed.made.options)
        self.preview.show_pdf(composed.pdf)
        self.notes.show_notes(composed.notes)
        self._show_written(composed)
        self._show_before(composed.before)
        self.state_changed.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.composed = None
        self.preview.show_error(error)
        self.notes.show_notes(())
        self.state_changed.emit()

    # own words

    def write_section(self, section: str) -> None:
        """Open a section for writing."""
        found = next((w for w in self._written() if w.section.id == section), None)
        if found is not None:
            self._show_side(self._writing)
            self.sheet.show_section(found)

    def pick_basis(self) -> None:
        """Choose acts of the library; their lines go where one was writing."""
        from ui.reports.basis_picker import BasisPicker

        picker = BasisPicker(self.shell, "Chèn", parent=self.window())
        picker.picked.connect(self.sheet.insert)
        picker.open()

    def _written(self) -> tuple[composing.Written, ...]:
        return self.composed.written if self.composed else ()

    def _show_written(self, composed: Composed) -> None:
        self.sections.show_written(composed.written, composed.period)
        for one in composed.written:
            self.sheet.refresh(one)
        if self._wanted_section:
            self.write_section(self._wanted_section)
            self._wanted_section = ""

    def _keep_section(self, section: str, text: str) -> bool:
        if self.spec is None or self.composed is None:
            return False
        if self.spec.has(section):
            self.options.put(section, text)
            self._soon.start()
            return self._show_kept_words(section, text)
        label = next(w.section.label for w in self._written() if w.section.id == section)
        try:
            narratives.write(self.shell.app, self.spec.id, self.composed.period, section, text, label)
        except UserError as error:
            self.shell.messages.error(error)
            return False
        return self._show_kept_words(section, text)

    def _show_kept_words(self, section: str, text: str) -> bool:
        if self.composed is None:
            return False
        changed = tuple(replace(w, text=text) if w.section.id == section else w for w in self._written())
        self.composed = replace(self.composed, written=changed)
        self.sections.show_written(changed, self.composed.period)
        return True

    def _next_section(self, by: int) -> None:
        ids = [written.section.id for written in self._written()]
        if self.sheet.written is not None and self.sheet.written.section.id in ids:
            self.write_section(ids[(ids.index(self.sheet.written.section.id) + by) % len(ids)])

    def _close_sheet(self) -> None:
        self._show_side(self._form)
        if self.sheet.written is not None and (row := self.sections.rows.get(self.sheet.written.section.id)):
            row.setFocus(Qt.FocusReason.TabFocusReason)

    # out

    def save_word(self) -> None:
        """Save as Word."""
        self._save(WORD)

    def save_excel(self) -> None:
        """Save its tables as a workbook."""
        self._save(EXCEL)

    def save_pdf(self) -> None:
        """Save as PDF: the very bytes of the preview."""
        self._save(PDF)

    def save_apart(self, kind: FileKind) -> None:
        """Save each of its papers as a file of its own, all in one folder."""
        if self._may_leave_hand() and self.several:
            self.output.save_apart(kind, self.request())

    def print_out(self) -> None:
        """Ask for a printer and print the pages of the preview."""
        if not self._may_leave_hand():
            return
        request = self.request()
        if self.composed is not None and self._made_of == request:
            self._print(request, self.composed)
        else:
            self.output.compose(request, partial(self._show_and_print, request))

    def _save(self, kind: FileKind) -> None:
        if self._may_leave_hand() and self.composed is not None:
            self.output.save(kind, self.request(), self.composed.stem)

    def _show_and_print(self, request: Request, composed: Composed) -> None:
        self._show(request, composed)
        self._print(request, composed)

    def _print(self, request: Request, composed: Composed) -> None:
        self.output.print_pages(composed, request, self.preview.pages.count)

    def _may_leave_hand(self) -> bool:
        """Keep what is being written, and stop at a field that cannot be read."""
        wrong = self.options.wrong()
        if wrong is not None:
            self._show_side(self._form)
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.shell.messages.error(UserError(f"{wrong.field.label}: {wrong.error}"))
            return False
        return self.sheet.keep()

    # settings kept under a name

    def _show_kept(self, spec: DocumentSpec[Any]) -> None:
        self.kept_button.setVisible(spec.kept)
        if spec.kept and (self.kept is None or self.kept.shelf != settings_of(spec.id)):
            if self.kept is not None:
                self.kept_button.clicked.disconnect(self.kept.open)
                self.kept.deleteLater()
            self.kept = SavedMenu(
                self.kept_button, self.shell, settings_of(spec.id), self._to_keep, self._take_kept
            )

    def _to_keep(self) -> dict[str, Any] | None:
        """The options that are worth keeping: all but the days, which go on."""
        given = {name: value for name, value in self.options.given().items() if name not in _PASSING}
        return given or None

    def _take_kept(self, value: dict[str, Any]) -> None:
        assert self.spec is not None
        self.open(self.spec, value)

    # like the year before

    def _show_before(self, offered: Before) -> None:
        if offered.words:
            self.before_button.setText(offered.words)
        self.before_button.setVisible(bool(offered.words))

    def _take_before(self) -> None:
        """Take over the options nobody chose and the words of sections that have none."""
        if self.spec is None or self.composed is None:
            return
        offered, period, app = self.composed.before, self.composed.period, self.shell.app
        if offered.options:
            self.open(self.spec, {**self.options.given(), **offered.options})
        if offered.texts:
            take = partial(narratives.take_over, app, self.spec.id, period, offered.texts)
            self.shell.runner.run("Lấy lời văn", lambda _: take(), lambda _: None, owner=self)

    # looks

    def _show_options(self, spec: DocumentSpec[Any], given: Mapping[str, Any]) -> None:
        app, year = self.shell.app, self.shell.year
        years = composing.years_to_choose(app, year, given)
        self.options.show_spec(spec, given, years, composing.unit_groups(app))
        with suppress(UserError):
            self.options.show_settled(spec.settle(self.request().options, app.today, year))
        clear(self._draft)
        if (row := self.options.draft_row()) is not None:
            self._draft.addWidget(row)

    def _show_side(self, side: QWidget) -> None:
        self._sides.setCurrentWidget(side)

    def _lay_out(self) -> None:
        self._form, self._writing = self._form_card(), Card()
        self._writing.body.addWidget(self.sheet)
        self._sides.addWidget(self._form)
        self._sides.addWidget(self._writing)
        self._sides.setMinimumWidth(px(_LEAST_LEFT))
        parts = splitter(self._sides, self.preview)
        parts.setStretchFactor(0, 0)
        parts.setStretchFactor(1, 1)
        parts.setSizes([px(_LEFT), px(2 * _LEFT)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts)

    def _form_card(self) -> Card:
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        column.addWidget(self.options)
        column.addWidget(self.sections)
        column.addStretch(1)
        card = Card(margin=0, spacing=0)
        card.body.addLayout(self._head())
        card.body.addWidget(scrolled(inside), 1)
        card.body.addWidget(divider())
        card.body.addLayout(self._foot())
        return card

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 12, 18, 14)
        foot.setSpacing(10)
        foot.addWidget(self.notes)
        foot.addLayout(self._draft)
        return foot

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(18, 14, 18, 0)
        head.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(Button("Văn bản khác", kind="link", on_click=self.left.emit))
        head.addLayout(top)
        head.addWidget(self.about)
        head.addWidget(self.kept_button)
        head.addWidget(self.before_button)
        return head
