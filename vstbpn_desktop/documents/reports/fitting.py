"""How wide the columns of a list are and which way its sheet lies, worked out from what the cells say."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.model import Cell, Column, Row, format_cell, plain
from vstbpn_desktop.documents.render.metrics import line_count, width_mm
from vstbpn_desktop.documents.styles import PAGE, STYLES, Style

AUTO, UPRIGHT, LYING = "", "portrait", "landscape"
_PAD = 2 * styles.CELL_SIDE_MM + 0.6
_COMFORT_MM = 46.0
"""A text that needs more than this is read well on several lines."""
_TITLE_LINES = 3
_MEASURED = 40
"""How many of the longest texts of a column are measured: the widest is among them."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a column needs in mm: `least` breaks no word, `well` is read well, `most` breaks no line."""

    least: float
    well: float
    most: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """Columns with their widths, the way the sheet lies, and whether the letters are the smaller ones."""

    columns: tuple[Column, ...]
    landscape: bool
    dense: bool


def fit(columns: Sequence[Column], rows: Sequence[Row], orientation: str = AUTO) -> Fitted:
    """Upright where every column can be read well so, else lying; the words choose the widths."""
    needs = [_needs(column, [row[at] for row in rows], dense=False) for at, column in enumerate(columns)]
    wanted = sum(need.well for need in needs)
    landscape = orientation == LYING or (orientation == AUTO and wanted > PAGE.text_width())
    room = PAGE.text_width(landscape)
    dense = wanted > room
    if dense:
        needs = [_needs(column, [row[at] for row in rows], dense=True) for at, column in enumerate(columns)]
    widths = _widths(columns, needs, room)
    fitted = (replace(column, width_mm=width) for column, width in zip(columns, widths, strict=True))
    return Fitted(tuple(fitted), landscape, dense)


def _needs(column: Column, cells: Iterable[Cell], *, dense: bool) -> Needs:
    style, head = (
        STYLES["cell_dense" if dense else "cell"],
        STYLES["head_cell_dense" if dense else "head_cell"],
    )
    texts = {plain(format_cell(cell, column.kind)) for cell in cells if cell is not None}
    lines = {line for text in texts for line in text.split("\n")}
    longest = _widest(lines, style)
    word = longest if column.kind != "text" else _widest({w for line in lines for w in line.split()}, style)
    least = max(word, _title_width(column.title, head)) + _PAD
    most = max(longest + _PAD, least)
    return Needs(least, min(most, max(least, _COMFORT_MM)), most)


def _title_width(title: str, style: Style) -> float:
    """Room for a title on few enough lines."""
    words = title.split()
    longer = (width_mm(" ".join(words[:count]), style) for count in range(1, len(words) + 1))
    least = _widest(words, style)
    rooms = (max(least, width) + 0.1 for width in longer)
    return next((room for room in rooms if line_count(title, style, room) <= _TITLE_LINES), least)


def _widest(texts: Iterable[str], style: Style) -> float:
    longest = heapq.nlargest(_MEASURED, texts, key=len)
    return max((width_mm(text, style) for text in longest), default=0.0)


def _widths(columns: Sequence[Column], needs: Sequence[Needs], room: float) -> list[float]:
    """From the least to what is read well, to whole lines; what is left goes to the texts."""
    widths = [need.least for need in needs]
    for wanted in ([need.well for need in needs], [need.most for need in needs]):
        widths = _grown(widths, wanted, room)
    texts = [need.most if column.kind == "text" else 0.0 for column, need in zip(columns, needs, strict=True)]
    if left := max(0.0, room - sum(widths)):
        shares = texts if any(texts) else [1.0] * len(widths)
        widths = [width + left * share / sum(shares) for width, share in zip(widths, shares, strict=True)]
    return [round(width, 2) for width in widths]


def _grown(widths: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Each nearer to what it wants, by the same share of what is missing, as far as the room goes."""
    missing = [max(0.0, want - width) for want, width in zip(wanted, widths, strict=True)]
    left = max(0.0, room - sum(widths))
    share = min(1.0, left / sum(missing)) if any(missing) else 0.0
    return [width + share * miss for width, miss in zip(widths, missing, strict=True)]
