"""Mending what a check found: indexes made again, loose ends cut, lost contents brought back from backups."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, select, text

from vstbpn_desktop.db import search_index
from vstbpn_desktop.db.contents import content_hash
from vstbpn_desktop.db.store import DamagedContent, Store
from vstbpn_desktop.queries.saved import WORD_TEMPLATES, saved
from vstbpn_desktop.records.attachment import Attachment
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.services.attachments import content_path

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.vault import DataKey


class _LooseEnd(NamedTuple):
    """A row whose column points at nothing; `needed` where the row is nothing without it."""

    table: str
    row_id: int
    column: str
    needed: bool


def rebuild_file(app: App) -> str:
    """Make the database anew from its tables; gives what the officer is told of it.

    DamagedData where a table is hit.
    """
    return safekeeping.MENDED.format(safekeeping.mend_open(app).name)


def rebuild_index(app: App) -> None:
    """Make the search index again from the records."""
    app.database.maintain(lambda connection: search_index.rebuild(connection, app.registry))


def reindex(app: App) -> None:
    """Make the database's own indexes again from its tables."""

    def work(connection: Connection) -> None:
        connection.exec_driver_sql("reindex")

    app.database.maintain(work)


def cut_loose_ends(app: App) -> None:
    """Empty what points at nothing, in one change; a row that needs it goes to the bin."""
    with app.change("Sửa liên kết đứt", kind="delete") as change:
        for end in list(_loose_ends(change.connection)):
            verb = f"delete from {end.table}" if end.needed else f"update {end.table} set {end.column}=null"
            change.connection.execute(text(f"{verb} where id=:id"), {"id": end.row_id})


def bring_contents_back(app: App) -> None:
    """Fetch contents that are missing or were changed from the store of backups, or from the second place."""
    with app.database.read() as connection:
        digests = set(connection.execute(select(Attachment.sha256)).scalars())
        digests |= {one.value["sha256"] for one in saved(connection, WORD_TEMPLATES)}
    stores = list(_stores(app))
    for digest in sorted(digests):
        path = content_path(app.folder, digest)
        if not path.exists() or content_hash(path, app.folder.key) != digest:
            _fetch(stores, digest, path, app.folder.key)


def _stores(app: App) -> Iterator[Store]:
    yield Store.of(app.folder)
    place = safekeeping.second_place(app)
    if place is not None and (folder := place.present()) is not None:
        yield Store(folder, app.folder.key)


def _fetch(stores: list[Store], digest: str, target: Path, key: DataKey | None) -> None:
    for store in stores:
        with contextlib.suppress(DamagedContent):
            store.fetch(digest, target, key)
            return


def _loose_ends(connection: Connection) -> Iterator[_LooseEnd]:
    for table, row_id, _, number in connection.execute(text("pragma foreign_key_check")).all():
        keys = connection.execute(text(f"pragma foreign_key_list({table})")).all()
        column = next(key[3] for key in keys if key[0] == number)
        columns = connection.execute(text(f"pragma table_info({table})")).all()
        yield _LooseEnd(table, row_id, column, next(bool(one[3]) for one in columns if one[1] == column))
