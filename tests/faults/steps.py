"""Breaks each step of a write in turn: told in words, nothing half done, and done again it works."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from tests.faults.encryption import PASSWORD, TODAY, open_data
from tests.faults.failing import Steps, breaking
from tests.faults.limits import SECONDS, TooLong, within
from tests.old_databases.loading import load, rows
from vstbpn_desktop.app import App
from vstbpn_desktop.db import migrations
from vstbpn_desktop.db.engine import look
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import export_records
from vstbpn_desktop.services import attachments, encrypting, importing, issuing, safekeeping
from vstbpn_desktop.services.checking import check
from vstbpn_desktop.vault import KeyFile

_UNTOUCHED = ("change", "change_row", "search", "sqlite_")
PROGRAMME = "CHƯƠNG TRÌNH\nCông tác năm 2021\nII. NHIỆM VỤ\n1. Tuyên truyền\n- Tổ chức truyền thông.\n"


@dataclass
class Broken:
    """What became of breaking the steps of one write: how many, states half done, problems, bugs."""

    write: str
    steps: int = 0
    half: int = 0
    problems: int = 0
    bugs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """After which steps something was half done or a problem."""
    unsaid: int = 0
    """Steps whose failure was borne without a word, because nothing hangs on them."""


@dataclass(frozen=True)
class Write:
    """A write whose steps are broken: what it does to opened data, and what it leaves outside of them."""

    name: str
    act: Callable[[App, Path], object]


def _save(app: App, outside: Path) -> None:
    app.save("unit", None, {"code": "MOI", "name": "Sở Mới"})


def _attach(app: App, outside: Path) -> None:
    attachments.attach_bytes(app, "unit", 1, "moi.txt", b"moi")


def _back_up(app: App, outside: Path) -> None:
    safekeeping.back_up_now(app)


def _back_up_file(app: App, outside: Path) -> None:
    safekeeping.back_up(app, outside / "sao-luu.vstbpn")


def _restore(app: App, outside: Path) -> None:
    safekeeping.restore(app, safekeeping.own_backups(app)[-1].path)


def _export(app: App, outside: Path) -> None:
    export_records(app, "unit", outside / "don-vi.xlsx")


def _import(app: App, outside: Path) -> None:
    importing.take(app, importing.read(PROGRAMME, 2021), 2021)


def _issue(app: App, outside: Path) -> None:
    issuing.issue(app, issuing.start_draft(app, "notice", {"subject": "việc", "body": "Lời."}))


def _encrypt(app: App, outside: Path) -> None:
    """On, and off again; from where it was broken off."""
    if app.folder.key is None:
        encrypting.turn_on(app, PASSWORD)
    encrypting.turn_off(app)


WRITES = (
    Write("save", _save),
    Write("attachment", _attach),
    Write("issue", _issue),
    Write("backup", _back_up),
    Write("backup file", _back_up_file),
    Write("restore", _restore),
    Write("export", _export),
    Write("import", _import),
    Write("encrypt", _encrypt),
)


def prepare(root: Path) -> None:
    """A unit with a file, a backup of it, and something written since."""
    app = App.open(root, TODAY, create=True)
    profile = {"valid_from": TODAY, "province": "Thanh Hóa", "committee_name": "Ban VSTBPN"}
    app.save("profile", None, profile)
    app.save("unit", None, {"code": "K1", "name": "Đơn vị"})
    attachments.attach_bytes(app, "unit", 1, "cu.txt", b"cu")
    safekeeping.back_up_now(app)
    app.save("unit", None, {"code": "K2", "name": "Đơn vị khác"})
    app.close()


def break_each(write: Write, prepared: Path, most: int | None = None) -> Broken:
    """Break every step of a write (or `most` of them, spread evenly)."""
    found, total = Broken(write.name), _count(write, prepared)
    for number in range(1, total + 1, max(1, total // most) if most else 1)[:most]:
        with _copy(prepared) as (root, outside), _in_time(found, number):
            _break_one(write, root, outside, number, found)
    return found


@contextmanager
def _copy(prepared: Path) -> Iterator[tuple[Path, Path]]:
    """Data of its own for a try, and a folder outside of them."""
    with tempfile.TemporaryDirectory() as folder:
        root, outside = Path(folder) / "data", Path(folder) / "outside"
        shutil.copytree(prepared, root)
        outside.mkdir()
        yield root, outside


@contextmanager
def _in_time(found: Broken, number: int) -> Iterator[None]:
    try:
        with within():
            yield
    except TooLong:
        found.bugs.append(f"step {number}: not through in {SECONDS:.0f} s")


def _ready(root: Path) -> App:
    """Opened data whose writing connection has its triggers already."""
    app = open_data(root)
    app.database.maintain(lambda connection: None)
    return app


def _count(write: Write, prepared: Path) -> int:
    with _copy(prepared) as (root, outside), breaking(0) as steps:
        app = _ready(root)
        steps.counting = True
        write.act(app, outside)
        steps.counting = False
        app.close()
    return steps.count


def _break_one(write: Write, root: Path, outside: Path, number: int, found: Broken) -> None:
    before = state(root)
    with breaking(number) as steps:
        app = _ready(root)
        steps.counting = True
        said = _act(write, app, outside, steps, found)
        steps.counting = False
        safekeeping.back_up_now(app)
        wrong = _wrong(app)
        app.close()
    found.steps += 1
    found.unsaid += not said
    app = open_data(root)
    wrong += _wrong(app)
    after = state(root)
    left_over = [path for path in outside.iterdir() if path.suffix == ".tmp"]
    write.act(app, outside)
    app.close()
    half = bool(left_over) or (said and after != before and not _a_step_of_its_own(write, after, root))
    _note(found, steps.broke, wrong, half)


def _wrong(app: App) -> list[str]:
    """What is wrong with the data and their backups."""
    unproved = [proof.problem for proof in safekeeping.prove(app) if proof.problem]
    return [problem.what for problem in check(app)] + unproved


def _note(found: Broken, broke: str, wrong: list[str], half: bool) -> None:
    found.problems += len(wrong)
    found.half += half
    found.notes += [f"{broke}: {words}" for words in [*wrong, *(["half done"] if half else [])]]


def _a_step_of_its_own(write: Write, after: dict[str, Any], root: Path) -> bool:
    """Whether what stands is the whole of a change: issuing begins with one for the draft."""
    return write.name == "issue" and not any(key == "number" and rows for key, rows in after.items())


def _act(write: Write, app: App, outside: Path, steps: Steps, found: Broken) -> bool:
    """Do it with a step that breaks; whether that was said."""
    try:
        write.act(app, outside)
    except UserError:
        return True
    except Exception as error:
        found.bugs.append(f"{steps.broke}: {error!r}"[:200])
        return True
    return False


def state(root: Path) -> dict[str, Any]:
    """All rows of all tables but the log and the index."""
    locked = KeyFile.read(root)
    key = locked.unlock(PASSWORD).key if locked else None
    with closing(look(root / "vstbpn.db", key)) as connection:
        names = [name for name in rows(connection) if not name.startswith(_UNTOUCHED)]
        return {name: connection.execute(f"select * from {name} order by 1").fetchall() for name in names}


def break_migration(dump: Path, chosen: Iterable[int] | None = None) -> Broken:
    """Break the steps of migrating old data: they stand as they were, and the next start migrates."""
    found = Broken(f"from {dump.stem}")
    for number in chosen or count(1):
        with tempfile.TemporaryDirectory() as folder, _in_time(found, number):
            root = Path(folder)
            before = load(dump, root)
            with breaking(number) as steps:
                steps.counting = True
                _open(root, steps, found)
            if not steps.broke:
                return found
            found.steps += 1
            _look_at_old(root, int(dump.stem), before, found, steps.broke)
    return found


def _open(root: Path, steps: Steps, found: Broken) -> None:
    try:
        App.open(root, TODAY).close()
    except UserError:
        pass
    except Exception as error:
        found.bugs.append(f"{steps.broke}: {error!r}"[:200])


def _look_at_old(root: Path, old: int, before: dict[str, int], found: Broken, broke: str) -> None:
    half = migrations.version_of(root / "vstbpn.db") not in (old, migrations.VERSION)
    app = App.open(root, TODAY)
    with closing(look(root / "vstbpn.db")) as connection:
        after = rows(connection)
    app.close()
    lost = [f"rows of {table} lost" for table, count in before.items() if after[table] < count]
    _note(found, broke, lost, half)
