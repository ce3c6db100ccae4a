"""The notes and telephone calls of a record: one line to write them in, the newest first below each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.actions import Action, hold
from ui.menus import add_actions
from ui.panels.contents import NoteLine
from ui.panels.sections import Section, dated_row
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.drafts import Drafts, of_note
from vstbpn_desktop.services.year_closing import why_held
from vstbpn_desktop.vietnamese.dates import parse_date

if TYPE_CHECKING:
    from ui.shell.page import Shell

_PLAIN: Final = "ghi chú"
KEEP_AFTER_MS: Final = 1_000
_SHOWN: Final = 4
_NO_YEAR: Final = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}")
_KINDS: Final = (("note", "Thêm ghi chú", "sticky-note"), ("call", "Đã gọi điện", "phone"))


def read_day(text: str, today: dt.date) -> dt.date:
    """The day typed; 12/6 is of this year."""
    short = _NO_YEAR.fullmatch(text.strip())
    return parse_date(f"{text.strip()}{short[1]}{today.year}" if short else text, today)


class NoteField(Field):
    """A line of text; `other_pasted` comes when what is pasted is no text but a picture or files."""

    other_pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V of a picture goes elsewhere."""
        if event.matches(QKeySequence.StandardKey.Paste):
            mime = QGuiApplication.clipboard().mimeData()
            if not mime.hasText() and (mime.hasImage() or mime.hasUrls()):
                self.other_pasted.emit()
                return
        super().keyPressEvent(event)


class NotesSection(Section):
    """Writes, edits and deletes the notes of the record `(record, row_id)` that is shown.

    `other_pasted` comes when a picture or files were pasted into the line.
    """

    other_pasted = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__("Ghi chú")
        self._shell = shell
        self._owner = ("", 0)
        self._notes: Sequence[NoteLine] = ()
        self._held = ""
        self._drafts = Drafts(shell.app.folder)
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)
        self.line = NoteField()
        self.line.setPlaceholderText("Ghi chú, hoặc nội dung cuộc gọi")
        self.line.setAccessibleName("Ghi chú mới")
        self.line.returnPressed.connect(partial(self.add, "note"))
        self.line.other_pasted.connect(self.other_pasted)
        self.line.installEventFilter(self)
        self.day = DateField(lambda text: read_day(text, shell.app.today), errors=(UserError,))
        self.day.setPlaceholderText("hôm nay")
        self.day.setAccessibleName("Ngày của ghi chú")
        for field in (self.line, self.day):
            field.textChanged.connect(lambda _: self._keeping.start())
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._when = self._day_row()
        self.column.addLayout(self._list)
        self.column.addWidget(self.line)
        self.column.addWidget(self._when)
        self.adding = self._buttons()
        self.column.addWidget(self.adding)

    def show_notes(self, record: str, row_id: int, notes: Sequence[NoteLine]) -> None:
        """Show the notes of a record, and what was begun to be typed for it and not added.

        Of a closed year too: a call about it may come later.
        """
        self._held = why_held(self._shell.app, "note", ())
        for widget in (self.line, self.adding):
            widget.setVisible(not self._held)
        if self._owner != (record, row_id):
            self._keep_at_once()
            self._owner = (record, row_id)
            self._rest()
            self._take_up()
        self._notes = notes
        self._show(_SHOWN)

    def add(self, kind: str) -> None:
        """Keep what is typed as a note or a call, of the day given or of today."""
        text = self.line.text().strip()
        if not text or not self.day.read():
            (self.day if text else self.line).setFocus()
            return
        app = self._shell.app
        values = {"owner": self._owner, "kind": kind, "date": self.day.value() or app.today, "text": text}
        day = self.day.value()
        self._rest()
        self._keep()
        self._shell.runner.run(
            "Ghi chú",
            lambda _: app.save("note", None, values),
            lambda _: None,
            lambda error: self._failed(error, text, day),
        )

    def edit(self, note: NoteLine) -> None:
        """The form of a note: its kind, day and text."""
        from ui.forms.dialog import RecordEditor

        RecordEditor(self._shell, "note", note.id, parent=self.window()).open()

    def delete(self, note: NoteLine) -> None:
        """Delete a note; the bar below the window offers to take it back."""
        app = self._shell.app
        self.line.setFocus()
        self._shell.runner.run("Xoá ghi chú", lambda _: app.delete("note", [note.id]), lambda _: None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The day can be given as soon as the line has the keyboard."""
        if watched is self.line and event.type() == QEvent.Type.FocusIn:
            self._when.show()
        return super().eventFilter(watched, event)

    def _failed(self, error: Exception, text: str, day: dt.date | None) -> None:
        self.line.setText(text)
        self.day.set_value(day)
        self._keep()
        self._shell.runner.on_error(error)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed when the panel or the window goes is kept."""
        super().hideEvent(event)
        self._keep_at_once()

    def _keep_at_once(self) -> None:
        if self._keeping.isActive():
            self._keep()

    def _keep(self) -> None:
        self._keeping.stop()
        (record, row_id), text = self._owner, self.line.text()
        if text.strip():
            typed = {"text": text, "day": self.day.text()}
            self._drafts.keep(of_note(record), row_id, typed, self._shell.app.clock.now())
        else:
            self._drafts.drop(of_note(record), row_id)

    def _take_up(self) -> None:
        record, row_id = self._owner
        if draft := self._drafts.find(of_note(record), row_id):
            self.line.setText(str(draft.state.get("text", "")))
            self.day.setText(str(draft.state.get("day", "")))
            self._when.show()
            self._when.show()

    def _rest(self) -> None:
        self.line.clear()
        self.day.set_value(None)
        self._when.setVisible(self.line.hasFocus())

    def _show(self, count: int) -> None:
        clear(self._list)
        for note in self._notes[:count]:
            self._list.addLayout(self._row(note))
        if len(self._notes) > count:
            words = f"Xem cả {len(self._notes)} ghi chú"
            more = Button(words, kind="link", on_click=lambda: self._show(len(self._notes)))
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, note: NoteLine) -> QHBoxLayout:
        day = f"{note.day:%d/%m}" if note.day else ""
        prefix = "" if note.kind == _PLAIN else f"{note.kind}: "
        text = Text(f"{prefix}{note.text}", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        when = Text(day, "small", "muted")
        when.setToolTip(f"{note.day:%d/%m/%Y}" if note.day else "")
        row = dated_row(when, text)
        more = Button(icon="ellipsis", kind="icon", tip=f"Việc với {note.kind} {day}".strip())
        menu = QMenu(more)
        actions = (
            Action("Sửa", partial(self.edit, note), writes=True),
            Action("Xoá", partial(self.delete, note), writes=True),
        )
        add_actions(menu, hold(actions, self._held))
        more.set_menu(menu)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _day_row(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Text("Ngày", "small", "muted"))
        row.addWidget(self.day)
        row.addStretch(1)
        whole.hide()
        return whole

    def _buttons(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for kind, words, icon in _KINDS:
            row.addWidget(Button(words, icon=icon, kind="link", on_click=partial(self.add, kind)))
        row.addStretch(1)
        return whole
