"""Mục trùng: pairs, what would come of them, contradictions settled one by one, one change."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.pages.duplicates import DuplicatesPage
from ui.pages.record_list import RecordListPage
from ui.theme import Theme
from vstbpn_desktop.records.document import ISSUED, Document


@pytest.fixture
def twin(window: Window) -> int:
    values = {"code": "NOIVU", "name": "Sở nội vụ", "phone": "0237 999", "address": "Số 1"}
    return window.app.save("unit", None, values)


@pytest.fixture
def page(window: Window, twin: int, theme: Theme, qtbot: QtBot) -> DuplicatesPage:
    made = DuplicatesPage(window)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    window.app.subscribe(made.refresh)
    made.activate()
    return made


def main_of(page: DuplicatesPage) -> bool:
    return next(command.enabled for command in page.commands() if command.place == "main")


def take(page: DuplicatesPage, label: str, words: str) -> None:
    name = f"{label}: {words}"
    radio = next(r for r in page.compared.findChildren(QRadioButton) if r.accessibleName() == name)
    radio.setChecked(True)


def test_every_contradiction_is_settled_before_they_become_one(page: DuplicatesPage, window: Window) -> None:
    assert [pair.words for pair in page.pairs] == ["Sở Nội vụ (SNV) – Sở nội vụ (NOIVU)"]
    page.list.opened.emit(0)
    assert page.summary() == "1 cặp có thể trùng · còn 3 chỗ phải chọn" and not main_of(page)
    take(page, "Mã", "SNV")
    take(page, "Điện thoại", "0237 999")
    assert not main_of(page)
    names = [r for r in page.compared.findChildren(QRadioButton) if r.accessibleName().startswith("Tên gọi")]
    names[0].setChecked(True)
    assert main_of(page)
    page.merge()
    record = window.app.record("unit", 1)
    assert (record.key, record.title) == ("SNV", "Sở Nội vụ")
    assert (record.values["phone"], record.values["address"]) == ("0237 999", "Số 1")
    assert page.pairs == () and page.compared.merged is None


def test_the_other_one_may_stay(page: DuplicatesPage, twin: int) -> None:
    page.list.opened.emit(0)
    page.swap()
    assert page.pair is not None and page.pair.keep == twin
    assert page.compared.title.label.text() == "Giữ Sở nội vụ (NOIVU)"


def test_it_says_why_two_cannot_be_one(page: DuplicatesPage, window: Window, twin: int) -> None:
    named = {"subject": "Công văn", "symbol": "12/BVSTBPN", "direction": "out", "units": (twin,)}
    letter = window.app.save("document", None, named)
    with window.app.change("Phát hành") as change:
        change.update(Document, letter, {"state": ISSUED})
    page.list.opened.emit(0)
    assert "12/BVSTBPN đã phát hành" in page.compared.banner.accessibleName()
    assert not main_of(page)


def test_two_chosen_rows_are_compared_at_once(window: Window, twin: int, theme: Theme, qtbot: QtBot) -> None:
    units = RecordListPage(window, "unit")
    qtbot.addWidget(units)
    units.activate()
    units.table.selectAll()
    command = next(c for c in units.commands() if c.text == "Gộp hai mục đã chọn")
    assert not command.enabled
