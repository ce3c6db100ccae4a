"""One way to write: named changes, the log they leave, taking them back."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from vstbpn_desktop.app import App
from vstbpn_desktop.db.change import Changed
from vstbpn_desktop.db.changelog import ChangeEntry, ChangeRow
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records.unit import Unit, UnitName


def units(app: App) -> list[str]:
    with app.database.read() as connection:
        return list(connection.execute(select(Unit.code).order_by(Unit.id)).scalars())


def add(app: App, code: str, name: str = "Sở Y tế") -> int:
    return app.save("unit", None, {"code": code, "name": name})


def test_an_exception_rolls_everything_back(app: App) -> None:
    add(app, "A")
    with pytest.raises(ZeroDivisionError), app.change("hỏng") as change:
        change.update(Unit, 1, {"phone": "1"})
        raise ZeroDivisionError
    assert app.record("unit", 1).values["phone"] == ""
    assert [entry.label for entry in app.log()] == ["Thêm đơn vị Sở Y tế"]
    add(app, "B")
    assert units(app) == ["A", "B"]


def test_a_write_outside_a_change_fails(app: App) -> None:
    row = {"name": "x", "value": "1"}
    with pytest.raises(IntegrityError), app.database._writer.begin() as connection:
        connection.execute(text("insert into setting(name, value) values (:name, :value)"), row)


def test_readers_cannot_write(app: App) -> None:
    with pytest.raises(Exception, match="readonly"), app.database.read() as connection:
        connection.execute(insert(ChangeEntry).values(at="", label="", kind=""))


def test_a_change_that_does_nothing_leaves_no_trace(app: App) -> None:
    heard: list[Changed] = []
    app.subscribe(heard.append)
    with app.change("Không làm gì"):
        pass
    assert app.log() == [] and heard == []


def test_listeners_hear_which_records_a_cascade_touched(app: App) -> None:
    unit = add(app, "A")
    note = app.save("note", None, {"owner": ("unit", unit), "text": "gọi lại"})
    heard: list[Changed] = []
    stop = app.subscribe(heard.append)
    app.delete("unit", [unit])
    stop()
    add(app, "B")
    assert [change.records for change in heard] == [{"unit": {unit}, "note": {note}}]


def test_the_log_holds_no_values_of_an_insert_and_only_changed_ones_of_an_update(app: App) -> None:
    unit = add(app, "A")
    app.save("unit", unit, {"phone": "0237"})
    with app.database.read() as connection:
        rows = connection.execute(select(ChangeRow.op, ChangeRow.before, ChangeRow.after)).all()
    assert [tuple(row) for row in rows] == [
        ("i", None, None), ("i", None, None), ("u", '{"phone":""}', '{"phone":"0237"}'),
    ]  # fmt: skip


def test_undo_survives_a_restart(app: App) -> None:
    unit = add(app, "A")
    app.delete("unit", [unit])
    again = App(app.folder, app.clock, app._lock)
    assert again.undo() == "Xoá đơn vị Sở Y tế"
    assert units(again) == ["A"]
    again.database.close()


def test_undo_is_refused_when_the_row_was_changed_again(app: App) -> None:
    unit = add(app, "A")
    app.save("unit", unit, {"phone": "1"})
    first = app.last_change()
    app.save("unit", unit, {"phone": "2"})
    assert first is not None
    with pytest.raises(UserError, match="sửa lại sau đó"):
        app.undo(first[0])
    app.undo()
    app.undo(first[0])
    assert app.record("unit", unit).values["phone"] == ""


def test_undoing_an_insert_never_takes_later_rows_along(app: App) -> None:
    unit = add(app, "A")
    made = app.last_change()
    app.save("note", None, {"owner": ("unit", unit), "text": "gọi lại"})
    assert made is not None
    with pytest.raises(UserError, match="1 mục khác đã gắn"):
        app.undo(made[0])
    assert units(app) == ["A"] and app.search("gọi lại")


def test_nothing_comes_back_without_what_it_belongs_to(app: App) -> None:
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    task = app.save("task", None, {"programme": programme, "code": "II.1.1", "title": "Việc"})
    note = app.save("note", None, {"owner": ("programme", programme), "text": "gọi lại"})
    deleted, before = [], _counts(app)
    for record, row_id in (("task", task), ("note", note), ("programme", programme)):
        app.delete(record, [row_id])
        deleted.append(app.log(1)[0].id)
    for change_id in deleted[:2]:
        with pytest.raises(UserError, match=r"đã bị xoá \(“Xoá chương trình Chương trình”\)"):
            app.undo(change_id)
    for change_id in reversed(deleted):
        app.undo(change_id)
    assert _counts(app) == before


def test_a_change_is_taken_back_once(app: App) -> None:
    add(app, "A")
    last = app.last_change()
    assert last is not None
    app.undo(last[0])
    with pytest.raises(UserError, match="đã được hoàn tác"):
        app.undo(last[0])
    with pytest.raises(UserError, match="Không có thay đổi nào"):
        app.undo()
    with pytest.raises(UserError, match="Không có thay đổi số 99"):
        app.undo(99)


def test_ids_are_never_used_twice(app: App) -> None:
    first = add(app, "A")
    app.delete("unit", [first])
    assert add(app, "B") > first


def test_deleting_a_unit_with_fourteen_linked_records_is_undone_whole(app: App) -> None:
    unit = add(app, "A")
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    for number in range(1, 7):
        task = app.save("task", None, {"programme": programme, "code": f"II.1.{number}", "title": "Việc"})
        given = app.save("assignment", None, {"task": task, "unit": unit})
        app.save("result", None, {"assignment": given, "date": app.today, "content": "xong"})
    app.save("note", None, {"owner": ("unit", unit), "text": "gọi lại"})
    app.save("note", None, {"owner": ("unit", unit), "text": "hẹn"})
    counts = _counts(app)
    app.delete("unit", [unit])
    gone = {name: counts[name] - count for name, count in _counts(app).items() if counts[name] != count}
    assert gone == {"unit": 1, "assignment": 6, "result": 6, "note": 2}
    app.undo()
    assert _counts(app) == counts


def _counts(app: App) -> dict[str, int]:
    with app.reader() as reader:
        return {spec.id: reader.count(spec) for spec in app.registry}


def test_no_logged_column_is_of_a_type_the_log_would_round(app: App) -> None:
    connection = sqlite3.connect(app.folder.database)
    tables = [r[0] for r in connection.execute("select name from sqlite_master where type='table'")]
    for table in tables:
        if not table.startswith(("search", "sqlite")):
            types = {row[2].upper() for row in connection.execute(f"pragma table_info({table})")}
            assert not types & {"REAL", "FLOAT", "BLOB", "NUMERIC"}, table
    connection.close()


def test_names_of_a_unit_are_dated(app: App) -> None:
    import datetime as dt

    unit = add(app, "407", "Huyện Tĩnh Gia")
    old, new = {"name": "Huyện Tĩnh Gia"}, {"name": "Thị xã Nghi Sơn", "type": "town"}
    blank = {"short_name": "", "full_name": "", "addressing_name": "", "type": "", "protocol_order": 1}
    day = dt.date(2020, 6, 1)
    before, after = {"valid_from": None, "valid_to": day}, {"valid_from": day, "valid_to": None}
    app.save("unit", unit, {"names": (blank | old | before, blank | new | after)})
    assert app.record("unit", unit, dt.date(2020, 5, 31)).title == "Huyện Tĩnh Gia"
    assert app.record("unit", unit, day).title == "Thị xã Nghi Sơn"
    app.save("unit", unit, {"short_name": "Nghi Sơn"})
    with app.database.read() as connection:
        names = connection.execute(select(UnitName.short_name).order_by(UnitName.valid_from)).scalars()
        assert list(names) == ["Nghi Sơn", "Thị xã Nghi Sơn"]
    rows = app.record("unit", unit).values["names"]
    app.save("unit", unit, {"names": rows[:1], "short_name": "Tĩnh Gia"})
    assert app.record("unit", unit).values["short_name"] == "Tĩnh Gia"
    app.save("unit", unit, {"short_name": "Nghi Sơn"}, as_of=dt.date(2019, 1, 1))
    assert app.record("unit", unit).values["short_name"] == "Nghi Sơn"


def test_a_unit_without_its_place_comes_last_and_shows_none(app: App) -> None:
    from vstbpn_desktop.queries.lists import ListRequest

    add(app, "A", "Sở A")
    app.save("unit", None, {"code": "B", "name": "Sở B", "protocol_order": 7})
    query = app.listing(ListRequest("unit", app.today))
    with app.database.read() as connection:
        rows = query.page(connection, 0)
    place = [field.id for field in app.registry["unit"].columns].index("protocol_order")
    assert [(row.words[0], row.words[place]) for row in rows] == [("B", "7"), ("A", "")]
