"""What a benchmark is and how its ratio is measured.

Each module of this folder exposes `BENCHES: tuple[Bench, ...]`. A bench answers one question with one number:
how many times longer the subject takes than its yardstick, both measured in the same run on the same machine,
so that the limit means the same on every machine. "Five times faster" is a limit of 0.2.
"""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vstbpn_desktop.app import App


@dataclass(frozen=True, slots=True)
class Bench:
    """One promise: `ratio()` returns subject ÷ yardstick (no unit) and must not exceed `limit`."""

    name: str
    limit: float
    ratio: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Result:
    """A bench that was run: its ratio and whether it kept its limit."""

    bench: Bench
    ratio: float

    @property
    def ok(self) -> bool:
        """True when the ratio is within the limit."""
        return self.ratio <= self.bench.limit


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds that one call of `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    subject: Callable[[], float], yardstick: Callable[[], float], *, rounds: int = 5, warm_up: int = 1
) -> float:
    """Median of `subject()` ÷ median of `yardstick()`, measured in turns so that a busy moment strikes both.

    Both return what they measured, in the same unit: a function that starts a process may return the time at
    which its window was painted. For plain callables use `compare_time`.
    """
    for _ in range(warm_up):
        subject(), yardstick()
    pairs = [(subject(), yardstick()) for _ in range(rounds)]
    return statistics.median(s for s, _ in pairs) / statistics.median(y for _, y in pairs)


def compare_time(
    subject: Callable[[], object], yardstick: Callable[[], object], *, rounds: int = 5, warm_up: int = 1
) -> float:
    """`compare` on the wall-clock time of two plain callables."""
    return compare(lambda: seconds(subject), lambda: seconds(yardstick), rounds=rounds, warm_up=warm_up)


@contextmanager
def office(today: dt.date, fill: Callable[[App], object]) -> Iterator[App]:
    """Data of its own, filled, gone after the block."""
    with tempfile.TemporaryDirectory() as folder:
        app = App.open(Path(folder) / "data", today, create=True)
        try:
            fill(app)
            yield app
        finally:
            app.close()
