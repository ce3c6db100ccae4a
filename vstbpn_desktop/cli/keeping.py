"""The commands of what was done and is done with: undo, the log, the handover file, closed years."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.cli.command import Command, arg, spec_of
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.log_view import KINDS, LogFilter, log_lines
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.services.year_closing import close_year, reopen_year
from vstbpn_desktop.vietnamese.dates import format_date, parse_date


def _undo(app: App, options: argparse.Namespace) -> Iterator[Any]:
    if options.change is None:
        yield from _undo_last(app, 1 if options.count is None else options.count)
    elif options.count is None:
        yield f"Đã hoàn tác: {app.undo(options.change)}"
    else:
        raise UserError("Chỉ ghi một trong hai: số lượng N hoặc --change SỐ.")


def _undo_last(app: App, count: int) -> Iterator[Any]:
    possible = app.undoable()
    if count < 1:
        raise UserError(f"Không hoàn tác được {count} thay đổi.", "Hãy ghi số từ 1.")
    if possible == 0:
        app.undo()  # says why not
    if count > possible:
        raise UserError(f"Chỉ hoàn tác được {possible} thay đổi.", "Hãy xem lệnh log.")
    for _ in range(count):
        yield f"Đã hoàn tác: {app.undo()}"


def _log(app: App, options: argparse.Namespace) -> Iterator[Any]:
    first, last = (parse_date(day, app.today) if day else None for day in (options.since, options.until))
    with app.reader() as reader:
        record = spec_of(app, options.record).id if options.record else ""
        person = reader.get(PERSON, options.person) if options.person else None
        wanted = LogFilter(options.words, first, last, options.kind or "", record, person)
        lines = log_lines(reader, wanted, options.last)
    for line in reversed(lines):
        mark = " (đã hoàn tác)" if line.undone else ""
        yield f"{line.id}. {format_date(line.at.date())} {line.at:%H:%M} {line.words}{mark}"


def _bin(app: App, options: argparse.Namespace) -> Iterator[Any]:
    with app.reader() as reader:
        lines = log_lines(reader, LogFilter(deleted=True), options.last)
    for line in lines:
        yield {"change": line.id, "at": line.at.isoformat(), "label": line.label, "along": line.along}


def _handover(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services.handover import hand_over

    made = hand_over(app, Path(options.file))
    report = {"file": str(made.file), "sha256": made.sha256, "size": made.size, "password": made.password}
    return report | asdict(made.info) | {"lists": list(map(str, made.lists))}


def _close_year(app: App, options: argparse.Namespace) -> Any:
    return asdict(close_year(app, options.year)) | {"closed": True}


def _reopen_year(app: App, options: argparse.Namespace) -> Any:
    reopen_year(app, options.year, options.reason)
    return {"year": options.year, "closed": False}


_OF_YEAR = arg("year", type=int, metavar="NĂM")
_LAST = arg("--last", type=int, default=50, metavar="N")

COMMANDS = (
    Command("undo", "hoàn tác các thay đổi sau cùng", _undo, (
        arg("count", nargs="?", type=int, metavar="N"),
        arg("--change", type=int, metavar="SỐ", help="chỉ hoàn tác thay đổi mang số này trong nhật ký"),
    )),
    Command("log", "nhật ký thay đổi", _log, (
        _LAST, arg("--record", metavar="LOẠI", help="chỉ thay đổi của loại mục này"),
        arg("--since", metavar="NGÀY"), arg("--until", metavar="NGÀY"),
        arg("--person", metavar="MÃ", help="chỉ thay đổi về người này và các mục có nêu người này"),
        arg("--kind", choices=tuple(KINDS), help="chỉ thay đổi thuộc loại việc này"),
        arg("--words", default="", metavar="TỪ"),
    )),
    Command("bin", "thùng rác: những lần xoá chưa hoàn tác", _bin, (_LAST,)),
    Command("handover", "lập gói bàn giao: một tệp có mọi thứ và danh mục in kèm", _handover, (
        arg("file", metavar="TỆP"),
    )),
    Command("close-year", "khoá số liệu một năm: không ghi được nữa, vẫn xem, tìm, báo cáo", _close_year, (
        _OF_YEAR,
    )),
    Command("reopen-year", "mở khoá số liệu một năm", _reopen_year, (
        _OF_YEAR, arg("--reason", default="", metavar="LÝ_DO"),
    )),
)  # fmt: skip
