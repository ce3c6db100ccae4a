"""The headless check of citations."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.core.citing_sample import EXPECTED, FAULTY, SEED_EXPECTED
from vstbpn_desktop.cli.run import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path, capsys: Captured) -> str:
    folder = str(tmp_path / "data")
    assert run(["--data", folder, "init", "--starter", "2020"], "test") == 0
    capsys.readouterr()
    return folder


def check(data: str, capsys: Captured, *options: str) -> list[dict[str, Any]]:
    assert run(["--data", data, "check-citations", *options], "test") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def counts(lines: list[dict[str, Any]]) -> Counter[str]:
    return Counter(line["kind"] for line in lines)


def expected(symbols: dict[str, list[str]]) -> Counter[str]:
    return Counter({kind: len(found) for kind, found in symbols.items()})


def test_file_year_and_standard_input_agree(
    data: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chuong-trinh.txt"
    path.write_text(FAULTY, encoding="utf-8")
    of_file = check(data, capsys, "--file", str(path))
    assert counts(of_file) == expected(EXPECTED)
    assert run(["--data", data, "import-programme", str(path), "--year", "2020"], "test") == 0
    capsys.readouterr()
    assert counts(check(data, capsys, "--year", "2020")) == expected(EXPECTED)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(FAULTY.encode())))
    assert check(data, capsys, "--file", "-") == of_file


def test_a_line_says_what_is_wrong_where_and_what_is_right(
    data: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "cong-van.txt"
    path.write_text("Thực hiện Chỉ thị số 21/CT-TW ngày 20/01/2018 của Ban Bí thư.", encoding="utf-8")
    (line,) = check(data, capsys, "--file", str(path))
    assert list(line) == ["kind", "symbol", "normal", "text", "where", "expected", "reason"]
    assert (line["kind"], line["symbol"], line["normal"]) == ("symbol-form", "21/CT-TW", "21-CT/TW")
    assert (line["text"], line["where"]) == ("Chỉ thị số 21/CT-TW", "dòng 1")
    assert line["expected"] == "Chỉ thị số 21-CT/TW"


def test_the_real_programme_of_2020(data: str, capsys: Captured, seed_programme: Path) -> None:
    assert counts(check(data, capsys, "--file", str(seed_programme))) == expected(SEED_EXPECTED)
    assert run(["--data", data, "import-programme", str(seed_programme), "--year", "2020"], "test") == 0
    capsys.readouterr()
    assert counts(check(data, capsys, "--year", "2020")) == expected(SEED_EXPECTED)


def test_what_cannot_be_checked_is_told(data: str, tmp_path: Path, capsys: Captured) -> None:
    assert run(["--data", data, "check-citations", "--file", str(tmp_path / "x.docx")], "test") == 1
    assert "Không tìm thấy tệp" in capsys.readouterr().err
    assert run(["--data", data, "check-citations", "--year", "1999"], "test") == 1
    assert "Chưa có chương trình công tác năm 1999" in capsys.readouterr().err
