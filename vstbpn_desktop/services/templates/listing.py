"""What is offered around templates: the fields with what they hold now, and the records in handy sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from vstbpn_desktop.exchange.word_template.fields import FieldNode, Group, Items
from vstbpn_desktop.queries.groups import members, protocol_order
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.records.unit_group import UnitGroup
from vstbpn_desktop.services.templates.catalogue import catalogue
from vstbpn_desktop.services.templates.values import context
from vstbpn_desktop.spec import RecordSpec

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_SCOPES: Final = {"participant": "training_class", "finding": "inspection"}
"""Records that come in sets of another record's: the participants of each class."""
_BY_GROUP: Final = ("unit", "person")
_LONGEST: Final = 120
_PARTS_OF_A_DATE: Final = 2


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field as it is offered: the tag to copy, what it is called, what it holds, where it belongs.

    `loop` is the list it is inside of: the tag then stands between the two of a loop.
    """

    tag: str
    label: str
    example: str
    section: str
    loop: str = ""


@dataclass(frozen=True, slots=True)
class RecordSet:
    """Records that are filled together: a group of units, the participants of a class."""

    kind: str
    id: int
    label: str
    count: int


def field_lines(app: App, subject: RecordSpec | None, row_id: int | None) -> list[FieldLine]:
    """The fields of the committee, the day and one kind of record, with what they hold of a record if one is
    given."""
    wanted = (*([catalogue_name(subject)] if subject else []), "ban", "hom_nay")
    with app.reader() as reader:
        values = context(reader, subject, row_id).values
        return [
            line
            for node in (_top(name) for name in wanted)
            for line in _lines(node, node.name, values.get(node.name), node.label, "")
        ]


def catalogue_name(subject: RecordSpec) -> str:
    """The name of the top that stands for a record."""
    return next(node.name for node in catalogue().children if node.alias == subject.id)


def _top(name: str) -> FieldNode:
    node = catalogue().child(name)
    assert node is not None
    return node


def _lines(node: FieldNode, path: str, value: Any, section: str, loop: str) -> Iterator[FieldLine]:
    for child in sorted(node.children, key=_weight):
        told = value.member(child.name) if isinstance(value, Group) else None
        yield from _line(child, path, told, section, loop)


def _weight(node: FieldNode) -> int:
    """The record's own fields before those of records it names, lists at the end."""
    if node.kind == "list":
        return 2
    return 1 if len(node.children) > _PARTS_OF_A_DATE else 0


def _line(node: FieldNode, path: str, value: Any, section: str, loop: str) -> Iterator[FieldLine]:
    at = f"{path}.{node.name}"
    if node.kind == "list":
        item = "x" if not loop else "y"
        yield FieldLine(f"{{%p for {item} in {at} %}}", f"Lặp: {node.label}", _said(node, value), section, at)
        first = next(iter(value), None) if isinstance(value, Items) else None
        yield from _lines(node, item, first, section, at)
        yield FieldLine("{%p endfor %}", f"Hết lặp: {node.label}", "", section, at)
        return
    yield FieldLine(f"{{{{ {at} }}}}", node.label, _said(node, value), section, loop)
    for child in node.children:
        told = value.member(child.name) if isinstance(value, Group) else None
        inner = FieldNode(child.name, f"{node.label}, {child.label[:1].lower()}{child.label[1:]}", child.kind,
                          child.example, child.alias, child.children)  # fmt: skip
        yield from _line(inner, at, told, section, loop)


def _said(node: FieldNode, value: Any) -> str:
    """What a field holds; an example where no record is chosen."""
    if value is None:
        return node.example
    words = f"{len(value)} mục" if isinstance(value, Items) else " ".join(str(value).split())
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def record_sets(app: App, subject: RecordSpec, year: int) -> list[RecordSet]:
    """The handy sets of a record: groups of units, the classes of a year, all of the year."""
    with app.reader() as reader:
        if subject.id in _BY_GROUP:
            found = list(_groups(reader, subject))
        elif subject.id in _SCOPES:
            found = list(_scopes(app, reader, app.registry[_SCOPES[subject.id]], subject, year))
        else:
            found = []
        whole = _ids(app, reader, ListRequest(subject.id, app.today, year=year if subject.year else None))
        label = f"{subject.plural} năm {year}" if subject.year else f"Tất cả: {subject.plural}"
    return [*(one for one in found if one.count), RecordSet("all", 0, label, len(whole))]


def set_members(app: App, subject: RecordSpec, chosen: RecordSet, year: int) -> list[tuple[int, str]]:
    """The records of a set with their titles, in the order of lists."""
    with app.reader() as reader:
        if chosen.kind == "group":
            ids = _of_group(reader, subject, chosen.id)
        elif chosen.kind == "scope":
            ids = _ids(app, reader, _scoped(subject, _SCOPES[subject.id], chosen.id, app))
        else:
            ids = _ids(app, reader, ListRequest(subject.id, app.today, year=year if subject.year else None))
        return [(row_id, reader.title(subject, row_id)) for row_id in ids]


def _groups(reader: Reader, subject: RecordSpec) -> Iterator[RecordSet]:
    spec = reader.registry["unit_group"]
    before = "" if subject.id == "unit" else "Đầu mối: "
    for group_id in reader.connection.execute(select(UnitGroup.id).order_by(UnitGroup.id)).scalars().all():
        count = len(_of_group(reader, subject, group_id))
        yield RecordSet("group", group_id, before + reader.title(spec, group_id), count)


def _of_group(reader: Reader, subject: RecordSpec, group_id: int) -> list[int]:
    units = protocol_order(reader, members(reader.connection, group_id, reader.as_of))
    if subject.id == "unit":
        return units
    query = select(Person.id, Person.unit_id).where(Person.focal_point).order_by(Person.name_key)
    people = list(reader.connection.execute(query))
    return [row.id for unit in units for row in people if row.unit_id == unit]


def _scopes(
    app: App, reader: Reader, scope: RecordSpec, subject: RecordSpec, year: int
) -> Iterator[RecordSet]:
    for row_id in _ids(app, reader, ListRequest(scope.id, app.today, year=year)):
        count = app.listing(_scoped(subject, scope.id, row_id, app)).count(reader.connection)
        yield RecordSet("scope", row_id, f"{_capital(scope.label)} {reader.title(scope, row_id)}", count)


def _scoped(subject: RecordSpec, field: str, row_id: int, app: App) -> ListRequest:
    return ListRequest(subject.id, app.today, filters=((field, row_id),))


def _ids(app: App, reader: Reader, request: ListRequest) -> list[int]:
    return app.listing(request).ids(reader.connection)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
