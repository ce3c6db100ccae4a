"""From arguments to an exit code: 0 done, 1 the user's error, 2 wrong usage, 3 a bug."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import logging
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from vstbpn_desktop.app import App, data_folder
from vstbpn_desktop.cli.command import Command
from vstbpn_desktop.cli.commands import COMMANDS
from vstbpn_desktop.cli.password import unlocked
from vstbpn_desktop.console import speak_utf8
from vstbpn_desktop.errors import DamagedData, UserError
from vstbpn_desktop.log import start_log
from vstbpn_desktop.paths import DataFolder, default_data_folder, program_home
from vstbpn_desktop.services import updating
from vstbpn_desktop.vietnamese.dates import parse_date

DONE, USER_ERROR, USAGE, BUG = 0, 1, 2, 3


IN_VIETNAMESE = (
    ("the following arguments are required:", "thiếu"),
    ("unrecognized arguments:", "không hiểu"),
    ("invalid choice:", "không có lựa chọn"),
    ("choose from", "chọn trong"),
    ("expected one argument", "cần một giá trị"),
    ("invalid int value:", "không phải số nguyên:"),
    ("argument ", ""),
)


class _Parser(argparse.ArgumentParser):
    """Answers wrong usage in Vietnamese."""

    def error(self, message: str) -> NoReturn:
        for english, vietnamese in IN_VIETNAMESE:
            message = message.replace(english, vietnamese)
        tell(f"Sai cách gọi lệnh: {message}\n{self.format_usage()}")
        raise SystemExit(USAGE)


def run(arguments: list[str], version: str) -> int:
    """Run one command and give its exit code."""
    speak_utf8()
    try:
        options = _parser(version).parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    root = Path(options.data) if options.data else default_data_folder()
    try:
        return _run(options, root)
    except UserError as error:
        tell(str(error))
        return USER_ERROR
    except BrokenPipeError:
        # The reader of our output left (… | head): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        return _apologise(root)


def _run(options: argparse.Namespace, root: Path) -> int:
    command: Command = options.command
    answer = command.alone(options)
    if answer is not None:
        _print(answer)
        return DONE
    today = parse_date(options.today, dt.date.today()) if options.today else None
    found = unlocked(root, options.password_file)
    updating.put_back_if_failed(program_home(), data_folder(root, found), dt.datetime.now())
    try:
        opened = App.open(root, today, create=command.creates, unlocked=found, program=command.name)
    except DamagedData:
        if command.rescue is None:
            raise
        _print(command.rescue(data_folder(root, found), options))
        return DONE
    with contextlib.closing(opened) as app:
        outcome = command.act(app, options)
        if isinstance(outcome, int):
            return outcome
        _print(outcome)
    return DONE


def _print(result: Any) -> None:
    """JSON objects a line each; text as it is; nothing for None."""
    lines: Iterable[Any] = [result] if isinstance(result, (str, dict)) else result or ()
    for line in lines:
        sys.stdout.write((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n")
    sys.stdout.flush()


def tell(message: str) -> None:
    """Say something beside the result, on standard error."""
    sys.stderr.write(message + "\n")


def _apologise(root: Path) -> int:
    with contextlib.suppress(OSError):
        start_log(DataFolder(root).logs)
    logging.getLogger("cli").exception("headless command failed")
    tell(
        "Rất tiếc, chương trình gặp lỗi ngoài dự kiến. Dữ liệu an toàn; "
        f"chi tiết ghi trong {DataFolder(root).logs}."
    )
    return BUG


def _parser(version: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="Ban VSTBPN: các lệnh không cửa sổ.")
    parser.add_argument("--version", action="version", version=version)
    _add_shared(parser, None)
    commands = parser.add_subparsers(dest="name", required=True, metavar="LỆNH")
    for command in COMMANDS:
        words = commands.add_parser(command.name, help=command.help, description=command.help)
        _add_shared(words, argparse.SUPPRESS)
        for argument in command.arguments:
            words.add_argument(*argument.names, **argument.options)
        words.set_defaults(command=command)
    return parser


def _add_shared(parser: argparse.ArgumentParser, default: Any) -> None:
    """`--data`, `--today` and the password may stand before or after the command."""
    parser.add_argument("--data", metavar="THƯ_MỤC", default=default, help="thư mục dữ liệu")
    parser.add_argument("--today", metavar="NGÀY", default=default, help="coi hôm nay là ngày này")
    parser.add_argument("--password-file", metavar="TỆP", default=default, help="tệp có mật khẩu ở dòng đầu")
