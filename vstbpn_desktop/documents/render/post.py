"""Envelopes and sheets of labels: what goes by post, set on sheets of their own.

Each is a table without lines whose rows are as high as a label, or as an envelope's page, so that a page is
full where its sheet ends. An address gets the largest letters it has room for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vstbpn_desktop.documents import model, styles
from vstbpn_desktop.documents.model import Run, Text, plain, runs
from vstbpn_desktop.documents.render import metrics
from vstbpn_desktop.documents.render.drawn import CellItem, Flowing, Grid, Para, Space
from vstbpn_desktop.documents.render.flow import Place, centred, items
from vstbpn_desktop.documents.styles import ENVELOPES, LABELS, STYLES, Role

# Word sets a line of a point after every table; without room for it the page after would be empty.
_BELOW_MM = 1.0
_GUTTER_MM = 8
_ENVELOPE_ROLES: tuple[Role, ...] = ("addressee_large", "addressee", "addressee_small")
_LABEL_ROLES: tuple[Role, ...] = ("label", "label_small", "label_tiny")
_CUT = "…"
Cell = tuple[CellItem, ...]


@items.register
def _(block: model.Envelope, place: Place) -> Iterable[Flowing]:
    sheet = ENVELOPES[place.paper]
    left = sheet.to_left - sheet.page.left
    height = place.height - _BELOW_MM
    above = sheet.to_top - sheet.page.top
    to = fitted(block.to, _ENVELOPE_ROLES, place.width - left, height - above)
    sender = _sender(block, left - _GUTTER_MM)
    widths = (left - _GUTTER_MM, _GUTTER_MM, place.width - left)
    yield Grid(widths, ((sender, (), (Space(above), *to)),), row_mm=height)


def _sender(block: model.Envelope, room: float) -> Cell:
    """The sender's lines below each other, as on a letterhead."""
    return (
        *centred("sender", runs(block.parent), room),
        *(para for line in block.name for para in centred("sender_name", runs(line), room)),
        *(para for line in block.details for para in centred("sender_detail", runs(line), room)),
        *centred("sender", runs(block.number), room),
    )


@items.register
def _(block: model.Labels, place: Place) -> Iterable[Flowing]:
    sheet = LABELS[place.paper]
    side = styles.LABEL_SIDE_MM
    inside = sheet.width - 2 * side
    room = sheet.height - 2 * styles.LABEL_TOP_MM
    gap = (sheet.gap,) if sheet.gap else ()
    widths = ((side, inside, side, *gap) * sheet.columns)[: -1 if gap else None]
    cells: list[Cell] = [()] * ((block.start - 1) % sheet.count)
    cells += (_in_the_middle(item, inside, room, sheet.height) for item in block.items)
    cells += [()] * (-len(cells) % sheet.columns)
    # a label between its two margins, then the gap to the next
    beside: tuple[Cell, ...] = ((), *(() for _ in gap))
    parts = [part for cell in cells for part in ((), cell, *beside)]
    step = len(parts) // (len(cells) // sheet.columns) if cells else 1
    rows = tuple(tuple(parts[i : i + step][: len(widths)]) for i in range(0, len(parts), step))
    if rows:
        yield Grid(widths, rows, row_mm=sheet.height)


def _in_the_middle(lines: Sequence[Text], width: float, room: float, height: float) -> Cell:
    """The lines of a label with as much space above as below."""
    paras = fitted(lines, _LABEL_ROLES, width, room)
    used = height_of(paras, width)
    return (Space(max(0.0, (height - used) / 2)), *paras) if paras else ()


def fitted(lines: Sequence[Text], roles: Sequence[Role], width: float, height: float) -> tuple[Para, ...]:
    """The lines in the largest letters that fit; what has no room in the smallest ends in "…"."""
    paras: list[Para] = []
    for role in roles:
        paras = [Para(role, runs(line)) for line in lines]
        if height_of(paras, width) <= height:
            return tuple(paras)
    while len(paras) > 1 and height_of(paras[:-1], width) > height:
        paras.pop()
    return (*paras[:-1], _shortened(paras, width, height)) if paras else ()


def _shortened(paras: Sequence[Para], width: float, height: float) -> Para:
    """The last line, word by word shorter until all of them fit."""
    last = paras[-1]
    words = plain(last.runs).split(" ")
    look = last.runs[0]
    for count in range(len(words), 0, -1):
        cut = replace(last, runs=(replace(look, text=" ".join(words[:count]) + _CUT),))
        if height_of([*paras[:-1], cut], width) <= height:
            return cut
    return replace(last, runs=(Run(_CUT),))


def height_of(paras: Sequence[Para], width: float) -> float:
    """How high the lines are together, in mm; each counted as if it were as wide as its boldest run."""
    used = 0.0
    for para in paras:
        style = STYLES[para.role]
        style = replace(style, bold=style.bold or any(run.bold for run in para.runs))
        count = metrics.line_count(plain(para.runs), style, width)
        used += (count * style.size * metrics.LINE_HEIGHT + style.after) * metrics.MM_PER_PT
    return used
