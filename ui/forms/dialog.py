"""The window around a form: what it edits, the draft that is offered, saving and leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import SAVE
from ui.forms.context import Context
from ui.forms.form import RecordForm
from ui.forms.rows_table import roomy
from ui.messages import Answer
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Banner, divider
from ui.widgets.look import Meaning, px
from ui.widgets.panel import scrolled
from ui.widgets.text import ElidedLabel, Text
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.services.drafts import Draft, Drafts
from vstbpn_desktop.services.saving import defaults
from vstbpn_desktop.services.year_closing import why_held
from vstbpn_desktop.spec import Rows

KEEP_AFTER_MS: Final = 3_000
_WIDTH: Final = 640
_WIDE: Final = 900


class DraftOffer(QFrame):
    """Tells of a draft that was not saved, and offers to take it up or throw it away."""

    def __init__(self, take: Callable[[], object], drop: Callable[[], object]) -> None:
        super().__init__()
        self.draft: Draft | None = None
        self.setProperty("banner", Meaning.SOON.value)
        self._words = Text("", "small", Meaning.SOON.value, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(16)
        row.addWidget(self._words, 1)
        row.addWidget(Button("Lấy lại", kind="link", on_click=take))
        row.addWidget(Button("Bỏ bản nháp", kind="link", on_click=drop))

    def show_draft(self, draft: Draft | None) -> None:
        """Offer a draft, None to offer nothing."""
        self.draft = draft
        if draft is not None:
            self._words.setText(f"Có bản nháp chưa lưu, nhập lúc {draft.at:%H:%M} ngày {draft.at:%d/%m/%Y}.")
        self.setVisible(draft is not None)


class RecordEditor(QDialog):
    """Edits one record, or makes a new one (`row_id` None, starting with `given`).

    `saved` carries the record's id each time it was saved.
    """

    saved = Signal(int)

    def __init__(
        self,
        shell: Shell,
        record: str,
        row_id: int | None = None,
        given: dict[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.shell = shell
        self.spec = shell.app.registry[record]
        self.row_id = row_id
        self._given = given or {}
        self._drafts = Drafts(shell.app.folder)
        self._timer = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._keep_draft)
        self._build()
        self._load()
        self.form.edited.connect(self._edited)
        QShortcut(QKeySequence(SAVE), self, self.save)

    def save(self) -> bool:
        """Save and close; False where something is wrong, said beside its field, or nothing can be."""
        if not self.verbs[0].isEnabled():
            return False
        return self._save() and self._close()

    def save_and_next(self) -> None:
        """Save, then start the next new record."""
        if self._save():
            self.row_id = None
            self._load()
            self.status.setText(f"Đã lưu. Nhập {self.spec.label} tiếp theo.")
            self._focus_first()

    def reject(self) -> None:
        """Leave; unsaved work asks first."""
        if self.may_leave():
            self._close()

    def may_leave(self) -> bool:
        """Ask about unsaved work; True where the window may go."""
        if not self.form.dirty:
            return True
        answers = (
            Answer("save", "Lưu", "filled"),
            Answer("discard", "Bỏ thay đổi", "danger"),
            Answer("stay", "Tiếp tục sửa"),
        )
        title = f"Lưu {self.spec.label} đang sửa?"
        key = self.shell.messages.choose(title, "Có thay đổi chưa lưu trong biểu mẫu này.", answers)
        return key == "discard" or (key == "save" and self._save())

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross asks as Huỷ bỏ does."""
        if self.may_leave():
            self._let_go()
            event.accept()
        else:
            event.ignore()

    def _build(self) -> None:
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = Text("", "panel-title", wrap=True)
        inside = QWidget()
        inside.setProperty("surface", "clear")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(scrolled(inside), 1)
        whole.addWidget(divider())
        whole.addLayout(self._foot())
        self._fill(inside)
        self.resize(self._width(), self._height(inside))

    def _fill(self, inside: QWidget) -> None:
        app, runner = self.shell.app, self.shell.runner
        self.form = RecordForm(self.spec, Context(app, runner, app.today), inside)
        self.notice = Banner(Meaning.LATE, inside)
        self.held = Banner(Meaning.SOON, inside)
        self.offer = DraftOffer(self._take_draft, self._forget_draft)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 0, 24, 16)
        column.setSpacing(12)
        for widget in (self.held, self.offer, self.notice, self.form):
            column.addWidget(widget)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 14)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(Text(self.spec.help, "small", "muted", wrap=True))
        return head

    def _foot(self) -> QHBoxLayout:
        self.status = ElidedLabel("", "small", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(24, 14, 24, 16)
        row.setSpacing(10)
        row.addWidget(self.status, 1)
        self.verbs = (
            Button("Lưu", kind="filled", icon="check", tip="Ctrl+S", on_click=self.save),
            Button("Lưu và thêm tiếp", on_click=self.save_and_next),
        )
        for button in self.verbs:
            row.addWidget(button)
        self.way_out = Button("", on_click=self.reject)
        row.addWidget(self.way_out)
        return row

    def _width(self) -> int:
        """As one column of fields wants it; wider where rows of many cells are edited."""
        rows = (field.kind.fields for field in self.spec.fields if isinstance(field.kind, Rows))
        wanted = _WIDE if any(map(roomy, rows)) else _WIDTH
        return min(px(wanted), self.screen().availableGeometry().width() - px(40))

    def _height(self, inside: QWidget) -> int:
        room = self.screen().availableGeometry().height() - px(80)
        return min(inside.sizeHint().height() + px(170), room, px(860))

    def _load(self) -> None:
        app = self.shell.app
        if self.row_id is None:
            self.form.start(defaults(self.spec), self._given)
            words = f"Thêm {self.spec.label}"
        else:
            record = app.record(self.spec.id, self.row_id)
            self.form.start(record.values)
            words = f"Sửa {self.spec.label}: {record.title}"
        words = self._hold(words)
        self.title.setText(words)
        self.setWindowTitle(words)
        self.notice.hide()
        self.offer.show_draft(self._drafts.find(self.spec.id, self.row_id))
        self._focus_first()

    def _hold(self, words: str) -> str:
        """Leave only what a closed year lets be written; gives the title that fits."""
        app, spec, ids = self.shell.app, self.spec, [] if self.row_id is None else [self.row_id]
        held, shut = why_held(app, spec.id, ids), why_held(app, spec.id, ids, going_on=True)
        self.form.hold(held, () if shut else spec.closing.goes_on)
        for button in self.verbs:
            button.hold(shut)
        self.way_out.setText("Đóng" if shut else "Huỷ bỏ")
        self.held.setVisible(bool(held))
        if held:
            more = "" if shut else "Chỉ ghi được những việc còn làm tiếp sau năm."
            self.held.show_notice(held, more)
        return words.replace("Sửa", "Xem", 1) if shut and self.row_id is not None else words

    def _focus_first(self) -> None:
        if first := self.form.first():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> bool:
        try:
            self._write(self.form.changes())
        except InvalidRecord as error:
            self._tell(" ".join(self.form.show_errors(error.fields)))
            return False
        except UserError as error:
            self._tell(error.what, error.todo)
            return False
        return True

    def _write(self, changes: dict[str, Any]) -> None:
        if self.row_id is None:
            unseen = {name: value for name, value in self._given.items() if name not in self.form.rows}
            changes = {**unseen, **changes}
        started_as = self.row_id
        if changes or self.row_id is None:
            self.row_id = self.shell.app.save(self.spec.id, self.row_id, changes)
        self._drafts.drop(self.spec.id, started_as)
        self.offer.show_draft(None)
        self._timer.stop()
        self.saved.emit(self.row_id)

    def _tell(self, what: str, todo: str = "") -> None:
        self.notice.hide()
        if what:
            self.notice.show_notice(what, todo)

    def _close(self) -> bool:
        self._let_go()
        super().reject()
        return True

    def _let_go(self) -> None:
        """Keep nothing more; a draft that was offered and not answered waits for the next time."""
        self._timer.stop()
        if self.offer.draft is None:
            self._drafts.drop(self.spec.id, self.row_id)
        if (parent := self.parentWidget()) is not None:
            # Not every window manager, and none without one, gives the keyboard back by itself.
            QTimer.singleShot(0, parent.window(), parent.window().activateWindow)

    def _edited(self) -> None:
        self.status.setText("")
        if not self._timer.isActive():
            self._timer.start()

    def _keep_draft(self) -> None:
        if self.form.dirty:
            now = self.shell.app.clock.now()
            self._drafts.keep(self.spec.id, self.row_id, self.form.state(), now)

    def _take_draft(self) -> None:
        if self.offer.draft is not None:
            self.form.set_state(self.offer.draft.state)
            self.offer.show_draft(None)
            self._edited()

    def _forget_draft(self) -> None:
        self._drafts.drop(self.spec.id, self.row_id)
        self.offer.show_draft(None)
