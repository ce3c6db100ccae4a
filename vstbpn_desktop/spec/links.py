"""Every place where a record of a type may be named, read from the specs: none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vstbpn_desktop.spec.kinds import AnyReference, Reference, References, Rows
from vstbpn_desktop.spec.record import Field, RecordSpec, Registry


@dataclass(frozen=True, slots=True)
class Link:
    """A column that names records of a type.

    `owner` is the record type that it belongs to, `field` the field it is written by, `model` its table,
    `column` the name of the column; `parent` the column that holds the owner's id ("id" where the table is
    the owner's own). `tag` is the column that says of which type the record is, where that may be any.
    """

    owner: RecordSpec
    field: Field
    model: Any
    column: str
    parent: str = "id"
    tag: str = ""

    @property
    def is_own(self) -> bool:
        """True where the column stands in the owner's own table."""
        return self.parent == "id"


def links_to(registry: Registry, record: str) -> tuple[Link, ...]:
    """The links to records of a type from all types, its own among them."""
    return tuple(link for spec in registry for field in spec.fields for link in _of(spec, field, record))


def _of(spec: RecordSpec, field: Field, record: str) -> Iterator[Link]:
    kind = field.kind
    if isinstance(kind, Reference) and kind.record == record and not field.via:
        yield Link(spec, field, spec.model, field.column_name)
    elif isinstance(kind, AnyReference):
        yield Link(spec, field, spec.model, f"{field.id}_id", tag=f"{field.id}_record")
    elif isinstance(kind, References) and kind.record == record:
        yield Link(spec, field, kind.model, kind.target, kind.parent)
    elif isinstance(kind, Rows):
        for part in kind.fields:
            if isinstance(part.kind, Reference) and part.kind.record == record:
                yield Link(spec, field, kind.model, part.column_name, kind.parent)
