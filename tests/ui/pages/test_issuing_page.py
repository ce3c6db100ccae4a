"""From draft to issued in the window: the next step, the small questions, what is frozen, the numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_documents_page import drop
from tests.ui.seeded import TODAY, Window, core, seeded_folder, tidy, window
from ui.pages.documents import DocumentsPage
from ui.pages.documents.dialogs import SentDialog
from ui.pages.documents.issue_dialogs import IssueDialog, NumberDialog, ReserveDialog
from ui.pages.documents.steps import STEPS, step_of
from ui.pages.make_documents import MakePage
from ui.pages.programme.dialogs import ReasonDialog
from ui.theme import Theme
from ui.widgets.text import Text
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.render import save
from vstbpn_desktop.queries.document_view import DocumentView
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.services import issuing
from vstbpn_desktop.services.making import rendered

__all__ = ["core", "seeded_folder", "tidy", "window"]

LETTER = {"subject": "cung cấp số liệu", "body": "Đề nghị cung cấp số liệu.", "to": ("Sở Nội vụ",)}


@pytest.fixture
def draft(core: App) -> int:
    """A letter kept as a draft."""
    return issuing.start_draft(core, "official-letter", LETTER)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, window: Window, draft: int) -> DocumentsPage:
    page = DocumentsPage(window)
    for widget in (page, page.sheet, page.numbers.panel, *(part.panel for part in page.lists.values())):
        qtbot.addWidget(widget)
    page.resize(780, 560)
    page.activate(("document", draft))
    page.show()
    window.app.subscribe(page.refresh)
    return page


def ids(core: App, record: str) -> list[int]:
    with core.reader() as reader:
        return core.listing(ListRequest(record, core.today)).ids(reader.connection)


def view(page: DocumentsPage) -> DocumentView:
    found = page.lists["out"].view
    assert found is not None
    return found


def action(page: DocumentsPage | MakePage, text: str) -> Callable[[], object]:
    return next(one.call for one in page.commands() if one.text == text)


def step(page: DocumentsPage) -> str:
    found = page.lists["out"].issue.next_step(view(page).row)
    return found.text if found else ""


def sign(page: DocumentsPage, window: Window) -> None:
    window.script.answers = ["only"]
    action(page, "Trình ký")()
    action(page, "Đã ký")()


def number(page: DocumentsPage) -> NumberDialog:
    action(page, "Vào số")()
    return page.window().findChildren(NumberDialog)[-1]


def issue(page: DocumentsPage) -> None:
    action(page, "Phát hành")()
    dialog = page.window().findChildren(IssueDialog)[-1]
    for check in dialog.checks:
        check.setChecked(True)
    dialog.confirm()


def test_a_letter_goes_all_the_way(
    page: DocumentsPage, window: Window, core: App, tmp_path: Path, draft: int
) -> None:
    assert (page.here, step(page), step_of(view(page).row)) == ("out", "Trình ký", 0)
    sign(page, window)
    assert step(page) == "Vào số"
    dialog = number(page)
    assert dialog.number.text() == "01" and dialog.day.value() == TODAY
    dialog.confirm()
    assert view(page).row.standing.words == "đã cấp số"
    assert view(page).row.symbol.startswith("01/")
    issue(page)
    row = view(page).row
    assert (row.state, row.unscanned, step(page)) == ("issued", True, "Gắn bản ký")
    frozen = {file.role: file for file in view(page).files}
    assert set(frozen) == {"word", "pdf", "snapshot"} and all(file.frozen for file in frozen.values())
    scan = tmp_path / "đã ký.pdf"
    scan.write_bytes(b"%PDF-1.4")
    assert drop(page.lists["out"].panel, scan)
    assert view(page).row.scanned
    assert (step(page), step_of(view(page).row)) == ("", len(STEPS) - 1)


def test_nothing_unconfirmed_is_issued(page: DocumentsPage, window: Window, core: App) -> None:
    profile = ids(core, "profile")[0]
    core.save("profile", profile, {"unconfirmed": "Tên Ban chưa đối chiếu"})
    sign(page, window)
    number(page).confirm()
    action(page, "Phát hành")()
    dialog = page.window().findChildren(IssueDialog)[-1]
    assert dialog.unsure == ("Hồ sơ Ban (Tên Ban chưa đối chiếu)",)
    assert [check.accessibleName() for check in dialog.checks] == list(dialog.unsure)
    dialog.confirm()
    assert "Còn 1 chỗ" in dialog.error
    assert view(page).row.state == "numbered"
    dialog.checks[0].setChecked(True)
    dialog.confirm()
    assert view(page).row.state == "issued"


def test_numbers_are_looked_at_before_they_are_taken(page: DocumentsPage, window: Window) -> None:
    sign(page, window)
    dialog = number(page)
    dialog.number.setText("không")
    dialog.confirm()
    assert "không phải số" in dialog.error
    dialog.number.setText("7")
    dialog.number.editingFinished.emit()
    assert "Bỏ trống từ số 1 đến số 6" in dialog.hint
    dialog.day.setText("8/3/2020")
    dialog.day.read()
    assert "không phải ngày làm việc" in dialog.hint
    dialog.confirm()
    assert view(page).row.number == 7


def test_a_number_is_cancelled_and_the_next_is_proposed(page: DocumentsPage, window: Window) -> None:
    sign(page, window)
    number(page).confirm()
    action(page, "Huỷ số")()
    dialog = page.window().findChildren(ReasonDialog)[-1]
    dialog.reason.setText("Ghi nhầm ngày")
    dialog._confirm()
    assert (view(page).row.state, view(page).row.symbol) == ("signed", "")
    assert number(page).number.text() == "02"


def test_a_word_file_that_was_edited_is_taken_back_by_dropping_it(
    page: DocumentsPage, core: App, tmp_path: Path, draft: int
) -> None:
    path = tmp_path / "đã sửa.docx"
    save(rendered(issuing.compose(core, draft).document, ".docx"), path)
    assert drop(page.lists["out"].panel, path)
    assert [(file.name, file.role) for file in view(page).files] == [("đã sửa.docx", "word")]
    other = tmp_path / "ghi chú.txt"
    other.write_text("x", encoding="utf-8")
    assert drop(page.lists["out"].panel, other)
    assert [file.role for file in view(page).files] == ["word", "file"]


def test_going_back_a_step(page: DocumentsPage, window: Window) -> None:
    sign(page, window)
    action(page, "Trả lại trình ký")()
    action(page, "Trả lại dự thảo")()
    assert view(page).row.state == "draft"


def test_what_is_issued_is_withdrawn_by_another_document(
    page: DocumentsPage, window: Window, draft: int
) -> None:
    sign(page, window)
    number(page).confirm()
    issue(page)
    action(page, "Thu hồi…")()
    record, acting = window.opened[-1]
    assert record == "document" and isinstance(acting, int)
    page.activate(("document", acting))
    assert view(page).row.state == "draft"
    assert [one.id for one in view(page).related] == [draft]


def test_it_is_printed_to_be_signed_with_number_and_date_blank(
    page: DocumentsPage, window: Window, tmp_path: Path
) -> None:
    asked: list[int] = []

    def ask(parent: object, pages: int, title: str) -> QPrinter | None:
        asked.append(pages)
        return None

    page.lists["out"].issue.submitting.ask_printer = ask
    window.script.answers = ["print"]
    action(page, "Trình ký")()
    assert asked == [1]
    assert view(page).row.state == "draft"  # the printer was not chosen
    target = tmp_path / "trình.docx"
    window.script.answers = ["word"]
    window.script.files = [target]
    action(page, "Trình ký")()
    assert view(page).row.state == "submitted"
    tables = docx.Document(str(target)).tables
    words = "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    assert "ngày … tháng … năm" in words.replace("\u00a0", " ")


def test_numbers_are_reserved_and_cancelled_in_their_tab(
    page: DocumentsPage, window: Window, core: App
) -> None:
    core.save("number_series", None, {"code": "BAN", "name": "Văn bản của Ban"})
    page.turn_to("numbers")
    page.numbers.filter_by("BAN")
    action(page, "Giữ số")()
    dialog = page.window().findChildren(ReserveDialog)[-1]
    dialog.count.setText("0")
    dialog.confirm()
    assert dialog.error
    dialog.count.setText("2")
    dialog.reason.setText("Giấy mời")
    dialog.confirm()
    assert [row.symbol for row in page.numbers.model.rows] == ["02", "01"]
    assert "3 giữ chỗ" in page.summary()
    page.numbers.table.select_id(page.numbers.model.rows[1].id)
    action(page, "Huỷ số")()
    reason = page.window().findChildren(ReasonDialog)[-1]
    reason.reason.setText("Không họp")
    reason._confirm()
    assert [row.words for row in page.numbers.model.rows] == ["giữ chỗ", "huỷ"]


def test_how_it_was_sent_is_noted_afterwards(
    page: DocumentsPage, window: Window, draft: int, core: App
) -> None:
    assert "Ghi chuyển phát" not in [one.text for one in page.commands()]
    sign(page, window)
    number(page).confirm()
    issue(page)
    action(page, "Ghi chuyển phát")()
    dialog = page.window().findChildren(SentDialog)[-1]
    dialog.copies.setText("nhiều")
    dialog.confirm()
    assert dialog.error
    dialog.copies.setText("60")
    dialog.confirm()
    values = core.record("document", draft).values
    assert (values["sent_on"], values["copies"]) == (TODAY, 60)
    assert values["kept_by"]  # what the letter says stays


def test_a_number_or_a_series_that_is_asked_for_is_shown(page: DocumentsPage, core: App) -> None:
    series = core.save("number_series", None, {"code": "SO", "name": "Văn bản của Sở", "owner": "department"})
    core.save("number_series", None, {"code": "BAN", "name": "Văn bản của Ban"})
    (given,) = issuing.reserve(core, "BAN", reason="Giấy mời")
    page.activate(("number", given.id))
    assert (page.here, page.numbers.table.selected_ids()) == ("numbers", [given.id])
    page.activate(("number_series", series))
    assert page.numbers.bar.current == "SO" and page.numbers.model.rows == ()
    assert page.panel() is page.numbers.panel


@pytest.fixture
def making(qtbot: QtBot, theme: Theme, window: Window) -> MakePage:
    page = MakePage(window)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    window.app.subscribe(page.refresh)
    return page


def outgoing(core: App) -> list[dict[str, object]]:
    with core.reader() as reader:
        found = [reader.values(core.registry["document"], row_id) for row_id in ids(core, "document")]
    return [values for values in found if values["shelf"]]


def test_what_is_made_is_kept_once_and_submitted(making: MakePage, window: Window, core: App) -> None:
    making.make("official-letter", LETTER)
    assert not making.strip.isVisibleTo(making)
    action(making, "Lưu dự thảo")()
    action(making, "Lưu dự thảo")()
    (kept,) = outgoing(core)
    assert (kept["state"], kept["subject"], kept["kind_name"]) == ("draft", "cung cấp số liệu", "Công văn")
    assert making.strip.isVisibleTo(making)
    window.script.answers = ["only"]
    action(making, "Trình ký")()
    (kept,) = outgoing(core)
    assert kept["state"] == "submitted"
    action(making, "Đã ký")()
    assert making.drafts.row is not None and making.drafts.row.state == "signed"


def test_a_draft_is_opened_to_be_edited_and_keeps_its_record(
    page: DocumentsPage, making: MakePage, window: Window, core: App, draft: int
) -> None:
    action(page, "Mở để sửa")()
    place, key = window.opened[-1]
    assert place == "make" and isinstance(key, tuple) and key[2] == draft
    making.activate(key)
    making.maker.options.put("subject", "cung cấp số liệu cán bộ nữ")
    action(making, "Lưu dự thảo")()
    assert core.record("document", draft).values["subject"] == "cung cấp số liệu cán bộ nữ"
    making.make("official-letter", {**LETTER, "subject": "việc khác"})
    action(making, "Lưu dự thảo")()
    assert len(outgoing(core)) == 2


def test_another_period_is_another_draft(making: MakePage, core: App) -> None:
    making.make("six-month-report", {"period": "2020-H1"})
    action(making, "Lưu dự thảo")()
    making.maker.options.put("period", "2020-H2")
    making.maker.compose()
    action(making, "Lưu dự thảo")()
    action(making, "Lưu dự thảo")()
    assert len(outgoing(core)) == 2


def test_what_is_written_afresh_is_another_draft(making: MakePage, core: App) -> None:
    making.make("official-letter", LETTER)
    action(making, "Lưu dự thảo")()
    making.maker.fresh_button.click()
    assert making.drafts.row is None and not making.strip.isVisibleTo(making)
    making.maker.options.put("subject", "việc khác")
    making.maker.compose()
    action(making, "Lưu dự thảo")()
    assert {str(kept["subject"]) for kept in outgoing(core)} == {"cung cấp số liệu", "việc khác"}


def test_a_list_is_no_draft(making: MakePage, core: App) -> None:
    making.make("register-in", {"year": 2020})
    assert {"Lưu dự thảo", "Trình ký"}.isdisjoint(one.text for one in making.commands())


def test_what_the_paper_lacks_is_said_before_it_is_frozen(
    page: DocumentsPage, window: Window, core: App, draft: int
) -> None:
    page.activate(("document", issuing.start_draft(core, "official-letter", {"subject": "mời họp"})))
    sign(page, window)
    assert core.log(1)[0].label.startswith("Chuyển sang đã ký: ")
    number(page).confirm()
    action(page, "Phát hành")()
    dialog = page.window().findChildren(IssueDialog)[-1]
    assert any(text.text().startswith("Còn để trống: ") for text in dialog.findChildren(Text))
