"""One document being made: own words and options at the left, its pages at the right."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.reports import composing
from ui.reports.before import NOTHING, Before
from ui.reports.composing import Composed, Request
from ui.reports.export import EXCEL, PDF, WORD, FileKind
from ui.reports.notes import NotesBanner
from ui.reports.options import PAUSE_MS, OptionsForm
from ui.reports.output import Output
from ui.reports.own_words import OwnWords
from ui.reports.preview import PreviewPanel
from ui.reports.sides import OPTIONS, WORDS, Sides
from ui.saved import SavedMenu
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Card, divider
from ui.widgets.flow import clear
from ui.widgets.look import px
from ui.widgets.panel import lay_beside
from ui.widgets.text import Text
from vstbpn_desktop.documents.basis import unclosed
from vstbpn_desktop.documents.reports.spec import DocumentSpec
from vstbpn_desktop.errors import Cancelled, UserError
from vstbpn_desktop.queries.saved import settings_of
from vstbpn_desktop.services import narratives, unfinished
from vstbpn_desktop.services.year_closing import why_looked_at

_LEFT: Final = 372
_LEFT_OF_TEXT: Final = 440
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
        self._turn = 0
        self._soon = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self.compose)
        self.output = Output(shell, self)
        self.title = Text("", "title", wrap=True)
        self.about = Text("", "body", "muted", wrap=True)
        self.kept_button = Button("Mẫu đã lưu", icon="bookmark", kind="link")
        self.before_button = Button(
            "Như năm trước", icon="history", kind="link", on_click=self._take_before, writes=True
        )
        self.options = OptionsForm(Context(shell.app, shell.runner, shell.app.today))
        self.fresh_button = Button(
            "Viết bản mới", icon="plus", kind="link", on_click=self.begin_afresh, writes=True
        )
        self.own = OwnWords(shell, self.request)
        self.sections, self.sheet = self.own.rows, self.own.sheet
        self.notes = NotesBanner()
        self.preview = PreviewPanel()
        self.sides = Sides(self.options, self.own)
        self._widened = False
        self._draft = QVBoxLayout()
        self._lay_out()
        self.options.changed.connect(self._options_changed)
        self.options.acts_wanted.connect(self.pick_acts)
        self.own.put.connect(self._words_put)
        self.own.opened.connect(partial(self.sides.show_side, WORDS))
        self.own.told.connect(self._name_tabs)

    # what the page does

    def open(
        self, spec: DocumentSpec[Any], given: Mapping[str, Any] | None = None, section: str = ""
    ) -> None:
        """Show a document; `given` options replace those chosen last, `section` is opened for writing.

        What was being written on the occasion is taken up again.
        """
        self.own.keep()
        if self.spec is not None:
            self._chosen[self.spec.id] = self.options.given()
        if given is None and spec.id in self._chosen:
            given = self._chosen[spec.id]
        else:
            given = composing.taken_up(self.shell.app, spec, self.shell.year, given or {})
        self._set_up(spec, given, section)

    def _set_up(self, spec: DocumentSpec[Any], given: Mapping[str, Any], section: str = "") -> None:
        self.own.keep()
        self._chosen[spec.id] = dict(given)
        self.spec, self.composed = spec, None
        self.title.setText(spec.label)
        self.about.setText(spec.description)
        self._show_kept(spec)
        self.notes.show_notes(())
        self._show_before(NOTHING)
        self.preview.clear()
        self._show_options(spec, given, section)
        self.compose()
        self.state_changed.emit()

    def take_up(self) -> None:
        """What was being written was brought back: show it again."""
        if self.spec is not None and self.spec.has_own_words:
            app, given = self.shell.app, self.options.given()
            named = {name: given[name] for name in self.spec.occasion_options if name in given}
            self._set_up(self.spec, composing.taken_up(app, self.spec, self.shell.year, named))

    def begin_afresh(self) -> None:
        """Give up what is being written and begin another; taking that back brings it back."""
        if self.spec is None or not self.own.keep():
            return
        app, spec, year, given = self.shell.app, self.spec, self.shell.year, self.options.given()
        drop = partial(unfinished.drop, app, spec, year, given)
        self.shell.runner.run("Bắt đầu bản mới", lambda _: drop(), lambda _: None, owner=self)
        self._set_up(spec, {name: given[name] for name in spec.occasion_options if name in given})

    def reload(self) -> None:
        """Something changed elsewhere: make the pages again after a moment."""
        self._made_of = None
        self._soon.start()

    def year_changed(self) -> None:
        """Another working year: what was chosen for the old one is void."""
        self.own.keep()
        self._chosen.clear()
        if self.spec is not None:
            given = composing.taken_up(self.shell.app, self.spec, self.shell.year, {})
            self._show_options(self.spec, given)
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
        return self.own.keep()

    @property
    def ready(self) -> bool:
        """Whether there is a document to save or print."""
        return self.composed is not None

    # making

    def request(self) -> Request:
        """What is to be made now."""
        assert self.spec is not None
        return Request(self.spec, self.options.given(), self.shell.year)

    def pick_acts(self, option: str) -> None:
        """Choose acts of the library; their lines go into an option."""
        from ui.reports.basis_picker import BasisPicker

        picker = BasisPicker(self.shell, "Chèn", parent=self.window())
        picker.picked.connect(lambda mime: self.options.add_lines(option, unclosed(mime.text())))
        picker.open()

    def _options_changed(self) -> None:
        self._keep_unfinished()
        self.compose()

    def _keep_unfinished(self) -> None:
        """Keep what was chosen and typed, away from the window: it is there again after a crash."""
        if self.spec is None or not self.spec.has_own_words or why_looked_at(self.shell.app):
            return
        app, spec, year, given = self.shell.app, self.spec, self.shell.year, self.options.given()
        self.fresh_button.setVisible(bool(given))
        work = partial(unfinished.keep, app, spec, year, given)
        key = f"unfinished {spec.id} {spec.occasion(given)}"
        self.shell.runner.latest(key, work, lambda _: None, owner=self)

    def compose(self) -> None:
        """Make the pages in the background; a newer call makes this one void."""
        if self.spec is None:
            return
        self._soon.stop()
        self._made_of = None
        app, request = self.shell.app, self.request()
        self.preview.working()
        self._turn += 1
        told = partial(self._go_on, self._turn)
        work, show = partial(composing.compose, app, request, told), partial(self._show, request)
        self.shell.runner.latest("preview", work, show, self._failed, owner=self)

    def _go_on(self, turn: int, share: float) -> None:
        """Asked in the worker between batches of pages: those of an older request are not finished."""
        if turn != self._turn:
            raise Cancelled

    def _show(self, request: Request, composed: Composed) -> None:
        if request.spec is not self.spec:
            return
        self.composed, self._made_of = composed, request
        self.options.show_settled(composed.made.options)
        self.preview.show_pdf(composed.pdf)
        self.notes.show_notes(composed.notes)
        self.own.show_written(composed.written, composed.period, composed.figures)
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
        self.own.write(section)

    def _words_put(self, section: str, text: str) -> None:
        """Words that are one of the options were kept on the sheet."""
        self.options.put(section, text)
        self._keep_unfinished()
        self._soon.start()

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
            self.sides.show_side(WORDS if wrong in self.options.leading_rows() else OPTIONS)
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.shell.messages.error(UserError(f"{wrong.field.label}: {wrong.error}"))
            return False
        return self.own.keep()

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
        self._set_up(self.spec, value)

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
            self._set_up(self.spec, {**self.options.given(), **offered.options})
            self._keep_unfinished()
        if offered.texts:
            take = partial(narratives.take_over, app, self.spec.id, period, offered.texts)
            self.shell.runner.run("Lấy lời văn", lambda _: take(), lambda _: None, owner=self)

    # looks

    def _show_options(self, spec: DocumentSpec[Any], given: Mapping[str, Any], section: str = "") -> None:
        app, year = self.shell.app, self.shell.year
        years = composing.years_to_choose(app, year, given)
        self.options.show_spec(spec, given, years, composing.unit_groups(app))
        self.own.show_spec(spec, self.options.leading_rows(), section)
        self._name_tabs()
        self.sides.show_side(WORDS if spec.text_first else OPTIONS)
        self._widen(spec.text_first)
        with suppress(UserError):
            settled = spec.settle(self.request().options, app.today, year)
            self.options.show_settled(settled)
            if spec.text_first:
                self.own.show_written(composing.bodies(spec, settled), None, ())
        self.fresh_button.setVisible(bool(given) and spec.has_own_words)
        clear(self._draft)
        if (row := self.options.draft_row()) is not None:
            self._draft.addWidget(row)

    def _name_tabs(self) -> None:
        if self.spec is not None:
            written, sections = self.own.count
            self.sides.name(text_first=self.spec.text_first, written=written, sections=sections)
            self.sides.tabs.setVisible(self.spec.has_own_words or bool(self.spec.narratives))

    def _widen(self, text_first: bool) -> None:
        """Give text more room than options, until a person parts the window otherwise."""
        if not self._widened:
            left = px(_LEFT_OF_TEXT if text_first else _LEFT)
            self._parts.setSizes([left, max(px(2 * _LEFT), self._parts.width() - left)])

    def _lay_out(self) -> None:
        left = Card(margin=0, spacing=0)
        left.body.addLayout(self._head())
        left.body.addWidget(self.sides, 1)
        left.body.addWidget(divider())
        left.body.addLayout(self._foot())
        left.setMinimumWidth(px(_LEAST_LEFT))
        self._parts = lay_beside(self, left, self.preview, _LEFT)
        self._parts.splitterMoved.connect(lambda *_: setattr(self, "_widened", True))

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
        links = QHBoxLayout()
        for button in (self.kept_button, self.before_button, self.fresh_button):
            links.addWidget(button)
        links.addStretch(1)
        head.addLayout(links)
        return head
