"""A class's list pasted from Excel or Word: understood without headings, people met again named."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import take_import
from vstbpn_desktop.exchange.roster_paste import RosterPlan, cells_of, plan_roster
from vstbpn_desktop.queries.training import roster
from vstbpn_desktop.services import training


@pytest.fixture
def class_id(app: App) -> int:
    for code, name in (("SNV", "Sở Nội vụ"), ("SYT", "Sở Y tế")):
        app.save("unit", None, {"code": code, "name": name})
    values = {
        "year": 2020,
        "code": "01",
        "topic": "Lồng ghép giới",
        "sessions": ({"date": dt.date(2020, 7, 1)},),
    }
    return app.save("training_class", None, values)


def planned(app: App, class_id: int, *lines: str, **fields: str | None) -> RosterPlan:
    chosen = {int(at.removeprefix("at")): field for at, field in fields.items()}
    return plan_roster(app, class_id, cells_of("\n".join(lines)), chosen)


def fields_of(plan: RosterPlan) -> list[str | None]:
    return [column.field for column in plan.columns]


def told(plan: RosterPlan) -> list[tuple[object, ...]]:
    return [
        (p.line, p.values["name"], p.values["gender"], p.values["post"], p.unit, p.values["workplace"])
        for p in plan.people
    ]


def test_cells_are_parted_by_tabs_and_may_hold_lines() -> None:
    text = 'Họ và tên\tChức vụ\r\n"Lê Thị\nMơ"\t Chuyên  viên\r\n\t\r\nTrần B\r\n'
    assert cells_of(text) == [["Họ và tên", "Chức vụ"], ["Lê Thị Mơ", "Chuyên viên"], ["Trần B", ""]]


@pytest.mark.parametrize("text", ["", "\n\t\n", "a\n" * 2_001])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        cells_of(text)


def test_headings_say_what_the_columns_hold(app: App, class_id: int) -> None:
    plan = planned(
        app, class_id, "TT\tHọ và tên\tGiới tính\tChức danh\tCơ quan\tSĐT\tTuổi",
        "1\tLê Thị Mơ\tnữ\tChuyên viên\tsở y  tế\t0912 345 678\t30",
    )  # fmt: skip
    assert fields_of(plan) == [None, "name", "gender", "post", "unit", "phone", None]
    assert told(plan) == [(1, "Lê Thị Mơ", "female", "Chuyên viên", "Sở Y tế", "")]
    assert plan.people[0].values["phone"] == "0912 345 678"
    assert plan.problems == () and plan.elsewhere == 0


def test_without_headings_the_cells_tell(app: App, class_id: int) -> None:
    plan = planned(app, class_id, "1\tLê Thị Mơ\tnữ\tChuyên viên\tSNV", "2\tTrần Bé\tnam\tPhó phòng\tSở Y tế")
    assert fields_of(plan) == [None, "name", "gender", "post", "unit"]
    assert told(plan)[1] == (2, "Trần Bé", "male", "Phó phòng", "Sở Y tế", "")
    assert fields_of(planned(app, class_id, "Lê Thị Mơ", "Trần Bé")) == ["name"]


def test_marks_under_nu_say_the_gender_of_everyone(app: App, class_id: int) -> None:
    plan = planned(app, class_id, "Họ tên\tNữ\tChức vụ", "Lê Mơ\tx\tA", "Trần Bé\t\tB")
    assert [row[2] for row in told(plan)] == ["female", "male"]


def test_a_unit_that_is_not_on_file_is_kept_as_words(app: App, class_id: int) -> None:
    plan = planned(app, class_id, "Họ tên\tĐơn vị", "Lê Mơ\tUBND xã Xa", "Trần Bé\tSở Nội vụ")
    assert [row[4:] for row in told(plan)] == [("", "UBND xã Xa"), ("Sở Nội vụ", "")]
    assert plan.elsewhere == 1
    both = planned(app, class_id, "Họ tên\tNơi công tác khác\tĐơn vị", "Lê Mơ\tPhòng Y tế\tUBND xã Xa")
    assert told(both)[0][4:] == ("", "Phòng Y tế, UBND xã Xa")


def test_the_officer_says_what_a_column_holds(app: App, class_id: int) -> None:
    lines = ("Lê Mơ\tSở Lạ", "Trần Bé\tSở Quen")
    assert fields_of(planned(app, class_id, *lines)) == ["name", "post"]
    plan = planned(app, class_id, *lines, at1="workplace")
    assert [row[5] for row in told(plan)] == ["Sở Lạ", "Sở Quen"]
    assert told(planned(app, class_id, *lines, at1=None))[0][3:] == ("", "", "")
    with pytest.raises(UserError, match="họ và tên"):
        planned(app, class_id, *lines, at0=None)


def test_numbers_of_the_paste_never_change_who_is_listed(app: App, class_id: int) -> None:
    training.add_participants(app, class_id, [{"name": "Bùi Chi"}])
    plan = planned(app, class_id, "Số thứ tự\tHọ và tên", "1\tLê Mơ", "2\tTrần Bé")
    assert take_import(app, plan.chosen(skip_listed=True)) == 2
    with app.reader() as reader:
        listed = [(line.number, line.name) for line in roster(reader, class_id)]
    assert listed == [(1, "Bùi Chi"), (2, "Lê Mơ"), (3, "Trần Bé")]
    app.undo()
    with app.reader() as reader:
        assert len(roster(reader, class_id)) == 1


def test_people_met_again_are_named_and_may_be_passed_over(app: App, class_id: int) -> None:
    training.add_participants(app, class_id, [{"name": "Lê Thị Hoà", "post": "Chuyên viên"}])
    plan = planned(app, class_id, "Họ tên\tChức vụ", "LÊ THỊ HÒA\tchuyên viên", "Bé\tA", "Bé\tA", "Bé\tB")
    assert [(p.listed, p.twin) for p in plan.people] == [((1,), None), ((), None), ((), 2), ((), None)]
    assert len(plan.chosen(skip_listed=True).rows) == 2
    assert len(plan.chosen(skip_listed=False).rows) == 4


def test_what_cannot_be_read_is_named_by_line_and_nothing_taken(app: App, class_id: int) -> None:
    plan = planned(app, class_id, "Họ tên\tGiới tính", "\tnữ", "Lê Mơ\tphụ nữ", "Bé\tnam")
    assert [problem[:7] for problem in plan.problems] == ["Dòng 1:", "Dòng 2:"]
    assert [person.line for person in plan.people] == [3]
    with pytest.raises(UserError):
        take_import(app, plan.chosen(skip_listed=True))
    with app.reader() as reader:
        assert roster(reader, class_id) == []
