"""Papers of classes: a signing sheet for each, lists, invitations in form 1.7."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.core.documents.reports.conftest import Year
from tests.core.documents.reports.reading import cells, prose, tables, words
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document, Letterhead, Signers, Title, plain
from vstbpn_desktop.documents.reports.attendance_sheet import ROW_MM
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.training import class_counts, roster
from vstbpn_desktop.services.making import Made, make


def made(app: App, document: str, **options: object) -> Made:
    return make(app, document, None, {"year": "2020", **options})


def paper(app: App, document: str, **options: object) -> Document:
    return made(app, document, **options).document


def heads(document: Document) -> list[list[str]]:
    return [[column.title for column in table.columns] for table in tables(document)]


def test_each_class_has_its_signing_sheet(small_year: App) -> None:
    document = paper(small_year, "attendance-sheet")
    assert len(document.sections) == 2
    assert [section.landscape for section in document.sections] == [False, True]
    first, second = tables(document)
    assert [len(cells(first)), len(cells(second))] == [25, 12]
    assert heads(document)[0] == ["TT", "Họ và tên", "Chức vụ, đơn vị", "Ký tên"]
    assert heads(document)[1][3:] == [f"Buổi {i}\n{i + 2:02d}/08/2020" for i in range(1, 5)]
    assert first.row_mm == second.row_mm == ROW_MM >= 9
    assert all(cell == "" for row in cells(second) for cell in row[3:])
    assert "Danh sách có 25 người, trong đó 16 nữ." in words(document)
    assert sum(isinstance(block, Signers) for block in document.blocks) == 2


def test_more_than_six_sessions_take_another_sheet(large_year: App) -> None:
    document = paper(large_year, "attendance-sheet", **{"class": "01"})
    assert [len(head) - 3 for head in heads(document)] == [6, 2]
    assert [len(cells(table)) for table in tables(document)] == [120, 120]


def test_empty_lines_follow_the_last_number(small_year: App) -> None:
    document = paper(small_year, "attendance-sheet", **{"class": "2020/02", "blank": "5"})
    assert [row[0] for row in cells(tables(document)[0])] == [str(i) for i in range(1, 18)]


def test_a_class_without_list_or_sessions_gets_blank_lines_and_a_note(app: App) -> None:
    app.save("training_class", None, {"year": 2020, "code": "05", "topic": "Chuyên đề mới"})
    result = made(app, "attendance-sheet")
    assert len(cells(tables(result.document)[0])) == 20
    assert result.notes == ("Chưa có danh sách: lớp 05.", "Chưa có buổi học: lớp 05.")


@pytest.mark.parametrize("document", ["attendance-sheet", "participant-list"])
def test_a_year_without_classes_says_so(app: App, document: str) -> None:
    assert prose(paper(app, document)) == ["Năm 2020 chưa có lớp nào."]
    with pytest.raises(UserError, match="Không có lớp “2020/09”"):
        paper(app, document, **{"class": "09"})


def test_lists_of_all_of_those_who_came_and_of_those_who_did_not(small_year: App) -> None:
    def names(who: str) -> list[str]:
        document = paper(small_year, "participant-list", **{"class": "02", "who": who})
        return [row[1] for table in tables(document) for row in cells(table)]

    with small_year.reader() as reader:
        class_id = class_counts(reader, 2020)[1].id
        everyone = roster(reader, class_id)
    assert names("listed") == [person.name for person in everyone]
    assert names("absent") == [everyone[2].name]
    assert len(names("attended")) == 11
    assert "Có 11/12 người đã dự." in words(paper(small_year, "participant-list", who="attended"))


def test_the_next_class_is_invited_to(small_year: App) -> None:
    document = paper(small_year, "invitation", to="Hội Liên hiệp Phụ nữ tỉnh")
    text = words(document)
    assert "trân trọng kính mời: Hội Liên hiệp Phụ nữ tỉnh" in text
    assert "Thời gian: từ 7 giờ 30 đến 11 giờ 00, thứ Ba, ngày 14 tháng 7 năm 2020." in text
    assert "Địa điểm: Hội trường Sở Nội vụ." in text and "/GM-BVSTBPN" in text
    later = paper(small_year, "invitation", **{"from": dt.date(2020, 7, 20)})
    assert "4 buổi, từ 7 giờ 30, ngày 03 tháng 8 năm 2020 đến ngày 06 tháng 8 năm 2020." in words(later)


def test_one_paper_for_all_or_one_each(small_year: App) -> None:
    to = "Sở Nội vụ; Sở Y tế; Sở Tư pháp"
    together = paper(small_year, "invitation", to=to)
    assert len(together.sections) == 1 and "- Sở Y tế;" in prose(together)
    each = paper(small_year, "invitation", to=to, each="có")
    assert [sum(isinstance(b, (Letterhead, Title)) for b in s.blocks) for s in each.sections] == [2, 2, 2]
    assert len(paper(small_year, "invitation", whom="units").sections) == 4
    people = paper(small_year, "invitation", whom="people", **{"class": "02"})
    assert len(people.sections) == 12


def test_what_is_not_known_is_left_blank_and_named(app: App) -> None:
    result = made(app, "invitation")
    assert result.notes == ("Còn để trống: mời ai, tới dự gì, thời gian, địa điểm.",)
    assert "Chủ trì: …" in words(result.document)


def test_signing_sheets_do_not_change_when_someone_is_absent(year: Year) -> None:
    before = paper(year.app, "attendance-sheet")
    with year.app.reader() as reader:
        person = roster(reader, class_counts(reader, 2020)[0].id)[0]
    year.app.save("participant", person.id, {"absent": True})
    assert paper(year.app, "attendance-sheet") == before
    subject = next(block for block in before.blocks if isinstance(block, Title)).subject
    assert "Kỹ năng lồng ghép giới" in plain(subject)


def test_a_class_without_a_list_has_a_line_for_each_one_planned(app: App) -> None:
    values = {"year": 2020, "code": "05", "topic": "Chuyên đề mới", "planned": 55}
    app.save("training_class", None, values)
    document = paper(app, "attendance-sheet")
    assert [row[0] for row in cells(tables(document)[0])] == [str(number) for number in range(1, 56)]
    assert "Danh sách có …… người." in words(document)


@pytest.mark.parametrize(
    ("kind", "topic", "name", "head"),
    [
        ("training", "Lồng ghép giới", "Lớp tập huấn: Lồng ghép giới", "DANH SÁCH HỌC VIÊN"),
        ("refresher", "Kỹ năng", "Lớp bồi dưỡng: Kỹ năng", "DANH SÁCH HỌC VIÊN"),
        ("seminar", "Sơ kết 6 tháng", "Hội nghị: Sơ kết 6 tháng", "DANH SÁCH ĐẠI BIỂU"),
        ("seminar", "Hội thảo khoa học", "Hội thảo khoa học", "DANH SÁCH ĐẠI BIỂU"),
        ("visit", "Học tập tại tỉnh bạn", "Chuyến giao lưu, học tập kinh nghiệm: Học tập tại tỉnh bạn",
         "DANH SÁCH NGƯỜI THAM DỰ"),
    ],
)  # fmt: skip
def test_what_papers_call_an_event(app: App, kind: str, topic: str, name: str, head: str) -> None:
    app.save("training_class", None, {"year": 2020, "code": "05", "topic": topic, "kind": kind})
    title = next(block for block in paper(app, "participant-list").blocks if isinstance(block, Title))
    assert (title.kind, plain(title.subject)) == (head, name)


def test_two_sessions_on_one_day_say_both_hours(app: App) -> None:
    day = dt.date(2020, 8, 3)
    sessions = (
        {"date": day, "starts": "7 giờ 30", "ends": "11 giờ", "content": ""},
        {"date": day, "starts": "13 giờ 30", "ends": "", "content": ""},
    )
    app.save("training_class", None, {"year": 2020, "code": "05", "topic": "Kỹ năng", "sessions": sessions})
    told = "từ 7 giờ 30 đến 11 giờ và từ 13 giờ 30, thứ Hai, ngày 03 tháng 8 năm 2020"
    assert f"Thời gian: {told}" in words(paper(app, "attendance-sheet"))
