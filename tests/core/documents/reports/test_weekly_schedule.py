"""Lịch công tác tuần: every day of the week, and what the calendar holds for it."""

from __future__ import annotations

import datetime as dt

from tests.core.documents.reports.reading import cells, tables, words
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.services.making import make


def week(app: App, **options: object) -> Document:
    return make(app, "weekly-schedule", None, options).document


def test_a_week_shows_its_seven_days_and_what_they_hold(small_year: App) -> None:
    document = week(small_year, week=dt.date(2020, 7, 15))
    rows = cells(tables(document)[0])
    assert [row[0] for row in rows if row[0]][:2] == ["Thứ Hai\n13/07/2020", "Thứ Ba\n14/07/2020"]
    assert sum(bool(row[0]) for row in rows) == 7
    assert [row[1] for row in rows if row[1]] == [
        "Lớp: Kỹ năng lồng ghép giới <trong kế hoạch> & dự toán",
        "Kiểm tra Thành phố Bình Minh",
        "Kiểm tra Huyện An Hòa",
    ]
    assert "từ ngày 13 tháng 7 năm 2020 đến ngày 19 tháng 7 năm 2020" in words(document)


def test_this_week_is_shown_and_warnings_stand_beside(app: App) -> None:
    app.save("document", None, {"subject": "Xin số liệu", "due": dt.date(2020, 3, 8)})
    month = {"date": dt.date(2020, 2, 20), "end": dt.date(2020, 3, 20), "name": "Tháng Thanh niên"}
    app.save("special_day", None, month | {"kind": "action_month"})
    rows = cells(tables(week(app))[0])
    assert rows[0][:2] == ["Thứ Hai\n02/03/2020", "Tháng Thanh niên (đến 20/03/2020)"]
    assert rows[-1] == ["Chủ nhật\n08/03/2020", "Hạn xử lý văn bản Xin số liệu", "", "Rơi vào Chủ nhật"]
