"""A list on the screen as the options of a document: what is seen, or chosen, is what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.documents.reports.spec import DocumentSpec

if TYPE_CHECKING:
    from vstbpn_desktop.queries.lists import ListRequest
    from vstbpn_desktop.spec import RecordSpec

QUICK_REPORT: Final = "quick-report"


def options_of(
    spec: RecordSpec, request: ListRequest, columns: Sequence[str], chosen: Sequence[int], year: int
) -> dict[str, Any]:
    """The same rows, order and columns; where rows are chosen, only those."""
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
        "keys": tuple(chosen),
    }
    return {name: value for name, value in options.items() if value not in ("", (), False)}


def documents_for(record: str) -> tuple[DocumentSpec[Any], ...]:
    """The documents beside the quick report that a list of that record, or some of its rows, can go into."""
    return tuple(spec for spec in DOCUMENTS if record in spec.lists)


def options_for(spec: DocumentSpec[Any], options: dict[str, Any]) -> dict[str, Any]:
    """The options of a list that such a document knows, and what it asks for besides."""
    return {**{name: value for name, value in options.items() if spec.has(name)}, **dict(spec.of_list)}
