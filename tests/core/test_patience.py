"""What Windows refuses for a moment is tried again; what it refuses for good is told."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from vstbpn_desktop import patience
from vstbpn_desktop.patience import patiently, take_place


@pytest.fixture(autouse=True)
def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_TRIES", 4)
    monkeypatch.setattr(patience, "_PAUSE", 0)


def refused(times: int, error: OSError) -> Callable[[], str]:
    """Fails that many times, then does not."""
    left = [error] * times

    def act() -> str:
        if left:
            raise left.pop()
        return "done"

    return act


def test_what_is_held_for_a_moment_is_tried_again() -> None:
    assert patiently(refused(3, PermissionError(errno.EACCES, "held"))) == "done"


def test_what_is_held_for_good_is_told() -> None:
    with pytest.raises(PermissionError):
        patiently(refused(4, PermissionError(errno.EACCES, "held")))


def test_any_other_refusal_is_told_at_once() -> None:
    act = refused(1, OSError(errno.ENOSPC, "full"))
    with pytest.raises(OSError, match="full"):
        patiently(act)


def test_a_file_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "new").write_bytes(b"new")
    take_place(tmp_path / "new", tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_bytes() == b"new"
