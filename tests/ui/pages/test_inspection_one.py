"""The page of one inspection: the schedule typed and moved, warnings live beside it, findings noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.inspection_sample import desk, empty_desk, inspected_folder, places, view
from tests.ui.pages.programme_sample import nameless, unit_ids
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.inspection.days_dialog import SAME, SHIFT, SPREAD, DaysDialog
from ui.pages.inspection.dialogs import CloseDialog
from ui.pages.inspection.one import FINDINGS, PLAN, OneInspectionPage
from ui.pages.inspection.plan_tab import contents, facts
from ui.pages.inspection.units_dialog import UnitsDialog
from ui.theme import Theme
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text
from vstbpn_desktop.queries.today import today_items

__all__ = ["desk", "empty_desk", "inspected_folder"]

Opened = Callable[..., OneInspectionPage]
D = dt.date
T = TypeVar("T")


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens an inspection in a window's services and lets the page hear of changes."""

    def build(window: Window, code: str = "01") -> OneInspectionPage:
        page = OneInspectionPage(window)
        for widget in (page, page.schedule.panel, page.schedule.sheet, page.findings.panel):
            qtbot.addWidget(widget)  # the window takes the panels; here nobody does
        page.resize(780, 560)
        page.activate(("inspection", view(window, code).row.id))
        page.show()
        page.schedule.panel.show()
        window.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def page(desk: Window, opened: Opened) -> OneInspectionPage:
    return opened(desk)


def cells(page: OneInspectionPage, column: str) -> list[str]:
    model = page.schedule.model
    found = next(c for c in model.columns if c.id == column)
    pairs = [(found.words(row), found.detail(row) if found.detail else "") for row in model.rows]
    return [" ".join(filter(None, pair)) for pair in pairs]


def beside(page: OneInspectionPage, unit: str) -> str:
    """What the row of a unit warns of."""
    return dict(zip(cells(page, "unit"), cells(page, "warnings"), strict=True))[unit]


def choose(page: OneInspectionPage, *units: str) -> None:
    table, model = page.schedule.table, page.schedule.model
    table.clearSelection()
    for row in model.rows:
        if row.unit in units:
            index = model.index(model.row_of(row.id), 0)
            flags = table.selectionModel().SelectionFlag
            table.selectionModel().select(index, flags.Select | flags.Rows)
    assert len(page.schedule.chosen()) == len(units)


def press(page: OneInspectionPage, text: str) -> None:
    next(action for action in page.commands() if action.text == text).call()


def dialog(kind: type[T]) -> T:
    return next(found for found in QApplication.topLevelWidgets() if isinstance(found, kind))


def type_day(page: OneInspectionPage, words: str, qtbot: QtBot) -> None:
    form = page.schedule.panel.form
    form.date.setText(words)
    qtbot.keyClick(form.date, Qt.Key.Key_Return)


# what is shown


def test_title_summary_and_schedule(page: OneInspectionPage) -> None:
    assert page.title == "01 · Kiểm tra công tác vì sự tiến bộ của phụ nữ"
    assert page.summary() == (
        "5 đơn vị · đã làm việc 0/5 · 3 đơn vị cần xem lại lịch · 2 kiến nghị chưa khắc phục"
    )
    assert cells(page, "date") == [
        "T3 07/07/2020 8 giờ 00", "T6 17/07/2020 8 giờ 00", "CN 19/07/2020 8 giờ 00",
        "T4 05/08/2020 14 giờ 00", "–",
    ]  # fmt: skip
    assert cells(page, "state") == ["chưa xác nhận", "còn 7 ngày", "theo lịch", "theo lịch", "chưa xếp ngày"]


def test_what_is_doubtful_stands_beside_the_row(page: OneInspectionPage) -> None:
    assert beside(page, "Sở Nội vụ") == "Lê Thị Mẫu là người của đơn vị này"
    assert beside(page, "Huyện An Bình") == "Rơi vào Chủ nhật"
    assert beside(page, "Huyện Bắc Hà") == "Ngoài thời gian kiểm tra (từ 1/7 đến 31/7)"
    assert beside(page, "Huyện Yên Lạc") == beside(page, "Sở Y tế") == ""


def test_the_plan_is_read_in_two_cards(page: OneInspectionPage, desk: Window) -> None:
    page.tabs.setCurrentIndex(PLAN)
    assert page.panel() is None
    assert facts(view(desk))[:2] == [
        ("Quyết định", "15/QĐ-BVSTBPN ngày 20/06/2020"), ("Thời gian", "01/07/2020 – 31/07/2020"),
    ]  # fmt: skip
    assert contents(view(desk)) == ["Việc kiện toàn Ban", "Phân công nhiệm vụ"]
    said = [label.text() for label in page.plan.findChildren(Text) if label.isVisibleTo(page.plan)]
    assert "Lê Thị Mẫu" in said and "trưởng đoàn" in said and "Phó Trưởng ban, Sở Nội vụ" in said
    press(page, "Sửa kế hoạch")
    assert "visits" not in dialog(RecordEditor).form.rows


def test_an_inspection_that_is_gone_says_so(page: OneInspectionPage, desk: Window) -> None:
    desk.app.delete("inspection", [page.inspection_id])
    assert page.stack.currentWidget() is page._gone and page.panel() is None
    press(page, "Các cuộc kiểm tra")
    assert desk.opened == [("inspection", None)]


# typing


def test_a_day_is_typed_and_enter_goes_to_the_next(page: OneInspectionPage, qtbot: QtBot) -> None:
    choose(page, "Huyện An Bình")
    type_day(page, "20/7", qtbot)
    assert cells(page, "date")[2] == "T2 20/07/2020 8 giờ 00" and beside(page, "Huyện An Bình") == ""
    assert [visit.unit for visit in page.schedule.chosen()] == ["Huyện Bắc Hà"]
    type_day(page, "21.7.20", qtbot)
    assert beside(page, "Huyện Bắc Hà") == ""


def test_warnings_come_and_go_with_each_change(page: OneInspectionPage, desk: Window, qtbot: QtBot) -> None:
    choose(page, "Sở Y tế")
    type_day(page, "17/7/2020", qtbot)
    twice = "Lê Thị Mẫu cùng ngày ở 2 nơi (Sở Nội vụ, Sở Y tế)"
    assert twice in beside(page, "Sở Y tế") and twice in beside(page, "Sở Nội vụ")
    desk.app.undo()
    assert beside(page, "Sở Y tế") == ""


def test_another_inspection_on_the_same_day_counts(page: OneInspectionPage, desk: Window) -> None:
    row = {"unit": unit_ids(desk.app)["Sở Tư pháp"], "date": D(2020, 7, 7), "leader": "Lê Thị Mẫu"}
    desk.app.save("inspection", view(desk, "02").row.id, {"visits": (row,)})
    assert "Lê Thị Mẫu cùng ngày ở 2 nơi" in beside(page, "Huyện Yên Lạc")


def test_an_hour_is_written_as_officials_do(page: OneInspectionPage, qtbot: QtBot) -> None:
    choose(page, "Sở Y tế")
    form = page.schedule.panel.form
    form.starts.setText("8h30")
    qtbot.keyClick(form.starts, Qt.Key.Key_Return)
    assert cells(page, "date")[-1] == "– 8 giờ 30"


def test_what_is_no_day_or_no_team_is_said_beside_its_field(page: OneInspectionPage, qtbot: QtBot) -> None:
    choose(page, "Sở Y tế")
    form = page.schedule.panel.form
    type_day(page, "31/6", qtbot)
    assert "không có ngày 31" in form.rows["date"].error
    form.date.setText("30/6")
    form.team.setText("một")
    qtbot.keyClick(form.team, Qt.Key.Key_Return)
    assert "không phải là số" in form.rows["team"].error
    assert cells(page, "date")[-1] == "–"


def test_leaving_a_field_of_one_visit_writes_it(page: OneInspectionPage, qtbot: QtBot) -> None:
    choose(page, "Sở Y tế")
    form = page.schedule.panel.form
    form.place.setText("Hội trường Sở")
    assert form.dirty and page.may_leave() and not form.dirty
    assert cells(page, "unit")[-1] == "Sở Y tế Hội trường Sở"


def test_the_same_is_given_to_several_at_once(page: OneInspectionPage, desk: Window) -> None:
    choose(page, "Sở Y tế", "Huyện Bắc Hà")
    form = page.schedule.panel.form
    assert form.date.text() == "" and form.date.placeholderText() == "giữ nguyên"
    form.leader.setText("Trần Văn Thử")
    before = desk.app.undoable()
    form._apply.click()
    assert cells(page, "leader")[-2:] == ["Trần Văn Thử", "Trần Văn Thử"]
    assert cells(page, "date")[-2:] == ["T4 05/08/2020 14 giờ 00", "–"]
    assert desk.app.undoable() == before + 1


def test_what_is_typed_stays_through_a_change_elsewhere(page: OneInspectionPage, desk: Window) -> None:
    choose(page, "Sở Y tế")
    form = page.schedule.panel.form
    form.leader.setText("Trần")
    desk.app.save("inspection", page.inspection_id, {"note": "đã báo"})
    assert form.leader.text() == "Trần"


def test_reading_again_keeps_what_the_next_key_replaces(page: OneInspectionPage, desk: Window) -> None:
    choose(page, "Huyện An Bình")
    form = page.schedule.panel.form
    form.start()
    desk.app.save("inspection", page.inspection_id, {"note": "đã báo"})
    assert form.date.selectedText() == "19/07/2020" and form.date.value() == D(2020, 7, 19)


def test_esc_takes_back_what_was_typed(page: OneInspectionPage, qtbot: QtBot) -> None:
    choose(page, "Huyện An Bình")
    form = page.schedule.panel.form
    form.date.setText("20/7")
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.date, Qt.Key.Key_Escape)
    assert form.date.text() == "19/07/2020" and not form.dirty


def test_findings_of_the_unit_stand_in_the_panel(page: OneInspectionPage) -> None:
    choose(page, "Huyện Yên Lạc")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [(line.text(), line.detail) for line in page.schedule.panel.findChildren(RowButton)] == [
        ("Chưa có kế hoạch năm", "còn 3 ngày · hạn 13/07/2020"),
        ("Chưa kiện toàn Ban", "chưa khắc phục · hạn 06/08/2020"),
    ]


# many at once


def test_many_units_are_added_by_group_with_their_days(page: OneInspectionPage, desk: Window) -> None:
    press(page, "Thêm đơn vị")
    asked = dialog(UnitsDialog)
    districts = next(node for node in asked.model.nodes if node.label == "Các huyện")
    assert [unit.detail for unit in districts.below].count("đã có trong lịch") == 3
    asked._toggle(districts, True)
    asked._count()
    assert asked.confirm.text() == "Thêm 2 đơn vị"
    asked.spread.day.setText("24/7/2020")
    asked._confirm()
    assert len(cells(page, "unit")) == 7
    dated = dict(zip(cells(page, "unit"), cells(page, "date"), strict=True))
    assert (dated["Huyện Đông Hưng"], dated["Thị xã Sông Cầu"]) == ("T6 24/07/2020", "T2 27/07/2020")
    assert desk.app.last_change()[1] == "Thêm 2 đơn vị vào lịch kiểm tra 01"  # type: ignore[index]


def test_units_are_found_without_accents(page: OneInspectionPage) -> None:
    press(page, "Thêm đơn vị")
    asked = dialog(UnitsDialog)
    asked._filter("tu phap")
    assert [node.label for group in asked.model.nodes for node in group.below] == ["Sở Tư pháp"] * 2
    asked.reject()


def arranged(page: OneInspectionPage, way: str) -> DaysDialog:
    press(page, "Xếp ngày…")
    asked = dialog(DaysDialog)
    asked.way.choose(way)
    asked._turn()
    return asked


def test_days_are_spread_over_working_days(page: OneInspectionPage) -> None:
    choose(page, "Huyện An Bình", "Huyện Bắc Hà", "Sở Y tế")
    asked = arranged(page, SPREAD)
    asked.spread.count.setText("0")
    asked.spread.day.setText("24/7/2020")
    asked.confirm()
    assert asked.isVisible() and asked.spread.rows[1].error
    asked.spread.count.setText("2")
    asked.confirm()
    assert cells(page, "date")[-3:] == ["T6 24/07/2020 8 giờ 00", "T6 24/07/2020 14 giờ 00", "T2 27/07/2020"]


def test_days_are_moved_by_working_days(page: OneInspectionPage) -> None:
    choose(page, "Sở Nội vụ", "Huyện Bắc Hà")
    asked = arranged(page, SHIFT)
    asked.count.setText("x")
    asked.confirm()
    assert asked.isVisible()
    asked.count.setText("-3")
    asked.confirm()
    moved = ["T3 14/07/2020 8 giờ 00", "CN 19/07/2020 8 giờ 00", "T6 31/07/2020 14 giờ 00"]
    assert cells(page, "date")[1:4] == moved


def test_all_on_one_day(page: OneInspectionPage) -> None:
    choose(page, "Huyện Bắc Hà", "Sở Y tế")
    asked = arranged(page, SAME)
    asked.confirm()
    assert asked.isVisible()
    asked.day.setText("22/7/2020")
    asked.confirm()
    assert cells(page, "date")[-2:] == ["T4 22/07/2020", "T4 22/07/2020 14 giờ 00"]


def test_visits_are_said_to_be_made_and_taken_out(page: OneInspectionPage, desk: Window) -> None:
    choose(page, "Huyện Yên Lạc")
    page.schedule.panel.made.click()
    assert cells(page, "state")[0] == "đã làm việc" and "đã làm việc 1/5" in page.summary()
    press(page, "Bỏ ghi nhận đã làm việc")
    assert cells(page, "state")[0] == "chưa xác nhận"
    choose(page, "Sở Y tế", "Sở Nội vụ")
    page.schedule.delete()
    assert cells(page, "unit") == ["Huyện Yên Lạc", "Huyện An Bình", "Huyện Bắc Hà"]
    desk.app.undo()
    assert len(places(desk)) == 5


# papers


def test_papers_in_one_click(page: OneInspectionPage, desk: Window) -> None:
    press(page, "Kế hoạch")
    choose(page, "Huyện Yên Lạc", "Sở Nội vụ")
    press(page, "Biên bản")
    press(page, "Quyết định thành lập đoàn")
    press(page, "Thông báo kết luận")
    options = {"year": 2020, "inspection": "2020/01"}
    assert desk.opened == [
        ("make", ("inspection-plan", options)),
        ("make", ("inspection-minutes", {**options, "unit": "103; S1"})),
        ("make", ("inspection-decision", options)),
        ("make", ("inspection-conclusion", options)),
    ]


# findings


def test_a_finding_is_noted_at_typing_speed(page: OneInspectionPage, desk: Window, qtbot: QtBot) -> None:
    choose(page, "Huyện Yên Lạc")
    press(page, "Ghi kiến nghị")
    sheet = page.schedule.sheet
    assert page.panel() is sheet and sheet.day.value() == D(2020, 7, 7)
    assert sheet.due.value() == D(2020, 8, 6)
    sheet.content.setPlainText("Chưa bố trí kinh phí")
    qtbot.keyClick(sheet.content, Qt.Key.Key_Return)
    assert sheet.content.toPlainText() == "Chưa bố trí kinh phí"
    sheet.recommendation.setPlainText("Bố trí trong dự toán năm sau")
    sheet.responsible.setText("Chủ tịch UBND huyện")
    assert sheet.save()
    assert not sheet.dirty and sheet.unit.value() is not None
    noted = view(desk).findings[-1]
    assert (noted.unit, noted.content, noted.due) == ("Huyện Yên Lạc", "Chưa bố trí kinh phí", D(2020, 8, 6))
    assert noted.responsible == "Chủ tịch UBND huyện"
    assert cells(page, "state")[0] == "đã làm việc"


def test_another_unit_brings_its_own_day(page: OneInspectionPage, desk: Window) -> None:
    choose(page, "Huyện Yên Lạc")
    press(page, "Ghi kiến nghị")
    sheet = page.schedule.sheet
    sheet.unit._take(unit_ids(desk.app)["Sở Nội vụ"])
    assert sheet.day.value() == D(2020, 7, 10)  # its visit is still to come
    sheet.unit._take(unit_ids(desk.app)["Huyện Yên Lạc"])
    assert sheet.day.value() == D(2020, 7, 7)


def test_the_due_date_follows_the_day_until_another_is_given(page: OneInspectionPage) -> None:
    choose(page, "Huyện Yên Lạc")
    press(page, "Ghi kiến nghị")
    sheet = page.schedule.sheet
    sheet.day.setText("1/7/2020")
    sheet.day.read()
    assert sheet.due.value() == D(2020, 7, 31)
    sheet.due.setText("15/7/2020")
    sheet.due.read()
    sheet.day.setText("2/7/2020")
    sheet.day.read()
    assert sheet.due.value() == D(2020, 7, 15)


def test_what_is_missing_or_wrong_is_said_beside_its_field(page: OneInspectionPage) -> None:
    choose(page, "Huyện Yên Lạc")
    press(page, "Ghi kiến nghị")
    sheet = page.schedule.sheet
    sheet.due.setText("1/7/2020")
    assert not sheet.save()
    assert sheet.rows["content"].error == "Hãy ghi tồn tại, hạn chế."
    assert sheet.rows["due"].error == "Hạn khắc phục không được trước ngày ghi nhận."


def test_a_sheet_that_is_not_saved_asks_before_it_goes(page: OneInspectionPage, desk: Window) -> None:
    choose(page, "Huyện Yên Lạc")
    press(page, "Ghi kiến nghị")
    sheet = page.schedule.sheet
    sheet.content.setPlainText("Chưa có")
    choose(page, "Sở Nội vụ")
    assert sheet.unit.text() == "Huyện Yên Lạc"
    desk.script.answers = ["stay", "discard"]
    assert not page.may_leave()
    assert page.may_leave() and not sheet.dirty
    sheet._close()
    assert page.panel() is page.schedule.panel


def test_scenario_nine_in_the_window(page: OneInspectionPage, desk: Window) -> None:
    """Found on 01/7, due on 31/7, word for word, refused without evidence, overdue on 01/8."""
    choose(page, "Huyện Yên Lạc")
    press(page, "Ghi kiến nghị")
    sheet = page.schedule.sheet
    sheet.content.setPlainText("Đã kiện toàn Ban: Chưa đạt")
    sheet.day.setText("01/7/2020")
    sheet.day.read()
    assert sheet.save()
    (noted,) = (f for f in view(desk).findings if f.content == "Đã kiện toàn Ban: Chưa đạt")
    assert noted.due == D(2020, 7, 31)
    page.tabs.setCurrentIndex(FINDINGS)
    assert page.findings.select(noted.id)
    press(page, "Xác nhận đã khắc phục")
    asked = dialog(CloseDialog)
    asked.confirm()
    assert asked.isVisible() and asked.error.startswith("Chưa có văn bản minh chứng.")
    with desk.app.reader() as reader:
        late = [item for item in today_items(reader, D(2020, 8, 1)) if item.id == noted.id]
    assert [(item.record, item.shown) for item in late] == [("finding", "quá hạn 1 ngày")]


def test_findings_of_this_inspection_alone(page: OneInspectionPage) -> None:
    page.activate(("inspection", page.inspection_id, "open"))
    assert page.tabs.currentIndex() == FINDINGS and page.panel() is page.findings.panel
    assert {row.inspection for row in page.findings.model.rows} == {"01"}
    assert "inspection" not in {column.id for column in page.findings.model.columns}


# the page itself


def test_an_empty_schedule_offers_to_add_units(desk: Window, opened: Opened) -> None:
    page = opened(desk, "02")
    assert page.panel() is None and page.schedule._stack.currentWidget() is page.schedule._none
    page.schedule._none.button.click()
    dialog(UnitsDialog).reject()


def test_another_inspection_starts_at_its_schedule(page: OneInspectionPage, desk: Window) -> None:
    page.tabs.setCurrentIndex(PLAN)
    page.activate(("inspection", view(desk, "02").row.id))
    assert page.tabs.currentIndex() == 0 and page.title.startswith("02 · ")


def test_the_model_keeps_qts_contract(page: OneInspectionPage, desk: Window) -> None:
    modes = QAbstractItemModelTester.FailureReportingMode
    tester = QAbstractItemModelTester(page.schedule.model, modes.Fatal)
    page.schedule.filter_by("warned")
    page.schedule.model.sort(1)
    page.schedule.show_all()
    desk.app.undo()
    assert tester.model() is page.schedule.model


def test_everything_that_takes_the_keyboard_has_a_name(page: OneInspectionPage) -> None:
    whole = (page, page.schedule.panel, page.schedule.sheet, page.findings.panel)
    assert nameless(*whole) == []


def test_the_schedule_as_an_excel_file(page: OneInspectionPage, desk: Window, tmp_path: Path) -> None:
    target = tmp_path / "lich.xlsx"
    desk.script.files = [target]
    press(page, "Xuất Excel")
    sheet = load_workbook(target).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    found = next(row for row in rows if "Huyện An Bình" in row)
    assert found[0] == dt.datetime(2020, 7, 19) and found[-1] == "rơi vào Chủ nhật"
