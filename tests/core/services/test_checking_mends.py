"""What goes wrong with the data is found, named and mended; what cannot be mended has a way forward."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.contracts.sample_records import make_all
from vstbpn_desktop.app import App
from vstbpn_desktop.cli.run import DONE, USER_ERROR, run
from vstbpn_desktop.errors import DamagedData
from vstbpn_desktop.services import attachments, safekeeping
from vstbpn_desktop.services.checking import check

PAGE = 4096


@pytest.fixture
def filled(app: App) -> App:
    ids = make_all(app)
    app.delete("attachment", [ids["attachment"]])  # one that never had a content
    attachments.attach_bytes(app, "unit", ids["unit"], "anh.png", b"\x89PNG evidence")
    safekeeping.back_up_now(app)
    assert not any(proof.problem for proof in safekeeping.prove(app))
    return app


def sql(app: App, *statements: str) -> None:
    connection = sqlite3.connect(app.folder.database, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def root_page(path: Path, name: str) -> int:
    connection = sqlite3.connect(path)
    page = connection.execute("select rootpage from sqlite_master where name=?", (name,)).fetchone()[0]
    connection.close()
    return int(page)


def spoil(path: Path, page: int) -> None:
    """Flip bytes all over a page."""
    content = bytearray(path.read_bytes())
    for place in range((page - 1) * PAGE, page * PAGE, 7):
        content[place] ^= 0x5A
    path.write_bytes(content)


def test_contents_that_are_lost_or_changed_come_back_from_the_backups(filled: App) -> None:
    (path,) = filled.folder.files.glob("*/*")
    path.write_bytes(b"rot")
    assert [p.kind for p in check(filled)] == ["attachment"]
    assert [p.repaired for p in check(filled, repair=True)] == [True]
    path.unlink()
    check(filled, repair=True)
    assert path.read_bytes() == b"\x89PNG evidence" and check(filled) == []


def test_a_content_that_is_nowhere_is_said(filled: App) -> None:
    (path,) = filled.folder.files.glob("*/*")
    path.unlink()
    for place in (filled.folder.backups / "objects").glob(f"*/{path.name}"):
        place.unlink()
    (found,) = check(filled)
    assert "check --repair" in found.todo, "before it was tried nobody knows that it is nowhere"
    (problem,) = check(filled, repair=True)
    assert not problem.repaired and "đính kèm lại" in problem.todo


def test_loose_ends_are_cut_in_a_change_that_is_in_the_log(filled: App) -> None:
    sql(filled, "update person set unit_id = 999", "update assignment set task_id = 999")
    assert {p.kind for p in check(filled)} == {"foreign_key"}
    assert all(p.repaired for p in check(filled, repair=True))
    assert check(filled) == []
    assert filled.log(1)[0].label == "Sửa liên kết đứt"
    with filled.reader() as reader:
        assert reader.count(filled.registry["assignment"]) == 0
        assert reader.count(filled.registry["person"]) > 0


def test_an_index_of_the_database_is_made_again(filled: App) -> None:
    filled.database.close()
    name = "ix_attachment_owner"
    sql(
        filled,
        "pragma writable_schema=on",
        f"update sqlite_master set sql = sql || ' where id > 100' where name = '{name}'",
    )
    sql(filled, "reindex")
    sql(
        filled,
        "pragma writable_schema=on",
        f"update sqlite_master set sql = replace(sql, ' where id > 100', '') where name = '{name}'",
    )
    filled.database = filled.database.again(None)
    assert {p.kind for p in check(filled)} == {"sqlite_index"}
    assert all(p.repaired for p in check(filled, repair=True))
    assert check(filled) == []


@pytest.fixture
def broken(filled: App) -> Iterator[Callable[[Callable[[Path], None]], Path]]:
    """Harms the database of a closed data folder."""

    def harm(how: Callable[[Path], None]) -> Path:
        filled.close()
        how(filled.folder.database)
        return filled.folder.root

    yield harm


def header(path: Path) -> None:
    path.write_bytes(b"\x00" * 100 + path.read_bytes()[100:])


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: PAGE * 3 + 100])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("how", [header, truncated, emptied, Path.unlink])
def test_data_that_cannot_be_opened_are_replaced_by_the_last_proved_backup(
    broken: Callable[[Callable[[Path], None]], Path],
    how: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = broken(how)
    with pytest.raises(DamagedData) as refused:
        App.open(root)
    assert refused.value.root == root
    assert run(["check", "--data", str(root)], "1") == USER_ERROR
    assert "check --repair" in capsys.readouterr().err
    assert run(["check", "--repair", "--data", str(root)], "1") == DONE
    again = App.open(root)
    assert check(again) == []
    assert again.log(1)[0].label.startswith("Cứu dữ liệu hỏng bằng bản sao lưu")
    again.close()
    kept = len(list(root.glob("vstbpn.db.hong-*"))) >= 1
    assert kept == (how != Path.unlink), "nothing of the damaged file is thrown away"


def test_a_damaged_table_is_told_and_a_restore_is_the_way(
    broken: Callable[[Callable[[Path], None]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = broken(lambda path: spoil(path, root_page(path, "unit")))
    app = App.open(root)
    with pytest.raises(DamagedData):
        app.record("unit", 1)
    problems = check(app, repair=True)
    assert {p.kind for p in problems if not p.repaired} == {"integrity"}
    assert "phục hồi bản sao lưu" in problems[-1].todo and ".vstbak" in problems[-1].todo
    newest = safekeeping.newest_sound_backup(app.folder)
    assert newest is not None
    aside = safekeeping.restore(app, newest)
    assert aside.name.startswith("vstbpn.db.hong-") and check(app) == []
    app.close()
