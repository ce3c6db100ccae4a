"""The first paint: a picture of the window's frame and navigation, shown before there is any widget.

It stands where the widgets will stand a moment later. It is drawn by Qt's SVG renderer in one call, because a
single coloured stroke of a painter from Python would load the enumerations that `ui.first_look` speaks of.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFontInfo, QFontMetrics, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.widgets.look import RADIUS, colours, font, px
from ui.widgets.shapes import STROKE, shapes
from vstbpn_desktop.navigation import NAVIGATION

WIDE: Final = 232
NARROW: Final = 64
SEARCH_WORDS: Final = "Tìm nhiệm vụ, đơn vị, văn bản, người…"
_ROUND: Final = 'stroke-linecap="round" stroke-linejoin="round"'
_GAP: Final = 2
_PART: Final = 8
_EDGE: Final = 12
_HEAD: Final = 14


class Words(NamedTuple):
    """What is known before the data are: as the last session left it."""

    name: str
    office: str
    year: int


def paint_skeleton(painter: QPainter, width: int, height: int, words: Words, narrow: bool) -> None:
    """Paint the frame of a window of this size."""
    picture = QSvgRenderer(QByteArray(Skeleton(width, height, words, narrow).svg().encode()))
    picture.render(painter, QRectF(0, 0, width, height))


class Skeleton:
    """Puts the picture together, part by part."""

    def __init__(self, width: int, height: int, words: Words, narrow: bool) -> None:
        self._width = width
        self._height = height
        self._words = words
        self._narrow = narrow
        self._side = px(NARROW if narrow else WIDE)
        self._scheme = colours()
        self._control = max(px(34), QFontMetrics(font("strong")).height() + px(4))
        self._parts: list[str] = []

    def svg(self) -> str:
        """Grounds, then what stands in the sidebar and the top bar."""
        self._grounds()
        self._places(self._head())
        self._top()
        size = f'width="{self._width}" height="{self._height}" viewBox="0 0 {self._width} {self._height}"'
        family = _escaped(font().family())
        inside = "".join(self._parts)
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{family}">{inside}</svg>'

    def _grounds(self) -> None:
        scheme, side, width, height = self._scheme, self._side, self._width, self._height
        top = self._control + 21
        bottom = px(34)
        self._rect(0, 0, width, height, scheme.window)
        self._rect(0, 0, side, height, scheme.surface)
        self._rect(side - 1, 0, 1, height, scheme.line)
        self._rect(side, 0, width - side, top - 1, scheme.surface)
        self._rect(side, top - 1, width - side, 1, scheme.line)
        self._rect(side, height - bottom, width - side, bottom, scheme.surface)
        self._rect(side, height - bottom, width - side, 1, scheme.line)

    def _head(self) -> int:
        heading, small = QFontMetrics(font("heading")), QFontMetrics(font("small"))
        gear, icon = px(32), px(18)
        left = self._side - 13 - gear
        if self._narrow:
            left = _EDGE + (self._side - 2 * _EDGE - gear) // 2
        inset = (gear - icon) // 2
        self._icon("settings", self._scheme.muted, left + inset, _HEAD + inset, icon)
        if self._narrow:
            return _HEAD + gear
        office = _HEAD + heading.height()
        self._text(self._words.name, "heading", self._scheme.accent, 20, _HEAD + heading.ascent())
        self._text(self._words.office, "small", self._scheme.muted, 20, office + small.ascent())
        return max(_HEAD + gear, office + small.height())

    def _places(self, below: int) -> None:
        row = max(px(34), QFontMetrics(font("strong")).height() + px(12))
        top, group = below + _PART + _GAP, NAVIGATION[0][3]
        tools = sum(place[3] == "tools" for place in NAVIGATION)
        for place in NAVIGATION:
            if place[3] != group:
                group, top = place[3], top + _PART
            if group == "tools":
                top = self._height - _EDGE - tools * (row + _GAP) + _GAP
                tools -= 1
            self._place(place[1], place[2], top, row, chosen=place is NAVIGATION[0])
            top += row + _GAP

    def _place(self, label: str, icon: str, top: int, row: int, *, chosen: bool) -> None:
        scheme, width, size = self._scheme, self._side - 2 * _EDGE - 1, px(20)
        if chosen:
            self._rect(_EDGE, top, width, row, scheme.accent_soft, RADIUS)
        left = _EDGE + ((width - size) // 2 if self._narrow else px(8))
        self._icon(icon, scheme.accent if chosen else scheme.muted, left, top + (row - size) // 2, size)
        if not self._narrow:
            role, ink = ("strong", scheme.accent) if chosen else ("body", scheme.text)
            self._text(label, role, ink, _EDGE + px(38), top + _baseline(role, row))

    def _top(self) -> None:
        scheme, left, control, icon = self._scheme, self._side + 24, self._control, px(18)
        year = f"Năm {self._words.year}"
        words = QFontMetrics(font("strong")).horizontalAdvance(year) + 1
        width = words + px(8) + icon + 2 * px(13)
        middle = 10 + (control - icon) // 2
        self._box(left, 10, width, control, scheme.surface)
        self._text(year, "strong", scheme.text, left + px(13), 10 + _baseline("strong", control))
        self._icon("chevron-down", scheme.muted, left + px(13) + words + px(8), middle, icon)
        search = left + width + 12
        self._box(search, 10, min(px(400), self._width - search - 24), control, scheme.field)
        self._icon("search", scheme.muted, search + px(9), middle, icon)
        self._text(SEARCH_WORDS, "body", scheme.muted, search + 12 + px(26), 10 + _baseline("body", control))

    def _rect(self, x: float, y: float, width: float, height: float, fill: str, radius: int = 0) -> None:
        where = f'x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}"'
        self._parts.append(f'<rect {where} fill="{fill}"/>')

    def _box(self, x: int, y: int, width: int, height: int, fill: str) -> None:
        where = f'x="{x + 0.5}" y="{y + 0.5}" width="{width - 1}" height="{height - 1}" rx="{RADIUS - 0.5}"'
        self._parts.append(f'<rect {where} fill="{fill}" stroke="{self._scheme.line}"/>')

    def _icon(self, name: str, ink: str, x: int, y: int, size: int) -> None:
        place = f'transform="translate({x} {y}) scale({size / 24})"'
        stroke = f'fill="none" stroke="{ink}" stroke-width="{STROKE}" {_ROUND}'
        self._parts.append(f"<g {place} {stroke}>{shapes(name)}</g>")

    def _text(self, words: str, role: str, ink: str, x: int, y: int) -> None:
        style = font(role)
        look = f'font-size="{QFontInfo(style).pixelSize()}" font-weight="{style.weight().value}"'
        self._parts.append(f'<text x="{x}" y="{y}" fill="{ink}" {look}>{_escaped(words)}</text>')


def _escaped(words: str) -> str:
    # xml.sax.saxutils would load half of urllib for this.
    return words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _baseline(role: str, height: int) -> int:
    metrics = QFontMetrics(font(role))
    return (height - metrics.height()) // 2 + metrics.ascent()
