"""Which version of the program runs: the one that was installed, or a newer one that came on a USB stick.

What runs is never replaced: Windows does not let go of a running program's files. The folder of the program
(HOME) keeps the installed version where it is; versions that came later stand beside each other below it, and
one small file says which of them runs:

    HOME/vstbpn.exe, _internal/      installed; its start hands over to the version in use (`launching`)
    HOME/ban/0.2.0/vstbpn.exe, …     came by USB, complete
    HOME/ban/0.3.0.part/             being copied, never started
    HOME/ban/trang-thai.json         the State

So the switch is the replacing of one small file, and the way back is the same. Nothing but the
standard library: every start comes through here.
"""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from vstbpn_desktop.patience import patiently, take_place

VERSION = "0.1.0"
PART = ".part"
_FOLDER, _STATE, _WATCH = "ban", "trang-thai.json", "khoa"
_NAME = re.compile(r"\d{1,5}(\.\d{1,5}){1,3}")


def is_version(words: str) -> bool:
    """Whether this is written as a version: 0.2.0."""
    return bool(_NAME.fullmatch(words))


def order(version: str) -> tuple[int, ...]:
    """Sorts versions: 0.10.0 after 0.9.0."""
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True, slots=True)
class State:
    """What the file says; versions by number, "" for the installed one.

    `trial` was put in place and has not come up yet (its first start begins with `begun`); `failed` did not
    come up, and the officer has not been told yet.
    """

    current: str = ""
    previous: str = ""
    trial: str = ""
    begun: bool = False
    failed: str = ""

    @property
    def fallen(self) -> str:
        """The version that did not come up, also where that could not be written down; "" for none."""
        return self.failed or (self.trial if self.begun else "")


class Home:
    """The folder of the program and the versions in it. `version` is the one that asks, "" the installed."""

    def __init__(self, root: Path, version: str = "") -> None:
        self.root = root
        self.version = version

    @classmethod
    def of(cls, folder: Path) -> Home:
        """The home of the program that stands in `folder`: that folder, or the one two above."""
        if folder.parent.name == _FOLDER and is_version(folder.name):
            return cls(folder.parent.parent, folder.name)
        return cls(folder)

    @property
    def state_file(self) -> Path:
        """The file that holds the State; without it there is nothing but the installed version."""
        return self.root / _FOLDER / _STATE

    @property
    def watch_file(self) -> Path:
        """Locked by the start that watches a first start."""
        return self.root / _FOLDER / _WATCH

    def folder(self, version: str) -> Path:
        """Where a version stands."""
        return self.root / _FOLDER / version if version else self.root

    def program(self, version: str, *, window: bool = True) -> Path:
        """The file that starts a version. On Windows the commands have a program of their own."""
        name = "vstbpn" if window or sys.platform != "win32" else "vstbpn-cli"
        return self.folder(version) / (f"{name}.exe" if sys.platform == "win32" else name)

    def read(self) -> State:
        """The State; that of the installed version where the file is missing or says nothing of use."""
        try:
            values: Any = json.loads(patiently(lambda: self.state_file.read_text(encoding="utf-8")))
            state = State(**values)
        except (OSError, ValueError, TypeError):
            return State()
        named = (state.current, state.previous, state.trial, state.failed)
        sound = all(isinstance(name, str) and (not name or is_version(name)) for name in named)
        return state if sound else State()

    def write(self, state: State) -> None:
        """Replace the file in one step. OSError where the folder cannot be written."""
        beside = self.state_file.with_suffix(".tmp")
        beside.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8") as file:
            json.dump(asdict(state), file)
            file.flush()
            os.fsync(file.fileno())
        take_place(beside, self.state_file)

    def put_on_trial(self, version: str) -> None:
        """The next start of the window tries this version; what runs now stays the way back."""
        now = self.read()
        self.write(State(current=now.current, previous=now.previous, trial=version))

    def begin_trial(self) -> None:
        """The first start of the version on trial begins: it comes up now, or is given up."""
        self.write(replace(self.read(), begun=True))

    def wait(self, *, waiting: bool) -> None:
        """Told by the version on trial: it waits for a password, or goes on with one that was typed."""
        now = self.read()
        if self.version and now.trial == self.version and now.begun == waiting:
            with suppress(OSError):
                self.write(replace(now, begun=not waiting))

    def give_up(self) -> State:
        """The version on trial did not come up: the one before runs again. Gives the new State.

        A disk that is full or read-only must not stop that: what cannot be written is told by `begun`.
        """
        now = self.read()
        state = replace(now, trial="", begun=False, failed=now.trial)
        with suppress(OSError):
            self.write(state)
        return state

    def came_up(self) -> bool:
        """Told by a version whose window stands and whose data are open; True where it was on trial."""
        now = self.read()
        if not self.version or now.trial != self.version:
            return False
        self.write(State(current=self.version, previous=now.current))
        return True

    def forget_failure(self) -> None:
        """The officer knows of the version that failed."""
        now = self.read()
        self.write(State(current=now.current, previous=now.previous))

    def tidy(self) -> None:
        """Remove versions that are neither in use nor the way back. What cannot go now goes another time."""
        import shutil

        now = self.read()
        kept = {now.current, now.previous, now.trial, self.version}
        folder = self.root / _FOLDER
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.is_dir() and path.name not in kept:
                with suppress(OSError):
                    shutil.rmtree(path)
