"""A program that issues documents is killed at any moment and inside the change; what is left is looked at.

Run as a script it is the child: kill_issuing.py FOLDER within|free issues one document after the other and
says a line when it begins or, with "within", when it stands at the end of the change that issues.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
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
ROOT = Path(__file__).resolve().parents[2]
READY, INSIDE = "ready\n", "inside\n"
"""What a child says when it is about to issue, and when it stands at the end of the change that issues."""


def kill(folder: Path, times: int, seed: int) -> dict[str, int]:
    """Kill `times` children, every second one inside the change: tries, inside, issued, half, problems."""
    chance = random.Random(seed)
    app = App.open(folder, TODAY, create=True)
    app.save("profile", None, {"valid_from": TODAY, "province": "Thanh Hóa", "committee_name": "Ban VSTBPN"})
    app.close()
    inside = sum(_kill_one(folder, number % 2 == 0, chance) for number in range(times))
    return {"tries": times, "inside": inside, **_look(folder)}


def _kill_one(folder: Path, within: bool, chance: random.Random) -> bool:
    """Let a child issue one document after the other, kill it; True where it stood inside the change."""
    command = [sys.executable, __file__, str(folder), "within" if within else "free"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, encoding="utf-8") as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        if not within:
            time.sleep(chance.uniform(0.2, 1.5))
        child.kill()
    assert said == (INSIDE if within else READY), said
    return said == INSIDE


def _say(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


def _issue_for_ever(folder: Path, within: bool) -> None:
    app = App.open(folder, TODAY)

    def stay(change: Change, values: Mapping[str, Any]) -> None:
        _say(INSIDE)
        time.sleep(60)

    if within:
        acting.carry_out = stay
    else:
        _say(READY)
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
    _issue_for_ever(Path(sys.argv[1]), sys.argv[2] == "within")
