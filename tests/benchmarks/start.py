"""The start of the program against a bare PySide6 window: the frame painted, and rows of the database shown.

Both are measured from the start of the process, with bytecode written before, as an installed program has it.
The frame counts as painted when the first paint has ended; rows count as shown when the first page has
read them, filled itself and been painted.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from tests.benchmarks.harness import Bench, compare

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        print(f"painted {(time.perf_counter() - float(sys.argv[1])) * 1000:.0f} ms", flush=True)
        application.exit()

application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""

PROGRAM = """
import sys
import main
from ui.app import run
sys.exit(run(sys.argv[2], "2020-07-06", smoke=True, begun=float(sys.argv[1])))
"""


@cache
def folder() -> Path:
    """Bytecode and a data folder with a programme whose tasks are overdue; gone when the process ends."""
    import atexit

    from tests.ui.seeded import TODAY, seed
    from vstbpn_desktop.app import App

    made = Path(tempfile.mkdtemp(prefix="start-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    app = App.open(made / "data", TODAY, create=True)
    seed(app)
    app.close()
    return made


def milliseconds(script: str, what: str, *arguments: str) -> float:
    """Start a process and give what it tells: milliseconds from its start until `what`."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder() / "bytecode"), "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", script, str(time.perf_counter()), *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    found = re.search(rf"{what} (\d+) ms", done.stdout)
    if done.returncode or found is None:
        raise RuntimeError(f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
    return float(found[1])


def bare() -> float:
    """The first paint of a window with nothing in it."""
    return milliseconds(BARE, "painted")


def program(what: str) -> float:
    """The program's own figure, on data whose first page has rows."""
    return milliseconds(PROGRAM, what, str(folder() / "data"))


def ratio(what: str) -> float:
    """The program against the bare window, each the better of two starts: they feel all else that runs."""
    return compare(
        lambda: min(program(what), program(what)), lambda: min(bare(), bare()), rounds=ROUNDS, warm_up=2
    )


BENCHES = (
    Bench("window painted / bare window", 1.3, lambda: ratio("painted")),
    Bench("database row shown / bare window", 5.0, lambda: ratio("ready")),
)
