"""Sắp xếp đơn vị: what an event would do is shown first; then it is one change that can be undone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.pages.succession import SuccessionPage
from ui.theme import Theme
from vstbpn_desktop.records.succession import ABSORB, RENAME
from vstbpn_desktop.records.unit import SPEC as UNIT


@pytest.fixture
def page(window: Window, theme: Theme, qtbot: QtBot) -> SuccessionPage:
    made = SuccessionPage(window)
    qtbot.addWidget(made)
    made.resize(1086, 580)
    made.show()
    made.activate()
    window.app.subscribe(made.refresh)
    return made


def fill(page: SuccessionPage, window: Window, before: str, after: str) -> None:
    """A day, the unit before, and the one after by its key or else by a new name."""
    line = page.form.rows["date"].editor.control
    assert isinstance(line, QLineEdit)
    line.setText("1/3/2020")
    page.form.rows["date"].leave()
    with window.app.reader() as reader:
        page.form.rows["from"].editor.set_value((reader.get(UNIT, before),))
        known = reader.find(UNIT, after)
    page.form.rows["to"].editor.set_value(({"unit": known, "name": "" if known else after},))
    page.try_it()


def alive(window: Window, day: dt.date) -> dict[str, str]:
    with window.app.reader(day) as reader:
        return {key: reader.title(UNIT, reader.get(UNIT, key)) for key in ("407", "385", "380")}


def do(page: SuccessionPage) -> bool:
    """Press the main button if it can be pressed."""
    main = page.commands()[-1]
    if main.enabled:
        main.call()
    return main.enabled


def test_nothing_can_be_done_before_something_is_said(page: SuccessionPage) -> None:
    assert not do(page)
    assert page.preview.words() == [
        "Ghi ngày, đơn vị trước và đơn vị sau: những gì sẽ thay đổi hiện ở đây trước khi thực hiện."
    ]


def test_a_rename_is_shown_then_done_then_undone(page: SuccessionPage, window: Window) -> None:
    page.form.kinds.choose(RENAME)
    fill(page, window, "407", "Thị xã Nghi Sơn")
    assert page.preview.words()[0] == "Huyện Tĩnh Gia đổi tên thành Thị xã Nghi Sơn từ 01/03/2020"
    assert alive(window, window.app.today)["407"] == "Huyện Tĩnh Gia"
    assert do(page)
    assert alive(window, window.app.today)["407"] == "Thị xã Nghi Sơn"
    assert alive(window, dt.date(2020, 2, 1))["407"] == "Huyện Tĩnh Gia"
    assert page.form.values() is None and page.outcomes == ()
    window.app.undo()
    assert alive(window, window.app.today)["407"] == "Huyện Tĩnh Gia"


def test_an_absorption_tells_of_open_work_and_hands_it_on_when_asked(
    page: SuccessionPage, window: Window
) -> None:
    page.form.kinds.choose(ABSORB)
    fill(page, window, "STC", "SNV")
    assert any("việc còn mở vẫn ở đơn vị cũ" in words for words in page.preview.words())
    page.form.rows["transfer"].editor.set_value(True)
    page.try_it()
    assert any("việc chuyển sang đơn vị sau" in words for words in page.preview.words())
    assert page.summary() == "1 đơn vị kết thúc · 0 đơn vị mới"


def test_what_cannot_be_is_said_in_words(page: SuccessionPage, window: Window) -> None:
    page.form.kinds.choose(ABSORB)
    fill(page, window, "407", "Huyện Mới")
    assert page.preview.banner.isVisible() and not do(page)
    fill(page, window, "407", "380")
    assert not page.preview.banner.isVisible()


def test_the_chain_is_looked_through_before_it_is_taken(page: SuccessionPage, window: Window) -> None:
    window.app.clock.fix(dt.date(2026, 11, 29))
    page.activate("chain")
    assert page.outcomes and "Cần xác nhận" in " ".join(page.preview.words())
    assert "Phường Hàm Rồng" in " ".join(page.preview.words())
    assert do(page)
    page.activate("chain")
    assert page.preview.banner.isVisible() and not do(page)
