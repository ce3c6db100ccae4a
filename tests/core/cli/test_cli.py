"""The headless commands: the contract with the outside."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.core.cli.running import Run


def test_the_starter_of_2020(run: Run) -> None:
    assert run("init", "--starter", "2020").code == 0
    counts = {line["record"]: line["count"] for line in run("records").json}
    assert counts["unit"] == 47
    levels = [line["level"] for line in run("dump", "unit").json]
    assert (levels.count("huyện"), levels.count("tỉnh")) == (27, 20)
    names = {d: run("dump", "unit", "--as-of", d).json for d in ("2020-05-31", "2020-06-01")}
    named = {day: next(u["name"] for u in units if u["key"] == "407") for day, units in names.items()}
    assert named == {"2020-05-31": "Huyện Tĩnh Gia", "2020-06-01": "Thị xã Nghi Sơn"}
    standing = [u["key"] for u in names["2020-05-31"] if u["roles"]]
    assert standing == ["SLDTBXH"]


def test_the_starter_of_2026(run: Run) -> None:
    run("init", "--starter", "2026")
    units = run("dump", "unit").json
    communes = [u for u in units if u["level"] == "xã"]
    assert len(communes) == 166
    assert sum(u["type"] == "phường" for u in communes) == 19
    assert sum(u["key"].endswith("~2025") for u in communes) == 145
    assert all(u["unconfirmed"] for u in communes if u["key"].endswith("~2025"))
    assert [u["key"] for u in units if u["roles"]] == ["SNV"]


def test_init_twice_and_a_missing_folder_are_the_users_errors(run: Run) -> None:
    missing = run("records")
    assert (missing.code, missing.out) == (1, "") and "init" in missing.err
    run("init")
    again = run("init")
    assert again.code == 1 and "đã có dữ liệu" in again.err


@pytest.mark.parametrize(
    "words", [("nonsense",), ("dump",), ("log", "--last", "x"), ("init", "--starter", "1999")]
)
def test_wrong_usage_is_two_in_vietnamese(run: Run, words: tuple[str, ...]) -> None:
    outcome = run(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Sai cách gọi lệnh")
    assert "required" not in outcome.err and "invalid" not in outcome.err


def test_a_bug_is_three_with_an_apology_and_the_traceback_in_the_log(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init")

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("vstbpn_desktop.services.transfer.dump", broken)
    outcome = run("dump", "unit")
    assert (outcome.code, outcome.out) == (3, "")
    assert "Rất tiếc" in outcome.err and "Traceback" not in outcome.err
    assert "ZeroDivisionError" in (tmp_path / "data" / "logs" / "vstbpn.log").read_text(encoding="utf-8")


def test_put_is_all_or_nothing_and_names_the_line(run: Run) -> None:
    run("init")
    good = '{"code": "SNV", "name": "Sở Nội vụ"}\n'
    for bad, said in (
        ('{"code": "X"}', "tên đơn vị"),
        ('{"code": "X", "name": "A", "colour": 1}', "colour"),
        ("not json", "JSON"),
        ('{"name": "A"}', "Thiếu Mã"),
        ('{"code": "X", "name": "A", "level": "quận"}', "Các lựa chọn: tỉnh, huyện, xã"),
        ('{"code": "X", "name": "A", "valid_from": "31/02/2020"}', "Có từ ngày"),
        ('{"code": ["X"], "name": {"a": 1}}', "Dòng 2"),
    ):
        outcome = run("put", "unit", "-", stdin=good + bad)
        assert outcome.code == 1, bad
        assert "Dòng 2" in outcome.err and said in outcome.err, outcome.err
        assert run("dump", "unit").out == ""
    assert run("put", "unit", "-", stdin=good).json == [{"created": 1, "updated": 0}]
    assert run("put", "unit", "-", stdin=good).json == [{"created": 0, "updated": 1}]


def test_choices_and_dates_are_read_in_any_usual_spelling(run: Run) -> None:
    run("init")
    line = {"code": "385", "name": "Huyện Quan Hóa", "type": "HUYEN", "valid_from": "5/1/20"}
    run("put", "unit", "-", stdin=json.dumps(line))
    (unit,) = run("dump", "unit").json
    assert (unit["type"], unit["level"], unit["valid_from"]) == ("huyện", "huyện", "2020-01-05")


def test_undo_and_log_speak_in_words(run: Run) -> None:
    run("init")
    run("put", "unit", "-", stdin='{"code": "SNV", "name": "Sở Nội vụ"}')
    assert run("delete", "unit", "SNV").out == "Xoá đơn vị Sở Nội vụ\n"
    assert run("undo", "2").out == "Đã hoàn tác: Xoá đơn vị Sở Nội vụ\nĐã hoàn tác: Nhập 1 đơn vị\n"
    assert run("undo").code == 1
    log = run("log", "--last", "2").out.splitlines()
    assert [line.split(". 05/03/2020 ")[1][6:] for line in log] == [
        "Hoàn tác: Xoá đơn vị Sở Nội vụ", "Hoàn tác: Nhập 1 đơn vị",
    ]  # fmt: skip


def test_keys_come_in_natural_order(run: Run) -> None:
    run("init")
    run("put", "programme", "-", stdin='{"year": 2020, "title": "Chương trình"}')
    codes = ("II.1.10", "III.1", "II.1.2", "II.10.1")
    run("put", "task", "-", stdin="\n".join(f'{{"key": "2020/{c}", "title": "Việc"}}' for c in codes))
    keys = [line["key"] for line in run("dump", "task", "--year", "2020").json]
    assert keys == ["2020/II.1.2", "2020/II.1.10", "2020/II.10.1", "2020/III.1"]
    assert run("dump", "task", "--year", "2021").out == ""


def test_the_main_job_by_commands(run: Run, seed_programme: Path) -> None:
    run("init", "--starter", "2020")
    (draft,) = run("import-programme", str(seed_programme), "--year", "2020", "--dry-run").json
    assert draft["unread"] == []
    groups = [item["group"] for item in draft["items"] if item["part"] == "II"]
    assert [groups.count(f"II.{n}") for n in range(1, 7)] == [7, 2, 4, 6, 3, 5]
    assert run("dump", "task").out == ""
    (taken,) = run("import-programme", str(seed_programme), "--year", "2020").json
    assert (taken["tasks"], taken["recipients"], taken["unread"]) == (32, 5, 0)
    again = run("import-programme", str(seed_programme), "--year", "2020")
    assert again.code == 1 and "đã có chương trình" in again.err
    both = ("--groups", "districts,departments")
    assert run("assign", "2020/III.4", *both, "--due", "2020-06-30").out == "47\n"
    run("put", "unit", "-", stdin='{"code": "408", "name": "Huyện Mới", "valid_from": "2020-03-06"}')
    prompts = [line for line in run("today", today="2020-03-06").json if line["kind"] == "prompt"]
    assert [(p["key"], p["units"]) for p in prompts] == [("2020/III.4", ["408"])]
    lines = run("progress", today="2020-07-06").json
    assert len(lines) == 32
    shown = {line["key"]: line["shown"] for line in lines}
    assert shown["2020/III.4"] == "0/47 · quá hạn 6 ngày"
    assert shown["2020/II.1.1"] == "chưa giao"


def test_a_programme_may_come_through_a_pipe(run: Run, seed_programme: Path) -> None:
    text = seed_programme.read_text(encoding="utf-8")
    (draft,) = run("import-programme", "-", "--year", "2020", "--dry-run", stdin=text).json
    assert len(draft["items"]) == 34


def test_the_contracts_keys_hold_every_word_of_any_file(run: Run) -> None:
    text = """ỦY BAN NHÂN DÂN TỈNH
Số: 05/CTr-BVSTBPN

CHƯƠNG TRÌNH

Công tác năm 2021

Thực hiện nhiệm vụ được giao, Ban xây dựng chương trình như sau:

II. NHIỆM VỤ

Lời dẫn của phần hai được giữ lại.

- Tổ chức truyền thông.

Trên đây là chương trình công tác./.

Nơi nhận:
- Ủy ban nhân dân tỉnh;
- Lưu: VT.

TRƯỞNG BAN
Nguyễn Thị Mẫu

Phụ lục kèm theo
Một dòng lạ ở cuối."""
    (draft,) = run("import-programme", "-", "--year", "2021", "--dry-run", stdin=text).json
    pieces = [draft["title"], *draft["preamble"], *draft["recipients"], draft["filing"], *draft["unread"]]
    pieces += [draft["signature"]["name"], *draft["signature"]["above"], *draft["signature"]["below"]]
    pieces += [item["text"] for item in draft["items"]]
    for part in draft["parts"]:
        pieces += [part["title"], *(group["title"] for group in part["groups"])]
    held = Counter(" ".join(pieces).split())
    markers = {"-", "II.", "Nơi", "nhận:"}
    assert not Counter(word for word in text.split() if word not in markers) - held


def test_profile_is_set_and_shown(run: Run) -> None:
    run("init", "--starter", "2020")
    assert run("profile", "-", stdin='{"signer": "Nguyễn Thị A"}').json[0]["signer"] == "Nguyễn Thị A"
    (shown,) = run("profile").json
    kept = (shown["signer"], shown["province"], shown["standing_unit"])
    assert kept == ("Nguyễn Thị A", "Thanh Hóa", "SLDTBXH")


def test_backup_restore_and_check(run: Run, tmp_path: Path) -> None:
    run("init", "--starter", "2020")
    target = tmp_path / "sao lưu" / "bản một.vstbpn"
    assert run("backup", str(target)).json[0]["counts"]["unit"] == 47
    run("delete", "unit", "385")
    dry = run("restore", str(target), "--dry-run").json[0]
    assert (dry["counts"]["unit"], dry["now"]["unit"]) == (47, 46)
    assert run("restore", str(target)).code == 0
    assert len(run("dump", "unit").json) == 47
    assert run("check").json == [{"ok": True}]


def test_a_second_program_is_told_to_wait(run: Run, tmp_path: Path) -> None:
    from vstbpn_desktop.app import App

    run("init")
    app = App.open(tmp_path / "data")
    outcome = run("records")
    app.close()
    assert outcome.code == 1 and "đang được mở" in outcome.err


def test_every_command_of_the_contract_is_there(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    from vstbpn_desktop.cli.commands import COMMANDS

    wanted = (
        "init profile records fields dump put delete undo log search import-programme assign progress today "
        "documents make backup restore check check-citations import export calendar new-year "
        "issue take-back withdraw correct replace reserve register succession roster review"
    )
    assert set(wanted.split()) <= {command.name for command in COMMANDS}
    assert all(command.help for command in COMMANDS)
