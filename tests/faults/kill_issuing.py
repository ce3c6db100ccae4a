"""Kills a program that issues documents, at any moment and inside the change, and looks what is left.

Usage: kill_issuing.py FOLDER TIMES SEED. Prints one JSON object: tries, inside, issued, half, problems.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.app import App
from vstbpn_desktop.db.change import Change
from vstbpn_desktop.records.attachment import Attachment
from vstbpn_desktop.records.document import FROZEN, Document
from vstbpn_desktop.records.number import USED, Number
from vstbpn_desktop.services import checking, issuing
from vstbpn_desktop.services.issuing import acting

TODAY = dt.date(2020, 3, 5)
INSIDE = b"i"
"""What a child says while it stands at the end of the change that issues."""


def main(folder: Path, times: int, seed: int) -> dict[str, int]:
    """Kill `times` children; every second one inside the change."""
    chance = random.Random(seed)
    app = App.open(folder, TODAY, create=True)
    app.save("profile", None, {"valid_from": TODAY, "province": "Thanh Hóa", "committee_name": "Ban VSTBPN"})
    # Imported, not yet run, before the children are forked: typst starts threads, which no fork survives.
    for renderer in ("docx", "typst"):
        import_module(f"vstbpn_desktop.documents.render.{renderer}")
    app.close()
    inside = sum(_kill_one(folder, number % 2 == 0, chance) for number in range(times))
    return {"tries": times, "inside": inside, **_look(folder)}


def _kill_one(folder: Path, within: bool, chance: random.Random) -> bool:
    """Let a child issue one document after the other, kill it; True where it stood inside the change."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _issue_for_ever(folder, writing if within else -1)
        finally:
            os._exit(1)
    os.close(writing)
    if within:
        said = os.read(reading, 1)
    else:
        time.sleep(chance.uniform(0.2, 1.5))
        said = b""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    return said == INSIDE


def _issue_for_ever(folder: Path, writing: int) -> None:
    app = App.open(folder, TODAY)

    def stay(change: Change, values: Mapping[str, Any]) -> None:
        os.write(writing, INSIDE)
        time.sleep(60)

    if writing >= 0:
        acting.carry_out = stay
    while True:
        issuing.issue(app, issuing.start_draft(app, "notice", {"subject": "việc", "body": "Lời."}))


def rows(result: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Rows as plain pairs."""
    return [tuple(row) for row in result]


def _look(folder: Path) -> dict[str, int]:
    app = App.open(folder, TODAY)
    with app.database.read() as connection:
        states = dict(rows(connection.execute(select(Document.id, Document.state))))
        taken = select(Number.document_id, Number.number).where(Number.state == USED)
        used = dict(rows(connection.execute(taken)))
        kept: dict[int, set[str]] = {}
        for owner, role in connection.execute(select(Attachment.owner_id, Attachment.role)):
            kept.setdefault(owner, set()).add(role)
    issued = {document for document, state in states.items() if state in FROZEN}
    whole = {one for one in issued if one in used and kept.get(one) == {"word", "pdf", "snapshot"}}
    strays = (set(used) | set(kept)) - issued
    in_turn = sorted(used.values()) == list(range(1, len(used) + 1))
    problems = len(checking.check(app)) + (not in_turn)
    app.close()
    return {"issued": len(issued), "half": len(issued - whole) + len(strays), "problems": problems}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))) + "\n")
