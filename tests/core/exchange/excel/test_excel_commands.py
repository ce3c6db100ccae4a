"""`export` and `import` without a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import main as program
from tests.core.exchange.excel.tables import xlsx


def run(tmp_path: Path, *words: str) -> int:
    return program.main(["--data", str(tmp_path / "data"), "--today", "2020-03-05", *words])


def test_out_and_in_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "init", "--starter", "2020")
    path = str(tmp_path / "a.xlsx")
    capfd.readouterr()
    assert run(tmp_path, "export", "unit", path) == 0
    assert json.loads(capfd.readouterr().out) == {"record": "unit", "file": path, "rows": 47}
    assert run(tmp_path, "import", "unit", path) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["new"], told["changed"], told["same"], told["unmapped"]) == (0, 0, 47, [])


def test_a_dry_run_writes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "init")
    path = str(xlsx(tmp_path / "a.xlsx", ("Mã", "Tên đơn vị"), ("SNV", "Sở Nội vụ")))
    for words, count in ((("--dry-run",), 0), ((), 1)):
        assert run(tmp_path, "import", "unit", path, *words) == 0
        capfd.readouterr()
        run(tmp_path, "dump", "unit")
        assert len(capfd.readouterr().out.splitlines()) == count


def test_errors_name_the_cell_and_nothing_is_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "init")
    capfd.readouterr()
    path = xlsx(
        tmp_path / "a.xlsx", ("Mã", "Tên đơn vị", "Cấp"), ("SNV", "Sở Nội vụ", "tổng"), sheet="Đơn vị"
    )
    assert run(tmp_path, "import", "unit", str(path)) == 1
    said = capfd.readouterr()
    assert said.out == "" and said.err.startswith("Đơn vị!C2: ")
    assert run(tmp_path, "import", "unit", str(tmp_path / "không.xlsx")) == 1
    assert run(tmp_path, "export", "unit", str(tmp_path / "a.csv")) == 1
    assert run(tmp_path, "import", "nothing", str(path)) == 1


def test_a_second_drop_of_a_list_without_keys_changes_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "init", "--starter", "2020")
    head = ("Họ và tên", "Đơn vị", "Chức vụ")
    rows = [("Lê Thị A", "Sở Nội vụ", "Chuyên viên"), ("Trần Văn B", "Huyện Quan Hóa", "")]
    path = str(xlsx(tmp_path / "a.xlsx", head, *rows))
    assert run(tmp_path, "import", "person", path) == 0
    capfd.readouterr()
    for words in (("--dry-run",), ()):
        assert run(tmp_path, "import", "person", path, *words) == 0
        told = json.loads(capfd.readouterr().out)
        assert (told["new"], told["same"]) == (0, 2)
        assert [one["same"] for one in told["duplicates"]] == [True, True]
    other = str(xlsx(tmp_path / "b.xlsx", head, ("Lê Thị A", "Sở Nội vụ", "Phó Giám đốc")))
    assert run(tmp_path, "import", "person", other) == 0
    assert json.loads(capfd.readouterr().out)["new"] == 1, "another person of that name may be meant"
    run(tmp_path, "dump", "person")
    assert len(capfd.readouterr().out.splitlines()) == 3


def test_errors_come_row_by_row_and_a_folder_is_no_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "init", "--starter", "2020")
    capfd.readouterr()
    head = ("Đơn vị", "Họ và tên", "Giới tính")
    rows = [("Sở Không Có", "A", "khác"), ("", "", "nữ"), ("Sở Không Có", "", "khác")]
    assert run(tmp_path, "import", "person", str(xlsx(tmp_path / "a.xlsx", head, *rows))) == 1
    cells = [line.split(":")[0] for line in capfd.readouterr().err.splitlines()]
    assert cells == [f"Danh sách!{cell}" for cell in ("A2", "C2", "B3", "A4", "C4")]
    assert run(tmp_path, "import", "person", str(tmp_path)) == 1
    assert "là thư mục" in capfd.readouterr().err
    assert run(tmp_path, "undo", "0") == 1
    assert "ghi số từ 1" in capfd.readouterr().err
