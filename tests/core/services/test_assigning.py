"""Giving work to groups and units, prompts for who joins later, extensions and exemptions with reasons."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.groups import members, prompts
from vstbpn_desktop.services import assigning


@pytest.fixture
def task(started: App) -> int:
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình công tác"})
    values = {"programme": programme, "code": "III.4", "title": "Xây dựng nội dung hoạt động"}
    return started.save("task", None, values)


def groups(app: App) -> list[int]:
    with app.reader() as reader:
        return assigning.parse_targets(reader, "unit_group", "districts, departments")


def test_both_groups_make_forty_seven_rows_once(started: App, task: int) -> None:
    assert assigning.assign(started, [task], groups(started), due=dt.date(2020, 6, 30)) == 47
    assert assigning.assign(started, [task], groups(started)) == 0
    assert started.undo() == "Giao nhiệm vụ III.4 cho 47 đơn vị"
    assert assigning.assign(started, [task], groups(started)) == 47


def test_groups_are_resolved_as_of_a_day(started: App) -> None:
    districts, departments = groups(started)
    ended = started.save("unit", None, {"code": "X", "name": "Huyện Cũ", "valid_to": dt.date(2020, 3, 1)})
    with started.database.read() as connection:
        assert len(members(connection, districts, dt.date(2020, 2, 29))) == 28
        assert len(members(connection, districts, dt.date(2020, 3, 1))) == 27
        assert len(members(connection, departments, started.today)) == 20
        assert ended not in members(connection, districts, started.today)


def test_members_by_hand_join_or_stay_out(started: App) -> None:
    with started.reader() as reader:
        finance = reader.get(reader.registry["unit"], "STC")
        district = reader.get(reader.registry["unit"], "385")
    group = groups(started)[0]
    row = {"valid_from": None, "valid_to": None}
    rows = ({"unit": finance, "included": True, **row}, {"unit": district, "included": False, **row})
    started.save("unit_group", group, {"members": rows})
    with started.database.read() as connection:
        found = members(connection, group, started.today)
    assert finance in found and district not in found and len(found) == 27


def test_a_unit_added_later_is_offered_and_nothing_changes_silently(started: App, task: int) -> None:
    assigning.assign(started, [task], groups(started))
    new = started.save("unit", None, {"code": "408", "name": "Huyện Mới"})
    with started.database.read() as connection:
        (prompt,) = prompts(connection, 2020, started.today)
    assert (prompt.task_id, prompt.unit_ids) == (task, (new,))
    assert count(started) == 47
    assigning.assign(started, [task], unit_ids=prompt.unit_ids)
    with started.database.read() as connection:
        assert prompts(connection, 2020, started.today) == []
    started.undo()
    assigning.decline(started, {task: prompt.unit_ids})
    with started.database.read() as connection:
        assert prompts(connection, 2020, started.today) == []
    assert count(started) == 47


def count(app: App) -> int:
    with app.reader() as reader:
        return reader.count(app.registry["assignment"])


def test_extensions_and_exemptions_need_reasons(started: App, task: int) -> None:
    assigning.assign(started, [task], groups(started), due=dt.date(2020, 6, 30))
    ids = list(range(1, 48))
    with pytest.raises(UserError, match="lý do"):
        assigning.extend(started, ids[:2], dt.date(2020, 7, 20), " ")
    with pytest.raises(UserError, match="lý do"):
        assigning.exempt(started, ids[:2], "")
    assigning.extend(started, ids[:2], dt.date(2020, 7, 20), "Đại hội Đảng bộ")
    values = started.record("assignment", ids[0]).values
    assert (values["extended_due"], values["reason"]) == (dt.date(2020, 7, 20), "Đại hội Đảng bộ")
    assert started.log(1)[0].label == "Gia hạn 2 đơn vị, nhiệm vụ III.4 đến 20/07/2020"
    assigning.exempt(started, ids[:1], "Đã làm năm trước")
    assert started.record("assignment", ids[0]).values["status"] == "exempt"
    assigning.reinstate(started, ids[:1])
    assert started.record("assignment", ids[0]).values["status"] == "assigned"


def test_an_extension_before_the_deadline_is_refused(started: App, task: int) -> None:
    assigning.assign(started, [task], groups(started), due=dt.date(2020, 6, 30))
    with pytest.raises(UserError, match="Hạn gia hạn"):
        assigning.extend(started, [1], dt.date(2020, 6, 1), "lý do")
