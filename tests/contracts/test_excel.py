"""What is true of every record type in Excel: out and in again loses nothing, and changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.contracts.sample_records import make_all, make_deletable, make_sample
from vstbpn_desktop.app import App
from vstbpn_desktop.exchange.excel import export_records, plan_import, take_import, template
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.services.transfer import dump
from vstbpn_desktop.spec import RecordSpec

GOING = pytest.mark.parametrize(
    "spec", [spec for spec in REGISTRY if not spec.lasting], ids=lambda spec: spec.id
)
EVERY = pytest.mark.parametrize("spec", list(REGISTRY), ids=lambda spec: spec.id)


def dumps(app: App) -> dict[str, list[str]]:
    """Every record of every type, as `dump` prints it."""
    with app.reader() as reader:
        return {s.id: [json.dumps(v, ensure_ascii=False) for v in dump(reader, s)] for s in REGISTRY}


@EVERY
def test_an_export_taken_in_changes_nothing(app: App, spec: RecordSpec, tmp_path: Path) -> None:
    make_all(app)
    before, last = dumps(app), app.last_change()
    path = tmp_path / "xuất.xlsx"
    assert export_records(app, spec.id, path) == len(before[spec.id]) > 0
    plan = plan_import(app, spec.id, path)
    assert plan.problems == () and plan.unmapped == () and plan.conversions == ()
    assert (plan.count("new"), plan.count("changed"), plan.count("same")) == (0, 0, len(before[spec.id]))
    assert take_import(app, plan) == 0
    assert (dumps(app), app.last_change()) == (before, last)


@GOING
def test_an_export_makes_the_same_records_elsewhere(app: App, spec: RecordSpec, tmp_path: Path) -> None:
    """Deleted with all that hangs on it and taken in again from the exports, everything is what it was."""
    row_id = make_deletable(app, spec.id)
    before = dumps(app)
    for each in REGISTRY:
        export_records(app, each.id, tmp_path / f"{each.id}.xlsx")
    app.delete(spec.id, [row_id])
    assert dumps(app) != before
    for each in REGISTRY:
        take_import(app, plan_import(app, each.id, tmp_path / f"{each.id}.xlsx"))
    assert dumps(app) == before


@GOING
def test_an_import_is_undone_at_once(app: App, spec: RecordSpec, tmp_path: Path) -> None:
    row_id = make_sample(app, spec)
    path = tmp_path / "a.xlsx"
    export_records(app, spec.id, path)
    app.delete(spec.id, [row_id])
    before = dumps(app)
    assert take_import(app, plan_import(app, spec.id, path)) > 0
    assert dumps(app) != before
    app.undo()
    assert dumps(app) == before


@EVERY
def test_nothing_exports_as_a_sheet_without_rows(app: App, spec: RecordSpec, tmp_path: Path) -> None:
    path = tmp_path / "trống.xlsx"
    assert export_records(app, spec.id, path) == 0
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.max_row == 3 and sheet.freeze_panes == "A4"
    plan = plan_import(app, spec.id, path)
    assert plan.rows == () and plan.problems == () and take_import(app, plan) == 0


@EVERY
def test_the_template_opens_and_is_understood(app: App, spec: RecordSpec, tmp_path: Path) -> None:
    make_all(app)
    path = tmp_path / "mẫu.xlsx"
    template(app, spec.id, path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.max_column == len([cell for cell in sheet[3] if cell.value])
    plan = plan_import(app, spec.id, path)
    assert plan.rows == () and plan.problems == ()
    assert all(column.field for column in plan.columns)
