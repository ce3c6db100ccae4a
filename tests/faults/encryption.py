"""The password turned on and off as a kind of write: what is under it, and whether all of it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vstbpn_desktop.app import App
from vstbpn_desktop.db import backup, cipher
from vstbpn_desktop.db.store import Store
from vstbpn_desktop.services import attachments, encrypting, safekeeping
from vstbpn_desktop.vault import KeyFile, is_sealed, keyfile
from vstbpn_desktop.vault.keyfile import NAME

TODAY = dt.date(2020, 3, 5)
PASSWORD, CONTENT = "Mưa xuân Quan Hóa", b"noi dung"


@contextmanager
def cheap() -> Iterator[None]:
    """Guesses at passwords cost little: what is tried here is the disk."""
    dear = keyfile.OPERATIONS, keyfile.MEMORY
    keyfile.OPERATIONS, keyfile.MEMORY = 1, 8192
    try:
        yield
    finally:
        keyfile.OPERATIONS, keyfile.MEMORY = dear


def open_data(root: Path) -> App:
    """Open a data folder, by the password where it has one."""
    locked = KeyFile.read(root)
    return App.open(root, TODAY, unlocked=locked.unlock(PASSWORD) if locked else None)


def prepare(root: Path) -> None:
    """A unit with a file, and two backups."""
    app = App.open(root, TODAY, create=True)
    app.save("unit", None, {"code": "K1", "name": "Đơn vị"})
    attachments.attach_bytes(app, "unit", 1, "tep.txt", CONTENT)
    safekeeping.back_up_now(app)
    app.save("unit", None, {"code": "K2", "name": "Đơn vị khác"})
    safekeeping.back_up_now(app)
    app.close()


def work(root: Path) -> Iterator[int]:
    """The password on, off, and on again."""
    app = open_data(root)
    yield 0
    for number in range(1, 10_000):
        if number % 2:
            encrypting.turn_on(app, PASSWORD)
        else:
            encrypting.turn_off(app)
        yield number


def look(app: App, told: int) -> tuple[int, int]:
    """What is lost of the unit, its file and the backups; how much is not as the key file says."""
    with app.reader() as reader:
        units = reader.count(app.registry["unit"])
    sound = attachments.content_of(app, 1) == CONTENT
    kept = len(safekeeping.own_backups(app))
    unproved = sum(proof.problem != "" for proof in safekeeping.prove(app))
    return (units != 2) + (not sound) + (kept != 2), unproved + sum(_not_as_said(app))


def _not_as_said(app: App) -> Iterator[bool]:
    on, folder = app.folder.key is not None, app.folder
    locked = KeyFile.read(folder.root)
    yield (locked is not None) != on or (locked is not None and locked.state != "on")
    yield cipher.is_encrypted(folder.database) != on
    store = Store.of(folder)
    places = [*backup.attachments(folder), *(store._place(d) for m in store.manifests() for d in m.files)]
    yield from (is_sealed(path.read_bytes()) != on for path in places)
    for manifest in store.manifests():
        with store.assembled(manifest, store.root / "look.db") as database:
            yield cipher.is_encrypted(database) != on
    left = {*folder.root.rglob("*.convert*"), *folder.root.rglob("*.tmp")}
    yield any(path.stem != NAME for path in left)  # half a key file gives nothing away and is overwritten
