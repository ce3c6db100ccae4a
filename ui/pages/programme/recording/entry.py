"""One result as it was typed, and how it is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ui.pages.programme.recording.evidence import Evidence, as_files
from vstbpn_desktop.app import App
from vstbpn_desktop.db.change import Changed
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import recording
from vstbpn_desktop.spec import Integer


@dataclass(frozen=True)
class Entry:
    """A result of one or several units. `number` tells entries of a sitting apart."""

    number: int
    task_code: str
    assignment_ids: tuple[int, ...]
    names: tuple[str, ...]
    content: str
    mark: str
    accepted: bool
    date: dt.date
    period: str
    quantity: int | None
    evidence: tuple[Evidence, ...]

    @property
    def who(self) -> str:
        """The unit, or how many."""
        return self.names[0] if len(self.names) == 1 else f"{len(self.names)} đơn vị"


def read_quantity(text: str) -> int | str | None:
    """The number that was typed, None for nothing; the words of what is wrong with it."""
    try:
        return Integer().parse(text.strip())
    except UserError as error:
        return str(error)


def write(app: App, entry: Entry) -> int:
    """Record the result in one change; gives the change's number. Runs away from the window's thread."""
    heard: list[Changed] = []
    stop = app.subscribe(heard.append)
    try:
        with as_files(entry.evidence) as files:
            recording.record_results(
                app,
                entry.assignment_ids,
                entry.content,
                date=entry.date,
                mark=entry.mark,
                review="good" if entry.accepted else "waiting",
                period=entry.period,
                quantity=entry.quantity,
                files=files,
            )
    finally:
        stop()
    return next(changed.change_id for changed in heard if changed.touches("result"))
