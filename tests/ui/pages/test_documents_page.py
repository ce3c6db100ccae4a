"""The page of documents over a real core: tabs, entering at typing speed, what can be done with what came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.seeded import TODAY, Window, core, seeded_folder, tidy, window
from ui.pages.documents import DocumentsPage
from ui.pages.documents.dialogs import AnswerDialog, ProgressDialog
from ui.pages.documents.entry import SAVE, SAVE_ANYWAY
from ui.pages.documents.lists import DocumentList
from ui.pages.documents.panel import facts
from ui.shell.facts import documents_badge
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.today import today_items

__all__ = ["core", "seeded_folder", "tidy", "window"]

D = dt.date
Opened = Callable[..., DocumentsPage]


def save(app: App, **values: Any) -> int:
    return app.save("document", None, {"subject": "Trích yếu", "direction": "in", **values})


@pytest.fixture
def letters(core: App) -> dict[str, int]:
    """Three that came: one is late, one is near, one is only to be read."""
    return {
        "late": save(core, symbol="15/UBQG-VP", issuer="Uỷ ban quốc gia", received_on=D(2020, 2, 3),
                     due=D(2020, 3, 2), kind_name="Công văn", subject="Về việc báo cáo sơ kết"),
        "near": save(core, symbol="812/SNV", issuer="Sở Nội vụ", received_on=D(2020, 3, 1),
                     due=D(2020, 3, 9)),
        "read": save(core, symbol="99/SYT", issuer="Sở Y tế", received_on=D(2020, 3, 2)),
    }  # fmt: skip


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, window: Window) -> Opened:
    def build(key: object = None) -> DocumentsPage:
        page = DocumentsPage(window)
        for widget in (page, page.sheet, *(part.panel for part in page.lists.values())):
            qtbot.addWidget(widget)  # the window takes the panels; here nobody does
        page.resize(780, 560)
        page.activate(key)
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


def symbols(part: DocumentList) -> list[str]:
    return [row.symbol for row in part.model.rows]


def action(page: DocumentsPage, text: str) -> Callable[[], object]:
    return next(one.call for one in page.commands() if one.text == text)


def dropped(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def drop(target: QWidget, path: Path) -> bool:
    """Drop a file on a widget; whether it was taken."""
    mime, buttons, keys = dropped(path), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    target.dragEnterEvent(entering)
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    event.setAccepted(False)
    target.dropEvent(event)
    return entering.isAccepted() and event.isAccepted()


def test_what_came_stands_in_its_list_with_how_urgent_it_is(letters: dict[str, int], opened: Opened) -> None:
    page = opened()
    part = page.lists["in"]
    QAbstractItemModelTester(part.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert {"99/SYT", "812/SNV", "15/UBQG-VP"} <= set(symbols(part))
    assert "1 quá hạn" in page.summary() and "1 sắp đến hạn" in page.summary()
    part.filter_by("overdue")
    assert symbols(part) == ["15/UBQG-VP"]
    part.filter_by("near")
    assert symbols(part) == ["812/SNV"]
    part.filter_by("all", "uy ban quoc gia")
    assert symbols(part) == ["15/UBQG-VP"]


def test_the_panel_says_what_the_register_says(letters: dict[str, int], opened: Opened) -> None:
    page = opened(("document", letters["late"]))
    view = page.lists["in"].view
    assert view is not None
    rows = dict(facts(view))
    assert rows["Tác giả"] == "Uỷ ban quốc gia"
    assert rows["Hạn"] == "02/03/2020"
    assert "Tiến độ" not in rows
    assert page.lists["in"].panel.accessibleName() == "15/UBQG-VP Công văn về việc báo cáo sơ kết"


def test_a_record_opens_in_the_tab_it_belongs_to(core: App, opened: Opened, window: Window) -> None:
    kept = save(core, direction="kept", subject="Luật Bình đẳng giới", date=D(2006, 11, 29))
    old = save(core, received_on=D(2018, 5, 1))
    page = opened(("document", kept))
    assert page.here == "kept"
    assert page.lists["kept"].table.selected_ids() == [kept]
    page.activate(("document", old))
    assert (page.here, window.year) == ("in", 2018)


def test_documents_are_entered_one_after_the_other(
    core: App, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened()
    page.enter()
    sheet = page.sheet
    assert page.panel() is sheet
    before = int(sheet.number.text())
    assert sheet.received_on.value() == TODAY
    scan = tmp_path / "quét.pdf"
    scan.write_bytes(b"%PDF-1.4")
    assert drop(sheet, scan)
    sheet.issuer.setFocus()
    for field, typed in (
        (sheet.issuer, "Sở Tài chính"), (sheet.symbol, "2210/STC-HCSN"), (sheet.date, "4/3"),
        (sheet.kind, "Công văn"),
    ):  # fmt: skip
        assert sheet.focusWidget() is field
        field.setText(typed)  # QTest types no Vietnamese letters
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sheet.focusWidget() is sheet.subject
    sheet.subject.setPlainText("Về việc thẩm định dự toán")
    qtbot.keyClick(sheet.subject, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.handler, Qt.Key.Key_Return)
    sheet.due.setText("22/3")
    sheet.due.read()
    assert "Chủ nhật" in sheet.rows["due"].hint
    sheet.due.setText("20/3")
    assert sheet.save()
    part = page.lists["in"]
    view = part.view
    assert view is not None and view.row.symbol == "2210/STC-HCSN"
    assert (view.row.arrival_number, view.row.date, view.row.due) == (before, D(2020, 3, 4), D(2020, 3, 20))
    assert [file.name for file in view.files] == ["quét.pdf"]
    assert int(sheet.number.text()) == before + 1
    assert sheet.subject.toPlainText() == "" and sheet.paths == []
    assert sheet.focusWidget() is sheet.issuer


def test_a_twin_is_told_before_it_is_saved(core: App, opened: Opened, letters: dict[str, int]) -> None:
    page = opened()
    page.enter()
    sheet = page.sheet
    sheet.symbol.setText("99/syt")
    sheet.issuer.setText("Sở Y tế")
    sheet.symbol.editingFinished.emit()
    assert "99/SYT" in sheet.rows["symbol"].hint
    assert sheet._save.text() == SAVE_ANYWAY
    sheet.symbol.setText("100/SYT")
    sheet.symbol.editingFinished.emit()
    assert (sheet.rows["symbol"].hint, sheet._save.text()) == ("", SAVE)
    sheet.symbol.setText("99/SYT")
    sheet.subject.setPlainText("Lần nữa")
    count = len(page.lists["in"].found)
    assert not sheet.save()
    assert len(page.lists["in"].found) == count
    assert sheet.save()
    assert len(page.lists["in"].found) == count + 1


def test_what_is_missing_is_said_beside_its_field(opened: Opened, window: Window) -> None:
    page = opened()
    page.enter()
    sheet = page.sheet
    assert not sheet.save()
    assert sheet.rows["subject"].error
    sheet.subject.setPlainText("Có trích yếu")
    sheet.date.setText("32/1")
    assert not sheet.save()
    assert sheet.rows["date"].error and not sheet.rows["subject"].error
    sheet.date.setText("")
    sheet.number.setText("1")
    sheet.number.textEdited.emit("1")
    sheet.save()
    sheet.number.setText("1")
    sheet.number.textEdited.emit("1")
    sheet.subject.setPlainText("Trùng số đến")
    sheet.save()
    assert "đã dùng" in sheet.rows["arrival_number"].error


def test_leaving_asks_about_what_is_typed(opened: Opened, window: Window) -> None:
    page = opened()
    page.enter()
    assert page.may_leave()
    page.sheet.symbol.setText("1/A")
    window.script.answers = ["stay", "discard"]
    assert not page.may_leave()
    assert page.may_leave()
    assert page.sheet.symbol.text() == ""


def test_an_answer_closes_what_came(core: App, opened: Opened, letters: dict[str, int], qtbot: QtBot) -> None:
    answer = save(core, direction="out", symbol="20/BC-BVSTBPN", subject="Báo cáo sơ kết", date=D(2020, 3, 4))
    page = opened(("document", letters["late"]))
    action(page, "Ghi văn bản trả lời")()
    (dialog,) = page.window().findChildren(AnswerDialog)
    dialog.confirm()
    assert "Hãy chọn" in dialog.error
    dialog.document.set_value(answer)
    dialog.confirm()
    view = page.lists["in"].view
    assert view is not None and view.row.standing.words == "đã trả lời"
    assert view.row.answer == "20/BC-BVSTBPN"
    action(page, "Mở lại, chưa giải quyết")()
    assert page.lists["in"].view is not None
    assert page.lists["in"].view.row.standing.kind == "overdue"


def test_progress_is_noted_for_all_that_are_chosen(
    core: App, opened: Opened, letters: dict[str, int]
) -> None:
    page = opened()
    part = page.lists["in"]
    part.table.selectAll()
    action(page, "Ghi tiến độ")()
    (dialog,) = page.window().findChildren(ProgressDialog)
    dialog.confirm()
    assert dialog.error
    dialog.words.setPlainText("đã chuyển Phòng")
    dialog.confirm()
    assert {row.progress for row in part.found} == {"đã chuyển Phòng"}


def test_a_task_is_made_and_then_opened(
    core: App, opened: Opened, letters: dict[str, int], window: Window
) -> None:
    page = opened(("document", letters["late"]))
    action(page, "Tạo nhiệm vụ")()
    assert window.said[-1].startswith("Đã tạo nhiệm vụ")
    task = core.record("document", letters["late"]).values["task"]
    action(page, "Mở nhiệm vụ")()
    assert window.opened[-1] == ("task", task)


def test_the_registers_are_two_clicks_away(opened: Opened, window: Window) -> None:
    page = opened()
    action(page, "In sổ đăng ký văn bản đến")()
    action(page, "In sổ theo dõi giải quyết")()
    page.tabs.setCurrentIndex(1)
    action(page, "In sổ đăng ký văn bản đi")()
    assert window.opened == [
        ("make", ("register-in", {"year": 2020})),
        ("make", ("register-follow-up", {"year": 2020})),
        ("make", ("register-out", {"year": 2020})),
    ]


def test_a_file_dropped_on_the_panel_is_attached(
    core: App, opened: Opened, letters: dict[str, int], tmp_path: Path
) -> None:
    page = opened(("document", letters["read"]))
    scan = tmp_path / "quét.pdf"
    scan.write_bytes(b"%PDF-1.4")
    assert drop(page.lists["in"].panel, scan)
    view = page.lists["in"].view
    assert view is not None and [file.name for file in view.files] == ["quét.pdf"]


def test_the_badge_counts_what_asks_for_something(core: App, letters: dict[str, int]) -> None:
    with core.reader() as reader:
        items = [item for item in today_items(reader, core.today, 2020) if item.record == "document"]
    badge = documents_badge(items)
    assert badge.number == len(items) >= 2
    assert "1 văn bản đến quá hạn" in badge.words
