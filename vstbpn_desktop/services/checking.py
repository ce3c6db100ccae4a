"""Checking the data: the file's integrity, links, the search index, the attachments' contents."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, select, text

from vstbpn_desktop.db import rebuilding, search_index
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
PAGES = "index_page"
_OF_INDEX: Final = ("missing from index", "wrong # of entries in index", "non-unique entry in index")
_PAGES: Final = "Có trang hỏng trong tệp dữ liệu, nhưng chỉ ở chỉ mục; các bảng dữ liệu còn nguyên."


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, by kind (integrity, index_page, sqlite_index, foreign_key, index, attachment),
    whether it was mended, and what is left to do or to know.
    """

    kind: str
    what: str
    repaired: bool = False
    todo: str = ""


_MENDING: Final[dict[str, Callable[[App], str | None]]] = {
    PAGES: mending.rebuild_file,
    SORTED: mending.reindex,
    LINK: mending.cut_loose_ends,
    INDEX: mending.rebuild_index,
    CONTENT: mending.bring_contents_back,
}
"""What can be mended, in this order."""
MENDABLE: Final = frozenset(_MENDING)
_FROM_TABLES: Final = MENDABLE - {CONTENT}
"""What is mended by what the tables say: not where these are hit themselves."""


def check(app: App, *, repair: bool = False) -> list[Problem]:
    """Everything that is wrong with the data. With `repair` it is mended where that is possible.

    UserError where it is to be mended and the data were opened to be looked at.
    """
    if repair:
        app.refuse_looking()
    found = _problems(app)
    if repair:
        found = _mend(app, found)
    left = [replace(one, todo=_todo(app, one, tried=repair)) for one in found if not one.repaired]
    return [one for one in found if one.repaired] + left


def _mend(app: App, found: list[Problem]) -> list[Problem]:
    mended: list[Problem] = []
    for kind, mend in _MENDING.items():
        kinds = {problem.kind for problem in found}
        if kind not in kinds or (INTEGRITY in kinds and kind in _FROM_TABLES):
            continue
        said = ""
        with contextlib.suppress(DamagedData):
            said = mend(app) or ""
        left = _problems(app)
        mended += [replace(gone, repaired=True, todo=said) for gone in found if gone not in left]
        found = left
    return mended + found


def _todo(app: App, problem: Problem, *, tried: bool) -> str:
    if problem.kind == CONTENT and tried:
        return "Không có bản sao nào còn nguyên; hãy đính kèm lại tệp này."
    if problem.kind != INTEGRITY:
        return "Hãy chạy check --repair."
    newest = safekeeping.newest_sound_backup(app.folder)
    where = f"“{newest}”" if newest else "từ USB hoặc tệp đã cất"
    return f"Không tự sửa được; hãy phục hồi bản sao lưu {where}."


def _problems(app: App) -> list[Problem]:
    verdicts = _verdicts(app.folder)
    damage = [verdict for verdict in verdicts if not any(words in verdict for words in _OF_INDEX)]
    found = [Problem(SORTED, f"Chỉ mục của tệp dữ liệu lệch: {it}") for it in verdicts if it not in damage]
    try:
        app.database.maintain(search_index.refuse_damaged)
        with app.database.read() as connection:
            found += [*_links(connection), *_index(app, connection), *_contents(app, connection)]
    except DamagedData as error:
        damage = damage or [error.what]
    if damage and rebuilding.tables_are_whole(app.folder.database, app.folder.key):
        return [Problem(PAGES, _PAGES), *found]
    return [*(Problem(INTEGRITY, f"Tệp dữ liệu hỏng: {verdict}") for verdict in damage), *found]


def _verdicts(folder: DataFolder) -> list[str]:
    """What SQLite finds wrong with the file.

    Through a connection of its own: one that has read before may find fault with a sound index (3.45).
    """
    found: list[str] = []
    try:
        with (
            database_errors(),
            contextlib.closing(connect(folder.database, folder.key, read_only=True)) as connection,
        ):
            for (verdict,) in connection.execute("pragma integrity_check"):
                found.append(str(verdict))
    except DamagedData as error:
        found = found or [error.what]
    return [verdict for verdict in found if verdict != "ok"]


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
