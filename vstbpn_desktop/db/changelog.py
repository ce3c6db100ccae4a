"""The change log: two tables, and the TEMP triggers that fill them.

The triggers stand in the writing connection only. They see SQL, cascades and link rows alike; an insert logs
no values, an update the changed ones before and after, a delete the whole row. Outside a change there is no
current change id, so any write fails: one write, one way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import ColumnClause, Connection, ForeignKey, Index, Table, select

from vstbpn_desktop.db.base import Base, column

INSERT, UPDATE, DELETE = "i", "u", "d"


class ChangeEntry(Base):
    """One named change: what the officer did, in her words, and when (ISO local time)."""

    __tablename__ = "change"
    at: ColumnClause[str]
    label: ColumnClause[str]
    kind: ColumnClause[str]
    """edit, delete, import, undo, setup"""
    undoes: ColumnClause[int | None] = column(ForeignKey("change.id"), index=True)


class ChangeRow(Base):
    """One row that a change touched: `op` i, u or d; values before and after as JSON."""

    __tablename__ = "change_row"
    __table_args__ = (Index("ix_change_row_row", "tbl", "row_id"), {"sqlite_autoincrement": True})
    change_id: ColumnClause[int] = column(ForeignKey("change.id"), index=True)
    tbl: ColumnClause[str]
    row_id: ColumnClause[int]
    op: ColumnClause[str]
    before: ColumnClause[str | None]
    after: ColumnClause[str | None]


def newest_day(connection: Connection) -> dt.date | None:
    """The day of the change that was made last, whatever the days of others; None where there is none."""
    at = connection.execute(select(ChangeEntry.at).order_by(ChangeEntry.id.desc()).limit(1)).scalar()
    return dt.datetime.fromisoformat(at).date() if at else None


UNLOGGED = {"change", "change_row"}
CURRENT = "create temp table if not exists current_change(id integer)"


def trigger_statements(tables: Iterable[Table]) -> list[str]:
    """The statements that prepare a writing connection: the current change, three triggers a table."""
    statements = [CURRENT]
    for table in tables:
        if table.name not in UNLOGGED:
            statements += _table_triggers(table)
    return statements


def owner_triggers(tables: Iterable[str], owned: dict[str, str]) -> list[str]:
    """Triggers that take what hangs on a record by (record, id) along when it goes.

    `tables` hold such hangers-on (columns owner_record, owner_id); `owned` maps a table to its record id.
    """
    return [
        f"create temp trigger own_{hanger}_{table} after delete on main.{table} begin "
        f"delete from {hanger} where owner_record='{record}' and owner_id=old.id; end"
        for hanger in tables
        for table, record in owned.items()
    ]


def _table_triggers(table: Table) -> list[str]:
    name, columns = table.name, [c.name for c in table.columns if c.name != "id"]
    whole = ", ".join(f"'{c}', old.{c}" for c in ["id", *columns])
    changed = " or ".join(f"old.{c} is not new.{c}" for c in columns)
    statements = [
        _trigger(name, "insert", "", "new.id, 'i', null, null"),
        _trigger(name, "delete", "", f"old.id, 'd', json_object({whole}), null"),
    ]
    if columns:
        values = f"old.id, 'u', ({_changed('old', columns)}), ({_changed('new', columns)})"
        statements.append(_trigger(name, "update", f"when {changed}", values))
    return statements


def _trigger(table: str, verb: str, condition: str, values: str) -> str:
    return (
        f"create temp trigger log_{verb}_{table} after {verb} on main.{table} {condition} begin "
        f"insert into change_row(change_id, tbl, row_id, op, before, after) "
        f"select (select id from current_change), '{table}', {values}; end"
    )


def _changed(side: str, columns: list[str]) -> str:
    pairs = " union all ".join(
        f"select '{c}' as k, {side}.{c} as v where old.{c} is not new.{c}" for c in columns
    )
    return f"select json_group_object(k, v) from ({pairs})"
