"""The matrix of faults: python -m tests.faults [TRIES]. 200 kills by default, and every step broken once."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.faults.killing import kill
from tests.faults.steps import WRITES, break_each, break_migration, prepare
from tests.faults.writes import KINDS

TRIES, SEED = 200, 7


def main(tries: int) -> int:
    """Print both tables; gives how much was lost, half done or wrong."""
    wrong = 0
    _line("kill -9", "tries", "done", "lost", "half", "problems")
    for number, kind in enumerate(KINDS):
        share = tries // len(KINDS) + (number < tries % len(KINDS))
        tally = kill(kind, share, SEED + number)
        _line(tally.kind, tally.tries, tally.done, tally.lost, tally.half, tally.problems)
        wrong += tally.lost + tally.half + tally.problems
    _line("step broken", "steps", "unsaid", "bugs", "half", "problems")
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder) / "data")
        for found in [*(break_each(write, Path(folder) / "data") for write in WRITES), break_migration()]:
            _line(found.write, found.steps, found.unsaid, len(found.bugs), found.half, found.problems)
            sys.stdout.writelines(f"    {bug}\n" for bug in found.bugs)
            wrong += found.half + found.problems + len(found.bugs)
    return wrong


def _line(first: str, *more: object) -> None:
    sys.stdout.write(f"{first:<14}" + "".join(f"{word!s:>10}" for word in more) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else TRIES)))
