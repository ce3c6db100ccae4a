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

# For who has set strong contrast in Windows: black and white, every line drawn, meanings by word and line.
STRONG_LIGHT: Final = LIGHT._replace(
    window="#ffffff",
    surface="#ffffff",
    field="#ffffff",
    line="#000000",
    text="#000000",
    muted="#000000",
    accent="#4b0035",
    accent_hover="#65104b",
    accent_pressed="#2f0021",
    accent_soft="#ffffff",
    selection="#ffe6f6",
    hover="#fff2fb",
    track="#000000",
    bar="#8a8a8a",
    good="#003d1f",
    good_soft="#ffffff",
    soon="#4a2b00",
    soon_soft="#ffffff",
    late="#7a0000",
    late_soft="#ffffff",
    none="#000000",
    none_soft="#ffffff",
)
STRONG_DARK: Final = DARK._replace(
    window="#000000",
    surface="#000000",
    field="#000000",
    line="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffb3e3",
    accent_hover="#ffcdec",
    accent_pressed="#ff9ad9",
    on_accent="#000000",
    accent_soft="#000000",
    selection="#4d0a38",
    hover="#33051f",
    track="#ffffff",
    bar="#7a7a7a",
    page_well="#000000",
    good="#7dffb2",
    good_soft="#000000",
    soon="#ffd24d",
    soon_soft="#000000",
    late="#ffa59e",
    late_soft="#000000",
    none="#ffffff",
    none_soft="#000000",
)
_STRONG: Final = frozenset({STRONG_LIGHT.window, STRONG_DARK.window})


def scheme_of(*, dark: bool, strong: bool) -> Colours:
    """The scheme for a darkness and a contrast."""
    return (STRONG_DARK if dark else STRONG_LIGHT) if strong else (DARK if dark else LIGHT)


def is_dark(scheme: Colours) -> bool:
    """Whether light is written on dark."""
    return scheme in (DARK, STRONG_DARK)


def is_strong(scheme: Colours) -> bool:
    """Whether it is one of strong contrast, where a ground tells nothing and a line must."""
    return scheme in (STRONG_LIGHT, STRONG_DARK)


def colours(palette: QPalette | None = None) -> Colours:
    """The scheme that goes with a palette (default: the application's).

    A palette tells darkness alone: a table's is as white as strong contrast, which the whole program has.
    """
    worn = QApplication.palette().color(QPalette.ColorRole.Window)
    window = palette.color(QPalette.ColorRole.Window) if palette else worn
    return scheme_of(dark=window.lightness() < 128, strong=worn.name() in _STRONG)


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
