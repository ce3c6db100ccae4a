"""Own words: how they stand, and that they are kept once, not per key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.reports.composing import Written
from ui.reports.narrative import KEEP_AFTER_MS, NarrativeRows, NarrativeSheet, pill_of
from ui.theme import Theme
from ui.widgets.look import Meaning
from vstbpn_desktop.documents.reports.spec import NarrativeSection
from vstbpn_desktop.periods import Period
from vstbpn_desktop.services.narratives import Offer

NOW, YEAR_BEFORE, HALF_BEFORE = Period(2020, "H", 2), Period(2019, "H", 2), Period(2020, "H", 1)
STRENGTHS = NarrativeSection("strengths", "Ưu điểm", "Điều làm được.")
LIMITS = NarrativeSection("limits", "Hạn chế")


class Kept(list[tuple[str, str]]):
    """What was saved; `works` False refuses."""

    works = True

    def save(self, section: str, text: str) -> bool:
        if self.works:
            self.append((section, text))
        return self.works


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def sheet(kept: Kept, theme: Theme, qtbot: QtBot) -> NarrativeSheet:
    made = NarrativeSheet(kept.save)
    qtbot.addWidget(made)
    made.resize(360, 560)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.mark.parametrize(
    ("text", "offer", "words", "meaning"),
    [
        ("", None, "trống", Meaning.SOON),
        (" \n", Offer(YEAR_BEFORE, "Tốt."), "trống", Meaning.SOON),
        ("Các đơn vị đã\nchủ động.", None, "6 chữ", Meaning.GOOD),
        ("Tốt.", Offer(YEAR_BEFORE, "Tốt.\n"), "lấy từ năm 2019", Meaning.NONE),
        ("Tốt.", Offer(HALF_BEFORE, "Tốt."), "lấy từ kỳ trước", Meaning.NONE),
        ("Tốt hơn.", Offer(YEAR_BEFORE, "Tốt."), "2 chữ", Meaning.GOOD),
    ],
)
def test_a_pill_says_how_a_section_stands(
    text: str, offer: Offer | None, words: str, meaning: Meaning
) -> None:
    assert pill_of(Written(STRENGTHS, text, offer), NOW) == (words, meaning)


def test_rows_open_their_section(theme: Theme, qtbot: QtBot) -> None:
    rows = NarrativeRows()
    qtbot.addWidget(rows)
    opened: list[str] = []
    rows.opened.connect(opened.append)
    rows.show_written((Written(STRENGTHS, "", None), Written(LIMITS, "Còn chậm.", None)), NOW)
    assert [row.pill for row in rows.rows.values()] == ["trống", "2 chữ"]
    assert rows.rows["limits"].accessibleName() == "Hạn chế: 2 chữ"
    rows.rows["limits"].click()
    assert opened == ["limits"]
    rows.show_written((), NOW)
    assert not rows.rows


def test_typing_saves_nothing_until_the_sheet_is_left(sheet: NarrativeSheet, kept: Kept) -> None:
    sheet.show_section(Written(STRENGTHS, "", None))
    for words in ("Các", "Các đơn vị", "Các đơn vị đã chủ động."):
        sheet.box.setPlainText(words)
    assert sheet.dirty
    assert kept == []
    assert sheet.count.text() == "6 chữ"
    sheet.close_sheet()
    assert kept == [("strengths", "Các đơn vị đã chủ động.")]
    assert not sheet.dirty


def test_nothing_typed_saves_nothing(sheet: NarrativeSheet, kept: Kept) -> None:
    sheet.show_section(Written(STRENGTHS, "Tốt.", None))
    sheet.close_sheet()
    sheet.keep()
    assert kept == []


def test_leaving_the_field_keeps_what_was_typed(sheet: NarrativeSheet, kept: Kept, qtbot: QtBot) -> None:
    other = QLineEdit(sheet)
    other.show()
    sheet.show_section(Written(STRENGTHS, "", None))
    sheet.box.setFocus()
    sheet.box.setPlainText("Tốt.")
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert kept == [("strengths", "Tốt.")]


def test_a_long_pause_keeps_what_was_typed(sheet: NarrativeSheet, kept: Kept) -> None:
    sheet.show_section(Written(STRENGTHS, "", None))
    assert not sheet._pause.isActive()
    sheet.box.setPlainText("Tốt.")
    assert sheet._pause.isActive()
    assert sheet._pause.interval() == KEEP_AFTER_MS
    sheet._pause.timeout.emit()
    assert kept == [("strengths", "Tốt.")]


def test_going_to_another_section_keeps_the_first(sheet: NarrativeSheet, kept: Kept) -> None:
    sheet.show_section(Written(STRENGTHS, "", None))
    sheet.box.setPlainText("Tốt.  \n\nRất tốt.\n")
    sheet.show_section(Written(LIMITS, "Còn chậm.", None))
    assert kept == [("strengths", "Tốt.\n\nRất tốt.")]
    assert sheet.box.toPlainText() == "Còn chậm."
    assert not sheet.dirty


def test_where_saving_fails_she_stays_with_her_words(sheet: NarrativeSheet, kept: Kept) -> None:
    closed: list[int] = []
    sheet.closed.connect(lambda: closed.append(1))
    sheet.show_section(Written(STRENGTHS, "", None))
    sheet.box.setPlainText("Tốt.")
    kept.works = False
    sheet.close_sheet()
    assert closed == []
    assert sheet.dirty
    kept.works = True
    sheet.close_sheet()
    assert closed == [1]


def test_words_of_an_earlier_period_are_taken_over(sheet: NarrativeSheet, kept: Kept) -> None:
    sheet.show_section(Written(STRENGTHS, "", Offer(YEAR_BEFORE, "Năm trước đã tốt.")))
    assert sheet.offer.isVisible()
    sheet.use_offer()
    assert kept == [("strengths", "Năm trước đã tốt.")]
    assert not sheet.offer.isVisible()
    sheet.box.document().undo()
    assert sheet.box.toPlainText() == ""


def test_nothing_is_offered_over_what_is_written(sheet: NarrativeSheet) -> None:
    sheet.show_section(Written(STRENGTHS, "Tốt.", Offer(YEAR_BEFORE, "Cũ.")))
    assert not sheet.offer.isVisible()


def test_a_change_elsewhere_never_overwrites_what_is_being_typed(sheet: NarrativeSheet) -> None:
    sheet.show_section(Written(STRENGTHS, "Cũ.", None))
    sheet.refresh(Written(STRENGTHS, "Mới.", None))
    assert sheet.box.toPlainText() == "Mới."
    sheet.box.setPlainText("Đang gõ")
    sheet.refresh(Written(STRENGTHS, "Khác.", None))
    assert sheet.box.toPlainText() == "Đang gõ"
    sheet.refresh(Written(LIMITS, "Không phải phần này.", None))
    assert sheet.box.toPlainText() == "Đang gõ"
