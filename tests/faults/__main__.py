"""The matrix of faults: python -m tests.faults [TRIES]. 200 kills by default, and every step broken once."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.faults.encryption import cheap
from tests.faults.killing import kill
from tests.faults.steps import WRITES, Broken, break_each, break_migration, prepare
from tests.faults.writes import KINDS
from tests.old_databases.loading import DUMPS

TRIES, SEED = 200, 7


def main(tries: int) -> int:
    """Print both tables, each line as soon as it is known; gives how much was lost, half done or wrong."""
    with cheap():
        return _kills(tries) + _steps()


def _kills(tries: int) -> int:
    _line("kill -9", "tries", "done", "lost", "half", "problems", "late")
    wrong = 0
    for number, kind in enumerate(KINDS):
        share = tries // len(KINDS) + (number < tries % len(KINDS))
        with tempfile.TemporaryDirectory() as folder:
            kind.prepare(Path(folder) / "data")
            tally = kill(kind, Path(folder) / "data", share, SEED + number)
        _line(tally.kind, tally.tries, tally.done, tally.lost, tally.half, tally.problems, tally.late)
        wrong += tally.lost + tally.half + tally.problems + tally.late
    return wrong


def _steps() -> int:
    _line("step broken", "steps", "unsaid", "bugs", "half", "problems")
    wrong = 0
    for found in _broken():
        _line(found.write, found.steps, found.unsaid, len(found.bugs), found.half, found.problems)
        sys.stdout.writelines(f"    {line}\n" for line in (*found.bugs, *found.notes))
        wrong += found.half + found.problems + len(found.bugs)
    return wrong


def _broken() -> Iterator[Broken]:
    """One after the other, so that each can be told when it is through."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder) / "data")
        for write in WRITES:
            yield break_each(write, Path(folder) / "data")
    for dump in DUMPS[:-1]:
        yield break_migration(dump)


def _line(first: str, *more: object) -> None:
    sys.stdout.write(f"{first:<14}" + "".join(f"{word!s:>10}" for word in more) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else TRIES)))
