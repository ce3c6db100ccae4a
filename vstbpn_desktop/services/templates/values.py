"""The values that a filling asks for, read from one consistent view of the data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.exchange.word_template.fields import (
    Context,
    FieldNode,
    Group,
    Items,
    Later,
    Steps,
    YesNoWord,
    name_of,
    with_aliases,
)
from vstbpn_desktop.queries.directory import read_many
from vstbpn_desktop.queries.lists import order_term
from vstbpn_desktop.queries.profile import profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services.templates.catalogue import (
    CHILDREN,
    DAY_FIELDS,
    EXTRAS,
    PROFILE_FIELDS,
    catalogue,
    shown_fields,
)
from vstbpn_desktop.spec import Date, Field, RecordSpec, Reference, Rows
from vstbpn_desktop.spec.kinds import YesNo
from vstbpn_desktop.vietnamese.dates import prose_date


def context(reader: Reader, subject: RecordSpec | None, row_id: int | None) -> Context:
    """What a template sees of one record, or of the committee alone."""
    maker, root = _Maker(reader), catalogue()
    values: dict[str, Any] = {}
    for node in root.children:
        if node.name == "ban":
            values[node.name] = Group(node, maker.committee, maker.profile.committee_name, maker.blanks)
        elif node.name == "hom_nay":
            values[node.name] = Group(node, maker.today, DAY_FIELDS[0].value(reader.as_of, ""), maker.blanks)
        elif subject is not None and node.alias == subject.id and row_id is not None:
            values[node.name] = maker.subject(node, subject, row_id)
    known = FieldNode("", "", "group", children=tuple(n for n in root.children if n.name in values))
    return Context(with_aliases(known, values), maker.blanks)


class _Maker:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.blanks: dict[str, None] = {}
        self.steps = Steps()
        self.profile = profile_at(reader, reader.as_of)

    def committee(self) -> Mapping[str, Any]:
        """The profile in force, its lists a line each."""
        told = {field: getattr(self.profile, field.id) for field in PROFILE_FIELDS}
        return {name_of(f.label): "\n".join(v) if isinstance(v, tuple) else v for f, v in told.items()}

    def today(self) -> Mapping[str, Any]:
        """The ways to write today."""
        day, place = self.reader.as_of, self.profile.place_name
        return {field.name: field.value(day, place) for field in DAY_FIELDS}

    def subject(self, node: FieldNode, spec: RecordSpec, row_id: int) -> Group:
        """The record, with the lists it brings along."""

        def read() -> Mapping[str, Any]:
            values = self.reader.values(spec, row_id)
            lists = {name_of(other.plural): other for other in self._children(spec)}
            own = self._values(node, spec, row_id, values, 1)
            brought = {
                name: Later(partial(self._list, node, name, spec, other, row_id))
                for name, other in lists.items()
            }
            return own | brought

        return Group(node, read, self.reader.title(spec, row_id), self.blanks)

    def _children(self, spec: RecordSpec) -> list[RecordSpec]:
        return [self.reader.registry[record] for record in CHILDREN.get(spec.id, ())]

    def _list(self, node: FieldNode, name: str, spec: RecordSpec, other: RecordSpec, row_id: int) -> Items:
        own = next(f for f in other.fields if isinstance(f.kind, Reference) and f.kind.record == spec.id)
        terms = [order_term(self.reader.registry, other, one, self.reader.as_of) for one in other.order]
        query = select(other.model.id).where(getattr(other.model, own.column_name) == row_id)
        ids = list(self.reader.connection.execute(query.order_by(*terms, other.model.id)).scalars())
        child = node.child(name)
        assert child is not None
        items = [self._record(child, other, each, vs, 0) for each, vs in read_many(self.reader, other, ids)]
        return Items(items, self.steps)

    def _record(
        self, node: FieldNode, spec: RecordSpec, row_id: int, values: dict[str, Any] | None, depth: int
    ) -> Group:
        def read() -> Mapping[str, Any]:
            known = self.reader.values(spec, row_id) if values is None else values
            return self._values(node, spec, row_id, known, depth)

        return Group(node, read, self.reader.title(spec, row_id), self.blanks)

    def _values(
        self, node: FieldNode, spec: RecordSpec, row_id: int, values: dict[str, Any], depth: int
    ) -> dict[str, Any]:
        found = {
            name_of(field.label): self._value(node, field, values.get(field.id), depth)
            for field in shown_fields(spec, depth)
        }
        worked_out = {
            e.name: Later(partial(e.value, self.reader, row_id, values)) for e in EXTRAS.get(spec.id, ())
        }
        return found | worked_out

    def _value(self, parent: FieldNode, field: Field, value: Any, depth: int) -> Any:
        node = parent.child(name_of(field.label))
        assert node is not None
        kind, words = field.kind, self.reader.words(field.kind, value)
        if isinstance(kind, Rows):
            return Items([self._row(node, kind, row, depth) for row in value or ()], self.steps)
        if isinstance(kind, Reference) and node.children:
            return self._named(node, kind, value, depth)
        if isinstance(kind, Date):
            return Group(node, lambda: _of_date(value if words else None), words, self.blanks)
        return YesNoWord(words) if isinstance(kind, YesNo) else words

    def _named(self, node: FieldNode, kind: Reference, value: int | None, depth: int) -> Group:
        if value is None:
            empty = {child.name: "" for child in node.children}
            return Group(node, lambda: empty, "", self.blanks)
        return self._record(node, self.reader.registry[kind.record], value, None, depth - 1)

    def _row(self, node: FieldNode, kind: Rows, row: dict[str, Any], depth: int) -> Group:
        def read() -> Mapping[str, Any]:
            shown = (field for field in kind.fields if not field.hidden)
            return {name_of(f.label): self._value(node, f, row.get(f.id), depth) for f in shown}

        return Group(node, read, self.reader.words(kind, (row,)), self.blanks)


def _of_date(day: Any) -> dict[str, str]:
    if day is None:
        return {"bang_chu": "", "nam": ""}
    return {"bang_chu": prose_date(day), "nam": str(day.year)}
