"""What documents made from a list share: which list, which of its rows, in which order, as of which day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from vstbpn_desktop.documents.reports.spec import Choices, Option, Setting, Values
from vstbpn_desktop.queries.listed import filterable, resolved, row_ids
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.spec import AnyReference, RecordSpec

Filters = tuple[tuple[str, Any], ...]


def record_option(records: tuple[str, ...], **more: Any) -> Option:
    """Which of these lists."""
    choices: Choices = tuple((name, REGISTRY[name].plural) for name in records)
    return Option("record", "Danh sách", "choice", default=records[0], choices=choices, **more)


def spec_of(values: Values) -> RecordSpec:
    """The record that is listed."""
    return REGISTRY[values["record"]]


def then(reader: Reader, options: Values) -> Reader:
    """The reader as of the day asked for."""
    return Reader(reader.connection, reader.registry, options["as_of"])


def filters_in(reader: Reader, options: Values) -> Filters:
    """What the list is filtered by, as it is stored."""
    return tuple(resolved(reader, spec_of(options), *condition) for condition in options["filter"])


def request_in(options: Values, filters: Filters) -> ListRequest:
    """The list asked for."""
    spec = spec_of(options)
    return ListRequest(
        record=spec.id,
        as_of=options["as_of"],
        order=options["order"],
        descending=options["descending"] and bool(options["order"]),
        filters=filters,
        text=options["text"],
        year=options["year"] if spec.year and not options["all_years"] else None,
        ended=options["ended"],
    )


def chosen_ids(reader: Reader, options: Values) -> list[int]:
    """The rows asked for, in their order: those picked, else the whole list as filtered."""
    return row_ids(reader, request_in(options, filters_in(reader, options)), options["keys"])


def filterable_in(setting: Setting) -> Choices:
    """The fields a list can be filtered by."""
    return tuple((f.id, f.label) for f in filterable(spec_of(setting.values)))


def _sortable(setting: Setting) -> Choices:
    spec = spec_of(setting.values)
    fields = [f for f in spec.columns if f.kind.stored and not isinstance(f.kind, AnyReference)]
    return (("", "Thứ tự của danh sách"), *((f.id, f.label) for f in fields))


def _usual_day(setting: Setting) -> dt.date:
    """Today, moved into the year worked in."""
    year = setting.values["year"]
    return min(max(setting.today, dt.date(year, 1, 1)), dt.date(year, 12, 31))


def _picked(values: Values) -> bool:
    return bool(values["keys"])


def _whole(values: Values) -> bool:
    """The list as filtered, not rows picked by hand."""
    return not values["keys"]


KEYS = Option("keys", "Chỉ in các dòng đã chọn", "keys", default=(), of="record", applies=_picked)
ORDER = Option("order", "Sắp xếp theo", "choice", default="", choices=_sortable, of="record")
FILTER = Option(
    "filter", "Điều kiện lọc", "filters", default=(), choices=filterable_in, of="record", applies=_whole
)
TEXT = Option("text", "Có chữ", "text", default="", of="record", applies=_whole)
YEAR = Option("year", "Năm", "year", default=lambda setting: setting.year)
AS_OF = Option("as_of", "Tính đến ngày", "date", default=_usual_day)
DESCENDING = Option(
    "descending", "Từ cao xuống thấp, từ Z đến A", "flag", default=False,
    applies=lambda values: bool(values["order"]),
)  # fmt: skip
ALL_YEARS = Option(
    "all_years", "Mọi năm", "flag", default=False,
    applies=lambda values: _whole(values) and bool(spec_of(values).year),
)  # fmt: skip
ENDED = Option(
    "ended", "Cả những mục đã kết thúc", "flag", default=False,
    applies=lambda values: _whole(values) and spec_of(values).valid,
)  # fmt: skip
