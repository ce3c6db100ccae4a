"""The sheet of a unit: its content as of a day, several units, what cannot be found."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.core.documents.reports.reading import words
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document, NextPaper, Table
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.making import document_spec, make


def sheet(app: App, **options: Any) -> Document:
    return make(app, "unit-sheet", None, options).document


def test_the_sheet_is_as_of_the_day(started: App) -> None:
    old = words(sheet(started, unit="407", as_of="31/05/2020"))
    new = words(sheet(started, unit="407", as_of="01/06/2020"))
    assert "Huyện Tĩnh Gia" in old and "thị xã" not in old.lower()
    assert "Thị xã Nghi Sơn" in new and "Mang tên Thị xã Nghi Sơn" in new


def test_several_units_are_papers_of_their_own(started: App) -> None:
    made = sheet(started, unit="407;380")
    assert made.papers[1] == "Thành phố Thanh Hóa"
    assert sum(isinstance(block, NextPaper) for block in made.blocks) == 1
    assert len(sheet(started, whole="có", filter="type=city").papers) == 2
    assert len(sheet(started).papers) == 0


def test_columns_that_nothing_stands_in_are_left_out(started: App) -> None:
    with started.reader() as reader:
        unit = reader.get(started.registry["unit"], "407")
    started.save("person", None, {"name": "Lê Thị An", "unit": unit, "phone": "0237 1"})
    tables = [block for block in sheet(started, unit="407").blocks if isinstance(block, Table)]
    people = next(table for table in tables if table.columns[0].title == "Họ và tên")
    assert [column.title for column in people.columns] == ["Họ và tên", "Điện thoại"]


def test_a_code_that_no_unit_has_is_told(started: App) -> None:
    with pytest.raises(UserError, match="Không có đơn vị “999”"):
        sheet(started, unit="999")


def test_the_year_tells_whose_tasks_are_listed(started: App) -> None:
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình"})
    task = started.save("task", None, {"programme": programme, "code": "II.1.1", "title": "Lập kế hoạch"})
    with started.reader() as reader:
        unit = reader.get(started.registry["unit"], "407")
    due = dt.date(2020, 2, 28)
    started.save("assignment", None, {"task": task, "unit": unit, "due": due})
    assert "quá hạn 6 ngày" in words(sheet(started, unit="407"))
    assert "Lập kế hoạch" not in words(sheet(started, unit="407", year="2021"))


def test_what_chooses_among_the_list_is_not_asked_where_units_are_named() -> None:
    spec = document_spec("unit-sheet")
    today = dt.date(2020, 3, 5)
    for given, asked in (({"unit": ("407",)}, False), ({}, True)):
        values = spec.settle(given, today, 2020)
        applying = {option.id for option in spec.options if option.applies(values)}
        assert ({"whole", "filter", "order", "ended"} <= applying) == asked
        assert {"unit", "as_of", "year"} <= applying


def test_the_people_it_names_are_counted(started: App) -> None:
    with started.reader() as reader:
        unit = reader.get(started.registry["unit"], "407")
    started.save("person", None, {"name": "Lê Thị An", "unit": unit})
    with started.reader() as reader:
        spec = document_spec("unit-sheet")
        options = spec.settle({"unit": ("407",)}, started.today, 2020)
        assert spec.persons(spec.gather(reader, {**options, "draft": False})) == 1
