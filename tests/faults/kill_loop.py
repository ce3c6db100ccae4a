"""Kills a writing program again and again, and looks what is left: run by `test_kill.py`.

Usage: kill_loop.py FOLDER TIMES SEED. Prints one JSON object: tries, inside (killed within a transaction),
committed, lost, half, problems.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from sqlalchemy import select

from vstbpn_desktop.app import App
from vstbpn_desktop.records.note import Note
from vstbpn_desktop.records.unit import Unit, UnitName
from vstbpn_desktop.services import attachments, checking
from vstbpn_desktop.services.saving import save

TODAY = dt.date(2020, 3, 5)


def main(folder: Path, times: int, seed: int) -> dict[str, int]:
    """Kill `times` children; every second one while it stands inside a transaction."""
    chance = random.Random(seed)
    App.open(folder, TODAY, create=True).close()
    told: set[int] = set()
    inside = 0
    for number in range(times):
        within = number % 2 == 0
        said = _kill_one(folder, first=number * 10_000, within=within, chance=chance)
        told |= {int(word[1:]) for word in said if word.startswith("c")}
        inside += bool(said) and said[-1].startswith("b")
    return {"tries": times, "inside": inside, "committed": len(told), **_look(folder, told)}


def _kill_one(folder: Path, first: int, *, within: bool, chance: random.Random) -> list[str]:
    """Let a child write, kill it, and give what it said it had begun (b…) and committed (c…)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _write_for_ever(folder, first, writing, stay=chance.randrange(4) if within else -1)
        finally:
            os._exit(1)
    os.close(writing)
    if not within:
        time.sleep(chance.uniform(0.03, 0.12))
        os.kill(child, signal.SIGKILL)
    said = b""
    while block := os.read(reading, 4096):
        said += block
        if said.endswith(b"stay\n"):
            os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    return [word for word in said.decode().split("\n")[:-1] if word != "stay"]


def _write_for_ever(folder: Path, first: int, writing: int, stay: int) -> None:
    """Write one unit, its note and its file a change; `stay` is the change to stop inside of."""
    app = App.open(folder, TODAY)
    for number in range(first, first + 10_000):
        with app.change(f"Ghi {number}") as change:
            values = {"code": str(number), "name": f"Đơn vị {number}"}
            unit = save(change, app.registry["unit"], None, values, TODAY)
            os.write(writing, f"b{number}\n".encode())
            if number - first == stay:
                os.write(writing, b"stay\n")
                time.sleep(60)
            note = {"owner": ("unit", unit), "text": f"Ghi chú {number}"}
            save(change, app.registry["note"], None, note, TODAY)
            file = attachments.store_bytes(app.folder, f"{number}.txt", str(number).encode())
            attachments.insert(change, "unit", unit, file, TODAY)
        os.write(writing, f"c{number}\n".encode())


def _look(folder: Path, told: set[int]) -> dict[str, int]:
    app = App.open(folder, TODAY)
    with app.database.read() as connection:
        units = {int(code): unit_id for code, unit_id in connection.execute(select(Unit.code, Unit.id))}
        named = set(connection.execute(select(UnitName.unit_id)).scalars())
        noted = set(connection.execute(select(Note.owner_id)).scalars())
    whole = {number for number, unit_id in units.items() if unit_id in named and unit_id in noted}
    problems = len(checking.check(app))
    app.close()
    return {"lost": len(told - set(units)), "half": len(units) - len(whole), "problems": problems}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))) + "\n")
