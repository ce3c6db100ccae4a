"""The commands of the password, and where commands get one from: a file, standard input, or the keyboard."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.cli.command import Command, arg, read_text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vault import KeyFile, Unlocked

_NEW = arg("--new-password-file", metavar="TỆP", help="tệp có mật khẩu mới ở dòng đầu (- là đầu vào chuẩn)")


def unlocked(root: Path, source: str | None) -> Unlocked | None:
    """What the password of the data gives; None where they have none. UserError where it is wrong."""
    locked = KeyFile.read(root)
    return None if locked is None else locked.unlock_by_any(password(source, "Mật khẩu: "))


def password(source: str | None, prompt: str) -> str:
    """The password in the first line of a file, or typed. UserError where there is neither."""
    if source:
        return read_text(source).partition("\n")[0].rstrip("\r")
    if not sys.stdin or not sys.stdin.isatty():
        raise UserError("Dữ liệu có mật khẩu.", "Hãy thêm --password-file TỆP, hoặc chạy lệnh ở cửa sổ lệnh.")
    return getpass.getpass(prompt)


def _encrypt(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import encrypting

    code = encrypting.turn_on(app, password(options.new_password_file, "Mật khẩu mới: "))
    return {"encrypted": True, "recovery_code": code, "unsealed": encrypting.unsealed_files(app)}


def _decrypt(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import encrypting

    encrypting.turn_off(app)
    return {"encrypted": False}


COMMANDS = (
    Command("encrypt", "mã hoá dữ liệu bằng mật khẩu, in mã khôi phục", _encrypt, (_NEW,)),
    Command("decrypt", "bỏ mật khẩu và mã hoá", _decrypt),
)
