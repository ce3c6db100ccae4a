"""The clock everyone asks for today, so that what depends on dates can be repeated."""

from __future__ import annotations

import datetime as dt


class Clock:
    """Today and now; a fixed day (`--today`) keeps the real time of day."""

    def __init__(self, fixed: dt.date | None = None) -> None:
        self._fixed = fixed

    @property
    def fixed(self) -> bool:
        """Whether today is a day that was given."""
        return self._fixed is not None

    def fix(self, day: dt.date) -> None:
        """Let another day be today."""
        self._fixed = day

    def today(self) -> dt.date:
        """The day work is judged by."""
        return self._fixed or dt.date.today()

    def now(self) -> dt.datetime:
        """The moment written into the log, local time."""
        now = dt.datetime.now()
        return dt.datetime.combine(self._fixed, now.time()) if self._fixed else now
