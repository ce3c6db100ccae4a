"""Rosters as of a day, what the review finds, and a decision carried out (product, scenario 4)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.committee import Finding, SeatLine, review, roster, women
from vstbpn_desktop.records.seat import DEPUTY, HEAD, HELPER, MEMBER
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services import committee as deciding
from vstbpn_desktop.services.succession import take
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

CHANGED, DECIDED = dt.date(2020, 4, 15), dt.date(2020, 5, 20)


def unit(app: App, key: str) -> int:
    with app.reader() as reader:
        return reader.get(UNIT, key)


def post(app: App, name: str, unit_id: int, start: dt.date = ALWAYS, end: dt.date = FOREVER) -> int:
    row = {"post": "Giám đốc", "unit": unit_id, "valid_from": start, "valid_to": end}
    return app.save("person", None, {"name": name, "gender": "female", "posts": (row,)})


def seat(app: App, board: int, words: str, unit_id: int | None, person: int | None, **more: Any) -> int:
    held = ({"person": person, "valid_from": dt.date(2018, 1, 1), "valid_to": FOREVER, "decision": "QĐ 1"},)
    values = {"committee": board, "post": words, "unit": unit_id, "holders": held if person else ()}
    return app.save("seat", None, {**values, "duty": "Theo dõi các huyện", **more})


@pytest.fixture
def board(started: App) -> int:
    return started.save("committee", None, {"code": "TINH", "name": "Ban VSTBPN tỉnh"})


@pytest.fixture
def finance(started: App, board: int) -> App:
    """The seat of the finance department: A until 15/4/2020, then B is director."""
    place = unit(started, "STC")
    old = post(started, "Trần Thị A", place, end=CHANGED)
    post(started, "Lê Thị B", place, start=CHANGED)
    chair = {"name": "Phạm Thị H", "gender": "female", "post": "Phó Chủ tịch UBND tỉnh"}
    head = started.save("person", None, chair)
    seat(started, board, "Phó Chủ tịch UBND tỉnh", None, head, role=HEAD)
    seat(started, board, "Giám đốc Sở Tài chính", place, old)
    return started


def lines(app: App, day: dt.date) -> dict[int, SeatLine]:
    with app.reader(day) as reader:
        return {line.number: line for line in roster(reader, day)}


def found(app: App, day: dt.date) -> list[Finding]:
    with app.reader(day) as reader:
        return review(reader, day)


def holder(app: App, day: dt.date) -> str:
    line = lines(app, day)[2]
    return line.holder.name if line.holder else ""


def test_a_change_of_post_flags_the_seat_and_the_old_holder_sits_on(finance: App) -> None:
    assert found(finance, CHANGED - dt.timedelta(1)) == []
    line = lines(finance, CHANGED)[2]
    assert (line.flags, holder(finance, CHANGED)) == (("carried_over",), "Trần Thị A")
    (finding,) = found(finance, CHANGED)
    assert (finding.kind, finding.out, finding.into) == ("replace", "Trần Thị A", "Lê Thị B")


def test_a_decision_changes_hands_from_its_day(finance: App) -> None:
    assert deciding.renew(finance, DECIDED, "QĐ 12/QĐ-UBND") == 1
    assert holder(finance, DECIDED - dt.timedelta(1)) == "Trần Thị A"
    assert holder(finance, DECIDED) == "Lê Thị B"
    assert found(finance, DECIDED) == []
    new = lines(finance, DECIDED)[2].holder
    assert new is not None and (new.since, new.decision) == (DECIDED, "QĐ 12/QĐ-UBND")
    finance.undo()
    assert holder(finance, DECIDED) == "Trần Thị A"


def test_nothing_to_decide_is_said(finance: App) -> None:
    with pytest.raises(UserError, match="Không có ghế nào"):
        deciding.renew(finance, dt.date(2020, 1, 1), "QĐ 1")
    with pytest.raises(UserError, match="Chưa ghi quyết định"):
        deciding.renew(finance, DECIDED, "  ")


def test_a_fifth_deputy_and_a_missing_head_warn(started: App, board: int) -> None:
    for number in range(5):
        seat(started, board, f"Phó Chủ tịch {number}", None, None, role=DEPUTY)
    told = [finding.words for finding in found(started, DECIDED) if finding.kind == "composition"]
    source = "Quyết định số 1855/QĐ-TTg ngày 11/11/2009"
    assert told == [f"Có 5 Phó Trưởng ban, nhiều hơn 4 ({source}).", "Chưa có ghế Trưởng ban."]


def test_a_vacant_seat_names_who_holds_its_post(finance: App, board: int) -> None:
    place = unit(finance, "SYT")
    seat(finance, board, "Giám đốc Sở Y tế", place, None, duty="")
    assert [f.kind for f in found(finance, CHANGED - dt.timedelta(1))] == ["vacant", "no_duty"]
    post(finance, "Vũ Thị D", place)
    kinds = {f.kind: f.into for f in found(finance, CHANGED - dt.timedelta(1))}
    assert kinds["add"] == "Vũ Thị D"


def test_several_deputies_of_a_unit_replace_nobody(started: App, board: int) -> None:
    place = unit(started, "SYT")
    row = {"post": "Phó Giám đốc", "unit": place, "valid_from": ALWAYS, "valid_to": FOREVER}
    first = started.save("person", None, {"name": "Lê Văn E", "gender": "male", "posts": (row,)})
    later = row | {"valid_from": CHANGED}
    started.save("person", None, {"name": "Lê Văn G", "gender": "male", "posts": (later,)})
    seat(started, board, "Phó Giám đốc Sở Y tế", place, first)
    assert lines(started, DECIDED)[1].flags == ()


def test_a_seat_of_a_unit_that_ended_leaves_with_it(finance: App) -> None:
    take(finance, [{"kind": "absorb", "date": "2020-06-01", "from": ["STC"], "to": ["SNV"]}])
    (finding,) = [f for f in found(finance, dt.date(2020, 6, 1)) if f.seat == 2]
    assert finding.kind == "remove" and "đã kết thúc từ 01/06/2020" in finding.words
    deciding.renew(finance, dt.date(2020, 7, 1), "QĐ 9")
    assert set(lines(finance, dt.date(2020, 7, 1))) == {1} and 2 in lines(finance, dt.date(2020, 6, 30))


def test_the_share_of_women_counts_members_not_helpers(finance: App, board: int) -> None:
    man = finance.save("person", None, {"name": "Lê Văn K", "gender": "male"})
    for role in (MEMBER, HELPER):
        seat(finance, board, "Chuyên viên", None, man, role=role)
    with finance.reader(DECIDED) as reader:
        assert women(roster(reader, DECIDED)) == (2, 3)


def test_two_persons_cannot_hold_one_seat_at_once(finance: App, board: int) -> None:
    rows = tuple(
        {"person": finance.save("person", None, {"name": name}), "valid_from": start, "valid_to": FOREVER,
         "decision": ""}
        for name, start in (("Lê X", ALWAYS), ("Lê Y", CHANGED))
    )  # fmt: skip
    with pytest.raises(UserError, match="cùng một ghế"):
        finance.save("seat", None, {"committee": board, "post": "Trưởng phòng", "holders": rows})
