"""Cuts the power at the n-th step of what is done to files: nothing reaches the disk from then on."""

from __future__ import annotations

import builtins
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from vstbpn_desktop.db.engine import cipher_driver


class Cut(BaseException):
    """The power went."""


class Power:
    """Counts steps; from the one of the number `until` on every step fails (0: none does)."""

    def __init__(self, until: int) -> None:
        self.until = until
        self.count = 0

    @property
    def is_cut(self) -> bool:
        """Whether it went."""
        return bool(self.until) and self.count >= self.until

    def watched(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same call, where there is power."""

        def act(*args: Any, **options: Any) -> Any:
            self.count += 1
            if self.is_cut:
                raise Cut
            return call(*args, **options)

        return act


@contextmanager
def power_until(number: int) -> Iterator[Power]:
    """Let the power last until the step of that number in the block: nothing tidies up after it either."""
    power, cipher = Power(number), cipher_driver()
    plain_open = io.open
    places: list[tuple[Any, str]] = [
        *((os, name) for name in ("replace", "rename", "unlink", "fsync")),
        *((driver, "connect") for driver in (sqlite3, cipher)),
    ]
    plain = [getattr(module, name) for module, name in places]
    watched_open = power.watched(plain_open)

    def open_watched(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        opens = watched_open if set(mode) & set("wxa+") else plain_open
        return opens(file, mode, *args, **options)

    for (module, name), call in zip(places, plain, strict=True):
        setattr(module, name, power.watched(call))
    io.open = builtins.open = open_watched
    try:
        yield power
    finally:
        io.open = builtins.open = plain_open
        for (module, name), call in zip(places, plain, strict=True):
            setattr(module, name, call)
