"""What the page says of a finding."""

from __future__ import annotations

from typing import Final

from ui.widgets.look import Meaning
from vstbpn_desktop.queries.citing import KIND_WORDS, Finding, Kind, Origin
from vstbpn_desktop.services.citing import Reviewed

MEANINGS: Final = {
    Kind.DATE: Meaning.LATE,
    Kind.ISSUER: Meaning.LATE,
    Kind.TERM: Meaning.LATE,
    Kind.NO_ACT: Meaning.LATE,
    Kind.EXPIRED: Meaning.LATE,
    Kind.FORM: Meaning.SOON,
    Kind.UNKNOWN: Meaning.NONE,
}
"""Contradictions are red, what is only written wrong amber, what cannot be judged grey."""

_OPENED: Final = {"programme": "chương trình", "narrative": "phần tự viết"}
IGNORED: Final = "đã bỏ qua"


def kind_words(finding: Finding) -> str:
    """ "ngày không khớp"."""
    return KIND_WORDS[finding.kind]


def place_words(finding: Finding) -> str:
    """ "II.1.2" or "II.1.2 và 1 chỗ nữa"."""
    more = len(finding.marks) - 1
    return f"{finding.where} và {more} chỗ nữa" if more else finding.where


def open_words(finding: Finding, origin: Origin | None) -> str:
    """ "Mở II.1.2", "Mở chương trình"; "" where a finding's text is stored nowhere."""
    if origin is None:
        return ""
    return f"Mở {finding.where}" if origin.record == "task" else f"Mở {_OPENED[origin.record]}"


def summary_words(reviewed: Reviewed) -> str:
    """ "Chương trình công tác năm 2020 · 11 chỗ cần xem · 2 đã bỏ qua"."""
    count, left = len(reviewed.open), len(reviewed.findings) - len(reviewed.open)
    parts = [reviewed.name, f"{count} chỗ cần xem" if count else "không còn chỗ cần xem"]
    return " · ".join([*parts, *([f"{left} đã bỏ qua"] if left else [])])
