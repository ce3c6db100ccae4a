"""On which record's page another record is seen: a note on that of what it hangs on."""

from __future__ import annotations

from collections.abc import Callable

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.spec import Reference

RecordId = tuple[str, int]


def seen_on(reader: Reader, record: str, row_id: int, has_page: Callable[[str], bool]) -> RecordId | None:
    """The record itself where its type has a page, else the first of those it is inside of that has one.

    None where the record is gone. A type that is inside of none stands for itself.
    """
    if has_page(record) or not reader.registry[record].inside:
        return record, row_id
    outer = _outer(reader, record, row_id)
    return seen_on(reader, *outer, has_page) if outer else None


def inside_of(reader: Reader, record: str, row_id: int) -> str:
    """The title of what a record is inside of; "" where it stands alone."""
    outer = _outer(reader, record, row_id) if reader.registry[record].inside else None
    return reader.title(reader.registry[outer[0]], outer[1]) if outer else ""


def _outer(reader: Reader, record: str, row_id: int) -> RecordId | None:
    spec = reader.registry[record]
    try:
        owner = reader.values(spec, row_id)[spec.inside]
    except KeyError:
        return None
    kind = spec.field(spec.inside).kind
    return (kind.record, owner) if isinstance(kind, Reference) else owner
