"""What the inspection pages show: standings by the day, counts, findings carried over from earlier years."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.inspection import coming_visits, finding_standing
from vstbpn_desktop.queries.inspection_view import (
    inspection_of,
    inspection_standing,
    inspection_view,
    visit_standing,
    year_inspections,
    year_of,
)
from vstbpn_desktop.queries.today import today_items
from vstbpn_desktop.services import inspecting

D = dt.date
TODAY = D(2020, 7, 10)


@pytest.mark.parametrize(
    ("state", "due", "words"),
    [
        ("open", D(2020, 7, 5), "quá hạn 5 ngày"),
        ("working", D(2020, 7, 10), "hạn hôm nay"),
        ("open", D(2020, 7, 17), "còn 7 ngày"),
        ("open", D(2020, 7, 18), "chưa khắc phục"),
        ("working", D(2020, 8, 18), "đang khắc phục"),
        ("waiting", D(2020, 7, 5), "chờ xác nhận"),
        ("closed", D(2020, 7, 5), "đã khắc phục"),
        ("open", None, "chưa khắc phục"),
    ],
)
def test_the_word_of_a_finding(state: str, due: dt.date | None, words: str) -> None:
    assert finding_standing(state, due, TODAY).words == words


@pytest.mark.parametrize(
    ("day", "done", "words"),
    [
        (D(2020, 7, 9), False, "chưa xác nhận"),
        (D(2020, 7, 9), True, "đã làm việc"),
        (TODAY, False, "hôm nay"),
        (D(2020, 7, 12), False, "còn 2 ngày"),
        (D(2020, 7, 18), False, "theo lịch"),
        (None, False, "chưa xếp ngày"),
    ],
)
def test_the_word_of_a_visit(day: dt.date | None, done: bool, words: str) -> None:
    assert visit_standing(day, done, TODAY).words == words


@pytest.mark.parametrize(
    ("state", "first", "last", "words"),
    [
        ("planned", D(2020, 7, 1), D(2020, 7, 31), "đang kiểm tra"),
        ("planned", D(2020, 8, 1), None, "chưa bắt đầu"),
        ("planned", None, None, "chưa bắt đầu"),
        ("planned", D(2020, 6, 1), D(2020, 6, 30), "đã qua thời gian"),
        ("done", D(2020, 7, 1), D(2020, 7, 31), "đã kết thúc"),
        ("cancelled", None, None, "huỷ"),
    ],
)
def test_the_word_of_an_inspection(
    state: str, first: dt.date | None, last: dt.date | None, words: str
) -> None:
    assert inspection_standing(state, first, last, TODAY).words == words


@pytest.fixture
def plans(app: App) -> tuple[int, int]:
    """One of 2019 with an open and a closed finding, one of 2020 with two teams."""
    units = [app.save("unit", None, {"code": code, "name": f"Huyện {code}"}) for code in "ABC"]
    old = app.save("inspection", None, {"year": 2019, "code": "01", "name": "Cũ"})
    inspecting.note_finding(app, old, units[0], "Còn mở", date=D(2019, 6, 1))
    closed = inspecting.note_finding(app, old, units[1], "Đã xong", date=D(2019, 6, 1))
    inspecting.close_findings(app, [closed], {"subject": "Báo cáo"})
    visits = (
        {"unit": units[1], "date": D(2020, 7, 14), "starts": "14 giờ 00", "team": 2},
        {"unit": units[0], "date": D(2020, 7, 14), "starts": "8 giờ 00", "team": 1},
        {"unit": units[2]},
    )
    new = app.save("inspection", None, {"year": 2020, "code": "01", "name": "Mới", "visits": visits})
    return old, new


def test_a_year_follows_what_earlier_ones_left_open(app: App, plans: tuple[int, int]) -> None:
    with app.reader() as reader:
        found = year_inspections(reader, 2020, TODAY)
        assert [(row.inspection, row.content) for row in found.findings] == [("2019/01", "Còn mở")]
        assert [(row.planned, row.visited, row.next_day) for row in found.inspections] == [
            (3, 0, D(2020, 7, 14))
        ]
        assert found.units == 3
        assert len(year_inspections(reader, 2019, TODAY).findings) == 2


def test_visits_stand_by_day_and_hour_with_their_places_in_the_plan(app: App, plans: tuple[int, int]) -> None:
    with app.reader() as reader:
        view = inspection_view(reader, plans[1], TODAY)
    assert [(row.unit, row.id, row.team) for row in view.visits] == [
        ("Huyện A", 1, "đoàn 1"), ("Huyện B", 0, "đoàn 2"), ("Huyện C", 2, ""),
    ]  # fmt: skip
    assert view.teams == (1, 2) and view.warned == 0


def test_where_a_finding_belongs(app: App, plans: tuple[int, int]) -> None:
    with app.reader() as reader:
        assert inspection_of(reader, 1) == (plans[0], 2019) and inspection_of(reader, 99) is None
        assert year_of(reader, plans[1]) == 2020 and year_of(reader, 99) is None


def test_visits_of_the_coming_days_are_counted(app: App, plans: tuple[int, int]) -> None:
    with app.reader() as reader:
        assert coming_visits(reader, D(2020, 7, 6)) == 0
        assert coming_visits(reader, D(2020, 7, 7)) == 2
    inspecting.mark_visited(app, plans[1], [0])
    with app.reader() as reader:
        assert coming_visits(reader, D(2020, 7, 14)) == 1
    app.save("inspection", plans[1], {"state": "cancelled"})
    with app.reader() as reader:
        assert coming_visits(reader, D(2020, 7, 14)) == 0


def test_one_that_waits_is_on_today_to_be_confirmed_not_overdue(app: App, plans: tuple[int, int]) -> None:
    inspecting.record_mending(app, [1], "Đã xong", finished=True)
    with app.reader() as reader:
        (item,) = (item for item in today_items(reader, D(2020, 8, 1)) if item.record == "finding")
    assert (item.kind, item.shown, item.meaning) == ("waiting", "chờ xác nhận", "soon")
