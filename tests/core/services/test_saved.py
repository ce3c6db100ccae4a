"""What is kept under a name: saved, found, renamed, deleted, and every one of these taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.saved import Saved, Shelf, filters_of, saved, settings_of
from vstbpn_desktop.services import saved as keeping

UNITS = filters_of("unit")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = App.open(tmp_path / "data", dt.date(2020, 7, 6), create=True)
    yield opened
    opened.close()


def found(app: App, shelf: Shelf = UNITS) -> list[Saved]:
    with app.database.read() as connection:
        return saved(connection, shelf)


def names(app: App, shelf: Shelf = UNITS) -> list[str]:
    return [one.name for one in found(app, shelf)]


def test_it_is_found_again_by_its_shelf_in_vietnamese_order(app: App) -> None:
    for name in ("Đơn vị xa", "Các huyện", "  Ấp   C "):
        keeping.save(app, UNITS, name, {"text": name})
    keeping.save(app, settings_of("labels"), "Nhãn: 2:7", {})
    assert names(app) == ["Ấp C", "Các huyện", "Đơn vị xa"]
    assert found(app)[1].value == {"text": "Các huyện"}
    assert names(app, settings_of("labels")) == ["Nhãn: 2:7"]
    assert names(app, filters_of("person")) == []


def test_it_survives_the_program(app: App, tmp_path: Path) -> None:
    keeping.save(app, UNITS, "Các huyện", {"filters": [["level", "district"]]})
    app.close()
    again = App.open(tmp_path / "data", dt.date(2020, 7, 6))
    assert found(again)[0].value == {"filters": [["level", "district"]]}
    again.close()


def test_saving_again_replaces_and_undo_brings_the_old_back(app: App) -> None:
    keeping.save(app, UNITS, "Các huyện", {"text": "a"})
    keeping.save(app, UNITS, "các huyện", {"text": "b"})
    assert [(one.name, one.value) for one in found(app)] == [("các huyện", {"text": "b"})]
    app.undo()
    assert [(one.name, one.value) for one in found(app)] == [("Các huyện", {"text": "a"})]
    app.undo()
    assert names(app) == []


def test_renaming_and_deleting_are_told_and_taken_back(app: App) -> None:
    keeping.save(app, UNITS, "A", {})
    keeping.rename(app, UNITS, found(app)[0], "B")
    assert names(app) == ["B"]
    keeping.remove(app, UNITS, found(app)[0])
    assert names(app) == []
    assert [entry.label for entry in app.log(3)] == [
        "Xoá bộ lọc “B”", "Đổi tên bộ lọc “A” thành “B”", "Lưu bộ lọc “A”",
    ]  # fmt: skip
    app.undo()
    app.undo()
    assert names(app) == ["A"]


def test_a_name_must_be_one_and_its_own(app: App) -> None:
    keeping.save(app, UNITS, "A", {})
    keeping.save(app, UNITS, "B", {})
    with pytest.raises(UserError, match="Đã có bộ lọc “A”"):
        keeping.rename(app, UNITS, found(app)[1], "a")
    with pytest.raises(UserError, match="Chưa có tên"):
        keeping.save(app, UNITS, "  ", {})
    with pytest.raises(UserError, match="nhiều hơn 80"):
        keeping.save(app, UNITS, "x" * 81, {})
    keeping.rename(app, UNITS, found(app)[0], "A")
    assert names(app) == ["A", "B"]
