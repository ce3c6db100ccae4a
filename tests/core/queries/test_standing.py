"""Where work stood on a day: what came later does not count, what was given for the period does."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.progress import progress
from vstbpn_desktop.queries.standing import Standing, documents_between, standings, unit_labels
from vstbpn_desktop.services import assigning, recording

H1, H2 = Period(2020, "H", 1), Period(2020, "H", 2)
CUT = dt.date(2020, 6, 14)
LATER = dt.date(2020, 6, 20)


class Given(NamedTuple):
    """One task, one unit, their assignment."""

    app: App
    task: int
    unit: int
    assignment: int

    def at(self, day: dt.date, period: Period | None = H1, units: frozenset[int] | None = None) -> Standing:
        with self.app.reader(day) as reader:
            return standings(reader, 2020, day, period, units)[0]

    def record(self, day: dt.date, **values: Any) -> None:
        recording.record_results(self.app, [self.assignment], "kết quả", date=day, **values)


@pytest.fixture
def given(app: App) -> Given:
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    task = app.save(
        "task", None, {"programme": programme, "code": "II.1.1", "title": "Việc", "text": "Việc."}
    )
    unit = app.save("unit", None, {"code": "901", "name": "Huyện An Hòa", "type": "district"})
    assigning.assign(app, [task], (), [unit], dt.date(2020, 6, 10))
    return Given(app, task, unit, 1)


def test_a_result_counts_from_its_date_on(given: Given) -> None:
    given.record(LATER, review="good")
    before, after = given.at(CUT), given.at(LATER)
    assert (before.progress.accepted, before.progress.overdue_units, before.progress.word) == (
        0,
        1,
        "quá hạn 4 ngày",
    )
    assert before.results == ()
    assert (after.progress.accepted, after.progress.state) == (1, "done")


def test_a_later_result_does_not_take_back_what_stood(given: Given) -> None:
    given.record(dt.date(2020, 5, 1), mark="partial")
    given.record(LATER)
    assert [state.status for state in given.at(CUT).states] == ["working"]
    assert [state.status for state in given.at(LATER).states] == ["submitted"]


def test_an_acceptance_without_results_counts_from_its_day(given: Given) -> None:
    given.app.save("assignment", given.assignment, {"status": "accepted", "accepted_on": LATER})
    assert given.at(CUT).progress.accepted == 0
    assert given.at(LATER).progress.accepted == 1


def test_a_status_without_a_date_stands(given: Given) -> None:
    given.app.save("assignment", given.assignment, {"status": "accepted"})
    assert given.at(CUT).progress.accepted == 1


def test_an_exemption_stands(given: Given) -> None:
    given.record(LATER)
    given.app.save("assignment", given.assignment, {"status": "exempt", "reason": "lý do"})
    assert given.at(CUT).progress.word == "miễn"


def test_a_report_for_the_period_counts_though_it_came_late(given: Given) -> None:
    given.app.save("task", given.task, {"nature": "periodic", "frequency": "half"})
    given.record(LATER, period="2020-H1", review="good")
    assert given.at(CUT).progress.accepted == 1
    assert given.at(CUT).progress.results == 1
    assert given.at(dt.date(2020, 12, 14), H2).progress.accepted == 0


def test_a_report_of_the_next_period_is_not_of_this_one(given: Given) -> None:
    given.app.save("task", given.task, {"nature": "periodic", "frequency": "half"})
    given.record(dt.date(2020, 6, 1), review="good")
    given.record(dt.date(2020, 7, 1))
    assert given.at(CUT).progress.accepted == 1
    assert given.at(CUT, None).progress.accepted == 1
    assert given.at(dt.date(2020, 12, 14), H2).progress.submitted == 1


def test_only_some_units_are_counted(given: Given) -> None:
    other = given.app.save("unit", None, {"code": "902", "name": "Huyện Bắc Bình"})
    assigning.assign(given.app, [given.task], (), [other])
    assert given.at(CUT).progress.assigned == 2
    assert given.at(CUT, units=frozenset((given.unit,))).progress.assigned == 1
    assert given.at(CUT, units=frozenset()).progress.state == "unassigned"


def test_today_it_is_what_progress_says(given: Given) -> None:
    given.record(dt.date(2020, 5, 1), mark="partial")
    with given.app.reader() as reader:
        assert progress(reader, 2020, LATER) == [s.progress for s in standings(reader, 2020, LATER)]


def test_labels_are_those_of_the_day(given: Given) -> None:
    row = {
        "valid_from": dt.date(2020, 6, 1), "valid_to": dt.date(9999, 12, 31), "name": "Thị xã An Hòa",
        "short_name": "TX An Hòa", "full_name": "", "addressing_name": "", "type": "town",
        "protocol_order": 3,
    }  # fmt: skip
    former = given.app.record("unit", given.unit).values["names"][0]
    names = ({**former, "valid_to": dt.date(2020, 6, 1)}, row)
    given.app.save("unit", given.unit, {"names": names})
    office = given.app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ", "unconfirmed": "tên"})
    with given.app.reader(dt.date(2020, 5, 31)) as reader:
        assert unit_labels(reader)[given.unit].prose == "huyện An Hòa"
    with given.app.reader(CUT) as reader:
        labels = unit_labels(reader)
    assert (labels[given.unit].short, labels[given.unit].prose) == ("TX An Hòa", "TX An Hòa")
    assert (labels[office].prose, labels[office].unconfirmed) == ("Sở Nội vụ", True)
    assert labels[office].place < labels[given.unit].place


def test_documents_come_by_the_day_they_were_received(app: App) -> None:
    def save(subject: str, direction: str, date: dt.date | None, received: dt.date | None = None) -> None:
        values = {"direction": direction, "subject": subject, "date": date, "received_on": received}
        app.save("document", None, values)

    save("đi trong kỳ", "out", H1.first_day)
    save("đi sau kỳ", "out", dt.date(2020, 6, 15))
    save("đến trong kỳ", "in", dt.date(2019, 11, 1), H1.last_day)
    save("đến trước kỳ", "in", dt.date(2019, 11, 1), dt.date(2019, 11, 5))
    save("lưu tham khảo", "kept", dt.date(2020, 2, 1))
    save("không ngày", "out", None)
    with app.database.read() as connection:
        found = documents_between(connection, H1.first_day, H1.last_day)
    assert [document.subject for document in found] == ["đến trong kỳ", "đi trong kỳ"]
