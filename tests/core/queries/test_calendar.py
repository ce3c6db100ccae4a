"""The calendar: acceptance scenario 11, and everything that has a day beside it."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.calendar import Entry, calendar, entries
from vstbpn_desktop.services import assigning

D = dt.date


def of(app: App, year: int, *kinds: str) -> list[Entry]:
    with app.reader() as reader:
        return [entry for entry in calendar(reader, year) if not kinds or entry.kind in kinds]


def days(app: App, year: int) -> list[tuple[str, dt.date]]:
    return [(entry.weekday, entry.date) for entry in of(app, year, "commemorative", "action_month")]


def test_the_days_of_2020_and_rolled_to_2021(started: App) -> None:
    assert days(started, 2020) == [
        ("CN", D(2020, 3, 8)), ("T6", D(2020, 3, 20)), ("CN", D(2020, 6, 28)), ("T3", D(2020, 10, 20)),
        ("CN", D(2020, 11, 15)), ("T4", D(2020, 11, 25)),
    ]  # fmt: skip
    assert [weekday for weekday, _ in days(started, 2021)] == ["T2", "T7", "T2", "T4", "T2", "T5"]
    month, later = (of(started, year, "action_month")[0] for year in (2020, 2021))
    assert (month.end, month.days, later.end) == (D(2020, 12, 15), 31, D(2021, 12, 15))
    assert [end.weekday() for end in (month.end, later.end) if end] == [1, 2]
    assert "phòng, chống" in month.title and "phòng ngừa, ứng phó" in later.title
    assert month.detail == "Chấm dứt bạo lực đối với phụ nữ và trẻ em" and later.detail == ""


def test_weekends_and_holidays_are_warned_of(started: App) -> None:
    warned = {entry.date: entry.warning for entry in of(started, 2020, "commemorative", "action_month")}
    assert warned[D(2020, 3, 8)] == "rơi vào Chủ nhật"
    assert warned[D(2020, 3, 20)] == ""
    assert warned[D(2020, 11, 15)] == "bắt đầu vào Chủ nhật"
    assert all(not entry.warning for entry in of(started, 2020, "holiday"))


def test_everything_that_has_a_day_stands_together(started: App) -> None:
    app = started
    with app.reader() as reader:
        unit = reader.get(app.registry["unit"], "SNV")
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    task = {"programme": programme, "code": "II.1", "title": "Báo cáo", "due": D(2020, 6, 7)}
    task_id = app.save("task", None, task | {"due_inclusive": False})
    assigning.assign(app, [task_id], (), [unit], D(2020, 9, 2))
    sessions = ({"date": D(2020, 7, 4)}, {"date": D(2020, 7, 4)}, {"date": D(2020, 7, 6)})
    a_class = {"year": 2020, "code": "01", "topic": "Lồng ghép giới", "sessions": sessions}
    app.save("training_class", None, a_class)
    app.save("training_class", None, a_class | {"code": "02", "state": "cancelled"})
    visits = ({"unit": unit, "date": D(2020, 4, 30)},)
    plan = app.save("inspection", None, {"year": 2020, "code": "01", "name": "Đợt 1", "visits": visits})
    app.save("finding", None, {"inspection": plan, "unit": unit, "date": D(2020, 7, 1), "content": "Chậm"})
    app.save("document", None, {"subject": "Xin số liệu", "symbol": "5/SNV", "due": D(2020, 5, 8)})
    kinds = ("task", "training_class", "inspection", "finding", "document")
    assert [(e.kind, e.date, e.warning) for e in of(app, 2020, *kinds)] == [
        ("inspection", D(2020, 4, 30), "rơi vào ngày nghỉ: Ngày Chiến thắng 30/4"),
        ("document", D(2020, 5, 8), ""),
        ("task", D(2020, 6, 6), "rơi vào thứ Bảy"),
        ("training_class", D(2020, 7, 4), "rơi vào thứ Bảy"),
        ("training_class", D(2020, 7, 6), ""),
        ("finding", D(2020, 7, 31), ""),
        ("task", D(2020, 9, 2), "rơi vào ngày nghỉ: Quốc khánh"),
    ]
    due = of(app, 2020, "task")
    assert [(entry.record, entry.id, entry.detail) for entry in due] == [
        ("task", task_id, ""), ("task", task_id, "1 đơn vị chưa nộp"),
    ]  # fmt: skip


def test_what_begins_in_one_year_shows_in_the_next(app: App) -> None:
    values = {"date": D(2019, 12, 20), "end": D(2020, 1, 5), "name": "Đợt", "kind": "action_month"}
    app.save("special_day", None, values | {"yearly": True, "until_year": 2020})
    assert [entry.date for entry in of(app, 2020)] == [D(2019, 12, 20), D(2020, 12, 20)]
    assert [entry.date for entry in of(app, 2021)] == [D(2020, 12, 20)]
    assert of(app, 2022) == []


def test_a_week_alone(started: App) -> None:
    with started.reader() as reader:
        found = entries(reader, D(2020, 3, 2), D(2020, 3, 8))
    assert [entry.date for entry in found] == [D(2020, 3, 8)]


def test_a_year_without_a_calendar_is_refused(app: App) -> None:
    with pytest.raises(UserError, match="Không có lịch năm 3000"):
        of(app, 3000)
