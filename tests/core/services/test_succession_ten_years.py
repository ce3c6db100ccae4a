"""From the units of 2020 to those of 2026 with ten years of work behind: nothing lost, nothing doubled."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.core.services import ten_years
from vstbpn_desktop.app import App
from vstbpn_desktop.db.base import Base
from vstbpn_desktop.db.changelog import UNLOGGED
from vstbpn_desktop.queries.unit_counts import Counts, UnitCounts, total, unit_counts
from vstbpn_desktop.records.assignment import ACCEPTED, EXEMPT, Assignment
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services import attachments
from vstbpn_desktop.services.succession import Outcome, roll

BEFORE, LATER = dt.date(2024, 12, 31), dt.date(2026, 11, 29)
FIRST, LAST = ten_years.YEARS[0], ten_years.YEARS[-1]
GIVEN = len(ten_years.YEARS) * ten_years.TASKS
MADE_BY_THE_ROLL = {"unit", "unit_name", "unit_role", "unit_group", "unit_group_member", "succession",
                    "succession_from", "succession_to", "search"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """Everything that can be held against another time: rows by table, the letter, open work, counts by unit
    as of the day before the mergers and as of today."""

    rows: dict[str, int]
    letter: tuple[dict[str, Any], dict[str, str]]
    open_work: int
    then: dict[str, UnitCounts]
    now: dict[str, UnitCounts]


@dataclass(frozen=True, slots=True)
class Roll:
    """The data before the roll, after it, and after it was undone."""

    before: State
    outcomes: list[Outcome]
    after: State
    undone: State


@pytest.fixture(scope="module")
def rolled(started_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Roll:
    """Ten years of work, rolled to today and back."""
    folder = tmp_path_factory.mktemp("ten_years") / "data"
    shutil.copytree(started_folder, folder)
    app = App.open(folder, LATER)
    try:
        letter = ten_years.fill(app)
        before = state(app, letter)
        outcomes = roll(app, LATER)
        after = state(app, letter)
        app.undo()
        return Roll(before, outcomes, after, state(app, letter))
    finally:
        app.close()


def state(app: App, letter: int) -> State:
    return State(_rows(app), _frozen(app, letter), _open(app), _counted(app, BEFORE), _counted(app, LATER))


def _rows(app: App) -> dict[str, int]:
    with app.database.read() as connection:
        tables = [table for table in Base.metadata.sorted_tables if table.name not in UNLOGGED]
        return {t.name: connection.execute(select(func.count()).select_from(t)).scalar() or 0 for t in tables}


def _frozen(app: App, letter: int) -> tuple[dict[str, Any], dict[str, str]]:
    """What the register says of a document, and the hashes of its files as they lie on disk."""
    files = app.registry["attachment"].model
    query = select(files.name, files.sha256).where(files.owner_record == "document", files.owner_id == letter)
    with app.database.read() as connection:
        held = {name: digest for name, digest in connection.execute(query)}
    on_disk = {
        name: hashlib.sha256(attachments.content_path(app.folder, digest).read_bytes()).hexdigest()
        for name, digest in held.items()
    }
    assert on_disk == held
    return app.record("document", letter).values, held


def _open(app: App) -> int:
    with app.database.read() as connection:
        query = select(func.count()).where(Assignment.status.notin_((ACCEPTED, EXEMPT)))
        return connection.execute(query).scalar() or 0


def _counted(app: App, day: dt.date) -> dict[str, UnitCounts]:
    with app.reader(day) as reader:
        return {reader.key(UNIT, one.unit.id): one for one in unit_counts(reader, FIRST, LAST)}


def test_the_roll_moves_units_and_no_other_row(rolled: Roll) -> None:
    before, after = rolled.before.rows, rolled.after.rows
    assert len(rolled.outcomes) == 32 and before["assignment"] == GIVEN * 47
    assert {name for name in after if after[name] != before[name]} <= MADE_BY_THE_ROLL
    begun = {key for outcome in rolled.outcomes for key in outcome.begun}
    assert after["unit"] == before["unit"] + len(begun) and len(begun) > 166


def test_what_was_issued_stays_byte_for_byte(rolled: Roll) -> None:
    assert len(rolled.before.letter[1]) == 3
    assert rolled.before.letter == rolled.after.letter


def test_totals_are_the_same_and_so_is_the_old_year(rolled: Roll) -> None:
    in_all = total(rolled.before.now.values())
    assert in_all.assigned == GIVEN * 47 and in_all.trained and in_all.visits and in_all.findings
    assert total(rolled.after.now.values()) == in_all
    assert rolled.after.then == rolled.before.then


def test_counts_add_up_in_the_unit_that_took_others_in(rolled: Roll) -> None:
    apart, home = rolled.before.now, rolled.after.now["SNV"]
    assert home.counts == apart["SNV"].counts + apart["SLDTBXH"].counts
    assert home.made_of == (apart["SLDTBXH"].unit.short,) and not home.ended
    assert "SLDTBXH" not in rolled.after.now


def test_the_counts_of_what_was_abolished_stay_its_own(rolled: Roll) -> None:
    """The districts became many communes: their series end and go to none of them."""
    found = rolled.after.now
    assert found["385"].ended and found["385"].counts.assigned == GIVEN
    assert all(one.counts == Counts() for key, one in found.items() if "~2025" in key)
    assert found["380"].made_of == ("Huyện Đông Sơn",) and found["380"].counts.assigned == 2 * GIVEN


def test_open_work_is_named_and_stays_until_someone_chooses(rolled: Roll) -> None:
    told = [key for outcome in rolled.outcomes for key in outcome.open_work]
    assert told and all(key.partition("@")[2] for key in told)
    assert rolled.after.open_work == rolled.before.open_work


def test_undo_brings_everything_back(rolled: Roll) -> None:
    assert rolled.undone == rolled.before
