"""Settings that are one value each, made from their table; a value is kept when its field is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.actions import Action
from ui.forms.context import Context
from ui.forms.form import FieldRow
from ui.pages.settings.part import Part
from ui.shell.page import Shell
from ui.widgets.card import Card
from ui.widgets.text import Text
from vstbpn_desktop.queries.personal import SECTION as PERSONAL
from vstbpn_desktop.queries.settings import COMMITTEE, INSPECTION, TRAINING, WEIGHTS, settings_of
from vstbpn_desktop.services import settings
from vstbpn_desktop.services.year_closing import why_looked_at

_TABS: Final = {
    PERSONAL: "Dữ liệu cá nhân",
    TRAINING: TRAINING,
    COMMITTEE: COMMITTEE,
    INSPECTION: INSPECTION,
    WEIGHTS: "Trọng số",
}
_ABOUT: Final = {
    PERSONAL: "Ai phụ trách, giữ đến bao giờ; in trên bản kê dữ liệu cá nhân",
    TRAINING: "Ai được cấp giấy chứng nhận của một lớp",
    COMMITTEE: "Thành phần Ban thế nào thì được nhắc, theo văn bản nào",
    INSPECTION: "Hạn mặc định của kiến nghị sau kiểm tra",
    WEIGHTS: "Mỗi dấu hiệu được bao nhiêu điểm; đơn vị nhiều điểm đứng trước khi chọn kiểm tra",
}


class ValuesPart(Part):
    """The settings of one section."""

    def __init__(self, shell: Shell, section: str) -> None:
        super().__init__(shell)
        self.id = self.section = section
        self.tab, self.about = _TABS[section], _ABOUT[section]
        context = Context(shell.app, shell.runner, shell.app.today)
        card = Card(spacing=14)
        card.body.addWidget(Text(section, "heading"))
        self.rows = {f.id: FieldRow(f, context, card) for f in settings.settings_in(section)}
        held = why_looked_at(shell.app)
        for row in self.rows.values():
            row.editor.setEnabled(not held)
            row.setToolTip(held)
            card.body.addWidget(row)
        self.column.addWidget(card)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def load(self) -> None:
        """Show the values; what is being typed stays."""
        app = self.shell.app

        def read() -> dict[str, Any]:
            with app.database.read() as connection:
                return settings_of(connection)

        self.shell.runner.latest(f"settings-{self.section}", read, self._show, owner=self)

    def commands(self) -> Sequence[Action]:
        """Back to the usual values."""
        return (Action("Đặt lại mặc định", self.reset, "undo-2", "bar", writes=True),)

    def reset(self) -> None:
        """Set all of them to what they are when nobody sets them."""
        app, section = self.shell.app, self.section
        self.shell.runner.run(
            "Đặt lại mặc định", lambda _: settings.reset_settings(app, section), lambda _: self.load()
        )

    def may_leave(self) -> bool:
        """Keep what was typed last; what cannot be read is told beside its field and holds her here."""
        for row in self.rows.values():
            self._take(row)
        wrong = next((row for row in self.rows.values() if row.error), None)
        if wrong is not None:
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the value."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave(self.focusWidget())
        else:
            super().keyPressEvent(event)

    def _show(self, values: dict[str, Any]) -> None:
        for name, row in self.rows.items():
            if not (row.changed and row.isAncestorOf(self.focusWidget() or self)) and not row.error:
                row.start(values[name])

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._leave(old)

    def _leave(self, widget: QWidget | None) -> None:
        for row in self.rows.values():
            if widget is not None and row.isAncestorOf(widget):
                self._take(row)

    def _take(self, row: FieldRow) -> None:
        """Keep a changed value that can be read."""
        row.leave()
        if not row.changed or row.error:
            return
        app, values = self.shell.app, {row.field.id: row.editor.value()}
        row.start(row.editor.value())
        self.shell.runner.run("Đổi cài đặt", lambda _: settings.change_settings(app, values), lambda _: None)
