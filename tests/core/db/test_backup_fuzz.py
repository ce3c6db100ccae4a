"""Backups from others, mutated: each is refused in words or comes in sound; nothing is written elsewhere."""

from __future__ import annotations

import datetime as dt
import json
import random
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.db import backup
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.services import attachments

TRIES, SEED = 150, 11
NOW = dt.datetime(2020, 3, 5, 8, 0)
Parts = dict[str, bytes]
Mutate = Callable[[random.Random, Parts], Parts]


@pytest.fixture
def parts(app: App, tmp_path: Path) -> Parts:
    """The parts of a sound backup of a unit with two files."""
    unit = app.save("unit", None, {"code": "SM", "name": "Sở Mẫu"})
    for name in ("a.txt", "b.txt"):
        attachments.attach_bytes(app, "unit", unit, name, name.encode() * 50)
    backup.back_up(app.folder, tmp_path / "sound.vstbpn", NOW)
    with zipfile.ZipFile(tmp_path / "sound.vstbpn") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _flip(chance: random.Random, parts: Parts) -> Parts:
    name = chance.choice(list(parts))
    content = bytearray(parts[name])
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return parts | {name: bytes(content)}


def _cut(chance: random.Random, parts: Parts) -> Parts:
    name = chance.choice(list(parts))
    return parts | {name: parts[name][: chance.randrange(len(parts[name]))]}


def _drop(chance: random.Random, parts: Parts) -> Parts:
    gone = chance.choice(list(parts))
    return {name: content for name, content in parts.items() if name != gone}


def _exchange(chance: random.Random, parts: Parts) -> Parts:
    one, other = chance.sample(list(parts), 2)
    return parts | {one: parts[other], other: parts[one]}


def _elsewhere(chance: random.Random, parts: Parts) -> Parts:
    name = chance.choice(["../../evil", "/tmp/evil", "files/../../evil", "files/aa/evil", "C:\\evil", "con"])
    return _named(parts | {name: b"evil"})


def _other_manifest(chance: random.Random, parts: Parts) -> Parts:
    manifest: dict[str, Any] = json.loads(parts[backup.MANIFEST])
    key = chance.choice(list(manifest))
    manifest[key] = chance.choice([None, [], {}, "x", -1, 10**30, {"a": []}, [1], "\u202e"])
    return parts | {backup.MANIFEST: json.dumps(manifest).encode()}


def _other_content(chance: random.Random, parts: Parts) -> Parts:
    """A file under the name of another, told in the manifest as if it were right."""
    name = chance.choice([name for name in parts if name.startswith("files/")])
    return _named(parts | {name: b"evil"})


def _acting(chance: random.Random, parts: Parts) -> Parts:
    """A database with a trigger or a view of its own."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(parts[backup.DATABASE])
        database.execute(
            chance.choice(["create trigger evil after insert on unit begin delete from unit; end",
                           "create view evil as select * from unit"])
        )  # fmt: skip
        return _named(parts | {backup.DATABASE: database.serialize()})


def _named(parts: Parts) -> Parts:
    """With a manifest that tells the hashes of the parts as they are."""
    import hashlib

    manifest = json.loads(parts[backup.MANIFEST])
    hashes = {n: hashlib.sha256(c).hexdigest() for n, c in parts.items() if n != backup.MANIFEST}
    return parts | {backup.MANIFEST: json.dumps({**manifest, "sha256": hashes}).encode()}


MUTATIONS: tuple[Mutate, ...] = (
    _flip, _cut, _drop, _exchange, _elsewhere, _other_manifest, _other_content, _acting,
)  # fmt: skip


def test_no_mutated_backup_does_harm(parts: Parts, tmp_path: Path) -> None:
    chance, refused = random.Random(SEED), 0
    place = tmp_path / "place"
    place.mkdir()
    for number in range(TRIES):
        mutated = MUTATIONS[number % len(MUTATIONS)](chance, parts)
        source = place / "source.vstbpn"
        with zipfile.ZipFile(source, "w") as archive:
            for name, content in mutated.items():
                archive.writestr(name, content)
        refused += not _unpacked(source, place / "data", parts)
    assert refused > TRIES * 0.8
    assert sorted(path.name for path in place.iterdir()) == ["data", "source.vstbpn"]
    assert not Path("/tmp/evil").exists()


def _unpacked(source: Path, root: Path, sound: Parts) -> bool:
    folder = DataFolder(root)
    folder.make()
    try:
        backup.unpack(source, folder, root / "fresh.db", None)
    except UserError as error:
        assert str(error).strip()
        done = False
    else:
        assert (root / "fresh.db").read_bytes() == sound[backup.DATABASE]
        done = True
    for path in folder.files.rglob("*"):
        assert path.is_dir() or f"files/{path.parent.name}/{path.name}" in sound
        assert path.is_dir() or path.read_bytes() == sound[f"files/{path.parent.name}/{path.name}"]
    return done
