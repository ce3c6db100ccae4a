"""Putting a version in place: refused, broken off, killed at each step; nothing in use suffers."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.db import backup, migrations
from vstbpn_desktop.db.store import read_manifest
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.services import safekeeping, updating
from vstbpn_desktop.services.updating import package as package_module
from vstbpn_desktop.services.updating import staging
from vstbpn_desktop.services.updating.package import this_system
from vstbpn_desktop.services.updating.putting_back import ASIDE
from vstbpn_desktop.services.updating.writing import write_package
from vstbpn_desktop.versions import Home, State

NOW = dt.datetime(2020, 3, 5, 8, 0)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The installed program."""
    root = tmp_path / "Chương trình"
    root.mkdir()
    (root / "installed.txt").write_text("0.1.0", encoding="utf-8")
    return Home(root)


@pytest.fixture
def stick(tmp_path: Path, home: Home) -> Path:
    """A package of 0.2.0."""
    built = tmp_path / "built"
    program = Home(built).program("")
    program.parent.mkdir()
    program.write_bytes(b"program")
    (built / "data").write_bytes(b"x" * 100_000)
    path = tmp_path / "a.capnhat"
    write_package(built, "0.2.0", this_system(), path)
    return path


def tell(fraction: float | None, words: str) -> None:
    """Nobody listens."""


def update(app: App, home: Home, stick: Path) -> Path:
    """All of it."""
    package = updating.prepare(app, home, stick)
    updating.stage(home, package, tell)
    return updating.put_in_place(app, home, package)


def versions(home: Home) -> list[str]:
    folder = home.state_file.parent
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def test_the_new_version_stands_beside_and_the_data_are_kept(app: App, home: Home, stick: Path) -> None:
    kept = update(app, home, stick)
    assert versions(home) == ["0.2.0"]
    assert home.read() == State(trial="0.2.0")
    assert home.program("0.2.0").read_bytes() == b"program"
    assert (home.root / "installed.txt").read_text(encoding="utf-8") == "0.1.0"
    manifest = read_manifest(kept)
    assert (manifest.reason, manifest.version) == (safekeeping.BEFORE_UPDATE, migrations.VERSION)


@pytest.mark.parametrize("present", ["0.2.0", "0.10.0"])
def test_what_is_not_newer_is_refused(app: App, home: Home, stick: Path, present: str) -> None:
    with pytest.raises(UserError, match="không mới hơn bản đang dùng"):
        updating.prepare(app, Home(home.root, present), stick)


def test_a_full_disk_is_told_before_anything_is_copied(
    app: App, home: Home, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_free", lambda folder: 5_000_000)
    with pytest.raises(UserError, match=r"còn 5 MB, cập nhật cần 2\d\d MB"):
        updating.prepare(app, home, stick)


def test_a_disk_that_fills_on_the_way_leaves_nothing(
    app: App, home: Home, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: object, block: bytes, target: Path) -> None:
        raise package_module._unwritable(target, OSError(28, "No space left on device"))

    monkeypatch.setattr(package_module, "_write", full)
    with pytest.raises(UserError, match="hết chỗ trống"):
        updating.stage(home, updating.prepare(app, home, stick), tell)
    assert versions(home) == []
    assert home.read() == State()


def test_a_folder_that_may_not_be_written_is_told(
    app: App, home: Home, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    package = updating.prepare(app, home, stick)
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UserError, match="quản trị viên"):
        updating.stage(home, package, tell)


def test_a_package_without_the_program_is_no_version(app: App, home: Home, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "readme").write_bytes(b"x")
    path = tmp_path / "a.capnhat"
    write_package(tmp_path / "other", "0.2.0", this_system(), path)
    with pytest.raises(UserError, match="thiếu tệp chương trình"):
        updating.stage(home, updating.prepare(app, home, path), tell)
    assert versions(home) == []


class Killed(BaseException):
    """The mains went off."""


def die(*_: object, **__: object) -> None:
    raise Killed


STEPS: dict[str, tuple[object, str]] = {
    "while unpacking": (package_module, "_write"),
    "before reading back": (staging, "check_unpacked"),
    "before the rename": (Path, "rename"),
    "before the backup": (safekeeping, "back_up_now"),
    "before the switch": (Home, "write"),
    "in the backup": (os, "fsync"),
    "in the switch": (json, "dump"),
}


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_the_old_version_runs_and_the_next_try_succeeds(
    app: App, home: Home, stick: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(*STEPS[step], die)
        patch.setattr(shutil, "rmtree", die)  # a kill cleans nothing up
        with pytest.raises(Killed):
            update(app, home, stick)
    assert home.read() == State(), "nothing is to be tried"
    update(app, home, stick)
    assert home.read() == State(trial="0.2.0")
    assert versions(home) == ["0.2.0"]


def test_practice_data_are_no_occasion_to_update(
    app: App, home: Home, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(App, "practice", property(lambda self: True))
    with pytest.raises(UserError, match="tập dượt"):
        updating.prepare(app, home, stick)


# the way back


@pytest.fixture
def fallen(app: App, home: Home, stick: Path) -> Path:
    """The data folder after an update whose new version ended at its first start; the program is closed."""
    app.save("unit", None, {"code": "A", "name": "Sở A"})
    update(app, home, stick)
    app.close()
    home.begin_trial()
    home.give_up()
    return app.folder.root


def migrate_further(database: Path) -> None:
    """What a newer version does to the data."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"pragma user_version={migrations.VERSION + 1}")
        connection.execute("delete from unit")
        connection.commit()


def names(root: Path) -> list[str]:
    with closing(App.open(root)) as app, app.reader() as reader:
        return [reader.title(app.registry["unit"], row) for row in _ids(app)]


def _ids(app: App) -> list[int]:
    with app.database.read() as connection:
        return [row[0] for row in connection.exec_driver_sql("select id from unit").all()]


def test_data_of_a_newer_schema_are_put_back(fallen: Path, home: Home) -> None:
    migrate_further(fallen / "vstbpn.db")
    with pytest.raises(UserError, match="mới hơn"):
        App.open(fallen)
    source = updating.put_back_if_failed(home, DataFolder(fallen), NOW)
    assert source is not None and read_manifest(source).reason == safekeeping.BEFORE_UPDATE
    assert names(fallen) == ["Sở A"]
    assert [path.name for path in fallen.glob(f"{ASIDE}-*.db")] == [f"{ASIDE}-20200305-080000-vstbpn.db"]


def test_a_database_torn_by_the_new_version_is_put_back(fallen: Path, home: Home) -> None:
    database = fallen / "vstbpn.db"
    database.write_bytes(database.read_bytes()[:5000])
    assert updating.put_back_if_failed(home, DataFolder(fallen), NOW) is not None
    assert names(fallen) == ["Sở A"]


def test_the_backup_before_migrating_holds_what_was_written_after_the_update(
    fallen: Path, home: Home
) -> None:
    with closing(App.open(fallen)) as app:
        app.save("unit", None, {"code": "B", "name": "Sở B"})
        backup.back_up(app.folder, app.folder.backups / "truoc-nang-cap-1.vstbpn", NOW)
    migrate_further(fallen / "vstbpn.db")
    updating.put_back_if_failed(home, DataFolder(fallen), NOW)
    assert names(fallen) == ["Sở A", "Sở B"]


def test_data_the_new_version_did_not_touch_stay(fallen: Path, home: Home) -> None:
    with closing(App.open(fallen)) as app:
        app.save("unit", None, {"code": "B", "name": "Sở B"})
    assert updating.put_back_if_failed(home, DataFolder(fallen), NOW) is None
    assert names(fallen) == ["Sở A", "Sở B"]


def test_without_a_failure_newer_data_are_left_alone(fallen: Path, home: Home) -> None:
    migrate_further(fallen / "vstbpn.db")
    home.forget_failure()
    assert updating.put_back_if_failed(home, DataFolder(fallen), NOW) is None
    assert migrations.version_of(fallen / "vstbpn.db") == migrations.VERSION + 1


def test_data_in_use_are_not_put_back_under_it(fallen: Path, home: Home) -> None:
    with closing(App.open(fallen)):
        migrate_further(fallen / "vstbpn.db")
        with pytest.raises(UserError, match="đang được mở"):
            updating.put_back_if_failed(home, DataFolder(fallen), NOW)


def test_without_any_backup_that_fits_nothing_is_touched(fallen: Path, home: Home) -> None:
    migrate_further(fallen / "vstbpn.db")
    shutil.rmtree(fallen / "backups")
    before = (fallen / "vstbpn.db").read_bytes()
    with pytest.raises(UserError, match="không có bản sao lưu nào"):
        updating.put_back_if_failed(home, DataFolder(fallen), NOW)
    assert (fallen / "vstbpn.db").read_bytes() == before


@pytest.mark.parametrize("at", ["copyfile", "replace"])
def test_killed_while_putting_back_it_is_done_the_next_time(
    fallen: Path, home: Home, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate_further(fallen / "vstbpn.db")
    places: dict[str, tuple[object, str]] = {"copyfile": (shutil, "copyfile"), "replace": (Path, "replace")}
    with monkeypatch.context() as patch:
        patch.setattr(*places[at], die)
        with pytest.raises(Killed):
            updating.put_back_if_failed(home, DataFolder(fallen), NOW)
    assert (fallen / "vstbpn.db").exists()
    updating.put_back_if_failed(home, DataFolder(fallen), NOW)
    assert names(fallen) == ["Sở A"]


def test_a_full_disk_while_putting_back_is_told(
    fallen: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    migrate_further(fallen / "vstbpn.db")
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(UserError, match="hết chỗ trống"):
        updating.put_back_if_failed(home, DataFolder(fallen), NOW)
