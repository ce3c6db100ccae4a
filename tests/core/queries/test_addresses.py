"""Whom post goes to and whom one calls: units, persons, participants, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.addresses import addresses, contacts, sender
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services import training

TODAY = dt.date(2020, 6, 18)


@pytest.fixture
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Two districts, one renamed in June, a department; four people, one of no unit; a class."""
    opened = App.open(tmp_path_factory.mktemp("post"), TODAY, create=True)
    profile = {"province": "Bình Minh", "committee_name": "Ban VSTBPN tỉnh"}
    opened.save("profile", None, {"valid_from": dt.date(2020, 1, 1), **profile})
    opened.save("unit", None, {"code": "STC", "name": "Sở Tài chính", "protocol_order": 3})
    office = {"address": "Số 1 Mẫu", "phone": "0200 1", "email": "snv@vidu.example"}
    roles = ({"role": "standing_office"},)
    named = {"code": "SNV", "name": "Sở Nội vụ", "protocol_order": 2}
    opened.save("unit", None, {**named, **office, "roles": roles})
    rename = dt.date(2020, 6, 1)
    blank = dict.fromkeys(("short_name", "full_name", "addressing_name", "type"), "")
    first = {**blank, "protocol_order": 1}
    names = (
        {"name": "Huyện Tân Sơn", "valid_from": None, "valid_to": rename, **first},
        {"name": "Thị xã Tân Sơn", "valid_from": rename, "valid_to": None, **first},
    )
    opened.save("unit", None, {"code": "407", "names": names, "phone": "0200 7"})
    people = (
        ("Nguyễn Thị Thử", "female", "Chuyên viên", "SNV", False, "0900 1"),
        ("Trần Văn Ví Dụ", "male", "Trưởng phòng", "SNV", True, ""),
        ("Lê Mẫu", "", "", "407", False, ""),
        ("Phạm Thị Tên Giả", "female", "", "", False, "0900 4"),
    )
    for name, gender, post, unit, focal, phone in people:
        values = {"name": name, "gender": gender, "post": post, "phone": phone, "focal_point": focal}
        opened.save("person", None, values | {"unit": _unit(opened, unit) if unit else None})
    yield opened
    opened.close()


def _unit(app: App, code: str) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], code)


def _named(app: App, record: str, ids: list[int], day: dt.date = TODAY) -> list[tuple[str, str, str]]:
    with app.reader() as reader:
        found = addresses(Reader(reader.connection, reader.registry, day), record, ids)
        return [(one.name, one.work, one.address) for one in found]


def test_a_unit_is_written_to_by_its_name_of_the_day(app: App) -> None:
    town, office = _unit(app, "407"), _unit(app, "SNV")
    assert _named(app, "unit", [town, office]) == [
        ("Ban VSTBPN thị xã Tân Sơn", "", ""), ("Ban VSTBPN Sở Nội vụ", "", "Số 1 Mẫu"),
    ]  # fmt: skip
    assert _named(app, "unit", [town], dt.date(2020, 5, 31))[0][0] == "Ban VSTBPN huyện Tân Sơn"


def test_a_person_is_written_to_at_her_unit(app: App) -> None:
    assert _named(app, "person", [1, 2, 3, 4]) == [
        ("Bà Nguyễn Thị Thử", "Chuyên viên, Sở Nội vụ", "Số 1 Mẫu"),
        ("Ông Trần Văn Ví Dụ", "Trưởng phòng, Sở Nội vụ", "Số 1 Mẫu"),
        ("Lê Mẫu", "Thị xã Tân Sơn", ""),
        ("Bà Phạm Thị Tên Giả", "", ""),
    ]
    with app.reader() as reader:
        found = addresses(reader, "person", [1, 2, 4])
    assert [(one.phone, one.email) for one in found] == [
        ("0900 1", "snv@vidu.example"), ("0200 1", "snv@vidu.example"), ("0900 4", ""),
    ]  # fmt: skip
    assert found[0].words == "Bà Nguyễn Thị Thử, Chuyên viên, Sở Nội vụ"


def test_who_is_in_two_classes_is_written_to_once(app: App) -> None:
    one = {"name": "Nguyễn Thị Thử", "gender": "female", "post": "Chuyên viên", "unit": _unit(app, "SNV")}
    ids: list[int] = []
    for code in ("01", "02"):
        class_id = app.save("training_class", None, {"year": 2020, "code": code, "topic": "Lớp"})
        more = {"name": f"Lê Thị {code}", "post": "", "unit": None, "workplace": "Trường Mẫu"}
        ids += training.add_participants(app, class_id, [one, more])
    assert [name for name, _, _ in _named(app, "participant", ids)] == [
        "Bà Nguyễn Thị Thử", "Lê Thị 01", "Lê Thị 02",
    ]  # fmt: skip
    assert _named(app, "participant", ids)[1] == ("Lê Thị 01", "Trường Mẫu", "")
    with app.reader() as reader:
        groups = contacts(reader, "participant", ids)
    assert [(group.unit, len(group.people)) for group in groups] == [("Sở Nội vụ", 1), ("", 2)]


def test_the_phone_list_of_units_stands_in_protocol_order_focal_points_first(app: App) -> None:
    units = [_unit(app, code) for code in ("STC", "SNV", "407")]
    with app.reader() as reader:
        groups = contacts(reader, "unit", units)
        focal = contacts(reader, "unit", units, focal_only=True)
        persons = contacts(reader, "person", [1, 4])
    named = [(group.unit, [one.name for one in group.people]) for group in groups]
    assert named == [
        ("Thị xã Tân Sơn", ["Lê Mẫu"]), ("Sở Nội vụ", ["Trần Văn Ví Dụ", "Nguyễn Thị Thử"]),
    ]  # fmt: skip
    assert [[one.name for one in group.people] for group in focal] == [[], ["Trần Văn Ví Dụ"]]
    assert [(group.unit, [one.name for one in group.people]) for group in persons] == [
        ("Sở Nội vụ", ["Nguyễn Thị Thử"]), ("", ["Phạm Thị Tên Giả"]),
    ]  # fmt: skip


def test_the_sender_is_the_standing_office_of_the_day(app: App) -> None:
    with app.reader() as reader:
        found = sender(reader)
    assert (found.profile.committee_name, found.address, found.phone) == (
        "Ban VSTBPN tỉnh", "Số 1 Mẫu", "0200 1",
    )  # fmt: skip


def test_nothing_is_written_to_nobody(app: App) -> None:
    with app.reader() as reader:
        for record in ("unit", "person", "participant"):
            assert addresses(reader, record, []) == ()
            assert contacts(reader, record, []) == ()
