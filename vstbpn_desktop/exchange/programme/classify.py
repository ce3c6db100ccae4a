"""Every line's role, read from top to bottom; nothing is dropped, what fits nowhere stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vstbpn_desktop.exchange.programme import cues
from vstbpn_desktop.exchange.programme.lines import Line, Role, from_source
from vstbpn_desktop.exchange.programme.markers import BULLETS, LETTERED, Kind
from vstbpn_desktop.exchange.programme.source import SourceLine, Zone
from vstbpn_desktop.exchange.programme.survey import Survey, survey
from vstbpn_desktop.vietnamese.folding import flat

_PAGE_NUMBER = "Có lẽ là số trang; giữ nguyên, không đưa vào nhiệm vụ."
_MARGIN = "Chữ ở đầu trang hoặc chân trang của tệp Word."
_FOOTNOTE = "Chú thích cuối trang của tệp Word."
_UNKNOWN = "Chưa hiểu dòng này là gì; giữ nguyên văn."
_JOINED = "Dòng không có dấu đầu dòng; nối với dòng trên vì câu trên chưa hết."
_PARAGRAPH = "Đoạn không có dấu đầu dòng; hiểu là phần tiếp của nhiệm vụ trên."
_UNMARKED = "Đoạn không có dấu đầu dòng; hiểu là một nhiệm vụ."
_NO_PART = "Chưa rõ thuộc phần nào."
_AFTER_FILING = "Đứng sau dòng Lưu; hiểu là nơi nhận."
_NO_BULLET = "Không có dấu đầu dòng; hiểu là nơi nhận."
_COVER = "Văn bản ban hành kèm theo; phần này không thuộc chương trình."
_CAPITALS = "Dòng chữ hoa không đánh số; hiểu là một phần."

_HEADING_ALWAYS = frozenset(
    {Kind.UPPER, Kind.ROMAN, Kind.MUC, Kind.DIEU, Kind.ARABIC, Kind.DECIMAL, Kind.CHUONG}
)
_RUNNING = frozenset({Role.PREAMBLE, Role.INTRO, Role.ITEM, Role.CLOSING})
_HEADINGS = (Role.PART, Role.GROUP)
_IN_TAIL = frozenset({Role.RECIPIENT, Role.FILING, Role.CONTINUATION, Role.CLOSING})
_LONGEST_HEADING = 180
_LONGEST_SIGNATURE = 100
_LONGEST_RECIPIENT = 200


@dataclass(frozen=True, slots=True)
class _Verdict:
    role: Role
    doubt: str = ""
    paragraph: bool = False


_CONTINUED = _Verdict(Role.CONTINUATION)
_UNREAD = _Verdict(Role.UNREAD, _UNKNOWN)


def classify(source: Sequence[SourceLine]) -> tuple[Line, ...]:
    """The lines with their roles and doubts, as many and in the order of the source."""
    lines = [from_source(line) for line in source]
    walk = _Walk(source, lines, survey(lines))
    for index in range(len(lines)):
        lines[index] = walk.read(index)
    return tuple(_without_empty(lines))


def _without_empty(lines: list[Line]) -> list[Line]:
    """A marker behind which nothing came is no task."""
    for index, line in enumerate(lines):
        followed = index + 1 < len(lines) and lines[index + 1].role is Role.CONTINUATION
        bare = not line.text and not line.cells and not followed
        if bare and line.role in (Role.ITEM, Role.DETAIL, Role.RECIPIENT):
            lines[index] = replace(line, role=Role.UNREAD, doubts=(_UNKNOWN,))
    return lines


class _Walk:
    """The state of reading: where in the document we are, and what the last understood line was."""

    def __init__(self, source: Sequence[SourceLine], lines: list[Line], seen: Survey) -> None:
        self.source, self.lines, self.seen = source, lines, seen
        self.zone = self._head
        self.last: Line | None = None
        self.last_source: SourceLine | None = None
        self.item: Line | None = None
        self.anchor = Role.UNREAD
        self.part = self.tasks = self.recipients = self.filed = self.signing = self.signed = False

    def read(self, index: int) -> Line:
        line = self.lines[index]
        verdict = self._anywhere(index, line) or self.zone(index, line)
        doubts = (verdict.doubt,) if verdict.doubt else ()
        line = replace(line, role=verdict.role, doubts=doubts, paragraph=verdict.paragraph)
        self._remember(line, self.source[index])
        return line

    def _remember(self, line: Line, source: SourceLine) -> None:
        if line.role is Role.UNREAD:
            return
        self.last, self.last_source = line, source
        if line.role not in (Role.CONTINUATION, Role.DETAIL):
            self.anchor = line.role
        if line.role in (Role.PART, Role.GROUP):
            self.item = None
        elif line.role is Role.ITEM:
            self.item, self.tasks = line, True

    # Signs that mean the same wherever they stand

    def _anywhere(self, index: int, line: Line) -> _Verdict | None:
        seen, text = self.seen, line.text
        if index in seen.title:
            self.zone = self._preamble
            aside = cues.is_decoration(text) or cues.is_note(text)
            return _Verdict(Role.LETTERHEAD if aside else Role.TITLE)
        if self.source[index].zone in (Zone.MARGIN, Zone.FOOTNOTE):
            return self._aside(self.source[index])
        if index < seen.title.start:
            return None
        if index >= seen.appendix:
            self.zone = self._appendix_tasks if self.zone == self._appendix_tasks else self._appendix
            return None
        if cues.is_page_number(line.words) and line.marker.kind in (Kind.NONE, Kind.DASH) and not line.cells:
            return _Verdict(Role.UNREAD, _PAGE_NUMBER)
        if self.source[index].head_row:
            return _Verdict(Role.TABLE_HEAD)
        if index >= seen.tail:
            self.zone = self._tail
        return self._sign_of_tail(line)

    def _aside(self, source: SourceLine) -> _Verdict:
        if cues.is_letterhead(source.text):
            return _Verdict(Role.LETTERHEAD)
        return _Verdict(Role.UNREAD, _MARGIN if source.zone is Zone.MARGIN else _FOOTNOTE)

    def _sign_of_tail(self, line: Line) -> _Verdict | None:
        if line.marker.kind:
            return None
        if length := cues.recipients_head(line.text):
            self.zone, self.recipients, self.filed = self._tail, True, False
            return _Verdict(Role.RECIPIENTS_HEAD if length == len(line.text) else Role.RECIPIENT)
        if cues.is_authority(line.text):
            self.zone, self.signing, self.signed = self._tail, True, False
            return _Verdict(Role.SIGNATURE)
        return None

    # Before the title

    def _head(self, index: int, line: Line) -> _Verdict:
        if self.seen.covered:
            return _Verdict(Role.LETTERHEAD, _COVER if index == 0 else "")
        if index >= self.seen.title.start:
            self.zone = self._preamble
            return self._preamble(index, line)
        text = line.text
        known = cues.is_letterhead(text) or cues.is_capitals(text) or cues.is_decoration(line.words)
        if known or self.source[index].place:
            return _Verdict(Role.LETTERHEAD)
        if cues.is_closed(text) or len(text) > _LONGEST_HEADING:
            return _Verdict(Role.PREAMBLE)
        return _UNREAD

    # Between the title and the first numbered or bulleted line

    def _preamble(self, index: int, line: Line) -> _Verdict:
        text = line.text
        if cues.is_letterhead(text) or (cues.is_decoration(line.words) and len(line.words) > 1):
            return _Verdict(Role.LETTERHEAD)
        if line.cells or (line.marker.kind and not self._is_preamble_bullet(line)):
            self.zone = self._body
            return self._body(index, line)
        if self.anchor is Role.PREAMBLE and self._goes_on(line):
            return _CONTINUED
        return _Verdict(Role.PREAMBLE)

    def _is_preamble_bullet(self, line: Line) -> bool:
        bullet = line.marker.kind in BULLETS and self.seen.part_rank >= 0
        return bullet and cues.is_preamble_bullet(line.text)

    # Parts, groups and items

    def _body(self, index: int, line: Line) -> _Verdict:
        if line.cells:
            return self._row(line)
        if cues.is_decoration(line.words):
            return self._marks_only(line)
        if line.marker.kind and not self._is_cut_at_dash(line):
            return self._marked(index, line)
        return self._unmarked(index, line)

    def _marks_only(self, line: Line) -> _Verdict:
        """ "./." on a line of its own, a bullet whose text follows, or a rule."""
        if cues.is_ended(line.words):
            return _CONTINUED
        if line.marker.kind in BULLETS and not line.text:
            return self._bullet()
        return _UNREAD

    def _is_cut_at_dash(self, line: Line) -> bool:
        """A dash inside a sentence that was cut there: "giai đoạn 2016 / - 2020", "kinh tế / - xã hội"."""
        if line.marker.kind is not Kind.DASH or not self.last or self._is_closed(self.last):
            return False
        if self.last.role not in (Role.ITEM, Role.DETAIL, Role.CONTINUATION) or self.last.text.endswith(","):
            return False
        before, after = self.last.text, line.text
        years = before[-1:].isdigit() and after[:1].isdigit()
        body = flat(before).endswith("lao dong") and flat(after).startswith("thuong binh")
        return years or body or (after[:1].islower() and before[-1:].isalnum())

    def _marked(self, index: int, line: Line) -> _Verdict:
        rank = self.seen.rank(line)
        if rank == self.seen.part_rank:
            self.part = True
            return _Verdict(Role.PART)
        if line.marker.kind in BULLETS:
            return self._bullet(line)
        if self._is_heading(index, line):
            return _Verdict(Role.GROUP)
        return self._item()

    def _item(self, doubt: str = "") -> _Verdict:
        return _Verdict(Role.ITEM, doubt or ("" if self.part or self.seen.part_rank < 0 else _NO_PART))

    def _bullet(self, line: Line | None = None) -> _Verdict:
        """A bullet under a bullet of another kind, or under an item with a letter, is a detail of it."""
        item = self.item
        if not item or not line or not item.marker.kind:
            return self._item()
        inner = self.seen.rank(item) < self.seen.rank(line) or 0 < item.level < line.level
        return _Verdict(Role.DETAIL) if inner else self._item()

    def _is_heading(self, index: int, line: Line) -> bool:
        """Whether a numbered line heads what follows, or is itself a task."""
        short = len(line.text) <= _LONGEST_HEADING and not line.text.endswith(";")
        if child := self.seen.child(self.lines, index):
            return line.marker.kind in _HEADING_ALWAYS or (short and child.marker.kind is not Kind.PLUS)
        return short and not cues.is_closed(line.text) and self._paragraph_follows(index)

    def _paragraph_follows(self, index: int) -> bool:
        """A paragraph of its own behind a heading, not the rest of a sentence that was cut."""
        after = index + 1
        if after >= min(len(self.lines), self.seen.tail):
            return False
        line = self.lines[after]
        own = not line.marker.kind and not line.cells and not self.source[after].soft
        return own and len(line.text) > 40 and line.text[:1].isupper() and cues.is_closed(line.text)

    def _unmarked(self, index: int, line: Line) -> _Verdict:
        soft = self.source[index].soft
        if soft or self._goes_on(line):
            low = line.words[:1].islower()
            sure = soft or low or self.anchor in _HEADINGS or (self.seen.wrapped and not line.gap)
            return _Verdict(Role.CONTINUATION, "" if sure else _JOINED)
        if self.anchor in (*_HEADINGS, Role.INTRO):
            return self._under_heading(index, line)
        if cues.is_closing(line.text):
            return _Verdict(Role.CLOSING)
        if self.anchor in (Role.CLOSING, Role.PREAMBLE):
            return _Verdict(self.anchor)
        return self._behind_item(line)

    def _under_heading(self, index: int, line: Line) -> _Verdict:
        """What stands below a heading before any marker: words that lead in, or tasks without bullets."""
        heading = next(i for i in range(index - 1, -1, -1) if self.lines[i].role in _HEADINGS)
        if line.text.endswith(":") or self.seen.child(self.lines, heading):
            return _Verdict(Role.INTRO)
        return self._item(_UNMARKED)

    def _behind_item(self, line: Line) -> _Verdict:
        if cues.is_capitals(line.text) and len(line.text) > 8:
            return _Verdict(Role.PART, _CAPITALS) if self.seen.part_rank < 0 else _UNREAD
        if self.item and not self.item.marker.kind and not self.item.cells:
            return self._item(_UNMARKED)
        if not self.item or len(line.text) < 4:
            return _UNREAD
        return _Verdict(Role.CONTINUATION, _PARAGRAPH, paragraph=True)

    def _goes_on(self, line: Line) -> bool:
        """Whether a line is the rest of the one before: cut by a page break or a hard line end."""
        last = self.last
        if last is None or self.anchor in (Role.TITLE, Role.LETTERHEAD, Role.TABLE_HEAD):
            return False
        if self.seen.wrapped and not line.gap and self.anchor in _RUNNING:
            return True
        if self._is_closed(last):
            return line.text[:1].islower()
        return self._heading_goes_on(last, line) if self.anchor in _HEADINGS else True

    def _heading_goes_on(self, last: Line, line: Line) -> bool:
        if not last.text or cues.begins_low(line.words):
            return True
        return cues.is_capitals(last.text) and cues.is_capitals(line.text)

    @staticmethod
    def _is_closed(line: Line) -> bool:
        return cues.is_closed(line.text) or bool(line.cells)

    # Rows of a table of assignment

    def _row(self, line: Line) -> _Verdict:
        if not line.is_assigned:
            return self._heading_row(line)
        if line.text:
            return self._item()
        return _Verdict(Role.CONTINUATION, _JOINED)

    def _heading_row(self, line: Line) -> _Verdict:
        """A row with nothing assigned heads the rows below, unless it is a bullet of the row above."""
        if self.seen.rank(line) == self.seen.part_rank:
            self.part = True
            return _Verdict(Role.PART)
        if line.marker.kind in BULLETS:
            return _Verdict(Role.DETAIL if self.item else Role.ITEM)
        if line.text[:1].islower() and self.item:
            return _CONTINUED
        return _Verdict(Role.GROUP)

    # Recipients and signature

    def _tail(self, index: int, line: Line) -> _Verdict:
        numbered = line.marker.kind and line.marker.kind not in LETTERED
        if index < self.seen.tail and (numbered or line.cells):
            self.zone = self._body
            return self._body(index, line)
        if cues.is_filing(line.text):
            self.filed = True
            return _Verdict(Role.FILING)
        return self._of_signature(line) or self._of_recipients(index, line)

    def _of_signature(self, line: Line) -> _Verdict | None:
        if line.marker.kind or line.cells:
            return None
        text = line.text
        person = self.signing and not self.signed and cues.is_person(text)
        if not (person or cues.is_office(text) or cues.is_sign_note(text)):
            return None
        self.signing, self.signed = True, person
        return _Verdict(Role.SIGNATURE)

    def _of_recipients(self, index: int, line: Line) -> _Verdict:
        if cues.is_note(line.text) and not line.marker.kind:
            return _Verdict(Role.RECIPIENT_NOTE) if self.recipients or self.filed else _UNREAD
        if line.text and (line.marker.kind in LETTERED or (line.marker.kind and self.recipients)):
            self.recipients = True
            return _Verdict(Role.RECIPIENT, _AFTER_FILING if self.filed else "")
        if self._recipient_goes_on(index, line):
            return _CONTINUED
        if cues.is_decoration(line.words):
            return _UNREAD
        if self.signing and not self.signed and len(line.text) <= _LONGEST_SIGNATURE:
            return _Verdict(Role.SIGNATURE)
        if self.recipients and not self.filed and line.text and len(line.words) <= _LONGEST_RECIPIENT:
            return _Verdict(Role.RECIPIENT, _NO_BULLET)
        if cues.is_closing(line.text) and not self.signing:
            return _Verdict(Role.CLOSING)
        return _UNREAD

    def _recipient_goes_on(self, index: int, line: Line) -> bool:
        last, before = self.last, self.last_source
        if not last or not before or last.role not in _IN_TAIL:
            return False
        here = self.source[index]
        same_column = (here.place or (0, 0, 0))[2] == (before.place or (0, 0, 0))[2]
        cut = here.soft or cues.begins_low(line.text) or (self.seen.wrapped and not line.gap)
        open_end = cut and not cues.is_closed(last.text)
        return same_column and not line.marker.kind and (open_end or line.text[:1].islower())

    # Behind "PHỤ LỤC"

    def _appendix(self, index: int, line: Line) -> _Verdict:
        if line.cells and not self.tasks:
            self.zone = self._appendix_tasks
            return self._row(line)
        return _Verdict(Role.APPENDIX)

    def _appendix_tasks(self, index: int, line: Line) -> _Verdict:
        """A programme whose tasks stand in the annexed table alone."""
        return self._row(line) if line.cells else _Verdict(Role.APPENDIX)
