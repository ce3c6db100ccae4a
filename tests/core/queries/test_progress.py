"""The golden table of the rules, and what stands around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.periods import parse_period
from vstbpn_desktop.queries.progress import TaskProgress, task_progress
from vstbpn_desktop.services import assigning, recording

TODAY = dt.date(2020, 7, 6)
JUNE = dt.date(2020, 6, 30)
SOME = {"assigned": 47, "accepted": 21, "submitted": 3}
Given = Callable[..., int]


@pytest.fixture
def given(app: App) -> Given:
    """Makes a task with `assigned` units, some of them in other states; gives the task's id."""
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình công tác"})

    def make(
        assigned: int, *, exempt: int = 0, accepted: int = 0, submitted: int = 0, due: dt.date | None = None,
        extended: int = 0, **task: object,
    ) -> int:  # fmt: skip
        values = {"programme": programme, "code": "II.2.1", "title": "Rà soát cán bộ nữ", **task}
        task_id = app.save("task", None, values)
        states = ["exempt"] * exempt + ["accepted"] * accepted + ["submitted"] * submitted
        for number in range(assigned):
            status = states[number] if number < len(states) else "assigned"
            late = len(states) <= number < len(states) + extended
            _assign(app, task_id, number, status, due, dt.date(2020, 7, 20) if late else None)
        return task_id

    return make


def _assign(
    app: App, task: int, number: int, status: str, due: dt.date | None, extended: dt.date | None
) -> int:
    unit = app.save("unit", None, {"code": f"D{number}", "name": f"Đơn vị {number}"})
    reason = "lý do" if status == "exempt" or extended else ""
    values = {"task": task, "unit": unit, "due": due, "extended_due": extended, "status": status}
    return app.save("assignment", None, values | {"reason": reason})


def judged(app: App, task_id: int, today: dt.date = TODAY, period: str = "") -> TaskProgress:
    with app.reader(today) as reader:
        return task_progress(reader, task_id, today, parse_period(period) if period else None)


@pytest.mark.parametrize(
    ("case", "shown"),
    [
        ({"assigned": 47, "accepted": 47, "due": JUNE}, "hoàn thành 47/47"),
        ({**SOME, "due": JUNE, "extended": 23}, "21/47 · đang làm"),
        ({**SOME, "due": JUNE, "extended": 22}, "21/47 · quá hạn 6 ngày"),
        ({"assigned": 47, "exempt": 2, "accepted": 45, "due": JUNE}, "hoàn thành 45/45"),
        ({"assigned": 1, "due": dt.date(2020, 7, 10)}, "0/1 · còn 4 ngày"),
        ({"assigned": 0}, "chưa giao"),
        ({"assigned": 27, "exempt": 27, "due": JUNE}, "miễn"),
        ({"assigned": 2, "due": TODAY}, "0/2 · hạn hôm nay"),
        (
            {"assigned": 2, "starts_on": dt.date(2020, 10, 1), "due": dt.date(2020, 12, 15)},
            "– · chưa đến kỳ",
        ),
    ],
)
def test_the_golden_table(app: App, given: Given, case: dict[str, object], shown: str) -> None:
    assert judged(app, given(**case)).shown == shown


def test_days_overdue_count_from_the_earliest_open_deadline(app: App, given: Given) -> None:
    task = given(1, accepted=1)
    for number, day in ((11, 1), (12, 3)):
        _assign(app, task, number, "assigned", dt.date(2020, 7, day), None)
    assert judged(app, task).shown == "1/3 · quá hạn 5 ngày"


def test_a_year_round_task_counts_results(app: App, given: Given) -> None:
    task = given(27, nature="year_round")
    assert judged(app, task).shown == "– · đang làm"
    ids = assignments(app, task)
    recording.record_results(app, ids[:4], "Đã tuyên truyền", date=dt.date(2020, 5, 4))
    recording.record_results(app, ids[:1], "Đã tuyên truyền thêm", date=dt.date(2020, 7, 1))
    found = judged(app, task)
    assert (found.shown, found.results) == ("5 kết quả", 5)
    assert judged(app, task, period="2020-H1").shown == "4 kết quả"


def assignments(app: App, task: int) -> list[int]:
    from vstbpn_desktop.queries.progress import assignment_states

    with app.database.read() as connection:
        return [state.id for state in assignment_states(connection, [task], TODAY)]


def test_a_periodic_task_is_counted_in_its_period(app: App, given: Given) -> None:
    task = given(2, nature="periodic", frequency="half")
    ids = assignments(app, task)
    recording.record_results(app, ids, "Báo cáo 6 tháng", date=dt.date(2020, 6, 20), period="2020-H1")
    assigning.accept(app, ids[:1])
    first, second = judged(app, task, period="2020-H1"), judged(app, task)
    assert (first.accepted, first.submitted) == (1, 1)
    assert (second.accepted, second.submitted, second.counts) == (0, 0, "0/2")
    recording.record_results(app, ids[:1], "Báo cáo năm", date=dt.date(2020, 7, 2))
    assert judged(app, task).submitted == 1
    for later in (dt.date(2020, 12, 31), dt.date(2026, 11, 1)):
        assert judged(app, task, later).submitted == 1, "a year that is over is counted in its last period"


def test_what_a_result_does_to_its_assignment(app: App, given: Given) -> None:
    task = given(1)
    (assignment,) = assignments(app, task)

    def status() -> str:
        return str(app.record("assignment", assignment).values["status"])

    recording.record_results(app, [assignment], "Đang rà soát", mark="partial")
    assert status() == "working"
    recording.record_results(app, [assignment], "Đã xong")
    assert status() == "submitted"
    assigning.send_back(app, [assignment])
    assert status() == "working"
    recording.record_results(app, [assignment], "Đã bổ sung")
    assigning.accept(app, [assignment])
    assert status() == "accepted"
    assert app.record("assignment", assignment).values["accepted_on"] == app.today
    app.undo()
    assert status() == "submitted"


def test_submitted_in_time_is_not_overdue_while_it_waits(app: App, given: Given) -> None:
    assert judged(app, given(2, submitted=2, due=JUNE)).shown == "0/2 · đang làm"


@pytest.mark.parametrize(
    ("inclusive", "shown"), [(True, "0/1 · hạn hôm nay"), (False, "0/1 · quá hạn 1 ngày")]
)
def test_before_a_day_ends_the_day_before(app: App, given: Given, inclusive: bool, shown: str) -> None:
    task = given(1)
    app.save("task", task, {"due": TODAY, "due_inclusive": inclusive})
    assert judged(app, task).shown == shown


def test_an_override_is_marked_and_asks_for_its_reason(app: App, given: Given) -> None:
    from vstbpn_desktop.errors import InvalidRecord

    task = given(2, due=JUNE)
    with pytest.raises(InvalidRecord, match="lý do"):
        app.save("task", task, {"override": "done"})
    app.save("task", task, {"override": "done", "override_reason": "Đã họp thống nhất"})
    found = judged(app, task)
    assert (found.shown, found.meaning) == ("0/2 · hoàn thành (ghi đè)", "good")


def test_part_two_comes_first_and_codes_in_their_order(app: App, given: Given) -> None:
    from vstbpn_desktop.queries.progress import progress

    for code in ("III.1", "II.10.1", "II.2.10", "II.2.9"):
        given(0, code=code)
    with app.reader() as reader:
        assert [t.code for t in progress(reader, 2020, TODAY)] == ["II.2.9", "II.2.10", "II.10.1", "III.1"]
