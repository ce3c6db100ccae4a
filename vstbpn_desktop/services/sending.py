"""One file for each addressee, in one folder, with the list of what goes to whom (rules, Small things)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from vstbpn_desktop.documents.model import Column, Document, Table, Title
from vstbpn_desktop.documents.names import file_stem
from vstbpn_desktop.documents.papers import Told, apart, untold
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.folders import free_folder, whole_folder
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
    final = free_folder(folder, _short(document.title))
    with whole_folder(final) as beside:
        sent = []
        for done, (name, paper) in enumerate(papers):
            told(done / len(papers))
            file = f"{done + 1:03d} {_short(name)}{ending}"
            (beside / file).write_bytes(rendered(paper, ending))
            sent.append((name, file))
        (beside / LIST).write_bytes(rendered(_listing(document, sent), ".xlsx"))
    _log.info("%s papers written apart", len(sent))
    return final


def _listing(document: Document, sent: Sequence[tuple[str, str]]) -> Document:
    """What goes to whom."""
    rows = tuple((str(number), name, file) for number, (name, file) in enumerate(sent, 1))
    title = f"Danh sách gửi: {document.title}"
    return Document(title, (Title("DANH SÁCH GỬI", document.title), Table(_COLUMNS, rows)))


def _short(words: str) -> str:
    """A safe name that leaves room for the path."""
    return file_stem(words)[:_LONGEST].rstrip(" .,;-")
