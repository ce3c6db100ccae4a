"""The own words of a document being made: what is written in each section, and the sheet to write on.

Where they are the document's main content the sheet is there from the start, below its subject; elsewhere the
sections stand in a list, with how each one stands. What is typed is kept by itself, away from the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.reports.composing import Request, Written
from ui.reports.narrative import NarrativeRows, NarrativeSheet
from ui.shell.page import Shell
from ui.widgets.flow import clear
from ui.widgets.panel import scrolled
from vstbpn_desktop.documents.reports.figures import Found
from vstbpn_desktop.documents.reports.spec import DocumentSpec
from vstbpn_desktop.periods import Period
from vstbpn_desktop.services import narratives
from vstbpn_desktop.services.year_closing import why_looked_at

_AROUND: Final = (18, 12, 18, 12)


class OwnWords(QWidget):
    """Writes the sections of one document.

    `put` carries the id and text of a section that is one of the document's options; the others are kept
    here. `opened` comes when a section is opened for writing, `told` when what is written has changed.
    """

    put = Signal(str, str)
    opened = Signal()
    told = Signal()

    def __init__(self, shell: Shell, request: Callable[[], Request], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.spec: DocumentSpec[Any] | None = None
        self.written: tuple[Written, ...] = ()
        self.rows = NarrativeRows()
        self.sheet = NarrativeSheet(self._keep_section)
        self._request = request
        self._period: Period | None = None
        self._wanted = ""
        self._stack = QStackedWidget()
        self._before = QVBoxLayout()
        self._lay_out()
        self.rows.opened.connect(self.write)
        self.sheet.closed.connect(self._close_sheet)
        self.sheet.moved.connect(self._next_section)
        self.sheet.basis_wanted.connect(self.pick_basis)
        self.sheet.figure_wanted.connect(self.pick_figure)

    def show_spec(self, spec: DocumentSpec[Any], leading: Iterable[QWidget], wanted: str = "") -> None:
        """Take up another document; what was typed for the one before is kept first.

        `leading` are the fields that stand above the text, `wanted` the section to be written at once.
        """
        self.sheet.keep()
        self.sheet.written = None
        self.spec, self.written, self._period, self._wanted = spec, (), None, wanted
        clear(self._before)
        for widget in leading:
            self._before.addWidget(widget)
        self.rows.show_written((), None)
        self.sheet.show_back(not spec.text_first)
        self._stack.setCurrentIndex(int(spec.text_first))

    def show_written(
        self, written: Sequence[Written], period: Period | None, figures: Iterable[Found]
    ) -> None:
        """Show what is written, and what the figures in it come to."""
        self.written, self._period = tuple(written), period
        self.rows.show_written(self.written, period)
        self.sheet.box.know(figures)
        for one in self.written:
            self.sheet.refresh(one)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.write(wanted)
        elif self.spec is not None and self.spec.text_first and self.sheet.written is None and self.written:
            self._show_section(self.written[0])
        self.told.emit()

    def keep(self) -> bool:
        """Keep what is being written; False where that failed."""
        return self.sheet.keep()

    @property
    def count(self) -> tuple[int, int]:
        """How many sections have words, and how many there are."""
        return sum(bool(one.text.strip()) for one in self.written), len(self.written)

    def write(self, section: str) -> None:
        """Open a section for writing."""
        found = next((one for one in self.written if one.section.id == section), None)
        if found is not None:
            self._show_section(found)
            self._stack.setCurrentIndex(1)
            self.opened.emit()
            self.sheet.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick_basis(self) -> None:
        """Choose acts of the library; their lines go where one was writing."""
        from ui.reports.basis_picker import BasisPicker

        picker = BasisPicker(self.shell, "Chèn", parent=self.window())
        picker.picked.connect(self.sheet.insert)
        picker.open()

    def pick_figure(self) -> None:
        """Choose a figure; it goes where one was writing."""
        from ui.reports.figure_picker import FigurePicker

        picker = FigurePicker(self.shell, self._request(), parent=self.window())
        picker.picked.connect(self.sheet.insert_figure)
        picker.open()
        picker.search.setFocus()

    def _keep_section(self, section: str, text: str) -> bool:
        if self.spec is None:
            return False
        self._show_kept(section, text)
        if self.spec.has(section):
            self.put.emit(section, text)
        elif self._period is not None:
            self._write(self.spec, self._period, section, text)
        return True

    def _write(self, spec: DocumentSpec[Any], period: Period, section: str, text: str) -> None:
        """Keep a section away from the window; a newer text of it makes an older one that waits void."""
        app = self.shell.app
        label = next((one.section.label for one in self.written if one.section.id == section), "")
        work = partial(narratives.write, app, spec.id, period, section, text, label)
        self.shell.runner.latest(
            f"write {spec.id} {period} {section}",
            work,
            _nothing,
            partial(self._not_kept, section),
            owner=self,
        )

    def _not_kept(self, section: str, error: Exception) -> None:
        self.sheet.not_kept(section)
        self.shell.runner.on_error(error)

    def _show_kept(self, section: str, text: str) -> None:
        self.written = tuple(
            replace(one, text=text) if one.section.id == section else one for one in self.written
        )
        self.rows.show_written(self.written, self._period)
        self.told.emit()

    def _show_section(self, written: Written) -> None:
        ids = [one.section.id for one in self.written]
        self.sheet.show_section(written)
        held = why_looked_at(self.shell.app)
        kept_here = self.spec is not None and not self.spec.has(written.section.id)
        self.sheet.box.setReadOnly(bool(held) and kept_here)
        self.sheet.box.setToolTip(held if kept_here else "")
        self.sheet.show_place(ids.index(written.section.id) + 1, len(ids))

    def _next_section(self, by: int) -> None:
        ids = [one.section.id for one in self.written]
        if self.sheet.written is not None and self.sheet.written.section.id in ids:
            self.write(ids[(ids.index(self.sheet.written.section.id) + by) % len(ids)])

    def _close_sheet(self) -> None:
        if self.spec is None or self.spec.text_first:
            return
        self._stack.setCurrentIndex(0)
        if self.sheet.written is not None and (row := self.rows.rows.get(self.sheet.written.section.id)):
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "clear")
        listed = QVBoxLayout(inside)
        listed.setContentsMargins(*_AROUND)
        listed.addWidget(self.rows)
        listed.addStretch(1)
        sheet = QWidget()
        sheet.setProperty("surface", "clear")
        written = QVBoxLayout(sheet)
        written.setContentsMargins(*_AROUND)
        written.setSpacing(10)
        self._before.setSpacing(10)
        written.addLayout(self._before)
        written.addWidget(self.sheet, 1)
        self._stack.addWidget(scrolled(inside))
        self._stack.addWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)


def _nothing(_: object) -> None:
    """Kept: the change itself tells who must know."""
