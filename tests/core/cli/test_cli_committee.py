"""The commands of the committees, from the flagged seat to the decision that changes the roster."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.cli.running import Run
from tests.core.services.committee_sample import fill
from vstbpn_desktop.app import App


@pytest.fixture
def filled(started_folder: Path, tmp_path: Path) -> None:
    """The committee of scenario 4 in the folder the commands work on."""
    import shutil

    shutil.copytree(started_folder, tmp_path / "data")
    app = App.open(tmp_path / "data")
    fill(app)
    app.close()


def names(run: Run, day: str) -> list[str]:
    return [line["name"] for line in run("roster", "--as-of", day).json]


@pytest.mark.usefixtures("filled")
def test_the_decision_is_drafted_issued_and_changes_the_roster(run: Run) -> None:
    (found,) = run("review", "--as-of", "1/5/2020").json
    assert (found["kind"], found["out"], found["into"]) == ("replace", "Trần Văn A", "Lê Thị B")
    (board,) = run("committees", "--as-of", "1/5/2020").json
    assert (board["members"], board["women"], board["changing"], board["decision"]) == (2, 1, 1, "QĐ 1")
    drafted = run("draft", "committee-decision", today="2020-05-05")
    key = drafted.json[0]["key"]
    # What records staff did by hand: signed on paper, numbered by the people's committee.
    assert run("put", "document", "-", stdin=f'{{"key": "{key}", "state": "đã ký"}}').code == 0
    number = ("--number", "99/QĐ-UBND", "--date", "20/5/2020", "--confirm")
    assert run("issue", key, *number, today="2020-05-20").code == 0
    assert names(run, "19/5/2020")[1] == "Trần Văn A" and names(run, "20/5/2020")[1] == "Lê Thị B"
    (changed,) = run("roster", "--as-of", "20/5/2020", "--since", "19/5/2020").json
    assert (changed["kind"], changed["out"], changed["into"]) == ("replace", "Trần Văn A", "Lê Thị B")
    (last, first) = run("committee-history").json
    assert (last["date"], last["document"], last["replace"]) == ("2020-05-20", key, 1)
    assert (first["founding"], first["add"]) == (True, 2)
    assert "Kiện toàn Ban" in run("undo").out
    assert names(run, "20/5/2020")[1] == "Trần Văn A"
    assert run("carry-out", key).json == [{"document": key, "note": None}]
    assert names(run, "20/5/2020")[1] == "Lê Thị B"


@pytest.mark.usefixtures("filled")
def test_what_cannot_be_done_is_said_without_a_trace(run: Run, tmp_path: Path) -> None:
    for words, said in (
        (("roster", "--as-of", "hôm nào"), "hôm nào"),
        (("roster", "--unit", "KHONG"), "KHONG"),
        (("review", "--unit", "SYT"), "Đơn vị SYT chưa có Ban"),
        (("carry-out", "7"), "7"),
        (("renew", "--date", "1/1/2019", "--decision", "QĐ 1"), "Không có ghế nào phải thay đổi"),
        (("import-committees", str(tmp_path / "khong.xlsx")), "khong.xlsx"),
    ):
        found = run(*words)
        assert (found.code, "Traceback" in found.err) == (1, False) and said in found.err
    (tmp_path / "a.xlsx").write_bytes(b"x")
    assert run("import-committees", str(tmp_path / "a.xlsx")).code == 1


@pytest.mark.usefixtures("filled")
def test_members_come_from_a_workbook_dry_first(run: Run, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Đơn vị", "Họ và tên", "Chức vụ", "Vai trò"), ("Sở Y tế", "Hà M", "Giám đốc", "Trưởng ban")):
        sheet.append(row)
    book.save(tmp_path / "ban.xlsx")
    words = ("import-committees", str(tmp_path / "ban.xlsx"))
    dry = run(*words, "--dry-run").json[0]
    assert (dry["new_committees"], dry["new"]) == (1, 1)
    assert len(run("committees").json) == 1
    assert run(*words).json == [dry]
    (line,) = run("roster", "--unit", "SYT").json
    assert (line["name"], line["role"], line["flags"]) == ("Hà M", "Trưởng ban", ["no_duty", "unconfirmed"])
    sheet.append(("Sở Lạ", "Hà N", "", ""))
    book.save(tmp_path / "ban.xlsx")
    wrong = run(*words)
    assert wrong.code == 1 and "dòng 3: không có đơn vị “Sở Lạ”" in wrong.err
