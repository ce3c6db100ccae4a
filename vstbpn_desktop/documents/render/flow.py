"""From blocks to what is drawn: paragraphs, rules, tables in the order of the pages.

What both printed outputs must agree on is decided here once - the words the decree adds, even line breaks of
centred lines, lengths of rules, widths of columns - so that a renderer only draws.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

from vstbpn_desktop.documents import model, styles
from vstbpn_desktop.documents.model import Line, Run, Text, lines, listed, plain, runs
from vstbpn_desktop.documents.render import metrics
from vstbpn_desktop.documents.render.drawn import (
    Band,
    CellItem,
    Closing,
    Flowing,
    Frame,
    Grid,
    Item,
    Lined,
    NewPage,
    Para,
    Rule,
    Sheet,
    Space,
)
from vstbpn_desktop.documents.styles import PAPER, PAPERS, STYLES, Role


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the size of the text in mm, the label of its appendix, the name of the sheet."""

    width: float
    height: float
    label: str
    paper: str = PAPER


def flow(document: model.Document) -> tuple[Sheet, ...]:
    """What is drawn, section by section."""
    return tuple(_sheet(section, document.paper) for section in document.sections)


def _sheet(section: model.Section, paper: str) -> Sheet:
    page = PAPERS[paper]
    size = page.text_width(section.landscape), page.text_height(section.landscape)
    place = Place(*size, section.label, paper)
    found: list[Item] = []
    for block in section.blocks:
        for item in items(block, place):
            if isinstance(item, Grid) and item.closes:
                found.append(_closing(found, item, place.width))
            else:
                found.append(item)
    return Sheet(tuple(found), section.landscape, not section.is_appendix)


def _closing(found: list[Item], grid: Grid, width: float) -> Closing:
    """Take from the end of what was found so far the lines that stay with the signature."""
    before: list[Para | Lined] = []
    needed = 2
    while needed > 0 and found and isinstance(last := found[-1], Para | Lined):
        before.insert(0, last)
        needed -= 2 if isinstance(last, Lined) or _takes_two_lines(last, width) else 1
        found.pop()
    return Closing(tuple(before), grid)


def _takes_two_lines(para: Para, width: float) -> bool:
    style = STYLES[para.role]
    text = plain(para.runs)
    return "\n" in text or metrics.width_mm(text, style) + style.left_mm + style.first_mm > width


@singledispatch
def items(block: object, place: Place) -> Iterable[Flowing]:
    """What one block draws."""
    raise TypeError(f"no way to draw {type(block).__name__}")


def _joined(parts: Line | Iterable[Line]) -> tuple[Run, ...]:
    """Given lines as one text with line ends."""
    return tuple(run for line in lines(parts) for run in (Run("\n"), line))[1:]


def centred(role: Role, parts: tuple[Run, ...], room: float, after: float | None = None) -> tuple[Para, ...]:
    """A centred paragraph broken into even lines; nothing where there is no text."""
    broken = metrics.balanced(parts, STYLES[role], room)
    return (Para(role, broken, after),) if plain(broken).strip() else ()


def _ruled(
    role: Role, parts: tuple[Run, ...], room: float, after: float = 0, share: float = 1
) -> tuple[CellItem, ...]:
    """The same in a share of the room, with a rule below, part of the last line long."""
    para = centred(role, parts, room * share)
    if not para:
        return ()
    last = plain(para[0].runs).rpartition("\n")[2]
    length = metrics.width_mm(last, STYLES[role]) * styles.RULE_SHARE[role]
    return (*para, Rule(min(length, room), room, after))


@items.register
def _(block: model.Letterhead, place: Place) -> Iterable[Flowing]:
    left = place.width * styles.LETTERHEAD_SHARE
    right = place.width - left
    body = (
        *centred("parent", runs(block.parent or ""), left),
        *_ruled("agency", _joined(block.agency), left),
    )
    nation: tuple[CellItem, ...] = (
        Para("nation", (Run(styles.NATION),)),
        *_ruled("motto", (Run(styles.MOTTO),), right),
    )
    if block.form:
        yield Rule(place.width, place.width, styles.COPY_RULE_AFTER)
        nation = centred("kind", (Run(block.form),), right)
    symbol = (
        *centred("symbol", runs(block.symbol), left),
        *centred("about", runs(block.about or ""), left),
        *_urgency(block.urgency, left),
    )
    when = centred("place", runs(block.place_date), right)
    rows = ((body, nation), *(((symbol, when),) if symbol or when else ()))
    yield Grid((left, right), rows, after=styles.LETTERHEAD_AFTER)


def _urgency(text: str, room: float) -> Iterable[CellItem]:
    """The mark of urgency; words the decree does not name get a frame as wide as they need."""
    if text:
        needed = metrics.width_mm(text, STYLES["urgency"]) + 2 * styles.MARK_SIDE_MM
        width = styles.URGENCY_WIDTHS_MM.get(text, needed)
        height, before = styles.URGENCY_HEIGHT_MM, styles.URGENCY_BEFORE_MM
        yield Frame("urgency", text, width, height, 0, room - width, before)


def mark(document: model.Document) -> Frame | None:
    """What stands framed in the top margin of the first page: of practice, of a draft, or of circulation.

    Nothing where the margin has no room: on sheets of labels.
    """
    text = styles.DRAFT if document.draft else document.circulation
    text = styles.PRACTICE if document.practice else text
    page = PAPERS[document.paper]
    if not text or not page.header:
        return None
    style = STYLES["mark"]
    room = page.text_width(document.landscape)
    width = metrics.width_mm(text, style) + 2 * styles.MARK_SIDE_MM
    circulates = text == document.circulation
    middle = styles.CIRCULATION_MIDDLE if circulates else styles.LETTERHEAD_SHARE / 2
    left = room * middle - width / 2
    height = style.size * metrics.LINE_HEIGHT * metrics.MM_PER_PT
    return Frame("mark", text, width, height, left, room - left - width)


@items.register
def _(block: model.Title, place: Place) -> Iterable[Flowing]:
    parts: tuple[tuple[Role, tuple[Run, ...]], ...] = (
        ("kind", runs(block.kind)),
        ("subject", _joined(block.subject)),
        ("title_note", runs(block.note)),
    )
    yield from _headed(parts, place)


def _headed(parts: Iterable[tuple[Role, tuple[Run, ...]]], place: Place) -> Iterable[Flowing]:
    """Centred lines below each other, the last that there is with a rule below it."""
    *above, last = [(role, text) for role, text in parts if plain(text).strip()] or [("kind", ())]
    for role, text in above:
        yield from centred(role, text, place.width * styles.TITLE_SHARE)
    yield from _ruled(*last, place.width, styles.OPENING_AFTER, styles.TITLE_SHARE)


@items.register
def _(block: model.Addressee, place: Place) -> Iterable[Flowing]:
    if len(block.to) == 1:
        text = (Run(f"{styles.TO} "), *runs(block.to[0]))
        yield from centred("to", text, place.width * styles.TITLE_SHARE, styles.OPENING_AFTER)
    elif block.to:
        several = listed(block.to, marker=styles.LIST_MARKER)
        yield Para("to_head", (Run(styles.TO),))
        yield from (Para("to_item", runs(item)) for item in several[:-1])
        yield Para("to_item", runs(several[-1]), styles.OPENING_AFTER)


@items.register
def _(block: model.Basis, place: Place) -> Iterable[Flowing]:
    return (Para("basis", runs(item)) for item in listed(block.items))


@items.register
def _(block: model.Heading, place: Place) -> Iterable[Flowing]:
    roles: dict[int, Role] = {1: "heading1", 2: "heading2", 3: "heading3"}
    if not model.is_blank(block.text):
        yield Para(roles[block.level], runs(block.text))


@items.register
def _(block: model.Centred, place: Place) -> Iterable[Flowing]:
    return centred("centred", _joined(block.text), place.width * styles.TITLE_SHARE)


@items.register
def _(block: model.Paragraph, place: Place) -> Iterable[Flowing]:
    return (Para("body", part) for part in _paragraphs(block.text))


@items.register
def _(block: model.Bullets, place: Place) -> Iterable[Flowing]:
    for item in block.items:
        first, *rest = _paragraphs(item)
        yield Para("body", (Run(f"{block.marker} "), *first))
        yield from (Para("body", part) for part in rest)


def _paragraphs(text: Text) -> list[tuple[Run, ...]]:
    """A body text cut at its line ends: a forced end inside a justified paragraph would stretch the line."""
    parts: list[list[Run]] = [[]]
    for run in runs(text):
        first, *rest = run.text.split("\n")
        parts[-1].append(replace(run, text=first))
        parts += [[replace(run, text=part)] for part in rest]
    return [tuple(part) for part in parts if plain(tuple(part)).strip()]


@items.register
def _(block: model.Table, place: Place) -> Iterable[Flowing]:
    widths = _widths([column.width_mm for column in block.columns], place.width)
    kinds = [column.kind for column in block.columns]

    def printed(row: model.Row) -> tuple[Text, ...]:
        return tuple(map(model.format_cell, row, kinds))

    rows = tuple(Band(runs(r.text)) if isinstance(r, model.GroupRow) else printed(r) for r in block.rows)
    total = None if block.total is None else printed(block.total)
    aligns = tuple(column.align or "left" for column in block.columns)
    table = Lined(widths, aligns, block.header, rows, total, frozenset(), block.dense, block.row_mm)
    yield replace(table, tall=_tall(table, place.height))


def _widths(asked: Sequence[float | None], room: float) -> tuple[float, ...]:
    """Widths in mm that fit the room: columns without one share what is left, too much is scaled down."""
    fixed = sum(width or 0 for width in asked)
    free = asked.count(None)
    share = max(room - fixed, room * 0.1 * free) / free if free else 0
    wanted = [share if width is None else width for width in asked]
    scale = min(1, room / sum(wanted))
    return tuple(width * scale for width in wanted)


def _tall(table: Lined, height: float) -> frozenset[int]:
    """Rows that would not fit on a page below the header: held together, they would be lost."""
    style = STYLES[table.role]
    line = style.size * metrics.LINE_HEIGHT * metrics.MM_PER_PT
    room = height - 2 * styles.CELL_TOP_MM - 2 * line * len(table.header)
    rooms = [width - 2 * styles.CELL_SIDE_MM for width in table.widths]

    def fits(text: str, width: float) -> bool:
        # No letter is wider than its size: most cells need no measuring.
        least = (len(text) * style.size * metrics.MM_PER_PT / width + text.count("\n") + 1) * line
        return least < room or metrics.line_count(text, style, width) * line < room

    return frozenset(
        i
        for i, row in enumerate(table.rows)
        if not isinstance(row, Band) and not all(map(fits, map(plain, row), rooms))
    )


@items.register
def _(block: model.Signature, place: Place) -> Iterable[Flowing]:
    left = place.width * styles.SIGNATURE_SHARE
    right = place.width - left
    under = (
        *centred("signer_title", _joined(block.under), right),
        *centred("signer_name", runs(block.name), right),
    )
    above = centred("signer_title", _joined(block.titles), right)
    # room to sign in, whether or not the name is known yet
    space = (Space(styles.SIGNATURE_SPACE_MM),) if above or under else ()
    signer = (*above, *space, *under)
    to = _recipients(block)
    fitting = _fitting(to, left, place.height * styles.SIGNATURE_HEIGHT_SHARE)
    head = (Para("recipients", (Run(styles.RECIPIENTS),)),) if block.recipients else ()
    yield Grid((left, right), (((*head, *to[:fitting]), signer),), closes=True)
    # A long list goes on below; the signer's block stays whole beside its beginning.
    yield from to[fitting:]


def _recipients(block: model.Signature) -> list[Para]:
    """The list, the drafter's mark at the end of its last line."""
    listing = listed(block.recipients, marker=styles.LIST_MARKER)
    if model.is_blank(block.drafter):
        return [Para("recipient", runs(line)) for line in listing]
    if not listing:
        return [Para("drafter", runs(block.drafter))]
    last = (*runs(listing[-1]), Run(" "), *runs(block.drafter))
    return [*(Para("recipient", runs(line)) for line in listing[:-1]), Para("recipient", last)]


@items.register
def _(block: model.Signers, place: Place) -> Iterable[Flowing]:
    room = place.width / len(block.signers)
    first, *others = (tuple(_signer(signer, room)) for signer in block.signers)
    listing = [Para("recipient", runs(line)) for line in listed(block.recipients, marker=styles.LIST_MARKER)]
    head = (Para("recipients", (Run(styles.RECIPIENTS),), keep=True),) if listing else ()
    # form 1.9: below the first name; a long list goes on by itself
    held = 0 < len(listing) <= styles.RECIPIENTS_HELD
    below = (Space(styles.RECIPIENTS_BEFORE_MM), *head, *listing) if held else ()
    cells = ((*first, *below), *others)
    yield Grid((room,) * len(cells), (cells,), after=styles.SIGNATURE_BEFORE, closes=True)
    yield from () if held else (*head, *listing)


def _signer(signer: model.Signer, room: float) -> Iterable[CellItem]:
    yield from centred("signer_title", _joined(signer.titles), room)
    yield from centred("signer_note", runs(signer.note), room)
    yield Space(styles.SIGNATURE_SPACE_MM)
    yield from centred("signer_name", runs(signer.name), room)


def _fitting(paras: Sequence[Para], room: float, height: float) -> int:
    """How many of the paragraphs stand within the height, in mm."""
    used = 0.0
    for count, para in enumerate(paras):
        style = STYLES[para.role]
        used += metrics.line_count(plain(para.runs), style, room) * style.size * metrics.LINE_HEIGHT
        if used * metrics.MM_PER_PT > height:
            return count
    return len(paras)


@items.register
def _(block: model.Appendix, place: Place) -> Iterable[Flowing]:
    parts: tuple[tuple[Role, tuple[Run, ...]], ...] = (
        ("appendix_label", (Run(place.label),)),
        ("appendix_title", _joined(block.title)),
        ("appendix_note", runs(block.note)),
    )
    yield from _headed(parts, place)


@items.register
def _(block: model.PageBreak, place: Place) -> Iterable[Flowing]:
    yield NewPage()
