"""A damaged page that no table owns is mended without a backup; one of a table is never called mended."""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.faults.cutting import Cut, power_until
from tests.faults.encryption import PASSWORD
from tests.faults.failing import breaking
from tests.old_databases.loading import DUMPS, load
from vstbpn_desktop.app import App
from vstbpn_desktop.cli.run import DONE, USER_ERROR, run
from vstbpn_desktop.clock import Clock
from vstbpn_desktop.db import migrations, rebuilding
from vstbpn_desktop.db.cipher import remove_database
from vstbpn_desktop.db.engine import connect, look
from vstbpn_desktop.errors import DamagedData, UserError
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.services import encrypting, safekeeping
from vstbpn_desktop.services.checking import check
from vstbpn_desktop.vault import DataKey, KeyFile

PAGE = 4096
DAY = dt.date(2020, 3, 5)
NAMED_FIRST = "sqlite_autoindex_setting_1"
"""Read by every opening."""

Rows = dict[str, list[tuple[Any, ...]]]
pytestmark = pytest.mark.usefixtures("cheap_guesses")


class Data:
    """A closed data folder, with or without a password."""

    def __init__(self, root: Path, *, encrypted: bool) -> None:
        self.root = root
        self.encrypted = encrypted

    @property
    def key(self) -> DataKey | None:
        locked = KeyFile.read(self.root)
        return locked.unlock(PASSWORD).key if locked else None

    @property
    def folder(self) -> DataFolder:
        return DataFolder(self.root, self.key)

    def open(self) -> App:
        locked = KeyFile.read(self.root)
        return App.open(self.root, DAY, unlocked=locked.unlock(PASSWORD) if locked else None)

    def command(self, *words: str) -> int:
        secret = self.root.parent / "mat-khau.txt"
        secret.write_text(PASSWORD, encoding="utf-8")
        given = ("--password-file", str(secret)) if self.encrypted else ()
        return run([*words, *given, "--data", str(self.root)], "1")

    def spoil(self, page: int, chance: random.Random) -> None:
        """Random bytes in the place of a page."""
        with self.folder.database.open("r+b") as file:
            file.seek((page - 1) * PAGE)
            file.write(chance.randbytes(PAGE))

    def roots(self) -> dict[str, int]:
        """The first pages of tables and indexes, by name."""
        with closing(look(self.folder.database, self.key)) as connection:
            return dict(connection.execute("select name, rootpage from sqlite_master where rootpage > 0"))


@pytest.fixture(params=[False, True], ids=["plain", "encrypted"])
def data(request: pytest.FixtureRequest, started_folder: Path, tmp_path: Path) -> Data:
    """The starter of 2020, a backup, and work since that is in no backup."""
    made = Data(tmp_path / "data", encrypted=request.param)
    shutil.copytree(started_folder, made.root)
    app = App.open(made.root, DAY)
    if made.encrypted:
        encrypting.turn_on(app, PASSWORD)
    safekeeping.back_up_now(app)
    app.save("unit", None, {"code": "SAU", "name": "Đơn vị ghi sau bản sao lưu"})
    app.close()
    return made


def rows(database: Path, key: DataKey | None) -> Rows:
    with closing(look(database, key)) as connection:
        found = connection.execute("select name from sqlite_master where type='table'").fetchall()
        names = [name for (name,) in found if not name.startswith("search")]
        return {name: connection.execute(f'select * from "{name}"').fetchall() for name in names}


def schema(database: Path, key: DataKey | None) -> set[tuple[Any, ...]]:
    with closing(look(database, key)) as connection:
        return set(connection.execute("select type, name, tbl_name, sql from sqlite_master"))


def test_every_index_in_turn_and_every_table(data: Data, tmp_path: Path) -> None:
    chance, key, database = random.Random(7), data.key, data.folder.database
    whole, before, named = database.read_bytes(), rows(database, key), schema(database, key)
    fresh = tmp_path / "fresh.db"
    for name, page in sorted(data.roots().items())[::4]:
        data.spoil(page, chance)
        of_table = name in before
        assert rebuilding.tables_are_whole(database, key) != of_table, name
        if of_table:
            with pytest.raises(DamagedData):
                rebuilding.rebuild(database, fresh, key)
        else:
            rebuilding.rebuild(database, fresh, key)
            assert (rows(fresh, key), schema(fresh, key)) == (before, named), name
        remove_database(fresh)
        database.write_bytes(whole)


def test_whatever_page_is_hit_what_is_called_mended_has_every_row(data: Data, tmp_path: Path) -> None:
    chance, key, database = random.Random(8), data.key, data.folder.database
    whole, before, fresh = database.read_bytes(), rows(database, key), tmp_path / "fresh.db"
    mended, pages = 0, range(1, len(whole) // PAGE + 1, 7)
    for page in pages:
        data.spoil(page, chance)
        try:
            rebuilding.rebuild(database, fresh, key)
            mended += 1
            assert rows(fresh, key) == before, page
        except (DamagedData, UserError):
            pass
        remove_database(fresh)
        database.write_bytes(whole)
    assert 0 < mended < len(pages)


@pytest.mark.parametrize("name", ["ix_special_day_date", "search_data", "search_content", "search_config"])
def test_the_check_mends_it_and_says_that_nothing_is_lost(
    data: Data, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows(data.folder.database, data.key)
    data.spoil(data.roots()[name], random.Random(1))
    damaged = data.folder.database.read_bytes()
    assert data.command("check") == USER_ERROR
    assert "check --repair" in capsys.readouterr().err
    assert data.command("check", "--repair") == DONE
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    aside = next(data.root.glob("vstbpn.db.hong-*"))
    words = said[0].get("mended") or said[0]["todo"]
    assert "không mất gì" in words and aside.name in words
    assert aside.read_bytes()[100:] == damaged[100:]
    assert data.command("check") == DONE
    assert rows(data.folder.database, data.key) == before
    app = data.open()
    assert app.search("ghi sau ban sao luu")
    app.undo()
    app.close()


def test_data_that_it_kept_from_being_opened_lose_nothing(
    data: Data, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows(data.folder.database, data.key)
    data.spoil(data.roots()[NAMED_FIRST], random.Random(2))
    with pytest.raises(DamagedData) as refused:
        data.open()
    assert refused.value.root == data.root
    assert data.command("check", "--repair") == DONE
    assert "không mất gì" in json.loads(capsys.readouterr().out)["mended"]
    assert rows(data.folder.database, data.key) == before, "no backup was put in their place"


@pytest.mark.parametrize("name", ["unit", "change", "sqlite_sequence"])
def test_a_page_of_a_table_is_not_mended_by_what_is_left_of_it(data: Data, name: str) -> None:
    data.spoil(data.roots()[name], random.Random(3))
    damaged = data.folder.database.read_bytes()
    with pytest.raises(DamagedData):
        safekeeping.mend(data.folder, Clock(DAY))
    app = data.open()
    assert "integrity" in {problem.kind for problem in check(app, repair=True) if not problem.repaired}
    app.close()
    assert data.folder.database.read_bytes()[PAGE:] == damaged[PAGE:], "nor is anything else"
    assert not list(data.root.glob("*.hong-*"))


def test_links_are_not_cut_after_the_word_of_a_damaged_table(started: App) -> None:
    started.close()
    data = Data(started.folder.root, encrypted=False)
    with closing(connect(data.folder.database)) as connection:
        connection.execute("pragma foreign_keys=off")
        connection.execute("update unit_group_member set unit_id=9999 where id=1")
    data.spoil(data.roots()["profile"], random.Random(4))
    app = data.open()
    assert {problem.kind for problem in check(app, repair=True)} >= {"integrity"}
    assert app.log(1)[0].label != "Sửa liên kết đứt"
    app.close()


@pytest.mark.parametrize("emptied", [b"", b"\x00" * PAGE])
def test_an_empty_file_is_no_sound_one(data: Data, emptied: bytes) -> None:
    data.folder.database.write_bytes(emptied)
    with pytest.raises(DamagedData):
        safekeeping.mend(data.folder, Clock(DAY))
    assert data.folder.database.read_bytes() == emptied


def test_data_in_use_are_left_alone(data: Data) -> None:
    app = data.open()
    with pytest.raises(UserError, match="đang được mở"):
        safekeeping.mend(data.folder, Clock(DAY))
    app.close()


def test_data_of_an_older_program_are_mended_and_brought_up(tmp_path: Path) -> None:
    load(DUMPS[-2], tmp_path)
    data = Data(tmp_path, encrypted=False)
    before = {name: len(found) for name, found in rows(data.folder.database, None).items()}
    data.spoil(data.roots()[NAMED_FIRST], random.Random(5))
    safekeeping.mend(data.folder, Clock(DAY))
    assert migrations.version_of(data.folder.database) == migrations.VERSION
    after = rows(data.folder.database, None)
    assert all(len(after[name]) >= number for name, number in before.items())
    app = data.open()
    assert check(app) == [] or {problem.kind for problem in check(app)} == {"attachment"}
    app.close()


def test_the_power_cut_at_any_step_leaves_the_old_file_or_the_new_one(data: Data, tmp_path: Path) -> None:
    before = rows(data.folder.database, data.key)
    data.spoil(data.roots()["ix_special_day_date"], random.Random(6))
    key, old = data.key, data.folder.database.read_bytes()
    damaged = tmp_path / "damaged"
    data.root.rename(damaged)
    ends: list[bool] = []
    for number in count(1, 3 if data.encrypted else 1):
        shutil.copytree(damaged, data.root)
        folder = DataFolder(data.root, key)
        with power_until(number) as power, suppress(Cut):
            safekeeping.mend(folder, Clock(DAY))
        if not power.is_cut:
            break
        ends.append(folder.database.read_bytes()[100:] == old[100:])
        if ends[-1]:
            safekeeping.mend(folder, Clock(DAY))
            left = {path.name for path in data.root.glob("vstbpn.db*") if ".hong-" not in path.name}
            assert left == {"vstbpn.db"}, number
        assert not list(data.root.glob("*.hong-*.tmp")), number
        assert rows(folder.database, key) == before, number
        shutil.rmtree(data.root)
    assert ends.count(True) > 5 and ends == sorted(ends, reverse=True), "the old one up to a step"


def test_a_full_disk_is_told_and_the_old_file_stands(data: Data, tmp_path: Path) -> None:
    data.spoil(data.roots()["ix_special_day_date"], random.Random(6))
    key, old = data.key, data.folder.database.read_bytes()
    with breaking(0) as steps:
        steps.counting = True
        rebuilding.rebuild(data.folder.database, tmp_path / "fresh.db", key)
    # The first two write down who holds the data: a disk that takes it not costs only the words.
    for number in range(3, steps.count, 17):
        with breaking(number) as breaks:
            breaks.counting = True
            with pytest.raises(UserError, match="hết chỗ trống"):
                safekeeping.mend(DataFolder(data.root, key), Clock(DAY))
        assert data.folder.database.read_bytes()[100:] == old[100:]
        assert not list(data.root.glob("vstbpn.db.*"))
