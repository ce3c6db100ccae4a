"""The columns of the year's classes, the filters over them, and the row of totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from ui.pages.training.words import (
    NONE,
    day_words,
    registered_share,
    registered_words,
    session_count_words,
)
from ui.tables.designed_rows import RowColumn, Total
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.training import Count
from vstbpn_desktop.queries.training_view import ClassRow
from vstbpn_desktop.records.training_class import CANCELLED
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.numbers import format_integer
from vstbpn_desktop.vietnamese.sorting import natural_key

ALL: Final = "all"
_STANDINGS: Final = ("past", "ahead", "held", "cancelled")


class ClassFilter(NamedTuple):
    """A way to look at the classes."""

    id: str
    label: str
    keeps: Callable[[ClassRow], bool]


FILTERS: Final = (
    ClassFilter(ALL, "Tất cả", lambda row: True),
    ClassFilter("ahead", "Sắp mở", lambda row: row.standing.id == "ahead"),
    ClassFilter("past", "Chờ ghi đã mở", lambda row: row.standing.id == "past"),
    ClassFilter("no_list", "Chưa có danh sách", lambda row: _lacks_list(row)),
    ClassFilter("held", "Đã mở", lambda row: row.standing.id == "held"),
    ClassFilter("cancelled", "Huỷ", lambda row: row.standing.id == "cancelled"),
)

COLUMNS: Final = (
    RowColumn("code", "Mã", 5, lambda row: row.code, key=lambda row: natural_key(row.code), muted=True),
    RowColumn("topic", "Chuyên đề", 40, lambda row: row.topic, detail=lambda row: row.target_group,
              flexible=True),
    RowColumn("when", "Ngày, buổi", 15, lambda row: day_words(row.sessions),
              key=lambda row: _first_day(row), detail=lambda row: session_count_words(row.sessions)),
    RowColumn("registered", "Đăng ký", 13, lambda row: registered_words(row.count),
              key=lambda row: row.count.registered, fraction=lambda row: registered_share(row.count)),
    RowColumn("absent", "Vắng", 5, lambda row: format_integer(row.absent) if row.begun else NONE,
              key=lambda row: row.absent, numeric=True),
    RowColumn("standing", "Tình trạng", 16, lambda row: row.standing.word,
              key=lambda row: (_STANDINGS.index(row.standing.id), _first_day(row)),
              meaning=lambda row: Meaning.named(row.standing.meaning)),
)  # fmt: skip


def class_filter(key: str) -> ClassFilter:
    """The filter with this id; KeyError for an unknown one."""
    return {found.id: found for found in FILTERS}[key]


def chips(classes: Sequence[ClassRow], current: str) -> list[tuple[str, str]]:
    """(id, words) of the filters that keep something, and of the one that holds."""
    counted = [(found, sum(map(found.keeps, classes))) for found in FILTERS]
    return [
        (found.id, found.label if found.id == ALL else f"{found.label} {count}")
        for found, count in counted
        if count or found.id in (ALL, current)
    ]


def matches(row: ClassRow, words: str) -> bool:
    """Whether every typed word is in the class's code, topic, target group or place, accents or not."""
    text = fold(f"{row.code} {row.topic} {row.target_group} {row.place}")
    return all(word in text for word in fold(words).split())


def total(classes: Iterable[ClassRow]) -> Total:
    """The row below the classes: what those come to that were not cancelled."""
    rows = [row for row in classes if row.state != CANCELLED]
    planned = [row.count.planned for row in rows if row.count.planned is not None]
    together = Count(
        planned=sum(planned) if planned else None, registered=sum(row.count.registered for row in rows)
    )
    return Total({
        "topic": f"Tổng cộng {len(rows)} lớp",
        "when": f"{sum(row.count.sessions for row in rows)} buổi",
        "registered": f"{registered_words(together)} lượt",
        "absent": format_integer(sum(row.absent for row in rows)),
    })  # fmt: skip


def _lacks_list(row: ClassRow) -> bool:
    return row.state != CANCELLED and not row.count.registered


def _first_day(row: ClassRow) -> tuple[bool, str]:
    days = [session.date.isoformat() for session in row.sessions]
    return not days, min(days, default="")
