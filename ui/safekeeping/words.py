"""Moments, sizes and the reasons of backups in words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from ui.panels.contents import size_words
from vstbpn_desktop.vietnamese.dates import format_date

BY_HAND: Final = "theo-yeu-cau"
_REASONS: Final = {
    "tu-dong": "tự động hằng ngày",
    BY_HAND: "theo yêu cầu",
    "truoc-phuc-hoi": "trước khi phục hồi",
    "truoc-nang-cap": "trước khi nâng cấp",
    "truoc-cap-nhat": "trước khi cập nhật chương trình",
}


def moment_words(moment: dt.datetime) -> str:
    """ "07:30 ngày 05/03/2020"."""
    return f"{moment:%H:%M} ngày {format_date(moment.date())}"


def short_moment(moment: dt.datetime) -> str:
    """ "05/03/2020 07:30", for a column."""
    return f"{format_date(moment.date())} {moment:%H:%M}"


def backup_detail(path: Path) -> str:
    """Why a backup was made, and how large it is."""
    reason = next((words for name, words in _REASONS.items() if path.name.startswith(name)), "")
    return " · ".join(filter(None, (reason, size_words(path.stat().st_size))))


def made_at(path: Path) -> dt.datetime:
    """When a backup was made."""
    return dt.datetime.fromtimestamp(path.stat().st_mtime)
