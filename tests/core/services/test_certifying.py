"""Numbers of certificates: running through the year, none given twice whatever is taken back or deleted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.services import training
from vstbpn_desktop.services.certifying import Numbered, number_certificates
from vstbpn_desktop.services.transfer import dump


def held(app: App, code: str, count: int, year: int = 2020) -> int:
    """A class of one session with so many participants."""
    values = {
        "year": year,
        "code": code,
        "topic": f"Chuyên đề {code}",
        "sessions": [{"date": dt.date(year, 7, 14)}],
    }
    class_id = app.save("training_class", None, values)
    training.add_participants(app, class_id, [{"name": f"Người {code} {n}"} for n in range(count)])
    return class_id


def given(app: App) -> list[dict[str, Any]]:
    with app.reader() as reader:
        return list(dump(reader, app.registry["certificate"]))


def test_scenario_10_655_certificates_of_660_none_twice(app: App) -> None:
    classes = [held(app, f"{number:02d}", 55) for number in range(1, 13)]
    with app.reader() as reader:
        people = [p["key"] for p in dump(reader, app.registry["participant"])]
        absent = [reader.get(app.registry["participant"], key) for key in people[::150]]
    assert len(people) == 660 and len(absent) == 5
    for person in absent:
        app.save("participant", person, {"absent": True})
    assert sum(number_certificates(app, class_id).given for class_id in classes) == 655
    numbers = [one["number"] for one in given(app)]
    assert numbers == list(range(1, 656))
    assert number_certificates(app, classes[0]) == Numbered(0, 0, 0)


def test_who_comes_later_gets_the_next_numbers(app: App) -> None:
    first, second = held(app, "01", 3), held(app, "02", 2)
    assert number_certificates(app, first) == Numbered(3, 1, 3)
    assert number_certificates(app, second) == Numbered(2, 4, 5)
    training.add_participants(app, first, [{"name": "Người đến sau"}])
    assert number_certificates(app, first) == Numbered(1, 6, 6)
    assert number_certificates(app, held(app, "01", 1, 2021)) == Numbered(1, 1, 1), "each year from 1"


def test_taken_back_the_numbers_stay_cancelled_and_are_not_given_again(app: App) -> None:
    class_id = held(app, "01", 2)
    number_certificates(app, class_id)
    assert app.undo() == "Cấp 2 số giấy chứng nhận lớp Chuyên đề 01"
    assert [(one["number"], one["state"], one["reason"]) for one in given(app)] == [
        *((1, "huỷ", "Hoàn tác việc cấp số"), (2, "huỷ", "Hoàn tác việc cấp số"))
    ]
    assert number_certificates(app, class_id) == Numbered(2, 3, 4)


def test_a_deleted_participant_or_class_leaves_number_and_name(app: App) -> None:
    class_id = held(app, "01", 2)
    number_certificates(app, class_id)
    app.delete("training_class", [class_id])
    assert [(one["name"], one["participant"], one["state"]) for one in given(app)] == [
        *(("Người 01 0", None, "đã cấp"), ("Người 01 1", None, "đã cấp"))
    ]
    app.undo()
    assert given(app)[0]["participant"] == "2020/01/1"


def test_a_number_is_neither_deleted_nor_changed_nor_taken_up_again(app: App) -> None:
    class_id = held(app, "01", 1)
    number_certificates(app, class_id)
    with app.reader() as reader:
        row_id = reader.get(app.registry["certificate"], "2020/1")
    with pytest.raises(UserError, match="không xoá được"):
        app.delete("certificate", [row_id])
    with pytest.raises(InvalidRecord):
        app.save("certificate", row_id, {"number": 7})
    app.save("certificate", row_id, {"state": "cancelled", "reason": "In hỏng"})
    with pytest.raises(InvalidRecord):
        app.save("certificate", row_id, {"state": "given"})
    assert number_certificates(app, class_id) == Numbered(1, 2, 2), (
        "the spoiled one is replaced by a new number"
    )


def test_nobody_to_certify_is_said(app: App) -> None:
    with pytest.raises(UserError, match="chưa có ai đủ điều kiện"):
        number_certificates(app, held(app, "01", 0))
