"""A year of work in which every text carries the signs that file formats and engines use themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from unittest import mock

from tests.core.documents.reports import work
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Column, Document, HeaderCell
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option
from vstbpn_desktop.spec import Field, LongText, RecordSpec, Rows, Text
from vstbpn_desktop.vietnamese.folding import fold

MARKS = "&<>#$*_@\"'"
RECIPIENTS = tuple(f"Nơi nhận thứ {number} {MARKS}" for number in range(1, 41))
LONG = "về việc triển khai công tác vì sự tiến bộ của phụ nữ " * 6
_PLAIN = (
    "code",
    "starts",
    "ends",
    "symbol",
    "symbol_suffix",
    "abbreviation",
    "kind_name",
    "period",
    "decision",
)
_KEYS = ("class", "number", "inspection", "text", "tasks", "unit", "units", "field")
_TITLES = ("subject", "title", "attend", "address", "place", "where", "remark", "theme")
_COLUMNS_OF_ROWS = ("marker", "kind", "code", "role")


def small(app: App) -> None:
    """The small year; what is saved has the marks behind it."""
    save = app.save

    def marked(record: str, row_id: int | None, values: dict[str, Any]) -> int:
        spec = app.registry[record]
        return save(record, row_id, {name: _value(spec, name, value) for name, value in values.items()})

    with mock.patch.object(app, "save", marked):  # only this year is made so
        work.small(app)


def _value(spec: RecordSpec, name: str, value: Any) -> Any:
    field = spec.field(name)
    if isinstance(field.kind, Rows):
        return tuple({k: _text(field.kind.field(k), v) for k, v in row.items()} for row in value)
    return value if name in spec.key.fields else _text(field, value)


def _text(field: Field, value: Any) -> Any:
    takes = isinstance(field.kind, (Text, LongText)) and field.id not in (*_PLAIN, *_COLUMNS_OF_ROWS)
    if not takes or not isinstance(value, str) or not value:
        return value
    return "\n".join(f"{line} {MARKS}" if line else line for line in value.split("\n"))


def options(spec: DocumentSpec[Any]) -> dict[str, Any]:
    """A long text with the marks for every option that takes words, forty places where places are asked."""
    return {option.id: words for option in spec.options if (words := _words(option)) is not None}


def _words(option: Option) -> Any:
    if option.id in _KEYS:
        return None
    if option.kind == "lines":
        return RECIPIENTS
    if option.kind == "body":
        return f"Một đoạn {MARKS} của lời văn.\n- Một ý {MARKS}\n- Ý nữa"
    if option.kind != "text" or option.id in _KEYS or _is_key(option):
        return None
    return f"{option.label} {LONG if option.id in _TITLES else ''}{MARKS}"


def _is_key(option: Option) -> bool:
    """Whether it is the key of a record, to be found."""
    return fold(option.help).startswith("ma ")


def texts(document: Document) -> Iterator[str]:
    """Every text that is printed, that of a table's header aside."""
    yield document.contact
    for block in document.blocks:
        yield from _texts(block)


def _texts(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, (tuple, list)):
        for part in thing:
            yield from _texts(part)
    elif is_dataclass(thing) and not isinstance(thing, (Column, HeaderCell)):
        for field in fields(thing):
            yield from _texts(getattr(thing, field.name))
