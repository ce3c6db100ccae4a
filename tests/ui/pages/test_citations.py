"""Rà soát căn cứ over a real core: by keyboard and mouse; the programme, a document, a file, pasted text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.core.citing_sample import FAULTY
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.citations import CitationsPage
from ui.pages.citations.model import FindingModel
from ui.pages.citations.words import IGNORED
from ui.pages.documents import DocumentsPage
from ui.pages.make_documents import MakePage
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.periods import parse_period
from vstbpn_desktop.services import attachments, importing, narratives
from vstbpn_desktop.services.citing import FreeText, MadeText, ProgrammeText, pasted

LETTER = "Thực hiện Chỉ thị số 21/CT-TW ngày 20/01/2018 của Ban Bí thư và Chỉ thị số 21/CT-TW."
Opened = Callable[[object], CitationsPage]


@pytest.fixture
def desk(started: App) -> Window:
    importing.take(started, importing.read(FAULTY, 2020), 2020)
    return Window(started)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, desk: Window) -> Opened:
    """Opens the page at a key and lets it hear of changes."""

    def build(key: object) -> CitationsPage:
        page = CitationsPage(desk)
        qtbot.addWidget(page)
        page.resize(1086, 600)
        page.activate(key)
        page.show()
        desk.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def page(opened: Opened) -> CitationsPage:
    return opened(ProgrammeText(2020))


def kinds(page: CitationsPage) -> list[str]:
    return [str(finding.kind) for finding in page.model.findings]


def choose(page: CitationsPage, kind: str) -> None:
    page.table.choose(kinds(page).index(kind))


def press(page: CitationsPage, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(page.table, key)


# showing


def test_the_text_is_marked_and_numbered_as_the_list(page: CitationsPage) -> None:
    assert page.summary() == "Chương trình công tác năm 2020 · 11 chỗ cần xem"
    text = page.text.toPlainText()
    assert (
        "Chỉ thị số 21/CT-TW\u20092\u2009 ngày 20/01/2016\u20093\u2009 của Bộ Chính trị\u20094\u2009" in text
    )
    assert "Kế hoạch số 88/KH-TU\u20096\u2009\u20097\u2009 ngày 10/5/2018" in text
    assert "II.1.1  Triển khai" in text
    assert "\nII. NHIỆM VỤ\n" in text


def test_marks_are_underlined_not_only_coloured(page: CitationsPage) -> None:
    cursor = page.text.document().find("20/01/2016")
    assert cursor.charFormat().underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert page.text.document().find("14-CT/TU").charFormat().underlineStyle() == (
        QTextCharFormat.UnderlineStyle.DashUnderline
    )
    plain = page.text.document().find("Triển khai").charFormat()
    assert plain.underlineStyle() == QTextCharFormat.UnderlineStyle.NoUnderline


def test_the_chosen_finding_is_told_in_full_and_lit_in_the_text(page: CitationsPage) -> None:
    choose(page, "date-conflict")
    detail = page.detail
    assert detail.pill.text == "ngày không khớp"
    assert detail.written.text() == "Chỉ thị số 21/CT-TW ngày 20/01/2016"
    assert detail.proposed.text() == "Chỉ thị số 21/CT-TW ngày 20/01/2018"
    assert "Thư viện ghi 21-CT/TW ngày 20/01/2018" in detail.reason.text()
    assert detail.place.text() == "Mở II.1.1"
    (lit,) = page.text.extraSelections()
    assert lit.cursor.selectedText() == "20/01/2016\u20093\u2009"


def test_arrows_go_through_the_findings_and_a_click_in_the_text_chooses_one(
    page: CitationsPage, qtbot: QtBot
) -> None:
    assert page.table.chosen() == 0
    press(page, qtbot, Qt.Key.Key_Down)
    assert page.table.chosen() == 1
    cursor = page.text.document().find("14-CT/TU")
    page.text.setTextCursor(cursor)
    page.text.ensureCursorVisible()
    cursor.setPosition(cursor.selectionStart() + 2)
    where = page.text.cursorRect(cursor).center()
    qtbot.mouseClick(page.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where.x(), where.y()))
    finding = page.current()
    assert finding is not None and finding.symbol == "14-CT/TU"


def test_a_row_says_everything_to_a_screen_reader(page: CitationsPage) -> None:
    index = page.model.index(1, 0)
    words = page.model.data(index, int(Qt.ItemDataRole.AccessibleTextRole))
    assert words == (
        "2. 21/CT-TW, sai kiểu ký hiệu, II.1.1 và 1 chỗ nữa. Văn bản của Đảng viết số-loại/cơ quan: 21-CT/TW."
    )


def test_the_model_keeps_qts_rules(page: CitationsPage) -> None:
    model = FindingModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_findings(page.model.findings, frozenset())
    model.show_findings(page.model.findings[:2], frozenset({page.model.findings[0].key}))
    model.show_findings((), frozenset())
    assert tester.model() is model


def test_colours_and_letters_follow_scheme_and_size(page: CitationsPage, theme: Theme) -> None:
    before = page.text.document().find("Triển khai").charFormat()
    theme.set_scheme("dark")
    theme.set_percent(150)
    QApplication.processEvents()
    after = page.text.document().find("Triển khai").charFormat()
    assert after.foreground().color() != before.foreground().color()
    assert after.font().pointSizeF() > before.font().pointSizeF()
    assert page.text.extraSelections()


# accepting


def test_enter_accepts_into_the_task_and_goes_on_to_the_next(
    page: CitationsPage, desk: Window, qtbot: QtBot
) -> None:
    choose(page, "symbol-form")
    press(page, qtbot, Qt.Key.Key_Return)
    assert desk.app.log(1)[0].label == "Sửa căn cứ 21/CT-TW thành 21-CT/TW"
    assert "Chỉ thị số 21-CT/TW" in page.text.toPlainText()
    assert len(page.model.findings) == 10
    finding = page.current()
    assert finding is not None and str(finding.kind) == "date-conflict"
    desk.app.undo()
    assert len(page.model.findings) == 11


def test_an_unknown_act_is_added_to_the_library_with_what_the_text_says(
    page: CitationsPage, desk: Window, qtbot: QtBot
) -> None:
    assert page.detail.add.isVisible() and not page.detail.accept.isVisible()
    press(page, qtbot, Qt.Key.Key_Return)
    (editor,) = page.window().findChildren(RecordEditor)
    assert editor.save()
    entry = desk.app.search("07/QĐ-UBQG")
    assert any(hit.record == "library_entry" for hit in entry)
    assert "07/QĐ-UBQG" not in [finding.symbol for finding in page.model.findings]


def test_the_library_opens_at_the_act_that_a_finding_was_judged_by(page: CitationsPage) -> None:
    choose(page, "issuer-conflict")
    page.detail.library.click()
    (editor,) = page.window().findChildren(RecordEditor)
    assert editor.row_id is not None
    assert page.shell.app.record("library_entry", editor.row_id).values["symbol"] == "21-CT/TW"
    editor.reject()


def test_terms_have_nothing_to_do_with_the_library(page: CitationsPage) -> None:
    choose(page, "term-conflict")
    assert not page.detail.library.isVisible()
    page.edit_library()
    assert page.window().findChildren(RecordEditor) == []


def test_text_that_changed_meanwhile_is_told(page: CitationsPage, desk: Window, qtbot: QtBot) -> None:
    choose(page, "date-conflict")
    stale = page.reviewed
    with desk.app.reader() as reader:
        task = reader.get(desk.app.registry["task"], "2020/II.1.1")
    desk.app.save("task", task, {"text": "Viết lại."})
    page.reviewed = stale
    assert stale is not None
    page.model.show_findings(stale.findings, frozenset())
    choose(page, "date-conflict")
    press(page, qtbot, Qt.Key.Key_Return)
    assert desk.script.asked[-1][0] == "Văn bản đã đổi từ lúc rà soát."


def test_the_place_of_a_finding_is_opened(page: CitationsPage, desk: Window) -> None:
    choose(page, "term-conflict")
    page.detail.place.click()
    with desk.app.reader() as reader:
        task = reader.get(desk.app.registry["task"], "2020/II.3.2")
    assert desk.opened == [("task", task)]
    page.table.choose(0)
    assert page.detail.place.text() == "Mở chương trình"


# ignoring


def test_del_ignores_and_what_was_ignored_comes_back_on_demand(
    page: CitationsPage, desk: Window, qtbot: QtBot
) -> None:
    press(page, qtbot, Qt.Key.Key_Delete)
    assert page.summary().endswith("10 chỗ cần xem · 1 đã bỏ qua")
    assert page.toggle.isVisible() and page.toggle.text() == "Hiện 1 chỗ đã bỏ qua"
    page.toggle.click()
    page.table.choose(0)
    assert len(page.model.findings) == 11
    assert (page.detail.pill.text, page.detail.ignore.text()) == (IGNORED, "Xem lại")
    assert not page.detail.accept.isEnabled()
    before = len(desk.app.log(100))
    press(page, qtbot, Qt.Key.Key_Return)
    assert len(desk.app.log(100)) == before
    press(page, qtbot, Qt.Key.Key_Delete)
    assert page.summary().endswith("11 chỗ cần xem")
    assert not page.toggle.isVisible()


def test_nothing_left_says_so(opened: Opened) -> None:
    page = opened(pasted("Thực hiện Luật Bình đẳng giới."))
    assert page.summary() == "văn bản đã dán · không còn chỗ cần xem"
    assert page._right.currentIndex() == 1
    page = opened(pasted("Thực hiện Chỉ thị số 21/CT-TW."))
    page.ignore()
    assert page._right.currentIndex() == 1


# files and pasted text


def test_pasted_text_is_corrected_taken_back_and_copied(opened: Opened, desk: Window, qtbot: QtBot) -> None:
    page = opened(pasted(LETTER))
    assert [action.enabled for action in page.commands()] == [True, False]
    press(page, qtbot, Qt.Key.Key_Return)
    assert isinstance(page.subject, FreeText)
    assert page.subject.text == LETTER.replace("21/CT-TW", "21-CT/TW")
    assert desk.said[-1] == "Đã sửa 21/CT-TW trong văn bản đã dán · Hoàn tác"
    assert desk.app.log(1)[0].label.startswith("Nhập chương trình")
    page.copy_text()
    assert QGuiApplication.clipboard().text() == LETTER.replace("21/CT-TW", "21-CT/TW")
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.subject.text == LETTER
    assert len(page.model.findings) == 1


def test_corrections_that_were_not_copied_ask_before_leaving(
    opened: Opened, desk: Window, qtbot: QtBot
) -> None:
    page = opened(pasted(LETTER))
    assert page.may_leave()
    page.accept()
    desk.script.answers = ["stay", "leave"]
    assert not page.may_leave()
    assert page.may_leave()
    page.copy_text()
    assert page.may_leave()


def test_a_file_is_chosen_read_and_named(opened: Opened, desk: Window, tmp_path: Path) -> None:
    path = tmp_path / "cong-van.txt"
    path.write_text(LETTER, encoding="utf-8")
    page = opened(None)
    assert page.subject is None and page.summary().startswith("Đối chiếu")
    desk.script.files = [path]
    page.choose_file()
    assert page.summary() == "cong-van.txt · 1 chỗ cần xem"
    page.choose_other()
    assert page.subject is None and page._stack.currentIndex() == 0


def test_the_clipboard_gives_words_or_a_file(opened: Opened, tmp_path: Path) -> None:
    page = opened(None)
    QGuiApplication.clipboard().setText(LETTER)
    page.paste()
    assert page.summary() == "văn bản đã dán · 1 chỗ cần xem"
    path = tmp_path / "van-ban.txt"
    path.write_text(LETTER, encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    page._take(mime)
    assert page.summary().startswith("van-ban.txt")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0"])
def test_what_cannot_be_read_is_told_and_another_can_be_chosen(
    opened: Opened, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "hong.docx"
    path.write_bytes(content)
    page = opened(path)
    assert page.subject is None
    assert page.choosing.banner.isVisible()
    page.review_programme()
    assert len(page.model.findings) == 11
    page.choose_other()
    assert not page.choosing.banner.isVisible()


def test_a_year_without_a_programme_is_told(opened: Opened, desk: Window) -> None:
    page = opened(ProgrammeText(2020))
    desk.set_year(2019)
    page.refresh(None)
    assert page.subject is None and page.choosing.banner.isVisible()
    assert page.programme.text() == "Chương trình 2019"


# from other pages


def test_own_words_of_a_document_are_corrected_where_they_are_kept(opened: Opened, desk: Window) -> None:
    words = "Thực hiện Chỉ thị số 21/CT-TW, các đơn vị đã kiện toàn Ban."
    narratives.write(desk.app, "six-month-report", parse_period("2020-H1"), "limits", words)
    page = opened(MadeText("six-month-report", {"period": "2020-H1"}))
    choose(page, "symbol-form")
    page.accept()
    with desk.app.reader() as reader:
        kept = narratives.narrative(reader, "six-month-report", parse_period("2020-H1"), "limits")
    assert kept == words.replace("21/CT-TW", "21-CT/TW")


def test_what_a_document_says_by_itself_cannot_be_accepted(opened: Opened, desk: Window) -> None:
    page = opened(MadeText("work-programme", {"year": 2020}))
    assert page.reviewed is not None
    page._show(replace(page.reviewed, stored=()))
    choose(page, "symbol-form")
    assert not page.detail.accept.isEnabled()
    assert not page.detail.place.isVisible()
    assert "Câu này không lấy từ mục nào" in page.detail.reason.text()


def test_lap_van_ban_opens_it_for_the_document_being_made(qtbot: QtBot, theme: Theme, desk: Window) -> None:
    making = MakePage(desk)
    qtbot.addWidget(making)
    making.activate(("work-programme", {"year": 2020}))
    action = next(action for action in making.commands() if action.text == "Rà soát căn cứ")
    action.call()
    ((page_id, subject),) = desk.opened
    assert page_id == "citations" and isinstance(subject, MadeText)
    assert (subject.document, subject.options["year"]) == ("work-programme", 2020)


def test_van_ban_opens_the_file_of_the_chosen_document(
    qtbot: QtBot, theme: Theme, desk: Window, opened: Opened
) -> None:
    bare = desk.app.save("document", None, {"subject": "Không tệp", "date": desk.app.today})
    filed = desk.app.save("document", None, {"subject": "Có tệp", "date": desk.app.today})
    attachments.attach_bytes(desk.app, "document", filed, "cong-van.txt", LETTER.encode())
    documents = DocumentsPage(desk)
    qtbot.addWidget(documents)
    documents.activate(("document", filed))
    next(action for action in documents.commands() if action.text == "Rà soát căn cứ").call()
    assert desk.opened == [("citations", ("document", filed))]
    page = opened(("document", filed))
    assert page.summary() == "cong-van.txt · 1 chỗ cần xem"
    page = opened(("document", bare))
    assert page.choosing.banner.isVisible()


def test_dragging_words_selects_them_and_chooses_nothing(page: CitationsPage, qtbot: QtBot) -> None:
    row = page.table.chosen()
    page.text.selectAll()
    assert page.text.textCursor().hasSelection()
    assert page.table.chosen() == row
    assert page.text.row_at(-1) == -1
