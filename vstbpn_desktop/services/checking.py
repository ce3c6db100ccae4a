"""Checking the data: the file's integrity, links, the search index, the attachments' contents."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, select, text

from vstbpn_desktop.db import search_index
from vstbpn_desktop.db.contents import content_hash
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.db.trouble import database_errors
from vstbpn_desktop.errors import DamagedData
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.queries.saved import WORD_TEMPLATES, saved
from vstbpn_desktop.records.attachment import Attachment
from vstbpn_desktop.services import mending, safekeeping
from vstbpn_desktop.services.attachments import content_path

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

INTEGRITY, SORTED, LINK, INDEX, CONTENT = "integrity", "sqlite_index", "foreign_key", "index", "attachment"
_OF_INDEX: Final = ("missing from index", "wrong # of entries in index", "non-unique entry in index")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, by kind (integrity, sqlite_index, foreign_key, index, attachment), whether it
    was mended, and what is left to do.
    """

    kind: str
    what: str
    repaired: bool = False
    todo: str = ""


_MENDING: Final[dict[str, Callable[[App], object]]] = {
    SORTED: mending.reindex,
    LINK: mending.cut_loose_ends,
    INDEX: mending.rebuild_index,
    CONTENT: mending.bring_contents_back,
}
"""What can be mended, in this order."""
MENDABLE: Final = frozenset(_MENDING)


def check(app: App, *, repair: bool = False) -> list[Problem]:
    """Everything that is wrong with the data. With `repair` it is mended where that is possible."""
    found = list(_problems(app))
    if repair and any(problem.kind in MENDABLE for problem in found):
        found = _mend(app, found)
    return [problem if problem.repaired else replace(problem, todo=_todo(app, problem)) for problem in found]


def _mend(app: App, found: list[Problem]) -> list[Problem]:
    for kind, mend in _MENDING.items():
        if any(problem.kind == kind for problem in found):
            with contextlib.suppress(DamagedData):
                mend(app)
    left = list(_problems(app))
    mended = [replace(problem, repaired=True) for problem in found if problem not in left]
    return mended + left


def _todo(app: App, problem: Problem) -> str:
    if problem.kind == CONTENT:
        return "Không có bản sao nào còn nguyên; hãy đính kèm lại tệp này."
    if problem.kind != INTEGRITY:
        return "Hãy chạy check --repair."
    newest = safekeeping.newest_sound_backup(app.folder)
    where = f"“{newest}”" if newest else "từ USB hoặc tệp đã cất"
    return f"Không tự sửa được; hãy phục hồi bản sao lưu {where}."


def _problems(app: App) -> Iterator[Problem]:
    try:
        yield from _integrity(app.folder)
        with app.database.read() as connection:
            yield from [*_links(connection), *_index(app, connection), *_contents(app, connection)]
    except DamagedData as error:
        yield Problem(INTEGRITY, error.what)


def _integrity(folder: DataFolder) -> Iterator[Problem]:
    """Through a connection of its own: one that has read before may find fault with a sound index (3.45)."""
    with (
        database_errors(),
        contextlib.closing(connect(folder.database, folder.key, read_only=True)) as connection,
    ):
        verdicts = [str(row[0]) for row in connection.execute("pragma integrity_check")]
    for verdict in verdicts:
        if any(words in verdict for words in _OF_INDEX):
            yield Problem(SORTED, f"Chỉ mục của tệp dữ liệu lệch: {verdict}")
        elif verdict != "ok":
            yield Problem(INTEGRITY, f"Tệp dữ liệu hỏng: {verdict}")


def _links(connection: Connection) -> Iterator[Problem]:
    for table, row_id, target, _ in connection.execute(text("pragma foreign_key_check")):
        yield Problem(LINK, f"Dòng {row_id} của {table} chỉ tới một mục không còn trong {target}.")


def _index(app: App, connection: Connection) -> Iterator[Problem]:
    held = set(connection.execute(text("select rowid from search")).scalars())
    wanted = search_index.expected(connection, app.registry)
    if held != wanted:
        yield Problem(INDEX, f"Chỉ mục tìm kiếm lệch {len(held ^ wanted)} mục.")


def _contents(app: App, connection: Connection) -> Iterator[Problem]:
    """The contents of attachments, and of the Word templates kept among them."""
    kept = [(one.value["file"], one.value["sha256"]) for one in saved(connection, WORD_TEMPLATES)]
    for name, digest in [*connection.execute(select(Attachment.name, Attachment.sha256)), *kept]:
        path = content_path(app.folder, digest)
        if not path.exists():
            yield Problem(CONTENT, f"Mất nội dung của tệp “{name}”.")
        elif content_hash(path, app.folder.key) != digest:
            yield Problem(CONTENT, f"Nội dung của tệp “{name}” đã bị thay đổi.")
