"""The page of inspections over a real core: the list, its panel, and the findings that are followed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.inspection_sample import desk, empty_desk, inspected_folder
from tests.ui.pages.programme_sample import nameless
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.inspection.dialogs import CloseDialog, MendDialog
from ui.pages.inspection.finding_panel import facts
from ui.pages.inspection.list_pane import ListPane
from ui.pages.inspection.page import InspectionPage
from ui.pages.programme.dialogs import ReasonDialog
from ui.pages.programme.panel import CountRow
from ui.pages.today import TodayPage
from ui.shell.facts import gather, inspection_badge
from ui.theme import Theme
from ui.widgets.card import EmptyState
from ui.widgets.look import Meaning
from ui.widgets.text import Text

__all__ = ["desk", "empty_desk", "inspected_folder"]

Opened = Callable[[Window], InspectionPage]
D = dt.date
T = TypeVar("T")


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page in a window's services and lets it hear of changes."""

    def build(window: Window) -> InspectionPage:
        page = InspectionPage(window)
        for widget in (page, page.plans.panel, page.findings.panel):
            qtbot.addWidget(widget)  # the window takes the panels; here nobody does
        page.resize(780, 560)
        page.activate()
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def page(desk: Window, opened: Opened) -> InspectionPage:
    return opened(desk)


@pytest.fixture
def following(page: InspectionPage) -> InspectionPage:
    """The page turned to its findings."""
    page.activate("findings")
    return page


def cells(page: InspectionPage, column: str) -> list[str]:
    """What a column of the list that is open says."""
    part: ListPane[Any] = page.findings if page.tabs.currentIndex() else page.plans
    found = next(c for c in part.model.columns if c.id == column)
    return [found.words(row) for row in part.model.rows]


def words(page: InspectionPage) -> str:
    panel = page.findings.panel if page.tabs.currentIndex() else page.plans.panel
    return "\n".join(label.text() for label in panel.findChildren(Text) if label.isVisibleTo(panel))


def chips(page: InspectionPage) -> list[str]:
    part = page.findings if page.tabs.currentIndex() else page.plans
    return [chip.text() for chip in part.bar.chips._chips()]


def choose(page: InspectionPage, *contents: str) -> None:
    """Choose findings by their words."""
    table, model = page.findings.table, page.findings.model
    table.clearSelection()
    for row in model.rows:
        if row.content in contents:
            index = model.index(model.row_of(row.id), 0)
            flags = table.selectionModel().SelectionFlag
            table.selectionModel().select(index, flags.Select | flags.Rows)
    assert len(page.findings.chosen()) == len(contents)


def press(page: InspectionPage, text: str) -> None:
    next(action for action in page.commands() if action.text == text).call()


def dialog(kind: type[T]) -> T:
    return next(found for found in QApplication.topLevelWidgets() if isinstance(found, kind))


# the inspections


def test_title_and_summary(page: InspectionPage) -> None:
    assert page.title == "Kiểm tra năm 2020"
    assert page.summary() == "2 cuộc · 5 đơn vị · 3 kiến nghị chưa khắc phục · 1 quá hạn"


def test_the_list_says_how_far_each_inspection_is(page: InspectionPage) -> None:
    assert cells(page, "code") == ["01", "02"]
    assert cells(page, "window") == ["01/07/2020 – 31/07/2020", "chưa định"]
    assert cells(page, "state") == ["đang kiểm tra", "chưa bắt đầu"]
    assert cells(page, "progress") == ["0/5", "–"]
    assert cells(page, "findings") == ["2 chưa khắc phục", "–"]


def test_the_panel_shows_what_is_doubtful_and_what_comes_next(page: InspectionPage) -> None:
    said = words(page)
    assert "15/QĐ-BVSTBPN ngày 20/06/2020" in said and "2 người, trưởng đoàn Lê Thị Mẫu" in said
    assert "1 đơn vị đã qua ngày, chưa xác nhận đã làm việc" in said
    assert "Sở Nội vụ: Lê Thị Mẫu là người của đơn vị này" in said
    assert "Huyện An Bình: rơi vào Chủ nhật" in said
    assert "Huyện Bắc Hà: ngoài thời gian kiểm tra (từ 1/7 đến 31/7)" in said


def test_a_plan_that_is_only_begun_says_what_it_lacks(page: InspectionPage) -> None:
    page.plans.select(page.plans.model.rows[1].id)
    assert "Chưa có đơn vị được kiểm tra" in words(page) and "Chưa có thành phần đoàn" in words(page)


def test_a_heap_of_findings_leads_to_them(page: InspectionPage, desk: Window) -> None:
    rows = page.plans.panel.findChildren(CountRow)
    next(row for row in rows if row.isVisibleTo(page.plans.panel)).click()
    first = page.plans.model.rows[0].id
    assert desk.opened == [("one-inspection", ("inspection", first, "open"))]


def test_enter_opens_the_page_of_an_inspection(page: InspectionPage, desk: Window) -> None:
    page.plans.table.open_row(0)
    assert desk.opened == [("one-inspection", ("inspection", page.plans.model.rows[0].id))]


def test_a_new_inspection_takes_the_next_code_and_opens(page: InspectionPage, desk: Window) -> None:
    press(page, "Thêm cuộc kiểm tra")
    editor = dialog(RecordEditor)
    assert editor.form.rows["code"].editor.value() == "03"
    editor.form.rows["name"].editor.set_value("Kiểm tra đợt 3")
    assert editor.save()
    assert desk.opened[-1][0] == "one-inspection" and cells(page, "code") == ["01", "02", "03"]


def test_ending_an_inspection_and_opening_it_again(page: InspectionPage) -> None:
    press(page, "Kết thúc cuộc kiểm tra")
    assert cells(page, "state")[0] == "đã kết thúc"
    press(page, "Mở lại cuộc kiểm tra")
    assert cells(page, "state")[0] == "đang kiểm tra"


def test_the_plan_as_a_paper_in_one_click(page: InspectionPage, desk: Window) -> None:
    press(page, "Lập kế hoạch kiểm tra")
    assert desk.opened == [("make", ("inspection-plan", {"year": 2020, "inspection": "2020/01"}))]


def test_deleting_can_be_undone(page: InspectionPage, desk: Window) -> None:
    page.plans.delete()
    assert cells(page, "code") == ["02"]
    desk.app.undo()
    assert cells(page, "code") == ["01", "02"]


def test_an_empty_year_says_what_to_do(empty_desk: Window, opened: Opened) -> None:
    page = opened(empty_desk)
    empty = page.plans._stack.currentWidget()
    assert isinstance(empty, EmptyState) and empty.title.text() == "Năm này chưa có cuộc kiểm tra nào"
    assert page.panel() is None and page.summary() == "0 cuộc · 0 đơn vị"


# the findings


def test_findings_are_listed_by_their_due_date_with_those_of_earlier_years(following: InspectionPage) -> None:
    assert following.summary() == "3 kiến nghị · 3 chưa khắc phục · 1 quá hạn"
    assert cells(following, "content") == ["Chậm báo cáo", "Chưa có kế hoạch năm", "Chưa kiện toàn Ban"]
    assert cells(following, "state") == ["quá hạn 375 ngày", "còn 3 ngày", "chưa khắc phục"]
    assert cells(following, "due") == ["01/07/2019", "13/07/2020", "06/08/2020"]
    unit = following.findings.model.columns[0].detail
    rows = following.findings.model.rows
    assert unit and [unit(row) for row in rows] == ["cuộc 2019/01", "", ""]
    assert chips(following) == ["Tất cả 3", "Chưa khắc phục 3", "Quá hạn 1", "Đến hạn trong tuần 1"]


def test_the_panel_of_a_finding(following: InspectionPage) -> None:
    choose(following, "Chưa kiện toàn Ban")
    assert facts(following.findings.chosen()[0]) == [
        ("Hạn", "06/08/2020, thứ Năm"), ("Ghi nhận", "07/07/2020"),
    ]  # fmt: skip
    assert "Chưa kiện toàn Ban" in words(following)


def test_findings_are_found_without_accents(following: InspectionPage) -> None:
    following.findings.bar.search.setText("kien toan")
    following.findings.bar.search.searched.emit("kien toan")
    assert cells(following, "content") == ["Chưa kiện toàn Ban"]


def test_what_was_done_is_kept_and_waits_to_be_confirmed(following: InspectionPage) -> None:
    choose(following, "Chưa kiện toàn Ban", "Chậm báo cáo")
    press(following, "Ghi kết quả khắc phục")
    asked = dialog(MendDialog)
    asked.confirm()
    assert asked.error == "Hãy ghi đơn vị đã làm gì."
    asked.words.setPlainText("Đã trình quyết định")
    asked.stage.choose("finished")
    asked.confirm()
    assert cells(following, "state") == ["chờ xác nhận", "còn 3 ngày", "chờ xác nhận"]
    assert "Khắc phục 10/07/2020: Đã trình quyết định" in following.findings.chosen()[0].note
    assert "Xác nhận đã khắc phục" in {a.text for a in following.commands() if a.place == "main"}


def test_more_time_only_with_a_reason(following: InspectionPage) -> None:
    choose(following, "Chậm báo cáo", "Chưa có kế hoạch năm")
    press(following, "Gia hạn…")
    asked = dialog(ReasonDialog)
    asked.day.setText("31/7/2020")
    asked._confirm()
    assert asked._reason_row.error == "Hãy ghi lý do."
    asked.reason.setText("Bão lũ")
    asked._confirm()
    assert cells(following, "due") == ["31/07/2020", "31/07/2020", "06/08/2020"]


def test_closing_is_refused_without_evidence(following: InspectionPage, desk: Window) -> None:
    choose(following, "Chậm báo cáo")
    press(following, "Xác nhận đã khắc phục")
    asked = dialog(CloseDialog)
    asked.confirm()
    assert asked.error.startswith("Chưa có văn bản minh chứng.") and asked.isVisible()
    assert cells(following, "state")[0] == "quá hạn 375 ngày"
    with desk.app.reader() as reader:
        (proof,) = (reader.find(desk.app.registry["document"], "1"),)
    asked.document.set_value(proof)
    asked.confirm()
    assert cells(following, "content") == ["Chưa có kế hoạch năm", "Chưa kiện toàn Ban"]


def test_the_evidence_may_be_entered_on_the_way(following: InspectionPage, desk: Window) -> None:
    choose(following, "Chưa kiện toàn Ban")
    press(following, "Xác nhận đã khắc phục")
    asked = dialog(CloseDialog)
    asked.begin_new()
    assert asked.issuer.text() == "Huyện Yên Lạc"
    asked.confirm()
    assert asked.error == "Hãy ghi trích yếu của văn bản minh chứng."
    asked.symbol.setText("21/QĐ-UBND")
    asked.date.setText("9/7/2020")
    asked.subject.setText("Quyết định kiện toàn Ban")
    before = desk.app.undoable()
    asked.confirm()
    closed = next(row for row in following.findings.found if row.content == "Chưa kiện toàn Ban")
    assert (closed.state, closed.evidence) == ("closed", "21/QĐ-UBND Quyết định kiện toàn Ban")
    assert closed.closed_on == D(2020, 7, 10)
    assert desk.app.undoable() == before + 1


def test_a_closed_one_can_be_opened_again(following: InspectionPage, desk: Window) -> None:
    test_the_evidence_may_be_entered_on_the_way(following, desk)
    choose(following, "Chưa kiện toàn Ban")
    press(following, "Mở lại kiến nghị")
    assert cells(following, "state")[-1] == "đang khắc phục"


def test_a_finding_is_gone_to_whatever_the_filters(following: InspectionPage) -> None:
    following.findings.filter_by("overdue")
    wanted = next(row for row in following.findings.found if row.content == "Chưa kiện toàn Ban")
    following.activate(("finding", wanted.id))
    assert [row.id for row in following.findings.chosen()] == [wanted.id]


def test_a_closed_finding_of_another_year_changes_the_year(page: InspectionPage, desk: Window) -> None:
    with desk.app.reader() as reader:
        ids = [key for key in range(1, 5) if reader.values(desk.app.registry["finding"], key)["closed_on"]]
    page.activate(("finding", ids[0]))
    assert desk.year == 2019 and [row.content for row in page.findings.chosen()] == ["Chưa phân công"]


def test_deleting_findings_can_be_undone(following: InspectionPage, desk: Window) -> None:
    choose(following, "Chậm báo cáo", "Chưa kiện toàn Ban")
    following.findings.delete()
    assert cells(following, "content") == ["Chưa có kế hoạch năm"]
    desk.app.undo()
    assert len(cells(following, "content")) == 3


def test_the_models_keep_qts_contract_through_filters(page: InspectionPage) -> None:
    modes = QAbstractItemModelTester.FailureReportingMode
    testers = [QAbstractItemModelTester(part.model, modes.Fatal) for part in (page.plans, page.findings)]
    page.findings.filter_by("overdue")
    page.findings.model.sort(0)
    page.plans.filter_by("open")
    page.plans.show_all()
    assert len(testers) == 2


def test_everything_that_takes_the_keyboard_has_a_name(page: InspectionPage) -> None:
    assert nameless(page, page.plans.panel, page.findings.panel) == []


# Hôm nay and the badge


def test_overdue_findings_are_on_today_and_lead_here(desk: Window, theme: Theme, qtbot: QtBot) -> None:
    desk.app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    today = TodayPage(desk)
    qtbot.addWidget(today)
    today.activate()
    found = [todo for todo in today.todos if todo.link == "Xem kiến nghị"]
    assert [(todo.title, todo.pill, todo.icon) for todo in found] == [
        ("Chậm báo cáo", "quá hạn 375 ngày", "clipboard-check"),
        ("Chưa có kế hoạch năm", "còn 3 ngày", "clipboard-check"),
    ]
    assert today.summary() == "1 kiến nghị quá hạn"
    found[0].call()
    assert desk.opened[0][0] == "finding"


def test_the_badge_counts_findings_and_visits_that_are_near(desk: Window) -> None:
    badge = gather(desk.app, 2020).badges["inspection"]
    assert (badge.number, badge.meaning) == (3, Meaning.LATE)
    assert badge.words == (
        "1 kiến nghị quá hạn, 1 kiến nghị đến hạn, chờ xác nhận, 1 đơn vị kiểm tra trong tuần tới"
    )
    assert inspection_badge([], 2).meaning is Meaning.SOON and inspection_badge([], 0).number == 0


def test_lists_go_to_excel_to_paper_and_come_from_excel(
    following: InspectionPage, desk: Window, tmp_path: Path
) -> None:
    target = tmp_path / "kien-nghi.xlsx"
    desk.script.files = [target]
    press(following, "Xuất Excel")
    words = [str(cell.value) for row in load_workbook(target).worksheets[0].iter_rows() for cell in row]
    assert "Chậm báo cáo" in words and "Chưa phân công" not in words
    press(following, "In danh sách")
    opened: Any = desk.opened[-1]
    assert opened[0] == "make" and opened[1][0] == "quick-report"
    options = opened[1][1]
    assert options["record"] == "finding" and len(options["keys"]) == 3
    press(following, "Nhập từ Excel")
    assert desk.opened[-1][0] == "excel-import"
