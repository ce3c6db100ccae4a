"""Members of many committees from one workbook: seats, persons met again, a second drop changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.committee_lists import CommitteePlan, plan_cells, plan_file, take
from vstbpn_desktop.queries.committee import roster
from vstbpn_desktop.queries.committee_boards import boards
from vstbpn_desktop.queries.groups import members
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit_group import SPEC as GROUP

HEAD: list[object] = ["TT", "Đơn vị", "Họ và tên", "Nữ", "Chức vụ", "Chức danh trong Ban", "Phân công"]
DAY = dt.date(2020, 3, 1)


def unit_names(app: App) -> list[str]:
    with app.reader() as reader:
        ids = {
            unit
            for group in ("districts", "departments")
            for unit in members(reader.connection, reader.get(GROUP, group), reader.as_of)
        }
        return [reader.title(UNIT, unit) for unit in sorted(ids)]


def workbook(path: Path, rows: Sequence[Sequence[object]], title: str = "Danh sách") -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def province_wide(names: Sequence[str]) -> list[list[object]]:
    rows: list[list[object]] = [["Danh sách thành viên Ban VSTBPN các đơn vị"], HEAD]
    for number, name in enumerate(names):
        rows += [
            [1, name, f"Lê Văn Trưởng {number}", "", f"Phó Chủ tịch {name}", "Trưởng ban", "Phụ trách chung"],
            [2, "", f"Hà Thị Uỷ {number}", "x", f"Chủ tịch Hội LHPN {name}", "Uỷ viên", "Tuyên truyền"],
        ]
    return rows


def people(app: App) -> int:
    with app.reader() as reader:
        return reader.count(app.registry["person"])


def test_47_committees_come_from_one_sheet_and_a_second_drop_changes_nothing(
    started: App, tmp_path: Path
) -> None:
    names = unit_names(started)
    assert len(names) == 47
    path = workbook(tmp_path / "ban.xlsx", province_wide(names))
    plan = plan_file(started, path, decision="QĐ 5", day=DAY)
    assert plan.problems == () and (len(plan.boards), plan.count("new")) == (47, 94)
    assert take(started, plan) == 94
    with started.reader() as reader:
        found = boards(reader, started.today)
        assert [board.name for board in found[:1]] == ["Ban VSTBPN Sở Nội vụ"]
        counts = [(b.counts.members, b.counts.women, b.counts.no_duty, b.counts.open) for b in found]
        assert set(counts) == {(2, 1, 0, 0)} and len(counts) == 47
    assert people(started) == 94
    again = plan_file(started, path, decision="QĐ 5", day=DAY)
    assert (again.count("same"), again.persons_known) == (94, 94)
    assert take(started, again) == 0 and people(started) == 94
    assert "47 Ban" in started.undo()
    assert people(started) == 0


def pasted(app: App, *rows: Sequence[str], board: str = "") -> CommitteePlan:
    return plan_cells(app, [list(row) for row in rows], board=board)


SMALL = ("Họ và tên", "Giới tính", "Chức vụ", "Chức danh trong Ban")


def test_persons_on_file_are_met_by_name_and_unit_and_keep_what_they_have(started: App) -> None:
    with started.reader() as reader:
        unit = reader.get(UNIT, "STC")
    known = started.save("person", None, {"name": "Lê Thị Bình", "unit": unit, "post": "Giám đốc"})
    plan = pasted(started, SMALL, ("LÊ THỊ  BÌNH", "nữ", "Giám đốc Sở Tài chính", "Trưởng ban"), board="STC")
    assert plan.problems == () and plan.members[0].known is not None
    take(started, plan)
    values = started.record("person", known).values
    assert (people(started), values["gender"], values["name"]) == (1, "female", "Lê Thị Bình")
    with started.reader() as reader:
        (line,) = roster(reader, started.today)
        assert line.holder is not None and (line.holder.person_id, line.role) == (known, "head")
        assert "carried_over" not in line.flags


def test_another_name_for_the_same_post_takes_the_seat(started: App) -> None:
    take(started, pasted(started, SMALL, ("Lê A", "", "Giám đốc", "Trưởng ban"), board="STC"))
    started.clock.fix(dt.date(2020, 8, 1))
    plan = pasted(started, SMALL, ("Vũ B", "", "Giám đốc", "Trưởng ban"), board="Ban VSTBPN Sở Tài chính")
    (member,) = plan.members
    assert (member.state, member.replaces, plan.boards[0].missing) == ("replaced", "Lê A", ())
    take(started, plan)
    with started.reader() as reader:
        assert [line.holder and line.holder.name for line in roster(reader, started.today)] == ["Vũ B"]
        assert [line.holder and line.holder.name for line in roster(reader, DAY)] == ["Lê A"]


def test_a_sheet_may_be_one_committee_and_groups_may_have_headings(started: App, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["STT", "Họ và tên", "Chức vụ"],
        ["I", "Sở Tài chính"],
        [1, "Lê A", "Giám đốc"],
        ["II. Sở Y tế"],
        [1, "Vũ B", "Phó Giám đốc"],
        ["Tổng cộng", ""],
    ]
    plan = plan_file(started, workbook(tmp_path / "nhom.xlsx", rows))
    assert [(board.name, len(board.members)) for board in plan.boards] == [
        ("Ban VSTBPN Sở Tài chính", 1),
        ("Ban VSTBPN Sở Y tế", 1),
    ]
    own: list[list[object]] = [
        ["DANH SÁCH THÀNH VIÊN"],
        ["Họ và tên", "Đơn vị", "Chức vụ"],
        ["Lê C", "Phòng A", "Trưởng phòng"],
    ]
    (board,) = plan_file(started, workbook(tmp_path / "mot.xlsx", own, "Sở Nội vụ")).boards
    assert board.name == "Ban VSTBPN Sở Nội vụ"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("Lê A", "bà", "Giám đốc", "Trưởng ban", "STC"), "giới tính “bà”"),
        (("Lê A", "nữ", "Giám đốc", "Ban cố vấn", "STC"), "không hiểu chức danh trong Ban “Ban cố vấn”"),
        (("Lê A", "nữ", "Giám đốc", "Trưởng ban", "Sở Lạ"), "không có đơn vị “Sở Lạ”"),
        (("Lê A", "nữ", "Giám đốc", "Trưởng ban", ""), "không rõ các thành viên từ dòng này của Ban nào"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(started: App, row: tuple[str, ...], words: str) -> None:
    plan = pasted(started, (*SMALL, "Ban"), row)
    (problem,) = plan.problems
    assert problem.startswith("Bảng dán, dòng 2: ") and words in problem
    with pytest.raises(UserError):
        take(started, plan)


def test_twins_of_a_committee_and_an_empty_sheet_are_refused(started: App) -> None:
    row = ("Lê A", "", "Giám đốc", "")
    plan = pasted(started, SMALL, row, row, board="STC")
    assert ["nhiều dòng" in problem for problem in plan.problems] == [True]
    with pytest.raises(UserError, match="Không thấy danh sách thành viên"):
        pasted(started, ("a", "b"), ("c", "d"))


def test_the_annex_of_a_decision_is_the_province_s_with_decision_and_day(
    started: App, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["DANH SÁCH THÀNH VIÊN BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH THANH HÓA"],
        ["(Kèm theo Quyết định số 1234/QĐ-UBND ngày 05/3/2018 của Chủ tịch UBND tỉnh)"],
        ["TT", "Họ và tên", "Chức vụ, đơn vị công tác", "Chức danh trong Ban"],
        [1, "Ông Lê A Tú", "Phó Chủ tịch UBND tỉnh", "Trưởng ban"],
        [2, "Đ/c Bà Vũ Thị B", "Giám đốc Sở Tài chính", "Uỷ viên"],
    ]
    plan = plan_file(started, workbook(tmp_path / "tinh.xlsx", rows, "Sheet1"))
    assert plan.problems == () and [(board.unit, board.code) for board in plan.boards] == [(None, "TINH")]
    take(started, plan)
    with started.reader() as reader:
        (board,) = boards(reader, started.today)
        assert (board.decision, board.renewed) == (
            "Quyết định số 1234/QĐ-UBND ngày 05/3/2018",
            dt.date(2018, 3, 5),
        )
        people = [reader.values(PERSON, row) for row in (1, 2)]
    assert [(p["name"], p["honorific"], p["gender"]) for p in people] == [
        ("Lê A Tú", "mr", ""), ("Vũ Thị B", "ms", ""),
    ]  # fmt: skip
    assert plan_file(started, tmp_path / "tinh.xlsx").count("same") == 2


def test_units_are_met_as_officers_write_them(started: App) -> None:
    rows = [
        ("Lê A", "", "Phó Chủ tịch", "Trưởng ban", unit)
        for unit in ("TP Thanh Hoá", "TX. Bỉm Sơn", "UBND huyện Nga Sơn")
    ]
    found = pasted(started, (*SMALL, "Đơn vị"), *rows)
    assert found.problems == () and [b.code for b in found.boards] == ["380", "381", "401"]
    (own,) = pasted(started, (*SMALL, "Đơn vị"), ("Lê A", "", "Bí thư", "", "Ban VSTBPN Tỉnh Đoàn")).boards
    assert own.unit is not None


def test_a_name_whose_first_word_may_be_its_family_is_kept_whole_and_told(started: App) -> None:
    head = ("Họ và tên", "Giới tính", "Chức vụ", "Vai trò")
    rows = (
        ("Ông Văn A", "", "Giám đốc", "Uỷ viên"), ("Ông Lê Văn B", "", "Phó Giám đốc", "Uỷ viên"),
        ("Ông Kim C", "nữ", "Trưởng phòng", "Uỷ viên"),
    )  # fmt: skip
    plan = pasted(started, head, *rows, board="STC")
    assert [member.person.name for member in plan.members] == ["Ông Văn A", "Lê Văn B", "Ông Kim C"]
    assert plan.to_json()["doubtful_names"] == ["Ông Văn A"] and not plan.problems
    take(started, plan)
    assert pasted(started, head, *rows, board="STC").doubtful == ()
