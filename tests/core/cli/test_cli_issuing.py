"""The commands from draft to issued."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from vstbpn_desktop.cli.run import run

TODAY = "2020-06-18"
LETTER = ("--option", "subject=góp ý dự thảo", "--option", "body=Ban gửi lấy ý kiến.")


class Office:
    """Runs commands on one data folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capsys = capsys
        self.err = ""

    def __call__(self, *words: str, code: int = 0) -> list[Any]:
        done = run(["--data", str(self._folder), "--today", TODAY, *words], "test")
        said = self._capsys.readouterr()
        self.err = said.err
        assert done == code, said.err
        return [json.loads(line) for line in said.out.splitlines() if line.startswith("{")]

    def draft(self) -> str:
        (line,) = self("draft", "official-letter", *LETTER)
        return str(line["key"])


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    """The starter of 2020 with a confirmed profile."""
    office = Office(tmp_path / "data", capsys)
    office("init", "--starter", "2020")
    (tmp_path / "ho-so.json").write_text('{"unconfirmed": ""}', "utf-8")
    office("profile", str(tmp_path / "ho-so.json"))
    return office


def test_a_draft_is_issued_under_the_next_number_and_is_not_undone(office: Office) -> None:
    key = office.draft()
    (line,) = office("issue", key)
    assert (line["state"], line["symbol"], line["date"]) == ("đã phát hành", "01/BVSTBPN", TODAY)
    assert set(line["files"]) == {"word", "pdf", "snapshot"} and line["confirmed"] == []
    office("undo", code=1)
    assert "không hoàn tác được" in office.err and "thu hồi" in office.err
    office("issue", key, code=1)
    assert "đã phát hành" in office.err
    office("delete", "document", key, code=1)
    assert "đã phát hành" in office.err


def test_number_and_date_are_as_records_staff_gave_them(office: Office) -> None:
    (line,) = office("issue", office.draft(), "--number", "12", "--date", "2020-06-20")
    assert (line["symbol"], line["date"]) == ("12/BVSTBPN", "2020-06-20")
    assert "thứ Bảy" in office.err and "Bỏ trống từ số 1 đến số 11" in office.err
    office("issue", office.draft(), "--number", "12", code=1)
    assert "đã dùng" in office.err
    office("issue", "99", code=1)
    assert "Không có văn bản “99”" in office.err


def test_an_unconfirmed_value_is_not_issued_unconfirmed(office: Office, tmp_path: Path) -> None:
    (tmp_path / "lai.json").write_text('{"unconfirmed": "Ký hiệu văn bản"}', "utf-8")
    office("profile", str(tmp_path / "lai.json"))
    key = office.draft()
    office("issue", key, code=1)
    assert "Ký hiệu văn bản" in office.err and "--confirm" in office.err
    (line,) = office("issue", key, "--confirm")
    assert line["confirmed"] == ["Hồ sơ Ban (Ký hiệu văn bản)"]


def test_the_word_file_that_was_edited_is_taken_back(office: Office, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Đã sửa")
    document.save(str(tmp_path / "sua.docx"))
    key = office.draft()
    (line,) = office("take-back", key, str(tmp_path / "sua.docx"))
    assert line["state"] == "dự thảo"
    office("take-back", key, str(tmp_path / "khong-co.docx"), code=1)
    (line,) = office("issue", key)
    assert line["files"]["word"]["name"] == "sua.docx" and "pdf" not in line["files"]


@pytest.mark.parametrize(
    ("act", "state"), [("withdraw", "đã thu hồi"), ("correct", "đã đính chính"), ("replace", "đã thay thế")]
)
def test_another_document_withdraws_corrects_or_replaces_it(office: Office, act: str, state: str) -> None:
    key = office.draft()
    office(act, key, code=1)
    assert "chưa phát hành" in office.err
    office("issue", key)
    (line,) = office(act, key, "--reason", "sai số liệu")
    assert (line["state"], line["acts_on"]) == ("dự thảo", key)
    office("issue", line["key"], "--confirm")
    told = {one["key"]: one["state"] for one in office("dump", "document")}
    assert (told[key], told[line["key"]]) == (state, "đã phát hành")


def test_reserved_numbers_are_passed_over_and_cancelled_by_undo(office: Office) -> None:
    lines = office("reserve", "--count", "2", "--reason", "Giấy mời")
    assert [(line["series"], line["number"]) for line in lines] == [("BAN", 1), ("BAN", 2)]
    (line,) = office("issue", office.draft())
    assert line["number"] == 3
    lines = office("reserve")
    office("undo")
    told = [(one["number"], one["state"]) for one in office("dump", "number")]
    assert told == [(1, "giữ chỗ"), (2, "giữ chỗ"), (3, "đã dùng"), (4, "huỷ")]
    office("reserve", "--series", "KHONG", code=1)
    assert "BAN" in office.err
    office("reserve", "--count", "0", code=1)


def test_a_document_put_by_hand_is_issued(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "vb.jsonl"
    path.write_text('{"direction": "đi", "subject": "Kế hoạch phối hợp", "kind_code": "KH"}\n', "utf-8")
    office("put", "document", str(path))
    (line,) = office("issue", "1", "--number", "5", "--date", "2020-06-17")
    assert line["symbol"] == "05/KH-BVSTBPN" and set(line["files"]) == {"snapshot"}
    path.write_text('{"key": "1", "state": "dự thảo"}\n', "utf-8")
    office("put", "document", str(path), code=1)
    assert "đã phát hành" in office.err


def test_the_registers_are_told_and_printed(office: Office, tmp_path: Path) -> None:
    office("issue", office.draft())
    office("reserve")
    path = tmp_path / "den.jsonl"
    came = {"direction": "đến", "subject": "đôn đốc", "received_on": "2020-06-17", "symbol": "15/UBND-VX"}
    path.write_text(json.dumps(came) + "\n", "utf-8")
    office("put", "document", str(path))
    out = office("register", "out", "--year", "2020")
    assert [(line["number"], line["symbol"], line["state"]) for line in out] == [
        (1, "01/BVSTBPN", "entered"), (2, "02", "reserved"),
    ]  # fmt: skip
    assert [(line["number"], line["symbol"]) for line in office("register", "in", "--year", "2020")] == [
        (1, "15/UBND-VX")
    ]
    assert office("register", "out", "--year", "2019") == []
    for ending in ("docx", "pdf", "xlsx"):
        file = tmp_path / f"so-di.{ending}"
        (line,) = office("register", "out", "--year", "2020", "--out", str(file))
        assert line["file"] == str(file) and file.stat().st_size > 1000
    office("register", "out", "--year", "2020", "--out", str(tmp_path / "khong" / "so.pdf"), code=1)
    assert "Không có thư mục" in office.err


def test_a_certified_copy_has_its_own_series(office: Office) -> None:
    key = office.draft()
    office("issue", key)
    (line,) = office("copy", key, "--form", "SL")
    assert (line["kind"], line["acts_on"]) == ("Sao lục", key)
    (line,) = office("issue", line["key"])
    assert line["symbol"] == "01/SL-BVSTBPN"
