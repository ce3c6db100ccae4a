"""What is kept by itself, again and again, stands in the log once: a change folded into the one before it."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import Connection, delete, select, update

from vstbpn_desktop.db.changelog import DELETE, INSERT, ChangeEntry, ChangeRow

WITHIN = dt.timedelta(minutes=5)
"""How long one entry goes on: taking it back takes back so much at the most."""
LogRow = dict[str, Any]
Known = dict[tuple[str, int], LogRow]


def fold(connection: Connection, change_id: int) -> int:
    """Put the rows of a change into the newest one before it, where that bears the same name and is young.

    Gives the id of the entry that holds the rows now; one in which nothing is left is gone. Taking the entry
    back brings back what stood before it began.
    """
    entry, earlier = _entry(connection, change_id), _before(connection, change_id)
    if earlier is None or not _goes_on(earlier, entry):
        return change_id
    known = {(row["tbl"], row["row_id"]): row for row in _rows(connection, earlier.id)}
    for row in _rows(connection, change_id):
        _fold_row(connection, known, row, earlier.id)
    connection.execute(delete(ChangeEntry).where(ChangeEntry.id == change_id))
    if not _rows(connection, earlier.id):
        connection.execute(delete(ChangeEntry).where(ChangeEntry.id == earlier.id))
    return int(earlier.id)


def _goes_on(earlier: Any, entry: Any) -> bool:
    if earlier.label != entry.label or earlier.kind != entry.kind or earlier.undoes is not None:
        return False
    spent = dt.datetime.fromisoformat(entry.at) - dt.datetime.fromisoformat(earlier.at)
    return dt.timedelta(0) <= spent <= WITHIN


def _fold_row(connection: Connection, known: Known, row: LogRow, into: int) -> None:
    """One row of the newer change: moved, or taken into what the earlier one did to the same row."""
    place = (row["tbl"], row["row_id"])
    before = known.get(place)
    if before is None or before["op"] == DELETE:
        connection.execute(update(ChangeRow).where(ChangeRow.id == row["id"]).values(change_id=into))
        known[place] = row
        return
    connection.execute(delete(ChangeRow).where(ChangeRow.id == row["id"]))
    if before["op"] == INSERT and row["op"] == DELETE:
        connection.execute(delete(ChangeRow).where(ChangeRow.id == before["id"]))
        del known[place]
        return
    merged = _merged(before, row)
    connection.execute(update(ChangeRow).where(ChangeRow.id == before["id"]).values(**merged))
    known[place] = {**before, **merged}


def _merged(before: LogRow, row: LogRow) -> LogRow:
    """What an insert or update and what followed it did to a row together."""
    if before["op"] == INSERT:
        return {"op": INSERT}
    first = json.dumps(json.loads(row["before"]) | json.loads(before["before"]), ensure_ascii=False)
    if row["op"] == DELETE:
        return {"op": DELETE, "before": first, "after": None}
    last = json.dumps(json.loads(before["after"]) | json.loads(row["after"]), ensure_ascii=False)
    return {"before": first, "after": last}


def _entry(connection: Connection, change_id: int) -> Any:
    columns = (ChangeEntry.id, ChangeEntry.at, ChangeEntry.label, ChangeEntry.kind, ChangeEntry.undoes)
    return connection.execute(select(*columns).where(ChangeEntry.id == change_id)).one()


def _before(connection: Connection, change_id: int) -> Any:
    newest = select(ChangeEntry.id).where(ChangeEntry.id < change_id).order_by(ChangeEntry.id.desc())
    earlier = connection.execute(newest.limit(1)).scalar()
    return None if earlier is None else _entry(connection, earlier)


def _rows(connection: Connection, change_id: int) -> list[LogRow]:
    columns = (ChangeRow.id, ChangeRow.tbl, ChangeRow.row_id, ChangeRow.op, ChangeRow.before, ChangeRow.after)
    query = select(*columns).where(ChangeRow.change_id == change_id).order_by(ChangeRow.id)
    return [dict(row) for row in connection.execute(query).mappings()]
