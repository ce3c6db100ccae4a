"""What the page of a unit says: its summary, figures, values and the lines of its sections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from ui.panels.contents import Link, Value
from ui.widgets.figures import Figure
from ui.widgets.lines import Line
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.inspection import Standing
from vstbpn_desktop.queries.unit_page import (
    HISTORY,
    INSPECTION,
    LETTERS,
    NOTES,
    TRAINING,
    WORK,
    Board,
    Event,
    Kin,
    UnitView,
)
from vstbpn_desktop.spec.kinds import ALWAYS
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.numbers import format_percent, percent

Target = tuple[str, int]
Entry = tuple[Line, Target]
"""A line, and the record that it opens."""

ALL: Final = "all"
KINDS: Final = (
    (HISTORY, "Tổ chức"),
    (WORK, "Nhiệm vụ"),
    (TRAINING, "Tập huấn"),
    (INSPECTION, "Kiểm tra"),
    (LETTERS, "Văn bản"),
    (NOTES, "Ghi chú"),
)
"""The kinds of events, as chips."""


def summary_words(view: UnitView) -> str:
    """ "Huyện · cấp huyện · mã 385 · thứ tự 84 · cơ quan thường trực · tính đến 06/07/2020"."""
    marks = [mark.capitalize() for mark in view.marks]
    order = f"thứ tự {view.order}" if view.order is not None else ""
    parts = [
        view.type.capitalize(), f"cấp {view.level}", f"mã {view.key}", order, *marks, life_words(view),
        f"tính đến {format_date(view.as_of)}",
    ]  # fmt: skip
    return " · ".join(filter(None, parts))


def life_words(view: UnitView) -> str:
    """From when to when it exists, as far as known; "" where neither is."""
    since = f"từ {format_date(view.since)}" if view.since else ""
    until = f"đến hết {format_date(view.until - dt.timedelta(days=1))}" if view.until else ""
    return " ".join(filter(None, (since, until)))


def figures(view: UnitView) -> Iterator[Figure]:
    """The numbers of the head."""
    yield Figure(str(len(view.duties)), f"nhiệm vụ năm {view.year}")
    yield Figure(str(view.overdue), "quá hạn", "late" if view.overdue else "text")
    opened = view.open_findings
    yield Figure(str(opened), "kiến nghị còn mở", "late" if opened else "text")
    yield Figure(str(sum(line.people for line in view.classes.rows)), "lượt người tập huấn")
    yield Figure(str(view.letters.total), "văn bản")


def identity_values(view: UnitView) -> Iterator[Value]:
    """Names and where to write; what is not known is left out."""
    plain = (
        ("Tên đầy đủ", view.full_name if view.full_name != view.name else ""),
        ("Tên ngắn", view.short_name if view.short_name != view.name else ""),
        ("Gửi văn bản", view.addressing_name),
        ("Điện thoại", view.phone),
        ("Thư điện tử", view.email),
        ("Địa chỉ", view.address),
        ("Tên qua các thời kỳ", names_words(view)),
    )
    yield from (Value(label, ((words, None),)) for label, words in plain if words)
    for before, label in ((True, "Hình thành từ"), (False, "Trở thành")):
        if kin := [one for one in view.kin if one.before == before]:
            yield Value(label, tuple((kin_words(one), Link("unit", one.unit_id, one.name)) for one in kin))
    if view.formed_from:
        yield Value("Các xã cũ", ((view.formed_from, None),))
    if view.unconfirmed:
        yield Value("Cần xác nhận", ((view.unconfirmed, None),))


def names_words(view: UnitView) -> str:
    """Each name with the day it began, the newest first; "" where there was only one."""
    if len(view.names) < 2:
        return ""
    lines = (
        f"{name.name} (từ {format_date(name.since)})" if name.since != ALWAYS else name.name
        for name in reversed(view.names)
    )
    return "\n".join(lines)


def kin_words(kin: Kin) -> str:
    """ "Huyện Đông Sơn (sáp nhập vào, 01/01/2025, Nghị quyết 1238/NQ-UBTVQH15)"."""
    how = ", ".join(filter(None, (kin.kind, format_date(kin.date), kin.decision)))
    return f"{kin.name} ({how})"


def people_entries(view: UnitView) -> Iterator[Entry]:
    """Its own committee, its people, the seats tied to it in other committees."""
    if view.board is not None:
        yield Line(view.board.name, "", board_words(view.board)), ("committee", view.board.id)
    for one in view.people.rows:
        pill = "đầu mối" if one.focal_point else ""
        words = ", ".join(filter(None, (one.name, one.post)))
        yield Line(words, "", one.phone or one.email, pill, Meaning.GOOD), ("person", one.id)
    for place in view.places:
        words = f"{place.role}: {place.post}"
        detail = place.holder or "ghế trống"
        yield Line(words, "", detail), ("seat", place.id)


def board_words(board: Board) -> str:
    """ "8/9 ghế, nữ 4/8 (50,0%)"; no share where nobody is in it."""
    share = format_percent(percent(board.women, board.members))
    women = f", nữ {board.women}/{board.members} ({share})" if board.members else ""
    return f"{board.members}/{board.seats} ghế{women}"


def duty_entries(view: UnitView) -> Iterator[Entry]:
    """The tasks of the year."""
    for duty in view.duties:
        due = f"hạn {format_date(duty.deadline)}" if duty.deadline else ""
        results = f"{duty.results} kết quả" if duty.results else ""
        detail = " · ".join(filter(None, (duty.role, results, due)))
        yield _line(duty.title, duty.code, detail, duty.standing), ("task", duty.task_id)


def finding_entries(view: UnitView) -> Iterator[Entry]:
    """What is to be mended first, then what was, then who came when."""
    for finding in view.findings.rows:
        words = finding.content.split("\n", 1)[0]
        due = f" (hạn {format_date(finding.due)})" if finding.due and finding.open else ""
        yield _line(f"{words}{due}", "", "", finding.standing), ("finding", finding.id)
    for visit in view.visits.rows:
        word = "đã kiểm tra" if visit.done else "theo lịch" if visit.date else "chưa xếp ngày"
        meaning = Meaning.GOOD if visit.done else Meaning.NONE
        words = f"{format_date(visit.date)}: {visit.name}" if visit.date else visit.name
        yield Line(words, "", "", word, meaning), ("inspection", visit.id)


def class_entries(view: UnitView) -> Iterator[Entry]:
    """Classes with how many of the unit were there."""
    for line in view.classes.rows:
        absent = f", vắng {line.people - line.came}" if line.came < line.people else ""
        counted = f"{line.people} người, {line.women} nữ{absent}"
        day = format_date(line.day) if line.day else line.code
        yield Line(line.topic, day, counted), ("training_class", line.id)


def letter_entries(view: UnitView) -> Iterator[Entry]:
    """Documents sent and received."""
    for letter in view.letters.rows:
        way = "đi" if letter.sent else "đến"
        lead = format_date(letter.date) if letter.date else "chưa có ngày"
        words = " · ".join(filter(None, (letter.symbol, letter.subject)))
        yield _line(words, f"{lead} {way}", "", letter.standing), ("document", letter.id)


def event_entries(events: tuple[Event, ...], kind: str) -> Iterator[Entry]:
    """The timeline, of one kind or all."""
    for event in events:
        if kind in (ALL, event.kind):
            yield Line(event.words, format_date(event.date)), (event.record, event.row_id)


def chips(events: tuple[Event, ...]) -> list[tuple[str, str]]:
    """The kinds that there are any events of."""
    there = {event.kind for event in events}
    return [(ALL, f"Tất cả {len(events)}"), *((kind, words) for kind, words in KINDS if kind in there)]


def _line(words: str, lead: str, detail: str, standing: Standing) -> Line:
    return Line(words, lead, detail, standing.words, Meaning.named(standing.meaning))
