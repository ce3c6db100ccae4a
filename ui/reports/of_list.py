"""A list on the screen as the options of a quick report: what is seen is what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from vstbpn_desktop.queries.lists import ListRequest
    from vstbpn_desktop.spec import RecordSpec

QUICK_REPORT: Final = "quick-report"


def options_of(
    spec: RecordSpec, request: ListRequest, columns: Sequence[str], chosen: Sequence[int], year: int
) -> dict[str, Any]:
    """The same rows, order and columns; where several rows are chosen, only those."""
    options: dict[str, Any] = {
        "record": request.record,
        "columns": tuple(columns),
        "filter": tuple((name, value) for name, value in request.filters if spec.has(name)),
        "text": request.text.strip(),
        "order": request.order,
        "descending": request.descending,
        "year": request.year or year,
        "all_years": bool(spec.year) and request.year is None,
        "as_of": request.as_of,
        "ended": request.ended,
        "keys": tuple(chosen) if len(chosen) > 1 else (),
    }
    return {name: value for name, value in options.items() if value not in ("", (), False)}
