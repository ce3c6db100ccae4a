"""A limit of time for one try, so that one that hangs is a line of the table and not the end of it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 30.0


class TooLong(BaseException):
    """The try was not through in time. No Exception: what the program catches does not hide it."""


@contextmanager
def within(seconds: float = SECONDS) -> Iterator[None]:
    """TooLong where the block takes longer; without limit where the system has no such alarm (Windows).

    A limit that stood before (that of pytest) stands again afterwards.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise TooLong

    handler = signal.signal(signal.SIGALRM, ring)
    before = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, *before)
