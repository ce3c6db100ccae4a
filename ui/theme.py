"""The look of the whole program: scheme, palette, font and style sheet, applied in one place."""

import sys
from pathlib import Path
from typing import Final, Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.stylesheet import style_sheet
from ui.widgets.look import DARK, LIGHT, Colours

SchemeName = Literal["system", "light", "dark"]
SCHEMES: Final[tuple[SchemeName, ...]] = get_args(SchemeName)
PERCENTS: Final = (90, 100, 110, 125, 150)
POINTS: Final = 10.0

_FONTS: Final = Path(__file__).resolve().parents[1] / "resources" / "fonts"
_SHIPPED: Final = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
_Role = QPalette.ColorRole
_ROLES: Final = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "window",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "late",
    _Role.ToolTipBase: "surface",
    _Role.ToolTipText: "text",
    _Role.PlaceholderText: "muted",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent_pressed",
    _Role.Light: "surface",
    _Role.Midlight: "hover",
    _Role.Mid: "line",
    _Role.Dark: "track",
    _Role.Shadow: "line",
}
_GREYED: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText)


class Theme(QObject):
    """Keeps the application in one scheme and font size. `changed` comes after either was changed."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: str = "system", percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self.family = _family()
        self.scheme: SchemeName = _known(scheme)
        self.percent = nearest_percent(percent)
        app.setStyle("Fusion")
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

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

    def _apply(self) -> None:
        scheme = DARK if self.is_dark() else LIGHT
        font = QFont(self.family)
        font.setPointSizeF(POINTS * self.percent / 100)
        font.setStyleHint(QFont.StyleHint.SansSerif)
        if font != self._app.font():
            self._app.setFont(font)
        self._app.setPalette(palette_of(scheme))
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


def palette_of(scheme: Colours) -> QPalette:
    """The Qt palette of a colour scheme."""
    result = QPalette()
    for role, name in _ROLES.items():
        result.setColor(role, QColor(getattr(scheme, name)))
    for role in _GREYED:
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(scheme.muted))
    result.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(scheme.track))
    return result


def nearest_percent(percent: int) -> int:
    """The offered font size nearest to a wish."""
    return min(PERCENTS, key=lambda offered: abs(offered - percent))


def _known(scheme: str) -> SchemeName:
    return next((name for name in SCHEMES if name == scheme), "system")


def _family() -> str:
    if sys.platform == "win32":
        return "Segoe UI"
    for name in _SHIPPED:
        if (_FONTS / name).is_file():
            QFontDatabase.addApplicationFont(str(_FONTS / name))
    return "Noto Sans"
