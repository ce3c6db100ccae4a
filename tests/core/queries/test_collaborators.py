"""The network of collaborators: units that have some or none on a day, last trained, last active."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Table
from vstbpn_desktop.exchange.excel import plan_import, take_import
from vstbpn_desktop.queries.collaborators import HAS, HAS_NONE, levels, members, network
from vstbpn_desktop.services import training
from vstbpn_desktop.services.making import make

DAY = dt.date(2020, 7, 6)


@pytest.fixture
def units(started: App) -> dict[str, int]:
    with started.reader() as reader:
        return {key: reader.get(started.registry["unit"], key) for key in ("380", "381", "SNV")}


def _save(app: App, name: str, unit: int, **values: object) -> int:
    return app.save("collaborator", None, {"name": name, "unit": unit, **values})


def _class(app: App, code: str, day: dt.date, state: str = "held") -> int:
    values = {"year": 2020, "code": code, "topic": "Kỹ năng", "state": state, "sessions": ({"date": day},)}
    return app.save("training_class", None, values)


def test_units_that_have_some_and_none_are_counted_as_of_a_day(started: App, units: dict[str, int]) -> None:
    _save(started, "Trịnh Thị Mẫu", units["380"], gender="female", active_on=dt.date(2020, 5, 1))
    _save(started, "Lê Văn Thử", units["380"], gender="male", valid_to=dt.date(2020, 7, 1))
    _save(started, "Lê Thị Sau", units["381"], valid_from=dt.date(2020, 8, 1))
    with started.reader(DAY) as reader:
        found = network(reader, DAY, "district")
        assert levels(reader, DAY) == ["district", "province"]
        before = network(reader, dt.date(2020, 6, 30), "district")
    assert (len(found.lines), found.with_some, found.members) == (27, 1, 1)
    assert (before.with_some, before.members) == (1, 2)
    (line,) = found.chosen(HAS)
    assert (line.id, line.women, line.active_on) == (units["380"], 1, dt.date(2020, 5, 1))
    assert len(found.chosen(HAS_NONE)) == 26 and found.chosen("") == found.lines


def test_last_trained_comes_from_classes_that_were_attended(started: App, units: dict[str, int]) -> None:
    by_name = _save(started, "Trịnh Thị Hoà", units["380"])
    person = started.save("person", None, {"name": "Lê Thị Mẫu"})
    by_person = _save(started, "Lê Thị Mẫu", units["381"], person=person)
    elsewhere = _save(started, "Trịnh Thị Hoà", units["381"])
    march, may, june = (_class(started, c, dt.date(2020, m, 2)) for c, m in (("01", 3), ("02", 5), ("03", 6)))
    cancelled = _class(started, "04", dt.date(2020, 6, 30), "cancelled")
    told = {"name": "TRỊNH THỊ HÒA", "post": "Bí thư chi bộ", "unit": units["380"]}
    for course in (march, may, cancelled):
        training.add_participants(started, course, [told])
    (missed,) = training.add_participants(started, june, [told])
    training.mark_absent(started, [missed])
    training.add_persons(started, march, [person])
    with started.reader(DAY) as reader:
        trained = {member.id: member.trained_on for member in members(reader, DAY)}
        april = {member.id: member.trained_on for member in members(reader, dt.date(2020, 4, 1))}
    assert trained == {
        by_name: dt.date(2020, 5, 2), by_person: dt.date(2020, 3, 2), elsewhere: None,
    }  # fmt: skip
    assert april[by_name] == dt.date(2020, 3, 2)


def test_a_list_of_excel_is_taken_and_the_paper_names_who_has_none(
    started: App, units: dict[str, int], tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["Họ và tên", "Giới tính", "Đơn vị", "Loại"],
                ["Trịnh Thị Mẫu", "nữ", "Thành phố Thanh Hóa", "tuyên truyền viên"],
                ["Lê Văn Thử", "nam", "Thành phố Thanh Hóa", ""]):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "ctv.xlsx")
    plan = plan_import(started, "collaborator", tmp_path / "ctv.xlsx")
    assert plan.problems == () and take_import(started, plan) == 2
    made = make(started, "collaborator-list", None, {"level": "district", "as_of": DAY})
    (table,) = (block for block in made.document.blocks if isinstance(block, Table))
    assert [row[1:3] for row in table.rows[1:] if isinstance(row, tuple)] == [
        ("Trịnh Thị Mẫu", "tuyên truyền viên"), ("Lê Văn Thử", "cộng tác viên"),
    ]  # fmt: skip
    words = str(made.document.blocks)
    assert "Có 2 cộng tác viên ở 1/27 đơn vị; 26 đơn vị chưa có" in words
    assert "Đơn vị chưa có: " in words and "Thị xã Bỉm Sơn" in words
    assert made.spec.persons(made.data) == 2
    grid = make(started, "collaborator-list", None, {"level": "district", "form": "units", "which": "none"})
    (table,) = (block for block in grid.document.blocks if isinstance(block, Table))
    assert len(table.rows) == 26 and {row[-1] for row in table.rows if isinstance(row, tuple)} == {"chưa có"}
