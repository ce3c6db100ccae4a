"""Closing a year: when it can be, what still goes on, what it never stops, how it is taken back."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.db.closed_years import closed_years
from vstbpn_desktop.db.setting import write_setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import anonymising, new_year, succession, transfer
from vstbpn_desktop.services.checking import check
from vstbpn_desktop.services.trying import attempt
from vstbpn_desktop.services.year_closing import (
    Prospect,
    can_close,
    close_year,
    reopen_year,
    why_held,
    why_looked_at,
    why_year_held,
)

REFUSED = "Số liệu năm 2020 đã khoá"
D = dt.date


@pytest.fixture
def year(app: App) -> dict[str, int]:
    """A task given to a unit, a class with a participant, an inspection with a finding: all of 2020."""
    ids: dict[str, int] = {}

    def made(record: str, **values: Any) -> None:
        ids[record] = app.save(record, None, values)

    app.clock.fix(D(2020, 11, 5))
    made("unit", code="385", name="Huyện Quan Hóa", type="district")
    made("programme", year=2020, title="Chương trình")
    made("task", programme=ids["programme"], code="II.1.1", title="Rà soát", nature="periodic")
    made("assignment", task=ids["task"], unit=ids["unit"])
    made("person", name="Phạm Thị Bình", unit=ids["unit"])
    made("training_class", year=2020, code="01", topic="Lớp 01")
    made("participant", training_class=ids["training_class"], name="Phạm Thị Bình", person=ids["person"])
    made("inspection", year=2020, code="01", name="Kiểm tra")
    made("finding", inspection=ids["inspection"], unit=ids["unit"], content="Chưa kiện toàn")
    return ids


@pytest.fixture
def closed(app: App, year: dict[str, int]) -> dict[str, int]:
    app.clock.fix(D(2021, 1, 10))
    assert close_year(app, 2020) == Prospect(2020, 1, 1)
    return year


def closed_now(app: App) -> set[int]:
    with app.database.read() as connection:
        return set(closed_years(connection))


def test_a_year_is_closed_once_it_is_over(app: App, year: dict[str, int]) -> None:
    for day, wrong in ((D(2020, 12, 14), "chưa hết kỳ báo cáo"), (D(2020, 12, 15), "")):
        app.clock.fix(day)
        with app.reader() as reader:
            assert can_close(reader, 2020) == (not wrong)
        if wrong:
            with pytest.raises(UserError, match=wrong):
                close_year(app, 2020)
    close_year(app, 2020)
    with pytest.raises(UserError, match="đã khoá rồi"):
        close_year(app, 2020)
    with pytest.raises(UserError, match="chưa có chương trình"):
        close_year(app, 2019)
    with pytest.raises(UserError, match="không khoá"):
        reopen_year(app, 2019)


def test_documents_of_the_last_weeks_are_written_until_the_calendar_year_ends(
    app: App, year: dict[str, int]
) -> None:
    app.clock.fix(D(2020, 12, 16))
    close_year(app, 2020)
    report = app.save("document", None, {"direction": "out", "date": D(2020, 12, 20), "subject": "Báo cáo"})
    app.clock.fix(D(2021, 1, 2))
    with pytest.raises(UserError, match=REFUSED):
        app.save("document", report, {"subject": "Báo cáo khác"})


def test_documents_that_come_later_or_are_kept_at_hand_are_free(app: App, closed: dict[str, int]) -> None:
    came = {"date": D(2020, 12, 30), "received_on": D(2021, 1, 4), "subject": "Công văn đến sau"}
    row = app.save("document", None, came)
    app.save("document", row, {"date": D(2020, 12, 29)})
    app.save("document", None, {"direction": "kept", "date": D(2018, 1, 20), "subject": "Chỉ thị"})
    app.save("document", None, {"direction": "kept", "date": D(2020, 1, 20), "subject": "Chỉ thị mới"})


def test_a_finding_goes_on_being_mended(app: App, closed: dict[str, int]) -> None:
    proof = app.save("document", None, {"received_on": D(2021, 1, 5), "subject": "Báo cáo khắc phục"})
    app.save("finding", closed["finding"], {"state": "closed", "evidence": proof})
    with pytest.raises(UserError, match=REFUSED):
        app.save("finding", closed["finding"], {"content": "Nội dung khác"})


def test_what_hangs_on_a_closed_year_goes_neither_with_its_unit_nor_its_class(
    app: App, closed: dict[str, int]
) -> None:
    for record in ("unit", "training_class", "inspection"):
        with pytest.raises(UserError, match=REFUSED):
            app.delete(record, [closed[record]])


def test_every_way_of_writing_is_refused(app: App, closed: dict[str, int]) -> None:
    line = '{"programme": "2020", "code": "II.1.2", "title": "Thêm"}'
    with pytest.raises(UserError, match=REFUSED):
        transfer.put_lines(app, app.registry["task"], [line])
    earlier = app.save("programme", None, {"year": 2019, "title": "Cũ"})
    with pytest.raises(UserError, match=REFUSED):
        app.save("task", closed["task"], {"programme": earlier})
    with pytest.raises(UserError, match=REFUSED):
        app.undo(app.log()[2].id)


def test_a_row_does_not_leave_a_closed_year_for_an_open_one(app: App, closed: dict[str, int]) -> None:
    app.save("training_class", None, {"year": 2021, "code": "01", "topic": "Lớp năm sau"})
    with pytest.raises(UserError, match=REFUSED):
        app.save("training_class", closed["training_class"], {"year": 2021, "code": "02"})


def test_succession_and_anonymising_are_not_stopped(app: App, closed: dict[str, int]) -> None:
    event = {"kind": "rename", "date": "2021-01-05", "decision": "01/NQ", "from": ["385"],
             "to": [{"name": "Thị xã Quan Hóa", "type": "town"}]}  # fmt: skip
    succession.take(app, [event])
    app.undo()
    anonymising.anonymise(app, closed["person"])
    assert "Bình" not in app.record("participant", closed["participant"]).values["name"]


def test_closing_and_reopening_are_taken_back(app: App, closed: dict[str, int]) -> None:
    app.undo()
    assert closed_now(app) == set()
    close_year(app, 2020)
    reopen_year(app, 2020, "ghi thiếu")
    app.undo()
    assert closed_now(app) == {2020}


def test_the_next_year_begins_from_a_closed_one(app: App, closed: dict[str, int]) -> None:
    assert new_year.open_year(app, 2021).recurring == 1
    app.undo()
    assert closed_now(app) == {2020}


def test_it_stays_closed_after_a_restart_and_in_a_backup(tmp_path: Path) -> None:
    app = App.open(tmp_path / "data", D(2021, 1, 10), create=True)
    app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    close_year(app, 2020)
    app.close()
    app = App.open(tmp_path / "data", D(2021, 2, 1))
    assert closed_now(app) == {2020}
    app.close()


HELD = "Số liệu năm 2020 đã khoá: chỉ xem."


@pytest.mark.parametrize(
    "record", ["programme", "task", "assignment", "training_class", "participant", "inspection", "finding"]
)
def test_what_a_closed_year_holds_is_told_before_it_is_written(
    app: App, closed: dict[str, int], record: str
) -> None:
    ids = [closed[record]]
    assert why_held(app, record, ids) == why_year_held(app, record, 2020) == HELD
    assert why_held(app, record, ids, going_on=True) == ("" if record == "finding" else HELD)
    assert why_held(app, record, []) == why_held(app, record, [999]) == why_year_held(app, record, 2021) == ""
    reopen_year(app, 2020)
    assert why_held(app, record, ids) == why_year_held(app, record, 2020) == ""


def test_what_is_of_no_year_or_of_another_is_not_held(app: App, closed: dict[str, int]) -> None:
    later = app.save("training_class", None, {"year": 2021, "code": "01", "topic": "Lớp năm sau"})
    assert why_held(app, "unit", [closed["unit"]]) == why_held(app, "training_class", [later]) == ""
    assert why_held(app, "training_class", [later, closed["training_class"]]) == HELD
    assert why_year_held(app, "unit", 2020) == why_year_held(app, "", 2020) == ""


def test_a_document_is_held_once_its_calendar_year_is_over(app: App, year: dict[str, int]) -> None:
    app.clock.fix(D(2020, 12, 16))
    close_year(app, 2020)
    row = app.save("document", None, {"direction": "out", "date": D(2020, 12, 20), "subject": "Báo cáo"})
    for day, why in ((D(2020, 12, 31), ""), (D(2021, 1, 1), HELD)):
        app.clock.fix(day)
        assert why_held(app, "document", [row]) == why
        assert why_held(app, "document", [row], going_on=True) == ""


def test_data_that_are_only_looked_at_hold_everything(app: App, year: dict[str, int]) -> None:
    app.read_only = True
    looked_at = "Đang mở bằng mật khẩu chỉ xem."
    assert (
        why_held(app, "unit", []) == why_held(app, "finding", [year["finding"]], going_on=True) == looked_at
    )
    assert why_year_held(app, "", 2020) == looked_at
    assert why_looked_at(app) == looked_at


def test_who_may_only_look_takes_nothing_back_and_mends_nothing(app: App, year: dict[str, int]) -> None:
    last = app.log(1)[0].id
    app.read_only = True
    for refused in (app.undo, partial(check, app, repair=True)):
        with pytest.raises(UserError, match="chỉ xem"):
            refused()
    assert check(app) == [] and app.log(1)[0].id == last


def test_who_may_only_look_may_try(app: App, year: dict[str, int]) -> None:
    app.read_only = True
    before = app.log(1)[0].id
    with attempt(app, "Thử", dry_run=True) as change:
        write_setting(change.connection, "name", "thử")
    assert app.log(1)[0].id == before
    with pytest.raises(UserError, match="chỉ xem"), attempt(app, "Thử", dry_run=False):
        pass
