"""Papers of inspections: the plan with its annexes, minutes in form 1.9 with room to write."""

from __future__ import annotations

import pytest

from tests.core.documents.reports.conftest import Year
from tests.core.documents.reports.reading import cells, prose, tables, words
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Appendix, Document, Letterhead, Signers, plain
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.making import Made, make


def made(app: App, document: str, **options: object) -> Made:
    return make(app, document, None, {"year": "2020", **options})


def paper(app: App, document: str, **options: object) -> Document:
    return made(app, document, **options).document


def test_the_plan_names_units_contents_and_window(small_year: App) -> None:
    document = paper(small_year, "inspection-plan")
    text = words(document)
    assert "Kiểm tra công tác vì sự tiến bộ của phụ nữ năm 2020" in text and "/KH-BVSTBPN" in text
    assert "3 đơn vị: Sở Nội vụ; thành phố Bình Minh; huyện An Hòa (lịch kiểm tra tại Phụ lục I" in text
    assert "2. Thời gian: từ ngày 01 tháng 7 năm 2020 đến ngày 30 tháng 9 năm 2020." in prose(document)
    assert "- Lồng ghép giới vào kế hoạch." in prose(document)
    assert any(line.endswith("./.") for line in prose(document))


def test_the_schedule_is_an_annex_by_day(small_year: App) -> None:
    document = paper(small_year, "inspection-plan")
    titles = [plain(block.title) for block in document.blocks if isinstance(block, Appendix)]
    outline = "ĐỀ CƯƠNG BÁO CÁO CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA"
    assert titles == ["LỊCH KIỂM TRA", "THÀNH PHẦN ĐOÀN KIỂM TRA", outline]
    schedule, team = map(cells, tables(document))
    first = ["1", "Thành phố Bình Minh", "T4, 15/07/2020", "8 giờ 00", "Lê Thị Mẫu", "Tại đơn vị"]
    assert schedule[0] == first
    assert [row[2] for row in schedule] == ["T4, 15/07/2020", "T4, 15/07/2020", "CN, 04/10/2020"]
    assert team[1] == ["2", "Trần Văn Thử", "Chuyên viên, Hội Liên hiệp Phụ nữ tỉnh", "Thư ký"]
    without = paper(small_year, "inspection-plan", team="không")
    assert len(tables(without)) == 1 and "Lê Thị Mẫu, Phó Trưởng ban" in words(without)


def test_the_outline_of_the_report_holds_the_contents(small_year: App) -> None:
    assert "2. Lồng ghép giới vào kế hoạch. 3. Thống kê giới." in words(paper(small_year, "inspection-plan"))
    alone = paper(small_year, "inspection-plan", team="không", outline="không")
    assert "(lịch kiểm tra tại Phụ lục kèm theo)" in words(alone) and "ĐỀ CƯƠNG" not in words(alone)


def test_a_team_is_numbered_only_where_there_are_several(app: App) -> None:
    unit = app.save("unit", None, {"code": "1", "name": "Sở Nội vụ"})
    team: list[dict[str, object]] = [{"role": "head", "name": "Lê Thị Mẫu", "team": 1}]
    values = {"year": 2020, "code": "01", "name": "Đợt 1", "visits": ({"unit": unit, "team": 1},)}
    plan = app.save("inspection", None, values | {"team": tuple(team)})
    assert "đoàn 1" not in words(paper(app, "inspection-plan"))
    team.append({"role": "head", "name": "Trần Văn Thử", "team": 2})
    app.save("inspection", plan, {"team": tuple(team)})
    assert "Lê Thị Mẫu (đoàn 1)" in words(paper(app, "inspection-plan"))


def test_the_notes_say_what_is_doubtful(small_year: App) -> None:
    notes = made(small_year, "inspection-plan").notes
    assert len(notes) == 5 and "Lê Thị Mẫu là người của Sở Nội vụ" in notes[0]
    assert any("ngoài thời gian kiểm tra" in note for note in notes)


def test_a_plan_that_is_only_begun_says_what_it_lacks(app: App) -> None:
    app.save("inspection", None, {"year": 2020, "code": "01", "name": "Đợt 1"})
    result = made(app, "inspection-plan")
    assert result.notes == ("Kế hoạch chưa có: thành phần đoàn, đơn vị được kiểm tra, nội dung kiểm tra.",)
    assert "Chưa có lịch." in words(result.document)


def test_a_year_without_inspection_says_so(app: App) -> None:
    assert prose(paper(app, "inspection-plan")) == ["Năm 2020 chưa có cuộc kiểm tra nào./."]
    with pytest.raises(UserError, match="Không có cuộc kiểm tra “2020/09”"):
        paper(app, "inspection-plan", inspection="09")


def test_minutes_for_each_unit_without_a_line_of_place_and_date(small_year: App) -> None:
    document = paper(small_year, "inspection-minutes")
    assert len(document.sections) == 3
    assert all(block.place_date == "" for block in document.blocks if isinstance(block, Letterhead))
    text = words(document)
    assert "Thời gian bắt đầu: hồi 08 giờ 00 phút, ngày 15 tháng 7 năm 2020." in text
    assert "Thực hiện Quyết định số 12/QĐ-BVSTBPN ngày 05 tháng 6 năm 2020" in text
    assert "Buổi làm việc kết thúc vào hồi …… giờ …… phút" in text


def test_the_secretary_signs_left_the_chair_right(small_year: App) -> None:
    document = paper(small_year, "inspection-minutes", unit="901")
    (block,) = (block for block in document.blocks if isinstance(block, Signers))
    signed = [(plain(signer.titles), plain(signer.name)) for signer in block.signers]
    assert signed[0] == ("THƯ KÝ", "Trần Văn Thử") and signed[-1] == ("CHỦ TRÌ", "Lê Thị Mẫu")


def test_a_finding_stands_word_for_word_with_its_day(year: Year) -> None:
    text = words(paper(year.app, "inspection-minutes", unit="901"))
    assert "1. Chưa kiện toàn Ban sau khi thay đổi nhân sự." in text
    assert "Kiến nghị: Kiện toàn Ban. Hạn khắc phục: chậm nhất ngày 31 tháng 7 năm 2020." in text
    other = words(paper(year.app, "inspection-minutes", unit="903"))
    assert "Chưa kiện toàn" not in other


def test_blank_lines_are_as_many_as_was_chosen(small_year: App) -> None:
    few, many = (paper(small_year, "inspection-minutes", unit="901", lines=n) for n in ("1", "5"))
    assert sum("……………" in line for line in prose(many)) - sum("……………" in line for line in prose(few)) == 20


def test_minutes_of_some_units_in_the_order_of_time(small_year: App) -> None:
    document = paper(small_year, "inspection-minutes", unit="SNV; 903")
    text = words(document)
    assert len(document.sections) == 2
    assert text.index("Đơn vị được kiểm tra: huyện An Hòa") < text.index("Đơn vị được kiểm tra: Sở Nội vụ")


def test_who_answers_for_a_finding_is_named(year: Year) -> None:
    year.app.save("finding", 1, {"responsible": "Chủ tịch UBND thành phố"})
    text = words(paper(year.app, "inspection-minutes", unit="901"))
    assert "Chịu trách nhiệm: Chủ tịch UBND thành phố. Hạn khắc phục" in text


def test_a_unit_that_is_not_inspected_is_refused(small_year: App) -> None:
    with pytest.raises(UserError, match="Sở Y tế không có trong"):
        paper(small_year, "inspection-minutes", unit="SYT")


def test_without_an_inspection_the_minutes_are_blank(app: App) -> None:
    result = made(app, "inspection-minutes")
    assert result.notes == ("Chưa có đơn vị được kiểm tra: biên bản để trống.",)
    assert len(result.document.sections) == 1
