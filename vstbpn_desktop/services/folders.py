"""A new folder of files that is there whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from vstbpn_desktop.documents.names import file_stem
from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.patience import take_place


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder to fill, which gets its name when it is full; taken away where that fails.

    UserError: the folder is there already, cannot be written.
    """
    if target.exists():
        raise UserError(f"Đã có thư mục “{target.name}”.", "Hãy chọn tên hoặc nơi khác.")
    beside = target.with_name(f".{uuid4().hex}.tmp")
    try:
        beside.mkdir(parents=True)
        yield beside
        take_place(beside, target)
    except OSError as error:
        raise UserError(f"Không ghi được thư mục “{target}” ({why(error)}).", "Hãy chọn nơi khác.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def free_folder(parent: Path, name: str) -> Path:
    """A folder of that name that is not there yet."""
    target, number = parent / file_stem(name), 2
    while target.exists():
        target, number = parent / f"{file_stem(name)} ({number})", number + 1
    return target
