"""One file for each addressee, in one folder, with the list of what goes to whom (rules, Small things)."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import uuid4

from vstbpn_desktop.documents.names import file_stem
from vstbpn_desktop.documents.model import Column, Document, Table, Title
from vstbpn_desktop.documents.papers import Told, apart, untold
from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.services.making import rendered

_log = logging.getLogger(__name__)
LIST: Final = "Danh sách gửi.xlsx"
_LONGEST: Final = 60
"""Of a file's name: with its folder's the path must stay below 260 characters on Windows."""
_COLUMNS: Final = (Column("TT", 12, align="center"), Column("Nơi nhận", 80), Column("Tệp", 80))


def send_apart(document: Document, folder: Path, ending: str, told: Told = untold) -> Path:
    """Write every paper as a file of its own into a new folder inside `folder`; gives the new folder.

    The names are those of the addressees, numbered in their order. All or nothing: stopped or failed, no
    folder is left. UserError: one paper only, no permission, disk full.
    """
    papers = tuple(apart(document))
    if not papers:
        raise UserError("Văn bản này chỉ có một bản.", "Hãy lưu thành một tệp.")
    with _new_folder(folder, file_stem(document.title)[:_LONGEST].rstrip(" .")) as (beside, final):
        sent = []
        for done, (name, paper) in enumerate(papers):
            told(done / len(papers))
            file = f"{done + 1:03d} {file_stem(name)[:_LONGEST].rstrip(' .')}{ending}"
            (beside / file).write_bytes(rendered(paper, ending))
            sent.append((name, file))
        (beside / LIST).write_bytes(rendered(_listing(document, sent), ".xlsx"))
    for name, file in sent:
        _log.info("%s: %s -> %s", document.title, file, name)
    return final


def _listing(document: Document, sent: Sequence[tuple[str, str]]) -> Document:
    """What goes to whom."""
    rows = tuple((str(number), name, file) for number, (name, file) in enumerate(sent, 1))
    title = f"Danh sách gửi: {document.title}"
    return Document(title, (Title("DANH SÁCH GỬI", document.title), Table(_COLUMNS, rows)))


@contextmanager
def _new_folder(inside: Path, name: str) -> Iterator[tuple[Path, Path]]:
    """A folder to fill, named only when it is full; taken away where that fails."""
    beside, final = inside / f".{uuid4().hex}.tmp", _free(inside, name)
    try:
        beside.mkdir()
        yield beside, final
        beside.rename(final)
    except OSError as error:
        raise UserError(
            f"Không ghi được vào thư mục “{inside}”: {why(error)}.",
            "Hãy kiểm tra ổ đĩa hoặc chọn thư mục khác.",
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _free(inside: Path, name: str) -> Path:
    """The name itself, else "name (2)" and so on."""
    tried, number = inside / name, 2
    while tried.exists():
        tried, number = inside / f"{name} ({number})", number + 1
    return tried
