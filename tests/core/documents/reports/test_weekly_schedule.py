"""Lịch công tác tuần: every day of the week, and what the calendar holds for it."""

from __future__ import annotations

import datetime as dt

from tests.core.documents.reports.reading import cells, tables, words
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document, GroupRow, plain
from vstbpn_desktop.services.calendar import swap_days
from vstbpn_desktop.services.making import make


def week(app: App, **options: object) -> Document:
    return make(app, "weekly-schedule", None, options).document


def days(document: Document) -> list[str]:
    return [plain(row.text) for row in tables(document)[0].rows if isinstance(row, GroupRow)]


def test_a_week_shows_its_seven_days_and_what_they_hold(small_year: App) -> None:
    document = week(small_year, week=dt.date(2020, 7, 15))
    assert days(document)[:2] == ["Thứ Hai 13/07/2020", "Thứ Ba 14/07/2020"]
    assert days(document)[5:] == ["Thứ Bảy 18/07/2020: nghỉ", "Chủ nhật 19/07/2020: nghỉ"]
    rows = [row for row in cells(tables(document)[0]) if any(row)]
    assert [row[1] for row in rows] == [
        "Lớp: Kỹ năng lồng ghép giới <trong kế hoạch> & dự toán",
        "Kiểm tra thành phố Bình Minh",
        "Kiểm tra huyện An Hòa",
    ]
    assert rows[0][0] == "7 giờ 30"
    assert "từ ngày 13 tháng 7 năm 2020 đến ngày 19 tháng 7 năm 2020" in words(document)


def test_a_working_day_without_anything_leaves_a_line_to_write_on(small_year: App) -> None:
    document = week(small_year, week=dt.date(2020, 1, 13))
    assert cells(tables(document)[0]) == [["", "", "", ""]] * 5


def test_this_week_is_shown_and_warnings_stand_beside(app: App) -> None:
    app.save("document", None, {"subject": "Xin số liệu", "due": dt.date(2020, 3, 8)})
    month = {"date": dt.date(2020, 2, 20), "end": dt.date(2020, 3, 20), "name": "Tháng Thanh niên"}
    app.save("special_day", None, month | {"kind": "action_month"})
    rows = cells(tables(week(app))[0])
    assert rows[0][1] == "Tháng Thanh niên (đến 20/03/2020)"
    assert rows[-1] == ["", "Hạn xử lý văn bản Xin số liệu", "", "Rơi vào Chủ nhật"]


def test_the_line_of_a_day_says_that_nobody_works_or_somebody_does(started: App) -> None:
    assert days(week(started, week=dt.date(2020, 9, 2)))[2] == "Thứ Tư 02/09/2020: nghỉ, Quốc khánh"
    swap_days(started, dt.date(2020, 7, 13), dt.date(2020, 7, 18))
    found = days(week(started, week=dt.date(2020, 7, 13)))
    assert found[0] == "Thứ Hai 13/07/2020: nghỉ hoán đổi với ngày 18/07/2020"
    assert found[5] == "Thứ Bảy 18/07/2020: làm bù"
    assert all(row == ["", "", "", ""] for row in cells(tables(week(started, week=dt.date(2020, 7, 13)))[0]))
