"""What the window remembers, and that a broken file harms nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from ui.session import Session

SCREEN = QRect(0, 0, 1366, 728)
SECOND = QRect(1366, 0, 1920, 1080)


def test_values_come_back(tmp_path: Path) -> None:
    path = tmp_path / "dữ liệu" / "session.json"
    session = Session(path)
    session.set("scheme", "dark")
    session.set("percent", 125)
    session.set("folded", True)
    session.set("widths", [64, 238])
    session.set("columns", ["code", "title"])
    session.save()
    again = Session(path)
    assert again.text("scheme") == "dark"
    assert again.number("percent", 100) == 125
    assert again.flag("folded") is True
    assert again.numbers("widths") == [64, 238]
    assert again.texts("columns") == ["code", "title"]
    assert [p.name for p in path.parent.iterdir()] == ["session.json"]


@pytest.mark.parametrize(
    "content", ["", "{", "[1]", '{"percent": "x", "folded": 3, "widths": [1, "a", true]}']
)
def test_a_broken_file_counts_as_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(content, encoding="utf-8")
    session = Session(path)
    assert session.number("percent", 100) == 100
    assert session.flag("folded") is False
    assert session.numbers("widths") in ([], [1])
    assert session.text("scheme", "system") == "system"


def test_without_a_file_nothing_is_kept() -> None:
    session = Session(None)
    session.set("percent", 125)
    session.save()
    assert session.number("percent") == 125


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    session = Session(blocked / "session.json")
    session.set("percent", 125)
    session.save()
    assert blocked.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        ([100, 50, 1200, 600], True),
        ([1500, 100, 1200, 700], True),
        ([1300, 50, 1200, 600], True),
        ([3300, 50, 1200, 600], False),
        ([-1190, 50, 1200, 600], False),
        ([100, 700, 1200, 600], False),
        ([100, -40, 1200, 600], False),
        ([100, 50, 20, 600], False),
        ([1, 2], False),
    ],
)
def test_a_window_is_put_back_only_where_it_can_be_grasped(kept: list[int], found: bool) -> None:
    session = Session(None)
    session.set("geometry", kept)
    assert session.geometry([SCREEN, SECOND]) == (QRect(*kept) if found else None)


def test_a_screen_that_was_taken_away() -> None:
    session = Session(None)
    session.set("geometry", [1500, 100, 1200, 700])
    assert session.geometry([SCREEN, SECOND]) is not None
    assert session.geometry([SCREEN]) is None
