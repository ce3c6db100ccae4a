"""Colours can be read, sizes grow with the font, icons exist and are tinted."""

import math
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from ui.first_look import PERCENTS, dress, nearest_percent, palette_of
from ui.theme import Theme
from ui.widgets import icons
from ui.widgets.look import (
    DARK,
    LIGHT,
    ROLES,
    STRONG_DARK,
    STRONG_LIGHT,
    Colours,
    Meaning,
    colours,
    font,
    px,
)
from ui.widgets.shapes import FOLDER
from vstbpn_desktop.navigation import NAVIGATION
from vstbpn_desktop.records import REGISTRY

ENOUGH = {LIGHT: 4.5, DARK: 4.5, STRONG_LIGHT: 7.0, STRONG_DARK: 7.0}
ON = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "selection"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "field"),
    ("muted", "none_soft"),
    ("accent", "surface"),
    ("accent", "window"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("late", "surface"),
    ("late", "window"),
    ("late", "late_soft"),
)


def luminance(name: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    ink = QColor(name)
    red, green, blue = (linear(c) for c in (ink.redF(), ink.greenF(), ink.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else math.pow((channel + 0.055) / 1.055, 2.4)


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_right() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ENOUGH, ids=["light", "dark", "strong light", "strong dark"])
@pytest.mark.parametrize("meaning", list(Meaning))
def test_pills_can_be_read(scheme: Colours, meaning: Meaning) -> None:
    assert contrast(*scheme.pair(meaning)) >= ENOUGH[scheme]


@pytest.mark.parametrize("scheme", ENOUGH, ids=["light", "dark", "strong light", "strong dark"])
@pytest.mark.parametrize(("ink", "ground"), ON)
def test_words_can_be_read(scheme: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(scheme, ink), getattr(scheme, ground)) >= ENOUGH[scheme]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_follow_the_palette(theme: Theme, scheme: Colours) -> None:
    theme.set_scheme("light")
    assert colours(palette_of(scheme)) == scheme


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("good", Meaning.GOOD), ("soon", Meaning.SOON), ("bad", Meaning.LATE), ("neutral", Meaning.NONE)],
)
def test_the_cores_words_have_a_meaning(word: str, meaning: Meaning) -> None:
    assert Meaning.named(word) is meaning


def test_sizes_grow_with_the_font(theme: Theme, qapp: QApplication) -> None:
    theme.set_percent(100)
    small, title = px(48), font("title").pointSizeF()
    theme.set_percent(150)
    assert px(48) == round(small * 1.5)
    assert font("title").pointSizeF() == pytest.approx(title * 1.5)
    assert qapp.font().pointSizeF() == pytest.approx(15)


def test_font_steps_stay_within_the_limits(theme: Theme) -> None:
    for _ in range(9):
        theme.step(1)
    assert theme.percent == PERCENTS[-1]
    for _ in range(9):
        theme.step(-1)
    assert theme.percent == PERCENTS[0]
    assert nearest_percent(1000) == 150


def test_the_scheme_can_be_chosen_and_is_told(theme: Theme, qapp: QApplication) -> None:
    told: list[int] = []
    theme.changed.connect(lambda: told.append(1))
    theme.set_scheme("dark")
    assert colours() == DARK
    assert DARK.surface in qapp.styleSheet()
    theme.set_scheme("nonsense")
    assert theme.scheme == "system"
    theme.set_scheme("light")
    assert colours() == LIGHT
    assert len(told) == 3


@pytest.mark.parametrize(("chosen", "expected"), [("light", STRONG_LIGHT), ("dark", STRONG_DARK)])
def test_strong_contrast_of_the_system_is_followed(
    theme: Theme, monkeypatch: pytest.MonkeyPatch, chosen: str, expected: Colours
) -> None:
    theme.set_scheme(chosen)
    monkeypatch.setattr(Theme, "is_strong", lambda self: True)
    theme._contrast_changed()
    assert colours() == colours(palette_of(expected)) == expected
    monkeypatch.undo()
    theme._contrast_changed()
    assert colours() in (LIGHT, DARK)


@pytest.mark.parametrize(
    ("ground", "ink", "expected"),
    [
        ("#000000", "#ffffff", STRONG_DARK),
        ("#ffffff", "#000000", STRONG_LIGHT),
        ("#f0f0f0", "#000000", LIGHT),
        ("#1e1e1e", "#ffffff", DARK),
    ],
)
def test_the_first_paint_goes_by_the_systems_palette(
    theme: Theme, qapp: QApplication, ground: str, ink: str, expected: Colours
) -> None:
    palette = QPalette(QColor(ground))
    palette.setColor(QPalette.ColorRole.Window, QColor(ground))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    qapp.setPalette(palette)
    dress(qapp, "system", 100)
    assert colours() == expected


def test_the_style_sheet_leaves_nothing_open(theme: Theme, qapp: QApplication) -> None:
    for scheme in ("light", "dark"):
        theme.set_scheme(scheme)
        sheet = qapp.styleSheet()
        assert not re.search(r"[@~]|\"#", sheet)
        for url in re.findall(r'url\("([^"]+)"\)', sheet):
            assert Path(url).is_file()


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_radio_button_is_round_chosen_or_not(theme: Theme, qtbot: QtBot, scheme: str, percent: int) -> None:
    theme.set_scheme(scheme)
    theme.set_percent(percent)
    button = QRadioButton()
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    shapes = []
    for chosen in (False, True):
        button.setChecked(chosen)
        image = button.grab().toImage()
        ground = image.pixelColor(0, 0)
        inked = {
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 40
        }
        wide, high = ({place[i] for place in inked} for i in (0, 1))
        assert abs((max(wide) - min(wide)) - (max(high) - min(high))) <= 1
        corners = [(x, y) for x in (min(wide), max(wide)) for y in (min(high), max(high))]
        assert not inked & {(x + dx, y) for x, y in corners for dx in (-1, 0, 1)}
        shapes.append(max(wide) - min(wide))
    assert abs(shapes[0] - shapes[1]) <= 2


def test_every_icon_that_is_named_exists() -> None:
    names = {icon for _, _, icon, _ in NAVIGATION} | {spec.icon for spec in REGISTRY}
    assert {name for name in names if not (FOLDER / f"{name}.svg").is_file()} == set()


def test_no_icon_is_shipped_that_nothing_names() -> None:
    root = FOLDER.parents[2]
    files = [path for folder in ("ui", "vstbpn_desktop") for path in (root / folder).rglob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert [path.stem for path in FOLDER.glob("*.svg") if f'"{path.stem}"' not in text] == []


def test_icons_named_in_the_code_exist() -> None:
    named = re.compile(r'(?:icon=|trailing=|_icon\(|pixmap\(|EmptyState\(\s*)"([a-z0-9-]+)"')
    found = {
        name
        for path in (FOLDER.parents[2] / "ui").rglob("*.py")
        for name in named.findall(path.read_text(encoding="utf-8"))
    }
    assert len(found) > 10
    assert {name for name in found if not (FOLDER / f"{name}.svg").is_file()} == set()


def test_icons_are_tinted(theme: Theme) -> None:
    image, wanted = icons.pixmap("circle-alert", "accent").toImage(), QColor(LIGHT.accent)
    inks = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    drawn = [ink for ink in inks if ink.alpha() > 128]
    assert len(drawn) > 20
    for ink in drawn:
        assert abs(ink.red() - wanted.red()) + abs(ink.blue() - wanted.blue()) <= 4


def test_icons_are_kept(theme: Theme) -> None:
    assert icons.pixmap("plus").cacheKey() == icons.pixmap("plus").cacheKey()
    assert icons.pixmap("plus").cacheKey() != icons.pixmap("plus", "muted").cacheKey()


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_font(theme: Theme, role: str) -> None:
    assert font(role).pointSizeF() >= 9


def test_a_white_surface_is_no_strong_contrast(theme: Theme, qtbot: QtBot) -> None:
    """Style sheets make the palette of a table as white as that of strong contrast."""
    theme.set_scheme("light")
    palette = palette_of(LIGHT)
    palette.setColor(QPalette.ColorRole.Window, QColor("#ffffff"))
    assert colours(palette) == LIGHT
