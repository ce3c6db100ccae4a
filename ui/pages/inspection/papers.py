"""The papers of an inspection, opened where documents are made with what is on the page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from ui.actions import Action
from ui.shell.page import Shell
from vstbpn_desktop.queries.inspection_view import VisitRow
from vstbpn_desktop.queries.reading import Record

_OTHERS: Final = (
    ("inspection-decision", "Quyết định thành lập đoàn"),
    ("inspection-conclusion", "Thông báo kết luận"),
)


def other_papers(shell: Shell, inspection: Record | None) -> tuple[Action, ...]:
    """The papers beside plan and minutes, as lines of a menu."""
    return tuple(
        Action(words, partial(_open, shell, document, inspection), "file-text", "menu", "", bool(inspection))
        for document, words in _OTHERS
    )


def open_plan(shell: Shell, inspection: Record) -> None:
    """Kế hoạch kiểm tra, with its schedule as an annex."""
    shell.open("make", ("inspection-plan", _of(inspection)))


def open_minutes(shell: Shell, inspection: Record, visits: Iterable[VisitRow] = ()) -> None:
    """Biên bản for these units; for every unit of the plan where none is named."""
    units = "; ".join(visit.unit_key for visit in visits)
    more = {"unit": units} if units else {}
    shell.open("make", ("inspection-minutes", {**_of(inspection), **more}))


def _open(shell: Shell, document: str, inspection: Record | None) -> None:
    if inspection is not None:
        shell.open("make", (document, _of(inspection)))


def _of(inspection: Record) -> dict[str, object]:
    return {"year": inspection.values["year"], "inspection": inspection.key}
