"""Measure a frozen program: `measure.py FOLDER [BARE_FOLDER]`, on the system it was frozen for.

Size of the folder; milliseconds from the start of the process to the first paint, against a bare frozen
window (made by `pyinstaller packaging/bare.spec`), and to the first page with its data; memory of the idle
window. Medians of turns in which both are started one after the other.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

WINDOWS = sys.platform == "win32"
ROUNDS = 7
IDLE_AFTER = 15.0
FIGURES = re.compile(r"painted (\d+) ms(?:, ready (\d+) ms)?")


def program(folder: Path, name: str) -> Path:
    """The program of a folder."""
    return folder.resolve() / (f"{name}.exe" if WINDOWS else name)


def milliseconds(command: Sequence[str]) -> tuple[float, float]:
    """Start a program and give what it says: painted, and ready (0 where it says nothing of it)."""
    environment = {**os.environ, "VSTBPN_BEGUN": str(time.perf_counter())}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    if (found := FIGURES.search(done.stdout)) is None:
        raise RuntimeError(f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
    return float(found[1]), float(found[2] or 0)


def size(folder: Path) -> float:
    """Megabytes of all files."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()) / 1e6


def memory(pid: int) -> float:
    """Megabytes that a process holds in memory for itself alone."""
    if WINDOWS:
        return windows_memory(pid)
    status = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return sum(int(kb) for kb in re.findall(r"^Private_\w+:\s+(\d+) kB", status, re.MULTILINE)) / 1e3


def windows_memory(pid: int) -> float:
    """The same by `GetProcessMemoryInfo`: its PagefileUsage, which is the private memory."""
    if sys.platform != "win32":
        raise OSError("not Windows")
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = [("cb", ctypes.c_uint32), ("faults", ctypes.c_uint32)] + [
            (name, ctypes.c_size_t) for name in (*"abcdef", "private", "peak")
        ]

    counters = Counters()
    handle = ctypes.windll.kernel32.OpenProcess(0x0410, False, pid)
    ctypes.windll.psapi.GetProcessMemoryInfo(
        ctypes.c_void_p(handle), ctypes.byref(counters), ctypes.sizeof(counters)
    )
    return float(counters.private) / 1e6


def idle_memory(command: Sequence[str]) -> float:
    """Memory of the window that stands and does nothing."""
    with subprocess.Popen(command) as window:
        time.sleep(IDLE_AFTER)
        try:
            return memory(window.pid)
        finally:
            window.kill()


def main(folder: Path, bare: Path | None) -> int:
    """Print the figures."""
    print(f"{folder}: {size(folder):.0f} MB")
    with tempfile.TemporaryDirectory(prefix="do ", ignore_cleanup_errors=True) as data:
        prepare = [str(program(folder, "vstbpn-cli" if WINDOWS else "vstbpn")), "--data", data]
        subprocess.run([*prepare, "init", "--starter", "2020"], check=True, capture_output=True)
        start = [str(program(folder, "vstbpn")), "--data", data]
        yardstick = [str(program(bare, "bare"))] if bare else []
        seen = [
            (*milliseconds([*start, "--smoke"]), milliseconds(yardstick)[0] if yardstick else 0.0)
            for _ in range(ROUNDS + 1)
        ][1:]
        painted, ready, empty = (statistics.median(column) for column in zip(*seen, strict=True))
        print(f"painted {painted:.0f} ms, first page with data {ready:.0f} ms")
        if empty:
            print(f"bare window painted {empty:.0f} ms: ratio {painted / empty:.2f}")
        print(f"idle memory {idle_memory(start):.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
