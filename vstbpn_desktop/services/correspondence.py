"""Incoming documents at work: entered with their scan, made a task, answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.document import INCOMING
from vstbpn_desktop.records.document import SPEC as DOCUMENT
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.task import AD_HOC, Task
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.services import attachments, saving

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

CAME_UP = "PS"
"""The part of the codes of tasks that came up in mid-year (nhiệm vụ phát sinh): PS.1, PS.2 …"""


def enter(app: App, values: Mapping[str, Any], files: Iterable[Path] = ()) -> int:
    """Enter an incoming document with its files in one change; gives its id. UserError: what is wrong."""
    stored = [attachments.store(app.folder, path) for path in files]
    whole = {"direction": INCOMING, **values}
    words = whole.get("symbol") or whole["subject"]
    with app.change(f"Vào sổ văn bản đến {words}"[:200]) as change:
        row_id = saving.save(change, DOCUMENT, None, whole, app.today)
        for file in stored:
            attachments.insert(change, DOCUMENT.id, row_id, file, app.today)
    return row_id


def make_task(app: App, document_id: int) -> int:
    """Make an ad-hoc task of the year's programme from a document, and note it there; gives the task's id.

    UserError where it has one already or the year has no programme.
    """
    with app.reader() as reader:
        values = reader.values(DOCUMENT, document_id)
        year = (values["received_on"] or values["date"] or app.today).year
        programme = _programme(reader, year)
    if values["task"]:
        raise UserError("Văn bản này đã có nhiệm vụ.", "Hãy mở nhiệm vụ đó.")
    said = " ".join(filter(None, (values["kind_name"], values["symbol"], _of(values["issuer"]))))
    task = {
        "programme": programme, "title": values["subject"][:200], "nature": AD_HOC, "due": values["due"],
        "text": f"{values['subject']} (theo {said})" if said else values["subject"],
    }  # fmt: skip
    with app.change(f"Tạo nhiệm vụ từ văn bản {values['symbol'] or values['subject']}"[:200]) as change:
        task["code"] = _next_code(Reader(change.connection, app.registry, app.today), programme)
        task_id = saving.save(change, TASK, None, task, app.today)
        saving.save(change, DOCUMENT, document_id, {"task": task_id}, app.today)
    return task_id


def answer(app: App, document_id: int, answer_id: int, day: dt.date | None = None) -> None:
    """Close an incoming document by the outgoing one that answers it."""
    with app.reader() as reader:
        given = reader.values(DOCUMENT, answer_id)
    done = day or given["date"] or app.today
    values = {"answered_by": answer_id, "done_on": done}
    app.save(DOCUMENT.id, document_id, values, f"Ghi văn bản trả lời {given['symbol']}".rstrip())


def settle(app: App, ids: Iterable[int], words: str, *, done: bool) -> None:
    """Note how far incoming documents are; `done` closes them today."""
    values: dict[str, Any] = {"progress": words} if words else {}
    values |= {"done_on": app.today} if done else {}
    with app.change("Ghi tiến độ giải quyết văn bản đến") as change:
        for row_id in ids:
            saving.save(change, DOCUMENT, row_id, values, app.today)


def note_sent(
    app: App, ids: Iterable[int], day: dt.date, copies: int | None = None, kept_by: str = ""
) -> None:
    """Note when outgoing documents were sent, in how many copies, who keeps the original; blanks stay."""
    values: dict[str, Any] = {"sent_on": day}
    values |= {"copies": copies} if copies else {}
    values |= {"kept_by": kept_by} if kept_by else {}
    with app.change("Ghi chuyển phát văn bản đi") as change:
        for row_id in ids:
            saving.save(change, DOCUMENT, row_id, values, app.today)


def reopen(app: App, ids: Iterable[int]) -> None:
    """Take back that incoming documents are dealt with."""
    with app.change("Mở lại văn bản đến") as change:
        for row_id in ids:
            saving.save(change, DOCUMENT, row_id, {"done_on": None, "answered_by": None}, app.today)


def _programme(reader: Reader, year: int) -> int:
    found = reader.connection.execute(select(Programme.id).where(Programme.year == year)).scalar()
    if found is None:
        raise UserError(f"Năm {year} chưa có chương trình công tác.", "Hãy nhập chương trình của năm trước.")
    return int(found)


def _next_code(reader: Reader, programme_id: int) -> str:
    query = select(Task.code).where(Task.programme_id == programme_id, Task.code.like(f"{CAME_UP}.%"))
    codes = reader.connection.execute(query).scalars()
    numbers = [int(tail) for code in codes if (tail := code.partition(".")[2]).isdigit()]
    return f"{CAME_UP}.{max(numbers, default=0) + 1}"


def _of(issuer: str) -> str:
    return f"của {issuer}" if issuer else ""
