"""A program killed while it issues: a document is issued whole, or is the draft it was; no number is lost."""

from __future__ import annotations

from pathlib import Path

from tests.faults.kill_issuing import kill


def test_kills_leave_no_document_half_issued(tmp_path: Path) -> None:
    seen = kill(tmp_path / "data", times=10, seed=7)
    assert (seen["tries"], seen["inside"]) == (10, 5) and seen["issued"] > 1, seen
    assert (seen["half"], seen["problems"]) == (0, 0), seen
