"""A closed year holds every record of it, whatever way the write takes; all others stay free."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from tests.contracts.sample_records import make_all, make_sample
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.services.year_closing import close_year, reopen_year
from vstbpn_desktop.spec import LongText, Text

HELD = (
    "programme", "task", "assignment", "result", "training_class", "participant", "certificate",
    "inspection", "finding", "document", "number",
)  # fmt: skip
"""The records that belong to a year."""
FREE = tuple(spec.id for spec in REGISTRY if spec.id not in HELD)
Closed = tuple[App, dict[str, int]]
REFUSED = "Số liệu năm 2020 đã khoá"


@pytest.fixture(scope="module")
def closed(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Closed]:
    """A core with a record of every type, all of 2020, which is closed; today is 10/01/2021."""
    folder = tmp_path_factory.mktemp("closed") / "data"
    shutil.copytree(empty_folder, folder)
    app = App.open(folder, dt.date(2021, 1, 10))
    ids = make_all(app)
    app.save("document", ids["document"], {"direction": "in"})
    close_year(app, 2020)
    yield app, ids
    app.close()


def words_field(record: str) -> str:
    """A field of plain words that work which goes on does not write."""
    spec = REGISTRY[record]
    return next(
        field.column_name for field in spec.fields
        if isinstance(field.kind, Text | LongText) and field.id not in spec.closing.goes_on and not field.via
    )  # fmt: skip


def test_every_record_is_of_a_year_or_of_none() -> None:
    assert {spec.id for spec in REGISTRY if spec.year} == set(HELD)


@pytest.mark.parametrize("record", HELD)
def test_a_closed_year_refuses_to_be_changed(closed: Closed, record: str) -> None:
    app, ids = closed
    with pytest.raises(UserError, match=REFUSED) as refused, app.change("Sửa") as change:
        change.update(REGISTRY[record].model, ids[record], {words_field(record): "Khác"})
    assert "reopen-year 2020" in refused.value.todo


@pytest.mark.parametrize("record", HELD)
def test_a_closed_year_refuses_to_lose_anything(closed: Closed, record: str) -> None:
    app, ids = closed
    with pytest.raises(UserError, match=REFUSED), app.change("Xoá", kind="delete") as change:
        change.delete(REGISTRY[record].model, ids[record])


@pytest.mark.parametrize("record", HELD)
def test_a_closed_year_takes_nothing_in(closed: Closed, record: str) -> None:
    app, ids = closed
    table = REGISTRY[record].model.__table__
    row = _another(app, record, ids[record])
    with pytest.raises(UserError, match=REFUSED), app.change("Thêm") as change:
        if record == "programme":
            change.delete(Programme, ids[record])
        change.connection.execute(insert(table).values(**row))
    with app.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(table)).scalar() == 1


def _another(app: App, record: str, row_id: int) -> dict[str, Any]:
    """The columns of a record like the one there is, under another key of the same year."""
    spec = REGISTRY[record]
    table = spec.model.__table__
    with app.database.read() as connection:
        found = connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
    row = {key: found[column] for key, column in table.c.items() if key != "id"}
    for field in map(spec.field, () if spec.key.is_number else spec.key.fields):
        if isinstance(field.kind, Text):
            row[field.column_name] = "KHAC"
        elif field.id == "number":
            row[field.column_name] = 77
    return row | ({"unit_id": make_sample(app, REGISTRY["unit"], 8)} if record == "assignment" else {})


@pytest.mark.parametrize("record", FREE)
def test_what_is_of_no_year_stays_free(closed: Closed, record: str) -> None:
    app, _ = closed
    make_sample(app, REGISTRY[record], 7)


@pytest.mark.parametrize("record", HELD)
def test_a_closed_year_is_listed_and_searched(closed: Closed, record: str) -> None:
    app, ids = closed
    with app.database.read() as connection:
        assert ids[record] in app.listing(ListRequest(record, app.today, year=2020)).ids(connection)
    assert app.search("Hoà Thuỷ")


def test_it_is_reopened_on_purpose_and_the_log_says_so(closed: Closed) -> None:
    app, ids = closed
    reopen_year(app, 2020, "ghi thiếu một kết quả")
    assert app.log(1)[0].label == "Mở khoá số liệu năm 2020: ghi thiếu một kết quả"
    app.save("task", ids["task"], {"title": "Đã sửa"})
    app.undo()
    app.undo()
    with pytest.raises(UserError, match=REFUSED):
        app.save("task", ids["task"], {"title": "Đã sửa"})
