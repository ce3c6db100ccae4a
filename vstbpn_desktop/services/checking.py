"""Checking the data: the file's integrity, links, the search index, the attachments' contents."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, text

from vstbpn_desktop.db import search_index
from vstbpn_desktop.db.backup import sha256
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.queries.saved import WORD_TEMPLATES, saved
from vstbpn_desktop.records.attachment import Attachment
from vstbpn_desktop.services.attachments import content_path

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong (integrity, foreign_key, index, attachment), and whether it was mended."""

    kind: str
    what: str
    repaired: bool = False


def check(app: App, *, repair: bool = False) -> list[Problem]:
    """Everything that is wrong with the data. With `repair` the index is made again."""
    problems = list(_integrity(app.folder.database))
    with app.database.read() as connection:
        problems += [*_links(connection), *_index(app, connection), *_attachments(app, connection)]
    if repair and any(problem.kind == "index" for problem in problems):
        rebuild_index(app)
        problems = [replace(p, repaired=True) if p.kind == "index" else p for p in problems]
    return problems


def rebuild_index(app: App) -> None:
    """Make the search index again from the records."""
    app.database.maintain(lambda connection: search_index.rebuild(connection, app.registry))


def _integrity(path: Path) -> Iterator[Problem]:
    """Through a connection of its own: one that has read before may find fault with a sound index (3.45)."""
    with contextlib.closing(connect(path, read_only=True)) as connection:
        verdicts = [row[0] for row in connection.execute("pragma integrity_check")]
    yield from (Problem("integrity", f"Tệp dữ liệu hỏng: {v}") for v in verdicts if v != "ok")


def _links(connection: Connection) -> Iterator[Problem]:
    for table, row_id, target, _ in connection.execute(text("pragma foreign_key_check")):
        yield Problem("foreign_key", f"Dòng {row_id} của {table} chỉ tới một mục không còn trong {target}.")


def _index(app: App, connection: Connection) -> Iterator[Problem]:
    held = set(connection.execute(text("select rowid from search")).scalars())
    wanted = search_index.expected(connection, app.registry)
    if held != wanted:
        yield Problem("index", f"Chỉ mục tìm kiếm lệch {len(held ^ wanted)} mục.")


def _attachments(app: App, connection: Connection) -> Iterator[Problem]:
    """The contents of attachments, and of the Word templates kept among them."""
    kept = [(one.value["file"], one.value["sha256"]) for one in saved(connection, WORD_TEMPLATES)]
    for name, digest in [*connection.execute(select(Attachment.name, Attachment.sha256)), *kept]:
        path = content_path(app.folder, digest)
        if not path.exists():
            yield Problem("attachment", f"Mất nội dung của tệp “{name}”.")
        elif sha256(path) != digest:
            yield Problem("attachment", f"Nội dung của tệp “{name}” đã bị thay đổi.")
