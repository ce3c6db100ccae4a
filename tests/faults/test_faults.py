"""A sample of the matrix of faults (all of it: python -m tests.faults): nothing lost, nothing half done."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.killing import kill
from tests.faults.steps import WRITES, Write, break_each, prepare
from tests.faults.writes import KINDS, Kind

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are of POSIX")
STEPS = 2
Prepared = Callable[[Callable[[Path], object]], Path]
pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Makes data once for all who begin with the same."""
    made: dict[Callable[[Path], object], Path] = {}

    def make(how: Callable[[Path], object]) -> Path:
        if how not in made:
            made[how] = tmp_path_factory.mktemp("faults") / "data"
            how(made[how])
        return made[how]

    return make


@posix
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kill_loses_nothing(kind: Kind, prepared: Prepared) -> None:
    tally = kill(kind, prepared(kind.prepare), tries=1, seed=7, took=0.2)
    assert (tally.tries, tally.lost, tally.half, tally.problems, tally.late) == (1, 0, 0, 0, 0)


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.name)
def test_a_broken_step_is_told_and_leaves_nothing_half_done(write: Write, prepared: Prepared) -> None:
    found = break_each(write, prepared(prepare), STEPS)
    assert found.steps == STEPS and (found.half, found.problems, found.bugs) == (0, 0, [])
