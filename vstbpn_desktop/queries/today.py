"""Hôm nay: what is overdue, due soon, waiting for a word, or asking to be decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from vstbpn_desktop.queries.committee_boards import Board, boards
from vstbpn_desktop.queries.correspondence import PATIENCE_DAYS, DocumentRow, open_documents
from vstbpn_desktop.queries.groups import prompts
from vstbpn_desktop.queries.inspection import OpenFinding, open_findings
from vstbpn_desktop.queries.progress import TaskProgress, assignment_states, progress
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.years import working_year
from vstbpn_desktop.records.committee import SPEC as COMMITTEE
from vstbpn_desktop.records.document import SPEC as DOCUMENT
from vstbpn_desktop.records.document import SUBMITTED
from vstbpn_desktop.records.finding import SPEC as FINDING
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.records.task import YEAR_ROUND
from vstbpn_desktop.records.unit import SPEC as UNIT

URGENT = ("overdue", "due_today", "soon")
SEATS = "seats"
RANK = {"overdue": 0, "due_today": 1, "soon": 2, "waiting": 3, "prompt": 4, SEATS: 5}
_MOST_BOARDS = 5
"""Committees of units that are named one by one; the rest is one line."""


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing to do: its kind (one of `RANK`), the record, its words and pill."""

    kind: str
    record: str
    id: int
    key: str
    title: str
    detail: str
    due: dt.date | None
    shown: str
    meaning: str
    units: tuple[int, ...] = ()


def today_items(reader: Reader, today: dt.date, year: int | None = None) -> list[TodayItem]:
    """What today asks for, most urgent first; `year` is the working year (default: today's)."""
    working = year or working_year(reader.connection, today)
    tasks = progress(reader, working, today)
    items = [_urgent(reader, task, today) for task in tasks if task.state in URGENT]
    items += [_waiting(task) for task in tasks if task.submitted and task.nature != YEAR_ROUND]
    items += _prompts(reader, working, today, {task.id: task for task in tasks})
    items += filter(None, (_finding(reader, finding) for finding in open_findings(reader, today)))
    items += filter(None, (_document(row, today) for row in open_documents(reader, today)))
    items += _seats(reader, today)
    return sorted(items, key=lambda item: (RANK[item.kind], item.due or dt.date.max))


def _urgent(reader: Reader, task: TaskProgress, today: dt.date) -> TodayItem:
    states = assignment_states(reader.connection, [task.id], today)
    late = tuple(s.unit_id for s in states if s.overdue)
    who = _names(reader, late or tuple(s.unit_id for s in states if s.open))
    return TodayItem(
        task.state, TASK.id, task.id, task.key, task.title, f"{task.code} · {who}", task.deadline,
        task.word, task.meaning, late,
    )  # fmt: skip


def _waiting(task: TaskProgress) -> TodayItem:
    words = f"{task.submitted} chờ công nhận"
    return TodayItem(
        "waiting", TASK.id, task.id, task.key, task.title, f"{task.code} · đã nộp, chưa công nhận",
        None, words, "soon",
    )  # fmt: skip


def _finding(reader: Reader, finding: OpenFinding) -> TodayItem | None:
    """A finding to be mended that is overdue, due within the week or waits to be confirmed; no other."""
    standing = finding.standing
    if standing.kind not in RANK:
        return None
    return TodayItem(
        standing.kind, FINDING.id, finding.id, str(finding.id), reader.title(FINDING, finding.id),
        f"Kiến nghị sau kiểm tra · {reader.title(UNIT, finding.unit_id)}", finding.due, standing.words,
        standing.meaning, (finding.unit_id,),
    )  # fmt: skip


def _document(row: DocumentRow, today: dt.date) -> TodayItem | None:
    """A document to be answered within the week or late, or one that waits long for its signature."""
    standing, kind = row.standing, row.standing.kind
    if row.state == SUBMITTED:
        waits = row.since is not None and (today - row.since).days > PATIENCE_DAYS
        kind = "waiting" if waits else ""
    if kind not in RANK:
        return None
    detail = "Văn bản trình ký" if row.state == SUBMITTED else f"Văn bản đến · {row.issuer or row.symbol}"
    title = " ".join(filter(None, (row.symbol, row.subject)))
    return TodayItem(
        kind, DOCUMENT.id, row.id, str(row.id), title, detail, row.due, standing.words, standing.meaning
    )


def _seats(reader: Reader, today: dt.date) -> list[TodayItem]:
    """Committees with seats to fill; duties not given out are told of the province's, or beside those."""
    found = [one for one in boards(reader, today) if one.counts.open or _idle(one)]
    own = [one for one in found if one.unit_id is None]
    others = [one for one in found if one.unit_id is not None]
    named, rest = others[:_MOST_BOARDS], others[_MOST_BOARDS:]
    items = [_board(one.name, (one,)) for one in (*own, *named)]
    return items + ([_board(f"{len(rest)} Ban khác của các đơn vị", rest)] if rest else [])


def _idle(one: Board) -> bool:
    return one.unit_id is None and one.counts.no_duty > 0


def _board(title: str, found: Sequence[Board]) -> TodayItem:
    vacant, changing, duties = (
        sum(getattr(one.counts, name) for one in found) for name in ("vacant", "changing", "no_duty")
    )
    told = ((vacant, "ghế khuyết"), (changing, "ghế cần thay"), (duties, "người chưa phân công"))
    detail = ", ".join(f"{count} {words}" for count, words in told if count)
    shown = "cần kiện toàn" if vacant or changing else "chưa phân công"
    first = found[0]
    return TodayItem(
        SEATS, COMMITTEE.id, first.id, first.code, title, detail, None, shown, "soon",
        tuple(one.unit_id for one in found if one.unit_id),
    )  # fmt: skip


def _prompts(reader: Reader, year: int, today: dt.date, tasks: dict[int, TaskProgress]) -> list[TodayItem]:
    return [
        TodayItem(
            "prompt", TASK.id, prompt.task_id, tasks[prompt.task_id].key, tasks[prompt.task_id].title,
            f"{tasks[prompt.task_id].code} · {_names(reader, prompt.unit_ids)}", None,
            "bổ sung vào nhiệm vụ?", "unknown", prompt.unit_ids,
        )
        for prompt in prompts(reader.connection, year, today)
        if prompt.task_id in tasks
    ]  # fmt: skip


def _names(reader: Reader, unit_ids: tuple[int, ...], most: int = 3) -> str:
    names = [reader.title(UNIT, unit_id) for unit_id in unit_ids[:most]]
    rest = len(unit_ids) - most
    return ", ".join(names) + (f" và {rest} đơn vị khác" if rest > 0 else "")
