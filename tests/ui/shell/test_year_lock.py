"""Closing and reopening the working year from the window: said first, done on a word."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import desk, empty_desk, filled_folder
from tests.ui.seeded import Window
from ui.shell.year_lock import YearLock, open_words
from vstbpn_desktop.db.closed_years import closed_years
from vstbpn_desktop.services.year_closing import Prospect

__all__ = ["desk", "empty_desk", "filled_folder"]


def closed(window: Window) -> set[int]:
    with window.app.database.read() as connection:
        return set(closed_years(connection))


def test_a_year_is_closed_and_reopened_on_a_word(desk: Window, qtbot: QtBot) -> None:
    desk.app.clock.fix(dt.date(2021, 1, 5))
    owner = QWidget()
    qtbot.addWidget(owner)
    lock = YearLock(desk, owner)
    for answer, wanted in (("no", set()), ("yes", {2020})):
        desk.script.answers = [answer]
        lock.turn(2020, closed=False)
        assert closed(desk) == wanted
    title, text = desk.script.asked[-1]
    assert title == "Khoá số liệu năm 2020?"
    assert "phân công chưa xong" in text and "mở khoá lại được" in text
    for answer, wanted in (("no", {2020}), ("yes", set())):
        desk.script.answers = [answer]
        lock.turn(2020, closed=True)
        assert closed(desk) == wanted
    assert desk.app.log(1)[0].label == "Mở khoá số liệu năm 2020"


def test_what_is_open_is_counted() -> None:
    assert open_words(Prospect(2020, 0, 0)) == ""
    said = open_words(Prospect(2020, 2, 3))
    assert "2 phân công chưa xong" in said and "3 kiến nghị chưa khắc phục" in said
