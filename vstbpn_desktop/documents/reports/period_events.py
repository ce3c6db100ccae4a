"""What a period's report says of training and inspection: counted, and held against the year before.

A year of which nothing was kept is unknown: nothing is said of it, and nothing is compared with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.reports.figure_facts import Facts, Scope
from vstbpn_desktop.documents.reports.sentences import share, units
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.training import Count
from vstbpn_desktop.vietnamese.numbers import format_integer, format_percent, percent

TRAINING, INSPECTION = "Công tác tập huấn, bồi dưỡng", "Công tác kiểm tra"


@dataclass(frozen=True, slots=True)
class Training:
    """Classes held in a period, and how many the whole year plans."""

    topics: tuple[str, ...]
    count: Count
    planned: int


@dataclass(frozen=True, slots=True)
class Inspecting:
    """Units visited in a period of those planned for the year; findings by then: closed, overdue."""

    visited: int
    planned: int
    findings: int
    closed: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Events:
    """Both in the period and in the same one a year before; None where the year kept nothing of them."""

    training: Training | None
    training_before: Training | None
    inspecting: Inspecting | None
    inspecting_before: Inspecting | None


def gather_events(reader: Reader, period: Period, as_of: dt.date) -> Events:
    """Count both periods, the earlier one as of the same day of its year."""
    before = period.previous_year
    day = min(before.last_day, as_of - (period.last_day - before.last_day))
    now, then = Facts(reader, Scope(period, as_of)), Facts(reader, Scope(before, day))
    return Events(_training(now), _training(then), _inspecting(now), _inspecting(then))


def told(events: Events) -> Iterator[tuple[str, str]]:
    """Title and text of each section there is something to say in."""
    if events.training is not None:
        yield TRAINING, training(events.training, events.training_before)
    if events.inspecting is not None:
        yield INSPECTION, inspecting(events.inspecting, events.inspecting_before)


def training(now: Training, before: Training | None) -> str:
    """How many classes with how many learners, of the year's plan, against the year before."""
    held, count = len(now.topics), now.count
    plan = f"kế hoạch năm có {format_integer(now.planned)} lớp"
    if not held:
        return f"Trong kỳ chưa mở lớp tập huấn, bồi dưỡng nào; {plan}."
    what = f"1 lớp, chuyên đề “{now.topics[0]}”" if held == 1 else f"{format_integer(held)} lớp"
    done = f"Đã mở {share(held, now.planned)} lớp theo kế hoạch năm." if held < now.planned else ""
    sentences = (f"Trong kỳ đã mở {what}{_learners(count)}.", done, _training_compared(now, before))
    return " ".join(filter(None, sentences))


def inspecting(now: Inspecting, before: Inspecting | None) -> str:
    """How many units of the plan, what was found, what is mended, against the year before."""
    if not now.visited and now.findings:
        first = f"Kế hoạch năm kiểm tra {units(now.planned)}."
    elif not now.visited:
        first = f"Trong kỳ chưa kiểm tra đơn vị nào; kế hoạch năm kiểm tra {units(now.planned)}."
    elif now.visited < now.planned:
        first = f"Trong kỳ đã kiểm tra {share(now.visited, now.planned)} đơn vị theo kế hoạch năm."
    else:
        first = f"Trong kỳ đã kiểm tra {units(now.visited)}."
    compared = compare("số đơn vị được kiểm tra", now.visited, before.visited) if before else ""
    return " ".join(filter(None, (first, _findings(now), _against(compared))))


def compare(what: str, now: int, before: int) -> str:
    """ "số lớp tăng 1 (từ 2 lên 3)", "giảm 1 (từ 3 xuống 2)", "không đổi (3)"."""
    if now == before:
        return f"{what} không đổi ({format_integer(now)})"
    word, to = ("tăng", "lên") if now > before else ("giảm", "xuống")
    return (
        f"{what} {word} {format_integer(abs(now - before))} "
        f"(từ {format_integer(before)} {to} {format_integer(now)})"
    )


def _against(compared: str) -> str:
    return f"So với cùng kỳ năm trước, {compared}." if compared else ""


def _learners(count: Count) -> str:
    if not count.registered:
        return ", chưa có danh sách học viên"
    women = (
        f"{format_integer(count.women)} lượt nữ ({format_percent(percent(count.women, count.registered))})"
    )
    people = f" ({format_integer(count.people)} người)" if count.people != count.registered else ""
    came = f"; có {share(count.attended, count.registered)} lượt dự học" if count.attended else ""
    return f" với {format_integer(count.registered)} lượt học viên{people}, trong đó {women}{came}"


def _training_compared(now: Training, before: Training | None) -> str:
    if before is None:
        return ""
    parts = [compare("số lớp", len(now.topics), len(before.topics))]
    if now.count.registered and before.count.registered:
        parts.append(compare("số lượt học viên", now.count.registered, before.count.registered))
    return _against("; ".join(parts))


def _findings(now: Inspecting) -> str:
    if not now.findings:
        return "Chưa ghi nhận kiến nghị sau kiểm tra." if now.visited else ""
    if now.closed == now.findings:
        all_of = "kiến nghị đã nêu đã" if now.findings == 1 else f"cả {now.findings} kiến nghị đã nêu đều đã"
        return f"{all_of[:1].upper()}{all_of[1:]} được khắc phục."
    left = now.findings - now.closed
    if not now.closed:
        first = f"Đã nêu {format_integer(now.findings)} kiến nghị, chưa kiến nghị nào được xác nhận khắc phục"
    else:
        first = f"{share(now.closed, now.findings)} kiến nghị đã được khắc phục; còn {left} kiến nghị"
    if not now.overdue:
        return f"{first}."
    all_late = now.overdue == left and left > 1
    late = "đều đã quá hạn" if all_late else f"trong đó {now.overdue} kiến nghị quá hạn"
    return f"{first}, {'đã quá hạn' if left == now.overdue == 1 else late}."


def _training(facts: Facts) -> Training | None:
    if not facts.classes:
        return None
    return Training(tuple(one.topic for one in facts.held), facts.training, len(facts.classes))


def _inspecting(facts: Facts) -> Inspecting | None:
    if not facts.inspections:
        return None
    return Inspecting(
        facts.visited_units, facts.planned_units, len(facts.findings), facts.closed, facts.overdue
    )
