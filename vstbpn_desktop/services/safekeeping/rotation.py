"""Which backups are kept: the newest of each of the last days, weeks and months, and those of risky work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple

from vstbpn_desktop.db.store import Manifest


class Span(NamedTuple):
    """The newest backup of each of the last `most` spans is kept; `key` says which span a moment is in."""

    most: int
    words: str
    key: Callable[[dt.datetime], object]


PLAN: Final = (
    Span(7, "ngày", lambda moment: moment.date()),
    Span(5, "tuần", lambda moment: moment.isocalendar()[:2]),
    Span(12, "tháng", lambda moment: (moment.year, moment.month)),
)
RISKY_DAYS: Final = 14
"""How many days a backup made before risky work, or by hand, is kept whatever the plan says."""
RISKY_LEAST: Final = 3
ALL_DAYS: Final = 2
"""How many days every backup is kept."""


def surplus(
    newest_first: Sequence[Manifest], now: dt.datetime, usual: Collection[str], held: Collection[str] = ()
) -> list[Manifest]:
    """The backups that need not be kept. `usual` are the reasons of ordinary ones; `held` are names to keep.

    Counted in the order they were made, not by the clock: one that was set wrong drops nothing too early.
    """
    kept = {one.number for span in PLAN for one in _newest_of_each(newest_first, span)}
    risky = [one for one in newest_first if one.reason not in usual]
    kept |= {one.number for one in risky if now - one.moment < dt.timedelta(days=RISKY_DAYS)}
    kept |= {one.number for one in risky[:RISKY_LEAST]}
    kept |= {one.number for one in newest_first if now - one.moment < dt.timedelta(days=ALL_DAYS)}
    return [one for one in newest_first if one.number not in kept and one.name not in held]


def _newest_of_each(newest_first: Sequence[Manifest], span: Span) -> list[Manifest]:
    found: dict[object, Manifest] = {}
    for one in newest_first:
        found.setdefault(span.key(one.moment), one)
    return list(found.values())[: span.most]
