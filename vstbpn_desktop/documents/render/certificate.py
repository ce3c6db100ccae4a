"""A certificate: one framed page, the name in big letters, the signature at the foot whatever stands above.

What is certified is set in the largest letters that leave room for the signature.
"""

from collections.abc import Iterable

from vstbpn_desktop.documents import model, styles
from vstbpn_desktop.documents.model import Lines, Run, lines, runs
from vstbpn_desktop.documents.render import metrics
from vstbpn_desktop.documents.render.drawn import CellItem, Flowing, Grid, Para, Rule, Space
from vstbpn_desktop.documents.render.flow import Place, centred, items
from vstbpn_desktop.documents.render.post import fitted, height_of
from vstbpn_desktop.documents.sheets import Certificate
from vstbpn_desktop.documents.styles import STYLES, Role

_NAME: tuple[Role, ...] = ("certificate_name", "certificate_name_small")
_LINES: tuple[Role, ...] = ("certificate_line", "certificate_line_small")
# The points that Word sets between and after tables, and what measuring may be wrong by.
_SLACK_MM = 3.0


@items.register
def _(block: Certificate, place: Place) -> Iterable[Flowing]:
    head = list(items(model.Letterhead(block.parent, block.agency, "", ""), place))
    room = place.width * styles.CERTIFICATE_SHARE
    above = (
        *centred("certificate_title", runs(block.title), room),
        *centred("certificate_lead", runs(block.lead), room),
        *_even(fitted((block.name,), _NAME, room, styles.CERTIFICATE_NAME_MM), room),
    )
    left = place.width / 2
    sign = _signer(block, left)
    used = sum(_grid_height(grid) for grid in head if isinstance(grid, Grid))
    free = place.height - used - _height(above, room) - _height(sign, left) - _SLACK_MM
    told = _even(fitted(block.lines, _LINES, room, free), room)
    yield from head
    side = (place.width - room) / 2
    rest = Space(max(0.0, free - _height(told, room)))
    yield Grid((side, room, side), (((), (*above, *told, rest), ()),))
    number = (Para("certificate_number", runs(block.number)),) if not model.is_blank(block.number) else ()
    yield Grid((left, left), ((number, sign),))


def _even(paras: Iterable[Para], room: float) -> tuple[Para, ...]:
    """Long ones broken into even lines."""
    return tuple(even for para in paras for even in centred(para.role, para.runs, room))


def _signer(block: Certificate, room: float) -> tuple[CellItem, ...]:
    """Place and date, on whose behalf, room for signature and seal, the name."""
    return (
        *centred("place", runs(block.place_date), room),
        *centred("signer_title", _stacked(block.titles), room),
        Space(styles.CERTIFICATE_SIGN_MM),
        *centred("signer_title", _stacked(block.under), room),
        *centred("signer_name", runs(block.signer), room),
    )


def _stacked(parts: Lines) -> tuple[Run, ...]:
    """Lines as one text with line ends."""
    return tuple(run for line in lines(parts) for run in (Run("\n"), line))[1:]


def _grid_height(grid: Grid) -> float:
    """How high a grid is with the space below it, in mm."""
    rows = (
        max(_height(cell, width) for cell, width in zip(row, grid.widths, strict=True)) for row in grid.rows
    )
    return sum(rows) + grid.after * metrics.MM_PER_PT


def _height(cell: Iterable[CellItem], width: float) -> float:
    """How high the content of a cell is, in mm."""
    used = 0.0
    for item in cell:
        if isinstance(item, Para):
            used += height_of([item], width) + STYLES[item.role].before * metrics.MM_PER_PT
        elif isinstance(item, Space):
            used += item.height
        elif isinstance(item, Rule):
            line = STYLES["rule"].size * metrics.LINE_HEIGHT
            used += (styles.RULE_GAP + line + item.after) * metrics.MM_PER_PT
    return used
