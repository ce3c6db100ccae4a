"""Twins found, compared and made one: nothing lost, nothing that was issued changed, all of it undone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records.document import ISSUED, Document
from vstbpn_desktop.services import assigning, merging, succession
from vstbpn_desktop.services.merging import Merged

DAY = dt.date(2020, 6, 30)


def new_unit(app: App, code: str, name: str, **more: Any) -> int:
    return app.save("unit", None, {"code": code, "name": name, **more})


def unit_of(app: App, key: str) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], key)


def values(app: App, record: str, row_id: int) -> dict[str, Any]:
    with app.reader() as reader:
        return reader.values(app.registry[record], row_id)


def rows(app: App) -> dict[str, int]:
    """How many records there are of each type."""
    with app.reader() as reader:
        return {spec.id: reader.count(spec) for spec in app.registry}


def outcomes(merged: Merged) -> dict[str, str]:
    return {line.field: line.outcome for line in merged.fields}


@pytest.fixture
def pair(started: App) -> tuple[int, int]:
    """Sở Tư pháp, and the same entered again with a telephone and another address."""
    keep = unit_of(started, "STP")
    started.save("unit", keep, {"address": "34 đại lộ Lê Lợi", "email": ""})
    drop = new_unit(started, "TUPHAP", "Sở tư pháp", phone="0237 1", address="35 đại lộ Lê Lợi")
    return keep, drop


def test_twins_are_found_by_folded_names(started: App, pair: tuple[int, int]) -> None:
    with started.reader() as reader:
        (found,) = merging.twins(reader)
    assert (found.record, found.first, found.second) == ("unit", *pair)


def test_the_dong_sons_are_never_twins(started: App) -> None:
    """One huyện, former phường and a present one share the name."""
    new_unit(started, "14758", "Phường Đông Sơn", level="commune", valid_to=dt.date(2025, 7, 1))
    new_unit(started, "16438", "Phường Đông Sơn", level="commune", valid_to=dt.date(2025, 7, 1))
    new = new_unit(started, "16378~2025", "Phường Đông Sơn", level="commune", valid_from=dt.date(2025, 7, 1))
    new_unit(started, "DS", "Đông Sơn", level="district", type="district")
    with started.reader() as reader:
        assert merging.twins(reader) == []
    for key, why in (("405", "khác cấp"), ("14758", "không cùng thời gian")):
        with pytest.raises(UserError, match=why):
            merging.merge(started, "unit", new, unit_of(started, key))
    with pytest.raises(UserError, match="hai mã hành chính"):
        merging.merge(started, "unit", unit_of(started, "14758"), unit_of(started, "16438"))


def test_an_heir_is_no_twin(started: App) -> None:
    first, second = new_unit(started, "A", "Chi cục A"), new_unit(started, "B", "Chi cục B")
    succession.take(started, [{"kind": "absorb", "date": "2025-01-01", "from": ["A"], "to": ["B"]}])
    with pytest.raises(UserError, match="kế thừa đơn vị kia"):
        merging.merge(started, "unit", second, first)


def test_fields_come_out_as_they_were_compared(started: App, pair: tuple[int, int]) -> None:
    tried = merging.merge(started, "unit", *pair, dry_run=True)
    found = outcomes(tried)
    assert (found["phone"], found["address"], found["code"]) == ("filled", "asked", "asked")
    assert [line.field for line in tried.asked] == ["code", "address", "names"]
    assert values(started, "unit", pair[0])["phone"] == ""
    merging.merge(started, "unit", *pair, {"address": "drop"})
    after = values(started, "unit", pair[0])
    assert (after["phone"], after["address"], after["code"]) == ("0237 1", "35 đại lộ Lê Lợi", "STP")
    assert after["name"] == "Sở Tư pháp"


def test_the_key_of_the_dropped_one_may_be_taken(started: App, pair: tuple[int, int]) -> None:
    merging.merge(started, "unit", *pair, {"code": "drop"})
    assert unit_of(started, "TUPHAP") == pair[0]


def _linked(app: App, keep: int, drop: int) -> None:
    """Something of everything that names the dropped unit; one task was given to both."""
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    both, one = (
        app.save("task", None, {"programme": programme, "code": code, "title": code})
        for code in ("II.1.1", "II.1.2")
    )
    assigning.assign(app, [both], unit_ids=(keep, drop), due=DAY)
    assigning.assign(app, [one], unit_ids=(drop,), due=DAY)
    with app.reader() as reader:
        given = reader.get(app.registry["assignment"], "2020/II.1.1@TUPHAP")
    app.save("result", None, {"assignment": given, "date": dt.date(2020, 3, 1), "content": "Xong",
                              "mark": "final"})  # fmt: skip
    app.save("person", None, {"name": "Lê Thị An", "unit": drop})
    app.save("note", None, {"owner": ("unit", drop), "text": "Đã gọi"})
    app.save("committee", None, {"code": "TP", "name": "Ban Sở Tư pháp", "unit": drop})
    members = ({"unit": drop, "included": True}, {"unit": keep, "included": True})
    app.save("unit_group", None, {"code": "n", "name": "Nhóm", "members": members})
    app.save("document", None, {"subject": "Công văn", "units": (keep, drop)})


def test_everything_that_named_the_one_names_the_other(started: App, pair: tuple[int, int]) -> None:
    keep, drop = pair
    _linked(started, keep, drop)
    before = rows(started)
    merged = merging.merge(started, "unit", keep, drop)
    after = rows(started)
    gone = {name: before[name] - after[name] for name in before if before[name] != after[name]}
    assert gone == {"unit": 1, "assignment": 1}
    with started.reader() as reader:
        spec = started.registry["assignment"]
        both = reader.values(spec, reader.get(spec, "2020/II.1.1@STP"))
        assert reader.find(spec, "2020/II.1.2@STP") is not None
    assert both["status"] == "submitted"
    assert values(started, "person", 1)["unit"] == keep
    assert values(started, "note", 1)["owner"] == ("unit", keep)
    assert values(started, "document", 1)["units"] == (keep,)
    assert [row["unit"] for row in values(started, "unit_group", _group(started))["members"]] == [keep]
    assert dict(merged.moved)["Phân công"] == 2


def _group(app: App) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit_group"], "n")


def test_one_undo_gives_everything_back(started: App, pair: tuple[int, int]) -> None:
    _linked(started, *pair)
    before, unit = rows(started), values(started, "unit", pair[1])
    merging.merge(started, "unit", *pair)
    label = started.undo()
    assert label == "Gộp đơn vị Sở tư pháp (TUPHAP) vào Sở Tư pháp"
    assert rows(started) == before and values(started, "unit", pair[1]) == unit
    assert values(started, "document", 1)["units"] == pair


def test_a_task_given_to_both_is_asked_about_where_they_contradict(
    started: App, pair: tuple[int, int]
) -> None:
    _linked(started, *pair)
    with started.reader() as reader:
        spec = started.registry["assignment"]
        kept = reader.get(spec, "2020/II.1.1@STP")
    assigning.exempt(started, [kept], "Không thuộc ngành")
    name = "assignment 2020/II.1.1@STP.status"
    tried = merging.merge(started, "unit", *pair, dry_run=True)
    line = next(line for line in tried.asked if line.field == name)
    assert (line.kept, line.dropped) == ("miễn", "đã nộp")
    merging.merge(started, "unit", *pair, {name: "drop"})
    assert values(started, "assignment", kept)["status"] == "submitted"


def test_what_is_issued_never_changes(started: App, pair: tuple[int, int]) -> None:
    named = {"symbol": "12/BVSTBPN", "direction": "out", "units": (pair[1],)}
    letter = started.save("document", None, {"subject": "Công văn", **named})
    with started.change("Phát hành") as change:
        change.update(Document, letter, {"state": ISSUED})
    with pytest.raises(UserError, match="12/BVSTBPN đã phát hành"):
        merging.merge(started, "unit", *pair)
    assert values(started, "document", letter)["units"] == (pair[1],)
    merging.merge(started, "unit", pair[1], pair[0])
    assert values(started, "document", letter)["units"] == (pair[1],)


def test_persons_are_twins_by_name_unit_and_post(started: App) -> None:
    unit = unit_of(started, "STP")
    first = started.save("person", None, {"name": "Lê Thị An", "unit": unit, "post": "Chuyên viên"})
    second = started.save("person", None, {"name": "LÊ THỊ AN", "unit": unit, "phone": "0237 2"})
    started.save("person", None, {"name": "Lê Thị An", "unit": unit_of(started, "SNV")})
    started.save("person", None, {"name": "Lê Thị An", "unit": unit, "post": "Giám đốc"})
    with started.reader() as reader:
        pairs = [(found.first, found.second) for found in merging.twins(reader)]
    assert (first, second) in pairs and (first, second + 2) not in pairs
    merging.merge(started, "person", first, second)
    after = values(started, "person", first)
    assert (after["name"], after["post"], after["phone"]) == ("Lê Thị An", "Chuyên viên", "0237 2")


def test_only_units_and_persons_can_be_merged(started: App) -> None:
    with pytest.raises(UserError, match="Không gộp được loại mục “task”"):
        merging.merge(started, "task", 1, 2)
    with pytest.raises(UserError, match="Hai mục là một"):
        merging.merge(started, "unit", 1, 1)
