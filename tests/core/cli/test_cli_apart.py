"""The headless way to a file for each addressee."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vstbpn_desktop.cli.run import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path, capsys: Captured) -> str:
    folder = str(tmp_path / "data")
    assert run(["--data", folder, "init", "--starter", "2020"], "test") == 0
    capsys.readouterr()
    return folder


def test_make_apart_writes_a_file_for_each_and_the_list(data: str, tmp_path: Path, capsys: Captured) -> None:
    words = ["make", "invitation", "--out", str(tmp_path / "gửi"), "--apart", "docx", "--year", "2020"]
    chosen = ("whom=listed", "record=unit", "group=districts", "attend=Hội nghị sơ kết")
    options = [word for option in chosen for word in ("--option", option)]
    assert run(["--data", data, *words, *options], "test") == 0
    folder = Path(json.loads(capsys.readouterr().out)["file"])
    assert folder == tmp_path / "gửi" / "Giấy mời Hội nghị sơ kết"
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 28 and names[0] == "001 Ban VSTBPN thành phố Thanh Hóa.docx"
    assert names[-1] == "Danh sách gửi.xlsx"


def test_a_document_of_one_paper_is_not_parted(data: str, tmp_path: Path, capsys: Captured) -> None:
    words = ["make", "notice", "--out", str(tmp_path / "gửi"), "--apart", "pdf", "--year", "2020"]
    assert run(["--data", data, *words], "test") == 1
    assert "chỉ có một bản" in capsys.readouterr().err
    assert not (tmp_path / "gửi").exists()
