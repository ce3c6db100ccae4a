"""Taking a change back, from the log alone.

An undo is itself a change. It is refused when a later change, not taken back itself, touched one of the same
rows, when taking an insert back would take rows along that the change did not make, or when what comes back
belongs to something that went since. What issued a document
is never taken back, and rows of a record that lasts (a number) stay, marked as its spec says.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, FromClause, Row, and_, exists, func, select, text
from sqlalchemy.exc import IntegrityError

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.db.change import FINAL, RESTORE, Change, Database
from vstbpn_desktop.db.changelog import DELETE, INSERT, ChangeEntry, ChangeRow
from vstbpn_desktop.errors import UserError

_UNDO = ChangeEntry.__table__.alias().c
_OWNER: Final = ("owner_record", "owner_id")
"""The columns of what hangs on any record: no foreign key of SQLite's watches them."""


def undone() -> Any:
    """A condition: the change was taken back."""
    return exists().where(_UNDO.undoes == ChangeEntry.id)


def standing() -> Any:
    """A condition: the change holds; it was not taken back, and is not one that never counts."""
    return and_(ChangeEntry.kind.not_in(("undo", "setup")), ~undone())


def undoable() -> Any:
    """A condition: the change can be offered to be taken back."""
    return and_(standing(), ChangeEntry.kind.not_in(FINAL))


def last_standing(connection: Connection) -> Row[int, str] | None:
    """The newest change that holds, which an undo is about: id and label; None where there is none."""
    query = select(ChangeEntry.id, ChangeEntry.label).where(standing()).order_by(ChangeEntry.id.desc())
    return connection.execute(query.limit(1)).first()


def restored_by(connection: Connection, change_id: int) -> str | None:
    """The label of a change where it is a restore that can be taken back."""
    query = select(ChangeEntry.label).where(ChangeEntry.id == change_id, ChangeEntry.kind == RESTORE)
    return connection.execute(query.where(undoable())).scalar()


def count_undoable(connection: Connection) -> int:
    """How many changes can be taken back one after the other: those after the last that never can."""
    final = select(func.max(ChangeEntry.id)).where(ChangeEntry.kind.in_(FINAL)).scalar_subquery()
    query = select(func.count()).select_from(ChangeEntry)
    query = query.where(undoable(), ChangeEntry.id > func.coalesce(final, 0))
    return connection.execute(query).scalar() or 0


def take_back(database: Database, change_id: int) -> str:
    """Undo one change and give its label. UserError says why it cannot be."""
    with database.read() as connection:
        entry = connection.execute(
            select(ChangeEntry.label, ChangeEntry.kind, undoable()).where(ChangeEntry.id == change_id)
        ).first()
    if entry is None:
        raise UserError(f"Không có thay đổi số {change_id} trong nhật ký.", "Hãy xem lại nhật ký.")
    label, kind, possible = entry
    if kind in FINAL:
        raise UserError(f"“{label}” không hoàn tác được.", FINAL[kind])
    if not possible:
        raise UserError(f"“{label}” đã được hoàn tác hoặc không hoàn tác được.", "Hãy xem nhật ký.")
    with database.change(f"Hoàn tác: {label}", kind="undo", undoes=change_id) as change:
        _refuse_if_changed_again(change, change_id, label)
        change.connection.execute(text("pragma defer_foreign_keys=on"))
        try:
            _restore(change, change_id)
        except IntegrityError as error:
            raise UserError(
                f"Không hoàn tác được “{label}”: dữ liệu cùng mã đã được nhập lại sau đó.",
                "Hãy xoá dữ liệu nhập sau rồi hoàn tác lại.",
            ) from error
        _refuse_if_loose(change, label)
        _refuse_if_more_went(change, change_id, label)
    return str(label)


def _refuse_if_changed_again(change: Change, change_id: int, label: str) -> None:
    was, now = _rows(), _rows()
    earlier, later = was.c, now.c
    query = (
        select(ChangeEntry.label, ChangeEntry.kind)
        .join(now, later.change_id == ChangeEntry.id)
        .join(was, and_(earlier.tbl == later.tbl, earlier.row_id == later.row_id))
        .where(earlier.change_id == change_id, later.change_id > change_id, later.change_id != change.id)
        .where(standing())
        .order_by(ChangeEntry.id.desc())
    )
    again = change.connection.execute(query.limit(1)).first()
    if again is not None:
        raise UserError(
            f"Không hoàn tác được “{label}”: dữ liệu đó đã được sửa lại sau đó (“{again.label}”).",
            FINAL.get(again.kind, "Hãy hoàn tác lần sửa sau trước."),
        )


def _restore(change: Change, change_id: int) -> None:
    columns = ("tbl", "row_id", "op", "before")
    query = select(*(getattr(ChangeRow, c) for c in columns)).where(ChangeRow.change_id == change_id)
    for table, row_id, op, before in change.connection.execute(query.order_by(ChangeRow.id.desc())).all():
        connection, values = change.connection, json.loads(before) if before else {}
        lasting = _lasting(change, table) if op == INSERT else {}
        if op == INSERT and not lasting:
            connection.execute(text(f"delete from {table} where id=:id"), {"id": row_id})
        elif op == DELETE:
            names = list(values)
            marks = ", ".join(f":{name}" for name in names)
            connection.execute(text(f"insert into {table}({', '.join(names)}) values ({marks})"), values)
        else:
            values |= lasting
            sets = ", ".join(f"{name}=:{name}" for name in values)
            connection.execute(text(f"update {table} set {sets} where id=:id"), {**values, "id": row_id})


def _lasting(change: Change, table: str) -> dict[str, Any]:
    """What a row of the table becomes where it may not go; {} where it may."""
    owner = change.registry.owner(table)
    return dict(owner[0].lasting) if owner is not None and owner[1] == "id" else {}


def _refuse_if_more_went(change: Change, change_id: int, label: str) -> None:
    made, gone = _rows().c, _rows().c
    mine = exists().where(made.change_id == change_id, made.tbl == gone.tbl, made.row_id == gone.row_id)
    query = select(func.count()).where(gone.change_id == change.id, gone.op == DELETE, ~mine)
    more = change.connection.execute(query).scalar() or 0
    if more:
        raise UserError(
            f"Không hoàn tác được “{label}”: {more} mục khác đã gắn vào dữ liệu đó sau này.",
            "Hãy hoàn tác hoặc xoá các mục đó trước.",
        )


def _refuse_if_loose(change: Change, label: str) -> None:
    """Nothing comes back without what it belongs to: the commit would fail, without a word why."""
    for table, row_id in _missing(change):
        gone = _rows()
        query = select(ChangeEntry.label).join(gone, gone.c.change_id == ChangeEntry.id).where(standing())
        query = query.where(gone.c.tbl == table, gone.c.row_id == row_id, gone.c.op == DELETE)
        by = change.connection.execute(query.order_by(ChangeEntry.id.desc()).limit(1)).scalar()
        raise UserError(
            f"Không hoàn tác được “{label}”: mục mà dữ liệu đó thuộc về đã bị xoá"
            + (f" (“{by}”)." if by else "."),
            "Hãy phục hồi lần xoá đó trước (Thùng rác), rồi hoàn tác lại.",
        )


def _missing(change: Change) -> Iterator[tuple[str, int]]:
    """Table and id of what rows of this change point at and is not there."""
    touched: defaultdict[str, set[int]] = defaultdict(set)
    rows = select(ChangeRow.tbl, ChangeRow.row_id).where(ChangeRow.change_id == change.id)
    for table, row_id in change.connection.execute(rows).all():
        touched[table].add(row_id)
    for table, ids in touched.items():
        yield from _by_keys(change.connection, table, ids)
        if _OWNER[0] in Base.metadata.tables[table].columns:
            yield from _by_owner(change, table, ids)


def _by_keys(connection: Connection, table: str, ids: set[int]) -> Iterator[tuple[str, int]]:
    columns = {key[0]: key[3] for key in connection.execute(text(f"pragma foreign_key_list({table})"))}
    for _, row_id, parent, key in connection.execute(text(f"pragma foreign_key_check({table})")).all():
        if row_id in ids:
            value = text(f"select {columns[key]} from {table} where id=:id")
            yield str(parent), int(connection.execute(value, {"id": row_id}).scalar_one())


def _by_owner(change: Change, table: str, ids: set[int]) -> Iterator[tuple[str, int]]:
    owners = text(f"select {', '.join(_OWNER)} from {table} where id=:id")
    for row_id in sorted(ids):
        for record, owner in change.connection.execute(owners, {"id": row_id}).all():
            parent = change.registry[record].table
            there = text(f"select 1 from {parent} where id=:id")
            if change.connection.execute(there, {"id": owner}).first() is None:
                yield parent, owner


def _rows() -> FromClause:
    """The rows of the log under a name of their own, to be held against each other."""
    return ChangeRow.__table__.alias()
