"""The menu of the window itself: scheme, font size, sidebar, help."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from ui import actions
from ui.first_look import PERCENTS
from ui.theme import SCHEME_WORDS, Theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.session import Session

K = TypeVar("K")
Line = tuple[str, Callable[[], object]]
"""Words of the menu, and what they call."""


class SettingsMenu(QObject):
    """Changes the look at once and remembers it."""

    def __init__(
        self,
        window: "MainWindow",
        theme: Theme,
        session: "Session",
        show_help: Callable[[], None],
        more: Callable[[], Sequence[Line]] = tuple,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._session = session
        self._help = show_help
        self._more = more
        theme.changed.connect(self._kept)
        window.sidebar.set_menu(self.menu)
        sizes: tuple[tuple[str, Callable[[], None]], ...] = (
            *((keys, lambda: theme.step(1)) for keys in actions.LARGER),
            (actions.SMALLER, lambda: theme.step(-1)),
            (actions.USUAL_SIZE, lambda: theme.set_percent(100)),
            (actions.HELP, show_help),
        )
        for keys, call in sizes:
            QShortcut(QKeySequence(keys), window).activated.connect(call)

    def menu(self) -> QMenu:
        """The menu as things stand."""
        menu = QMenu(self._window)
        self._radio(menu.addMenu("Giao diện"), SCHEME_WORDS, self._theme.scheme, self._theme.set_scheme)
        sizes = {percent: f"{percent} %" for percent in PERCENTS}
        self._radio(menu.addMenu("Cỡ chữ"), sizes, self._theme.percent, self._theme.set_percent)
        folded = self._window.sidebar.narrow
        menu.addAction("Mở rộng danh mục" if folded else "Thu gọn danh mục", self._window.toggle_folded)
        menu.addSeparator()
        for words, call in self._more():
            menu.addAction(words, call)
        menu.addSeparator()
        menu.addAction("Trợ giúp\tF1", self._help)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _radio(self, menu: QMenu, lines: dict[K, str], now: K, choose: Callable[[K], None]) -> None:
        group = QActionGroup(menu)
        for key, words in lines.items():
            line = QAction(words, menu, checkable=True)
            line.setChecked(key == now)
            line.triggered.connect(lambda _=False, chosen=key: choose(chosen))
            group.addAction(line)
            menu.addAction(line)

    def _kept(self) -> None:
        self._session.set("scheme", self._theme.scheme)
        self._session.set("percent", self._theme.percent)
        self._window.refit()
