"""Font and palette: what must stand before the first paint.

Nothing on the way to the first paint may touch PySide6's `Qt` namespace or `QStyle`: their enumerations alone
cost a third of the time in which a bare window is painted. Colours are QColor, words are drawn at points.
"""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from ui.widgets.look import Colours, scheme_of

PERCENTS: Final = (90, 100, 110, 125, 150)
POINTS: Final = 10.0
_BLACK_ON_WHITE: Final = 255

_FONTS: Final = Path(__file__).resolve().parents[1] / "resources" / "fonts"
_SYSTEM: Final = "Segoe UI"
_SHIPPED: Final = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf")
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


def dress(app: QApplication, scheme: str, percent: int) -> None:
    """Font and palette for the first paint; its palette tells the system's darkness and contrast."""
    ground, ink = (app.palette().color(role).lightness() for role in (_Role.Window, _Role.WindowText))
    dark = scheme == "dark" if scheme in ("light", "dark") else ground < 128
    wear(app, scheme_of(dark=dark, strong=abs(ground - ink) == _BLACK_ON_WHITE), percent)


def wear(app: QApplication, scheme: Colours, percent: int) -> None:
    """Font and palette of a colour scheme."""
    font = QFont(_family())
    font.setPointSizeF(POINTS * nearest_percent(percent) / 100)
    if font != app.font():
        app.setFont(font)
    app.setPalette(palette_of(scheme))


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


_known: list[str] = []


def _family() -> str:
    if not _known:
        own = sys.platform == "win32" and QFontInfo(QFont(_SYSTEM)).family() == _SYSTEM
        _known.append(_SYSTEM if own else _shipped_family())
    return _known[0]


def _shipped_family() -> str:
    for name in _SHIPPED:
        QFontDatabase.addApplicationFont(str(_FONTS / name))
    return "Noto Sans"
