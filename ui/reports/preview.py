"""The preview: which page is seen, how large, and the pages themselves, or why there are none."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from ui.reports.page_strip import PageStrip
from ui.reports.page_view import FIT_PAGES, FIT_WIDTH, PERCENTS, PageView
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState
from ui.widgets.flow import clear
from ui.widgets.pill import Chip
from ui.widgets.text import ElidedLabel, Text
from vstbpn_desktop.errors import UserError

_PATIENCE_MS: Final = 400
_USUAL: Final = 75
WORKING: Final = "Đang dựng trang…"
_TODO: Final = "Hãy xem lại các lựa chọn bên trái."


class PreviewPanel(QWidget):
    """Page number and zoom above, pages below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PageView()
        self.strip = PageStrip()
        self.listed = Chip("Các trang", "pages")
        self.listed.setToolTip("Hiện danh sách trang bên trái")
        self.listed.setChecked(True)
        self.where = Text("", "strong")
        self.state = ElidedLabel("", "small", "muted")
        self.fit = Chip("Vừa trang", FIT_PAGES)
        self.percent = Chip(f"{_USUAL} %", str(_USUAL))
        self.more = Button(icon="ellipsis", kind="icon", tip="Cỡ xem, trang")
        self._notice = Card(spacing=0)
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(lambda: self.state.setText(WORKING))
        self.fit.clicked.connect(lambda: self.pages.set_mode(FIT_PAGES))
        self.percent.clicked.connect(self._to_percent)
        self.more.clicked.connect(self._open_menu)
        self.pages.moved.connect(self._tell)
        self.strip.picked.connect(self.pages.go_to)
        self.listed.toggled.connect(self._tell)
        self._lay_out()
        self._tell()

    def clear(self) -> None:
        """Show no pages: another document is on its way."""
        self.pages.clear()
        self.strip.clear()
        self._stack.setCurrentWidget(self.pages)
        self._tell()

    def working(self) -> None:
        """New pages are being made; says so only after a moment."""
        self._patience.start()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages."""
        self._settled()
        self.pages.show_pdf(pdf)
        self.strip.show_pdf(pdf)
        self._stack.setCurrentWidget(self.pages)
        self._tell()

    def show_error(self, error: UserError) -> None:
        """Say why there are no pages."""
        self._settled()
        clear(self._notice.body)
        self._notice.body.addWidget(EmptyState("file-warning", error.what, error.todo or _TODO))
        self._stack.setCurrentWidget(self._notice)
        self._tell()

    def _settled(self) -> None:
        self._patience.stop()
        self.state.setText("")

    def _tell(self) -> None:
        shown = self._stack.currentWidget() is self.pages and self.pages.count > 0
        self.where.setText(f"Trang {self.pages.page + 1} / {self.pages.count}" if shown else "Xem trước")
        self.pages.setAccessibleDescription(self.where.text())
        mode, percent = self.pages.mode, self.pages.percent
        self.fit.setChecked(mode == FIT_PAGES)
        self.percent.setText(f"{percent if isinstance(mode, int) else _USUAL} %")
        self.percent.setChecked(isinstance(mode, int))
        self.percent.updateGeometry()
        for control in (self.fit, self.percent, self.more):
            control.setEnabled(shown)
        several = shown and self.pages.count > 1
        self.listed.setVisible(several)
        self.strip.setVisible(several and self.listed.isChecked())
        self.strip.show_current(self.pages.page)

    def _to_percent(self) -> None:
        mode = self.pages.mode
        self.pages.set_mode(mode if isinstance(mode, int) else _USUAL)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        modes: tuple[tuple[str, str | int], ...] = (
            ("Vừa trang", FIT_PAGES),
            ("Vừa bề ngang", FIT_WIDTH),
            *((f"{percent} %", percent) for percent in PERCENTS),
        )
        for words, mode in modes:
            line = QAction(words, menu, checkable=True)
            line.setChecked(mode == self.pages.mode)
            line.triggered.connect(partial(self.pages.set_mode, mode))
            group.addAction(line)
            menu.addAction(line)
        menu.addSeparator()
        menu.addAction("Trang đầu", partial(self.pages.go_to, 0))
        menu.addAction("Trang cuối", lambda: self.pages.go_to(self.pages.count - 1))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self.where)
        head.addWidget(self.state, 1)
        for control in (self.listed, self.fit, self.percent, self.more):
            head.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        self._stack = QStackedLayout()
        sides = QHBoxLayout()
        sides.setSpacing(8)
        sides.addWidget(self.strip)
        sides.addLayout(self._stack, 1)
        column.addLayout(sides, 1)
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self._notice)
