"""The exported sheet: typed cells, texts that stay texts, what Excel needs to filter and print it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import Cancelled, UserError
from vstbpn_desktop.exchange.excel import export_records, plan_import, take_import
from vstbpn_desktop.exchange.excel.words import escaped, split, unescaped

HOSTILE = ("=1+1", "+84 912", "-5", "@a", '=HYPERLINK("x")', "a;b|c\\d: e", "_x0041_", "<b>&amp;", "00123")


def sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def test_cells_have_types_and_the_sheet_is_ready_to_use(started: App, tmp_path: Path) -> None:
    for number in (1, 2):
        values = {"subject": f"Báo cáo {number}", "date": dt.date(2020, 1, number), "symbol": f"0{number}/BC"}
        started.save("document", None, values)
    path = tmp_path / "Văn bản.xlsx"
    assert export_records(started, "document", path, year=2020) == 2
    page = sheet(path)
    head = [cell.value for cell in page[3]]
    row = dict(zip(head, page[4], strict=True))
    assert page["A1"].value == "VĂN BẢN NĂM 2020" and "2 văn bản" in page["A2"].value
    assert row["Ngày văn bản"].value == dt.datetime(2020, 1, 1)
    assert row["Ngày văn bản"].number_format == "dd/mm/yyyy"
    assert row["Số, ký hiệu"].value == "01/BC" and row["Số, ký hiệu"].number_format == "@"
    assert row["Mã số"].value == 1 and row["Loại"].value == "đến"
    assert page.freeze_panes == "A4" and page.auto_filter.ref == "A3:AG5"
    assert page.print_title_rows == "$3:$3" and page.page_setup.paperSize == 9
    assert page.page_setup.fitToWidth == 1 and page.sheet_properties.pageSetUpPr.fitToPage
    assert page["A6"].value == "Tổng cộng 2 dòng"


def test_numbers_are_summed_and_ranks_are_not(started: App, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    export_records(started, "unit", path)
    page = sheet(path)
    assert all(not str(cell.value or "").startswith("=") for cell in page[page.max_row])
    for size in (5, 7):
        started.save("attachment", None, {"owner": ("unit", 1), "name": "a", "sha256": "0", "size": size})
    export_records(started, "attachment", path)
    page = sheet(path)
    assert [cell.value for cell in page[6] if cell.value][1] == "=SUBTOTAL(9,D4:D5)"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_looks_like_a_formula_stays_text(started: App, tmp_path: Path, hostile: str) -> None:
    row_id = started.save("person", None, {"name": hostile, "phone": hostile})
    path = tmp_path / "a.xlsx"
    export_records(started, "person", path)
    cell = sheet(path)["B4"]
    assert cell.data_type in ("s", "inlineStr")
    assert cell.quotePrefix == (hostile[0] in "=+-@")
    started.delete("person", [row_id])
    take_import(started, plan_import(started, "person", path))
    assert started.record("person", row_id).values["name"] == hostile


def test_chosen_rows_and_columns(started: App, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert (
        export_records(started, "unit", path, filters=(("level", "district"),), fields=("name", "code")) == 27
    )
    assert [cell.value for cell in sheet(path)[3]] == ["Tên đơn vị", "Mã"]
    assert export_records(started, "unit", path, ids=[3, 1], fields=("code",)) == 2
    with started.reader() as reader:
        expected = [reader.key(started.registry["unit"], row_id) for row_id in (3, 1)]
    assert [sheet(path)["A4"].value, sheet(path)["A5"].value] == expected


def test_references_show_key_and_title(started: App, tmp_path: Path) -> None:
    with started.reader() as reader:
        unit = reader.get(started.registry["unit"], "SNV")
    started.save("person", None, {"name": "Lê Thị A", "unit": unit})
    export_records(started, "person", tmp_path / "a.xlsx", fields=("unit",))
    assert sheet(tmp_path / "a.xlsx")["A4"].value == "SNV – Sở Nội vụ"


def test_a_part_of_the_columns_still_tells_which_record_a_row_is(started: App, tmp_path: Path) -> None:
    started.save("person", None, {"name": "Lê Thị A", "phone": "0912"})
    path = tmp_path / "a.xlsx"
    export_records(started, "person", path, fields=("name",), note="Nữ")
    page = sheet(path)
    assert [cell.value for cell in page[3]] == ["Họ và tên", "Mã số"]
    assert page.column_dimensions["B"].hidden and not page.column_dimensions["A"].hidden
    assert page["A2"].value.endswith("1 người · Nữ")
    page["A4"].value = "Lê Thị Anh"
    page.parent.save(path)
    assert take_import(started, plan_import(started, "person", path)) == 1
    with started.reader() as reader:
        assert reader.count(started.registry["person"]) == 1


def test_an_export_tells_how_far_it_is_and_can_be_stopped(started: App, tmp_path: Path) -> None:
    def tell(fraction: float | None, words: str) -> None:
        assert fraction == 0 and words.startswith("Đang xuất 0/")
        raise Cancelled

    with pytest.raises(Cancelled):
        export_records(started, "unit", tmp_path / "a.xlsx", tell=tell)
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_text_too_long_for_a_cell_is_cut_in_sight_and_not_lost(started: App, tmp_path: Path) -> None:
    text = "dài " * 10_000
    row_id = started.save("document", None, {"subject": "Báo cáo", "note": text})
    path = tmp_path / "a.xlsx"
    export_records(started, "document", path)
    plan = plan_import(started, "document", path)
    assert plan.count("same") == 1 and plan.problems == ()
    started.delete("document", [row_id])
    assert "bị cắt" in str(plan_import(started, "document", path).problems[0])


def test_a_file_open_in_excel_is_said_so(
    started: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserError, match="đang mở trong Excel"):
        export_records(started, "unit", tmp_path / "a.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []


@pytest.mark.parametrize("text", ["a", "a; b", "\\", "a\\;b", "|;|", "x\\\\", ";"])
def test_marks_of_lists_can_stand_in_texts(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert [unescaped(part) for part in split(f"{escaped(text)}; z", ";")] == [text, "z"]


def test_rows_have_room_for_texts_that_wrap(started: App, tmp_path: Path) -> None:
    long = "Kế hoạch kiểm tra công tác vì sự tiến bộ của phụ nữ năm 2020. " * 4
    started.save("document", None, {"subject": "Ngắn"})
    started.save("document", None, {"subject": long})
    path = tmp_path / "a.xlsx"
    export_records(started, "document", path, fields=("subject",), order="subject")
    page = sheet(path)
    heights = {page[f"A{row}"].value: page.row_dimensions[row].height for row in (4, 5)}
    assert heights.pop("Ngắn") is None
    assert [height >= 4 * 15 for height in heights.values()] == [True]


def test_the_page_is_ready_to_print(started: App, tmp_path: Path) -> None:
    export_records(started, "unit", tmp_path / "narrow.xlsx", fields=("code", "name"))
    export_records(started, "unit", tmp_path / "wide.xlsx")
    narrow, wide = sheet(tmp_path / "narrow.xlsx"), sheet(tmp_path / "wide.xlsx")
    assert (narrow.page_setup.orientation, wide.page_setup.orientation) == ("portrait", "landscape")
    assert (wide.page_setup.paperSize, wide.page_setup.fitToWidth, wide.page_setup.fitToHeight) == (9, 1, 0)
    assert wide.sheet_properties.pageSetUpPr.fitToPage
    assert wide.oddFooter.right.text == "Trang &P/&N"
    assert narrow.column_dimensions["A"].width < narrow.column_dimensions["B"].width
