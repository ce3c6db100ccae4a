"""Backups are made when they should be, kept as long as they should, proved, copied, and restored."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contracts.sample_records import make_all
from tests.contracts.test_records import dump_all
from vstbpn_desktop.app import App
from vstbpn_desktop.db.store import Manifest, Store
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import attachments, new_year, safekeeping, succession
from vstbpn_desktop.services.safekeeping.rotation import surplus

DAY = dt.timedelta(days=1)


def reasons(app: App) -> list[str]:
    return [own.reason for own in safekeeping.own_backups(app)]


def sound(app: App) -> list[bool]:
    return [proof.problem == "" for proof in safekeeping.prove(app)]


@pytest.fixture
def filled(app: App) -> App:
    ids = make_all(app)
    attachments.attach_bytes(app, "unit", ids["unit"], "anh.png", b"\x89PNG evidence")
    return app


# when


def test_the_day_has_one_backup_and_the_next_another(filled: App) -> None:
    assert safekeeping.back_up_if_due(filled) is not None
    assert safekeeping.back_up_if_due(filled) is None
    filled.clock.fix(filled.today + DAY)
    assert safekeeping.back_up_if_due(filled) is not None
    assert reasons(filled) == ["tu-dong", "tu-dong"]


def test_a_clock_set_back_does_not_stop_the_backups(filled: App) -> None:
    filled.clock.fix(dt.date(2031, 1, 1))
    safekeeping.back_up_if_due(filled)
    filled.clock.fix(dt.date(2020, 3, 5))
    assert safekeeping.back_up_if_due(filled) is not None
    assert safekeeping.back_up_if_due(filled) is None
    assert len(reasons(filled)) == 2


def test_nothing_is_kept_of_new_data(app: App) -> None:
    assert safekeeping.back_up_if_due(app) is None and safekeeping.own_backups(app) == []


def test_closing_after_work_keeps_it_and_after_none_does_not(filled: App) -> None:
    safekeeping.back_up_if_due(filled)
    assert safekeeping.back_up_at_exit(filled) is None
    filled.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    assert safekeeping.back_up_at_exit(filled) is not None
    assert reasons(filled) == ["khi-dong", "tu-dong"]


def test_work_is_kept_where_older_data_counted_up_to_the_number_of_the_newest_backup(filled: App) -> None:
    older = safekeeping.back_up_now(filled)
    filled.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    safekeeping.back_up_now(filled)
    filled.database.close()
    safekeeping.put_in_place(older, filled.folder)
    filled.clock.fix(filled.today + DAY)
    again = App(filled.folder, filled.clock, filled._lock)
    again.save("unit", None, {"code": "KHAC", "name": "Sở Khác"})
    assert safekeeping.back_up_at_exit(again) is not None
    again.database.close()


def _succession(app: App) -> None:
    event = {
        "kind": "rename",
        "date": "2020-06-01",
        "decision": "QĐ",
        "from": ["385"],
        "to": [{"name": "Thị xã"}],
    }
    succession.take(app, [event])


def _new_year(app: App) -> None:
    app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    new_year.open_year(app, 2021)


@pytest.mark.parametrize(
    ("act", "reason"),
    [(_succession, "truoc-ke-thua"), (_new_year, "truoc-nam-moi")],
    ids=["succession", "year"],
)
def test_risky_work_is_backed_up_before(started: App, act: Callable[[App], None], reason: str) -> None:
    act(started)
    (own,) = safekeeping.own_backups(started)
    assert own.reason == reason
    assert safekeeping.outlook(started, own.path).lost_count >= 1


# how long


def manifest(number: int, moment: dt.datetime, reason: str = "tu-dong") -> Manifest:
    at = moment.isoformat()
    return Manifest(number, at, reason, 1, False, {}, 0, 0, "0" * 64, (), {})


def test_days_weeks_and_months_are_kept() -> None:
    now = dt.datetime(2020, 12, 31, 8)
    made = [manifest(400 - n, now - n * DAY) for n in range(400)]
    gone = surplus(made, now, ("tu-dong",))
    left = [one.moment.date() for one in made if one not in gone]
    assert left[:7] == [(now - n * DAY).date() for n in range(7)]
    assert len({day.isocalendar()[:2] for day in left[:11]}) >= 5
    assert {(day.year, day.month) for day in left} == {(2020, month) for month in range(1, 13)}
    assert len(left) <= 7 + 5 + 12


def test_what_was_made_before_risky_work_stays_two_weeks() -> None:
    now = dt.datetime(2020, 12, 31, 8)
    usual = [manifest(1000 - n, now - n * DAY) for n in range(60)]
    risky = [manifest(900 - n, now - n * DAY, "truoc-nhap") for n in range(60)]
    gone = surplus(sorted([*usual, *risky], key=lambda one: -one.number), now, ("tu-dong",))
    assert not any(one in gone for one in risky[:14])
    assert len([one for one in risky if one not in gone]) < 20


def test_a_clock_far_ahead_drops_nothing_too_early() -> None:
    now = dt.datetime(2020, 12, 31, 8)
    made = [manifest(20 - n, now - n * DAY) for n in range(20)]
    ahead = [manifest(21, now + 3650 * DAY), *made]
    gone = surplus(ahead, now + 3650 * DAY, ("tu-dong",))
    assert not any(one in gone for one in made[:6])


# proof


def test_each_backup_is_proved_once_and_the_files_once_a_month(filled: App) -> None:
    safekeeping.back_up_now(filled)
    assert sound(filled) == [True] and sound(filled) == []
    assert safekeeping.last_verified(filled) is not None
    whole = safekeeping.last_whole(filled)
    filled.clock.fix(filled.today + DAY)
    safekeeping.back_up_now(filled)
    assert sound(filled) == [True] and safekeeping.last_whole(filled) == whole
    filled.clock.fix(filled.today + 40 * DAY)
    safekeeping.back_up_now(filled)
    assert sound(filled) == [True] and safekeeping.last_whole(filled) != whole


def test_a_damaged_backup_is_told_and_made_anew(filled: App) -> None:
    made = safekeeping.back_up_now(filled)
    store = Store(made.parent)
    (digest,) = store.manifests()[0].files
    store._place(digest).write_bytes(b"rot")
    care = safekeeping.look_after(filled)
    assert len(care.problems) == 1 and "nội dung bị hỏng" in care.problems[0] and care.mended
    assert [own.problem == "" for own in safekeeping.own_backups(filled)] == [True, False]
    assert safekeeping.problems(filled) == list(care.problems)


def test_a_backup_of_broken_links_is_told(filled: App) -> None:
    connection = sqlite3.connect(filled.folder.database)
    connection.execute("update task set programme_id = 999")
    connection.commit()
    connection.close()
    safekeeping.back_up_now(filled)
    (proof,) = safekeeping.prove(filled)
    assert "liên kết đứt" in proof.problem
    assert safekeeping.last_verified(filled) is None


# restoring


def test_a_restore_from_the_store_brings_back_rows_and_files(filled: App) -> None:
    before = dump_all(filled)
    made = safekeeping.back_up_now(filled)
    for path in filled.folder.files.glob("*/*"):
        path.write_bytes(b"rot")
    filled.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    seen = safekeeping.outlook(filled, made)
    assert seen.lost_count == 1 and seen.lost[0].label == "Thêm đơn vị Sở Mới"
    safekeeping.restore(filled, made)
    assert dump_all(filled) == before
    assert [path.read_bytes() for path in filled.folder.files.glob("*/*")] == [b"\x89PNG evidence"]
    assert reasons(filled)[:2] == ["sau-phuc-hoi", "truoc-phuc-hoi"]
    back = safekeeping.outlook(filled, safekeeping.own_backups(filled)[1].path)
    assert [told.label for told in back.gained] == ["Thêm đơn vị Sở Mới"]
    filled.undo()
    assert dump_all(filled) != before


def test_a_stick_restores_on_another_machine(filled: App, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    safekeeping.choose_place(filled, tmp_path / "usb")
    care = safekeeping.look_after(filled)
    assert care.copied and care.place_problem == ""
    before = dump_all(filled)
    (copy,) = (tmp_path / "usb").glob("*/*.vstbak")
    other = App.open(tmp_path / "may-khac", create=True)
    safekeeping.restore(other, copy)
    assert dump_all(other) == before
    assert len(list(other.folder.files.glob("*/*"))) == 1
    other.close()


def test_a_place_inside_the_data_is_refused(filled: App) -> None:
    with pytest.raises(UserError, match="không thể nằm trong"):
        safekeeping.choose_place(filled, filled.folder.files)


def test_an_absent_place_is_no_fault_and_counts_its_days(filled: App, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    place = safekeeping.choose_place(filled, usb)
    usb.rename(tmp_path / "rut-ra")
    care = safekeeping.look_after(filled)
    assert not care.copied and care.place_problem == ""
    assert place.absent_days(filled.clock.now() + 9 * DAY) == 9
    safekeeping.forget_place(filled)
    assert safekeeping.second_place(filled) is None
