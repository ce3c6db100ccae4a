"""The program's own log: what happened inside, never what the officer wrote.

Neither the log nor a crash report holds a name, a text or a folder of hers: of an error they tell its type,
the lines of the program it went through, and its words only where these can be nothing but the program's own.
"""

from __future__ import annotations

import copy
import linecache
import logging
import re
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Final

NAME = "vstbpn.log"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_PROGRAM: Final = Path(__file__).resolve().parent.parent
_LIBRARIES: Final = ("site-packages", "python3.11", "Lib", "lib")
_PLAIN: Final = (
    ArithmeticError, AttributeError, ImportError, IndexError, MemoryError, ModuleNotFoundError, NameError,
    RecursionError, TypeError, UnboundLocalError, ZeroDivisionError,
)  # fmt: skip
"""Errors of Python whose words name types, names and modules of the program, never values."""
_DATABASE: Final = re.compile(
    r"(?:UNIQUE|NOT NULL|FOREIGN KEY|CHECK) constraint failed(?:: [\w., ]+)?|no such (?:table|column): [\w.]+"
    r"|database is locked|database disk image is malformed|disk I/O error"
)
_PATH: Final = re.compile(r"(?<![\w\\/])(?:[A-Za-z]:[\\/]|[\\/]+(?=[\w.~]))[^\"':\r\n]*")
_QUOTED: Final = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|“[^”\n]*”")
HIDDEN: Final = "…"


class PlainFormatter(logging.Formatter):
    """Writes lines without files of the machine, and errors as `trace_words` tells them."""

    def format(self, record: logging.LogRecord) -> str:
        """The line and the error; what another formatter made of the error is not taken over."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: Any) -> str:
        """The error in words without content."""
        return trace_words(ei[1], ei[2])

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line; a message's files are left out."""
        return without_paths(super().formatMessage(record))


def start_log(folder: Path) -> Path:
    """Write the log into `folder`, 1 MB a file, five files kept; gives the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=5, encoding="utf-8", delay=True)
    handler.setFormatter(PlainFormatter(FORMAT))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    return path


def trace_words(error: BaseException | None, trace: TracebackType | None = None) -> str:
    """An error, and those it came from, the first first: types, lines of code, the program's own words."""
    return "\n".join(
        line
        for one in _came_from(error)
        for line in _one(one, trace if one is error and trace else one.__traceback__)
    )


def without_paths(words: str) -> str:
    """Words with every absolute path left out: its folders name the officer, its file what she wrote.

    Of the program's own modules the part inside the program stays.
    """
    return _PATH.sub(lambda found: _module(found[0]) or HIDDEN, words)


def without_content(words: str) -> str:
    """Words of a library without paths and without whatever stands in quotation marks."""
    return without_paths(_QUOTED.sub(HIDDEN, words))


def _came_from(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.insert(0, error)
        hidden = error.__suppress_context__
        error = error.__cause__ or (None if hidden else error.__context__)
    return found


def _one(error: BaseException, trace: TracebackType | None) -> Iterator[str]:
    for frame, number in traceback.walk_tb(trace):
        code = frame.f_code
        yield f"  {_module(code.co_filename) or HIDDEN}:{number} in {code.co_name}"
        yield f"    {linecache.getline(code.co_filename, number).strip()}"
    kind = type(error)
    yield ": ".join(filter(None, (f"{kind.__module__}.{kind.__qualname__}", _own_words(error))))


def _own_words(error: BaseException) -> str:
    """What the error says, where that can be no content; the number of a system's error."""
    if isinstance(error, OSError):
        return f"errno {error.errno}"
    words = str(error)
    if type(error) in _PLAIN or isinstance(
        error, ZeroDivisionError | ModuleNotFoundError | UnboundLocalError
    ):
        return without_paths(words) if words.isascii() else HIDDEN
    found = _DATABASE.search(words)
    return found[0] if found else HIDDEN


def _module(path: str) -> str:
    """A module's path inside the program or among its libraries; its file's name elsewhere; "" for none."""
    parts = re.split(r"[\\/]+", path)
    if not parts[-1].endswith(".py"):
        return ""
    inside = re.split(r"[\\/]+", str(_PROGRAM))
    if parts[: len(inside)] == inside:
        return "/".join(parts[len(inside) :])
    for name in _LIBRARIES:
        if name in parts[:-1]:
            return "/".join(parts[parts.index(name) + 1 :])
    return parts[-1]
