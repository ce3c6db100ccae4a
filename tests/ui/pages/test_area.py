"""Areas of several lists."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import desk, empty_desk, filled_folder
from tests.ui.seeded import Window
from ui.pages.area import AreaPage
from ui.shell.page import Page, Shell
from ui.theme import Theme
from vstbpn_desktop.errors import DamagedData

__all__ = ["desk", "empty_desk", "filled_folder"]


def _damaged(_shell: Shell, _record: str) -> Page:
    raise DamagedData("Dữ liệu có chỗ hỏng, không đọc được.")


def test_an_area_whose_list_cannot_be_read_lets_one_leave(desk: Window, theme: Theme, qtbot: QtBot) -> None:
    class Damaged(AreaPage):
        area = "units"
        lists = {"unit": _damaged}

    page = Damaged(desk)
    qtbot.addWidget(page)
    with pytest.raises(DamagedData):
        page.activate(("unit", 1))
    assert page.may_leave()
