"""Taking workbooks in: columns in any order, values as people write them, errors by cell, all or nothing."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.core.exchange.excel.tables import HEAD, ods, ods_row, xlsx
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import Cancelled, UserError
from vstbpn_desktop.exchange.excel import (
    NO_HEADINGS,
    How,
    describe,
    export_records,
    pasted,
    plan_book,
    plan_import,
    plan_sheet,
    take_import,
    template,
)
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.vietnamese.legacy import Coding

HERE = Path(__file__).parent


def people(app: App) -> list[dict[str, Any]]:
    with app.database.read() as connection:
        ids = app.listing(ListRequest("person", app.today, order="id")).ids(connection)
    return [app.record("person", row_id).values for row_id in ids]


def problems(app: App, record: str, path: Path) -> list[str]:
    return [str(problem) for problem in plan_import(app, record, path).problems]


def test_columns_in_any_order_by_the_words_people_use(started: App, tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        ("STT", "SĐT", "Chức danh", "Họ tên", "Giới", "Cơ quan", "Màu áo"),
        (1, "0912345678", "Phó trưởng phòng", "Lê Thị A", "NU", "so noi vu", "xanh"),
        (2, 912345679, "", "Trần Văn B", "Nam", "SNV", ""),
        title="DANH SÁCH ĐẦU MỐI",
    )
    plan = plan_import(started, "person", path)
    assert plan.problems == ()
    assert {c.letter: c.field for c in plan.columns} == {
        "A": None, "B": "phone", "C": "post", "D": "name", "E": "gender", "F": "unit", "G": None,
    }  # fmt: skip
    assert [column.heading for column in plan.unmapped] == ["Màu áo"]
    assert take_import(started, plan) == 2
    first, second = people(started)
    assert (first["name"], first["gender"], first["phone"]) == ("Lê Thị A", "female", "0912345678")
    assert first["unit"] == second["unit"] is not None
    assert second["phone"] == "912345679" and second["focal_point"] is False


def test_a_mapping_that_is_given_goes_first(started: App, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Họ tên", "Ghi chú"), ("Lê Thị A", "0912"))
    plan = plan_import(started, "person", path, {"B": "phone"})
    take_import(started, plan)
    assert people(started)[0]["phone"] == "0912"
    with pytest.raises(UserError, match="không có trường"):
        plan_import(started, "person", path, {"B": "mau_ao"})


def test_errors_name_sheet_and_cell_and_nothing_is_written(started: App, tmp_path: Path) -> None:
    rows = (
        HEAD,
        ("Lê Thị A", "nữ", "SNV", "có", ""),
        ("Trần Văn B", "nửa", "Sở Không Có", "chắc", ""),
        ("", "nam", "", "", "09"),
    )
    plan = plan_import(started, "person", xlsx(tmp_path / "a.xlsx", *rows))
    said = [str(problem) for problem in plan.problems]
    assert [line.split(":")[0] for line in said] == [f"Danh sách!{c}" for c in ("B3", "C3", "D3", "A4")]
    assert "“nửa”" in said[0] and "Sở Không Có" in said[1] and "họ và tên" in said[3]
    with pytest.raises(UserError, match="4 lỗi"):
        take_import(started, plan)
    assert people(started) == []


@pytest.mark.parametrize("written", ["5/1/20", "05-01-2020", "5.1.2020", dt.date(2020, 1, 5), "2020-01-05"])
def test_days_in_every_usual_spelling(started: App, tmp_path: Path, written: Any) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Trích yếu", "Ngày văn bản"), ("Báo cáo", written))
    plan = plan_import(started, "document", path)
    assert plan.rows[0].prepared.values["date"] == dt.date(2020, 1, 5)


def test_a_name_that_two_records_bear_asks_for_the_key(app: App, tmp_path: Path) -> None:
    for code in ("A1", "A2"):
        app.save("unit", None, {"code": code, "name": "Xã Thành Sơn"})
    said = problems(app, "person", xlsx(tmp_path / "a.xlsx", HEAD, ("Lê Thị A", "", "Xã Thành Sơn", "", "")))
    assert said == ["Danh sách!C2: Có 2 đơn vị tên “Xã Thành Sơn” (A1, A2). Hãy ghi mã."]


def test_a_key_or_title_may_hold_the_mark_between_them(app: App, tmp_path: Path) -> None:
    unit = app.save("unit", None, {"code": "A – B", "name": "Xã A – B – C"})
    app.save("person", None, {"name": "Lê Thị A", "unit": unit})
    export_records(app, "person", tmp_path / "a.xlsx")
    assert plan_import(app, "person", tmp_path / "a.xlsx").count("same") == 1


def test_keyed_records_are_matched_and_blank_cells_of_new_ones_take_the_defaults(
    started: App, tmp_path: Path
) -> None:
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình"})
    started.save("task", None, {"programme": programme, "code": "II.1", "title": "Cũ", "product": "Báo cáo"})
    path = xlsx(
        tmp_path / "a.xlsx",
        ("Chương trình", "Mã", "Tên nhiệm vụ", "Chủ trì", "Tính chất", "Tính cả ngày hạn"),
        (2020, "II.1", "Mới", "SNV; Ban Tổ chức Tỉnh uỷ", "dinh ky", ""),
        (2020, "II.2", "Thêm", "", "", ""),
    )
    plan = plan_import(started, "task", path)
    assert [row.state for row in plan.rows] == ["changed", "new"]
    take_import(started, plan)
    with started.reader() as reader:
        spec = started.registry["task"]
        old, new = (reader.values(spec, reader.get(spec, key)) for key in ("2020/II.1", "2020/II.2"))
    assert (old["title"], old["nature"], old["product"]) == ("Mới", "periodic", "Báo cáo")
    assert [bool(row["unit"]) for row in old["lead"]] == [True, False]
    assert old["lead"][1]["name"] == "Ban Tổ chức Tỉnh uỷ" and old["due_inclusive"] is True
    assert (new["nature"], new["due_inclusive"], new["part"]) == ("once", True, "II")
    started.undo()
    with started.reader() as reader:
        assert reader.count(spec) == 1 and reader.values(spec, 1)["title"] == "Cũ"


def test_rules_hold_and_twins_in_the_file_are_told(started: App, tmp_path: Path) -> None:
    started.save("programme", None, {"year": 2020, "title": "Chương trình"})
    head = ("Chương trình", "Mã", "Tên nhiệm vụ", "Bắt đầu", "Hạn")
    late, early = dt.date(2020, 5, 1), dt.date(2020, 4, 1)
    rows = ((2020, "II.1", "A", late, early), (2020, "II.2", "B", "", ""), (2020, "II.2", "C", "", ""))
    said = problems(started, "task", xlsx(tmp_path / "a.xlsx", head, *rows))
    assert said == [
        "Danh sách!E2: Hạn phải sau ngày bắt đầu.",
        "Danh sách!B4: Trùng mã với dòng 3.",
    ]


def test_a_missing_key_column_is_said_once(started: App, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Tên nhiệm vụ", "Hạn"), ("A", ""), ("B", ""))
    assert [s.split(":")[0] for s in problems(started, "task", path)] == ["Danh sách!A1", "Danh sách!A1"]


def test_what_saving_brings_with_it_happens_in_bulk_too(started: App, tmp_path: Path) -> None:
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình"})
    task = started.save("task", None, {"programme": programme, "code": "II.1", "title": "Việc"})
    with started.reader() as reader:
        unit = reader.get(started.registry["unit"], "SNV")
    assignment = started.save("assignment", None, {"task": task, "unit": unit})
    head = ("Phân công", "Ngày", "Mức", "Công nhận", "Nội dung")
    row = ("2020/II.1@SNV", dt.date(2020, 3, 1), "cuối cùng", "đạt", "Đã làm")
    take_import(started, plan_import(started, "result", xlsx(tmp_path / "a.xlsx", head, row)))
    assert started.record("assignment", assignment).values["status"] == "accepted"
    assert started.search("da lam")


def test_likely_duplicates_are_proposed_and_can_be_merged(started: App, tmp_path: Path) -> None:
    known = started.save("person", None, {"name": "Lê Thị Hoà", "phone": "0900"})
    path = xlsx(
        tmp_path / "a.xlsx", HEAD, ("LE THI HÒA", "nữ", "", "", "0911"), ("Trần Văn B", "", "", "", "")
    )
    plan = plan_import(started, "person", path)
    assert [(d.row, d.ids) for d in plan.duplicates] == [(2, (known,))]
    assert take_import(started, plan, same={2: known}) == 2
    assert started.record("person", known).values["phone"] == "0911" and len(people(started)) == 2


def test_a_plan_made_before_a_change_is_settled_anew(started: App, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Mã", "Tên đơn vị"), ("X1", "Xã Một"))
    plan = plan_import(started, "unit", path)
    started.save("unit", None, {"code": "X1", "name": "Xã Khác"})
    with pytest.raises(UserError, match="vừa được thêm"):
        take_import(started, plan)


def test_a_filled_template_is_taken(started: App, tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    template(started, "person", path)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    assert page["A3"].value == "Họ và tên *" and "Bắt buộc" in page["A2"].value
    assert {str(v.sqref): v.formula1 for v in page.data_validations.dataValidation}["B4:B204"].startswith(
        "_danhsach!"
    )
    page["A4"], page["D4"] = "Lê Thị A", "Trưởng phòng"
    page.cell(4, 6, "không")
    book.save(path)
    plan = plan_import(started, "person", path)
    assert plan.problems == () and take_import(started, plan) == 1


def test_an_edited_export_changes_what_was_edited(started: App, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    export_records(started, "unit", path)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    row = next(r for r in page.iter_rows(min_row=4) if r[0].value == "SNV")
    row[1].value, row[10].value = "Sở Nội vụ và Lao động", "0237"
    page.move_range("A4:Z10", rows=60)
    book.save(path)
    plan = plan_import(started, "unit", path)
    assert (plan.count("changed"), plan.count("same"), plan.problems) == (1, 46, ())
    take_import(started, plan)
    with started.reader() as reader:
        values = reader.values(started.registry["unit"], reader.get(started.registry["unit"], "SNV"))
    assert (values["name"], values["phone"]) == ("Sở Nội vụ và Lao động", "0237")


def test_a_file_of_another_record_is_refused(started: App, tmp_path: Path) -> None:
    export_records(started, "unit", tmp_path / "a.xlsx")
    with pytest.raises(UserError, match="“unit”, không phải “person”"):
        plan_import(started, "person", tmp_path / "a.xlsx")


def test_pasted_rows_are_planned_alike(started: App) -> None:
    plan = plan_sheet(started, "person", [["Họ tên", "Giới tính"], ["Lê Thị A", "nữ"]])
    assert take_import(started, plan) == 1
    with pytest.raises(UserError, match="không có cột nào"):
        plan_sheet(started, "person", [["a", "b"]])


def test_tcvn3_of_an_xls_is_told_by_its_fonts(started: App) -> None:
    plan = plan_import(started, "person", HERE / "tcvn3.xls")
    assert plan.problems == ()
    names = [row.prepared.values["name"] for row in plan.rows]
    assert names == ["Nguyễn Thị Mẫu", "Trần Bảo Thắng", "LÊ VĂN AN"]
    assert plan.rows[1].prepared.values["post"] == "Mường Khương"
    assert plan.rows[0].prepared.values["phone"] == "0237385001"
    first = plan.conversions[0]
    assert (first.letter, first.coding) == ("B", Coding.TCVN3)
    assert ("NguyÔn ThÞ MÉu", "Nguyễn Thị Mẫu") in first.samples
    with pytest.raises(UserError):
        plan_import(started, "person", HERE / "tcvn3.xls", codings={"B": None, "C": None, "D": None})


def test_contacts_of_an_old_xls_come_in_whole(started: App) -> None:
    """In TCVN3 the letter ư is U+00AD, the soft hyphen that cleaning takes away (dossier part 9)."""
    take_import(started, plan_import(started, "unit", HERE / "tcvn3-units.xls"))
    take_import(started, plan_import(started, "person", HERE / "tcvn3-persons.xls"))
    with started.reader() as reader:
        unit = started.registry["unit"]
        values = reader.values(unit, reader.get(unit, "396"))
        people = [reader.values(started.registry["person"], row_id) for row_id in (1, 2, 3)]
        places = [reader.key(unit, person["unit"]) for person in people]
    assert values["name"] == "Huyện Thường Xuân" and values["phone"] == "0237 3000 002"
    assert values["address"] == "Số 5, đường Trương Định, thị trấn Thường Xuân"
    assert [(one["name"], one["post"]) for one in people] == [
        ("Lương Thị Thương", "Phó Trưởng phòng"),
        ("Trương Văn Dưỡng", "Chủ tịch"),
        ("Phùng Thị Nhượng", "Chuyên viên phòng Nội vụ - Lao động"),
    ]
    assert places == ["384", "396", "STP"]


def test_tcvn3_of_an_xlsx_without_its_font_is_told_by_syllables(started: App, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Hä tªn", "Chøc vô"), ("TrÇn B¶o Th¾ng", "M\u00adêng Kh\u00ad¬ng"))
    plan = plan_import(started, "person", path)
    values = plan.rows[0].prepared.values
    assert (values["name"], values["post"]) == ("Trần Bảo Thắng", "Mường Khương")


def test_vni_of_an_ods(started: App, tmp_path: Path) -> None:
    rows = ods_row("Hoï vaø teân", "Chöùc vuï") + ods_row("Leâ Thò Maãu", "Chuyeân vieân")
    plan = plan_import(started, "person", ods(tmp_path / "a.ods", rows))
    assert {c.coding for c in plan.conversions} == {Coding.VNI}
    assert plan.rows[0].prepared.values["name"] == "Lê Thị Mẫu"


def test_the_name_says_nothing_of_the_kind_of_file(started: App, tmp_path: Path) -> None:
    shutil.copy(HERE / "tcvn3.xls", tmp_path / "a.xlsx")
    assert len(plan_import(started, "person", tmp_path / "a.xlsx").rows) == 3


def test_a_file_is_read_as_told(started: App) -> None:
    rows = [["Danh sách"], ["aa", "SNV"], ["bb", "Lê Thị A", "SNV"]]
    how = How(head=NO_HEADINGS, mapping={"A": None, "B": "name", "C": "unit"})
    plan = plan_book(started, "person", pasted(rows), how)
    assert (plan.head, plan.body) == (-1, (1, 2, 3))
    assert [str(problem) for problem in plan.problems] == ["Dán!B1: Chưa có họ và tên."]
    assert plan.problems[0].row == 1 and plan.problems[0].letter == "B"
    plan = plan_book(started, "person", pasted(rows), How(head=1, mapping={"B": "name"}))
    assert [row.given["name"] for row in plan.rows] == ["Lê Thị A"]
    assert take_import(started, plan, skip={3}) == 0


def test_rows_with_errors_are_left_out_only_by_number(started: App) -> None:
    plan = plan_sheet(started, "person", [["Họ tên", "Đơn vị"], ["Lê Thị A", "SNV"], ["Lê Thị B", "Sở Lạ"]])
    with pytest.raises(UserError, match="Chưa nhập: tệp có 1 lỗi"):
        take_import(started, plan, skip={2})
    assert take_import(started, plan, skip={3}) == 1


def test_headings_that_lack_a_field_cannot_be_left_out(started: App) -> None:
    plan = plan_sheet(started, "person", [["Đơn vị"], ["SNV"]])
    assert [str(problem) for problem in plan.problems] == [
        "Dán!A1: Thiếu cột “Họ và tên”: mục mới nào cũng phải có."
    ]
    with pytest.raises(UserError):
        take_import(started, plan, skip={1, 2})


def test_what_no_column_holds_can_be_given(started: App) -> None:
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình"})
    rows = [["Mã", "Tên nhiệm vụ"], ["II.1.1", "Mở lớp"]]
    assert plan_sheet(started, "task", rows).problems
    plan = plan_sheet(started, "task", rows, given={"programme": programme, "nature": "periodic"})
    assert take_import(started, plan) == 1
    again = plan_sheet(started, "task", rows, given={"programme": programme, "nature": "once"})
    assert again.count("same") == 1


def test_only_what_belongs_to_the_same_owner_is_proposed(started: App) -> None:
    classes = [
        started.save("training_class", None, {"code": code, "topic": "Bình đẳng giới", "year": 2020})
        for code in ("A", "B")
    ]
    for number in classes:
        started.save("participant", None, {"training_class": number, "name": f"Lê Thị {number}"})
    rows = [["Họ tên"], [f"Lê Thị {classes[0]}"], [f"Lê Thị {classes[1]}"]]
    plan = plan_sheet(started, "participant", rows, given={"training_class": classes[0]})
    assert [duplicate.row for duplicate in plan.duplicates] == [2]


def test_a_plan_is_put_into_words(started: App) -> None:
    with started.reader() as reader:
        unit = reader.get(started.registry["unit"], "SNV")
    row_id = started.save("person", None, {"name": "Lê Thị A", "unit": unit, "post": "Chuyên viên"})
    head = ["Mã số", "Họ tên", "Chức vụ", "Đơn vị"]
    rows: list[list[Any]] = [head, [row_id, "Lê Thị A", "Trưởng phòng", "STC"], ["", "Lê thị a", "", "SNV"]]
    told = describe(started, plan_sheet(started, "person", rows))
    assert [(d.label, d.before, d.after) for d in told.changes[2]] == [
        ("Chức vụ", "Chuyên viên", "Trưởng phòng"), ("Đơn vị", "Sở Nội vụ", "Sở Tài chính"),
    ]  # fmt: skip
    (found,) = told.candidates[3]
    assert (found.row_id, found.words, found.likely) == (row_id, "Lê Thị A · Chuyên viên · Sở Nội vụ", True)
    assert [(d.before, d.after) for d in found.differences] == [("Lê Thị A", "Lê thị a")]


def test_planning_and_taking_tell_how_far_they_are_and_can_be_stopped(started: App) -> None:
    told: list[str] = []
    rows = pasted([["Họ tên"], *([f"Lê Thị {number}"] for number in range(3000))])
    plan = plan_book(started, "person", rows, tell=lambda _, words: told.append(words))
    assert told == [f"Đang xem {done}/3000 dòng" for done in (0, 1000, 2000)]

    def stop(fraction: float | None, words: str) -> None:
        if words.startswith("Đang ghi 2000/"):
            raise Cancelled

    with pytest.raises(Cancelled):
        take_import(started, plan, tell=stop)
    with started.reader() as reader:
        assert reader.count(started.registry["person"]) == 0


def test_a_coding_that_is_told_leaves_unicode_as_it_is(started: App) -> None:
    rows = pasted([["Họ tên"], ["NguyÔn ThÞ H¬ng"]])
    plan = plan_book(started, "person", rows, How(codings={"A": Coding.TCVN3}))
    assert plan.rows[0].given["name"] == "Nguyễn Thị Hơng"
    assert plan.suspects == ("A",)


def test_names_come_without_the_word_that_addresses_them(started: App) -> None:
    rows = [
        ["name", "gender"], ["Bà Lê Thị A", ""], ["Ông Trần B", "nam"], ["Ông Văn C", ""],
        ["Ông Kim D", "nữ"],
    ]  # fmt: skip
    plan = plan_sheet(started, "person", rows)
    assert [str(doubt) for doubt in plan.doubts] == [
        "Dán!A4: “Ông Văn C”: “Ông” được coi là họ; nếu là danh xưng, hãy bỏ chữ này trong tệp."
    ]
    take_import(started, plan)
    assert [(one["name"], one["honorific"]) for one in people(started)] == [
        ("Lê Thị A", "ms"), ("Trần B", "mr"), ("Ông Văn C", ""), ("Ông Kim D", "ms"),
    ]  # fmt: skip


def test_our_own_export_says_names_as_they_are(started: App, tmp_path: Path) -> None:
    started.save("person", None, {"name": "Ông Lê Họ Ông"})
    path = tmp_path / "nguoi.xlsx"
    export_records(started, "person", path)
    plan = plan_import(started, "person", path)
    assert (plan.count("same"), plan.doubts) == (1, ())
