"""An update of data with a password, by real processes: who starts the versions never knows it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.encryption import PASSWORD
from vstbpn_desktop.app import App
from vstbpn_desktop.db import cipher, migrations
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.db.store import read_manifest
from vstbpn_desktop.errors import Locked, UserError
from vstbpn_desktop.launching import hand_over
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.services import encrypting, safekeeping, updating
from vstbpn_desktop.services.updating.package import this_system
from vstbpn_desktop.services.updating.putting_back import ASIDE
from vstbpn_desktop.services.updating.writing import write_package
from vstbpn_desktop.vault import KeyFile, Unlocked
from vstbpn_desktop.versions import Home, State

DAY, NOW = dt.date(2020, 3, 5), dt.datetime(2020, 3, 5, 8, 0)
ROOT = Path(__file__).resolve().parents[4]
STARTS = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.faults.encryption import PASSWORD, cheap
from vstbpn_desktop.app import App
from vstbpn_desktop.db import migrations
from vstbpn_desktop.errors import Locked
from vstbpn_desktop.vault import KeyFile
from vstbpn_desktop.versions import Home
home, data = Home.of(Path(__file__).parent), Path(sys.argv[2])
def open_data():
    try:
        return App.open(data)
    except Locked:
        home.wait(waiting=True)
    with cheap():
        unlocked = KeyFile.read(data).unlock(PASSWORD)
    home.wait(waiting=False)
    return App.open(data, unlocked=unlocked)
app = open_data()
"""
WORKS = """
app.save("unit", None, {"code": "MOI", "name": "Ghi bằng bản mới"})
home.came_up()
app.close()
"""
MIGRATES_AND_ENDS = """
from vstbpn_desktop.db.store import Store
Store.of(app.folder).keep(app.folder, "truoc-nang-cap", app.clock.now())
from vstbpn_desktop.db.engine import connect
connection = connect(app.folder.database, app.folder.key)
connection.execute("delete from unit")
connection.execute(f"pragma user_version={migrations.VERSION + 1}")
os._exit(9)
"""
pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture
def data(app: App) -> Path:
    """Data with a password and one unit, closed."""
    app.save("unit", None, {"code": "A", "name": "Sở A"})
    encrypting.turn_on(app, PASSWORD)
    app.close()
    return app.folder.root


@pytest.fixture
def home(tmp_path: Path) -> Home:
    root = tmp_path / "Chương trình"
    root.mkdir()
    return Home(root)


def unlocked(data: Path) -> Unlocked:
    file = KeyFile.read(data)
    assert file is not None
    return file.unlock(PASSWORD)


def update(data: Path, home: Home, does: str) -> Path:
    """Bring a version that does this from a stick, its password typed; gives the backup before it."""
    built = home.root.parent / "built"
    program = Home(built).program("")
    program.parent.mkdir()
    program.write_text(STARTS.format(root=str(ROOT)) + does, encoding="utf-8")
    path = home.root.parent / "a.capnhat"
    write_package(built, "0.2.0", this_system(), path)
    with closing(App.open(data, DAY, unlocked=unlocked(data))) as app:
        package = updating.prepare(app, home, path)
        updating.stage(home, package, lambda *_: None)
        return updating.put_in_place(app, home, package)


def start(home: Home, data: Path) -> int | None:
    """As her icon does: the folder of the data is all that is known."""

    children: list[subprocess.Popen[bytes]] = []

    def with_python(command: Sequence[str]) -> subprocess.Popen[bytes]:
        children.append(subprocess.Popen([sys.executable, *command]))
        return children[-1]

    code = hand_over(home, ("--data", str(data)), window=True, start=with_python)
    for child in children:
        child.wait()
    return code


def codes(data: Path) -> list[str]:
    with closing(App.open(data, DAY, unlocked=unlocked(data))) as app, app.database.read() as connection:
        return [row[0] for row in connection.exec_driver_sql("select code from unit order by id")]


def test_a_new_version_comes_up_once_the_password_is_typed(data: Path, home: Home) -> None:
    kept = update(data, home, WORKS)
    assert read_manifest(kept).reason == safekeeping.BEFORE_UPDATE
    assert start(home, data) == 0
    assert home.read() == State(current="0.2.0")
    assert codes(data) == ["A", "MOI"]
    assert cipher.is_encrypted(data / "vstbpn.db")


def test_one_that_migrates_and_ends_is_taken_back_with_its_data(data: Path, home: Home) -> None:
    update(data, home, MIGRATES_AND_ENDS)
    assert start(home, data) is None, "the version before goes on by itself"
    assert home.read() == State(failed="0.2.0")
    migrated = DataFolder(data, unlocked(data).key)
    assert migrations.version_of(migrated.database, migrated.key) == migrations.VERSION + 1
    with pytest.raises(Locked):
        App.open(data, DAY)
    with pytest.raises(UserError, match="mới hơn"):
        codes(data)
    source = updating.put_back_if_failed(home, migrated, NOW)
    assert source is not None and read_manifest(source).reason == safekeeping.BEFORE_UPGRADE
    assert codes(data) == ["A"]
    assert cipher.is_encrypted(migrated.database)
    (aside,) = data.glob(f"{ASIDE}-*.db")
    with closing(connect(aside, migrated.key)) as connection:
        (version,) = connection.execute("pragma user_version").fetchone()
        assert version == migrations.VERSION + 1, "kept as the new version left it, under the same password"


def test_with_the_wrong_key_nothing_is_put_back(data: Path, home: Home) -> None:
    from vstbpn_desktop.vault import DataKey

    update(data, home, MIGRATES_AND_ENDS)
    start(home, data)
    before = (data / "vstbpn.db").read_bytes()
    with pytest.raises(UserError):
        updating.put_back_if_failed(home, DataFolder(data, DataKey.new()), NOW)
    assert (data / "vstbpn.db").read_bytes() == before
