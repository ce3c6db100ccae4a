"""Inspections at work: who is visited when; findings noted, given more time, closed with their evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.db.setting import read_setting, write_setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.working_days import ONE_DAY, working_days
from vstbpn_desktop.records.document import SPEC as DOCUMENT
from vstbpn_desktop.records.finding import CLOSED, DAYS, DAYS_SETTING, SPEC, WAITING, WORKING
from vstbpn_desktop.records.inspection import SPEC as INSPECTION
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services import saving
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

Rows = list[dict[str, Any]]
VISIT_FIELDS = ("date", "starts", "team", "leader", "place", "done")


# the schedule: visits are named by their places in the plan's order, from 0


def add_units(
    app: App, inspection_id: int, unit_ids: Iterable[int], first: dt.date | None = None, per_day: int = 1
) -> int:
    """Put units at the end of a plan, spread from a day on where one is given; those it has stay.

    Gives how many are new. UserError where none is to be visited a day.
    """
    wanted, before = list(dict.fromkeys(unit_ids)), len(_visits(app, inspection_id))

    def added(rows: Rows) -> str:
        new = [unit for unit in wanted if unit not in {row["unit"] for row in rows}]
        days = _spread(app, len(new), first, per_day) if first else [None] * len(new)
        rows += [{"unit": unit, "date": day} for unit, day in zip(new, days, strict=True)]
        return f"Thêm {len(new)} đơn vị vào lịch kiểm tra"

    return len(_reschedule(app, inspection_id, added)) - before


def set_visits(app: App, inspection_id: int, places: Collection[int], values: Mapping[str, Any]) -> None:
    """The same values (of `VISIT_FIELDS`) for some visits."""
    _each(app, inspection_id, "Xếp lịch kiểm tra", {place: values for place in places})


def mark_visited(app: App, inspection_id: int, places: Collection[int], done: bool = True) -> None:
    """Say that the team has been there, or take that back."""
    label = "Ghi nhận đã làm việc" if done else "Bỏ ghi nhận đã làm việc"
    _each(app, inspection_id, label, {place: {"done": done} for place in places})


def spread_visits(
    app: App, inspection_id: int, places: Sequence[int], first: dt.date, per_day: int = 1
) -> None:
    """Give visits their days in turn from a day on, so many a day, on working days. UserError: none a day."""
    days = _spread(app, len(places), first, per_day)
    given = {place: {"date": day} for place, day in zip(places, days, strict=True)}
    _each(app, inspection_id, "Xếp ngày", given)


def shift_visits(app: App, inspection_id: int, places: Collection[int], count: int) -> None:
    """Move visits by so many working days, back where negative. UserError where none has a day yet."""
    with app.database.read() as connection:
        days = working_days(connection)
    rows = _visits(app, inspection_id)
    dated = {place: rows[place]["date"] for place in places if rows[place]["date"]}
    if not dated:
        raise UserError("Các đơn vị đã chọn chưa có ngày.", "Hãy xếp ngày trước khi dời.")
    moved = {place: {"date": days.add(day, count)} for place, day in dated.items()}
    _each(app, inspection_id, "Dời lịch kiểm tra", moved)


def drop_visits(app: App, inspection_id: int, places: Collection[int]) -> None:
    """Take visits out of a plan; what was found at the units stays."""
    gone = set(places)

    def dropped(rows: Rows) -> str:
        rows[:] = [row for place, row in enumerate(rows) if place not in gone]
        return f"Bớt {len(gone)} đơn vị khỏi lịch kiểm tra"

    _reschedule(app, inspection_id, dropped)


# findings


def note_finding(
    app: App,
    inspection_id: int,
    unit_id: int,
    content: str,
    recommendation: str = "",
    *,
    responsible: str = "",
    date: dt.date | None = None,
    due: dt.date | None = None,
) -> int:
    """Note what a unit must mend; gives the finding's id. Without a due date the setting's days apply.

    Where something was found somebody has been: the unit's visits up to that day count as made.
    """
    day = date or app.today
    values = {
        "inspection": inspection_id, "unit": unit_id, "content": content, "recommendation": recommendation,
        "responsible": responsible, "date": day, "due": due,
    }  # fmt: skip
    with app.change("Ghi kiến nghị") as change:
        reader = Reader(change.connection, change.registry, app.today)
        change.rename(f"Ghi kiến nghị: {reader.title(UNIT, unit_id)}")
        found = saving.save(change, SPEC, None, values, app.today)
        rows = reader.values(INSPECTION, inspection_id)["visits"]
        seen = tuple({**row, "done": row["done"] or _made(row, unit_id, day)} for row in rows)
        if seen != rows:
            saving.save(change, INSPECTION, inspection_id, {"visits": seen}, app.today)
    return found


def record_mending(app: App, finding_ids: Collection[int], words: str, *, finished: bool) -> None:
    """Keep what units did about findings; `finished` lets them wait to be confirmed. UserError: no words."""
    if not words.strip():
        raise UserError("Chưa có kết quả khắc phục.", "Hãy ghi đơn vị đã làm gì.")
    line = f"Khắc phục {format_date(app.today)}: {words.strip()}"
    state = WAITING if finished else WORKING
    _each_finding(app, "Ghi kết quả khắc phục", finding_ids, lambda before: _noted(before, line, state=state))


def extend_findings(app: App, finding_ids: Collection[int], due: dt.date, reason: str) -> None:
    """Give units more time, with the reason kept in the note. UserError: no reason, or no more time."""
    if not reason.strip():
        raise UserError("Gia hạn phải có lý do.", "Hãy ghi lý do.")

    def extended(before: dict[str, Any]) -> dict[str, Any]:
        if before["due"] and due <= before["due"]:
            words = f"Hạn mới phải sau hạn đang có ({format_date(before['due'])})."
            raise UserError(words, "Hãy chọn ngày muộn hơn.")
        was = format_date(before["due"]) if before["due"] else "chưa có hạn"
        line = f"Gia hạn từ {was} đến {format_date(due)}: {reason.strip()}"
        return _noted(before, line, due=due)

    _each_finding(app, f"Gia hạn đến {format_date(due)}", finding_ids, extended)


def close_findings(app: App, finding_ids: Collection[int], evidence: int | Mapping[str, Any] | None) -> None:
    """Close findings with the document that proves them mended, one there is or the values of a new one.

    UserError without one.
    """
    if evidence is None:
        raise UserError("Chưa có văn bản minh chứng.", "Hãy chọn văn bản chứng minh đã khắc phục.")
    with app.change(_findings_label(app, "Xác nhận đã khắc phục", finding_ids)) as change:
        if not isinstance(evidence, int):
            evidence = saving.save(change, DOCUMENT, None, dict(evidence), app.today)
        closed = {"state": CLOSED, "evidence": evidence, "closed_on": app.today}
        for finding_id in finding_ids:
            saving.save(change, SPEC, finding_id, closed, app.today)


def close_finding(app: App, finding_id: int, document_id: int | None) -> None:
    """Close one finding with the document that proves it mended. UserError without one."""
    close_findings(app, [finding_id], document_id)


def extend_finding(app: App, finding_id: int, due: dt.date, reason: str) -> None:
    """Give a unit more time for one finding."""
    extend_findings(app, [finding_id], due, reason)


def reopen_findings(app: App, finding_ids: Collection[int]) -> None:
    """Closed too early: to be mended again; the evidence stays named."""
    _each_finding(app, "Mở lại kiến nghị", finding_ids, lambda _: {"state": WORKING, "closed_on": None})


def finding_days(app: App) -> int:
    """How many days a unit has to mend a finding where nothing else is said."""
    with app.database.read() as connection:
        return int(read_setting(connection, DAYS_SETTING, DAYS))


def set_finding_days(app: App, days: int) -> None:
    """Set these days; findings that have their due date keep it."""
    if not 1 <= days <= 3650:
        raise UserError(f"{days} ngày không dùng được.", "Hãy chọn từ 1 ngày.")
    with app.change(f"Hạn khắc phục kiến nghị: {days} ngày") as change:
        write_setting(change.connection, DAYS_SETTING, days)


# inside


def _visits(app: App, inspection_id: int) -> Rows:
    with app.reader() as reader:
        return [dict(row) for row in reader.values(INSPECTION, inspection_id)["visits"]]


def _spread(app: App, count: int, first: dt.date, per_day: int) -> list[dt.date]:
    """So many days in turn, each as often as units are visited on it; working days only."""
    if per_day < 1:
        raise UserError("Mỗi ngày phải có ít nhất một đơn vị.", "Hãy ghi số đơn vị mỗi ngày.")
    with app.database.read() as connection:
        working = working_days(connection)
    days = [working.next_working(first)]
    while len(days) * per_day < count:
        days.append(working.next_working(days[-1] + ONE_DAY))
    return [days[number // per_day] for number in range(count)]


def _reschedule(app: App, inspection_id: int, alter: Callable[[Rows], str]) -> Rows:
    """Let `alter` change the visits in place and say what that is called; gives the visits as they are."""
    with app.change("Xếp lịch kiểm tra") as change:
        reader = Reader(change.connection, change.registry, app.today)
        values = reader.values(INSPECTION, inspection_id)
        rows = [dict(row) for row in values["visits"]]
        change.rename(f"{alter(rows)} {values['code']}")
        saving.save(change, INSPECTION, inspection_id, {"visits": tuple(rows)}, app.today)
    return rows


def _each(app: App, inspection_id: int, label: str, given: Mapping[int, Mapping[str, Any]]) -> None:
    """New values for visits by their places; the label names the unit where there is one alone."""

    def altered(rows: Rows) -> str:
        if any(place >= len(rows) for place in given):
            raise UserError("Lịch kiểm tra vừa thay đổi.", "Hãy chọn lại đơn vị rồi làm lại.")
        for place, values in given.items():
            rows[place] |= values
        if len(given) != 1:
            return f"{label}: {len(given)} đơn vị, cuộc"
        with app.reader() as reader:
            (place,) = given
            return f"{label}: {reader.title(UNIT, rows[place]['unit'])}, cuộc"

    _reschedule(app, inspection_id, altered)


def _made(row: dict[str, Any], unit_id: int, day: dt.date) -> bool:
    return row["unit"] == unit_id and (row["date"] is None or row["date"] <= day)


def _noted(before: dict[str, Any], line: str, **values: Any) -> dict[str, Any]:
    return {**values, "note": "\n".join(filter(None, (before["note"], line)))}


def _each_finding(
    app: App,
    what: str,
    finding_ids: Collection[int],
    values: Callable[[dict[str, Any]], dict[str, Any]],
) -> None:
    with app.change(_findings_label(app, what, finding_ids)) as change:
        for finding_id in finding_ids:
            _save_finding(change, finding_id, values, app.today)


def _save_finding(
    change: Change, finding_id: int, values: Callable[[dict[str, Any]], dict[str, Any]], today: dt.date
) -> None:
    before = Reader(change.connection, change.registry, today).values(SPEC, finding_id)
    saving.save(change, SPEC, finding_id, values(before), today)


def _findings_label(app: App, what: str, finding_ids: Collection[int]) -> str:
    if len(finding_ids) != 1:
        return f"{what}: {len(finding_ids)} kiến nghị"
    with app.reader() as reader:
        return f"{what}: {reader.title(SPEC, *finding_ids)}"[:200]
