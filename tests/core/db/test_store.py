"""The store of backups keeps each content once, gives back what it was given, and notices any harm."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from tests.contracts.sample_records import make_all
from vstbpn_desktop.app import App
from vstbpn_desktop.db.store import DamagedContent, Manifest, Store, read_manifest
from vstbpn_desktop.errors import Cancelled, UserError
from vstbpn_desktop.services import attachments

NOW = dt.datetime(2020, 3, 5, 7, 30)


@pytest.fixture
def filled(app: App) -> App:
    ids = make_all(app)
    attachments.attach_bytes(app, "unit", ids["unit"], "anh.png", b"\x89PNG evidence")
    return app


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kho")


def keep(store: Store, app: App, reason: str = "tu-dong", now: dt.datetime = NOW) -> Manifest:
    return store.keep(app.folder, reason, now)


def objects(store: Store) -> set[str]:
    return {path.name for path in store.objects.glob("*/*")}


def test_a_backup_gives_back_database_and_files(filled: App, store: Store, tmp_path: Path) -> None:
    manifest = keep(store, filled)
    (digest,) = manifest.files
    store.fetch(digest, tmp_path / "tep", None)
    assert (tmp_path / "tep").read_bytes() == b"\x89PNG evidence"
    store.assemble(manifest, tmp_path / "copy.db")
    connection = sqlite3.connect(tmp_path / "copy.db")
    held = connection.execute("select count(*) from attachment").fetchone()[0]
    connection.close()
    assert held == manifest.counts["attachment"] > 0
    assert store.manifests() == [manifest] == [read_manifest(store.root / manifest.name)]


def test_only_what_is_new_is_stored_again(filled: App, store: Store) -> None:
    first = keep(store, filled)
    before = objects(store)
    again = keep(store, filled)
    assert objects(store) == before and again.contents == first.contents
    filled.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    third = keep(store, filled)
    assert third.last_change == first.last_change + 1
    assert 0 < len(objects(store) - before) <= len(third.blocks)


def test_what_a_dropped_backup_alone_needed_is_swept(filled: App, store: Store) -> None:
    first = keep(store, filled)
    filled.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    second = keep(store, filled)
    store.drop([first])
    gone = store.sweep()
    assert gone == len(first.contents - second.contents) > 0
    assert objects(store) == second.contents


def test_nothing_is_swept_while_a_manifest_cannot_be_read(filled: App, store: Store) -> None:
    first = keep(store, filled)
    (store.root / first.name).write_bytes(b"rot")
    filled.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    keep(store, filled)
    before = objects(store)
    assert store.sweep() == 0 and objects(store) == before
    assert [path.name for path in store.damaged()] == [first.name]


@pytest.mark.parametrize("harm", ["flipped", "cut", "gone"])
def test_harm_to_a_content_is_noticed(filled: App, store: Store, tmp_path: Path, harm: str) -> None:
    manifest = keep(store, filled)
    path = store._place(manifest.blocks[0])
    content = bytearray(path.read_bytes())
    if harm == "gone":
        path.unlink()
    elif harm == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        content[len(content) // 2] ^= 0xFF
        path.write_bytes(content)
    with pytest.raises(DamagedContent):
        store.assemble(manifest, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    store.discard(manifest.blocks[0])
    keep(store, filled)
    store.assemble(manifest, tmp_path / "copy.db")


def test_a_changed_manifest_is_refused(filled: App, store: Store) -> None:
    path = store.root / keep(store, filled).name
    path.write_bytes(path.read_bytes().replace(b"tu-dong", b"tu-dinh"))
    with pytest.raises(UserError, match="hỏng"):
        read_manifest(path)


def test_numbers_go_on_whatever_the_clock_says(filled: App, store: Store) -> None:
    later = keep(store, filled)
    earlier = keep(store, filled, now=NOW - dt.timedelta(days=400))
    assert [one.number for one in store.manifests()] == [2, 1]
    assert store.manifests()[0] == earlier and earlier.at < later.at


def test_another_store_gets_only_what_it_lacks(filled: App, store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "usb")
    first = keep(store, filled)
    assert store.copy_to(other) == 1 and objects(other) == first.contents
    filled.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    second = keep(store, filled)
    told: list[object] = []
    assert store.copy_to(other, lambda fraction, words: told.append(fraction)) == 1
    assert len(told) == len(second.contents - first.contents)
    assert store.copy_to(other) == 0 and other.manifests() == store.manifests()


def test_a_backup_that_is_stopped_leaves_no_backup(filled: App, store: Store) -> None:
    def stop(fraction: float | None, words: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        store.keep(filled.folder, "tu-dong", NOW, stop)
    assert store.manifests() == [] and not (store.root / "tmp").exists()
