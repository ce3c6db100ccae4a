"""A new year is opened from the last one: recurring tasks, open ones carried over, the old year untouched."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.year_plan import YearPlan, moved_date, moved_words, year_plan, year_to_open
from vstbpn_desktop.services import assigning, importing
from vstbpn_desktop.services.calendar import load_special_days
from vstbpn_desktop.services.new_year import Choice, open_year
from vstbpn_desktop.services.transfer import dump

D = dt.date


def dumped(app: App, record: str, year: int) -> list[dict[str, Any]]:
    with app.reader() as reader:
        return list(dump(reader, app.registry[record], year))


def a_year(app: App) -> dict[str, int]:
    lines = ({"kind": "part", "code": "II", "marker": "II.", "title": "", "text": "NHIỆM VỤ NĂM 2020"},)
    programme = app.save("programme", None, {
        "year": 2020, "title": "Chương trình công tác năm 2020", "symbol": "12/CTr-BVSTBPN", "lines": lines,
        "preamble": "Thực hiện Chương trình số 06 ngày 18 tháng 02 năm 2020", "issued_on": D(2020, 3, 5),
    })  # fmt: skip
    tasks: dict[str, dict[str, Any]] = {
        "II.1": {"nature": "periodic", "frequency": "half", "due": D(2020, 2, 29), "title": "Kỳ năm 2020"},
        "II.2": {"nature": "year_round", "starts_on": D(2020, 1, 2)},
        "II.3": {"nature": "once", "due": D(2020, 6, 30)},
        "II.4": {"nature": "once"},
        "II.5": {"nature": "ad_hoc"},
        "II.6": {"nature": "once", "override": "done", "override_reason": "đã bàn giao"},
    }
    return {
        code: app.save("task", None, {"programme": programme, "code": code, "text": code} | values)
        for code, values in tasks.items()
    }


def test_what_recurs_begins_anew_and_what_is_owed_comes_along(app: App) -> None:
    tasks = a_year(app)
    units = [app.save("unit", None, {"code": code, "name": code}) for code in "ABC"]
    for code in ("II.1", "II.3", "II.5", "II.6"):
        assigning.assign(app, [tasks[code]], (), units)
    with app.reader() as reader:
        rows = [row["key"] for row in dump(reader, app.registry["assignment"], 2020)]
        done = [reader.get(app.registry["assignment"], key) for key in rows if key.startswith("2020/II.5")]
        one = reader.get(app.registry["assignment"], "2020/II.3@A")
    assigning.accept(app, [*done, one])
    before = {record: dumped(app, record, 2020) for record in ("programme", "task", "assignment")}
    opened = open_year(app, 2021)
    assert (opened.source, opened.recurring, opened.carried, opened.carried_units) == (2020, 2, 1, 2)
    new = {line["code"]: line for line in dumped(app, "task", 2021)}
    assert sorted(new) == ["II.1", "II.2", "II.3"]
    assert (new["II.1"]["due"], new["II.1"]["title"]) == ("2021-02-28", "Kỳ năm 2021")
    assert new["II.2"]["starts_on"] == "2021-01-02"
    assert new["II.3"]["due"] == "2020-06-30"
    assert [line["key"] for line in dumped(app, "assignment", 2021)] == ["2021/II.3@B", "2021/II.3@C"]
    assert {record: dumped(app, record, 2020) for record in before} == before
    app.undo()
    assert dumped(app, "programme", 2021) == []
    assert {record: dumped(app, record, 2020) for record in before} == before


def test_the_programme_is_a_draft_of_its_own_year(app: App) -> None:
    a_year(app)
    open_year(app, 2021)
    (new,) = dumped(app, "programme", 2021)
    assert new["title"] == "Chương trình công tác năm 2021"
    assert new["symbol"] == "" and new["issued_on"] is None
    assert new["lines"][0]["text"] == "NHIỆM VỤ NĂM 2021"
    assert new["preamble"] == "Thực hiện Chương trình số 06 ngày 18 tháng 02 năm 2020"


def test_a_year_begun_is_refused_and_one_without_a_past_too(app: App) -> None:
    a_year(app)
    with pytest.raises(UserError, match="Năm 2020 đã có chương trình"):
        open_year(app, 2020)
    with pytest.raises(UserError, match="trước 2019"):
        open_year(app, 2019)
    before = app.last_change()
    assert [line["year"] for line in dumped(app, "programme", 2020)] == [2020]
    assert app.last_change() == before


def test_a_gap_of_years_is_bridged(app: App) -> None:
    a_year(app)
    assert open_year(app, 2024).source == 2020
    assert {line["due"] for line in dumped(app, "task", 2024)} == {"2024-02-29", None}


def test_the_seed_of_2020_recurs_with_eleven_tasks(app: App, seed_programme: Any) -> None:
    importing.take(app, importing.read(seed_programme, 2020), 2020, seed_programme)
    opened = open_year(app, 2021)
    assert (opened.recurring, opened.carried) == (11, 0)
    codes = {line["code"] for line in dumped(app, "task", 2021)}
    assert codes >= {"II.1.7", "III.1", "III.4", "III.5", "II.4.1", "II.4.6", "II.6.5"}
    assert "2020/" not in json.dumps(dumped(app, "task", 2021), ensure_ascii=False)


def planned(app: App, year: int = 2021) -> YearPlan:
    with app.reader() as reader:
        return year_plan(reader, year, app.today)


def with_debts(app: App) -> tuple[dict[str, int], list[int]]:
    """The year with II.1, II.3 and II.4 given to three units and an open finding; tasks by code, units."""
    load_special_days(app)
    tasks = a_year(app)
    units = [app.save("unit", None, {"code": code, "name": f"Sở {code}"}) for code in "ABC"]
    for code in ("II.1", "II.3", "II.4"):
        assigning.assign(app, [tasks[code]], (), units)
    inspection = app.save("inspection", None, {"year": 2020, "code": "01", "name": "Đợt 1"})
    finding = {"inspection": inspection, "unit": units[0], "date": D(2020, 3, 1), "content": "Chậm"}
    app.save("finding", None, finding)
    return tasks, units


def test_the_plan_says_all_before_anything_is_written(app: App) -> None:
    tasks, _ = with_debts(app)
    before = app.last_change()
    plan = planned(app)
    assert (plan.year, plan.source) == (2021, 2020)
    assert [(task.code, task.title) for task in plan.recurring] == [("II.1", "Kỳ năm 2021"), ("II.2", "II.2")]
    due, starts = plan.recurring[0].due, plan.recurring[1].starts_on
    assert due is not None and starts is not None
    assert (due.before, due.after, due.off, due.rolled) == (
        D(2020, 2, 29), D(2021, 2, 28), "Chủ nhật", D(2021, 3, 1)
    )  # fmt: skip
    assert (starts.after, starts.off, starts.rolled) == (D(2021, 1, 2), "thứ Bảy", D(2021, 1, 4))
    assert [(task.code, [unit.name for unit in task.units]) for task in plan.carried] == [
        ("II.3", ["Sở A", "Sở B", "Sở C"]), ("II.4", ["Sở A", "Sở B", "Sở C"])
    ]  # fmt: skip
    assert plan.carried[0].units[0].deadline == D(2020, 6, 30)
    assert [(finding.unit, finding.title) for finding in plan.findings] == [("Sở A", "Chậm")]
    assert app.last_change() == before and tasks["II.1"] == plan.recurring[0].id


def test_what_is_unticked_is_left_out(app: App) -> None:
    tasks, _ = with_debts(app)
    plan = planned(app)
    of_three = {task.code: [unit.id for unit in task.units] for task in plan.carried}
    out = frozenset({*of_three["II.3"][:1], *of_three["II.4"]})
    opened = open_year(app, 2021, Choice(frozenset({tasks["II.2"]}), out))
    assert (opened.recurring, opened.carried, opened.carried_units) == (1, 1, 2)
    assert {line["code"] for line in dumped(app, "task", 2021)} == {"II.1", "II.3"}
    assert [line["key"] for line in dumped(app, "assignment", 2021)] == ["2021/II.3@B", "2021/II.3@C"]
    app.undo()
    assert dumped(app, "task", 2021) == []


def test_days_off_are_moved_on_when_asked_for(app: App) -> None:
    with_debts(app)
    open_year(app, 2021, Choice(rolled=True))
    new = {line["code"]: line for line in dumped(app, "task", 2021)}
    assert (new["II.1"]["due"], new["II.2"]["starts_on"]) == ("2021-03-01", "2021-01-04")
    assert new["II.3"]["due"] == "2020-06-30"


def test_a_deadline_that_does_not_count_its_day_ends_on_a_working_day(app: App) -> None:
    tasks, _ = with_debts(app)
    app.save("task", tasks["II.1"], {"due": D(2020, 3, 1), "due_inclusive": False})
    due = planned(app).recurring[0].due
    assert due is not None
    assert (due.after, due.off, due.rolled) == (D(2021, 3, 1), "Chủ nhật", D(2021, 3, 2))


def test_which_year_is_opened_next(app: App) -> None:
    def following(working: int) -> int | None:
        with app.reader() as reader:
            return year_to_open(reader, working)

    assert following(2020) is None
    a_year(app)
    assert (following(2020), following(2019), following(2021), following(2023)) == (2021, 2021, 2021, 2023)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("kế hoạch năm 2020;", "kế hoạch năm 2021;"),
        ("NĂM 2020", "NĂM 2021"),
        ("ngày 05 tháng 3 năm 2020", "ngày 05 tháng 3 năm 2020"),
        ("giai đoạn 2016-2020", "giai đoạn 2016-2020"),
        ("từ năm 2020 - 2025", "từ năm 2020 - 2025"),
        ("năm 20201", "năm 20201"),
    ],
)
def test_only_the_year_itself_is_moved_in_words(text: str, moved: str) -> None:
    assert moved_words(text, 2020, 1) == moved


@given(st.dates(D(2000, 1, 1), D(2090, 12, 31)), st.integers(1, 5))
def test_a_date_keeps_its_day_and_month(day: dt.date, years: int) -> None:
    there = moved_date(day, years)
    assert there is not None and there.year == day.year + years
    assert (there.month, there.day) == (day.month, day.day) or (day.month, day.day) == (2, 29)
    assert moved_date(None, years) is None
