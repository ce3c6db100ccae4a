"""What the page says of the whole year, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vstbpn_desktop.queries.programme_view import COUNTED_PART, ORGANISING_PART, TaskRow, YearView

PRINTED_AS: Final[dict[str, dict[str, object]]] = {
    "overdue": {"overdue_only": True},
    "part-III": {"part": "others"},
}
"""What a filter of the list is among the options of the printed table."""


def summary_words(view: YearView) -> str:
    """What the line below the title says; states with no task are left out."""
    tasks = view.tasks
    counted = sum(task.progress.part == COUNTED_PART for task in tasks)
    groups = sum(section.code.startswith(f"{COUNTED_PART}.") for section in view.sections)
    head = f"{counted} nhiệm vụ" + (f", {groups} nhóm" if groups else "")
    done = sum(task.progress.state == "done" for task in tasks)
    overdue = sum(task.progress.state == "overdue" for task in tasks)
    others = len(tasks) - counted
    words = [
        head,
        _others(others, tasks),
        f"{done} hoàn thành" if done else "",
        f"{overdue} quá hạn" if overdue else "",
        f"{view.assignments} lượt phân công cho {view.units} đơn vị" if view.assignments else "chưa giao",
    ]
    return " · ".join(filter(None, words))


def _others(count: int, tasks: Sequence[TaskRow]) -> str:
    organising = sum(task.progress.part == ORGANISING_PART for task in tasks)
    if not count:
        return ""
    return f"phần III: {count}" if organising == count else f"{count} việc ngoài phần II"


def next_code(view: YearView) -> str:
    """The next code for a task that came in mid-year: BS.1, BS.2 (bổ sung)."""
    used = {task.progress.code for task in view.tasks}
    return next(code for number in range(1, len(used) + 2) if (code := f"BS.{number}") not in used)


def in_sentence(group: str) -> str:
    """A group's name inside a sentence: "các huyện, thị xã", but "UBND xã"."""
    first = group.partition(" ")[0]
    return first.lower() + group[len(first) :] if first.istitle() else group
