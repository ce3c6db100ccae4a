"""The middle of the window: the page's title and summary, the page, and its panel at the right."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.shell.page import Page
from ui.widgets.card import Banner, EmptyState
from ui.widgets.look import Meaning, px, scale
from ui.widgets.panel import SidePanel, splitter
from ui.widgets.text import ElidedLabel

_WAIT_MS = 400
_MARGINS = (24, 20, 24, 16)
_LOW_MARGINS = (24, 10, 24, 8)
_LOW = 520


class Stage(QWidget):
    """Shows one page at a time, and above it why nothing of it can be written, where that is so.

    `reopening_wanted` comes when the working year is to be reopened for it.
    """

    reopening_wanted = Signal()

    def __init__(self, panel_width: int = 0) -> None:
        super().__init__()
        self._title = ElidedLabel("", "title")
        self._summary = ElidedLabel("", "body", "muted")
        self.held = Banner(Meaning.SOON)
        self.held.hide()
        self._pages = QStackedWidget()
        self._notice: QWidget | None = None
        self._panel_width = panel_width
        self._panels = QStackedWidget()
        self._panels.setMinimumWidth(px(240))
        self._panels.hide()
        self._split = splitter(self._middle(), self._panels)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.splitterMoved.connect(self._keep_width)
        self._low = False
        box = QHBoxLayout(self)
        box.setContentsMargins(*_MARGINS)
        box.addWidget(self._split)
        self._waiting = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._waiting.timeout.connect(lambda: self.show_notice(EmptyState("clock", "Đang mở dữ liệu…")))

    @property
    def panel_width(self) -> int:
        """How wide the officer made the panel, in pixels at 100 % font size; 0 when never touched."""
        return self._panel_width

    def said(self) -> str:
        """Title and summary in one line."""
        return f"{self._title.text()} · {self._summary.text()}"

    def refit(self) -> None:
        """Size again after the font changed."""
        self._panels.setMinimumWidth(px(240))
        if self._panels.isVisible():
            self._fit_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the height of the margins where there is little."""
        super().resizeEvent(event)
        low = self.height() < px(_LOW)
        if low != self._low and (box := self.layout()) is not None:
            self._low = low
            box.setContentsMargins(*(_LOW_MARGINS if low else _MARGINS))

    def wait(self) -> None:
        """The data are not there yet; says so only after a moment."""
        self._waiting.start()

    def show_notice(self, notice: QWidget) -> None:
        """Show something instead of any page."""
        self._waiting.stop()
        self._drop_notice()
        self._notice = notice
        self._pages.addWidget(notice)
        self._pages.setCurrentWidget(notice)
        self._head("", "")
        self._panels.hide()

    def forget(self) -> None:
        """Show no page and no panel any more: the data they show are let go."""
        for stack in (self._pages, self._panels):
            while (widget := stack.widget(0)) is not None:
                stack.removeWidget(widget)
                widget.deleteLater()
        self._notice = None
        self._head("", "")
        self._panels.hide()

    def show_page(self, page: Page) -> None:
        """Show a page with its head and panel, the keyboard where the page wanted it before it stood here."""
        self._waiting.stop()
        wanted = page.focusWidget()
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._drop_notice()
        self.show_head(page)
        self.show_panel(page)
        if wanted is not None:
            wanted.setFocus()

    def show_head(self, page: Page) -> None:
        """Read title and summary again."""
        self._head(page.title, page.summary())
        page.hold_buttons()
        # Data that are only looked at have a band of their own across the window.
        held = "" if page.shell.app.read_only else page.held()
        self.held.setVisible(bool(held))
        if held:
            self.held.show_notice(held, link="Mở khoá…", on_link=self.reopening_wanted.emit)

    def show_panel(self, page: Page) -> None:
        """Show the page's panel, or none."""
        panel = page.panel()
        if panel is not None:
            if self._panels.indexOf(panel) < 0:
                self._panels.addWidget(panel)
            self._panels.setCurrentWidget(panel)
        appears = panel is not None and self._panels.isHidden()
        self._panels.setVisible(panel is not None)
        if appears:
            self._fit_panel()

    def _head(self, title: str, summary: str) -> None:
        self._title.setText(title)
        self._summary.setText(summary)
        self._title.setVisible(bool(title))
        self._summary.setVisible(bool(summary))
        self.held.hide()

    def _middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addSpacing(8)
        column.addWidget(self.held)
        column.addSpacing(8)
        column.addWidget(self._pages, 1)
        return middle

    def _fit_panel(self) -> None:
        wanted = px(self._panel_width or SidePanel.WIDTH)
        self._split.setSizes([max(1, self._split.width() - wanted), wanted])

    def _keep_width(self) -> None:
        self._panel_width = round(self._split.sizes()[1] / scale())

    def _drop_notice(self) -> None:
        if self._notice is not None:
            self._pages.removeWidget(self._notice)
            self._notice.deleteLater()
            self._notice = None
