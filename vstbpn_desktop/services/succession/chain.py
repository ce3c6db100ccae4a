"""The real chain of the province, shipped as data: from the units of 2020 to those of today in one step."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.paths import resource
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.succession import ABSORB, MERGE
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit_group import SPEC as UNIT_GROUP
from vstbpn_desktop.services.safekeeping import BEFORE_SUCCESSION, back_up_before
from vstbpn_desktop.services.starting import starter_lines
from vstbpn_desktop.services.succession.taking import Outcome, take_into
from vstbpn_desktop.services.transfer import put
from vstbpn_desktop.services.trying import attempt
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

NEWEST = "2026"
"""The starter whose units the chain arrives at."""


def chain_to(reader: Reader, day: dt.date) -> list[dict[str, Any]]:
    """The events up to a day that fit the units there are and were not taken yet, in the order of time."""
    pool = {unit["code"]: unit for unit in starter_lines(NEWEST, UNIT.id)}
    known: set[str] = set()
    return [event for line in _lines() if (event := _fitting(reader, line, pool, known, day))]


def roll(app: App, day: dt.date, *, dry_run: bool = False) -> list[Outcome]:
    """Take the chain up to a day, and the groups of units that come with it, in one change."""
    label = f"Chuyển danh mục đơn vị đến {format_date(day)}"
    if not dry_run:
        back_up_before(app, BEFORE_SUCCESSION)
    with attempt(app, label, kind="succession", dry_run=dry_run) as change:
        reader = Reader(change.connection, change.registry, day)
        found = take_into(change, app, chain_to(reader, day))
        for group in starter_lines(NEWEST, UNIT_GROUP.id) if found else ():
            if reader.find(UNIT_GROUP, group["code"]) is None:
                put(change, UNIT_GROUP, group, app.today)
    return found


def _lines() -> Iterator[dict[str, Any]]:
    text = resource("starters", "chain.jsonl").read_text(encoding="utf-8")
    yield from (json.loads(line) for line in text.splitlines() if line.strip())


def _fitting(
    reader: Reader, line: dict[str, Any], pool: dict[str, Any], known: set[str], day: dt.date
) -> dict[str, Any] | None:
    """The event less the units that are not there; `known` are those that earlier events begin."""
    date = dt.date.fromisoformat(line["date"])
    before = [key for key in line["from"] if _alive(reader, key, date)]
    if date > day or not before:
        return None
    after = [_successor(reader, entry, pool, known) for entry in line["to"]]
    new = line["kind"] == ABSORB and isinstance(after[0], dict)
    return line | {"from": before, "to": after, **({"kind": MERGE} if new else {})}


def _successor(reader: Reader, entry: Any, pool: dict[str, Any], known: set[str]) -> Any:
    if not isinstance(entry, str) or entry in known or reader.find(UNIT, entry) is not None:
        return entry
    known.add(entry)
    fields = {key: value for key, value in pool[entry].items() if key != "valid_from"}
    # A department takes the place in lists of the one it follows; communes have an order of their own.
    return fields if "names" in fields else {k: v for k, v in fields.items() if k != "protocol_order"}


def _alive(reader: Reader, key: str, day: dt.date) -> bool:
    unit = reader.find(UNIT, key)
    if unit is None:
        return False
    values = reader.values(UNIT, unit)
    return bool(values["valid_from"] < day < values["valid_to"])
