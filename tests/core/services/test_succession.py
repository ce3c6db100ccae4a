"""Units through time: every kind of event, the province's chain, undo, and what can go wrong."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from vstbpn_desktop.app import App
from vstbpn_desktop.db.base import Base
from vstbpn_desktop.db.changelog import UNLOGGED
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.succession import heirs, origins, stand_ins
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services import assigning
from vstbpn_desktop.services.succession import chain_to, roll, take
from vstbpn_desktop.services.transfer import dump

LATER = dt.date(2026, 11, 29)
ABSORBED = {"kind": "absorb", "date": "2025-01-01", "from": ["405"], "to": ["380"]}


def event(kind: str, date: str, before: list[str], after: list[Any], **more: Any) -> dict[str, Any]:
    return {"kind": kind, "date": date, "from": before, "to": after, **more}


def names(app: App, day: dt.date) -> dict[str, str]:
    """The names by key of the units that exist on a day."""
    with app.reader(day) as reader:
        return {unit["key"]: unit["name"] for unit in dump(reader, UNIT, existing_on=day)}


def everything(app: App) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the log."""
    with app.database.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in Base.metadata.sorted_tables
            if table.name not in UNLOGGED and "id" in table.c
        }


def task_of(app: App, units: list[str]) -> list[int]:
    """A task given to units; the ids of what was given."""
    programme = app.save("programme", None, {"year": 2025, "title": "Chương trình"})
    values = {"programme": programme, "code": "II.1", "title": "Báo cáo", "text": "Báo cáo kết quả."}
    task = app.save("task", None, values)
    with app.reader() as reader:
        ids = [reader.get(UNIT, key) for key in units]
    assigning.assign(app, [task], unit_ids=ids, due=dt.date(2025, 6, 30))
    with app.reader() as reader:
        spec = app.registry["assignment"]
        return [reader.get(spec, f"2025/II.1@{key}") for key in units]


# the kinds of events


def test_a_renamed_unit_keeps_its_identity_and_its_old_name(started: App) -> None:
    new = {"name": "Thị xã Hoằng Hóa"}
    (done,) = take(started, [event("rename", "2024-05-01", ["399"], [new], decision="NQ 1/NQ-UBTVQH")])
    assert done.words == "Huyện Hoằng Hóa đổi tên thành Thị xã Hoằng Hóa từ 01/05/2024"
    assert (done.ended, done.begun, done.successors) == ((), (), ("399",))
    assert names(started, dt.date(2024, 4, 30))["399"] == "Huyện Hoằng Hóa"
    assert names(started, dt.date(2024, 5, 1))["399"] == "Thị xã Hoằng Hóa"
    with started.reader(LATER) as reader:
        unit = reader.values(UNIT, reader.get(UNIT, "399"))
    assert unit["full_name"] == "Thị xã Hoằng Hóa, tỉnh Thanh Hóa"
    assert unit["addressing_name"] == "Ban VSTBPN thị xã Hoằng Hóa"
    assert unit["type"] == "town"


def test_three_renames_in_a_row(started: App) -> None:
    chain = [
        event("rename", f"{year}-01-01", ["384"], [{"name": name}])
        for year, name in ((2021, "Huyện A"), (2022, "Huyện B"), (2023, "Thị xã C"))
    ]
    assert len(take(started, chain)) == 3
    told = [names(started, dt.date(year, 6, 1))["384"] for year in (2020, 2021, 2022, 2023)]
    assert told == ["Huyện Mường Lát", "Huyện A", "Huyện B", "Thị xã C"]
    assert [hit.key for hit in started.search("huyện a")][:1] == ["384"]


def test_an_absorbed_unit_ends_and_the_survivor_keeps_its_code(started: App) -> None:
    (done,) = take(started, [ABSORBED])
    assert done.words == "Sáp nhập Huyện Đông Sơn vào Thành phố Thanh Hóa từ 01/01/2025"
    before, after = names(started, dt.date(2024, 12, 31)), names(started, dt.date(2025, 1, 1))
    assert set(before) - set(after) == {"405"}
    assert after["380"] == before["380"] == "Thành phố Thanh Hóa"


def test_roles_go_to_the_one_that_takes_over(started: App) -> None:
    take(started, [event("absorb", "2025-03-01", ["SLDTBXH"], ["SNV"])])
    with started.reader(LATER) as reader:
        (role,) = reader.values(UNIT, reader.get(UNIT, "SNV"))["roles"]
        (old,) = reader.values(UNIT, reader.get(UNIT, "SLDTBXH"))["roles"]
    assert (role["role"], role["valid_from"]) == ("standing_office", dt.date(2025, 3, 1))
    assert old["valid_to"] == dt.date(2025, 3, 1)


def test_nobody_takes_over_a_role(started: App) -> None:
    (done,) = take(started, [event("end", "2025-03-01", ["SLDTBXH"], [])])
    expected = "Sở Lao động - Thương binh và Xã hội giữ vai trò mà chưa có đơn vị nhận."
    assert done.warnings == (expected,)


def test_twelve_communes_into_one_though_their_codes_and_names_repeat(app: App) -> None:
    for number in range(12):
        name = "Phường Đông Sơn" if number < 2 else f"Xã Số {number}"
        app.save("unit", None, {"code": f"C{number:02d}", "name": name, "protocol_order": 40 - number})
    codes = [f"C{number:02d}" for number in range(12)]
    (done,) = take(app, [event("merge", "2025-07-01", codes, [{"code": "C00", "name": "Phường Đông Sơn"}])])
    assert done.begun == ("C00~2025",)
    assert names(app, dt.date(2025, 7, 1)) == {"C00~2025": "Phường Đông Sơn"}
    assert len(names(app, dt.date(2025, 6, 30))) == 12
    with app.reader(LATER) as reader:
        new = reader.get(UNIT, "C00~2025")
        assert reader.values(UNIT, new)["protocol_order"] == 29
        assert len(origins(reader.connection, [new], LATER)[new]) == 12


def test_a_split_keeps_or_ends_the_old_unit(started: App) -> None:
    north, south = ({"code": code, "name": f"Huyện Quan Hóa {code}"} for code in ("BAC", "NAM"))
    take(started, [event("split", "2022-01-01", ["385"], [north, south])])
    assert {"BAC", "NAM"} <= set(names(started, LATER)) and "385" not in names(started, LATER)
    (kept,) = take(
        started, [event("split", "2022-01-01", ["386"], ["386", {"code": "M", "name": "Huyện M"}])]
    )
    assert kept.ended == () and {"386", "M"} <= set(names(started, LATER))


# work that is still open


def test_open_work_stays_where_it_is_unless_it_is_handed_on(started: App) -> None:
    task_of(started, ["405", "380", "381"])
    (told,) = take(started, [ABSORBED], dry_run=True)
    assert (told.open_work, told.handed_on) == (("2025/II.1@405",), 0)
    assert told.open_work_names == ("II.1 Báo cáo",)
    take(started, [ABSORBED])
    with started.reader() as reader:
        spec = started.registry["assignment"]
        assert reader.values(spec, reader.get(spec, "2025/II.1@405"))["status"] == "assigned"


def test_handed_on_work_is_not_given_twice_and_says_why(started: App) -> None:
    task_of(started, ["405", "380"])
    (done,) = take(started, [{**ABSORBED, "transfer": True}])
    assert (done.open_work, done.handed_on) == ((), 0)
    task_of_old = "2025/II.1@405"
    with started.reader() as reader:
        spec = started.registry["assignment"]
        values = reader.values(spec, reader.get(spec, task_of_old))
    assert (values["status"], values["reason"]) == ("exempt", done.words)


def test_work_of_a_unit_that_was_split_goes_where_it_is_told_to(started: App) -> None:
    task_of(started, ["385"])
    split = event("split", "2025-05-01", ["385"], ["386", "387"], transfer="387")
    (done,) = take(started, [split])
    assert done.handed_on == 1
    with started.reader() as reader:
        spec = started.registry["assignment"]
        values = reader.values(spec, reader.get(spec, "2025/II.1@387"))
    assert (values["due"], values["assigned_on"]) == (dt.date(2025, 6, 30), dt.date(2025, 5, 1))


def test_a_function_moves_with_its_role_and_both_units_go_on(started: App) -> None:
    (given,) = task_of(started, ["SLDTBXH"])
    moved = event("function", "2025-03-01", ["SLDTBXH"], ["SNV"], note="bình đẳng giới", transfer=True)
    (outcome,) = take(started, [moved])
    assert outcome.words.startswith("Chuyển chức năng bình đẳng giới từ Sở Lao động")
    assert (outcome.ended, outcome.begun, outcome.handed_on) == ((), (), 1)
    assert {"SLDTBXH", "SNV"} <= set(names(started, LATER))
    assert standing_offices(started, dt.date(2025, 2, 28)) == ["SLDTBXH"]
    assert standing_offices(started, dt.date(2025, 3, 1)) == ["SNV"]
    assert started.record("assignment", given).values["status"] == "exempt"
    with started.reader(LATER) as reader:
        assert stand_ins(reader.connection, LATER) == {}
    started.undo()
    assert standing_offices(started, LATER) == ["SLDTBXH"]


def standing_offices(app: App, day: dt.date) -> list[str]:
    with app.reader(day) as reader:
        rows = list(dump(reader, UNIT, existing_on=day))
    return [
        unit["key"]
        for unit in rows
        for role in unit["roles"]
        if (role["valid_from"] or "") <= day.isoformat() < (role["valid_to"] or "9999")
    ]


def test_the_committee_of_an_ended_unit_ends_with_it(started: App) -> None:
    with started.reader() as reader:
        unit = reader.get(UNIT, "405")
    board = started.save("committee", None, {"code": "405", "name": "Ban huyện Đông Sơn", "unit": unit})
    take(started, [ABSORBED])
    assert started.record("committee", board).values["valid_to"] == dt.date(2025, 1, 1)


# the chain of the province


def test_the_chain_leads_from_2020_to_2026(started: App) -> None:
    outcomes = roll(started, LATER)
    today = names(started, LATER)
    assert sum(key in today for key in ("384", "380", "405", "SLDTBXH", "BDT", "SKHDT")) == 0
    assert sum("~2025" in key or key.isdigit() for key in today) == 166
    assert {"SNV", "STC", "SKHCN", "SNNMT", "SDTTG"} <= set(today)
    assert len(names(started, dt.date(2024, 12, 31))) == 47
    assert len([key for key in names(started, dt.date(2025, 6, 30)) if key.isdigit() and len(key) == 3]) == 26
    assert len(outcomes) == 32 and not any(outcome.warnings for outcome in outcomes)
    with started.reader(LATER) as reader:
        assert chain_to(reader, LATER) == []
        dong_son = reader.get(UNIT, "405")
        heir_keys = {
            reader.key(UNIT, h.unit_id) for h in heirs(reader.connection, [dong_son], LATER)[dong_son]
        }
    assert "380" in heir_keys and "16378~2025" in heir_keys and len(heir_keys) == 8


def test_the_chain_up_to_a_day_and_then_on(started: App) -> None:
    assert len(roll(started, dt.date(2025, 2, 1))) == 1
    assert len(roll(started, dt.date(2025, 3, 1))) == 5
    assert len(roll(started, LATER)) == 26
    assert roll(started, LATER) == []


def test_the_same_name_at_different_times_never_mixes(started: App) -> None:
    roll(started, LATER)
    with started.reader(LATER) as reader:
        commune = reader.get(UNIT, "16378~2025")
        made_of = {reader.key(UNIT, o.unit_id) for o in origins(reader.connection, [commune], LATER)[commune]}
    assert made_of == {"380", "405"}
    hits = {hit.key: hit.where for hit in started.search("Đông Sơn")}
    assert {"405", "16378~2025", "14812~2025"} <= set(hits)
    assert "Hình thành từ" in hits["14812~2025"]


def test_an_old_name_finds_those_who_followed_and_says_why(started: App) -> None:
    roll(started, LATER)
    started.clock.fix(LATER)
    hits = {hit.key: hit.where for hit in started.search("Tĩnh Gia")}
    assert hits["407"] == "trước đây: Huyện Tĩnh Gia"
    assert hits["16576~2025"] == "Kế thừa Thị xã Nghi Sơn từ 01/07/2025"
    assert any(where.endswith("đơn vị khác") for where in hits.values())


def test_undo_restores_every_row(started: App) -> None:
    task_of(started, ["405", "380", "385"])
    before = everything(started)
    roll(started, LATER)
    assert everything(started) != before
    started.undo()
    assert everything(started) == before


def test_a_dry_run_leaves_no_trace(started: App) -> None:
    before, last = everything(started), started.last_change()
    assert roll(started, LATER, dry_run=True)
    assert (everything(started), started.last_change()) == (before, last)


def test_a_unit_with_a_history_is_ended_not_deleted(started: App) -> None:
    take(started, [ABSORBED])
    with started.reader() as reader:
        unit, past = reader.get(UNIT, "380"), reader.get(UNIT, "405")
    for row_id in (unit, past):
        with pytest.raises(UserError, match="kế thừa"):
            started.delete("unit", [row_id])
    with pytest.raises(UserError, match="nhật ký"):
        started.delete("succession", [1])


# what can go wrong


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (event("absorb", "2025-01-01", ["405"], ["999"]), "999"),
        (event("absorb", "2025-01-01", ["405"], [{"name": "Huyện Mới"}]), "đơn vị đã có"),
        (event("absorb", "2025-01-01", ["405"], ["405"]), "vừa là đơn vị trước vừa là"),
        (event("absorb", "2025-01-01", ["405", "405"], ["380"]), "kể hai lần"),
        (event("absorb", "2025-01-01", [], ["380"]), "phải có"),
        (event("rename", "2020-06-01", ["407"], [{"name": "Huyện X"}]), "đã có tên gọi từ 01/06/2020"),
        (event("rename", "2025-01-01", ["405"], ["380"]), "chưa đủ để đổi tên"),
        (event("rename", "2025-01-01", ["405"], [{"ten": "Huyện X"}]), "“ten”"),
        (event("rename", "2025-01-01", ["405"], [{"name": "Phường X"}]), "không đổi cấp"),
        (event("split", "2025-01-01", ["405"], ["380"]), "ít nhất hai"),
        (event("swallow", "2025-01-01", ["405"], ["380"]), "swallow"),
        (event("end", "không rõ", ["405"], []), "không rõ"),
        (event("end", "2025-01-01", ["405"], [], why="x"), "“why”"),
        (event("end", "2025-01-01", ["405"], ["380", "381"], transfer=True), "nhận việc"),
        ({"kind": "end", "date": "2025-01-01", "from": "405"}, "danh sách"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_and_nothing_is_done(started: App, wrong: dict[str, Any], words: str) -> None:
    task_of(started, ["405"])
    before = everything(started)
    with pytest.raises(UserError) as caught:
        take(started, [event("rename", "2022-01-01", ["384"], [{"name": "Huyện Khác"}]), wrong])
    assert words in str(caught.value) and "Sự kiện 2" in str(caught.value)
    assert everything(started) == before


def test_a_unit_that_has_ended_cannot_end_again(started: App) -> None:
    take(started, [ABSORBED])
    with pytest.raises(UserError, match="đã kết thúc từ 01/01/2025"):
        take(started, [event("end", "2026-01-01", ["405"], [])])


def test_a_circle_in_the_history_does_not_hang(app: App) -> None:
    units = [app.save("unit", None, {"code": code, "name": code}) for code in ("A", "B")]
    for before, after in (units, reversed(units)):
        values = {
            "kind": "end",
            "date": dt.date(2020, 1, 1),
            "predecessors": (before,),
            "successors": (after,),
        }
        app.save("succession", None, values)
    with app.database.read() as connection:
        found = heirs(connection, units[:1], LATER)
    assert next(heir.unit_id for heir in found[units[0]]) == units[1]
