"""Taking a planned import in: all of it in one change, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.db.changelog import ChangeEntry
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.exchange.excel.plan import CHANGED, NEW, SAME, ImportPlan, PlannedRow, Problem
from vstbpn_desktop.queries.directory import Directories, read_many
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services.bulk import Prepared, Preparer, Tell, write_many
from vstbpn_desktop.services.safekeeping import BEFORE_IMPORT, back_up_before

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


def take_import(
    app: App,
    plan: ImportPlan,
    same: Mapping[int, int] | None = None,
    skip: Collection[int] = (),
    tell: Tell | None = None,
) -> int:
    """Write a plan; gives how many records it made or changed.

    `same` says which new rows (by number) are a stored record (its id), which takes their values; the rows of
    `skip` are left out, with what is wrong in them. UserError where the plan has other problems, or the data
    has changed since so that it no longer holds.
    """
    _refuse(plan.problems_but(skip))
    rows = [row for row in plan.rows if row.number not in skip]
    count = sum(row.state != SAME for row in rows)
    if not count:
        return 0
    back_up_before(app, BEFORE_IMPORT)
    with app.change(_label(count, plan), kind="import") as change:
        fresh = not same and _newest(change) == plan.seen
        records = [row.prepared for row in rows] if fresh else _again(app, change, plan, rows, same or {})
        written = [record for record in records if record.changes]
        change.rename(_label(len(written), plan))
        write_many(change, plan.spec, written, tell)
    return len(written)


def _label(count: int, plan: ImportPlan) -> str:
    return f"Nhập {count} {plan.spec.label} từ Excel"


def _refuse(problems: list[Problem]) -> None:
    if problems:
        first = "\n".join(map(str, problems[:20]))
        more = len(problems) - 20
        tail = f"\n… và {more} lỗi nữa." if more > 0 else ""
        raise UserError(f"Chưa nhập: tệp có {len(problems)} lỗi.\n{first}{tail}", "Hãy sửa tệp rồi nhập lại.")


def _newest(change: Change) -> int:
    query = select(func.max(ChangeEntry.id)).where(ChangeEntry.id < change.id)
    return change.connection.execute(query).scalar() or 0


def _again(
    app: App, change: Change, plan: ImportPlan, rows: list[PlannedRow], same: Mapping[int, int]
) -> list[Prepared]:
    """The rows settled anew against the data as it is now."""
    reader = Reader(change.connection, change.registry, app.today)
    preparer = Preparer(Directories(reader), plan.spec)
    targets = {row.number: same.get(row.number, row.prepared.row_id) for row in rows}
    ids = [row_id for row_id in targets.values() if row_id is not None]
    stored = dict(read_many(reader, plan.spec, ids))
    return [_settled(preparer, plan, row, targets[row.number], stored) for row in rows]


def _settled(
    preparer: Preparer,
    plan: ImportPlan,
    row: PlannedRow,
    row_id: int | None,
    stored: dict[int, dict[str, object]],
) -> Prepared:
    before = None if row_id is None else stored.get(row_id)
    if row_id is not None and before is None:
        raise UserError(f"Dòng {row.number}: {plan.spec.label} này đã bị xoá.", "Hãy đọc lại tệp.")
    if row.state in (SAME, CHANGED) or row_id is not None:
        return _prepared(preparer, plan, row, row_id, before)
    known = preparer.find(row.given)
    if known is not None:
        raise UserError(f"Dòng {row.number}: {plan.spec.label} này vừa được thêm.", "Hãy đọc lại tệp.")
    return _prepared(preparer, plan, row, None, None)


def _prepared(
    preparer: Preparer,
    plan: ImportPlan,
    row: PlannedRow,
    row_id: int | None,
    before: dict[str, object] | None,
) -> Prepared:
    new_id = row.prepared.new_id if row.state == NEW and row_id is None else None
    try:
        return preparer.prepare(row_id, before, row.given, new_id)
    except InvalidRecord as error:
        raise UserError(f"{plan.sheet}, dòng {row.number}: {error.what}", "Hãy đọc lại tệp.") from error
