"""Pages that write down what happens to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.actions import Action
from ui.shell.page import Page, Shell
from ui.widgets.panel import SidePanel
from vstbpn_desktop.errors import DamagedData

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed


class FakePage(Page):
    """Offers one main action, and a panel when asked to."""

    title = "Trang thử"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.seen: list[object] = []
        self.leaves = True
        self.damaged = False
        self.writes = False
        self.side: QWidget | None = None
        self.pressed: list[str] = []

    def summary(self) -> str:
        return f"{len(self.seen)} việc"

    def commands(self) -> Sequence[Action]:
        return (
            Action("Ghi", lambda: self.pressed.append("main"), "check", "main", "Ctrl+N", True, self.writes),
            Action("In", lambda: self.pressed.append("bar"), "printer"),
            Action("Xuất", lambda: self.pressed.append("menu"), place="menu"),
            Action("Xoá", lambda: self.pressed.append("key"), place="key", shortcut="Del"),
        )

    def panel(self) -> QWidget | None:
        return self.side

    def activate(self, key: object = None) -> None:
        if self.damaged:
            raise DamagedData("Dữ liệu có chỗ hỏng, không đọc được.")
        self.seen.append(("activate", key))

    def refresh(self, changed: Changed | None) -> None:
        self.seen.append(("refresh", changed.label if changed else None))

    def may_leave(self) -> bool:
        return self.leaves

    def show_panel(self) -> None:
        """Let a panel appear."""
        self.side = SidePanel()
        self.panel_changed.emit()


class OtherPage(FakePage):
    """Opened from another page; its place in the navigation is that page's."""

    title = "Trang khác"
    place = "units"

    def commands(self) -> Sequence[Action]:
        return ()
