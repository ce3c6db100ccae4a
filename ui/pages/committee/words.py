"""How seats and committees are said in a line, and which colour goes with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from ui.widgets.look import Meaning
from vstbpn_desktop.queries.committee import (
    ADD,
    CARRIED,
    NO_DUTY,
    REMOVE,
    REPLACE,
    UNCONFIRMED,
    UNIT_ENDED,
    VACANT,
    SeatLine,
)
from vstbpn_desktop.queries.committee_boards import Board, Counts
from vstbpn_desktop.spec.kinds import ALWAYS
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.numbers import format_percent, percent

Pill = tuple[str, Meaning]
FLAGS: Final[dict[str, Pill]] = {
    VACANT: ("khuyết", Meaning.LATE),
    UNIT_ENDED: ("đơn vị đã kết thúc", Meaning.LATE),
    CARRIED: ("giữ tạm, chờ thay", Meaning.SOON),
    NO_DUTY: ("chưa phân công", Meaning.SOON),
    UNCONFIRMED: ("chưa ghi quyết định", Meaning.NONE),
}
"""The flags of a seat, the most urgent first."""
KINDS: Final[dict[str, Pill]] = {
    ADD: ("bổ sung", Meaning.GOOD),
    REPLACE: ("thay thế", Meaning.SOON),
    REMOVE: ("thôi tham gia", Meaning.LATE),
    VACANT: ("khuyết", Meaning.NONE),
}
GENDERS: Final = {"female": "nữ", "male": "nam"}


def capital(words: str) -> str:
    """The words with a capital first."""
    return words[:1].upper() + words[1:]


def state(line: SeatLine) -> Pill:
    """The most urgent thing to say of a seat."""
    return next((pill for flag, pill in FLAGS.items() if flag in line.flags), ("đang giữ", Meaning.GOOD))


def urgency(line: SeatLine) -> int:
    """The place of that among the others."""
    return next((at for at, flag in enumerate(FLAGS) if flag in line.flags), len(FLAGS))


def flags(line: SeatLine) -> Iterator[Pill]:
    """Everything to be said of a seat, in full."""
    for flag, (words, colour) in FLAGS.items():
        if flag not in line.flags:
            continue
        if flag == CARRIED:
            now = f"nay là {line.successors[0][1]}" if line.successors else "chưa có người kế nhiệm"
            words = f"giữ tạm, chờ thay thế: {now}"
        elif flag == UNIT_ENDED and line.ended:
            words = f"đơn vị đã kết thúc từ {format_date(line.ended)}"
        yield words, colour


def holder_detail(line: SeatLine) -> str:
    """ "nữ · từ 20/05/2020", and who holds the post now where it is another."""
    held = line.holder
    if held is None:
        return f"nay là {line.successors[0][1]}" if line.successors else ""
    if CARRIED in line.flags:
        return f"nay là {line.successors[0][1]}" if line.successors else "đã thôi giữ chức vụ"
    return " · ".join(filter(None, (GENDERS.get(held.gender, ""), since(held.since))))


def since(day: dt.date | None) -> str:
    """ "từ 20/05/2020"; "" where that is not known."""
    return f"từ {format_date(day)}" if day and day > ALWAYS else ""


def women_words(counts: Counts) -> str:
    """ "7 nữ (36,8%)"; "–" where nobody sits there, or nobody's gender is on file."""
    if counts.members == counts.genderless:
        return "–"
    return f"{counts.women} nữ ({format_percent(percent(counts.women, counts.members))})"


def board_words(board: Board) -> str:
    """ "19 thành viên · 7 nữ (36,8%) · 1 khuyết · 2 cần thay · 1 chưa phân công"."""
    counts = board.counts
    parts = (
        f"{counts.members} thành viên",
        women_words(counts) if counts.members > counts.genderless else "",
        f"{counts.genderless} chưa ghi giới tính" if counts.genderless else "",
        f"{counts.helpers} người giúp việc" if counts.helpers else "",
        *open_words(counts),
        f"{counts.no_duty} chưa phân công" if counts.no_duty else "",
    )
    return " · ".join(filter(None, parts))


def open_words(counts: Counts) -> tuple[str, ...]:
    """What the next decision has to do, part by part."""
    return tuple(
        f"{count} {words}"
        for count, words in ((counts.vacant, "khuyết"), (counts.changing, "cần thay"))
        if count
    )


def boards_words(boards: Sequence[Board]) -> str:
    """ "48 Ban · 12 cần kiện toàn · 3 chưa có quyết định"."""
    asking = sum(bool(board.counts.open) for board in boards)
    undecided = sum(not board.decision for board in boards)
    parts = (
        f"{len(boards)} Ban",
        f"{asking} cần kiện toàn" if asking else "",
        f"{undecided} chưa có quyết định" if undecided else "",
    )
    return " · ".join(filter(None, parts))


def board_pill(board: Board) -> Pill:
    """The most urgent thing to say of a committee."""
    counts = board.counts
    if counts.open:
        return " · ".join(open_words(counts)), Meaning.SOON
    if board.warnings:
        return "xem thành phần", Meaning.SOON
    if not board.decision:
        return "chưa có quyết định", Meaning.NONE
    return ("đủ", Meaning.GOOD) if counts.seats else ("chưa có thành viên", Meaning.NONE)
