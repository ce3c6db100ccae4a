"""A data folder of an earlier version, from its frozen dump."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

HERE = Path(__file__).parent
DUMPS = sorted(HERE.glob("*.sql"))
_NOTHING = hashlib.sha256(b"").hexdigest()


def load(dump: Path, root: Path) -> dict[str, int]:
    """Make the data folder; gives the rows of each table."""
    content = root / "files" / _NOTHING[:2] / _NOTHING
    content.parent.mkdir(parents=True)
    content.write_bytes(b"")
    connection = sqlite3.connect(root / "vstbpn.db")
    connection.executescript(dump.read_text(encoding="utf-8"))
    counts = rows(connection)
    connection.close()
    return counts


def rows(connection: sqlite3.Connection) -> dict[str, int]:
    """The rows of each table but those of the search index."""
    query = "select name from sqlite_master where type='table' and name not like 'sqlite_%'"
    names = [row[0] for row in connection.execute(query) if not row[0].startswith("search")]
    return {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in names}
