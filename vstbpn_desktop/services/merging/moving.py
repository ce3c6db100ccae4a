"""What names one record made to name another."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import UniqueConstraint, select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services.merging.compare import ASKED, Comparison, compare
from vstbpn_desktop.services.saving import columns_of
from vstbpn_desktop.spec import RecordSpec
from vstbpn_desktop.spec.links import Link, links_to


class Mover:
    """Moves links inside a change.

    `moved` counts them by record type; `asked` are the contradictions of records that had to become one with
    them (a task given to both), each by a name such as "assignment 2020/II.1.2@407.status" in `choices`.
    """

    def __init__(self, change: Change, reader: Reader, choices: dict[str, str]) -> None:
        self._change = change
        self._reader = reader
        self._choices = choices
        self.moved: Counter[str] = Counter()
        self.asked: list[Comparison] = []

    def move(self, spec: RecordSpec, keep: int, drop: int) -> None:
        """Make everything that names `drop` name `keep`.

        What may not be changed any more (an issued document) goes on naming it. Rows that would stand twice
        are left out, records that would are merged into those that are there.
        """
        for link in links_to(self._change.registry, spec.id):
            for row in self._rows(link, spec, drop):
                if self._may_change(link, row, keep, drop):
                    self._move(link, row, keep)
                    self.moved[link.owner.id] += 1

    def _rows(self, link: Link, spec: RecordSpec, row_id: int) -> list[dict[str, Any]]:
        columns = link.model.__table__.columns
        query = select(link.model.__table__).where(columns[link.column] == row_id)
        if link.tag:
            query = query.where(columns[link.tag] == spec.id)
        found = self._change.connection.execute(query).mappings().all()
        return [{column.key: row[column] for column in columns} for row in found]

    def _may_change(self, link: Link, row: dict[str, Any], keep: int, drop: int) -> bool:
        """Whether the owner's own rules let the field change."""
        guard, owner = link.owner.rules.guard, row[link.parent]
        if guard is None:
            return True
        before = self._reader.values(link.owner, owner)
        after = {**before, link.field.id: _renamed(before[link.field.id], keep, drop)}
        return link.field.id not in guard(self._reader.connection, owner, before, after)

    def _move(self, link: Link, row: dict[str, Any], keep: int) -> None:
        there = self._twin(link, row, keep)
        if there is None:
            self._change.update(link.model, row["id"], {link.column: keep})
        elif link.is_own:
            self._unite(link, there, row["id"])
        else:
            self._change.delete(link.model, row["id"])

    def _twin(self, link: Link, row: dict[str, Any], keep: int) -> int | None:
        """The row that stands there already: of owned rows one that says the same, of records one that a
        unique index would not let stand beside it."""
        columns = link.model.__table__.columns
        names = _told_apart_by(link)
        if not names:
            return None
        wanted = {**row, link.column: keep}
        query = select(columns["id"]).where(columns["id"] != row["id"])
        for name in names:
            query = query.where(columns[name].is_not_distinct_from(wanted[name]))
        found: int | None = self._change.connection.execute(query.limit(1)).scalar()
        return found

    def _unite(self, link: Link, keep: int, drop: int) -> None:
        """Two records that may not stand beside each other: what hangs on them, and what one of them says."""
        spec = link.owner
        self.move(spec, keep, drop)
        kept, dropped = self._reader.values(spec, keep), self._reader.values(spec, drop)
        name = f"{spec.id} {self._reader.key(spec, keep)}"
        chosen = {field.id: self._choices.get(f"{name}.{field.id}", "") for field in spec.fields}
        dropped[link.field.id] = kept[link.field.id]
        compared = compare(self._reader, spec, kept, dropped, chosen)
        self.asked += [_named(line, spec, name) for line in compared.lines if line.outcome == ASKED]
        self._change.delete(spec.model, drop)
        columns: dict[str, Any] = {}
        for field in spec.form_fields:
            if field.kind.stored and not field.via:
                columns |= columns_of(field, compared.values[field.id])
        self._change.update(spec.model, keep, columns)


def _renamed(value: Any, keep: int, drop: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_renamed(one, keep, drop) for one in value)
    return keep if value == drop else value


def _named(line: Comparison, spec: RecordSpec, name: str) -> Comparison:
    key = name.partition(" ")[2]
    return Comparison(
        f"{name}.{line.field}", f"{spec.label.capitalize()} {key}: {line.label[:1].lower()}{line.label[1:]}",
        line.kept, line.dropped, line.outcome, line.taken,
    )  # fmt: skip


def _told_apart_by(link: Link) -> list[str]:
    table = link.model.__table__
    if not link.is_own:
        return [column.key for column in table.columns if column.key not in ("id", "position")]
    found = [[c.key for c in index.columns] for index in table.indexes if index.unique]
    found += [[c.key for c in one.columns] for one in table.constraints if isinstance(one, UniqueConstraint)]
    return next((names for names in found if link.column in names), [])
