"""The look of the whole program: scheme, palette, font and style sheet, applied in one place."""

from functools import cache
from typing import Final, Literal, NamedTuple, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QStyleHints
from PySide6.QtWidgets import QApplication

from ui.first_look import PERCENTS, nearest_percent, wear
from ui.stylesheet import style_sheet
from ui.widgets.look import scheme_of

SchemeName = Literal["system", "light", "dark"]
SCHEME_WORDS: Final[dict[SchemeName, str]] = {"system": "Theo máy", "light": "Sáng", "dark": "Tối"}
SCHEMES: Final[tuple[SchemeName, ...]] = get_args(SchemeName)


class Theme(QObject):
    """Keeps the application in one scheme and font size. `changed` comes after either was changed.

    The style itself, Fusion, is an argument of the application: to set it later costs the start 10 ms.
    """

    changed = Signal()

    def __init__(self, app: QApplication, scheme: str = "system", percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self.scheme: SchemeName = _known(scheme)
        self.percent = nearest_percent(percent)
        if self.scheme != "system":
            self._tell_system()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        _hints(app).contrast.contrastPreferenceChanged.connect(self._contrast_changed)

    def set_scheme(self, scheme: str) -> None:
        """ "system", "light" or "dark"; anything else is taken as "system"."""
        self.scheme = _known(scheme)
        self._tell_system()
        self._apply()
        self.changed.emit()

    def set_percent(self, percent: int) -> None:
        """Font size, to the nearest of `PERCENTS`."""
        self.percent = nearest_percent(percent)
        self._apply()
        self.changed.emit()

    def step(self, by: int) -> None:
        """One size larger (+1) or smaller (-1), within the limits."""
        place = min(max(PERCENTS.index(self.percent) + by, 0), len(PERCENTS) - 1)
        self.set_percent(PERCENTS[place])

    def is_dark(self) -> bool:
        """Whether the dark scheme is the one shown."""
        if self.scheme == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.scheme == "dark"

    def is_strong(self) -> bool:
        """Whether the system asks for strong contrast, as Windows does by a contrast theme."""
        return _hints(self._app).contrast.contrastPreference() == Qt.ContrastPreference.HighContrast

    def _apply(self) -> None:
        scheme = scheme_of(dark=self.is_dark(), strong=self.is_strong())
        wear(self._app, scheme, self.percent)
        self._app.setStyleSheet(style_sheet(scheme))

    def _tell_system(self) -> None:
        hints = self._app.styleHints()
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(self.scheme)
        if wanted is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(wanted)

    def _system_changed(self) -> None:
        if self.scheme == "system":
            self._apply()
            self.changed.emit()

    def _contrast_changed(self) -> None:
        self._apply()
        self.changed.emit()


class _Hints(NamedTuple):
    """What the system prefers. Both kept: with its parent's wrapper PySide6 lets the second die for good."""

    style: QStyleHints
    contrast: QAccessibilityHints


@cache
def _hints(app: QApplication) -> _Hints:
    style = app.styleHints()
    return _Hints(style, style.accessibility())


def _known(scheme: str) -> SchemeName:
    return next((name for name in SCHEMES if name == scheme), "system")
