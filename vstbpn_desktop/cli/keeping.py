"""The commands of what was done, and of what is handed over: undo, the log, the handover file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.cli.command import Command, arg
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.dates import format_date


def _undo(app: App, options: argparse.Namespace) -> Iterator[Any]:
    possible = app.undoable()
    if options.count < 1:
        raise UserError(f"Không hoàn tác được {options.count} thay đổi.", "Hãy ghi số từ 1.")
    if possible == 0 and app.last_change():
        app.undo()
    if options.count > possible:
        raise UserError(f"Chỉ hoàn tác được {possible} thay đổi.", "Hãy xem lệnh log.")
    for _ in range(options.count):
        yield f"Đã hoàn tác: {app.undo()}"


def _log(app: App, options: argparse.Namespace) -> Iterator[Any]:
    for entry in reversed(app.log(options.last)):
        mark = " (đã hoàn tác)" if entry.undone else ""
        yield f"{entry.id}. {format_date(entry.at.date())} {entry.at:%H:%M} {entry.label}{mark}"


def _handover(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services.handover import hand_over

    made = hand_over(app, Path(options.file))
    report = {"file": str(made.file), "sha256": made.sha256, "size": made.size, "password": made.password}
    return report | asdict(made.info) | {"lists": list(map(str, made.lists))}


COMMANDS = (
    Command("undo", "hoàn tác các thay đổi sau cùng", _undo, (
        arg("count", nargs="?", type=int, default=1, metavar="N"),
    )),
    Command("log", "nhật ký thay đổi", _log, (arg("--last", type=int, default=50, metavar="N"),)),
    Command("handover", "lập gói bàn giao: một tệp có mọi thứ và danh mục in kèm", _handover, (
        arg("file", metavar="TỆP"),
    )),
)  # fmt: skip
