"""Damaged data met at the opening: mended first, a backup only where a table is hit."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.shell.conftest import Desk
from ui.widgets.button import Button
from ui.widgets.card import EmptyState
from vstbpn_desktop.app import App
from vstbpn_desktop.services import safekeeping

PAGE, BACKUP = 4096, "Dùng bản sao lưu gần nhất"
AT_OPENING, AFTER_IT = "sqlite_autoindex_setting_1", "sqlite_autoindex_programme_1"


@pytest.fixture
def closed(core: App) -> Path:
    """Data with a backup and work since, closed."""
    safekeeping.back_up_now(core)
    core.save("unit", None, {"code": "SAU", "name": "Đơn vị ghi sau"})
    core.close()
    return core.folder.root


def spoil(root: Path, name: str) -> None:
    """Random bytes in the place of the first page of an index or a table."""
    database = root / "vstbpn.db"
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute("select rootpage from sqlite_master where name=?", (name,)).fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(random.Random(1).randbytes(PAGE))


def buttons(desk: Desk) -> dict[str, Button]:
    return {b.text(): b for b in desk.window.stage.findChildren(Button) if not b.isHidden()}


def opened_units(desk: Desk) -> list[str]:
    with desk.workspace.app.database.read() as connection:
        return [row[0] for row in connection.exec_driver_sql("select code from unit not indexed")]


@pytest.mark.parametrize("name", [AT_OPENING, AFTER_IT])
def test_an_index_is_mended_and_the_data_open_with_all_their_work(
    make_desk: Callable[[], Desk], closed: Path, name: str
) -> None:
    spoil(closed, name)
    desk = make_desk()
    desk.workspace.start(lambda: App.open(closed))
    assert desk.workspace.ready and "SAU" in opened_units(desk)
    (aside,) = closed.glob("vstbpn.db.hong-*")
    said = desk.window.bottom.done._text.text()
    assert "không mất gì" in said and aside.name in said


def test_where_a_table_is_hit_a_backup_is_offered(make_desk: Callable[[], Desk], closed: Path) -> None:
    spoil(closed, AT_OPENING)
    spoil(closed, "unit")
    desk = make_desk()
    desk.workspace.start(lambda: App.open(closed))
    notice = desk.window.stage.findChild(EmptyState)
    assert not desk.workspace.ready and notice is not None
    assert "sửa tại chỗ nhưng không được" in notice.text.text()
    assert not list(closed.glob("vstbpn.db.hong-*"))
    desk.messages.answers = ["no", "yes"]
    QTest.mouseClick(buttons(desk)[BACKUP], Qt.MouseButton.LeftButton)
    title, text = desk.messages.asked[-1]
    assert re.fullmatch(r"Dùng bản sao lưu \d\d:\d\d ngày \d\d/\d\d/\d{4}\?", title) and "ghi lại" in text
    assert not desk.workspace.ready and not list(closed.glob("vstbpn.db.hong-*"))
    QTest.mouseClick(buttons(desk)[BACKUP], Qt.MouseButton.LeftButton)
    assert desk.workspace.ready and "SAU" not in opened_units(desk)
    assert list(closed.glob("vstbpn.db.hong-*"))


def test_a_backup_from_a_stick_is_taken_where_the_machine_has_none(
    make_desk: Callable[[], Desk], closed: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "USB của chị Hoà"
    shutil.move(closed / "backups", stick)
    spoil(closed, "unit")
    spoil(closed, AT_OPENING)
    desk = make_desk()
    desk.workspace.start(lambda: App.open(closed))
    desk.messages.answers, desk.messages.files = ["yes"], list(stick.glob("*.vstbak"))
    QTest.mouseClick(buttons(desk)["Chọn bản sao lưu khác…"], Qt.MouseButton.LeftButton)
    assert desk.workspace.ready and "SAU" not in opened_units(desk)


def test_mended_once_and_damaged_again_it_is_not_mended_for_ever(
    make_desk: Callable[[], Desk], closed: Path
) -> None:
    tries: list[int] = []

    def damaged_each_time() -> App:
        tries.append(1)
        spoil(closed, AT_OPENING)
        return App.open(closed)

    desk = make_desk()
    desk.workspace.start(damaged_each_time)
    assert len(tries) == 2 and BACKUP in buttons(desk)


def test_a_full_disk_while_mending_is_what_is_told(
    make_desk: Callable[[], Desk], closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vstbpn_desktop.services.safekeeping import rebuilding

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    spoil(closed, AT_OPENING)
    monkeypatch.setattr(rebuilding, "swap_database", full)
    desk = make_desk()
    desk.workspace.start(lambda: App.open(closed))
    notice = desk.window.stage.findChild(EmptyState)
    assert notice is not None and "hết chỗ trống" in notice.title.text()
