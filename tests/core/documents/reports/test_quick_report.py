"""Báo cáo nhanh: any record as a list with the columns, filters, groups and sums that were asked for."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest

from tests.core.documents.reports.conftest import Year
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document, GroupRow, Paragraph, Table, Title, lines, plain
from vstbpn_desktop.documents.reports.fitting import fit
from vstbpn_desktop.documents.table import Column
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.services.making import make, rendered

ID = "quick-report"


def made(app: App, **options: Any) -> Document:
    return make(app, ID, None, options).document


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def words(document: Document) -> list[str]:
    """The texts around the table: title, what it is of, the last line."""
    title = next(block for block in document.blocks if isinstance(block, Title))
    paragraphs = [plain(block.text) for block in document.blocks if isinstance(block, Paragraph)]
    return [plain(title.kind), *(plain(line) for line in lines(title.subject)), *paragraphs]


def column(document: Document, at: int) -> list[Any]:
    return [row[at] for row in table(document).rows if not isinstance(row, GroupRow)]


def groups(document: Document) -> list[str]:
    return [plain(row.text) for row in table(document).rows if isinstance(row, GroupRow)]


def test_columns_filter_and_words_of_the_command_line(small_year: App) -> None:
    found = made(small_year, record="unit", columns="code,name,phone", filter="level=district", group="type")
    assert [c.title for c in table(found).columns] == ["TT", "Mã", "Tên đơn vị", "Điện thoại"]
    assert groups(found) == ["Thành phố (1 đơn vị)", "Thị xã (1 đơn vị)", "Huyện (3 đơn vị)"]
    assert column(found, 1) == ["901", "902", "903", "904", "905"]
    assert column(found, 0) == ["1", "2", "3", "4", "5"]
    assert words(found) == [
        "DANH SÁCH ĐƠN VỊ",
        "(cấp: huyện; tính đến ngày 06 tháng 7 năm 2020)",
        "Tổng số: 5 đơn vị. In ngày 06/07/2020.",
    ]


def test_a_title_an_order_and_a_text_of_ones_own(small_year: App) -> None:
    options = {"columns": ["name"], "order": "name", "descending": True, "title": "Các huyện"}
    found = made(small_year, filter=[["level", "district"]], **options)
    assert words(found)[0] == "CÁC HUYỆN"
    assert column(found, 1)[0] == "Thị xã Tân Sơn"
    assert column(found, 1) == sorted(column(found, 1), reverse=True)
    assert column(made(small_year, text="binh", columns="name"), 1) == [
        "Thành phố Bình Minh",
        "Huyện Bắc Bình",
    ]


def test_vietnamese_order(year: Year) -> None:
    for code, name in (("X1", "Ủy ban A"), ("X2", "Đội B"), ("X3", "Dân quân"), ("X4", "Ấp C")):
        year.app.save("unit", None, {"code": code, "name": name})
    found = made(year.app, columns="name", order="name", text="X*", keys="X1,X2,X3,X4")
    assert column(found, 1) == ["Ấp C", "Dân quân", "Đội B", "Ủy ban A"]


def test_only_what_was_chosen_in_the_lists_order(small_year: App) -> None:
    with small_year.reader() as reader:
        ids = [reader.get(REGISTRY["unit"], code) for code in ("904", "SNV")]
    for keys in ("904; SNV", ids):
        found = made(small_year, keys=keys, columns="code", filter="level=district")
        assert column(found, 1) == ["SNV", "904"]
        assert words(found)[1] == "(2 đơn vị được chọn)"
    with pytest.raises(UserError, match="XYZ"):
        made(small_year, keys="XYZ")


def test_a_reference_is_filtered_by_key_and_grouped_in_its_own_order(small_year: App) -> None:
    found = made(small_year, record="assignment", filter="unit=SNV,903", group="unit", columns="task,unit")
    assert [group.partition(" (")[0] for group in groups(found)] == ["Sở Nội vụ", "Huyện An Hòa"]
    assert [c.title for c in table(found).columns] == ["TT", "Nhiệm vụ"]
    assert words(found)[2] == "(đơn vị: Sở Nội vụ hoặc Huyện An Hòa)"
    with pytest.raises(UserError, match="XYZ"):
        made(small_year, record="assignment", filter="unit=XYZ")


def test_numbers_are_added_up_by_group_and_in_all(year: Year) -> None:
    for code, kind, planned in (("01", "training", 40), ("02", "training", 15), ("03", "conference", 100)):
        year.app.save("training_class", None, {"year": 2020, "code": f"Z{code}", "topic": code, "kind": kind,
                                               "planned": planned})  # fmt: skip
    options = {"record": "training_class", "text": "Z", "columns": "code,topic,planned", "group": "kind"}
    found = table(made(year.app, keys="2020/Z01,2020/Z02,2020/Z03", **options))
    assert [row for row in found.rows if not isinstance(row, GroupRow) and row[0] == ""] == [
        ("", None, (found.rows[3][2]), 55),  # type: ignore[index]  # a row of cells
        ("", None, (found.rows[3][2]), 100),  # type: ignore[index]
    ]
    assert found.total == ("", None, "Tổng cộng", 155)
    bare = table(made(year.app, keys="2020/Z01", totals="không", **options))
    assert bare.total is None


def test_blanks_make_the_last_group(year: Year) -> None:
    for name, gender in (("Lê Thị An", "female"), ("Trần Bình", ""), ("Vũ Cao", "male")):
        year.app.save("person", None, {"name": name, "gender": gender})
    found = made(year.app, record="person", group="gender")
    assert groups(found)[-3:] == ["Nữ (3 người)", "Nam (2 người)", "Chưa ghi (2 người)"]
    blank = made(year.app, record="person", filter="gender=", columns="name")
    assert column(blank, 1) == ["Trần Bình", "Lê Ví Dụ"]


def test_the_day_decides_the_names(year: Year) -> None:
    unit = year.ids["905"]
    rows = year.app.record("unit", unit).values["names"]
    turn = dt.date(2020, 6, 1)
    later = {**rows[0], "name": "Thị xã Đông Hải", "type": "town", "valid_from": turn}
    year.app.save("unit", unit, {"names": ({**rows[0], "valid_to": turn}, later)})
    assert column(made(year.app, keys="905", columns="name"), 1) == ["Thị xã Đông Hải"]
    assert column(made(year.app, keys="905", columns="name", as_of="31/5/2020"), 1) == ["Huyện Đông Hải"]


def test_nothing_found_is_said(small_year: App) -> None:
    found = make(small_year, ID, None, {"filter": "level=commune"})
    assert found.notes == ("Không có đơn vị nào khớp với các điều kiện đã chọn.",)
    assert words(found.document)[-1] == "Không có đơn vị nào. In ngày 06/07/2020."
    assert rendered(found.document, ".xlsx")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"record": "cây"}, "không có lựa chọn “cây”"),
        ({"columns": "code,màu"}, "không có lựa chọn “màu”"),
        ({"filter": "level"}, "không phải là điều kiện"),
        ({"filter": "name=x"}, "không có lựa chọn “name”"),
        ({"filter": "level=sao"}, "Không có lựa chọn “sao”"),
        ({"record": "person", "group": "level"}, "không có lựa chọn “level”"),
    ],
)
def test_what_cannot_be_read_is_named(small_year: App, options: dict[str, Any], says: str) -> None:
    with pytest.raises(UserError, match=says) as caught:
        made(small_year, **options)
    assert caught.value.todo


@pytest.mark.parametrize("record", [spec.id for spec in REGISTRY if spec.columns])
def test_every_record_is_listed_with_all_its_fields(small_year: App, record: str) -> None:
    spec = REGISTRY[record]
    fields = [f.id for f in spec.fields if not f.hidden]
    found = made(small_year, record=record, columns=fields, all_years=True, ended=True)
    assert found.title == f"Danh sách {spec.plural[:1].lower()}{spec.plural[1:]}"
    with small_year.reader() as reader:
        assert sum(len(block.rows) for block in found.blocks if isinstance(block, Table)) == reader.count(
            spec
        )


def test_two_thousand_rows_are_quick(large_year: App) -> None:
    started = time.perf_counter()
    found = made(large_year, record="assignment", group="status")
    gathered = time.perf_counter() - started
    assert sum(len(row) > 1 for row in table(found).rows if isinstance(row, tuple)) == 2000
    assert gathered < 5
    assert rendered(found, ".docx")


# widths


def shaped(titles: list[str], row: tuple[str, ...], orientation: str = "") -> tuple[bool, bool, list[float]]:
    found = fit([Column(title) for title in titles], [row], orientation)
    return found.landscape, found.dense, [c.width_mm or 0 for c in found.columns]


def test_few_columns_stand_upright_and_fill_the_page() -> None:
    landscape, dense, widths = shaped(["TT", "Tên"], ("1", "Sở Nội vụ"))
    assert not landscape and not dense
    assert sum(widths) == pytest.approx(165, abs=0.1)
    assert widths[1] > widths[0]


def test_many_columns_turn_the_sheet_and_then_take_smaller_letters() -> None:
    long = "Nội dung khá dài để phải xuống dòng trong một ô của bảng"
    assert shaped(["A"] * 5, (long,) * 5)[:2] == (True, False)
    assert shaped(["A"] * 7, (long,) * 7)[:2] == (True, True)
    assert shaped(["A"] * 5, (long,) * 5, "portrait")[0] is False
    assert shaped(["A"], ("x",), "landscape")[0] is True


def test_no_word_and_no_day_is_broken() -> None:
    columns = [Column("Ngày", kind="date"), *(Column(f"Cột {n}") for n in range(6))]
    long = "chữ " * 60
    found = fit(columns, [(dt.date(2020, 1, 5), *(long,) * 6)])
    assert (found.columns[0].width_mm or 0) > 20


def test_a_long_title_above_nothing_takes_three_lines_at_most() -> None:
    found = fit(
        [Column("Lý do gia hạn hoặc miễn"), *(Column("Nội dung") for _ in range(6))],
        [("", *("chữ " * 60,) * 6)],
    )
    assert (found.columns[0].width_mm or 0) > 18
