"""The Wine prefix, a copy of the source in it, and how something is run there."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
WINE = ROOT / "packaging" / "wine"
BASE = Path(os.environ.get("VSTBPN_WINE") or Path.home() / ".cache" / "vstbpn-wine")
OFFICER = "Nguyễn Thị Hoà"
COPIED = (
    *("main.py", "dev.py", "build.spec", "pyproject.toml", "README.md", ".ci"),
    *("requirements.in", "requirements.txt", "requirements-dev.in", "requirements-dev.txt"),
    *("vstbpn_desktop", "ui", "resources", "tests", "packaging"),
)


class Locale(NamedTuple):
    """A Windows as it is set up: language, code page, and whose profile it is ("" for the one of Linux)."""

    name: str
    words: str
    user: str = ""


ENGLISH = Locale("en_US", "Windows tiếng Anh, bảng mã 1252")
VIETNAMESE = Locale("vi_VN", f"Windows tiếng Việt, bảng mã 1258, người dùng {OFFICER}", OFFICER)


class Kit:
    """Runs things as Windows would. `tree` is a copy of the source under a name with letters and a blank."""

    def __init__(self, base: Path = BASE) -> None:
        self.base = base
        self.prefix = base / "prefix"
        self.tree = base / "Bản cài thử"

    @property
    def ready(self) -> bool:
        """Whether a Windows Python was made here before."""
        return (self.prefix / ".packages").exists()

    def prepare(self) -> None:
        """Make the prefix where it is not up to date, and copy the source anew."""
        self.base.mkdir(parents=True, exist_ok=True)
        script = WINE / "windows_python.sh"
        cache = self.base / "cache"
        subprocess.run([script, self.prefix, cache, ROOT / "requirements-dev.txt"], check=True)
        shutil.rmtree(self.tree, ignore_errors=True)
        self.tree.mkdir()
        for name in COPIED:
            source, target = ROOT / name, self.tree / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            elif source.exists():
                shutil.copy2(source, target)

    def command(self, locale: Locale, seconds: float, window: bool) -> list[str | Path]:
        """The words before a command that is to be run there."""
        shown = ["-x"] if window else []
        return [WINE / "winrun", "-p", self.prefix, "-t", str(int(seconds)), "-l", locale.name, *shown]

    def run(
        self,
        *command: object,
        locale: Locale = ENGLISH,
        seconds: float = 900,
        window: bool = False,
        quiet: bool = False,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of that Windows in `tree` to its end; `quiet` keeps its words for the caller."""
        words = [*self.command(locale, seconds, window), *command]
        return subprocess.run(
            [str(word) for word in words],
            cwd=self.tree,
            env=environment(locale),
            capture_output=quiet,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def profile(self, locale: Locale) -> Path:
        """The folder of the user of that Windows."""
        user = locale.user or os.environ.get("USER") or "root"
        return self.prefix / "drive_c" / "users" / user

    def windows_path(self, path: Path) -> str:
        """How Windows calls a file of Linux: that of its own disk by C:, any other by Z:."""
        disk = self.prefix / "drive_c"
        if path.is_relative_to(disk):
            return "C:\\" + str(path.relative_to(disk)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")


def environment(locale: Locale) -> dict[str, str]:
    """What the programs are given: Qt chooses its platform by winrun's -x, Wine the profile by USER."""
    given = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return {**given, "USER": locale.user or given.get("USER", "root")}


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Watch:
    """Tells how long things take, and what failed."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.failed: list[str] = []

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self.begun

    def say(self, words: str) -> None:
        """One line, at once."""
        print(f"[{self.seconds:5.0f} s] {words}", flush=True)

    def expect(self, good: bool, words: str) -> bool:
        """Tell whether something is as it must be, and remember what is not."""
        self.say(f"{'ok    ' if good else 'FAILED'} {words}")
        if not good:
            self.failed.append(words)
        return good


def tail(done: subprocess.CompletedProcess[str], lines: int = 30) -> str:
    """The last of what a quiet command said."""
    return "\n".join(((done.stdout or "") + (done.stderr or "")).splitlines()[-lines:])


def has(words: Sequence[str]) -> bool:
    """Whether all these programs of Linux are at hand."""
    return all(shutil.which(word) for word in words)
