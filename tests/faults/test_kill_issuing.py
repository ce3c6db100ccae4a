"""A program killed while it issues: a document is issued whole, or is the draft it was; no number is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LOOP = Path(__file__).with_name("kill_issuing.py")
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are of POSIX")
def test_kills_leave_no_document_half_issued(tmp_path: Path) -> None:
    command = [sys.executable, str(LOOP), str(tmp_path / "data"), "10", "7"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True)
    seen = json.loads(done.stdout)
    assert (seen["tries"], seen["inside"]) == (10, 5) and seen["issued"] > 1, seen
    assert (seen["half"], seen["problems"]) == (0, 0), seen
