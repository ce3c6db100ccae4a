"""A populated sample of every schema so far is migrated: every row is there and can be read."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.steps import break_migration
from tests.old_databases.loading import DUMPS, load, rows
from vstbpn_desktop.app import App
from vstbpn_desktop.db import migrations
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.services.checking import check

TODAY = dt.date(2020, 3, 5)
FIRST_STEP = 20
"""Of those of a migration; what comes before is the backup."""


def test_every_version_has_its_sample() -> None:
    assert [dump.stem for dump in DUMPS] == [f"{number + 1:04d}" for number in range(migrations.VERSION)], (
        "write the sample of a new version: python -m tests.old_databases"
    )


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_sample_is_migrated_whole(dump: Path, tmp_path: Path) -> None:
    before = load(dump, tmp_path)
    app = App.open(tmp_path, TODAY)
    with closing(sqlite3.connect(app.folder.database)) as connection:
        after = rows(connection)
    assert {table: after[table] for table in before} == before
    with app.reader() as reader:
        for spec in app.registry:
            for row_id in range(1, before.get(spec.table, 0) + 1):
                reader.record(spec, row_id)
    assert [problem.what for problem in check(app, repair=True) if not problem.repaired] == []
    old = int(dump.stem) < migrations.VERSION
    reasons = [own.reason for own in safekeeping.own_backups(app)]
    assert reasons == [safekeeping.BEFORE_UPGRADE] * old
    app.close()


@pytest.mark.parametrize("dump", DUMPS[:-1], ids=lambda dump: dump.stem)
def test_a_migration_broken_off_leaves_the_old_data(dump: Path) -> None:
    """One step of each here, another each time; every step of each: python -m tests.faults."""
    found = break_migration(dump, [FIRST_STEP + int(dump.stem)])
    assert found.steps == 1 and (found.half, found.problems, found.bugs) == (0, 0, [])
