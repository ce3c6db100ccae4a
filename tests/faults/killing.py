"""Kills a writing program at random moments (kill -9) and looks at what is left."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.encryption import open_data
from tests.faults.limits import TooLong, within
from tests.faults.writes import Kind
from vstbpn_desktop.services.checking import INDEX, check


@dataclass
class Tally:
    """What became of the tries of one kind: writes done before the kill, lost, half done; problems found;
    tries that were not through in time.
    """

    kind: str
    tries: int = 0
    done: int = 0
    lost: int = 0
    half: int = 0
    problems: int = 0
    late: int = 0


def kill(kind: Kind, prepared: Path, tries: int, seed: int, took: float = 0) -> Tally:
    """Kill a kind of write that many times, each time on a copy of the prepared data.

    The moment is within twice the time that the first write `took`; measured before, where that is not given.
    """
    chance, tally = random.Random(seed), Tally(kind.name)
    if not took:
        with _copy(prepared) as root:
            took = _run(kind, root, None)[1]
    for _ in range(tries):
        with _copy(prepared) as root:
            _try(kind, root, chance.uniform(0, 2 * took), tally)
    return tally


def _try(kind: Kind, root: Path, after: float, tally: Tally) -> None:
    tally.tries += 1
    try:
        with within():
            told, _ = _run(kind, root, after)
            _look(kind, root, told, tally)
    except TooLong:
        tally.late += 1


@contextmanager
def _copy(prepared: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "data"
        shutil.copytree(prepared, root)
        yield root


def _run(kind: Kind, root: Path, after: float | None) -> tuple[int, float]:
    """Let a child write and kill it `after` some seconds, or when its first write was done.

    Gives the number of the last write it said was done, and the seconds from its beginning to the kill.
    """
    child, reading = _child(kind, root)
    try:
        said = os.read(reading, 16)
        assert said.startswith(b"0\n"), f"{kind.name}: the child did not begin"
        begun = time.monotonic()
        if after is None:
            said += os.read(reading, 16)
        else:
            time.sleep(after)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    took = time.monotonic() - begun
    while block := os.read(reading, 4096):
        said += block
    os.close(reading)
    return int(said.split(b"\n")[-2]), took


def _child(kind: Kind, root: Path) -> tuple[int, int]:
    """A child that writes and says each write it has done; its number, and where it says so."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            for number in kind.work(root):
                os.write(writing, f"{number}\n".encode())
            time.sleep(60)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def _look(kind: Kind, root: Path, told: int, tally: Tally) -> None:
    app = open_data(root)
    try:
        lost, half = kind.look(app, told)
        problems = [p for p in check(app) if kind.name != "migration" or p.kind != INDEX]
    finally:
        app.close()
    tally.done += told
    tally.lost += lost
    tally.half += half
    tally.problems += len(problems)
