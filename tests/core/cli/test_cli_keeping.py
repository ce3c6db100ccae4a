"""The commands of what was done and of what is handed over, run as from outside."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.core.cli.running import Run


def test_a_handover_opens_on_another_machine(run: Run, tmp_path: Path) -> None:
    assert run("init", "--starter", "2020").code == 0
    made = run("handover", str(tmp_path / "ban-giao.vstbpn"))
    assert made.code == 0, made.err
    (told,) = made.json
    assert (tmp_path / "ban-giao.pdf").exists()
    assert (tmp_path / "ban-giao.docx").exists()
    assert told["counts"]["unit"] == 47
    other = ("--data", str(tmp_path / "may-khac"))
    assert run(*other, "init").code == 0
    (restored,) = run(*other, "restore", told["file"]).json
    assert restored["counts"] == told["counts"]
    assert {line["record"]: line["count"] for line in run("records").json} == {
        line["record"]: line["count"] for line in run(*other, "records").json
    }


def test_a_handover_under_the_name_of_its_list_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    run("init")
    refused = run("handover", str(tmp_path / "ban-giao.pdf"))
    assert refused.code == 1
    assert "đuôi .pdf" in refused.err


def test_the_recycle_bin_gives_one_delete_back(run: Run) -> None:
    run("init", "--starter", "2020")
    run("delete", "unit", "STC")
    run("delete", "unit", "SYT")
    health, finance = run("bin").json
    assert (health["label"], finance["label"]) == ("Xoá đơn vị Sở Y tế", "Xoá đơn vị Sở Tài chính")
    assert run("undo", "--change", str(finance["change"])).out == "Đã hoàn tác: Xoá đơn vị Sở Tài chính\n"
    assert run("bin").json == [health]
    again = run("undo", "--change", str(finance["change"]))
    assert (again.code, "đã được hoàn tác" in again.err) == (1, True)
    assert run("undo", "1", "--change", "3").code == 1
    assert run("undo", "--change", "999").code == 1


def test_the_log_is_filtered_by_record_days_and_person(run: Run) -> None:
    run("init")
    run("put", "person", "-", stdin='{"name": "Phạm Thị Bình"}', today="2020-03-05")
    run("put", "person", "-", stdin='{"name": "Trần Văn An"}', today="2020-03-06")
    run("put", "unit", "-", stdin='{"code": "SNV", "name": "Sở Nội vụ"}', today="2020-03-07")
    assert len(run("log", "--record", "person").out.splitlines()) == 2
    assert len(run("log", "--since", "2020-03-06").out.splitlines()) == 2
    assert len(run("log", "--since", "06/03/2020", "--until", "2020-03-06").out.splitlines()) == 1
    assert len(run("log", "--person", "1").out.splitlines()) == 1
    unknown = run("log", "--record", "nguoi")
    assert (unknown.code, "Không có loại mục" in unknown.err) == (1, True)
    assert run("log", "--person", "99").code == 1
    assert run("log", "--since", "hôm kia xưa").code == 1


def test_the_log_is_made_as_a_paper(run: Run, tmp_path: Path) -> None:
    run("init", "--starter", "2020")
    run("delete", "unit", "STC")
    out = tmp_path / "nhat-ky.xlsx"
    made = run("make", "change-log", "--out", str(out), "--option", "deleted=có")
    assert made.code == 0, made.err
    cells = [cell for row in load_workbook(out).worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "Xoá đơn vị Sở Tài chính" in cells


def test_a_year_is_reopened_with_its_reason_in_the_log_or_without_one(run: Run) -> None:
    run("init")
    run("put", "programme", "-", stdin='{"year": 2020, "title": "Chương trình năm 2020"}')
    for more, told in ((("--reason", "ghi thiếu một kết quả"), ": ghi thiếu một kết quả"), ((), "")):
        assert run("close-year", "2020", today="2021-01-10").code == 0
        assert run("reopen-year", "2020", *more, today="2021-01-11").json == [{"year": 2020, "closed": False}]
        assert run("log", "--last", "1").out.endswith(f"Mở khoá số liệu năm 2020{told}\n")
