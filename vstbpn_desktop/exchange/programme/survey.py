"""What the whole text shows before its lines are read: title, tail, appendix, and how markers nest."""

from collections.abc import Sequence
from dataclasses import dataclass

from vstbpn_desktop.exchange.programme import cues
from vstbpn_desktop.exchange.programme.lines import Line
from vstbpn_desktop.exchange.programme.markers import BULLETS, CHAPTERS, LETTERED, Kind

_MOST_TITLE_LINES = 6
_LONGEST_RECIPIENT = 200
_DEEPEST = 99
_WRAPPED = 0.15
_ROW = 40


@dataclass(frozen=True, slots=True)
class Nesting:
    """How deep each kind of marker is; rows of a table are deeper than the numbered lines around it."""

    ranks: dict[Kind, int]
    row: int

    def rank(self, line: Line) -> int:
        """Greater is deeper; lines without a marker are deepest."""
        return self.ranks.get(line.marker.kind, _DEEPEST) + (self.row if line.cells else 0)


@dataclass(frozen=True, slots=True)
class Survey:
    """Positions in the list of lines: `title` is empty where none was found, `tail` may be the end."""

    title: range
    tail: int
    appendix: int
    nesting: Nesting
    part_rank: int
    next_marked: tuple[int, ...]
    covered: bool
    wrapped: bool

    def rank(self, line: Line) -> int:
        return self.nesting.rank(line)

    def child(self, lines: Sequence[Line], index: int) -> Line | None:
        """The next marked line of the body if it is deeper than this one."""
        after = self.next_marked[index]
        if after >= self.tail > index or after >= len(lines):
            return None
        return lines[after] if self.rank(lines[after]) > self.rank(lines[index]) else None


def survey(lines: Sequence[Line]) -> Survey:
    """Look the lines over; nothing is decided about a single one."""
    nesting = nest(lines)
    title, covered = _title(lines)
    appendix = _appendix(lines)
    body = range(title.stop, appendix)
    part_rank = _part_rank([lines[index] for index in body], nesting)
    tail = _tail(lines, body)
    return Survey(title, tail, appendix, nesting, part_rank, _next_marked(lines), covered, _is_wrapped(lines))


def nest(lines: Sequence[Line]) -> Nesting:
    """The customary nesting, except that of two kinds used either way the one seen first is the outer one."""
    order = [kind for kind in Kind if kind]
    seen = list(dict.fromkeys(line.marker.kind for line in lines if line.marker.kind))
    for outer, inner in ((Kind.UPPER, Kind.ROMAN), (Kind.PAREN, Kind.LOWER), (Kind.DASH, Kind.DOT)):
        if outer in seen and inner in seen and seen.index(inner) < seen.index(outer):
            first, second = order.index(outer), order.index(inner)
            order[first], order[second] = inner, outer
    framed = any(line.marker.kind and line.marker.kind not in BULLETS for line in lines if not line.cells)
    return Nesting({kind: rank for rank, kind in enumerate(order)}, _ROW if framed else 0)


def _part_rank(body: Sequence[Line], nesting: Nesting) -> int:
    """The rank of the programme's parts; -1 where it has none and begins with its groups."""
    marked = [line for line in body if line.marker.kind]
    chapters = [nesting.rank(line) for line in marked if line.marker.kind in CHAPTERS]
    if chapters:
        return min(chapters)
    kinds = {line.marker.kind for line in marked}
    if kinds & {Kind.DECIMAL, Kind.DECIMALS}:
        return min((nesting.rank(line) for line in marked if line.marker.kind is Kind.ARABIC), default=-1)
    return -1


def _next_marked(lines: Sequence[Line]) -> tuple[int, ...]:
    after = [len(lines)] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        after[index] = index + 1 if lines[index + 1].marker.kind else after[index + 1]
    return tuple(after)


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether paragraphs were broken into lines of equal width, as in e-mails and copies from PDF."""
    cut = sum(not line.gap and not line.marker.kind and line.text[:1].islower() for line in lines)
    return cut > _WRAPPED * len(lines)


def _title(lines: Sequence[Line]) -> tuple[range, bool]:
    """The title's lines, and whether a covering document (a decision) with its signature stands before."""
    signed = numbered = False
    start = bullet = -1
    for index, line in enumerate(lines):
        kind = line.marker.kind
        if not kind and cues.is_title_head(line.text) and (signed or bullet < 0):
            return range(index, _title_end(lines, index)), signed
        signed = signed or cues.is_authority(line.text)
        numbered = numbered or bool(kind and kind not in BULLETS and kind is not Kind.DIEU)
        if kind and kind is not Kind.DIEU and not cues.is_preamble_bullet(line.text):
            bullet = index
        if numbered:
            break
        if start < 0 and bullet < 0 and not kind and cues.is_title_like(line.text):
            start = index
    return (range(start, start + 1), False) if start >= 0 else (range(0), False)


def _title_end(lines: Sequence[Line], start: int) -> int:
    """The type's name, the subject below it, a remark in brackets; rules between them belong to it."""
    end, named = start + 1, cues.year_in(lines[start].text) is not None
    while end < min(len(lines), start + _MOST_TITLE_LINES) and not lines[end].marker.kind:
        text = lines[end].text
        if cues.is_note(text) or cues.is_decoration(text):
            end += 1
            continue
        fits = len(text) <= 220 and not cues.is_closed(text)
        first = all(cues.is_decoration(line.text) for line in lines[start + 1 : end])
        goes_on = cues.begins_low(text) or (not named and (first or not cues.is_starter(text)))
        if not (fits and goes_on):
            break
        named = named or cues.year_in(text) is not None
        end += 1
    return end


def _appendix(lines: Sequence[Line]) -> int:
    """Where annexes begin: "PHỤ LỤC" in the tail, or in capitals anywhere behind the first tasks."""
    tail = marked = False
    for index, line in enumerate(lines):
        tail = tail or _begins_tail(line)
        opens = not line.marker.kind and cues.is_appendix(line.text)
        if opens and (tail or (marked and cues.is_capitals(line.text))):
            return index
        marked = marked or bool(line.marker.kind)
    return len(lines)


def _tail(lines: Sequence[Line], body: range) -> int:
    """The first sign of the end behind which no numbered line follows."""
    listed = _listed_recipients(lines, body)
    numbered = (i for i in reversed(body) if lines[i].marker.kind and lines[i].marker.kind not in LETTERED)
    last = next((i for i in numbered if i not in listed), body.start - 1)
    for index in range(max(last, body.start), body.stop):
        if index > last and _begins_tail(lines[index]):
            return index
        if cues.is_ended(lines[index].text):
            return index + 1
    return _recipients_without_head(lines, last, body.stop)


def _listed_recipients(lines: Sequence[Line], body: range) -> range:
    """From "Nơi nhận:" to the Lưu line where nothing but a list stands between, however it is marked."""
    head = next((i for i in reversed(body) if cues.recipients_head(lines[i].text)), body.stop)
    end = head + 1
    while end < body.stop and lines[end].marker.kind and len(lines[end].text) <= _LONGEST_RECIPIENT:
        if cues.is_filing(lines[end].text):
            return range(head, end + 1)
        end += 1
    return range(0)


def _begins_tail(line: Line) -> bool:
    if line.marker.kind:
        return False
    return bool(cues.recipients_head(line.text)) or cues.is_authority(line.text) or cues.is_office(line.text)


def _recipients_without_head(lines: Sequence[Line], last: int, stop: int) -> int:
    """The list that the "Lưu:" line closes, where the words "Nơi nhận" are missing."""
    filing = next((i for i in range(last + 1, stop) if cues.is_filing(lines[i].text)), stop)
    start = filing
    while start - 1 > last and _may_be_recipient(lines[start - 1]):
        start -= 1
    return start


def _may_be_recipient(line: Line) -> bool:
    return (
        line.marker.kind in BULLETS and len(line.text) <= _LONGEST_RECIPIENT and not line.text.endswith(".")
    )
