"""How a unit stands in a task, in one word and a colour, and the heaps the panel counts them in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from ui.widgets.look import Meaning
from vstbpn_desktop.queries.programme_view import UnitState
from vstbpn_desktop.queries.progress import AssignmentState, assignment_word
from vstbpn_desktop.records.assignment import ACCEPTED, EXEMPT, SUBMITTED
from vstbpn_desktop.vietnamese.dates import format_date

ALL: Final = "all"


class Heap(NamedTuple):
    """One way units may stand; every unit of a task is in exactly one. `short` fits on a chip."""

    id: str
    label: str
    short: str
    meaning: Meaning


HEAPS: Final = (
    Heap("accepted", "Đạt yêu cầu", "Đạt", Meaning.GOOD),
    Heap("submitted", "Đã nộp, chờ công nhận", "Chờ công nhận", Meaning.SOON),
    Heap("overdue", "Quá hạn", "Quá hạn", Meaning.LATE),
    Heap("extended", "Được gia hạn", "Gia hạn", Meaning.NONE),
    Heap("open", "Đang làm, còn hạn", "Đang làm", Meaning.NONE),
    Heap("exempt", "Được miễn", "Miễn", Meaning.NONE),
)


def heap_of(state: AssignmentState) -> str:
    """Which heap an assignment belongs to."""
    if state.status in (ACCEPTED, SUBMITTED, EXEMPT):
        return state.status
    if state.overdue:
        return "overdue"
    return "extended" if state.extended else "open"


def heaps(units: Iterable[UnitState]) -> list[tuple[Heap, list[UnitState]]]:
    """The heaps that hold any unit, in their order."""
    sorted_out: dict[str, list[UnitState]] = {}
    for unit in units:
        sorted_out.setdefault(heap_of(unit.state), []).append(unit)
    return [(heap, sorted_out[heap.id]) for heap in HEAPS if heap.id in sorted_out]


def heap_label(heap: Heap, units: list[UnitState]) -> str:
    """The heap's words; an extension to one and the same day names it."""
    days = {unit.state.deadline for unit in units}
    if heap.id != "extended" or len(days) != 1:
        return heap.label
    day = days.pop()
    return f"{heap.label} đến {day.day:02d}/{day.month:02d}" if day else heap.label


def unit_word(state: AssignmentState, today: dt.date) -> tuple[str, Meaning]:
    """The word and the meaning of the unit's pill."""
    word, meaning = assignment_word(state, today)
    return word, Meaning.named(meaning)


def unit_detail(state: AssignmentState) -> str:
    """The grey line below a unit's name: deadline, extension, results, reason."""
    parts = []
    if state.status == EXEMPT:
        return f"lý do: {state.reason}" if state.reason else ""
    if state.deadline:
        parts.append(f"{'gia hạn đến' if state.extended else 'hạn'} {format_date(state.deadline)}")
    if state.results:
        parts.append(f"{state.results} kết quả")
    return " · ".join(parts) or "không có hạn"
