"""Every part a person plays, and the lines of lists that may be she."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.person_parts import CLASS, FOCAL, NETWORK, POST, SEAT, SIGNED, TEAM, TITLE, parts
from vstbpn_desktop.queries.same_person import LIKELY, NAME_ONLY, SURE, proposals
from vstbpn_desktop.services import certifying, training
from vstbpn_desktop.services.same_person import tie
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

WHO = "Trịnh Thị Mẫu Đơn"


@pytest.fixture
def person(started: App) -> int:
    """A woman of the first unit with two posts, a degree, a seat, two classes, a team, papers signed."""
    app, unit = started, _unit(started)
    decided = dt.date(2019, 5, 1)
    posts = (
        {"post": "Phó Trưởng phòng", "unit": unit, "valid_from": ALWAYS, "valid_to": decided},
        {"post": "Trưởng phòng", "unit": unit, "valid_from": decided, "valid_to": FOREVER},
    )
    titles = ({"kind": "degree", "title": "Thạc sĩ", "valid_from": decided, "valid_to": FOREVER},)
    values = {"name": WHO, "gender": "female", "focal_point": True, "posts": posts, "titles": titles}
    made = app.save("person", None, values)
    committee = app.save("committee", None, {"code": "TINH", "name": "Ban VSTBPN tỉnh"})
    holder = {"person": made, "valid_from": decided, "valid_to": FOREVER, "decision": "12/QĐ-UBND"}
    app.save("seat", None, {"committee": committee, "post": "Trưởng phòng", "holders": (holder,)})
    inspection = {"year": 2020, "code": "01", "name": "Kiểm tra năm 2020", "starts_on": dt.date(2020, 7, 1)}
    app.save("inspection", None, inspection | {"team": ({"role": "head", "person": made},)})
    app.save(
        "document", None, {"direction": "out", "subject": "Mời họp", "symbol": "5/BVSTBPN", "signer": WHO}
    )
    return made


def _unit(app: App) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], "380")


def _class(app: App, code: str) -> int:
    days = ({"date": dt.date(2020, 3, 2)}, {"date": dt.date(2020, 3, 3)})
    return app.save(
        "training_class", None, {"year": 2020, "code": code, "topic": "Bình đẳng giới", "sessions": days}
    )


def test_every_part_is_told_with_its_days(started: App, person: int) -> None:
    whole, half = _class(started, "01"), _class(started, "02")
    training.add_persons(started, whole, [person])
    (second,) = training.add_persons(started, half, [person])
    training.mark_absent(started, [second], 1)
    certifying.number_certificates(started, whole)
    with started.reader() as reader:
        found = parts(reader, person)
    told = [(part.kind, part.title, part.days, part.detail) for part in found]
    assert told == [
        (FOCAL, "Thành phố Thanh Hóa", "", ""),
        (SEAT, "Uỷ viên, Ban VSTBPN tỉnh", "từ 01/05/2019", "12/QĐ-UBND"),
        (POST, "Trưởng phòng", "từ 01/05/2019", "Thành phố Thanh Hóa"),
        (POST, "Phó Trưởng phòng", "đến 30/04/2019", "Thành phố Thanh Hóa"),
        (TITLE, "Thạc sĩ", "từ 01/05/2019", "học vị"),
        (CLASS, "Bình đẳng giới", "02/03/2020", "dự đủ, giấy chứng nhận số 1/2020"),
        (CLASS, "Bình đẳng giới", "02/03/2020", "dự 1/2 buổi"),
        (TEAM, "Kiểm tra năm 2020", "từ 01/07/2020", "trưởng đoàn"),
        (SIGNED, "Mời họp", "", "5/BVSTBPN"),
    ]
    assert [part.is_present(dt.date(2019, 4, 30)) for part in found if part.kind == POST] == [False, True]
    assert {part.record for part in found} == {"unit", "seat", "", "training_class", "inspection", "document"}


def test_lines_are_proposed_by_name_unit_and_post_and_tied_when_told(started: App, person: int) -> None:
    unit, class_id = _unit(started), _class(started, "01")
    lines = (
        {"name": "TRỊNH THỊ MẪU ĐƠN", "post": "trưởng phòng", "unit": unit},
        {"name": WHO, "post": "Chuyên viên", "unit": unit},
        {"name": WHO, "post": "Trưởng phòng", "unit": None},
        {"name": "Trịnh Thị Mai", "post": "Trưởng phòng", "unit": unit},
    )
    made = training.add_participants(started, class_id, lines)
    with started.reader() as reader:
        found = proposals(reader)
    assert [(one.row_id, one.agrees) for one in found] == [
        (made[0], SURE), (made[1], LIKELY), (made[2], NAME_ONLY),
    ]  # fmt: skip
    assert {one.person for one in found} == {person}
    assert started.record("participant", made[0]).values["person"] is None
    assert tie(started, found[:1]) == 1
    assert started.record("participant", made[0]).values["person"] == person
    with started.reader() as reader:
        assert len(proposals(reader, person)) == 2
    started.undo()
    assert started.record("participant", made[0]).values["person"] is None


def test_of_two_namesakes_the_one_who_agrees_better_is_proposed(started: App, person: int) -> None:
    unit, class_id = _unit(started), _class(started, "01")
    other = started.save("person", None, {"name": WHO, "post": "Chuyên viên"})
    training.add_participants(
        started, class_id, ({"name": WHO, "post": "", "unit": unit}, {"name": WHO, "post": "", "unit": None})
    )
    with started.reader() as reader:
        assert [(one.person, one.agrees) for one in proposals(reader)] == [(person, LIKELY)]
        assert len(proposals(reader, person)) == 1
        assert proposals(reader, other) == []


def test_team_members_and_collaborators_are_tied_too(started: App, person: int) -> None:
    unit = _unit(started)
    team = ({"role": "secretary", "name": WHO, "unit": unit},)
    started.save("inspection", None, {"year": 2020, "code": "02", "name": "Kiểm tra đợt 2", "team": team})
    started.save("collaborator", None, {"name": WHO, "unit": unit, "work_field": "Gia đình"})
    with started.reader() as reader:
        found = proposals(reader, person)
    assert [one.table for one in found] == ["inspection_member", "collaborator"]
    tie(started, found)
    with started.reader() as reader:
        told = [(part.kind, part.title, part.detail) for part in parts(reader, person)]
        assert proposals(reader, person) == []
    assert (TEAM, "Kiểm tra đợt 2", "thư ký") in told
    assert (NETWORK, "Cộng tác viên, Thành phố Thanh Hóa", "Gia đình") in told


@pytest.mark.parametrize(
    ("gender", "given", "then", "stored"),
    [
        ("female", "", "male", "mr"),
        ("female", "mr", "male", "mr"),
        ("", "ms", "", "ms"),
        ("", "", "male", "mr"),
    ],
)
def test_the_honorific_follows_the_gender_until_it_is_told(
    app: App, gender: str, given: str, then: str, stored: str
) -> None:
    made = app.save("person", None, {"name": WHO, "gender": gender, "honorific": given})
    app.save("person", made, {"gender": then})
    assert app.record("person", made).values["honorific"] == stored


def test_no_gender_is_read_from_a_name(app: App) -> None:
    made = app.save("person", None, {"name": WHO})
    values = app.record("person", made).values
    assert (values["gender"], values["honorific"]) == ("", "")
