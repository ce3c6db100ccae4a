"""Closed years: what belongs to one is not written any more, whatever way a write takes.

Judged at the end of every change from its own rows of the log, so that there is no way around it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator

from sqlalchemy import Connection, select, text

from vstbpn_desktop.db.setting import Setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.spec.kinds import Date, Reference
from vstbpn_desktop.spec.record import RecordSpec, Registry

PREFIX = "closed-year-"
"""What the setting of a closed year is called, before the year."""
CLOSE = "close"
"""The kind of the changes that close and reopen a year."""

Value = Callable[[str], str]
"""The SQL of a column's value."""


def closed_years(connection: Connection) -> frozenset[int]:
    """The years that are closed."""
    names = connection.execute(select(Setting.name).where(Setting.name.startswith(PREFIX))).scalars()
    return frozenset(int(name.removeprefix(PREFIX)) for name in names)


def refuse_closed(
    connection: Connection, registry: Registry, change_id: int, this_year: int, free: Collection[str]
) -> None:
    """UserError where a change, or what it takes back, touched a closed year and is of none of the kinds that
    are `free` to.
    """
    closed = closed_years(connection)
    if not closed or _kind(connection, change_id) in free:
        return
    tables = connection.execute(
        text("select distinct tbl from change_row where change_id = :id"), {"id": change_id}
    ).scalars()
    for table in tables.all():
        owner = registry.owner(table)
        if owner is None or not owner[0].year:
            continue
        spec, parent = owner
        found = held_years(closed, spec, this_year) & set(
            _touched_years(connection, registry, spec, table, parent, change_id)
        )
        if found:
            raise _refusal(min(found), spec)


def held_years(closed: frozenset[int], spec: RecordSpec, this_year: int) -> frozenset[int]:
    """Those of the closed years that hold records of a type: none where it belongs to no year."""
    if not spec.year:
        return frozenset()
    return frozenset(year for year in closed if year < this_year) if spec.closing.calendar else closed


def held_year(
    connection: Connection, registry: Registry, spec: RecordSpec, ids: Collection[int], this_year: int
) -> int | None:
    """The first closed year that holds any of these records, None where all may be written."""
    held = held_years(closed_years(connection), spec, this_year)
    if not held:
        return None
    year, rows = _year(registry, spec, _of(spec)), json.dumps(list(ids))
    query = text(f"select distinct {year} from {spec.table} where id in (select value from json_each(:rows))")
    return min(held & set(connection.execute(query, {"rows": rows}).scalars()), default=None)


def _refusal(year: int, spec: RecordSpec) -> UserError:
    return UserError(
        f"Số liệu năm {year} đã khoá nên không ghi được {spec.label} của năm đó.",
        f"Nếu cần sửa, hãy mở khoá: bấm ô Năm ở trên cùng, “Mở khoá số liệu năm {year}…” (hoặc lệnh "
        f"reopen-year {year}); sửa xong thì khoá lại.",
    )


def _kind(connection: Connection, change_id: int) -> str:
    """The kind of a change; of an undo, that of what it takes back."""
    query = (
        "select coalesce(undone.kind, entry.kind) from change entry "
        "left join change undone on undone.id = entry.undoes where entry.id = :id"
    )
    return str(connection.execute(text(query), {"id": change_id}).scalar())


def _touched_years(
    connection: Connection, registry: Registry, spec: RecordSpec, table: str, parent: str, change_id: int
) -> Iterator[int]:
    """The years that rows of a table belong to now, and belonged to before the change."""
    if parent == "id":
        terms = (_year(registry, spec, _now), _year(registry, spec, _before))
        where = _spared(spec)
    else:
        of = f"(select {_year(registry, spec, _of(spec))} from {spec.table} where {spec.table}.id = "
        terms = (f"{of}{_now(parent)})", f"{of}{_before(parent)})")
        where = "1"
    rows = f"change_row r left join {table} t on t.id = r.row_id where r.change_id = :id and r.tbl = :table"
    for term in terms:
        query = text(f"select distinct {term} from {rows} and {where}")
        for year in connection.execute(query, {"id": change_id, "table": table}).scalars():
            if year is not None:
                yield int(year)


def _year(registry: Registry, spec: RecordSpec, value: Value, path: str = "") -> str:
    """The SQL of the year a record belongs to, along references to a year or a date."""
    if spec.closing.days and not path:
        days = ", ".join(value(spec.field(name).column_name) for name in spec.closing.days)
        of_day = f"cast(strftime('%Y', coalesce({days})) as integer)"
        kept = spec.closing.unless
        return f"iif({value(kept[0])} = '{kept[1]}', null, {of_day})" if kept[0] else of_day
    first, _, rest = (path or spec.year).partition(".")
    field = spec.field(first)
    own = value(field.column_name)
    if isinstance(field.kind, Reference):
        target = registry[field.kind.record]
        inner = _year(registry, target, _of(target), rest)
        return f"(select {inner} from {target.table} where {target.table}.id = {own})"
    return f"cast(strftime('%Y', {own}) as integer)" if isinstance(field.kind, Date) else own


def _now(column: str) -> str:
    return f"t.{column}"


def _before(column: str) -> str:
    """What stood there: the log holds the whole of a row that went, else only what changed."""
    known = f"json_extract(r.before, '$.{column}')"
    return f"iif(json_type(r.before, '$.{column}') is null, t.{column}, {known})"


def _of(spec: RecordSpec) -> Value:
    return lambda column: f"{spec.table}.{column}"


def _spared(spec: RecordSpec) -> str:
    """A condition: the row is no update of only what goes on after the year."""
    columns = ", ".join(f"'{spec.field(name).column_name}'" for name in spec.closing.goes_on)
    if not columns:
        return "1"
    more = f"exists (select 1 from json_each(r.after) where key not in ({columns}))"
    return f"(r.op <> 'u' or {more})"
