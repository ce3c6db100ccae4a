"""Taking an understood programme into the data: the programme, its lines and its tasks, in one change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.unit_names import name_fold, units_by_name
from vstbpn_desktop.records.assignment import Assignment
from vstbpn_desktop.records.programme import SPEC as PROGRAMME
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.records.task import Task
from vstbpn_desktop.services import attachments, saving
from vstbpn_desktop.services.safekeeping import BEFORE_IMPORT, back_up_before
from vstbpn_desktop.services.secrecy import refuse_text

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.exchange.programme.difference import Described, Difference
    from vstbpn_desktop.exchange.programme.draft import Group, Item, Passage, ProgrammeDraft

Bodies = Callable[[Iterable[str]], tuple[dict[str, Any], ...]]


@dataclass(frozen=True, slots=True)
class StoredTask:
    """A task as it stands, for the difference."""

    id: int
    code: str
    text: str


def read(source: Path | bytes | str, year: int | None) -> ProgrammeDraft:
    """Read and understand a file, its content, or pasted text. UserError where it is no text to read."""
    from vstbpn_desktop.exchange.programme import assemble, classify, read_bytes, read_file, read_text

    if isinstance(source, bytes):
        lines = read_bytes(source)
    else:
        lines = read_text(source) if isinstance(source, str) else read_file(source)
    refuse_text("Văn bản", (line.text for line in lines))
    return assemble(classify(lines), year)


def compare(app: App, draft: ProgrammeDraft, year: int) -> Difference | None:
    """The difference to the year's programme; None where the year has none."""
    with app.reader() as reader:
        programme = reader.find(PROGRAMME, str(year))
        return None if programme is None else _compare(reader.connection, draft, programme)


def take(
    app: App, draft: ProgrammeDraft, year: int, source: Path | None = None, *, replace: bool = False
) -> int:
    """Take a draft as the programme of a year; gives the programme's id.

    Where the year has a programme, UserError with the difference, unless `replace`: then texts are brought
    up to date, new tasks added, and tasks that are gone dropped unless they were assigned.
    """
    difference = compare(app, draft, year)
    if difference and not replace:
        raise UserError(
            f"Năm {year} đã có chương trình. Khác biệt: {difference.summary()}.",
            "Hãy mở cửa sổ Nhập chương trình để xem và quyết định, hoặc xoá chương trình cũ trước.",
        )
    back_up_before(app, BEFORE_IMPORT)
    stored = attachments.store(app.folder, source) if source else None
    with app.change(f"Nhập chương trình năm {year}: {len(draft.tasks)} nhiệm vụ", kind="import") as change:
        reader = Reader(change.connection, app.registry, app.today)
        found = reader.find(PROGRAMME, str(year))
        programme = saving.save(change, PROGRAMME, found, _programme(draft, year), app.today)
        _take_tasks(change, reader, draft, programme, difference, _body_finder(change, year))
        if stored:
            attachments.insert(change, PROGRAMME.id, programme, stored, app.today)
    return programme


def take_headless(app: App, draft: ProgrammeDraft, year: int, source: Path | None) -> dict[str, Any]:
    """Take a draft without asking; gives what was taken."""
    take(app, draft, year, source)
    return {
        "programme": str(year),
        "tasks": len(draft.tasks),
        "recipients": len(draft.recipients),
        "unread": len(draft.unread),
        "doubts": len(draft.doubts),
    }


def _compare(connection: Connection, draft: ProgrammeDraft, programme: int) -> Difference:
    from vstbpn_desktop.exchange.programme.difference import difference

    query = select(Task.id, Task.code, Task.text).where(Task.programme_id == programme)
    stored = [StoredTask(*row) for row in connection.execute(query.order_by(Task.code_key))]
    return difference(stored, draft.tasks)


def _programme(draft: ProgrammeDraft, year: int) -> dict[str, Any]:
    left_over = (*draft.table_heads, *draft.recipient_notes, *draft.unread)
    return {
        "year": year,
        "title": draft.title.removeprefix(draft.kind_name).strip() or f"Chương trình công tác năm {year}",
        "kind_name": draft.kind_name or "CHƯƠNG TRÌNH",
        "symbol": draft.letterhead.symbol,
        "issued_on": draft.letterhead.issued,
        "letterhead": _lines(draft.letterhead.lines),
        "preamble": _lines(draft.preamble),
        "lines": tuple(_outline(draft)),
        "closing": _lines(draft.closing),
        "recipients": "\n".join(recipient.whole for recipient in draft.recipients),
        "filing": draft.filing,
        "sign_above": "\n".join(draft.signature.above),
        "sign_below": "\n".join(draft.signature.below),
        "signer": draft.signature.name,
        "appendix": _lines(draft.appendix),
        "unread": "\n".join([*(passage.text for passage in left_over), *draft.signature.notes]),
    }


def _lines(passages: Iterable[Passage]) -> str:
    return "\n".join(" ".join(passage.text.split()) for passage in passages)


def _outline(draft: ProgrammeDraft) -> Iterator[dict[str, Any]]:
    for part in draft.parts:
        yield _line("part", part.code, part.marker, part.title)
        yield from _intro(part.code, part.intro)
        purposes = (item for item in draft.items if item.part == part.code and draft.is_purpose(item))
        yield from map(_purpose, purposes)
        for group in part.groups:
            yield from _group(group)
    for group in draft.loose_groups:
        yield from _group(group)


def _group(group: Group) -> Iterator[dict[str, Any]]:
    yield _line("group", group.code, group.marker, group.title)
    yield from _intro(group.code, group.intro)


def _intro(code: str, passages: Iterable[Passage]) -> Iterator[dict[str, Any]]:
    for passage in passages:
        yield _line("intro", code, "", passage.text)


def _purpose(item: Item) -> dict[str, Any]:
    return _line("purpose", item.code, item.marker, item.text, item.title)


def _line(kind: str, code: str, marker: str, text: str, title: str = "") -> dict[str, Any]:
    return {"kind": kind, "code": code, "marker": marker, "title": title, "text": text}


def _take_tasks(
    change: Change,
    reader: Reader,
    draft: ProgrammeDraft,
    programme: int,
    difference: Difference | None,
    bodies: Bodies,
) -> None:
    known = _matched(change, difference)
    _drop_gone(change, difference)
    for item in draft.tasks:
        values = _task(item, bodies) | {"programme": programme}
        task_id = known.get(item.code)
        saving.save(change, TASK, task_id, _only_source(values) if task_id else values, reader.as_of)


def _matched(change: Change, difference: Difference | None) -> dict[str, int]:
    """Task ids by the new code; tasks that move give their codes up first, so that two may change places."""
    pairs = difference.pairs if difference else ()
    for pair in pairs:
        if pair.moved:
            change.update(Task, stored_id(pair.old), {"code": f"~{stored_id(pair.old)}"})
    return {pair.new.code: stored_id(pair.old) for pair in pairs}


def _drop_gone(change: Change, difference: Difference | None) -> None:
    gone = [stored_id(task) for task in difference.gone] if difference else []
    query = select(Task.id).where(Task.id.in_(gone), Task.id.not_in(select(Assignment.task_id)))
    saving.delete(change, TASK, list(change.connection.execute(query).scalars()))


def stored_id(task: Described) -> int:
    """The id of a task that a difference was made with."""
    assert isinstance(task, StoredTask)
    return task.id


def _task(item: Item, bodies: Bodies) -> dict[str, Any]:
    return {
        "code": item.code,
        "part": item.part,
        "group": item.group,
        "marker": item.marker,
        "title": item.title,
        "text": item.text,
        "nature": str(item.nature),
        "frequency": item.frequency,
        "lead": bodies(item.lead),
        "cooperating": bodies(item.cooperating),
        "due": item.due,
        "due_inclusive": item.due_inclusive,
        "product": item.product,
    }


def _only_source(values: dict[str, Any]) -> dict[str, Any]:
    """Of a task that stands already, only what the document says; the officer's own settings stay."""
    return {name: values[name] for name in ("programme", "code", "part", "group", "marker", "text")}


def _body_finder(change: Change, year: int) -> Bodies:
    units = units_by_name(change.connection, dt.date(year, 1, 1))

    def bodies(names: Iterable[str]) -> tuple[dict[str, Any], ...]:
        found = [(name, units.get(name_fold(name))) for name in names]
        return tuple({"unit": unit, "name": "" if unit else name} for name, unit in found)

    return bodies
