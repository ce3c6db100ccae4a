"""What an update will do, before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.growing import GrowingDialog
from ui.widgets.look import px
from ui.widgets.text import KeyValueRows, Text
from vstbpn_desktop.services.updating import Package
from vstbpn_desktop.versions import VERSION, Home

_STEPS: Final = (
    "1. Chép bản mới vào máy, bên cạnh bản đang dùng, và đọc lại để kiểm.",
    "2. Sao lưu dữ liệu, đóng chương trình rồi mở bản mới.",
    "3. Nếu bản mới không mở được, chương trình tự quay về bản đang dùng, dữ liệu như trước.",
)


class UpdateDialog(GrowingDialog):
    """Tells which version comes from where, and asks. `confirmed` is called when she wants it."""

    def __init__(
        self, parent: QWidget | None, package: Package, home: Home, confirmed: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cập nhật từ USB")
        self.setMinimumWidth(px(520))
        self._confirmed = confirmed
        self.go = Button(f"Cập nhật lên {package.version}", kind="filled", on_click=self._confirm)
        self.leave = Button("Không cập nhật", on_click=self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(f"Cập nhật lên bản {package.version}?", "heading", wrap=True))
        column.addWidget(KeyValueRows(_facts(package, home)))
        column.addWidget(Text("\n".join(_STEPS), wrap=True))
        column.addSpacing(8)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for button in (self.go, self.leave):
            row.addWidget(button)
        return row

    def _confirm(self) -> None:
        self.accept()
        self._confirmed()


def _facts(package: Package, home: Home) -> Sequence[tuple[str, str]]:
    return (
        ("Đang dùng", home.version or VERSION),
        ("Gói", str(package.path)),
        ("Mã gói", f"{package.code} (đối chiếu với giấy hoặc tin nhắn của nơi phát hành)"),
    )
