"""A program killed at any moment loses nothing it had committed and leaves nothing half done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LOOP = Path(__file__).with_name("kill_loop.py")
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are of POSIX")
@pytest.mark.timeout(300)
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, str(LOOP), str(tmp_path / "data"), "200", "7"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True)
    seen = json.loads(done.stdout)
    assert seen["tries"] == 200 and seen["inside"] >= 100 and seen["committed"] > 100
    assert (seen["lost"], seen["half"], seen["problems"]) == (0, 0, 0), seen
