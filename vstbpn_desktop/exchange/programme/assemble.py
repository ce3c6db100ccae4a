"""From lines with roles to the programme: pure, so that a corrected line needs only to be assembled again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vstbpn_desktop.exchange.programme import cues
from vstbpn_desktop.exchange.programme.bodies import heading_bodies
from vstbpn_desktop.exchange.programme.codes import Node, give_codes
from vstbpn_desktop.exchange.programme.draft import (
    CitedIn,
    Doubt,
    Group,
    Item,
    Letterhead,
    Part,
    Passage,
    ProgrammeDraft,
    Recipient,
)
from vstbpn_desktop.exchange.programme.items import RawItem, commemorated, read_item
from vstbpn_desktop.exchange.programme.lines import Line, Role
from vstbpn_desktop.exchange.programme.markers import NO_MARKER
from vstbpn_desktop.exchange.programme.source import Cell, Column
from vstbpn_desktop.exchange.programme.survey import Nesting, nest
from vstbpn_desktop.exchange.programme.tail import read_signature, with_notes
from vstbpn_desktop.vietnamese.citations import find_citations, find_targets, find_terms
from vstbpn_desktop.vietnamese.dates import find_dates, format_date
from vstbpn_desktop.vietnamese.symbols import find_symbols

_NUMBER_TAKEN = "Số thứ tự này trùng với một mục khác; đã lấy số kế tiếp."
_NO_ITEMS = "Không thấy nhiệm vụ nào: không có dấu đầu dòng, số thứ tự hay bảng phân công."
_GUESSED_NOTE = "Chưa chắc ghi chú này thuộc những nơi nhận nào."
_OTHER_YEAR = "Tên chương trình ghi năm {said}, khác năm đang nhập {year}."
_TWO_DATES = "{symbol} mang nhiều ngày khác nhau: {dates}. Giữ nguyên văn."

_TREE = frozenset({Role.PART, Role.GROUP, Role.ITEM})
_MARKED = _TREE | {Role.RECIPIENT, Role.FILING}


@dataclass(slots=True, eq=False)
class _Piece:
    """One line with everything that was found to go on from it."""

    role: Role
    line: Line
    marker: str
    texts: list[str]
    at: list[int]
    cells: list[Cell] = field(default_factory=list)
    intro: list[Passage] = field(default_factory=list)
    node: Node = field(default_factory=lambda: Node(Role.ITEM, NO_MARKER))

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def whole(self) -> Passage:
        """With its marker."""
        return Passage(f"{self.marker} {self.text}".strip() if self.marker else self.text, tuple(self.at))


def assemble(lines: Sequence[Line], year: int | None = None) -> ProgrammeDraft:
    """The programme that the lines make up; `year` is taken where the title names none."""
    pieces = list(_pieces(lines))
    by_role: dict[Role, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        by_role[piece.role].append(piece)
    tree = _Tree(nest(lines))
    for piece in pieces:
        tree.place(piece)
    give_codes(tree.root)
    draft = _outside_tree(by_role, tuple(lines), year)
    if year and draft.year != year:
        other = Doubt(_OTHER_YEAR.format(said=draft.year, year=year), draft.title_at)
        draft = replace(draft, doubts=(*draft.doubts, other))
    return _with_findings(_with_tree(draft, tree))


def _pieces(lines: Sequence[Line]) -> Iterator[_Piece]:
    """Lines joined where one goes on from another; what is not understood may stand between."""
    current: _Piece | None = None
    for index, line in enumerate(lines):
        if current and _joins(current, line):
            _join(current, line, index)
            continue
        piece = _piece(line, index)
        yield piece
        current = current if piece.role is Role.UNREAD else piece


def _piece(line: Line, index: int) -> _Piece:
    role = line.role
    if role is Role.DETAIL:
        role = Role.ITEM
    elif role is Role.CONTINUATION:
        role = Role.UNREAD
    apart = role is Role.ITEM or (role in _MARKED and not line.is_assigned)
    marker, text = (line.marker.text, line.text) if apart else ("", line.words)
    return _Piece(role, line, marker, [text], [index], list(line.cells), node=Node(role, line.marker))


def _joins(current: _Piece, line: Line) -> bool:
    return line.role is Role.CONTINUATION or (line.role is Role.DETAIL and current.role is Role.ITEM)


def _join(current: _Piece, line: Line, index: int) -> None:
    current.at.append(index)
    words = line.words
    if line.cells and current.role is Role.ITEM:
        current.cells += line.cells
        words = "\n".join(cell.text for cell in line.cells if cell.column is Column.TEXT)
    if words:
        breaks = line.role is Role.DETAIL or line.paragraph or bool(line.cells)
        current.texts += ["\n" if breaks else " ", words] if current.text else [words]


class _Tree:
    """Hangs parts, groups and items into one another by the depth of their markers."""

    def __init__(self, nesting: Nesting) -> None:
        self.nesting = nesting
        self.root = Node(Role.TITLE, NO_MARKER)
        self.parts: list[_Piece] = []
        self.groups: list[_Piece] = []
        self.items: list[_Piece] = []
        self.open: list[_Piece] = []
        self.loose_intro: list[Passage] = []

    def place(self, piece: _Piece) -> None:
        if piece.role is Role.INTRO:
            target = self.open[-1].intro if self.open else self.loose_intro
            target.append(piece.whole)
        elif piece.role is Role.PART:
            self.open = [piece]
            self.parts.append(piece)
            self.root.adopt(piece.node)
        elif piece.role in (Role.GROUP, Role.ITEM):
            self._close(self._depth(piece))
            (self.open[-1].node if self.open else self.root).adopt(piece.node)
            if piece.role is Role.GROUP:
                self.groups.append(piece)
                self.open.append(piece)
            else:
                self.items.append(piece)

    def _close(self, rank: int) -> None:
        """Leave the groups that are not outside of this depth; a part is left by a part alone."""
        while self.open and self.open[-1].role is Role.GROUP and self._depth(self.open[-1]) >= rank:
            self.open.pop()

    def _depth(self, piece: _Piece) -> int:
        """A group without a number stands beside the outermost ones of its part."""
        unnumbered = piece.role is Role.GROUP and not piece.line.marker.kind
        return 0 if unnumbered else self.nesting.rank(piece.line)


def _outside_tree(
    by_role: dict[Role, list[_Piece]], lines: tuple[Line, ...], year: int | None
) -> ProgrammeDraft:
    """Everything above the first part and below the last item."""
    title = " ".join(piece.text for piece in by_role[Role.TITLE])
    letterhead = _letterhead(_wholes(by_role[Role.LETTERHEAD]))
    issued = letterhead.issued.year if letterhead.issued else None
    heads, recipients = _recipients(by_role)
    notes = _wholes(by_role[Role.RECIPIENT_NOTE])
    noted, guessed = with_notes(recipients, notes)
    signature = by_role[Role.SIGNATURE]
    signed = [(lines[i].words, lines[i].gap, i) for piece in signature for i in piece.at]
    return ProgrammeDraft(
        kind_name=cues.title_kind(title),
        title=title,
        title_at=_at(by_role[Role.TITLE]),
        year=cues.year_in(title) or year or issued,
        letterhead=letterhead,
        preamble=_wholes(by_role[Role.PREAMBLE]),
        table_heads=_wholes(by_role[Role.TABLE_HEAD]),
        closing=_wholes(by_role[Role.CLOSING]),
        recipients_head=heads,
        recipients=noted,
        recipient_notes=notes,
        filings=tuple(Passage(p.text, tuple(p.at), p.marker) for p in by_role[Role.FILING]),
        signature=read_signature(signed, _at(signature)),
        appendix=_wholes(by_role[Role.APPENDIX]),
        unread=_wholes(by_role[Role.UNREAD]),
        doubts=tuple(Doubt(_GUESSED_NOTE, note.at) for note in notes if guessed),
        lines=lines,
    )


def _wholes(pieces: Iterable[_Piece]) -> tuple[Passage, ...]:
    return tuple(Passage(piece.text, tuple(piece.at)) for piece in pieces)


def _at(pieces: Iterable[_Piece]) -> tuple[int, ...]:
    return tuple(index for piece in pieces for index in piece.at)


def _recipients(by_role: dict[Role, list[_Piece]]) -> tuple[tuple[Passage, ...], list[Recipient]]:
    """The words "Nơi nhận:" and the lines below; those that stand on one line are set apart."""
    heads = list(_wholes(by_role[Role.RECIPIENTS_HEAD]))
    recipients = []
    for piece in by_role[Role.RECIPIENT]:
        length = cues.recipients_head(piece.text) if not piece.marker else 0
        if length:
            heads.append(Passage(piece.text[:length].strip(), tuple(piece.at)))
        recipients.append(Recipient(piece.marker, piece.text[length:], at=tuple(piece.at)))
    return tuple(heads), recipients


def _letterhead(lines: tuple[Passage, ...]) -> Letterhead:
    symbols = [s.written for line in lines if cues.is_number_line(line.text) for s in find_symbols(line.text)]
    dated = [line.text for line in lines if cues.is_place_and_date(line.text)]
    dates = [found.day for text in dated for found in find_dates(text)]
    return Letterhead(
        lines=lines,
        symbol=symbols[0] if symbols else "",
        place=dated[0].partition(",")[0].strip() if dated else "",
        issued=dates[0] if dates else None,
    )


def _with_tree(draft: ProgrammeDraft, tree: _Tree) -> ProgrammeDraft:
    groups = {id(piece.node): _group(piece) for piece in tree.groups}
    parts = tuple(_part(piece, groups) for piece in tree.parts)
    placed = {group.code for part in parts for group in part.groups}
    items, doubts = [], list(draft.doubts)
    for piece in tree.items:
        item, reasons = read_item(_raw_item(piece, groups), draft.year)
        items.append(item)
        doubts += [Doubt(reason, item.at, item.code) for reason in reasons]
    for piece in (*tree.parts, *tree.groups, *tree.items):
        if piece.node.clash:
            doubts.append(Doubt(_NUMBER_TAKEN, (piece.at[0],), piece.node.code))
    return replace(
        draft,
        parts=parts,
        loose_groups=tuple(group for group in groups.values() if group.code not in placed),
        items=tuple(items),
        preamble=(*draft.preamble, *tree.loose_intro),
        doubts=tuple(doubts),
    )


def _part(piece: _Piece, groups: dict[int, Group]) -> Part:
    below = tuple(groups[id(node)] for node in _below(piece.node) if id(node) in groups)
    return Part(piece.node.code, piece.marker, piece.text, below, tuple(piece.intro), tuple(piece.at))


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _below(child)


def _group(piece: _Piece) -> Group:
    lead = heading_bodies(piece.text)
    return Group(piece.node.code, piece.marker, piece.text, tuple(piece.intro), lead, tuple(piece.at))


def _raw_item(piece: _Piece, groups: dict[int, Group]) -> RawItem:
    """The item with its groups from the innermost."""
    node, around = piece.node, []
    while node.parent and node.parent.role in _TREE:
        node = node.parent
        around.append(node)
    part = around[-1].code if around and around[-1].role is Role.PART else ""
    inside = tuple(groups[id(one)] for one in around if id(one) in groups)
    return RawItem(
        piece.node.code,
        part,
        inside,
        piece.marker,
        piece.text,
        tuple(piece.cells),
        piece.line.choice,
        tuple(piece.at),
    )


def _with_findings(draft: ProgrammeDraft) -> ProgrammeDraft:
    """Citations, dates, terms and targets of the whole text, and the doubts of its lines, in text order."""
    texts = sorted(_readings(draft), key=lambda reading: reading[0])
    citations = tuple(CitedIn(code, found) for _, code, text in texts for found in find_citations(text))
    doubts = [*draft.doubts, *_date_conflicts(citations, draft.items)]
    doubts += [Doubt(reason, (i,)) for i, line in enumerate(draft.lines) for reason in line.doubts]
    if not draft.items:
        doubts.append(Doubt(_NO_ITEMS, ()))
    return replace(
        draft,
        citations=citations,
        marker_dates=tuple(m for _, _, text in texts for m in commemorated(text, draft.year)),
        terms=tuple(term for _, _, text in texts for term in find_terms(text)),
        targets=tuple(target for _, _, text in texts for target in find_targets(text)),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.at)),
    )


_Reading = tuple[tuple[int, ...], str, str]


def _readings(draft: ProgrammeDraft) -> Iterator[_Reading]:
    """Every text that may cite, with its position and the code it stands under."""
    for passage in (*draft.preamble, *draft.closing):
        yield passage.at, "", passage.text
    headed: list[Part | Group] = [*draft.parts, *draft.loose_groups]
    headed += [group for part in draft.parts for group in part.groups]
    for heading in headed:
        yield heading.at, heading.code, heading.title
        for passage in heading.intro:
            yield passage.at, heading.code, passage.text
    for item in draft.items:
        yield item.at, item.code, item.text


def _date_conflicts(citations: Sequence[CitedIn], items: Sequence[Item]) -> Iterator[Doubt]:
    """The same document cited with different dates."""
    dates = defaultdict(set)
    for cited in citations:
        if cited.citation.date:
            dates[cited.citation.normal].add(cited.citation.date)
    at = {item.code: item.at for item in items}
    for normal, days in dates.items():
        if len(days) > 1:
            first = next(cited for cited in citations if cited.citation.normal == normal)
            listed = ", ".join(format_date(day) for day in sorted(days))
            reason = _TWO_DATES.format(symbol=first.citation.symbol, dates=listed)
            yield Doubt(reason, at.get(first.code, ()), first.code)
