"""Records out as JSON and in again: matched by key, all or nothing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.lists import year_condition
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services import saving
from vstbpn_desktop.spec import Choice, RecordSpec, Rows
from vstbpn_desktop.vietnamese.sorting import natural_key

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


@dataclass(frozen=True, slots=True)
class Taken:
    """What `put` did."""

    created: int
    updated: int


def dump(
    reader: Reader, spec: RecordSpec, year: int | None = None, existing_on: dt.date | None = None
) -> Iterator[dict[str, Any]]:
    """Records as JSON objects in the natural order of their keys.

    `year` keeps what belongs to it; `existing_on` keeps what exists on that day.
    """
    query = select(spec.model.id)
    if year is not None and spec.year:
        query = query.where(year_condition(reader.registry, spec, spec.year, year))
    if existing_on is not None and spec.valid:
        query = query.where(spec.model.valid_from <= existing_on, spec.model.valid_to > existing_on)
    ids = list(reader.connection.execute(query).scalars())
    for row_id in sorted(ids, key=lambda row_id: (natural_key(reader.key(spec, row_id)), row_id)):
        yield reader.to_json(spec, reader.record(spec, row_id))


def put_lines(app: App, spec: RecordSpec, lines: Iterable[str]) -> Taken:
    """Create or update records from JSON lines, in one change. UserError names the line that is wrong."""
    created = updated = 0
    with app.change(f"Nhập {spec.plural.lower()}", kind="import") as change:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                new = put(change, spec, _object(line), app.today)
            except UserError as error:
                raise UserError(f"Dòng {number}: {error.what}", error.todo) from error
            created, updated = created + new, updated + (not new)
        change.rename(f"Nhập {created + updated} {spec.label}")
    return Taken(created, updated)


def put(change: Change, spec: RecordSpec, values: dict[str, Any], today: dt.date) -> bool:
    """Create or update one record from its JSON object; True where it is new."""
    reader = Reader(change.connection, change.registry, today)
    parsed = parse_fields(reader, spec, values)
    row_id, new_id = _find(reader, spec, values, parsed)
    if row_id is None and new_id is not None:
        parsed["id"] = new_id
    saving.save(change, spec, row_id, parsed, today)
    return row_id is None


def describe(spec: RecordSpec) -> Iterator[dict[str, Any]]:
    """The fields of a record: id, label, kind, whether required, choices, parts of rows."""
    for field in spec.fields:
        line: dict[str, Any] = {
            "id": field.id, "label": field.label, "kind": field.kind.name, "required": field.required,
        }  # fmt: skip
        if isinstance(field.kind, Choice):
            line["choices"] = [option.label for option in field.kind.options]
        if record := getattr(field.kind, "record", ""):
            line["record"] = record
        if isinstance(field.kind, Rows):
            line["fields"] = [part.id for part in field.kind.fields]
        if field.help:
            line["help"] = field.help
        yield line


def _object(line: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except ValueError as error:
        raise UserError("không phải JSON đúng cách viết.", "Mỗi dòng là một đối tượng JSON.") from error
    if not isinstance(values, dict):
        raise UserError("không phải đối tượng JSON.", 'Mỗi dòng như {"code": "SNV", …}.')
    return values


def parse_fields(reader: Reader, spec: RecordSpec, values: dict[str, Any]) -> dict[str, Any]:
    """The typed values of a JSON object by field id. UserError names the field that cannot be read."""
    unknown = sorted(set(values) - {f.id for f in spec.fields} - {"key"})
    if unknown:
        raise UserError(f"{spec.label} không có trường “{unknown[0]}”.", f"Xem: fields {spec.id}.")
    found: dict[str, Any] = {}
    for field_id, raw in {**_key_fields(spec, values), **values}.items():
        if field_id == "key":
            continue
        field = spec.field(field_id)
        try:
            found[field_id] = saving.parse_value(reader, field.kind, raw)
        except UserError as error:
            raise UserError(f"{field.label} ({field_id}): {error.what}", error.todo) from error
        except (TypeError, AttributeError, ValueError) as error:
            what = f"{field.label} ({field_id}): giá trị không đúng kiểu."
            raise UserError(what, "Xem lệnh fields.") from error
    return found


def _key_fields(spec: RecordSpec, values: dict[str, Any]) -> dict[str, Any]:
    """Key fields that are told by `key` alone."""
    if "key" not in values or spec.key.is_number:
        return {}
    words = spec.key.split(str(values["key"]))
    return {field_id: word for field_id, word in words.items() if field_id not in values}


def _find(
    reader: Reader, spec: RecordSpec, values: dict[str, Any], parsed: dict[str, Any]
) -> tuple[int | None, int | None]:
    """The row that is meant, and for a running number that is not taken yet, that number."""
    if "key" in values:
        key = str(values["key"])
        if spec.key.is_number and not key.isdigit():
            raise UserError(f"“{key}” không phải số thứ tự của {spec.label}.", "Bỏ trống key để thêm mới.")
        found = reader.find(spec, key)
        return found, int(key) if found is None and spec.key.is_number else None
    if spec.key.is_number:
        return None, None
    if spec.key.is_open(parsed):
        return None, None
    query = select(spec.model.id)
    for field_id in spec.key.fields:
        if field_id not in parsed:
            raise UserError(f"Thiếu {spec.field(field_id).label} ({field_id}).", "Trường này là mã của mục.")
        column = getattr(spec.model, spec.field(field_id).column_name)
        query = query.where(column == parsed[field_id])
    return reader.connection.execute(query).scalar(), None
