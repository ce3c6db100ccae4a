"""The columns of the network, and the row of totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from ui.tables.designed_rows import RowColumn, Total
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.collaborators import UnitLine
from vstbpn_desktop.vietnamese.dates import format_date

NONE: Final = "–"


def _day(day: dt.date | None) -> str:
    return format_date(day) if day else NONE


def _count(count: int, line: UnitLine) -> str:
    return str(count) if line.has else NONE


COLUMNS: Final = (
    RowColumn("unit", "Đơn vị", 30, lambda line: line.name, flexible=True),
    RowColumn("members", "Cộng tác viên", 13, lambda line: _count(len(line.members), line),
              key=lambda line: len(line.members), numeric=True),
    RowColumn("women", "Nữ", 6, lambda line: _count(line.women, line), key=lambda line: line.women,
              numeric=True),
    RowColumn("trained", "Tập huấn gần nhất", 17, lambda line: _day(line.trained_on),
              key=lambda line: line.trained_on or dt.date.min),
    RowColumn("active", "Hoạt động gần nhất", 18, lambda line: _day(line.active_on),
              key=lambda line: line.active_on or dt.date.min),
    RowColumn("state", "Tình trạng", 12, lambda line: "đã có" if line.has else "chưa có",
              key=lambda line: line.has, meaning=lambda line: Meaning.GOOD if line.has else Meaning.NONE),
)  # fmt: skip


def total(lines: Iterable[UnitLine]) -> Total:
    """What the lines that are shown come to."""
    rows = list(lines)
    having = sum(line.has for line in rows)
    return Total({
        "unit": f"Tổng cộng {len(rows)} đơn vị",
        "members": str(sum(len(line.members) for line in rows)),
        "women": str(sum(line.women for line in rows)),
        "state": f"{having}/{len(rows)}",
    })  # fmt: skip
