"""What pages show of a closed year: to be looked at, with what writes off and the reason told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.inspection_sample import desk, inspected_folder
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.inspection.one import PLAN, OneInspectionPage
from ui.pages.inspection.page import InspectionPage
from ui.pages.programme import ProgrammePage
from ui.pages.record_list import RecordListPage
from ui.pages.training.class_page import ClassPage
from ui.pages.training.classes import ClassesPage
from ui.panels.record_panel import RecordPanel
from ui.shell.page import Page
from ui.theme import Theme
from ui.widgets.button import Button
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.services.year_closing import close_year, reopen_year

__all__ = ["desk", "inspected_folder"]

WHY = "Số liệu năm 2020 đã khoá: chỉ xem."
LOOKED_AT = "Đang mở bằng mật khẩu chỉ xem."
P = TypeVar("P", bound=Page)
Opened = Callable[..., P]


@pytest.fixture
def closed(desk: Window) -> Iterator[Window]:
    """The year 2020 with a programme, inspections and a class, closed; nothing is written after that."""
    app = desk.app
    row = app.save("training_class", None, {"year": 2020, "code": "01", "topic": "Lồng ghép giới"})
    app.save("participant", None, {"training_class": row, "name": "Phạm Thị Bình"})
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình công tác năm 2020"})
    task = app.save("task", None, {"programme": programme, "code": "I.1", "title": "Rà soát cán bộ nữ"})
    app.save("assignment", None, {"task": task, "unit": ids(desk, "unit")[0]})
    app.clock.fix(dt.date(2021, 1, 10))
    close_year(app, 2020)
    last = app.log(1)[0].id
    yield desk
    assert app.log(1)[0].id == last and not desk.script.asked


def ids(desk: Window, record: str) -> list[int]:
    """The records of a type, of 2020 where it is of years."""
    year = 2020 if desk.app.registry[record].year else None
    with desk.app.reader() as reader:
        return list(desk.app.listing(ListRequest(record, desk.app.today, year=year)).ids(reader.connection))


@pytest.fixture
def opened(closed: Window, qtbot: QtBot, theme: Theme) -> Opened[Page]:
    def build(page: Page, key: object = None) -> Page:
        qtbot.addWidget(page)
        page.resize(900, 560)
        page.activate(key)
        page.show()
        if (panel := page.panel()) is not None:
            qtbot.addWidget(panel)
        return page

    return build


def off(page: Page) -> set[str]:
    """The commands that are off because of the year; each says so."""
    held = [action for action in page.offered() if action.held]
    assert all(action.held == WHY and not action.enabled for action in held)
    return {action.text for action in held}


def buttons_off(widget: QWidget, why: str = WHY) -> set[str]:
    """The buttons that are off because of the year; each says so in its tool tip."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # those that were exchanged
    return {button.text() for button in widget.findChildren(Button) if button.toolTip() == why}


def test_the_programme_is_only_looked_at(closed: Window, opened: Opened[ProgrammePage]) -> None:
    page = opened(ProgrammePage(closed))
    assert page.held() == WHY
    wanted = {"Thêm nhiệm vụ", "Giao việc", "Ghi kết quả", "Sửa nhiệm vụ", "Xoá nhiệm vụ", "Nhập từ Excel"}
    assert wanted <= off(page)
    assert {"Xuất Excel", "In danh sách", "Rà soát căn cứ"}.isdisjoint(off(page))
    page.add_task()
    page.delete_tasks()
    page.record_result()
    page.task_panel.verb_requested.emit("withdraw", [1])
    assert closed.said == [WHY] * 4
    assert buttons_off(page.task_panel) == {"Giao thêm", "Sửa"}
    page.task_panel.show_units()
    page.task_panel.units.view.selectAll()
    assert buttons_off(page.task_panel) == {"Ghi kết quả"}
    lines = {line.text(): line for line in page.task_panel.unit_menu().actions()}
    assert lines["Xem kết quả, minh chứng"].isEnabled()
    assert not lines["Thu hồi phân công"].isEnabled() and lines["Thu hồi phân công"].toolTip() == WHY


def test_a_class_is_only_looked_at(closed: Window, opened: Opened[ClassPage]) -> None:
    page = opened(ClassPage(closed), ids(closed, "training_class")[0])
    assert {"Thêm học viên", "Dán từ Excel, Word", "Sửa thông tin lớp", "Xoá học viên"} <= off(page)
    assert page.line.isHidden() and not page.absence.isEnabled() and page.absence.toolTip() == WHY
    assert page.view is not None
    page.mark([page.view.roster[0].id], 0)
    assert page.table is not None
    page.table.select_first()
    page.delete()
    assert closed.said == [WHY, WHY]


def test_the_classes_and_their_panel_are_only_looked_at(closed: Window, opened: Opened[ClassesPage]) -> None:
    page = opened(ClassesPage(closed))
    assert {"Thêm lớp", "Sửa lớp", "Xoá lớp", "Mở lớp như…"} <= off(page)
    assert "Sửa" in buttons_off(page.side)
    page.delete()
    assert closed.said == [WHY]


def test_inspections_are_only_looked_at(closed: Window, opened: Opened[InspectionPage]) -> None:
    page = opened(InspectionPage(closed))
    assert {"Thêm cuộc kiểm tra", "Sửa", "Xoá"} <= off(page)
    page.plans.table.delete_requested.emit()
    assert closed.said == [WHY]


def test_findings_of_a_closed_year_go_on_being_mended(closed: Window, opened: Opened[InspectionPage]) -> None:
    page = opened(InspectionPage(closed), "findings")
    assert page.findings.select(ids(closed, "finding")[0])
    able = {action.text for action in page.offered() if action.enabled}
    assert "Xoá" in off(page) and {"Ghi kết quả khắc phục", "Gia hạn…", "Sửa"} <= able


def test_one_inspection_is_only_looked_at(closed: Window, opened: Opened[OneInspectionPage]) -> None:
    page = opened(OneInspectionPage(closed), ("inspection", ids(closed, "inspection")[0]))
    assert {"Thêm đơn vị", "Ghi kiến nghị", "Xếp ngày…", "Sửa kế hoạch"} <= off(page)
    assert not page.schedule.panel.form.isEnabled() and page.schedule.panel.form.toolTip() == WHY
    page.schedule.table.delete_requested.emit()
    page.schedule.open(page.schedule.chosen()[0].id)
    assert closed.said == [WHY, WHY]
    page.tabs.setCurrentIndex(PLAN)
    assert buttons_off(page.plan) == {"Sửa"}


def test_a_list_holds_what_is_selected(closed: Window, opened: Opened[RecordListPage]) -> None:
    page = opened(RecordListPage(closed, "participant"))
    assert {"Thêm học viên", "Nhập từ Excel"} <= off(page)
    page.add()
    page.delete()
    assert closed.said == [WHY, WHY]
    assert buttons_off(page.side) >= {"Sửa", "Xoá"}


def test_a_list_of_what_is_of_no_year_is_free(closed: Window, opened: Opened[RecordListPage]) -> None:
    page = opened(RecordListPage(closed, "unit"))
    assert page.held() == "" and off(page) == set() and buttons_off(page.side) == set()


def test_the_panel_takes_files_and_notes_of_a_closed_year(closed: Window, qtbot: QtBot, theme: Theme) -> None:
    panel = RecordPanel(closed)
    qtbot.addWidget(panel)
    panel.show_record("training_class", ids(closed, "training_class")[0])
    assert buttons_off(panel) == {"Sửa", "Xoá"}
    assert panel.files.held == "" and panel.notes.line.isVisibleTo(panel)
    panel.show_record("finding", ids(closed, "finding")[0])
    assert buttons_off(panel) == {"Xoá"}


def test_the_panel_takes_nothing_while_it_is_only_looked_at(
    closed: Window, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closed.app, "read_only", True)
    panel = RecordPanel(closed)
    qtbot.addWidget(panel)
    panel.show_record("unit", ids(closed, "unit")[0])
    assert buttons_off(panel, LOOKED_AT) == {"Sửa", "Xoá", "Thêm tệp", "Dán"}
    assert not panel.notes.line.isVisibleTo(panel) and not panel.notes.adding.isVisibleTo(panel)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(__file__)])
    assert panel.files.take(dropped) and closed.said == [LOOKED_AT]


def form(desk: Window, qtbot: QtBot, record: str) -> RecordEditor:
    editor = RecordEditor(desk, record, ids(desk, record)[0])
    qtbot.addWidget(editor)
    editor.open()
    return editor


def test_a_form_is_only_read(closed: Window, qtbot: QtBot, theme: Theme) -> None:
    editor = form(closed, qtbot, "training_class")
    assert editor.windowTitle().startswith("Xem lớp") and editor.held.isVisible()
    assert not any(row.editor.isEnabled() for row in editor.form.rows.values())
    assert all(button.toolTip() == WHY and not button.isEnabled() for button in editor.verbs)
    assert not editor.save() and editor.way_out.text() == "Đóng"


def test_the_form_of_a_finding_lets_the_work_go_on(closed: Window, qtbot: QtBot, theme: Theme) -> None:
    editor = form(closed, qtbot, "finding")
    able = {name for name, row in editor.form.rows.items() if row.editor.isEnabled()}
    assert able and able <= {"state", "evidence", "closed_on", "due", "note"}
    assert all(button.isEnabled() for button in editor.verbs) and editor.windowTitle().startswith("Sửa")


def test_a_reopened_year_is_written_again(desk: Window, qtbot: QtBot, theme: Theme) -> None:
    desk.app.save("training_class", None, {"year": 2020, "code": "01", "topic": "Lồng ghép giới"})
    desk.app.save("programme", None, {"year": 2020, "title": "Chương trình công tác năm 2020"})
    desk.app.clock.fix(dt.date(2021, 1, 10))
    close_year(desk.app, 2020)
    assert form(desk, qtbot, "training_class").held.isVisible()
    reopen_year(desk.app, 2020)
    again = form(desk, qtbot, "training_class")
    assert all(row.editor.isEnabled() for row in again.form.rows.values()) and again.held.isHidden()
    assert all(button.isEnabled() for button in again.verbs) and again.way_out.text() == "Huỷ bỏ"
