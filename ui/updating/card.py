"""The card of the program itself: which version runs, and the packages on the sticks that are plugged in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.page import Shell
from ui.updating.dialog import UpdateDialog
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text
from vstbpn_desktop.services import updating
from vstbpn_desktop.services.updating import Package
from vstbpn_desktop.versions import VERSION, Home, order
from vstbpn_desktop.vietnamese.numbers import size_words

FILTERS: Final = f"Gói cập nhật (*{updating.SUFFIX})"
_NONE: Final = "Không thấy gói cập nhật nào trên USB"
_WHERE: Final = f"Gói có đuôi {updating.SUFFIX}, nằm ngay trên USB hoặc trong một thư mục của USB."


class UpdateCard(Card):
    """Looks for packages, and takes one. `owner` is the widget whose end makes answers void."""

    def __init__(self, shell: Shell, home: Home, owner: QWidget) -> None:
        super().__init__(spacing=10)
        self._shell = shell
        self._home = home
        self._owner = owner
        self.rows: list[RowButton] = []
        self.dialog: UpdateDialog | None = None
        self.state = Banner(Meaning.SOON)
        self.state.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(Text("Chương trình", "heading"))
        self.body.addWidget(Text(f"Đang dùng bản {home.version or VERSION}."))
        self.body.addWidget(self.state)
        self.body.addLayout(self._list)
        self.body.addLayout(self._buttons())

    def look(self) -> None:
        """Look on everything that is plugged in."""
        self._shell.runner.run(
            "Tìm gói cập nhật", lambda _: updating.find_packages(), self._found, owner=self._owner
        )

    def choose_file(self) -> None:
        """A package that lies elsewhere."""
        files = self._shell.messages.open_files("Chọn gói cập nhật", FILTERS, many=False)
        if files:
            self.take(files[0])

    def take(self, path: Path) -> None:
        """Look into a package, then ask."""
        app, home = self._shell.app, self._home
        self._shell.runner.run(
            "Xem gói cập nhật", lambda _: updating.prepare(app, home, path), self._ask, owner=self._owner
        )

    def _ask(self, package: Package) -> None:
        self.dialog = UpdateDialog(self._owner.window(), package, self._home, partial(self._stage, package))
        self.dialog.open()

    def _stage(self, package: Package) -> None:
        home, shell = self._home, self._shell
        shell.runner.run(
            f"Chép bản {package.version}",
            lambda progress: updating.stage(home, package, progress.report),
            lambda _: shell.start_version(home, package),
            owner=self._owner,
        )

    def _found(self, packages: Sequence[Package]) -> None:
        clear(self._list)
        present = order(self._home.version or VERSION)
        newer = [package for package in packages if order(package.version) > present]
        self.rows = [self._row(package) for package in newer]
        for row in self.rows:
            self._list.addWidget(row)
        self.state.setVisible(not newer)
        if packages and not newer:
            old = f"Trên USB chỉ có bản {packages[0].version}"
            self.state.show_notice(old, "Không mới hơn bản đang dùng.")
        elif not newer:
            self.state.show_notice(_NONE, _WHERE)

    def _row(self, package: Package) -> RowButton:
        detail = f"{package.path} · {size_words(package.size)}"
        row = RowButton(
            f"Bản {package.version}", detail, icon="hard-drive", on_click=partial(self.take, package.path)
        )
        row.setToolTip("Xem gói này rồi mới cập nhật")
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Button("Cập nhật từ USB", icon="hard-drive", on_click=self.look))
        row.addWidget(Button("Chọn gói ở nơi khác…", kind="link", on_click=self.choose_file))
        row.addStretch(1)
        return row
