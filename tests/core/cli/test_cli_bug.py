"""A bug in a command is written into the log of the data, without what she wrote."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.core.cli.running import Run
from vstbpn_desktop.log import NAME

WHO = "Trịnh Thị Mẫu Đơn"


def test_a_failing_command_tells_no_names(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init")
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level

    def broken(*_: object) -> None:
        raise ValueError(f"cannot sort {WHO}")

    monkeypatch.setattr("vstbpn_desktop.services.saving.save", broken)
    outcome = run("put", "person", "-", stdin=f'{{"name": "{WHO}"}}')
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    assert outcome.code == 3
    written = (tmp_path / "data" / "logs" / NAME).read_text(encoding="utf-8")
    assert "builtins.ValueError: …" in written and "services/transfer.py" in written
    assert WHO not in written and str(tmp_path) not in written
    assert WHO not in outcome.err
