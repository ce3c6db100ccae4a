"""The headless succession."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vstbpn_desktop.cli.run import run


def test_an_event_and_its_dry_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = str(tmp_path / "data"), tmp_path / "event.json"
    head = ["--data", data, "--today", "2025-02-01"]
    assert run([*head, "init", "--starter", "2020"], "test") == 0
    values = {"kind": "absorb", "date": "2025-01-01", "decision": "QĐ 1", "from": ["405"], "to": ["380"]}
    file.write_text(json.dumps(values), encoding="utf-8")
    capsys.readouterr()
    outputs = []
    for more in (["--dry-run"], []):
        assert run([*head, "succession", str(file), *more], "test") == 0
        outputs.append(json.loads(capsys.readouterr().out))
    assert outputs[0] == outputs[1]
    assert (outputs[0]["ended"], outputs[0]["successors"]) == (["405"], ["380"])
    assert run([*head, "succession", str(file)], "test") == 1
    assert "đã kết thúc từ 01/01/2025" in capsys.readouterr().err
    assert run([*head, "dump", "unit", "--as-of", "2025-01-01"], "test") == 0
    assert len(capsys.readouterr().out.splitlines()) == 46


def test_the_chain_and_bad_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = ["--data", str(tmp_path / "data"), "--today", "2026-11-29"]
    assert run([*head, "init", "--starter", "2020"], "test") == 0
    capsys.readouterr()
    assert run([*head, "succession", "--chain"], "test") == 0
    assert len(capsys.readouterr().out.splitlines()) == 32
    for text in ("{", "[]", "[1]", '"x"', "{}"):
        (tmp_path / "bad.json").write_text(text, encoding="utf-8")
        assert run([*head, "succession", str(tmp_path / "bad.json")], "test") == 1
        assert capsys.readouterr().err.strip()
