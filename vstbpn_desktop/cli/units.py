"""The commands of units through time."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.cli.command import YEAR, Command, arg, json_objects, spec_of
from vstbpn_desktop.vietnamese.dates import parse_date


def _succession(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.services import succession

    if options.chain:
        outcomes = succession.roll(app, app.today, dry_run=options.dry_run)
    else:
        outcomes = succession.take(app, json_objects(options.file or "-"), dry_run=options.dry_run)
    yield from map(asdict, outcomes)


def _unit_counts(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.queries.unit_counts import unit_counts

    year = options.year or app.working_year()
    with app.reader(_day(app, options.as_of)) as reader:
        for one in unit_counts(reader, options.since or year, year):
            counts = asdict(one.counts) | {"classes": len(one.counts.classes)}
            key = reader.key(app.registry["unit"], one.unit.id)
            named = {"key": key, "name": one.unit.short, "ended": one.ended, "made_of": one.made_of}
            yield named | counts


def _day(app: App, said: str | None) -> dt.date:
    return parse_date(said, app.today) if said else app.today


def _merge(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import merging

    spec = spec_of(app, options.record)
    with app.reader() as reader:
        keep, drop = (reader.get(spec, key) for key in (options.keep, options.drop))
    taken = [name.strip() for name in (options.take or "").split(",") if name.strip()]
    choices = dict.fromkeys(taken, merging.DROP)
    merged = merging.merge(app, spec.id, keep, drop, choices, dry_run=options.dry_run)
    return {
        "record": merged.record,
        "keep": merged.key,
        "drop": merged.dropped_key,
        "fields": [asdict(line) for line in merged.fields],
        "moved": dict(merged.moved),
    }


def _twins(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.services import merging

    with app.reader() as reader:
        for pair in merging.twins(reader):
            spec = app.registry[pair.record]
            ids = (pair.first, pair.second)
            yield {
                "record": pair.record,
                "keys": [reader.key(spec, row_id) for row_id in ids],
                "titles": [reader.title(spec, row_id) for row_id in ids],
            }


COMMANDS = (
    Command(
        "unit-counts",
        "số đếm theo đơn vị, cộng cả đơn vị tiền thân",
        _unit_counts,
        (YEAR, arg("--since", type=int, metavar="NĂM", help="từ năm"), arg("--as-of", metavar="NGÀY")),
    ),
    Command(
        "merge",
        "gộp hai mục trùng (đơn vị, người) làm một",
        _merge,
        (
            arg("record", metavar="LOẠI"),
            arg("keep", metavar="MÃ_GIỮ"),
            arg("drop", metavar="MÃ_BỎ"),
            arg("--take", metavar="TRƯỜNG,…", help="trường mâu thuẫn lấy theo mục bị bỏ"),
            arg("--dry-run", action="store_true", help="chỉ xem, không ghi"),
        ),
    ),
    Command("twins", "các mục có thể trùng nhau", _twins),
    Command(
        "succession",
        "đơn vị đổi tên, sáp nhập, chia tách, kết thúc",
        _succession,
        (
            arg("file", nargs="?", metavar="TỆP.json"),
            arg("--chain", action="store_true", help="theo chuỗi sắp xếp của tỉnh đến hôm nay"),
            arg("--dry-run", action="store_true", help="chỉ xem, không ghi"),
        ),
    ),
)
