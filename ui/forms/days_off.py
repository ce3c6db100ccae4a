"""Days that should be worked and are not: said beside the field once it is left, never a refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.spec import Date, Field, Rows

if TYPE_CHECKING:
    from vstbpn_desktop.queries.working_days import WorkingDays


def should_be_worked(field: Field) -> bool:
    """True for a day that should be a working day, and for rows that hold one."""
    if isinstance(field.kind, Rows):
        return any(should_be_worked(inner) for inner in field.kind.fields)
    return isinstance(field.kind, Date) and field.kind.working


def hint(field: Field, value: Any, values: Mapping[str, Any], days: Callable[[], WorkingDays]) -> str:
    """What to say of a field's value: `values` are those beside it, `days` is asked only where a day stands.

    Of rows each day off is named with its row.
    """
    found = list(_days(field, value, values))
    if not found:
        return ""
    from vstbpn_desktop.queries.working_days import day_off_hint

    worked = days()
    said = ((place, day_off_hint(worked, day, inclusive)) for place, day, inclusive in found)
    return "\n".join(place + words for place, words in said if words)


def _days(field: Field, value: Any, values: Mapping[str, Any]) -> Iterator[tuple[str, dt.date, bool]]:
    """Where it stands, the day, whether the day itself counts."""
    kind = field.kind
    if isinstance(kind, Rows):
        for number, row in enumerate(value or (), 1):
            for inner in kind.fields:
                for _, day, inclusive in _days(inner, row.get(inner.id), row):
                    yield f"Dòng {number}: ", day, inclusive
    elif isinstance(kind, Date) and kind.working and isinstance(value, dt.date):
        yield "", value, bool(values.get(kind.inclusive, True))
