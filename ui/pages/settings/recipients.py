"""Named lists of recipients and the documents they are used by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import NEW, SAVE, Action
from ui.forms.context import Context
from ui.forms.form import FieldRow
from ui.pages.settings.part import Part
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState
from ui.widgets.flow import clear
from ui.widgets.look import px
from ui.widgets.panel import scrolled
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.errors import InvalidRecord
from vstbpn_desktop.queries.recipient_sets import RecipientSet, recipient_sets
from vstbpn_desktop.services import recipients
from vstbpn_desktop.services.year_closing import why_looked_at
from vstbpn_desktop.spec import Field, LongText
from vstbpn_desktop.spec import Text as Words

_NAME = Field("name", "Tên danh sách", Words(80), required=True, help="Ví dụ “Báo cáo lên trên”.")
_LINES = Field("lines", "Nơi nhận", LongText(), required=True, help="Mỗi dòng một nơi, không gạch đầu dòng.")


class RecipientsPart(Part):
    """The lists there are."""

    id = "recipients"
    tab = "Nơi nhận"
    about = "Danh sách dùng cho từng loại văn bản; loại chưa chọn thì theo hồ sơ Ban"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.rows: list[RowButton] = []
        self._card = Card(spacing=4)
        self.column.addWidget(self._card)

    def commands(self) -> Sequence[Action]:
        """One more."""
        return (Action("Thêm nơi nhận", self.add, "plus", "main", NEW, writes=True),)

    def load(self) -> None:
        """Read the lists."""
        app = self.shell.app

        def read() -> list[RecipientSet]:
            with app.database.read() as connection:
                return recipient_sets(connection)

        self.shell.runner.latest("settings-recipients", read, self._show, owner=self)

    def add(self) -> None:
        """A new list."""
        self._open(None)

    def _open(self, kept: RecipientSet | None) -> None:
        RecipientsDialog(self.shell, kept, self.window()).open()

    def _show(self, sets: list[RecipientSet]) -> None:
        clear(self._card.body)
        self.rows = []
        if not sets:
            text = "Mọi văn bản in nơi nhận của hồ sơ Ban. Thêm danh sách cho loại văn bản gửi nơi khác."
            title, button = "Chưa có danh sách riêng", "Thêm nơi nhận"
            self._card.body.addWidget(
                EmptyState("send", title, text, button, self.add, button_icon="plus", writes=True)
            )
        for kept in sets:
            row = RowButton(kept.name, _detail(kept), icon="send", on_click=partial(self._open, kept))
            self.rows.append(row)
            self._card.body.addWidget(row)


def _detail(kept: RecipientSet) -> str:
    labels = [spec.label for spec in DOCUMENTS if spec.id in kept.documents]
    used = f"dùng cho {', '.join(labels)}" if labels else "chưa dùng cho văn bản nào"
    return f"{len(kept.lines)} nơi · {used}"


class RecipientsDialog(QDialog):
    """Name, recipients and documents of a list."""

    def __init__(self, shell: Shell, kept: RecipientSet | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.kept = kept
        self.setWindowTitle("Nơi nhận")
        self.resize(px(560), px(600))
        context = Context(shell.app, shell.runner, shell.app.today)
        self.name, self.lines = (FieldRow(field, context, self) for field in (_NAME, _LINES))
        self.name.start(kept.name if kept else "")
        self.lines.start("\n".join(kept.lines) if kept else "")
        self.documents = {spec.id: QCheckBox(spec.label) for spec in DOCUMENTS if spec.sent}
        for name, box in self.documents.items():
            box.setChecked(kept is not None and name in kept.documents)
        self._lay_out()
        QShortcut(QKeySequence(SAVE), self, self.save)
        self.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep the list, or say beside the fields what is missing."""
        if not self.verb.isEnabled():
            return
        documents = tuple(name for name, box in self.documents.items() if box.isChecked())
        lines = tuple(self.lines.editor.state().split("\n"))
        given = RecipientSet(self.name.editor.state(), lines, documents)
        try:
            recipients.save_set(self.shell.app, given, self.kept.name if self.kept else "")
        except InvalidRecord as error:
            for row in (self.name, self.lines):
                row.show_error(error.fields.get(row.field.id, ""))
            return
        self.accept()

    def drop(self) -> None:
        """Delete the list; the bar below the window offers to take it back."""
        if self.kept is not None:
            recipients.drop_set(self.shell.app, self.kept.name)
            self.accept()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(14)
        column.addWidget(self.name)
        column.addWidget(self.lines)
        column.addWidget(Text("Dùng cho văn bản", "small-strong"))
        for box in self.documents.values():
            column.addWidget(box)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside), 1)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        held = why_looked_at(self.shell.app)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 20)
        row.setSpacing(12)
        if self.kept is not None:
            drop = Button("Xoá danh sách", icon="trash-2", kind="danger", on_click=self.drop)
            drop.hold(held)
            row.addWidget(drop)
        row.addStretch(1)
        self.verb = Button("Lưu", kind="filled", tip=SAVE, on_click=self.save)
        self.verb.hold(held)
        row.addWidget(self.verb)
        row.addWidget(Button("Huỷ bỏ", on_click=self.reject))
        return row
