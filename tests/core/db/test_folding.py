"""Changes that go on are one entry of the log, and taking it back brings back what stood before it."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from sqlalchemy import select

from vstbpn_desktop.app import App
from vstbpn_desktop.db.change import Change
from vstbpn_desktop.db.changelog import ChangeRow
from vstbpn_desktop.db.folding import WITHIN
from vstbpn_desktop.db.setting import drop_setting, read_setting, write_setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records.unit import Unit
from vstbpn_desktop.services.saving import save

NOW = dt.datetime(2020, 3, 5, 8, 0, 0)


def phones(app: App) -> list[Any]:
    """Every unit and setting with what is in it."""
    with app.database.read() as connection:
        columns = (Unit.id, Unit.code, Unit.phone, Unit.email)
        units = [tuple(row) for row in connection.execute(select(*columns).order_by(Unit.id))]
        return [*units, read_setting(connection, "a"), read_setting(connection, "b")]


def at(app: App, moment: dt.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.database, "_now", lambda: moment)


def write(app: App, value: str, label: str = "Viết") -> None:
    with app.change(label, goes_on=True) as change:
        write_setting(change.connection, "a", value)


def labels(app: App) -> list[str]:
    return [entry.label for entry in app.log()]


def test_a_sitting_is_one_entry(app: App) -> None:
    for words in ("Các", "Các đơn vị", "Các đơn vị đã nộp"):
        write(app, words)
    assert labels(app) == ["Viết"]
    app.undo()
    assert phones(app)[-2:] == [None, None]


def test_the_entry_ends_with_its_time_another_name_or_another_change(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(app, NOW, monkeypatch)
    write(app, "1")
    at(app, NOW + WITHIN, monkeypatch)
    write(app, "2")
    assert len(labels(app)) == 1
    at(app, NOW + WITHIN + dt.timedelta(seconds=1), monkeypatch)
    write(app, "3")
    assert len(labels(app)) == 2
    write(app, "4", "Viết khác")
    app.save("unit", None, {"code": "A", "name": "Sở Y tế"})
    write(app, "5", "Viết khác")
    assert labels(app) == ["Viết khác", "Thêm đơn vị Sở Y tế", "Viết khác", "Viết", "Viết"]
    app.undo()
    assert phones(app)[-2] == "4"


def test_what_came_to_nothing_leaves_no_entry(app: App) -> None:
    write(app, "1")
    with app.change("Viết", goes_on=True) as change:
        drop_setting(change.connection, "a")
    assert labels(app) == []
    with pytest.raises(UserError):
        app.undo()


def test_after_an_undo_a_new_entry_begins(app: App) -> None:
    write(app, "1")
    app.undo()
    write(app, "2")
    assert labels(app) == ["Viết", "Hoàn tác: Viết", "Viết"]


def test_any_course_of_writing_is_taken_back_whole(app: App) -> None:
    """40 courses of inserts, updates and deletes, folded: undo gives what stood before each."""
    chance = random.Random(4)
    for course in range(40):
        before = phones(app)
        for _ in range(chance.randrange(1, 6)):
            with app.change(f"Lượt {course}", goes_on=True) as change:
                for _ in range(chance.randrange(1, 4)):
                    _anything(change, chance)
        after = phones(app)
        ours = [entry for entry in app.log() if entry.label == f"Lượt {course}"]
        assert len(ours) <= 1
        assert ours or after == before
        if ours and chance.random() < 0.7:
            app.undo(ours[0].id)
            assert phones(app) == before
    with app.database.read() as connection:
        entries = set(connection.execute(select(ChangeRow.change_id)).scalars())
    assert {entry.id for entry in app.log(500)} >= entries


def test_taking_a_delete_back_over_new_data_says_why_not(app: App) -> None:
    write(app, "cũ")
    with app.change("Bỏ") as change:
        drop_setting(change.connection, "a")
    dropped = app.log(1)[0].id
    write(app, "mới")
    with pytest.raises(UserError, match="đã được nhập lại"):
        app.undo(dropped)
    assert phones(app)[-2] == "mới"


def _anything(change: Change, chance: random.Random) -> None:
    ids = list(change.connection.execute(select(Unit.id)).scalars())
    kind = chance.randrange(5)
    if kind == 0 or not ids:
        values = {"code": f"{chance.random()}", "name": "Sở Y tế"}
        save(change, change.registry["unit"], None, values, NOW.date())
    elif kind == 1:
        change.update(Unit, chance.choice(ids), {"phone": str(chance.randrange(9))})
    elif kind == 2:
        change.update(Unit, chance.choice(ids), {"email": str(chance.randrange(9))})
    elif kind == 3:
        change.delete(Unit, chance.choice(ids))
    else:
        write_setting(change.connection, chance.choice("ab"), chance.randrange(9))
