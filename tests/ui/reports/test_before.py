"""Như năm trước: a link takes over what an earlier year chose and wrote for the same document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import desk, filled_folder
from tests.ui.seeded import Window
from ui.reports.maker import DocumentMaker
from ui.theme import Theme
from vstbpn_desktop.periods import Period
from vstbpn_desktop.services import as_before, narratives
from vstbpn_desktop.services.making import document_spec

__all__ = ["desk", "filled_folder"]

REPORT, PROGRAMME = "six-month-report", "work-programme"


@pytest.fixture
def maker(desk: Window, qtbot: QtBot, theme: Theme) -> Iterator[DocumentMaker]:
    made = DocumentMaker(desk)
    qtbot.addWidget(made)
    made.resize(1086, 640)
    made.show()
    desk.app.subscribe(lambda _: made.compose())
    yield made


def link(maker: DocumentMaker) -> str:
    return maker.before_button.text() if maker.before_button.isVisibleTo(maker) else ""


def test_words_of_the_year_before_are_taken_over_with_one_press(desk: Window, maker: DocumentMaker) -> None:
    sections = [section.id for section in document_spec(REPORT).narratives]
    for section in sections[:2]:
        narratives.write(desk.app, REPORT, Period(2019, "H", 1), section, f"Lời {section}")
    narratives.write(desk.app, REPORT, Period(2020, "H", 1), sections[0], "Lời mới")
    maker.open(document_spec(REPORT), {"period": "2020-H1"})
    assert link(maker) == "Lấy lời văn năm 2019"
    maker.before_button.click()
    texts = {one.section.id: one.text for one in maker.own.written}
    assert texts[sections[0]] == "Lời mới" and texts[sections[1]] == f"Lời {sections[1]}"
    assert link(maker) == ""
    assert desk.app.undo().startswith("Lấy lời văn kỳ trước")
    assert link(maker) == "Lấy lời văn năm 2019"


def test_words_of_the_same_year_are_those_of_an_earlier_period(desk: Window, maker: DocumentMaker) -> None:
    section = document_spec(REPORT).narratives[0].id
    narratives.write(desk.app, REPORT, Period(2020, "H", 1), section, "Lời")
    maker.open(document_spec(REPORT), {"period": "2020-H2"})
    assert link(maker) == "Lấy lời văn kỳ trước"


def test_choices_of_the_year_before_are_offered_and_taken(desk: Window, maker: DocumentMaker) -> None:
    as_before.remember(desk.app, document_spec(PROGRAMME), 2019, {"annex": False})
    maker.open(document_spec(PROGRAMME))
    assert link(maker) == "Lấy lựa chọn năm 2019"
    maker.before_button.click()
    assert maker.options.given()["annex"] is False
    assert link(maker) == ""


def test_what_leaves_the_program_is_remembered_with_its_year(
    desk: Window, maker: DocumentMaker, tmp_path: Path
) -> None:
    maker.open(document_spec(PROGRAMME), {"annex": False, "number": "12", "date": dt.date(2020, 3, 5)})
    desk.script.files = [tmp_path / "chuong-trinh.pdf"]
    maker.save_pdf()
    with desk.app.reader() as reader:
        found = as_before.earlier_options(reader, document_spec(PROGRAMME), 2021)
    assert found is not None and (found.year, found.options) == (2020, {"annex": False})
    assert desk.said[-1].startswith("Đã lưu chuong-trinh.pdf")


def test_nothing_is_offered_where_there_is_nothing(maker: DocumentMaker) -> None:
    maker.open(document_spec(PROGRAMME))
    assert link(maker) == ""
