"""The change log as its page reads it: found by words and day, told record by record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.log_view import (
    MOST_TOLD,
    LogFilter,
    LogLine,
    change_view,
    log_lines,
)


def lines(
    app: App, wanted: LogFilter | None = None, limit: int = 100, before: int | None = None
) -> list[LogLine]:
    with app.reader() as reader:
        return log_lines(reader, wanted or LogFilter(), limit, before)


def labels(app: App, **wanted: object) -> list[str]:
    return [line.label for line in lines(app, LogFilter(**wanted))]  # type: ignore[arg-type]  # its fields


def unit(app: App, code: str) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], code)


def last_change(app: App) -> int:
    return lines(app, limit=1)[0].id


def test_changes_come_newest_first_page_by_page(app: App) -> None:
    for number in range(7):
        app.save("person", None, {"name": f"Trần Thị {number}"})
    everything = [line.label for line in lines(app)]
    assert everything == [f"Thêm người Trần Thị {number}" for number in reversed(range(7))]
    first = lines(app, limit=3)
    second = lines(app, limit=3, before=first[-1].id)
    rest = lines(app, limit=3, before=second[-1].id)
    assert [line.label for line in [*first, *second, *rest]] == everything
    assert lines(app, before=rest[-1].id) == []


def test_words_are_found_with_and_without_accents(started: App) -> None:
    started.save("unit", unit(started, "STC"), {"phone": "0237 385 1234"})
    started.save("person", None, {"name": "Phạm Thị Bình"})
    expected = ["Sửa đơn vị Sở Tài chính"]
    for words in ("Sở Tài chính", "so tai chinh", "chính sửa", "SỞ TÀI"):
        assert labels(started, words=words) == expected, words
    assert labels(started, words="không có chữ này") == []


def test_matching_lines_are_found_far_back(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vstbpn_desktop.queries.log_view._SCANNED", 4)
    app.save("person", None, {"name": "Phạm Thị Bình"})
    for number in range(30):
        app.save("person", None, {"name": f"Trần Văn {number}"})
    assert labels(app, words="binh") == ["Thêm người Phạm Thị Bình"]
    found = lines(app, LogFilter(words="tran van"), limit=5)
    assert [line.label for line in found] == [f"Thêm người Trần Văn {n}" for n in (29, 28, 27, 26, 25)]


def test_a_day_holds_its_own_changes(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [dt.datetime(2020, 3, 5, 23, 59, 59), dt.datetime(2020, 3, 6, 0, 0, 0)]
    for number, moment in enumerate(days):
        monkeypatch.setattr(app.database, "_now", lambda at=moment: at)
        app.save("person", None, {"name": f"Trần Thị {number}"})
    assert labels(app, last=dt.date(2020, 3, 5)) == ["Thêm người Trần Thị 0"]
    assert labels(app, first=dt.date(2020, 3, 6)) == ["Thêm người Trần Thị 1"]
    assert labels(app, first=dt.date(2020, 3, 7)) == []


def test_the_recycle_bin_holds_deletes_that_still_stand(started: App) -> None:
    started.delete("unit", [unit(started, "385")])
    started.delete("unit", [unit(started, "STC")])
    started.save("person", None, {"name": "Phạm Thị Bình"})
    assert labels(started, deleted=True) == ["Xoá đơn vị Sở Tài chính", "Xoá đơn vị Huyện Quan Hóa"]
    started.undo(last_change(started) - 1)
    assert labels(started, deleted=True) == ["Xoá đơn vị Huyện Quan Hóa"]


def test_an_edit_is_told_field_by_field(started: App) -> None:
    started.save("unit", unit(started, "STC"), {"phone": "0237 385 1234"})
    with started.reader() as reader:
        view = change_view(reader, last_change(started))
    assert view.line.undoable
    assert [(t.record, t.title, t.lines) for t in view.touched] == [
        ("unit", "Sở Tài chính", ("Điện thoại: (trống) → 0237 385 1234",))
    ]


def test_what_is_gone_is_told_by_the_name_it_had(started: App) -> None:
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình công tác năm 2020"})
    task = {"programme": programme, "code": "II.1.1", "title": "Rà soát cán bộ nữ"}
    task_id = started.save("task", None, task)
    district = unit(started, "385")
    started.save("assignment", None, {"task": task_id, "unit": district})
    started.delete("unit", [district])
    with started.reader() as reader:
        view = change_view(reader, last_change(started))
    told = {touched.record: touched.title for touched in view.touched}
    assert told == {"unit": "Huyện Quan Hóa", "assignment": "Huyện Quan Hóa · Rà soát cán bộ nữ"}
    started.delete("task", [task_id])
    with started.reader() as reader:
        assert change_view(reader, last_change(started)).touched[0].title == "Rà soát cán bộ nữ"


def test_of_a_large_change_only_the_first_records_are_told(started: App) -> None:
    setup = lines(started)[-1]
    assert setup.kind == "setup"
    assert not setup.undoable
    with started.reader() as reader:
        view = change_view(reader, setup.id)
        whole = sum(reader.count(spec) for spec in started.registry)
    assert len(view.touched) == MOST_TOLD
    assert len(view.touched) + view.more == whole


def test_a_change_that_is_not_there_is_a_key_error(app: App) -> None:
    with app.reader() as reader, pytest.raises(KeyError):
        change_view(reader, 1)


def test_a_delete_tells_what_hung_on_it(started: App) -> None:
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình"})
    district = unit(started, "385")
    for number in range(3):
        values = {"programme": programme, "code": f"II.1.{number}", "title": f"Việc {number}"}
        task = started.save("task", None, values)
        started.save("assignment", None, {"task": task, "unit": district})
    started.delete("unit", [district])
    assert lines(started, limit=1)[0].words == "Xoá đơn vị Huyện Quan Hóa và 3 mục kèm theo"
    started.delete("unit", [unit(started, "STC"), unit(started, "SYT")])
    assert lines(started, limit=1)[0].words == "Xoá 2 đơn vị"


def test_the_recycle_bin_gives_back_after_a_restart_or_says_why_not(tmp_path: Path) -> None:
    app = App.open(tmp_path / "data", dt.date(2020, 3, 5), create=True)
    for code in ("STC", "SYT"):
        app.delete("unit", [app.save("unit", None, {"code": code, "name": f"Sở {code}"})])
    app.close()
    app = App.open(tmp_path / "data", dt.date(2020, 3, 6))
    app.save("unit", None, {"code": "STC", "name": "Sở nhập lại"})
    health, finance = lines(app, LogFilter(deleted=True))
    app.undo(health.id)
    assert app.record("unit", unit(app, "SYT")).values["name"] == "Sở SYT"
    with pytest.raises(UserError, match="cùng mã đã được nhập lại"):
        app.undo(finance.id)
    assert lines(app, LogFilter(deleted=True)) == [finance]
    app.close()


def test_changes_are_found_by_record_kind_and_person(app: App) -> None:
    person = app.save("person", None, {"name": "Phạm Thị Bình"})
    other = app.save("person", None, {"name": "Trần Văn An"})
    course = app.save("training_class", None, {"year": 2020, "code": "01", "topic": "Lớp 01"})
    of_class = {"training_class": course, "name": "Phạm Thị Bình", "person": person}
    seat = app.save("participant", None, of_class)
    app.save("note", None, {"owner": ("person", person), "text": "Đã gọi"})
    app.save("note", None, {"owner": ("person", other), "text": "Chưa gọi"})
    app.delete("participant", [seat])
    hers = labels(app, person=person)
    assert hers[-1] == "Thêm người Phạm Thị Bình"
    assert len(hers) == 4
    assert not any("Trần Văn An" in label or "Chưa gọi" in label for label in hers)
    assert labels(app, record="person") == ["Thêm người Trần Văn An", "Thêm người Phạm Thị Bình"]
    assert len(labels(app, record="participant")) == 2
    assert labels(app, record="participant", kind="delete") == labels(app, kind="delete") == hers[:1]
