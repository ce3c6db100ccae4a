"""The lock of a data folder: one program at a time, let go by whichever thread is done with it."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.lock import WINDOW, DataLock, Holder


def test_it_is_held_once_and_let_go_by_another_thread(tmp_path: Path) -> None:
    path = tmp_path / "vstbpn.lock"
    with ThreadPoolExecutor(1) as worker:
        held = worker.submit(DataLock, path).result()
        with pytest.raises(UserError, match="đang được mở"):
            DataLock(path)
        held.release()
        worker.submit(DataLock, path).result().release()


HOLD = """
import sys
from pathlib import Path
from vstbpn_desktop.lock import DataLock
lock = DataLock(Path(sys.argv[1]), sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by(path: Path, program: str) -> Iterator[subprocess.Popen[str]]:
    """A second process that holds the lock until it is let go, or killed."""
    command = [sys.executable, "-c", HOLD, str(path), program]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, encoding="utf-8", cwd=Path.cwd()) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        yield other
        other.kill()


def refused(path: Path) -> UserError:
    with pytest.raises(UserError) as told:
        DataLock(path)
    return told.value


@pytest.mark.parametrize(
    ("program", "who", "todo"),
    [
        (WINDOW, "một cửa sổ khác của chương trình", "Hãy đóng cửa sổ đó"),
        ("progress", "lệnh progress của chương trình", "Hãy chờ lệnh xong"),
        ("", "một cửa sổ hoặc một lệnh khác của chương trình", "Hãy đóng cửa sổ đó (hoặc chờ lệnh xong)"),
    ],
)
def test_who_holds_it_is_told(tmp_path: Path, program: str, who: str, todo: str) -> None:
    path = tmp_path / "vstbpn.lock"
    with held_by(path, program) as other:
        error = refused(path)
    assert f"đang được mở ở {who}" in error.what and error.todo.startswith(todo)
    assert f"tiến trình {other.pid} trên máy này" in error.what
    assert f"ngày {dt.date.today():%d/%m/%Y}" in error.what


def test_a_holder_on_another_computer_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "vstbpn.lock"
    since = dt.datetime(2026, 11, 29, 8, 15)
    with held_by(path, WINDOW):
        Holder(WINDOW, 7, "MAY-PHONG-2", since).write(tmp_path / "vstbpn.holder")
        error = refused(path)
    assert "tiến trình 7 trên máy MAY-PHONG-2, từ 08:15 ngày 29/11/2026" in error.what
    assert error.todo == "Hãy đóng chương trình trên máy MAY-PHONG-2 rồi làm lại."


@pytest.mark.parametrize("left", ["", "{", "[]", '{"program": "x"}'])
def test_a_holder_that_left_no_name_is_some_other_program(tmp_path: Path, left: str) -> None:
    path = tmp_path / "vstbpn.lock"
    with held_by(path, WINDOW):
        (tmp_path / "vstbpn.holder").write_text(left, "utf-8")
        assert "một chương trình không ghi lại tên" in refused(path).what


def test_a_killed_holder_is_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "vstbpn.lock"
    with held_by(path, WINDOW) as other:
        other.kill()
        other.wait()
        lock = DataLock(path, "check")
    told = Holder.read(tmp_path / "vstbpn.holder")
    assert told is not None and (told.program, told.process) == ("check", os.getpid())
    lock.release()
    assert Holder.read(tmp_path / "vstbpn.holder") is None


def test_nothing_of_the_person_is_written(tmp_path: Path) -> None:
    lock = DataLock(tmp_path / "vstbpn.lock", WINDOW)
    told = json.loads((tmp_path / "vstbpn.holder").read_text("utf-8"))
    lock.release()
    assert set(told) == {"program", "process", "computer", "since"}
