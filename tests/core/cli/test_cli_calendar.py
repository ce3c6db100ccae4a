"""The headless calendar and new-year."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vstbpn_desktop.cli.run import run


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    folder = str(tmp_path / "data")
    assert run(["--data", folder, "init", "--starter", "2020"], "test") == 0
    source = tmp_path / "programme.jsonl"
    source.write_text('{"year": 2020, "title": "Chương trình năm 2020"}', encoding="utf-8")
    assert run(["--data", folder, "put", "programme", str(source)], "test") == 0
    capsys.readouterr()
    return folder


def test_calendar_prints_json_lines(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data", data, "--today", "2020-03-05", "calendar", "--year", "2020"], "test") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(list(line) == ["date", "end", "weekday", "kind", "title", "warning"] for line in lines)
    month = next(line for line in lines if line["kind"] == "action_month")
    assert (month["date"], month["end"], month["weekday"]) == ("2020-11-15", "2020-12-15", "CN")
    women = next(line for line in lines if line["date"] == "2020-03-08")
    assert (women["weekday"], women["warning"]) == ("CN", "rơi vào Chủ nhật")
    plain = next(line for line in lines if line["date"] == "2020-03-20")
    assert (plain["weekday"], plain["end"], plain["warning"]) == ("T6", None, None)


def test_calendar_asks_for_the_year(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data", data, "calendar"], "test") == 2
    assert run(["--data", data, "calendar", "--year", "99"], "test") == 1
    assert "Không có lịch năm 99" in capsys.readouterr().err


def test_new_year_is_opened_once_and_undone(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data", data, "new-year", "2021"], "test") == 0
    assert json.loads(capsys.readouterr().out)["source"] == 2020
    assert run(["--data", data, "new-year", "2021"], "test") == 1
    assert "Năm 2021 đã có chương trình" in capsys.readouterr().err
    assert run(["--data", data, "undo"], "test") == 0
    assert "Mở năm 2021" in capsys.readouterr().out
    assert run(["--data", data, "new-year", "2021"], "test") == 0
