"""A sample of the matrix of faults (all of it: python -m tests.faults): nothing lost, nothing half done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.killing import kill
from tests.faults.steps import WRITES, Write, break_each, break_migration, prepare
from tests.faults.writes import KINDS, Kind

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are of POSIX")
STRIDE = {"issue": 17, "restore": 47, "import": 11, "backup": 9, "backup file": 9}


@posix
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kill_loses_nothing(kind: Kind) -> None:
    tally = kill(kind, tries=1, seed=7)
    assert (tally.tries, tally.lost, tally.half, tally.problems) == (1, 0, 0, 0)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faults") / "data"
    prepare(folder)
    return folder


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.name)
def test_a_broken_step_is_told_and_leaves_nothing_half_done(write: Write, prepared: Path) -> None:
    found = break_each(write, prepared, STRIDE.get(write.name, 2))
    assert found.steps > 1 and (found.half, found.problems, found.bugs) == (0, 0, [])


def test_a_migration_broken_off_leaves_the_old_data(prepared: Path) -> None:
    found = break_migration(stride=61)
    assert found.steps > 2 and (found.half, found.problems, found.bugs) == (0, 0, [])
