"""Closing and reopening the working year from the window: said first, done on a word."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import desk, empty_desk, filled_folder
from tests.ui.seeded import Window
from ui.shell.year_lock import ReopenDialog, YearLock, open_words
from vstbpn_desktop.db.closed_years import closed_years
from vstbpn_desktop.services.year_closing import Prospect, close_year

__all__ = ["desk", "empty_desk", "filled_folder"]


def closed(window: Window) -> set[int]:
    with window.app.database.read() as connection:
        return set(closed_years(connection))


@pytest.fixture
def lock(desk: Window, qtbot: QtBot) -> YearLock:
    desk.app.clock.fix(dt.date(2021, 1, 5))
    owner = QWidget()
    qtbot.addWidget(owner)
    return YearLock(desk, owner)


def asked(lock: YearLock) -> ReopenDialog:
    (dialog,) = (one for one in lock.owner.findChildren(ReopenDialog) if one.isVisible())
    return dialog


def test_a_year_is_closed_on_a_word(desk: Window, lock: YearLock) -> None:
    for answer, wanted in (("no", set()), ("yes", {2020})):
        desk.script.answers = [answer]
        lock.turn(2020, closed=False)
        assert closed(desk) == wanted
    title, text = desk.script.asked[-1]
    assert title == "Khoá số liệu năm 2020?"
    assert "phân công chưa xong" in text and "mở khoá lại được" in text


def test_a_year_is_reopened_for_a_reason_that_the_log_keeps(desk: Window, lock: YearLock) -> None:
    close_year(desk.app, 2020)
    lock.turn(2020, closed=True)
    asked(lock).reject()
    assert closed(desk) == {2020}
    lock.turn(2020, closed=True)
    dialog = asked(lock)
    dialog.reason.setText("   ")
    dialog.verb.click()
    assert dialog.isVisible() and dialog.row.error == "Hãy ghi lý do mở khoá."
    assert closed(desk) == {2020}
    dialog.reason.setText("ghi thiếu  một kết quả")
    dialog.verb.click()
    assert closed(desk) == set()
    assert desk.app.log(1)[0].label == "Mở khoá số liệu năm 2020: ghi thiếu một kết quả"


def test_the_longest_reason_is_kept_whole(desk: Window, lock: YearLock) -> None:
    close_year(desk.app, 2020)
    lock.turn(2020, closed=True)
    dialog = asked(lock)
    dialog.reason.setText("x" * 400)
    typed = dialog.reason.text()
    dialog.verb.click()
    assert desk.app.log(1)[0].label.endswith(f": {typed}")


def test_what_is_open_is_counted() -> None:
    assert open_words(Prospect(2020, 0, 0)) == ""
    said = open_words(Prospect(2020, 2, 3))
    assert "2 phân công chưa xong" in said and "3 kiến nghị chưa khắc phục" in said
