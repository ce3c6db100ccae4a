"""Files that are there whole or not at all: written beside, synced, then put in their place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from vstbpn_desktop.patience import take_place


@contextmanager
def placed(target: Path) -> Iterator[IO[bytes]]:
    """A file to write, which gets its name when the block is through; nothing is left where that fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".tmp")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        take_place(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def swap_database(fresh: Path, database: Path) -> None:
    """Put a database in another's place; nobody has either open. What the old one's WAL held is gone."""
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    take_place(fresh, database)
