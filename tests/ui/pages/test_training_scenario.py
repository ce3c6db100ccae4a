"""Acceptance scenario 10 without certificates, in the core and as the window shows it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.core.documents.reports.reading import cells, tables
from tests.ui.seeded import Window
from ui.pages.training import TrainingPage
from ui.pages.training.class_page import ClassPage
from ui.pages.training.classes import ClassesPage
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.exchange.excel import plan_import, take_import
from vstbpn_desktop.queries.training import Count, class_counts, year_count
from vstbpn_desktop.services.making import make

CLASSES, A_CLASS, TWICE = 12, 55, 20
PLACES = CLASSES * A_CLASS


def add_classes(app: App) -> None:
    """Twelve classes of one session, and the unit their people come from."""
    app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    for number in range(1, CLASSES + 1):
        day = dt.date(2020, 2, number)
        values = {"year": 2020, "code": f"{number:02d}", "topic": f"Chuyên đề {number}", "planned": A_CLASS}
        app.save("training_class", None, values | {"sessions": ({"date": day},)})


def write_list(path: Path) -> None:
    """660 rows; the last twenty people stand in another class already, their names typed otherwise."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["Lớp", "Số thứ tự", "Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"])
    for number in range(PLACES):
        who = number - (PLACES - TWICE) if number >= PLACES - TWICE else number
        name = f"NGUYỄN THỊ HOÀ {who}" if number >= PLACES - TWICE else f"Nguyễn Thị Hòa {who}"
        place = f"2020/{number % CLASSES + 1:02d}"
        sheet.append([place, number // CLASSES + 1, name, "nữ", f"Chuyên viên {who}", "Sở Nội vụ"])
    book.save(path)


def counted(app: App) -> Count:
    with app.reader() as reader:
        return year_count(reader, 2020)


def test_twelve_classes_660_places_640_people_five_absent(
    app: App, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    add_classes(app)
    write_list(tmp_path / "lop.xlsx")
    assert take_import(app, plan_import(app, "participant", tmp_path / "lop.xlsx")) == PLACES
    with app.reader() as reader:
        assert [found.count.registered for found in class_counts(reader, 2020)] == [A_CLASS] * CLASSES
    total = counted(app)
    assert (total.registered, total.people, total.attendances) == (660, 640, 660)

    sheets = make(app, "attendance-sheet", None, {"year": "2020"}).document
    assert len(sheets.sections) == CLASSES
    assert [len(cells(table)) for table in tables(sheets)] == [A_CLASS] * CLASSES

    window = Window(app)
    listing, roster = open_pages(window, qtbot)
    assert listing.summary() == "12 lớp · 660 lượt · 640 người · nữ 100,0%"
    assert total_words(listing) == ["", "Tổng cộng 12 lớp", "12 buổi", "660/660 lượt", "0", ""]

    mark_five_absent(roster)
    assert roster.figures.accessibleName() == "55/55 đăng ký/dự kiến, 55 (100,0%) nữ, 50 dự lớp, 5 vắng"
    assert listing.summary() == "12 lớp · 660 lượt · 640 người · nữ 100,0% · 5 vắng"
    assert total_words(listing)[4] == "5"
    assert (counted(app).registered, counted(app).attended, counted(app).attendances) == (660, 655, 655)


def open_pages(window: Window, qtbot: QtBot) -> tuple[ClassesPage, ClassPage]:
    """The list of the year's classes and the roster of the first, both hearing of changes."""
    area, roster = TrainingPage(window), ClassPage(window)
    listing = area.page
    assert isinstance(listing, ClassesPage)
    for widget in (area, listing.side, roster):
        qtbot.addWidget(widget)
    for page in (area, roster):
        page.show()
        window.app.subscribe(page.refresh)
    area.activate()
    assert listing.chosen is not None
    roster.activate(listing.chosen.id)
    return listing, roster


def mark_five_absent(roster: ClassPage) -> None:
    """Five numbers typed, three of them at once."""
    for typed in ("7", "12", "30-32"):
        roster.absence.field.setText(typed)
        QTest.keyClick(roster.absence.field, Qt.Key.Key_Return)


def total_words(listing: ClassesPage) -> list[str]:
    last = listing.model.rowCount() - 1
    return [str(listing.model.index(last, n).data() or "") for n in range(listing.model.columnCount())]
