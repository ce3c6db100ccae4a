"""A program killed while a letter is written has kept what was typed before the pause."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.kill_writing import SENTENCES, TODAY
from ui.reports.narrative import KEEP_AFTER_MS
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.reports.official_letter import SPEC
from vstbpn_desktop.services.unfinished import unfinished

SCRIPT = Path(__file__).with_name("kill_writing.py")
ROOT = Path(__file__).resolve().parents[2]


def kept(folder: Path) -> str:
    app = App.open(folder, TODAY)
    try:
        with app.reader() as reader:
            found = unfinished(reader, SPEC, TODAY.year, {})
        return str(found.given.get("body", "")) if found else ""
    finally:
        app.close()


@pytest.mark.timeout(120)
def test_a_letter_that_was_being_written_survives_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    App.open(folder, TODAY, create=True).close()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(SCRIPT), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, encoding="utf-8") as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "typed\n"
        time.sleep(KEEP_AFTER_MS / 1000 + 2)
        child.kill()
    assert kept(folder) == "".join(SENTENCES)
