"""What the pages of training show: how a class stands, who is met again, who can be added."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.training_offer import people_of_classes, persons_on_file
from vstbpn_desktop.queries.training_view import ClassPage, class_page, standing, training_year
from vstbpn_desktop.services import training

TODAY = dt.date(2020, 7, 6)


def a_class(app: App, code: str, *days: dt.date, **more: Any) -> int:
    values = {"year": 2020, "code": code, "topic": f"Chuyên đề {code}", "planned": 10}
    values["sessions"] = tuple({"date": day, "starts": "7 giờ 30", "ends": "11 giờ"} for day in days)
    return app.save("training_class", None, values | more)


def page(app: App, class_id: int) -> ClassPage:
    with app.reader() as reader:
        found = class_page(reader, class_id, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("state", "days", "word", "kind"),
    [
        ("cancelled", (1,), "huỷ", "cancelled"),
        ("held", (30,), "đã mở", "held"),
        ("planned", (), "chưa xếp lịch", "ahead"),
        ("planned", (5,), "chờ ghi đã mở", "past"),
        ("planned", (6,), "hôm nay", "ahead"),
        ("planned", (5, 7), "đang học", "ahead"),
        ("planned", (13, 14), "còn 7 ngày", "ahead"),
        ("planned", (14,), "dự kiến", "ahead"),
    ],
)
def test_the_word_of_a_class(state: str, days: tuple[int, ...], word: str, kind: str) -> None:
    found = standing(state, [dt.date(2020, 7, day) for day in days], TODAY)
    assert (found.word, found.id) == (word, kind)


def test_the_year_in_the_order_of_the_codes(app: App) -> None:
    second = a_class(app, "10", dt.date(2020, 7, 14), dt.date(2020, 7, 15), target_group="Cấp xã")
    first = a_class(app, "2")
    a_class(app, "3", state="cancelled")
    people = training.add_participants(
        app, second, [{"name": f"Lê {i}", "gender": "female"} for i in range(4)]
    )
    training.mark_absent(app, people[:1])
    with app.reader() as reader:
        view = training_year(reader, 2020, TODAY)
    assert [row.id for row in view.classes if row.state != "cancelled"] == [first, second]
    row = view.classes[2]
    assert (row.code, row.target_group, row.absent, row.begun) == ("10", "Cấp xã", 1, True)
    assert [(s.number, s.date.day, s.starts) for s in row.sessions] == [
        (1, 14, "7 giờ 30"),
        (2, 15, "7 giờ 30"),
    ]
    assert not view.classes[0].begun
    assert (view.total.classes, view.total.registered, view.total.planned) == (2, 4, 20)


def test_people_met_again_are_told_by_number_and_class(app: App) -> None:
    first, second, third = a_class(app, "01"), a_class(app, "02"), a_class(app, "03", state="cancelled")
    old = a_class(app, "05", year=2019)
    one = {"name": "Lê Thị Hoà", "post": "Chuyên viên"}
    for class_id in (second, third, old):
        training.add_participants(app, class_id, [one])
    training.add_participants(app, first, [one, {"name": "Bé"}, one | {"name": "LÊ THỊ HÒA"}])
    told = [(e.line.number, e.twins, e.also) for e in page(app, first).roster]
    assert told == [(1, (3,), ("2019/05", "02")), (2, (), ()), (3, (1,), ("2019/05", "02"))]


def test_a_class_that_is_gone(app: App) -> None:
    with app.reader() as reader:
        assert class_page(reader, 99, TODAY) is None


def test_persons_on_file_by_unit_and_people_of_other_classes(app: App) -> None:
    units = [
        app.save("unit", None, {"code": code, "name": f"Sở {code}", "protocol_order": place})
        for code, place in (("B", 2), ("A", 1))
    ]
    person = {"name": "Lê Thị Mơ", "post": "Chuyên viên", "unit": units[0]}
    known = app.save("person", None, person)
    app.save("person", None, {"name": "Bùi An", "unit": units[1], "focal_point": True})
    app.save("person", None, {"name": "Trần Bé"})
    first, second = a_class(app, "01"), a_class(app, "02")
    training.add_persons(app, first, [known])
    with app.reader() as reader:
        groups = persons_on_file(reader, first)
        others = people_of_classes(reader, second)
        assert people_of_classes(reader, first) == ()
    assert [(g.title, [(p.name, p.detail, p.listed) for p in g.people]) for g in groups] == [
        ("Sở A", [("Bùi An", "đầu mối", False)]),
        ("Sở B", [("Lê Thị Mơ", "Chuyên viên · đã có trong lớp", True)]),
        ("Chưa rõ đơn vị", [("Trần Bé", "", False)]),
    ]
    assert [(g.title, [p.detail for p in g.people]) for g in others] == [
        ("2020/01 · Chuyên đề 01", ["Chuyên viên · Sở B"])
    ]
    (copied,) = training.copy_participants(app, second, [others[0].people[0].id])
    assert training.copy_participants(app, second, [others[0].people[0].id]) == []
    values = app.record("participant", copied).values
    assert {name: values[name] for name in person} == person and values["number"] == 1
