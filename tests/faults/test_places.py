"""What befalls the place of the data: read only, gone, held, a clock set back. It is told, and borne."""

from __future__ import annotations

import datetime as dt
import errno
import io
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from vstbpn_desktop.app import App
from vstbpn_desktop.cli.run import USER_ERROR, run
from vstbpn_desktop.db import migrations
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import attachments, issuing, safekeeping
from vstbpn_desktop.services.checking import check

TODAY = dt.date(2020, 3, 5)
posix = pytest.mark.skipif(os.name != "posix", reason="Windows moves no folder with an open file in it")


@pytest.fixture
def filled(app: App) -> App:
    """A unit with a file."""
    app.save("unit", None, {"code": "K1", "name": "Đơn vị"})
    attachments.attach_bytes(app, "unit", 1, "tep.txt", b"noi dung")
    return app


def add(app: App) -> int:
    return app.save("unit", None, {"code": "K2", "name": "Đơn vị hai"})


def units(app: App) -> int:
    with app.reader() as reader:
        return reader.count(app.registry["unit"])


def writer(app: App, statement: str) -> None:
    with app.database._writer.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(statement)


def refusing(number: int, plain: Callable[..., Any]) -> Callable[..., Any]:
    """Opens nothing to write, for a reason of the system."""

    def opened(file: Any, mode: Any = "r", *args: Any, **options: Any) -> Any:
        if mode not in ("r", "rb"):
            raise OSError(number, os.strerror(number), str(file))
        return plain(file, mode, *args, **options)

    return opened


# read only


@pytest.mark.parametrize(
    ("number", "words"), [(errno.EROFS, "chỉ cho đọc"), (errno.EACCES, "không có quyền")]
)
def test_a_folder_that_is_read_only_is_told_at_the_start(
    empty_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    words: str,
) -> None:
    def refuse(lock: FileLock, **_: object) -> None:
        raise OSError(number, os.strerror(number), lock.lock_file)

    monkeypatch.setattr(FileLock, "acquire", refuse)
    assert run(["progress", "--data", str(empty_folder)], "1") == USER_ERROR
    said = capsys.readouterr().err
    assert str(empty_folder) in said and words in said and "quyền ghi" in said


def test_a_disk_that_turns_read_only_keeps_what_there_is(filled: App) -> None:
    writer(filled, "pragma query_only=on")
    with pytest.raises(UserError, match="chỉ cho đọc") as told:
        add(filled)
    assert "quyền ghi" in told.value.todo and units(filled) == 1
    writer(filled, "pragma query_only=off")
    add(filled)
    assert units(filled) == 2 and check(filled) == []


@pytest.mark.parametrize(
    "act",
    [
        lambda app: attachments.attach_bytes(app, "unit", 1, "hai.txt", b"hai"),
        safekeeping.back_up_now,
        lambda app: safekeeping.back_up(app, app.folder.root / "ra.vstbpn"),
    ],
    ids=["attachment", "backup", "backup file"],
)
def test_files_that_cannot_be_written_are_told(
    filled: App, monkeypatch: pytest.MonkeyPatch, act: Callable[[App], object]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(io, "open", refusing(errno.EROFS, io.open))
        with pytest.raises(UserError, match="ổ đĩa chỉ cho đọc"):
            act(filled)
    assert check(filled) == []
    act(filled)
    assert [proof.problem for proof in safekeeping.prove(filled) if proof.problem] == []


# gone


@posix
def test_data_that_vanish_while_open_are_not_begun_anew(filled: App, tmp_path: Path) -> None:
    root, away = filled.folder.root, tmp_path / "rut-ra"
    root.rename(away)
    acts: list[Callable[[], object]] = [
        lambda: add(filled),
        lambda: attachments.attach_bytes(filled, "unit", 1, "hai.txt", b"hai"),
        lambda: attachments.content_of(filled, 1),
        lambda: safekeeping.back_up_now(filled),
        lambda: safekeeping.back_up(filled, tmp_path / "ra.vstbpn"),
        lambda: safekeeping.look_after(filled),
    ]
    for act in acts:
        with pytest.raises(UserError, match="Không còn thấy dữ liệu") as told:
            act()
        assert "USB" in told.value.todo
    filled.access.viewed("person", 1)
    filled.close()
    assert not root.exists()
    again = App.open(away, TODAY)
    assert units(again) == 1 and check(again) == []
    assert attachments.content_of(again, 1) == b"noi dung"
    again.close()


@posix
def test_data_that_come_back_are_gone_on_with(filled: App, tmp_path: Path) -> None:
    filled.folder.root.rename(tmp_path / "rut-ra")
    with pytest.raises(UserError):
        add(filled)
    (tmp_path / "rut-ra").rename(filled.folder.root)
    add(filled)
    assert units(filled) == 2 and check(filled) == []


# held


def test_a_command_beside_the_window_says_what_to_close(
    filled: App, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["progress", "--data", str(filled.folder.root)], "1") == USER_ERROR
    said = capsys.readouterr().err
    assert "đang được mở ở một cửa sổ hoặc một lệnh khác" in said and "Hãy đóng cửa sổ đó" in said
    add(filled)


def test_another_program_that_holds_the_file_is_told(filled: App) -> None:
    writer(filled, "pragma busy_timeout=0")
    other = sqlite3.connect(filled.folder.database, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(UserError, match="phần mềm khác giữ, không phải cửa sổ hay lệnh") as told:
        add(filled)
    assert "Hãy đóng phần mềm xem dữ liệu" in told.value.todo and units(filled) == 1
    other.close()
    add(filled)
    assert units(filled) == 2


# killed


def test_a_journal_of_a_killed_writer_is_no_damage(filled: App, tmp_path: Path) -> None:
    filled.close()
    source, left = filled.folder.database, tmp_path / "con-lai.db"
    connection = sqlite3.connect(source, isolation_level=None)
    for statement in ("pragma journal_mode=delete", "pragma cache_size=1", "begin"):
        connection.execute(statement)
    connection.execute("create table more as select hex(randomblob(2000)) from change_row, change_row, unit")
    for suffix in ("", "-journal"):
        shutil.copyfile(f"{source}{suffix}", f"{left}{suffix}")
    connection.close()
    assert migrations.version_of(left) == migrations.VERSION


# the clock


def test_a_clock_set_back_changes_no_order_and_no_number(filled: App) -> None:
    profile = {"valid_from": dt.date(2020, 1, 1), "province": "Thanh Hóa", "committee_name": "Ban VSTBPN"}
    filled.save("profile", None, profile)
    first = issue(filled)
    filled.clock.fix(TODAY - dt.timedelta(days=60))
    add(filled)
    second = issue(filled)
    assert (first, second) == (1, 2)
    ids = [entry.id for entry in filled.log(20)]
    assert ids == sorted(ids, reverse=True)
    label = filled.save("unit", None, {"code": "K3", "name": "Đơn vị ba"})
    assert label == 3 and filled.undo() == "Thêm đơn vị Đơn vị ba"
    safekeeping.back_up_now(filled)
    filled.clock.fix(TODAY - dt.timedelta(days=90))
    assert safekeeping.back_up_if_due(filled) is not None
    assert [own.made.month for own in safekeeping.own_backups(filled)] == [12, 1]


def issue(app: App) -> int:
    document = issuing.start_draft(app, "notice", {"subject": "việc", "body": "Lời."})
    issuing.issue(app, document)
    with app.reader() as reader:
        spec = app.registry["number"]
        return max(int(reader.record(spec, row).values["number"]) for row in range(1, reader.count(spec) + 1))
