"""Colours, sizes and fonts every widget draws with. Colours follow the palette, sizes follow the font."""

from enum import Enum
from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

RADIUS: Final = 6
GRID: Final = 8
_POINTS: Final = 10.0
_DPI: Final = 96.0


class Meaning(Enum):
    """The four things a colour may say; the word always stands beside it."""

    GOOD = "good"
    SOON = "soon"
    LATE = "late"
    NONE = "none"

    @classmethod
    def named(cls, name: str) -> "Meaning":
        """The meaning the core names by a word; what it does not know is grey."""
        return {"good": cls.GOOD, "soon": cls.SOON, "bad": cls.LATE}.get(name, cls.NONE)


class Colours(NamedTuple):
    """One colour scheme, as #rrggbb."""

    window: str
    surface: str
    field: str
    line: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    selection: str
    hover: str
    track: str
    bar: str
    page_well: str
    good: str
    good_soft: str
    soon: str
    soon_soft: str
    late: str
    late_soft: str
    none: str
    none_soft: str

    def pair(self, meaning: Meaning) -> tuple[str, str]:
        """Text and background of a pill."""
        return getattr(self, meaning.value), getattr(self, f"{meaning.value}_soft")


LIGHT: Final = Colours(
    window="#f6f4f6",
    surface="#ffffff",
    field="#f6f4f6",
    line="#e4dee3",
    text="#221b21",
    muted="#6b626a",
    accent="#7a1f5c",
    accent_hover="#8d2f6f",
    accent_pressed="#631449",
    on_accent="#ffffff",
    accent_soft="#f5e9f1",
    selection="#f3e6ef",
    hover="#f8f2f6",
    track="#cfc7cd",
    bar="#e4dde2",
    page_well="#ddd6da",
    good="#18663d",
    good_soft="#e3f3ea",
    soon="#7f4d05",
    soon_soft="#fbeed7",
    late="#a61c1c",
    late_soft="#fbe4e2",
    none="#5a5159",
    none_soft="#ece9ec",
)

DARK: Final = Colours(
    window="#1b171a",
    surface="#242024",
    field="#1b171a",
    line="#3a343a",
    text="#efe9ee",
    muted="#a79da6",
    accent="#c98bb4",
    accent_hover="#d69fc3",
    accent_pressed="#b5759f",
    on_accent="#1f1219",
    accent_soft="#3a2434",
    selection="#3a2936",
    hover="#2c272c",
    track="#4a434a",
    bar="#4a434a",
    page_well="#151214",
    good="#74d3a0",
    good_soft="#1e3a2b",
    soon="#efb84e",
    soon_soft="#40321a",
    late="#ff8f86",
    late_soft="#462422",
    none="#b9b0b8",
    none_soft="#353035",
)


def colours(palette: QPalette | None = None) -> Colours:
    """The scheme that goes with a palette (default: the application's)."""
    window = (palette or QApplication.palette()).color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def colour(name: str, palette: QPalette | None = None) -> QColor:
    """One colour of the scheme by its name in `Colours`."""
    return QColor(getattr(colours(palette), name))


def scale() -> float:
    """How much larger the application's font is than the 10 points at 96 dpi everything is drawn for."""
    screen = QGuiApplication.primaryScreen()
    dpi = screen.logicalDotsPerInch() if screen else _DPI
    return QApplication.font().pointSizeF() / _POINTS * dpi / _DPI


def px(design: float) -> int:
    """Pixels for a length drawn at 100 % font size."""
    return round(design * scale())


# Role -> (size relative to the body text, weight).
ROLES: Final[dict[str, tuple[float, QFont.Weight]]] = {
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "small": (0.92, QFont.Weight.Normal),
    "small-strong": (0.92, QFont.Weight.DemiBold),
    "heading": (1.1, QFont.Weight.DemiBold),
    "panel-title": (1.15, QFont.Weight.DemiBold),
    "title": (1.5, QFont.Weight.DemiBold),
    "figure": (1.8, QFont.Weight.DemiBold),
}


def font(role: str = "body") -> QFont:
    """The application's font in one of `ROLES`."""
    ratio, weight = ROLES[role]
    result = QFont(QApplication.font())
    result.setPointSizeF(result.pointSizeF() * ratio)
    result.setWeight(weight)
    return result
