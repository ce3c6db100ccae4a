"""The understood tree as rows: head, parts, groups, tasks, end, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ui.pages.programme_import.review import Understood
from ui.widgets.look import Meaning
from vstbpn_desktop.exchange.programme import NATURE_WORDS, Item, ProgrammeDraft
from vstbpn_desktop.exchange.programme.draft import At, Group, Part, Passage
from vstbpn_desktop.vietnamese.dates import format_date

Kind = Literal["part", "group", "item", "aside", "unread"]
_NATURE: Final = "định kỳ"
"""What the reader's doubts about a task's nature speak of."""


@dataclass(frozen=True)
class Row:
    """One row: kind, number, words, grey line, pill, the lines it was read from, the task it is.

    `meaning` colours the pill, `tone` the grey line where it says what is doubtful.
    """

    kind: Kind
    code: str
    title: str
    detail: str = ""
    pill: str = ""
    meaning: Meaning = Meaning.NONE
    at: At = ()
    item: Item | None = None
    doubts: tuple[str, ...] = ()
    tone: Meaning = Meaning.NONE

    @property
    def first(self) -> int:
        """The first line it was read from, -1 for none."""
        return self.at[0] if self.at else -1


def outline(understood: Understood) -> tuple[Row, ...]:
    """Every piece of the document in the document's order; nothing is left out."""
    rows = [*_head(understood), *_tree(understood), *_tail(understood), *_unread(understood)]
    return tuple(sorted(rows, key=lambda row: row.first))


def covered(rows: Iterable[Row]) -> set[int]:
    """The lines that stand in some row."""
    return {index for row in rows for index in row.at}


def _head(understood: Understood) -> Iterator[Row]:
    draft = understood.draft
    if draft.letterhead.lines:
        yield _aside("Phần đầu văn bản", draft.letterhead.lines, understood)
    if draft.title or draft.title_at:
        yield Row("aside", "Tên", draft.title or "chưa có tên", at=draft.title_at,
                  doubts=_doubts(understood, draft.title_at))  # fmt: skip
    if draft.preamble:
        yield _aside("Mở đầu", draft.preamble, understood)
    if draft.table_heads:
        yield _aside("Tiêu đề bảng", draft.table_heads, understood)


def _tree(understood: Understood) -> Iterator[Row]:
    draft = understood.draft
    for part in draft.parts:
        yield _part(part, understood)
        yield from _intros(part.intro, understood)
        for group in part.groups:
            yield _group(group, understood)
            yield from _intros(group.intro, understood)
    for group in draft.loose_groups:
        yield _group(group, understood)
        yield from _intros(group.intro, understood)
    for item in draft.items:
        yield _item(item, understood)


def _part(part: Part, understood: Understood) -> Row:
    purpose = "mục đích, không giao" if part.is_purpose else ""
    return Row("part", part.code, part.title, "", purpose, at=part.at, doubts=_doubts(understood, part.at))


def _group(group: Group, understood: Understood) -> Row:
    code = group.code.rpartition(".")[2]
    return Row("group", code, group.title, at=group.at, doubts=_doubts(understood, group.at))


def _item(item: Item, understood: Understood) -> Row:
    draft = understood.draft
    doubts = _doubts(understood, item.at)
    code = item.code.partition(".")[2] or item.code
    if draft.is_purpose(item):
        return Row("item", code, item.title, at=item.at, doubts=doubts)
    nature = NATURE_WORDS[item.nature]
    unsure = any(_NATURE in reason for reason in doubts)
    return Row(
        kind="item",
        code=code,
        title=item.title,
        detail=_detail(item, draft, doubts),
        pill=f"{nature}?" if unsure else nature,
        meaning=Meaning.SOON if unsure else Meaning.NONE,
        at=item.at,
        item=item,
        doubts=doubts,
        tone=_tone(understood, item.at),
    )


def _detail(item: Item, draft: ProgrammeDraft, doubts: tuple[str, ...]) -> str:
    cited = sum(one.code == item.code for one in draft.citations)
    parts = (
        doubts[0] if doubts else "",
        f"Chủ trì: {', '.join(item.lead)}" if item.lead else "",
        f"phối hợp: {', '.join(item.cooperating)}" if item.cooperating else "",
        _due(item),
        f"{cited} viện dẫn" if cited else "",
        f"mốc {', '.join(item.dates)}" if item.dates and not item.due else "",
    )
    words = " · ".join(filter(None, parts))
    return words[:1].upper() + words[1:] if words else "Chủ trì: chưa nêu"


def _due(item: Item) -> str:
    if item.due is None:
        return f"hạn: {item.due_text}" if item.due_text else ""
    return f"hạn: {'' if item.due_inclusive else 'trước '}{format_date(item.due)}"


def _tail(understood: Understood) -> Iterator[Row]:
    draft = understood.draft
    if draft.closing:
        yield _aside("Phần kết", draft.closing, understood)
    if draft.recipients or draft.recipients_head:
        at = _places(draft.recipients_head) + tuple(i for r in draft.recipients for i in r.at)
        at += _places(draft.recipient_notes)
        names = "; ".join(recipient.name for recipient in draft.recipients)
        yield Row("aside", "Nơi nhận", f"{len(draft.recipients)} nơi", names, at=at,
                  doubts=_doubts(understood, at))  # fmt: skip
    if draft.filings:
        yield _aside("Lưu", draft.filings, understood)
    if draft.signature.at:
        signature = draft.signature
        words = " / ".join((*signature.above, *signature.below, signature.name))
        yield Row("aside", "Ký", words.strip(" /"), at=signature.at, doubts=_doubts(understood, signature.at))
    if draft.appendix:
        yield _aside("Phụ lục", draft.appendix, understood)


def _unread(understood: Understood) -> Iterator[Row]:
    for passage in understood.draft.unread:
        yield Row("unread", "?", passage.text, "Chưa hiểu, được giữ nguyên văn", "chưa hiểu", Meaning.SOON,
                  passage.at, doubts=_doubts(understood, passage.at))  # fmt: skip


def _intros(passages: tuple[Passage, ...], understood: Understood) -> Iterator[Row]:
    if passages:
        yield _aside("Lời dẫn", passages, understood)


def _aside(label: str, passages: tuple[Passage, ...], understood: Understood) -> Row:
    first = passages[0].text
    count = f"{len(passages)} đoạn" if len(passages) > 1 else ""
    at = _places(passages)
    return Row("aside", label, first, count, at=at, doubts=_doubts(understood, at))


def _places(passages: Iterable[Passage]) -> At:
    return tuple(index for passage in passages for index in passage.at)


def _doubts(understood: Understood, at: At) -> tuple[str, ...]:
    here = set(at)
    return tuple(doubt.reason for doubt in understood.doubts if here & set(doubt.at))


def _tone(understood: Understood, at: At) -> Meaning:
    here = set(at)
    if any(here & set(doubt.at) for doubt in understood.conflicts):
        return Meaning.LATE
    return Meaning.SOON if _doubts(understood, at) else Meaning.NONE


def summary(understood: Understood) -> str:
    """ "tep.docx · phần I: 2 · phần II: 27 (7/2/4/6/3/5) · 5 nơi nhận · không có dòng nào bị bỏ sót"."""
    draft = understood.draft
    words = [understood.review.name]
    for part in draft.parts:
        count = sum(item.part == part.code for item in draft.items)
        split = [sum(item.group == group.code for item in draft.items) for group in part.groups]
        shares = f" ({'/'.join(map(str, split))})" if len(split) > 1 else ""
        words.append(f"phần {part.code}: {count}{shares}")
    loose = sum(not item.part for item in draft.items)
    if loose:
        words.append(f"{loose} nhiệm vụ")
    words.append(f"{len(draft.recipients)} nơi nhận")
    unread = len(draft.unread)
    words.append(f"{unread} dòng chưa hiểu, giữ nguyên" if unread else "không có dòng nào bị bỏ sót")
    return " · ".join(words)
