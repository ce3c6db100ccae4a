"""Recording results at typing speed: one content for one or many units, with evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.assignment import SPEC as ASSIGNMENT
from vstbpn_desktop.records.result import FINAL, SPEC, WAITING
from vstbpn_desktop.records.task import PERIODIC
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.services import attachments, saving

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


def record_results(
    app: App,
    assignment_ids: Iterable[int],
    content: str,
    *,
    date: dt.date | None = None,
    mark: str = FINAL,
    review: str = WAITING,
    period: str = "",
    quantity: int | None = None,
    files: Iterable[Path] = (),
) -> list[int]:
    """Record the same result for each assignment, in one change; gives the results' ids.

    Without a period, a periodic task's result is counted in the period of its date.
    """
    ids, paths = list(assignment_ids), list(files)
    stored = [attachments.store(app.folder, path) for path in paths]
    values = {
        "content": content, "date": date or app.today, "mark": mark, "review": review,
        "period": period, "quantity": quantity,
    }  # fmt: skip
    with app.change(_label(app, ids)) as change:
        made = [
            saving.save(change, SPEC, None, values | {"assignment": assignment_id}, app.today)
            for assignment_id in ids
        ]
        for result_id in made:
            for file in stored:
                attachments.insert(change, SPEC.id, result_id, file, app.today)
    return made


def is_periodic(reader: Reader, assignment_id: int) -> bool:
    """True where the assignment's task is counted per period."""
    task_id = reader.values(ASSIGNMENT, assignment_id)["task"]
    return bool(reader.values(TASK, task_id)["nature"] == PERIODIC)


def _label(app: App, ids: list[int]) -> str:
    with app.reader() as reader:
        first = reader.values(ASSIGNMENT, ids[0])
        code = reader.values(TASK, first["task"])["code"]
        if len(ids) == 1:
            return f"Ghi kết quả {code} của {reader.title(reader.registry['unit'], first['unit'])}"
    return f"Ghi kết quả {code} của {len(ids)} đơn vị"
