"""The panel: who collaborates in a unit, each with kind, post, last training and last activity."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.panel import SidePanel
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text
from vstbpn_desktop.queries.collaborators import LEVEL_WORDS, Member, UnitLine
from vstbpn_desktop.services.year_closing import why_looked_at
from vstbpn_desktop.vietnamese.dates import format_date

_NOBODY: Final = "Đơn vị này chưa có cộng tác viên. Thêm từng người, hoặc nhập cả danh sách từ Excel."


class UnitPanel(SidePanel):
    """Shows one unit of the network; a person opens in the plain list."""

    def __init__(self, shell: Shell, add: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.held = why_looked_at(shell.app)
        self._add = add
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body_column.addLayout(self._rows)
        self.body_column.addStretch(1)

    def show_line(self, line: UnitLine | None) -> None:
        """Show another unit, or nothing."""
        clear(self._rows)
        if line is None:
            self.show_head("", "Chọn một đơn vị")
            self.set_buttons()
            return
        state, meaning = ("đã có", Meaning.GOOD) if line.has else ("chưa có", Meaning.NONE)
        level = LEVEL_WORDS.get(line.level, "")
        self.show_head(f"Đơn vị cấp {level}" if level else "Đơn vị", line.name, state, meaning)
        for member in line.members:
            self._rows.addWidget(self._row(member))
        if not line.has:
            self._rows.addWidget(Text(_NOBODY, "body", "muted", wrap=True))
        self.set_buttons(
            Button("Thêm", icon="plus", on_click=self._add, writes=True),
            Button("Đơn vị", icon="building-2", on_click=partial(self.shell.show_record, "unit", line.id)),
        )

    def _row(self, member: Member) -> RowButton:
        return RowButton(
            member.name,
            _detail(member),
            icon="user-round",
            on_click=partial(self.shell.show_record, "collaborator", member.id),
        )


def _detail(member: Member) -> str:
    trained = f"tập huấn {format_date(member.trained_on)}" if member.trained_on else "chưa tập huấn"
    return f"{trained} · {member.kind_words}"
