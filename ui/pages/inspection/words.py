"""How inspections and findings are said in one line, and which colour goes with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ui.tables.roles import MEANINGS
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.inspection import Standing
from vstbpn_desktop.queries.inspection_view import (
    FindingCounts,
    FindingRow,
    InspectionView,
    YearInspections,
    counted,
)
from vstbpn_desktop.vietnamese.dates import format_date, weekday

Pill = tuple[str, Meaning]


def meaning(standing: Standing) -> Meaning:
    """The colour of a standing's word."""
    return MEANINGS[standing.meaning]


def window_words(first: dt.date | None, last: dt.date | None) -> str:
    """ "01/07/2020 – 31/07/2020", "từ 01/07/2020", "đến 31/07/2020", "chưa định"."""
    if first and last:
        return format_date(first) if first == last else f"{format_date(first)} – {format_date(last)}"
    if first or last:
        return f"từ {format_date(first)}" if first else f"đến {format_date(last)}" if last else ""
    return "chưa định"


def day_words(day: dt.date | None) -> str:
    """ "Thứ Ba, 07/07/2020"; what has no day says so."""
    if day is None:
        return "Chưa xếp ngày"
    words = weekday(day)
    return f"{words[:1].upper()}{words[1:]}, {format_date(day)}"


def counts_pill(counts: FindingCounts) -> Pill:
    """The most urgent thing to say of some findings."""
    said = (
        (counts.overdue, f"{counts.overdue} quá hạn", Meaning.LATE),
        (counts.waiting, f"{counts.waiting} chờ xác nhận", Meaning.SOON),
        (counts.open, f"{counts.open} chưa khắc phục", Meaning.NONE),
        (counts.total, "đã khắc phục", Meaning.GOOD),
    )
    return next(((words, colour) for count, words, colour in said if count), ("–", Meaning.NONE))


def findings_words(found: Iterable[FindingRow]) -> str:
    """ "5 kiến nghị · 3 chưa khắc phục · 1 quá hạn · 1 chờ xác nhận"."""
    counts = counted(found)
    return " · ".join(filter(None, (f"{counts.total} kiến nghị", *_open_words(counts))))


def year_words(view: YearInspections) -> str:
    """ "2 cuộc · 7 đơn vị · 3 kiến nghị chưa khắc phục · 1 quá hạn"."""
    counts = counted(view.findings)
    still = f"{counts.open} kiến nghị chưa khắc phục" if counts.open else ""
    overdue = f"{counts.overdue} quá hạn" if counts.overdue else ""
    going = f"{len(view.inspections)} cuộc · {view.units} đơn vị"
    return " · ".join(filter(None, (going, still, overdue)))


def plan_words(view: InspectionView) -> str:
    """ "4 đơn vị · đã làm việc 1/4 · 2 lưu ý · 3 kiến nghị chưa khắc phục · 1 quá hạn"."""
    row, counts = view.row, view.row.findings
    parts = (
        f"{len(row.unit_ids)} đơn vị",
        f"đã làm việc {row.visited}/{row.planned}" if row.planned else "",
        f"{view.warned} đơn vị cần xem lại lịch" if view.warned else "",
        f"{counts.open} kiến nghị chưa khắc phục" if counts.open else "",
        f"{counts.overdue} quá hạn" if counts.overdue else "",
    )
    return " · ".join(filter(None, parts))


def lacking_words(view: InspectionView) -> tuple[str, ...]:
    """What a plan must have before it can be signed and has not."""
    values, heads = view.record.values, {member.team for member in view.members if member.role == "head"}
    teams = view.teams or ((None,) if view.members else ())
    headless = [team for team in teams if not heads & {team, None}]
    said = (
        (not view.visits, "Chưa có đơn vị được kiểm tra"),
        (not view.members, "Chưa có thành phần đoàn"),
        (headless, "Chưa có trưởng đoàn" + _of_teams(headless)),
        (not (values["starts_on"] and values["ends_on"]), "Chưa có thời gian kiểm tra"),
        (not values["contents"].strip(), "Chưa có nội dung kiểm tra"),
        (not values["decision"], "Chưa có quyết định thành lập đoàn"),
    )
    return tuple(words for applies, words in said if applies)


def _of_teams(teams: Iterable[int | None]) -> str:
    numbers = [str(team) for team in teams if team]
    return f" (đoàn {', '.join(numbers)})" if numbers else ""


def _open_words(counts: FindingCounts) -> tuple[str, ...]:
    return (
        f"{counts.open} chưa khắc phục" if counts.open else "",
        f"{counts.overdue} quá hạn" if counts.overdue else "",
        f"{counts.waiting} chờ xác nhận" if counts.waiting else "",
    )
