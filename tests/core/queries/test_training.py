"""Training counted: acceptance scenario 10, sessions missed, people met again; lists taken in."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.training import Count, class_counts, other_classes, roster, year_count
from vstbpn_desktop.services import training
from vstbpn_desktop.services.transfer import put_lines


def a_class(app: App, code: str, sessions: int = 1, **more: Any) -> int:
    days = tuple({"date": dt.date(2020, 7, 1) + dt.timedelta(days=i)} for i in range(sessions))
    values = {"year": 2020, "code": code, "topic": f"Chuyên đề {code}", "sessions": days, "planned": 55}
    return app.save("training_class", None, values | more)


def ids_of(app: App, class_id: int) -> list[int]:
    with app.reader() as reader:
        return [line.id for line in roster(reader, class_id)]


def label_of(app: App) -> str:
    last = app.last_change()
    return last[1] if last else ""


def counted(app: App) -> Count:
    with app.reader() as reader:
        return year_count(reader, 2020)


def test_twelve_classes_of_660_places_and_640_people(app: App) -> None:
    unit = app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    made = [a_class(app, f"{number:02d}") for number in range(1, 13)]
    lines = []
    for number in range(660):
        twice = number >= 640
        who = number - 640 if twice else number
        name = f"nguyễn thị  HOÀ {who}" if twice else f"Nguyễn Thị Hòa {who}"
        lines.append(json.dumps({
            "training_class": f"2020/{number % 12 + 1:02d}", "number": number // 12 + 1, "name": name,
            "unit": "SNV", "post": f"Chuyên viên {who}", "gender": "nữ",
        }, ensure_ascii=False))  # fmt: skip
    taken = put_lines(app, app.registry["participant"], lines)
    assert taken.created == 660
    with app.reader() as reader:
        assert [found.count.registered for found in class_counts(reader, 2020)] == [55] * 12
        assert len({found.id for found in class_counts(reader, 2020)}) == 12
    training.mark_absent(app, ids_of(app, made[0])[:5])
    total = counted(app)
    assert (total.classes, total.sessions, total.planned) == (12, 12, 660)
    assert (total.registered, total.women, total.people) == (660, 660, 640)
    assert (total.attended, total.attendances) == (655, 655)
    assert app.record("participant", ids_of(app, made[0])[0]).values["unit"] == unit


def test_a_person_is_told_by_name_post_unit_and_workplace(app: App) -> None:
    units = [app.save("unit", None, {"code": code, "name": code}) for code in ("A", "B")]
    first, second = a_class(app, "01"), a_class(app, "02")
    same = {"name": "Trần Thị Thuỷ", "post": "Trưởng phòng", "unit": units[0]}
    others = [
        same | {"unit": units[1]}, same | {"post": "Phó phòng"}, same | {"name": "Trần Thị Lan"},
        same | {"workplace": "Phòng Tổ chức"}, same | {"unit": None},
    ]  # fmt: skip
    training.add_participants(app, first, [same])
    again = training.add_participants(app, second, [same | {"name": "TRẦN THỊ THỦY"}, *others])
    assert (counted(app).registered, counted(app).people) == (7, 6)
    with app.reader() as reader:
        assert other_classes(reader.connection, again[0]) == [first]
        assert other_classes(reader.connection, again[1]) == []


def test_sessions_missed_count_one_by_one(app: App) -> None:
    class_id = a_class(app, "01", sessions=3)
    people = training.add_participants(app, class_id, [{"name": f"Lê Thị {i}"} for i in range(4)])
    training.mark_absent(app, people[:2], 2)
    training.mark_absent(app, people[1:2], 3)
    training.mark_absent(app, people[3:])
    total = counted(app)
    assert (total.registered, total.attended, total.attendances) == (4, 3, 2 + 1 + 3)
    assert total.people_attended == 3
    training.mark_present(app, people[3:], 1)
    values = app.record("participant", people[3]).values
    assert not values["absent"] and [row["session"] for row in values["absences"]] == [2, 3]
    assert counted(app).attendances == 7
    training.mark_present(app, people)
    assert counted(app).attendances == 12
    with pytest.raises(UserError, match="không có buổi 4"):
        training.mark_absent(app, people, 4)


def test_whoever_misses_every_session_did_not_attend(app: App) -> None:
    class_id = a_class(app, "01", sessions=2)
    (person,) = training.add_participants(app, class_id, [{"name": "Lê Thị Mơ"}])
    for session in (1, 2):
        training.mark_absent(app, [person], session)
    with app.reader() as reader:
        assert [line.attended for line in roster(reader, class_id)] == [False]
    assert (counted(app).attended, counted(app).attendances) == (0, 0)


def test_a_cancelled_class_counts_in_no_year(app: App) -> None:
    class_id = a_class(app, "01", state="cancelled")
    training.add_participants(app, class_id, [{"name": "Lê Thị Mơ"}])
    assert counted(app) == Count()


def test_numbers_go_on_and_are_made_anew(app: App) -> None:
    class_id = a_class(app, "01")
    ids = training.add_participants(app, class_id, [{"name": n} for n in ("Vũ An", "Đỗ Bình", "Lê Ánh")])
    with app.reader() as reader:
        assert [(line.number, line.name) for line in roster(reader, class_id)] == [
            (1, "Vũ An"), (2, "Đỗ Bình"), (3, "Lê Ánh"),
        ]  # fmt: skip
    app.delete("participant", ids[:1])
    (late,) = training.add_participants(app, class_id, [{"name": "Bùi Chi"}])
    assert app.record("participant", late).key == "2020/01/4"
    training.renumber(app, class_id)
    with app.reader() as reader:
        names = [(line.number, line.name) for line in roster(reader, class_id)]
    assert names == [(1, "Lê Ánh"), (2, "Đỗ Bình"), (3, "Bùi Chi")]
    app.undo()
    assert app.record("participant", late).key == "2020/01/4"


def test_a_line_without_number_is_a_new_one(app: App) -> None:
    a_class(app, "01")
    lines = [json.dumps({"training_class": "2020/01", "name": name}) for name in ("A", "B", "A")]
    assert put_lines(app, app.registry["participant"], lines).created == 3
    with app.reader() as reader:
        assert reader.find(app.registry["participant"], "2020/01/3") is not None


def test_a_wrong_person_is_named_and_nothing_taken(app: App) -> None:
    class_id = a_class(app, "01")
    with pytest.raises(UserError, match=r"Người thứ 2: .*họ và tên"):
        training.add_participants(app, class_id, [{"name": "Lê Thị Mơ"}, {"name": ""}])
    assert ids_of(app, class_id) == []


def test_known_persons_join_a_class_once(app: App) -> None:
    class_id = a_class(app, "01")
    unit = app.save("unit", None, {"code": "A", "name": "Sở A"})
    person = app.save("person", None, {"name": "Lê Thị Mơ", "post": "Chuyên viên", "unit": unit})
    assert len(training.add_persons(app, class_id, [person, person])) == 1
    assert training.add_persons(app, class_id, [person]) == []


def test_a_class_is_made_like_another_without_its_days(app: App) -> None:
    class_id = a_class(app, "07", sessions=2)
    training.add_participants(app, class_id, [{"name": "Lê Thị Mơ", "absent": True}])
    new_day = dt.date(2021, 5, 4)
    made = training.clone_class(app, class_id, 2021, [new_day], participants=True)
    record = app.record("training_class", made)
    assert record.key == "2021/01"
    assert [row["date"] for row in record.values["sessions"]] == [new_day]
    with app.reader() as reader:
        assert [(line.name, line.attended) for line in roster(reader, made)] == [("Lê Thị Mơ", True)]
    assert len(ids_of(app, class_id)) == 1
    app.undo()
    with app.reader() as reader:
        assert class_counts(reader, 2021) == []


def test_a_class_made_like_last_years_takes_nothing_stale_along(app: App) -> None:
    programmes = [app.save("programme", None, {"year": year, "title": "CT"}) for year in (2020, 2021)]
    old, new = (
        app.save("task", None, {"programme": programme, "code": "II.3.1", "title": "Tập huấn"})
        for programme in programmes
    )
    class_id = a_class(
        app, "01", sessions=3, topic="Tổng kết năm 2020", note="Đã chuyển khoản", task=old, state="held"
    )
    days = [dt.date(2021, 5, 4), None, dt.date(2021, 5, 6)]
    values = app.record("training_class", training.clone_class(app, class_id, 2021, days)).values
    assert (values["topic"], values["note"], values["task"]) == ("Tổng kết năm 2021", "", new)
    assert values["state"] == "planned"
    assert [row["date"] for row in values["sessions"]] == [days[0], days[2]]
    assert app.record("training_class", training.clone_class(app, class_id, 2022)).values["task"] is None


def test_classes_are_told_as_held_and_attendance_names_who(app: App) -> None:
    ids = [a_class(app, code) for code in ("01", "02")]
    training.mark_held(app, ids)
    assert [app.record("training_class", row_id).values["state"] for row_id in ids] == ["held", "held"]
    assert label_of(app) == "Ghi đã mở 2 lớp"
    (person,) = training.add_participants(app, ids[0], [{"name": "Lê Thị Mơ"}])
    training.mark_absent(app, [person], 1)
    assert label_of(app) == "Điểm danh: Lê Thị Mơ vắng buổi 1"
