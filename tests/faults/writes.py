"""The kinds of write that are killed: how each is prepared, done again and again, and looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from tests.faults import encryption
from tests.faults.encryption import TODAY
from tests.old_databases.loading import DUMPS, load
from vstbpn_desktop.app import App
from vstbpn_desktop.db import migrations
from vstbpn_desktop.paths import resource
from vstbpn_desktop.queries.years import years
from vstbpn_desktop.records.attachment import Attachment
from vstbpn_desktop.records.document import FROZEN, Document
from vstbpn_desktop.records.note import Note
from vstbpn_desktop.records.number import USED, Number
from vstbpn_desktop.records.succession import Succession
from vstbpn_desktop.records.task import Task
from vstbpn_desktop.records.unit import Unit, UnitName
from vstbpn_desktop.services import attachments, importing, issuing, safekeeping, starting, succession
from vstbpn_desktop.services.saving import save

Seen = tuple[int, int]
"""How many of the writes that were told are lost, and how many stand half done."""


@dataclass(frozen=True)
class Kind:
    """One kind of write. `work` yields 0 when it is ready, then n when its n-th write was done."""

    name: str
    prepare: Callable[[Path], object]
    work: Callable[[Path], Iterator[int]]
    look: Callable[[App, int], Seen]


def _start(root: Path) -> None:
    app = App.open(root, TODAY, create=True)
    starting.initialise(app, "2020")
    profile = {"valid_from": TODAY, "province": "Thanh Hóa", "committee_name": "Ban VSTBPN"}
    app.save("profile", None, profile)
    app.close()


def _rows(app: App, query: Any) -> list[Any]:
    with app.database.read() as connection:
        return list(connection.execute(query).all())


def _edit(root: Path) -> Iterator[int]:
    """A unit, its note and its file in a change."""
    app = App.open(root, TODAY)
    yield 0
    for number in range(1, 10_000):
        with app.change(f"Ghi {number}") as change:
            unit = save(change, app.registry["unit"], None, {"code": f"K{number}", "name": "Đơn vị"}, TODAY)
            note = {"owner": ("unit", unit), "text": f"Ghi chú {number}"}
            save(change, app.registry["note"], None, note, TODAY)
            file = attachments.store_bytes(app.folder, f"{number}.txt", str(number).encode())
            attachments.insert(change, "unit", unit, file, TODAY)
        yield number


def _edited(app: App, told: int) -> Seen:
    units = {int(code[1:]): unit for code, unit in _rows(app, select(Unit.code, Unit.id)) if code[0] == "K"}
    noted = {row[0] for row in _rows(app, select(Note.owner_id))}
    named = {row[0] for row in _rows(app, select(UnitName.unit_id))}
    filed = {row[0] for row in _rows(app, select(Attachment.owner_id))}
    half = [unit for unit in units.values() if not {unit} <= noted & named & filed]
    return len(set(range(1, told + 1)) - set(units)), len(half)


def _import(root: Path) -> Iterator[int]:
    """The programme of a year after another."""
    app = App.open(root, TODAY)
    text = resource("practice", "programme.txt").read_text(encoding="utf-8")
    drafts = [importing.read(text.replace("{year}", str(2000 + n)), 2000 + n) for n in range(1, 4)]
    yield 0
    for number in range(1, 90):
        importing.take(app, drafts[number % 3], 2000 + number)
        yield number


def _imported(app: App, told: int) -> Seen:
    counts = _rows(app, select(Task.programme_id, func.count()).group_by(Task.programme_id))
    whole = max((count for _, count in counts), default=0)
    half = [programme for programme, count in counts if count != whole]
    with app.database.read() as connection:
        found = [year for year in years(connection, TODAY) if year < TODAY.year]
    return max(0, told - len(counts)), len(half) + (not set(range(2001, 2001 + told)) <= set(found))


def _migrate(root: Path) -> Iterator[int]:
    """The oldest data opened by this program."""
    yield 0
    App.open(root, TODAY)
    yield 1


def _migrated(app: App, told: int) -> Seen:
    units = _rows(app, select(func.count()).select_from(Unit))[0][0]
    kept = [own.reason for own in safekeeping.own_backups(app)]
    whole = migrations.version_of(app.folder.database) == migrations.VERSION
    return int(units != 2), int(not whole or safekeeping.BEFORE_UPGRADE not in kept)


def _succeed(root: Path) -> Iterator[int]:
    """A unit renamed again and again."""
    app = App.open(root, TODAY)
    yield 0
    for number in range(1, 10_000):
        date = (dt.date(2000, 1, 1) + dt.timedelta(days=number)).isoformat()
        event = {"kind": "rename", "date": date, "decision": "QĐ", "from": ["385"]}
        succession.take(app, [{**event, "to": [{"name": f"Quan Hóa {number}"}]}])
        yield number


def _succeeded(app: App, told: int) -> Seen:
    events = _rows(app, select(func.count()).select_from(Succession))[0][0]
    names = _rows(app, select(func.count()).where(UnitName.name.like("Quan Hóa %")))[0][0]
    return max(0, told - events), int(names != events)


def _back_up(root: Path) -> Iterator[int]:
    """A backup after each change."""
    app = App.open(root, TODAY)
    yield 0
    for number in range(1, 10_000):
        app.save("unit", None, {"code": f"K{number}", "name": "Đơn vị"})
        safekeeping.back_up_now(app)
        yield number


def _backed_up(app: App, told: int) -> Seen:
    made = len(safekeeping.own_backups(app))
    half = sum(proof.problem != "" for proof in safekeeping.prove(app))
    safekeeping.back_up_now(app)
    return max(0, told - made), half + sum(proof.problem != "" for proof in safekeeping.prove(app))


def _two_states(root: Path) -> None:
    _start(root)
    app = App.open(root, TODAY)
    safekeeping.back_up_now(app)
    app.save("unit", None, {"code": "K1", "name": "Đơn vị"})
    app.close()


def _restore(root: Path) -> Iterator[int]:
    """A backup restored, and the restore taken back, in turn."""
    app = App.open(root, TODAY)
    first = safekeeping.own_backups(app)[-1].path
    yield 0
    for number in range(1, 10_000):
        if number % 2:
            safekeeping.restore(app, first)
        else:
            app.undo()
        yield number


def _restored(app: App, told: int) -> Seen:
    label = app.log(1)[0].label
    units = _rows(app, select(func.count()).where(Unit.code == "K1"))[0][0]
    restored = label.startswith("Phục hồi bản sao lưu")
    return int(told == 1 and units == 1 and not label.startswith("Hoàn tác")), int(restored and units != 0)


def _issue(root: Path) -> Iterator[int]:
    """One document after the other."""
    app = App.open(root, TODAY)
    yield 0
    for number in range(1, 10_000):
        issuing.issue(app, issuing.start_draft(app, "notice", {"subject": "việc", "body": "Lời."}))
        yield number


def _issued(app: App, told: int) -> Seen:
    states = _pairs(_rows(app, select(Document.id, Document.state)))
    used = _pairs(_rows(app, select(Number.document_id, Number.number).where(Number.state == USED)))
    kept: dict[int, set[str]] = {}
    for owner, role in _rows(app, select(Attachment.owner_id, Attachment.role)):
        kept.setdefault(owner, set()).add(role)
    issued = {document for document, state in states.items() if state in FROZEN}
    whole = {one for one in issued if one in used and kept.get(one) == {"word", "pdf", "snapshot"}}
    in_turn = sorted(used.values()) == list(range(1, len(used) + 1))
    strays = (set(used) | set(kept)) - issued
    return max(0, told - len(issued)), len(issued - whole) + len(strays) + (not in_turn)


def _pairs(rows: Iterable[Any]) -> dict[Any, Any]:
    return {one: other for one, other in rows}


KINDS = (
    Kind("edit", _start, _edit, _edited),
    Kind("import", _start, _import, _imported),
    Kind("migration", lambda root: load(DUMPS[0], root), _migrate, _migrated),
    Kind("succession", _start, _succeed, _succeeded),
    Kind("backup", _start, _back_up, _backed_up),
    Kind("restore", _two_states, _restore, _restored),
    Kind("issuing", _start, _issue, _issued),
    Kind("encrypt", encryption.prepare, encryption.work, encryption.look),
)
