"""The panel at the right of every list: one record, what hangs on it, what can be done with it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.dialog import RecordEditor
from ui.panels.contents import Contents, gather
from ui.panels.files import FilesSection, dropped_files
from ui.panels.notes import NotesSection
from ui.panels.person import PartsSection
from ui.panels.person_work import data_button
from ui.panels.sections import HistorySection, PointingSection, ValuesSection
from ui.shell.registry import OWN_PAGE
from ui.widgets.button import Button
from ui.widgets.flow import clear
from ui.widgets.panel import SidePanel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.shell.page import Shell
    from vstbpn_desktop.db.change import Changed


class Shown(NamedTuple):
    """A record the panel shows, and its title for the way back."""

    record: str
    id: int
    title: str = ""


class RecordPanel(SidePanel):
    """Shows a record of any type. Links are followed inside the panel, with a way back.

    `deleting` comes before the record that is shown is deleted, and with it the button that was pressed.
    """

    deleting = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.as_of: dt.date = shell.app.today
        self.contents: Contents | None = None
        self._trail: list[Shown] = []
        self._back = Button("", icon="arrow-left", kind="link", tip="Quay lại", on_click=self.go_back)
        self.values = ValuesSection(self.follow)
        self.parts = PartsSection(self.follow, self.tie)
        self.pointing = PointingSection(self.follow)
        self.notes = NotesSection(shell)
        self.files = FilesSection(shell)
        self.log = HistorySection()
        self._more = self.make_more()
        self._hint = Text("", "body", "muted", wrap=True)
        self._choices = QVBoxLayout()
        self._lay_out()
        self.notes.other_pasted.connect(self.files.paste)

    def make_more(self) -> tuple[QWidget, ...]:
        """For subclasses: further parts below the values, filled in `fill_more`."""
        return ()

    def fill_more(self, contents: Contents) -> None:
        """For subclasses: fill the further parts, or hide them for a record that has none."""

    def show_record(self, record: str, row_id: int, as_of: dt.date | None = None) -> None:
        """Show the record selected in the list."""
        self.as_of = as_of or self.shell.app.today
        self._trail = [Shown(record, row_id)]
        self._read()

    def show_many(self, what: str, title: str, hint: str, *buttons: Button) -> None:
        """None or several records are selected: what can be done now, as buttons below each other."""
        self._trail, self.contents = [], None
        self._show_parts(False)
        self._top.hide()
        self.show_head(what, title)
        self.held = ""
        self._hint.setText(hint)
        self.set_buttons()
        clear(self._choices)
        for button in buttons:
            self._choices.addWidget(button)

    def follow(self, record: str, row_id: int) -> None:
        """Show another record that this one names."""
        if self.contents is not None:
            self._trail[-1] = self._trail[-1]._replace(title=self.contents.title)
        self._trail.append(Shown(record, row_id))
        self._read()

    def go_back(self) -> None:
        """Show the record one came from."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._read()

    def refresh(self, changed: Changed | None) -> None:
        """Read again after a change."""
        if self._trail:
            self._read()

    def edit(self) -> None:
        """Edit the record that is shown."""
        if self._trail:
            shown = self._trail[-1]
            RecordEditor(self.shell, shown.record, shown.id, parent=self.window()).open()

    def delete(self) -> None:
        """Delete the record that is shown; the bar below offers to take it back."""
        if self._trail:
            shown, app = self._trail[-1], self.shell.app
            self.deleting.emit()
            self.shell.runner.run("Xoá", lambda _: app.delete(shown.record, [shown.id]), lambda _: None)

    def tie(self) -> None:
        """Look at the lines of lists that may be the person who is shown."""
        from ui.panels.tying import TieDialog

        if self._trail:
            TieDialog(self.shell, self._trail[-1].id, self.window()).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        mime = event.mimeData()
        if self._trail and not self.files.held and (dropped_files(mime) or mime.hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        if self._trail and self.files.take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V attaches what was copied."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._trail:
            self.files.paste()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(18, 12, 18, 0)
        top.addWidget(self._back)
        top.addStretch(1)
        self.body.insertWidget(0, self._top)
        self.body_column.setSpacing(12)
        for widget in (self._hint, *self._parts()):
            self.body_column.addWidget(widget)
        self.body_column.insertLayout(1, self._choices)
        self.body_column.addStretch(1)
        self._top.hide()
        self._show_parts(False)

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.values, self.parts, *self._more, self.pointing, self.notes, self.files, self.log)

    def _show_parts(self, shown: bool) -> None:
        self._hint.setVisible(not shown)
        clear(self._choices)
        for part in self._parts():
            part.setVisible(shown)

    def _read(self) -> None:
        shown, app, as_of = self._trail[-1], self.shell.app, self.as_of
        self.shell.runner.latest(
            f"panel-{id(self)}", lambda: gather(app, shown.record, shown.id, as_of), self._show, owner=self
        )

    def _show(self, contents: Contents | None) -> None:
        if contents is None:
            self._leave_what_is_gone()
            return
        self.contents = contents
        self._show_parts(True)
        self.show_head(contents.code, contents.title, contents.status, contents.meaning)
        self.values.show_values(contents.values)
        self.parts.show_parts(contents.parts, contents.proposed)
        self.pointing.show_pointing(contents.pointing)
        self.notes.show_notes(contents.spec.id, contents.id, contents.notes)
        self.notes.setVisible(contents.spec.id not in ("note", "attachment"))
        self.files.show_files(contents.spec.id, contents.id, contents.files)
        self.files.setVisible(contents.spec.id != "attachment")
        self.log.show_history(contents.history)
        self.fill_more(contents)
        self._show_back()
        self.held = contents.held
        self.set_buttons(*self.buttons(contents))

    def _leave_what_is_gone(self) -> None:
        if len(self._trail) > 1:
            self.go_back()
        else:
            self.show_many("", "", "Mục này không còn nữa.")

    def _show_back(self) -> None:
        before = self._trail[-2] if len(self._trail) > 1 else None
        self._top.setVisible(before is not None)
        if before is not None:
            self._back.setText(before.title if len(before.title) < 34 else f"{before.title[:32]}…")

    def buttons(self, contents: Contents) -> list[Button]:
        """What can be done with the record, at the foot."""
        found = [
            Button("Sửa", icon="pencil", on_click=self.edit, writes=bool(contents.shut)),
            Button("Xoá", icon="trash-2", kind="danger", on_click=self.delete, writes=True),
        ]
        if contents.spec.id == "person":
            found.append(data_button(self.shell, contents.id, self))
        if contents.spec.id in OWN_PAGE:
            go = Button("Mở", icon="external-link", tip=f"Mở trang của {contents.spec.label}")
            go.clicked.connect(lambda: self.shell.show_record(contents.spec.id, contents.id))
            found.insert(0, go)
        elif len(self._trail) > 1 and contents.spec.area:
            go = Button(icon="external-link", kind="icon", tip=f"Mở trong trang {contents.spec.plural}")
            go.clicked.connect(lambda: self.shell.show_record(contents.spec.id, contents.id))
            found.append(go)
        return found
