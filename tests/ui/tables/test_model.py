"""The list model: windowed, sorted in Vietnamese, refreshed from changes alone, never raising."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.contracts.sample_records import STAYING
from ui.tables import model as tables
from ui.tables.model import RecordTableModel
from ui.tables.roles import MEANING, RECORD_ID, RIGHT
from ui.widgets.look import Meaning
from vstbpn_desktop.app import App
from vstbpn_desktop.db.change import Changed
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.records import REGISTRY

DAY = dt.date(2020, 3, 5)
Role = Qt.ItemDataRole


def listed(app: App, record: str, **more: object) -> RecordTableModel:
    request = dataclasses.replace(ListRequest(record, DAY), **more)  # type: ignore[arg-type]
    return RecordTableModel(app, request)


def words(model: RecordTableModel, column: str) -> list[str]:
    at = [c.field.id for c in model.columns].index(column)
    return [model.index(row, at).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("record", [spec.id for spec in REGISTRY])
def test_every_record_passes_the_model_tester(core: App, record: str, qtbot: QtBot) -> None:
    model = listed(core, record)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() > 0
    last = model.ids()[-1:]
    for column in range(model.columnCount()):
        model.sort(column, Qt.SortOrder.DescendingOrder)
    model.sort(-1)
    if record in STAYING:
        return
    core.delete(record, last)
    model.refresh(None)
    core.undo()
    model.refresh(None)
    assert model.ids()[-1:] == last


def test_a_cell_answers_every_role(core: App) -> None:
    model = listed(core, "unit")
    at = {column.field.id: number for number, column in enumerate(model.columns)}
    cell = model.index(0, at["protocol_order"])
    assert cell.data() == "1"
    assert cell.data(Role.TextAlignmentRole) == RIGHT
    assert cell.data(Role.AccessibleTextRole) == "Thứ tự: 1"
    assert cell.data(RECORD_ID) == model.ids()[0]
    assert cell.data(MEANING) is None


def test_a_status_is_a_pill_and_a_plain_choice_is_not(core: App) -> None:
    model = listed(core, "result")
    at = {column.field.id: number for number, column in enumerate(model.columns)}
    assert model.index(0, at["review"]).data(MEANING) is Meaning.SOON
    units = listed(core, "unit")
    assert all(units.index(0, column).data(MEANING) is None for column in range(units.columnCount()))


def test_names_are_sorted_by_given_name(core: App) -> None:
    model = listed(core, "person")
    model.sort(0)
    assert words(model, "name") == ["Trần Thị Ân", "Lê Văn Ất", "Phạm Thị Bình"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert words(model, "name") == ["Phạm Thị Bình", "Lê Văn Ất", "Trần Thị Ân"]


def test_codes_are_sorted_naturally_and_units_by_protocol(core: App) -> None:
    assert words(listed(core, "task"), "code") == ["II.1.1", "II.1.2", "II.1.10"]
    assert words(listed(core, "unit"), "code") == ["SNV", "STC", "SYT", "380", "407", "385"]


def test_an_edit_gives_new_words_and_resets_nothing(core: App, qtbot: QtBot) -> None:
    model = listed(core, "unit")
    words(model, "code")
    heard: list[Changed] = []
    core.subscribe(heard.append)
    core.save("unit", model.ids()[0], {"name": "Sở Nội vụ Thanh Hóa"})
    with (
        qtbot.waitSignal(model.dataChanged),
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.refresh(heard[-1])
    assert words(model, "name")[0] == "Sở Nội vụ Thanh Hóa"


def test_a_new_record_resets_the_list(core: App, qtbot: QtBot) -> None:
    model = listed(core, "unit")
    core.save("unit", None, {"code": "SCT", "name": "Sở Công Thương", "protocol_order": 4})
    with qtbot.waitSignal(model.modelReset):
        model.refresh(None)
    assert words(model, "code")[3] == "SCT"


def test_a_change_elsewhere_reads_nothing(core: App, monkeypatch: pytest.MonkeyPatch) -> None:
    model = listed(core, "unit")
    words(model, "code")
    heard: list[Changed] = []
    core.subscribe(heard.append)
    core.save("document", None, {"subject": "Công văn"})
    monkeypatch.setattr(model, "_read_count", lambda: pytest.fail("read"))
    model.refresh(heard[-1])


def test_a_list_follows_the_names_it_shows(core: App) -> None:
    model = listed(core, "person")
    assert tables.depends_on(REGISTRY, model.spec) == {"person", "unit"}
    assert tables.depends_on(REGISTRY, REGISTRY["result"]) >= {"result", "assignment", "unit"}


def test_only_some_pages_are_kept(core: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "PAGE", 2)
    monkeypatch.setattr(tables, "PAGES_KEPT", 2)
    model = listed(core, "unit")
    assert words(model, "code") == ["SNV", "STC", "SYT", "380", "407", "385"]
    assert list(model._pages) == [1, 2]


def test_data_never_raises_and_a_lost_row_is_disabled(core: App, monkeypatch: pytest.MonkeyPatch) -> None:
    model = listed(core, "unit")

    def broken(number: int) -> tables.Page:
        raise OSError("disk")

    monkeypatch.setattr(model, "_read_page", broken)
    cell = model.index(0, 0)
    assert cell.data() == "(không đọc được)"
    assert cell.data(RECORD_ID) is None
    assert model.flags(cell) == Qt.ItemFlag.NoItemFlags


def test_a_row_deleted_behind_the_list_is_disabled(core: App) -> None:
    model = listed(core, "unit")
    core.delete("unit", model.ids()[-1:])
    assert model.flags(model.index(model.rowCount() - 1, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_records_are_found_by_id_near_and_far(core: App) -> None:
    model = listed(core, "unit")
    ids = model.ids()
    assert model.locate([ids[4], ids[1], 999], 4) == {ids[4]: 4, ids[1]: 1}
