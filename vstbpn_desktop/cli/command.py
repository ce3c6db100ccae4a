"""What a command is, and what commands read: a record's name, a text file, JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.spec import RecordSpec

Act = Callable[[App, argparse.Namespace], Any]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument as argparse takes it."""

    names: tuple[str, ...]
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """One headless command.

    `act` gives JSON objects or text for standard output, or an exit code; `alone` answers without any data
    where the options allow it, else gives None. `creates` makes the data folder. `rescue` answers where the
    database is too damaged to be opened.
    """

    name: str
    help: str
    act: Act
    arguments: tuple[Argument, ...] = field(default=())
    creates: bool = False
    alone: Callable[[argparse.Namespace], Any] = lambda options: None
    rescue: Callable[[DataFolder, argparse.Namespace], Any] | None = None


def arg(*names: str, **options: Any) -> Argument:
    """One argument, as argparse's add_argument takes it."""
    return Argument(names, options)


def spec_of(app: App, record: str) -> RecordSpec:
    """The record type of that id. UserError names those there are."""
    if record not in app.registry:
        known = ", ".join(spec.id for spec in app.registry)
        raise UserError(f"Không có loại mục “{record}”.", f"Các loại: {known}.")
    return app.registry[record]


def read_text(source: str) -> str:
    """The text of a file, or of standard input for "-". UserError where it cannot be read."""
    if source == "-":
        return sys.stdin.read()
    try:
        return Path(source).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"Không đọc được {source}: {why(error)}.", "Hãy xem lại đường dẫn.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"Không đọc được tệp {source} như văn bản UTF-8.", "Hãy xem lại tệp.") from error


def json_object(source: str) -> dict[str, Any]:
    """The JSON object in a file. UserError where it is none."""
    values = _json(source)
    if not isinstance(values, dict):
        raise UserError(f"Tệp {source} phải là một đối tượng JSON.", "Hãy xem lại tệp.")
    return values


def json_objects(source: str) -> list[dict[str, Any]]:
    """The JSON object, or the list of them, in a file. UserError where there is none."""
    values = _json(source)
    found = values if isinstance(values, list) else [values]
    if not found or not all(isinstance(value, dict) for value in found):
        raise UserError(f"Tệp {source} phải là một hay nhiều đối tượng JSON.", "Hãy xem lại tệp.")
    return found


def _json(source: str) -> Any:
    try:
        return json.loads(read_text(source))
    except ValueError as error:
        raise UserError(f"Tệp {source} không phải JSON đúng cách viết.", "Hãy xem lại tệp.") from error


YEAR = arg("--year", type=int, metavar="NĂM", help="năm")
