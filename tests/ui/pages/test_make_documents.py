"""Lập văn bản over a real core: every document is chosen, seen, saved and printed as it was seen."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import desk, empty_desk, filled_folder
from tests.ui.seeded import Window
from ui.actions import Action
from ui.pages.drafting import bears_number
from ui.pages.make_documents import MakePage
from ui.reports.printing import new_printer
from ui.reports.sides import OPTIONS, WORDS
from ui.theme import Theme
from vstbpn_desktop.documents import papers
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.render import typst
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.documents.reports.spec import DocumentSpec
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period
from vstbpn_desktop.services import narratives

__all__ = ["desk", "empty_desk", "filled_folder"]

BACK = "Về trang trước"
REPORT, TABLE = "six-month-report", "task-tracking"
Opened = Callable[[Window], MakePage]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page in a window's services and lets it hear of changes."""

    def build(window: Window) -> MakePage:
        page = MakePage(window)
        qtbot.addWidget(page)
        page.resize(1086, 640)
        page.activate()
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def page(desk: Window, opened: Opened) -> MakePage:
    return opened(desk)


def words_of(pdf: bytes) -> str:
    """The text of a PDF, blanks as one."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def settled(page: MakePage, qtbot: QtBot) -> None:
    """Wait until the pages were made again."""
    qtbot.waitUntil(lambda: not page.maker._soon.isActive() and not page.maker.options.pending)


def count_of_changes(window: Window) -> int:
    return len(window.app.log(1000))


def commands(page: MakePage) -> dict[str, bool]:
    return {action.text: action.enabled for action in page.commands()}


def test_the_documents_are_listed_with_what_they_are_for(page: MakePage) -> None:
    assert list(page.rows) == [spec.id for spec in DOCUMENTS]
    assert page.title == "Lập văn bản"
    assert list(commands(page)) == ["Mẫu Word của tôi"]
    for spec in DOCUMENTS:
        assert page.rows[spec.id].text() == spec.label
        assert page.rows[spec.id].detail == spec.description


@pytest.mark.parametrize("spec", DOCUMENTS, ids=lambda spec: spec.id)
def test_every_document_can_be_made(
    page: MakePage, desk: Window, spec: DocumentSpec[Any], tmp_path: Path
) -> None:
    page.rows[spec.id].click()
    assert page.maker.ready
    assert page.maker.composed is not None
    assert page.maker.title.text() == spec.label
    tables = {"Excel": True} if page.maker.has_tables else {}
    numbered = bears_number(page.maker.composed.made.document)
    kept = {"Lưu dự thảo": True, "Trình ký": True} if numbered else {}
    always = dict.fromkeys(("Word", "PDF", "In", "Rà soát căn cứ", BACK), True)
    assert commands(page) == always | tables | kept
    texts = [option.id for option in spec.options if option.kind == "body"]
    assert list(page.maker.sections.rows) == [*texts, *(section.id for section in spec.narratives)]
    path = tmp_path / f"{spec.id}.pdf"
    desk.script.files = [path]
    page.maker.save_pdf()
    assert path.read_bytes() == page.maker.composed.pdf
    assert desk.said[-1].endswith("· Mở tệp · Mở thư mục")


def test_word_has_the_same_words(page: MakePage, desk: Window, tmp_path: Path) -> None:
    page.make(REPORT)
    path = tmp_path / "báo cáo.docx"
    desk.script.files = [path]
    page.maker.save_word()
    text = " ".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "6 tháng đầu năm 2020" in text
    assert page.maker.composed is not None
    assert "6 tháng đầu năm 2020" in words_of(page.maker.composed.pdf)


def test_tables_leave_as_excel(page: MakePage, desk: Window, tmp_path: Path) -> None:
    page.make(TABLE)
    path = tmp_path / "bảng.xlsx"
    desk.script.files = [path]
    page.maker.save_excel()
    cells = [cell for row in openpyxl.load_workbook(path).worksheets[0].values for cell in row]
    assert "II.1.2" in cells
    assert desk.said[-1] == "Đã lưu bảng.xlsx · Mở tệp · Mở thư mục"


def test_a_letter_without_tables_offers_no_excel(page: MakePage) -> None:
    page.make("invitation")
    assert not page.maker.has_tables
    assert "Excel" not in commands(page)


def test_the_list_is_used_by_keyboard(page: MakePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.rows[TABLE], Qt.Key.Key_Return)
    assert page.making
    assert page.maker.title.text() == page.rows[TABLE].text()


def test_other_pages_open_a_document_with_options(page: MakePage) -> None:
    page.activate((TABLE, {"year": 2020, "overdue_only": True}))
    assert page.making
    assert page.title == ""
    assert page.maker.composed is not None
    assert page.maker.composed.made.options["overdue_only"] is True
    page.activate()
    assert page.making
    page.maker.left.emit()
    assert not page.making
    page.activate(REPORT)
    assert page.maker.composed.made.spec.id == REPORT


def test_what_was_chosen_is_remembered_for_each_document(page: MakePage) -> None:
    page.make(TABLE, {"overdue_only": True})
    page.make(REPORT, {"to": "Bộ Nội vụ"})
    page.make(TABLE)
    assert page.maker.composed is not None
    assert page.maker.composed.made.options["overdue_only"] is True
    page.make(REPORT)
    assert page.maker.composed.made.options["to"] == ("Bộ Nội vụ",)


def test_the_pages_follow_the_options(page: MakePage, qtbot: QtBot) -> None:
    page.make(REPORT)
    number = page.maker.options.rows["number"].editor.control
    assert isinstance(number, QLineEdit)
    number.setText("12")
    number.textEdited.emit("12")
    qtbot.waitUntil(lambda: "12/BC-BVSTBPN" in words_of(page.maker.composed.pdf), timeout=10_000)  # type: ignore[union-attr]  # a report is open


def test_the_pages_follow_the_data(page: MakePage, desk: Window, qtbot: QtBot) -> None:
    page.make(TABLE, {"year": 2020})
    with desk.app.reader() as reader:
        task = reader.get(desk.app.registry["task"], "2020/II.2.1")
    desk.app.save("task", task, {"title": "Rà soát lại từ đầu"})
    assert page.maker._soon.isActive()
    settled(page, qtbot)
    assert page.maker.composed is not None
    assert "Rà soát lại từ đầu" in words_of(page.maker.composed.pdf)


def test_another_working_year_makes_the_choices_void(page: MakePage, desk: Window, qtbot: QtBot) -> None:
    page.make(REPORT, {"period": "2020-H1"})
    desk.year = 2021
    page.refresh(None)
    settled(page, qtbot)
    assert page.maker.composed is not None
    assert page.maker.composed.period.year == 2021
    assert page.maker.options.given() == {}


def test_a_document_that_cannot_be_made_says_why(empty_desk: Window, opened: Opened) -> None:
    page = opened(empty_desk)
    page.make("work-programme")
    assert not page.maker.ready
    assert set(commands(page)) == {"Word", "Excel", "PDF", "In", "Rà soát căn cứ", BACK}
    assert [words for words, enabled in commands(page).items() if enabled] == [BACK]
    page.make(REPORT)
    assert page.maker.ready


# own words


def test_a_section_is_one_change_and_stands_in_the_document(
    page: MakePage, desk: Window, qtbot: QtBot
) -> None:
    page.make(REPORT)
    before = count_of_changes(desk)
    page.maker.sections.rows["strengths"].click()
    sheet = page.maker.sheet
    for words in ("Các", "Các đơn vị", "Các đơn vị đã chủ động."):
        sheet.box.setPlainText(words)
    sheet.close_sheet()
    assert count_of_changes(desk) == before + 1
    assert page.maker.sections.rows["strengths"].pill == "6 chữ"
    settled(page, qtbot)
    assert page.maker.composed is not None
    assert "Các đơn vị đã chủ động." in words_of(page.maker.composed.pdf)


def test_undo_brings_the_sheet_back_to_what_it_was(page: MakePage, desk: Window, qtbot: QtBot) -> None:
    page.make(REPORT)
    page.maker.write_section("limits")
    page.maker.sheet.box.setPlainText("Còn chậm.")
    page.maker.keep()
    desk.app.undo()
    settled(page, qtbot)
    assert page.maker.sheet.box.toPlainText() == ""
    assert page.maker.sections.rows["limits"].pill == "trống"


def test_leaving_the_page_keeps_what_is_being_written(page: MakePage, desk: Window) -> None:
    page.make(REPORT)
    page.maker.write_section("causes")
    page.maker.sheet.box.setPlainText("Thiếu cán bộ.")
    assert page.may_leave()
    with desk.app.reader() as reader:
        kept = narratives.narrative(reader, REPORT, Period(2020, "H", 1), "causes")
    assert kept == "Thiếu cán bộ."


def test_what_is_being_written_belongs_to_the_document_it_was_opened_in(page: MakePage, desk: Window) -> None:
    page.make(REPORT)
    page.maker.write_section("lessons")
    page.maker.sheet.box.setPlainText("Bài học.")
    page.make("annual-report")
    with desk.app.reader() as reader:
        assert narratives.narrative(reader, REPORT, Period(2020, "H", 1), "lessons") == "Bài học."
        assert narratives.narratives(reader, "annual-report", Period(2020)) == {}


def test_words_of_the_year_before_are_offered(page: MakePage, desk: Window) -> None:
    narratives.write(desk.app, REPORT, Period(2019, "H", 1), "directions", "Tiếp tục tuyên truyền.")
    page.make(REPORT)
    page.maker.write_section("directions")
    page.maker.sheet.use_offer()
    assert page.maker.sections.rows["directions"].pill == "lấy từ năm 2019"


def test_sections_are_gone_through_in_order(page: MakePage) -> None:
    page.make(REPORT)
    ids = list(page.maker.sections.rows)
    page.maker.write_section(ids[-1])
    for expected in (ids[0], ids[1]):
        page.maker.sheet.moved.emit(1)
        assert page.maker.sheet.written is not None
        assert page.maker.sheet.written.section.id == expected


def test_a_narrative_found_by_search_opens_where_it_is_written(page: MakePage, desk: Window) -> None:
    narratives.write(desk.app, REPORT, Period(2019, "H", 2), "limits", "Còn chậm.")
    with desk.app.reader() as reader:
        row = reader.get(desk.app.registry["narrative"], f"{REPORT}/2019-H2/limits")
    page.activate(("narrative", row))
    assert page.maker.sheet.box.toPlainText() == "Còn chậm."
    assert page.maker.composed is not None
    assert page.maker.composed.period == Period(2019, "H", 2)


def test_what_is_missing_is_told_before_it_is_signed(page: MakePage) -> None:
    page.make(REPORT)
    notes = page.maker.notes
    assert notes.isVisible()
    assert "tổng hợp" in notes.notes[0]
    assert any(words.startswith("Chưa viết: ") for words in notes.notes)


# paper


def paper(path: Path, asked: list[tuple[int, str]]) -> Callable[[QWidget, int, str], QPrinter | None]:
    """A printer of PDF files in the place of the system's dialog."""

    def ask(parent: QWidget, pages: int, title: str) -> QPrinter:
        asked.append((pages, title))
        printer = new_printer(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    return ask


def test_printing_sends_the_pages_that_are_seen(page: MakePage, desk: Window, tmp_path: Path) -> None:
    page.make(TABLE, {"year": 2020})
    asked: list[tuple[int, str]] = []
    page.maker.output.ask_printer = paper(tmp_path / "giấy.pdf", asked)
    page.maker.print_out()
    count = page.maker.preview.pages.count
    assert asked == [(count, "Bảng theo dõi nhiệm vụ năm 2020")]
    assert len(PdfReader(tmp_path / "giấy.pdf").pages) == count
    assert desk.said == [f"Đã gửi {count} trang “Bảng theo dõi nhiệm vụ năm 2020” tới máy in"]


def test_printing_takes_a_change_that_was_just_made(page: MakePage, tmp_path: Path) -> None:
    page.make(TABLE, {"year": 2020})
    asked: list[tuple[int, str]] = []
    page.maker.output.ask_printer = paper(tmp_path / "giấy.pdf", asked)
    page.maker.options.rows["by_unit"].editor.control.click()  # type: ignore[attr-defined]  # a check box
    assert page.maker.options.pending
    before = page.maker.preview.pages.count
    page.maker.print_out()
    assert asked[0][0] == page.maker.preview.pages.count > before


def test_stopped_printing_tells_how_many_pages_went(page: MakePage, desk: Window, tmp_path: Path) -> None:
    page.make(REPORT)
    page.maker.output.ask_printer = paper(tmp_path / "giấy.pdf", [])

    def stop(share: object, words: str) -> None:
        if "(2/" in words:
            desk.runner.stop()

    desk.runner.progressed.connect(stop)
    page.maker.print_out()
    assert re.fullmatch(r"Đã dừng in “.*”: [12]/\d+ trang đã tới máy in", desk.said[-1])
    assert not (tmp_path / "giấy.pdf").exists()


def test_cancelling_the_dialog_prints_nothing(page: MakePage, desk: Window) -> None:
    page.make(TABLE, {"year": 2020})
    page.maker.output.ask_printer = lambda *_: None
    page.maker.print_out()
    assert desk.said == []


def test_a_date_that_cannot_be_read_stops_saving_and_printing(page: MakePage, desk: Window) -> None:
    page.make(REPORT)
    field = page.maker.options.rows["date"].editor.control
    assert isinstance(field, QLineEdit)
    field.setText("45/2020")
    field.textEdited.emit("45/2020")
    page.maker.print_out()
    page.maker.save_pdf()
    error = page.maker.options.rows["date"].error
    assert [title for title, _ in desk.script.asked] == [f"Ngày ký: {error}"] * 2
    assert desk.said == []


def test_a_few_letters_find_a_document(page: MakePage) -> None:
    chooser = page._chooser
    chooser.finder.setText("don doc")
    chooser.finder.returnPressed.emit()
    assert [name for name, row in page.rows.items() if not row.isHidden()] == ["reporting-reminder"]
    chooser.finder.setText("không có đâu")
    chooser.finder.returnPressed.emit()
    assert all(row.isHidden() for row in page.rows.values()) and not chooser._nothing.isHidden()
    chooser.finder.clear()
    chooser.finder.returnPressed.emit()
    assert not any(row.isHidden() for row in page.rows.values())


def test_words_written_for_a_letter_stand_on_its_page(page: MakePage, qtbot: QtBot) -> None:
    page.make("official-letter", {"subject": "gửi báo cáo"})
    page.maker.write_section("body")
    page.maker.sheet.box.set_text("")
    page.maker.sheet.box.append_text("Đề nghị **các đơn vị** gửi báo cáo.")
    assert page.maker.sheet.keep()
    settled(page, qtbot)
    assert page.maker.composed is not None
    assert page.maker.composed.made.options["body"] == "Đề nghị **các đơn vị** gửi báo cáo."
    assert page.maker.sections.rows["body"].pill == "8 chữ"


# text first, and kept by itself

LETTER = "official-letter"


def write(page: MakePage, text: str) -> None:
    page.maker.sheet.box.append_text(text)
    page.maker.sheet._pause.timeout.emit()


@pytest.mark.parametrize("spec", DOCUMENTS, ids=lambda spec: spec.id)
def test_the_text_is_first_in_reach_where_the_document_is_text(
    page: MakePage, spec: DocumentSpec[Any]
) -> None:
    page.make(spec.id)
    maker, tabs = page.maker, page.maker.sides.tabs
    assert tabs.isVisibleTo(page) == (spec.has_own_words or bool(spec.narratives))
    assert maker.sides.side == (WORDS if spec.text_first else OPTIONS)
    if spec.text_first:
        assert [tabs.tabText(place) for place in range(tabs.count())] == ["Nội dung", "Thể thức"]
        assert maker.sheet.isVisibleTo(page) and maker.sheet.written is not None
        assert maker.options.rows["subject"].isVisibleTo(page)
        assert not maker.options.rows["number"].isVisibleTo(page)
    elif tabs.isVisibleTo(page):
        assert tabs.tabText(0) == "Lựa chọn" and tabs.tabText(1).startswith("Lời văn")


def test_what_is_typed_in_a_letter_is_there_when_the_program_is_opened_again(
    page: MakePage, desk: Window, opened: Opened
) -> None:
    page.make(LETTER)
    write(page, "Đề nghị các đơn vị gửi **[[progress.tasks]]** báo cáo.")
    subject = page.maker.options.rows["subject"].editor.control
    assert isinstance(subject, QLineEdit)
    subject.setText("gửi báo cáo")
    subject.textEdited.emit("gửi báo cáo")
    page.maker.options._timer.timeout.emit()
    again = opened(desk)
    again.make(LETTER)
    assert again.maker.sheet.box.text() == "Đề nghị các đơn vị gửi **[[progress.tasks]]** báo cáo."
    assert again.maker.options.rows["subject"].editor.value() == "gửi báo cáo"
    assert again.maker.composed is not None
    assert [found.value for found in again.maker.composed.figures] == ["5"]


def test_a_sitting_of_writing_is_one_line_of_the_log(page: MakePage, desk: Window) -> None:
    page.make(LETTER)
    before = count_of_changes(desk)
    for words in ("Một.", "Hai.", "Ba."):
        write(page, words)
    assert count_of_changes(desk) == before + 1
    page.make("six-month-report")
    page.maker.write_section("limits")
    for words in ("Một.", "Hai.", "Ba."):
        write(page, words)
    assert count_of_changes(desk) == before + 2


def test_another_letter_is_begun_and_the_first_brought_back(page: MakePage, desk: Window) -> None:
    page.make(LETTER)
    assert not page.maker.fresh_button.isVisibleTo(page)
    write(page, "Thư thứ nhất.")
    assert page.maker.fresh_button.isVisibleTo(page)
    page.maker.fresh_button.click()
    assert page.maker.sheet.box.text() == ""
    assert page.maker.options.given() == {}
    desk.app.undo()
    assert page.maker.sheet.box.text() == "Thư thứ nhất."


def test_each_inspection_has_a_conclusion_of_its_own(page: MakePage, desk: Window) -> None:
    for code in ("01", "02"):
        desk.app.save("inspection", None, {"year": 2020, "code": code, "name": f"Kiểm tra đợt {code}"})
    page.make("inspection-conclusion", {"inspection": "2020/01"})
    page.maker.write_section("strengths")
    write(page, "Đã làm tốt.")
    page.make("inspection-conclusion", {"inspection": "2020/02"})
    assert "strengths" not in page.maker.options.given()
    page.make("inspection-conclusion", {"inspection": "2020/01"})
    assert page.maker.options.given()["strengths"] == "Đã làm tốt."


def test_options_given_from_elsewhere_are_not_mixed_with_what_was_written(page: MakePage) -> None:
    page.make(LETTER)
    write(page, "Thư đang viết.")
    page.make(LETTER, {"subject": "việc khác"})
    assert page.maker.sheet.box.text() == ""
    assert page.maker.options.given() == {"subject": "việc khác"}


def test_words_are_kept_though_the_pages_cannot_be_made(page: MakePage, desk: Window) -> None:
    page.make(LETTER)
    page.maker._failed(UserError("Không dựng được trang.", ""))
    write(page, "Vẫn giữ.")
    page.make(REPORT)
    page.make(LETTER)
    assert page.maker.options.given()["body"] == "Vẫn giữ."


def test_sections_of_a_plan_are_gone_through_on_its_sheet(page: MakePage, qtbot: QtBot) -> None:
    page.make("plan")
    sheet = page.maker.sheet
    assert (sheet.title.text(), sheet.place.text()) == ("Mục đích, yêu cầu", "1/4")
    write(page, "Để làm tốt.")
    sheet.moved.emit(1)
    assert (sheet.title.text(), sheet.place.text()) == ("Nội dung, thời gian, địa điểm", "2/4")
    assert page.maker.options.given()["purpose"] == "Để làm tốt."
    qtbot.keyClick(sheet.box, Qt.Key.Key_Escape)
    assert sheet.isVisibleTo(page)


def test_a_report_counts_what_is_written(page: MakePage) -> None:
    page.make(REPORT)
    page.maker.write_section("limits")
    assert page.maker.sides.side == WORDS
    write(page, "Còn chậm.")
    assert page.maker.sides.tabs.tabText(1) == "Lời văn 1/7"
    page.maker.sheet.close_sheet()
    assert page.maker.sections.rows["limits"].isVisibleTo(page)


# many papers


INVITED = {"to": "Sở Nội vụ; Sở Tài chính; Sở Y tế", "each": True, "attend": "Hội nghị sơ kết"}


def apart(page: MakePage) -> dict[str, Action]:
    return {action.text: action for action in page.commands() if action.text.startswith("Mỗi nơi")}


def test_each_addressee_gets_a_file_in_one_folder(page: MakePage, desk: Window, tmp_path: Path) -> None:
    page.make("invitation", {"year": 2020, **INVITED})
    desk.script.files = [tmp_path]
    apart(page)["Mỗi nơi một tệp PDF"].call()
    made = tmp_path / "Giấy mời Hội nghị sơ kết"
    assert sorted(path.name for path in made.iterdir()) == [
        "001 Sở Nội vụ.pdf", "002 Sở Tài chính.pdf", "003 Sở Y tế.pdf", "Danh sách gửi.xlsx",
    ]  # fmt: skip
    assert desk.said == [
        "Đã lập 3 tệp PDF và Danh sách gửi.xlsx trong “Giấy mời Hội nghị sơ kết” · Mở thư mục"
    ]


def test_pages_that_are_no_longer_wanted_are_not_finished(
    page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.make("invitation", {"year": 2020, **INVITED})
    made: list[Document] = []
    compiled = typst._compiled

    def counted(document: Document, *, tags: bool) -> bytes:
        made.append(document)
        page.maker._turn += 1  # as if an option were changed meanwhile
        return compiled(document, tags=tags)

    monkeypatch.setattr(typst, "batches", partial(papers.batches, size=1))
    monkeypatch.setattr(typst, "_compiled", counted)
    page.maker.compose()
    assert len(made) == 1


def test_a_document_of_one_paper_is_not_parted(page: MakePage) -> None:
    page.make("invitation", {"year": 2020, **INVITED, "each": False})
    assert apart(page) == {}


def test_making_the_files_can_be_stopped(page: MakePage, desk: Window, tmp_path: Path) -> None:
    page.make("invitation", {"year": 2020, **INVITED})
    desk.script.files = [tmp_path]
    told: list[str] = []

    def stop(share: object, words: str) -> None:
        told.append(words)
        desk.runner.stop()

    desk.runner.progressed.connect(stop)
    apart(page)["Mỗi nơi một tệp Word"].call()
    assert told == ["Mỗi nơi một tệp Word…"]
    assert list(tmp_path.glob("*Giấy mời*")) == list(tmp_path.glob(".*")) == [] and desk.said == []


def test_what_was_saved_as_a_draft_is_not_taken_up_as_unfinished(
    page: MakePage, desk: Window, opened: Opened
) -> None:
    page.make(LETTER, {"subject": "gửi báo cáo"})
    write(page, "Thư đã lưu.")
    page.drafts.save(page.maker)
    kept = desk.app.record("document", page.drafts.row.id if page.drafts.row else 0).values["options"]
    assert "Thư đã lưu." in str(kept)
    again = opened(desk)
    again.make(LETTER)
    assert again.maker.sheet.box.text() == ""
