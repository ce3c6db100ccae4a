"""Commands run as from outside, on a data folder of their own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import main as program
from tests.core.cli.running import Outcome, Run


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command on a data folder of its own; today is 05/03/2020."""

    def call(*words: str, stdin: str = "", today: str = "2020-03-05") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        code = program.main(["--data", str(tmp_path / "data"), "--today", today, *words])
        captured = capfd.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call
