"""Chương trình công tác made again: every word of the source, the decree's form, the annex of assignments."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.core.documents.reports import work
from tests.core.documents.reports.conftest import Year
from tests.core.documents.reports.reading import cells, prose, tables, words
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Basis, Document, Letterhead, Signature, Title, lines, plain
from vstbpn_desktop.documents.reports.parts import ended, filing_line, number_words, posts
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records.task import Task
from vstbpn_desktop.services import assigning, importing
from vstbpn_desktop.services.making import make

TT, NAME, LEAD, WITH, TIME, PRODUCT = range(6)


def programme(app: App, **options: object) -> Document:
    return make(app, "work-programme", None, {"year": "2020", **options}).document


def row(document: Document, code: str) -> list[str]:
    return next(row for row in cells(tables(document)[-1]) if row[TT] == code)


def stored_texts(app: App) -> list[str]:
    with app.reader() as reader:
        found = reader.connection.execute(select(Task.text).order_by(Task.code_key)).scalars()
        return [" ".join(text.split()) for text in found]


def test_items_are_the_stored_ones_word_for_word(small_year: App) -> None:
    printed = words(programme(small_year))
    places = [printed.index(text) for text in stored_texts(small_year)]
    assert places == sorted(places)


def test_the_seed_is_made_again_whole(started: App, seed_programme: Path) -> None:
    importing.take(started, importing.read(seed_programme, 2020), 2020)
    document = programme(started)
    printed = words(document)
    texts = stored_texts(started)
    assert len(texts) == 32
    assert all(text in printed for text in texts)
    assert printed.count("./.") == 1
    signed = next(block for block in document.blocks if isinstance(block, Signature))
    recipients = [plain(line) for line in signed.recipients]
    assert len(recipients) == 6
    assert [line.endswith("(để báo cáo)") for line in recipients] == [True] * 3 + [False] * 3
    assert recipients[-1].startswith("Lưu: VT, TEBĐG")
    assert [plain(line) for line in signed.titles] == ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"]
    codes = [line[TT] for line in cells(tables(document)[-1])]
    assert len(codes) == 32 and codes[0] == "II.1.1" and codes[-1] == "III.5"
    assert not any("…" in line[NAME] for line in cells(tables(document)[-1]))


def test_parts_groups_and_markers_are_the_sources(small_year: App) -> None:
    text = prose(programme(small_year))
    assert text[1:4] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "- Phối hợp các ngành để hoàn thành chỉ tiêu về bình đẳng giới.",
        "- Các đơn vị triển khai thiết thực, tiết kiệm, đúng quy định.",
    ]
    assert text[text.index("2. Công tác cán bộ nữ") + 1] == "Các đơn vị tập trung vào những việc sau:"
    assert text[-2:] == [
        "1. Sở Tài chính hướng dẫn bố trí kinh phí.",
        "2. Ban các cấp định kỳ báo cáo về cơ quan thường trực./.",
    ]


def test_opening_and_closing_follow_the_decree(small_year: App) -> None:
    document = programme(small_year)
    head, title, basis = document.blocks[:3]
    assert isinstance(head, Letterhead) and isinstance(title, Title) and isinstance(basis, Basis)
    assert plain(head.symbol).endswith("/CTr-BVSTBPN")
    assert plain(head.place_date) == "Bình Minh, ngày … tháng … năm …"
    assert plain(title.kind) == "CHƯƠNG TRÌNH"
    assert basis.items == ("Căn cứ Luật Bình đẳng giới",)
    signed = next(block for block in document.blocks if isinstance(block, Signature))
    assert [plain(line) for line in signed.under] == ["GIÁM ĐỐC", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"]
    assert [plain(line) for line in signed.recipients] == [
        "Ủy ban nhân dân tỉnh (để báo cáo)", "Thành viên Ban", "Lưu: VT, TEBĐG.",
    ]  # fmt: skip


def test_symbol_and_date_are_the_programmes_own(year: Year) -> None:
    year.app.save("programme", 1, {"symbol": "Số: 12/CTr-BVSTBPN", "issued_on": dt.date(2020, 3, 5)})
    head = programme(year.app).blocks[0]
    assert isinstance(head, Letterhead)
    assert (plain(head.symbol), plain(head.place_date)) == (
        "Số: 12/CTr-BVSTBPN",
        "Bình Minh, ngày 05 tháng 3 năm 2020",
    )


def test_the_annex_names_whole_groups_then_units(small_year: App) -> None:
    document = programme(small_year)
    assert (
        row(document, "II.1.1")[WITH] == "Các sở, ngành (5 đơn vị); Các huyện, thị xã, thành phố (5 đơn vị)"
    )
    assert row(document, "II.1.3")[WITH] == "Các huyện, thị xã, thành phố (5 đơn vị); Sở Y tế"
    assert row(document, "II.2.2")[WITH] == "Sở Nội vụ; Hội Liên hiệp Phụ nữ tỉnh"
    assert row(document, "II.1.4")[WITH] == "–"
    assert len(cells(tables(document)[-1])) == len(work.TASKS)


def test_the_annex_says_who_leads_when_and_what(year: Year) -> None:
    bodies = {
        "lead": ({"unit": year.ids["STP"], "name": ""},),
        "cooperating": ({"unit": None, "name": "Tỉnh đoàn"},),
    }
    year.app.save(
        "task", year.ids["II.1.2"], {**bodies, "product": "Báo cáo rà soát", "due": dt.date(2020, 6, 30)}
    )
    document = programme(year.app)
    assert row(document, "II.1.2")[LEAD:] == [
        "Sở Tư pháp",
        "Tỉnh đoàn",
        "Chậm nhất 30/06/2020",
        "Báo cáo rà soát",
    ]
    assert row(document, "II.2.3")[TIME] == "Từ 01/10/2020 đến 15/12/2020"
    assert row(document, "II.3.1")[TIME] == "Thường xuyên"
    assert row(document, "II.1.4")[TIME] == "Định kỳ 6 tháng"
    assert row(document, "II.1.1")[TIME] == "Trong năm"
    year.app.save("task", year.ids["II.1.2"], {"due": dt.date(2020, 12, 15), "due_inclusive": False})
    assert row(programme(year.app), "II.1.2")[TIME] == "Trước 15/12/2020"


def test_the_text_points_to_the_annex(small_year: App) -> None:
    pointer = "(Phân công thực hiện từng nhiệm vụ tại Phụ lục kèm theo.)"
    with_annex, without = programme(small_year), programme(small_year, annex=False)
    assert pointer in prose(with_annex) and len(tables(with_annex)) == 1
    assert pointer not in prose(without) and not tables(without)


def test_a_year_without_a_programme_is_refused_with_those_that_have_one(small_year: App) -> None:
    with pytest.raises(UserError, match="Chưa có chương trình công tác năm 2021") as caught:
        make(small_year, "work-programme", None, {"year": "2021"})
    assert "2020" in caught.value.todo


def test_what_is_not_printed_is_said(year: Year) -> None:
    year.app.save("programme", 1, {"unread": "dòng lạ\nUBND tỉnh"})
    task = year.app.save("task", None, {"programme": 1, "code": "PS.1", "title": "Việc đột xuất"})
    assigning.assign(year.app, [task], (), [year.ids["SNV"]])
    made = make(year.app, "work-programme", None, {"year": "2020"})
    assert any("“dòng lạ”" in note for note in made.notes)
    assert any("1 nhiệm vụ phát sinh" in note for note in made.notes)
    assert "Việc đột xuất" not in words(made.document)


def test_a_programme_without_parts_keeps_all_its_items(app: App) -> None:
    source = app.save("programme", None, {"year": 2020, "title": "CHƯƠNG TRÌNH Công tác năm 2020"})
    for number in (1, 2):
        values = {"programme": source, "code": str(number), "marker": f"{number}.", "text": f"Việc {number}"}
        app.save("task", None, values)
    document = programme(app)
    assert prose(document)[1:] == ["1. Việc 1", "2. Việc 2./."]
    title = document.blocks[1]
    assert isinstance(title, Title) and plain(lines(title.subject)) == "Công tác năm 2020"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("theo quy định.", "theo quy định./."),
        ("định kỳ./.", "định kỳ./."),
        ("v.v...", "v.v.../."),
        ("a", "a./."),
    ],
)
def test_the_last_full_stop(text: str, closed: str) -> None:
    assert ended(text) == closed


@given(st.text())
def test_closing_only_adds(text: str) -> None:
    assert ended(text).startswith(text.rstrip())
    assert ended(ended(text)) == ended(text)
    assert ended(text).endswith("./.")


@pytest.mark.parametrize(
    ("number", "words_"),
    [
        ("5", "05/BC-B"),
        ("12", "12/BC-B"),
        ("05a", "05a/BC-B"),
        ("Số 7/KH-X", "7/KH-X"),
        ("số: 7/KH-X", "7/KH-X"),
    ],
)
def test_numbers_below_ten_take_a_zero(number: str, words_: str) -> None:
    assert number_words(number, "BC", "B") == words_


@pytest.mark.parametrize(
    ("filing", "line"),
    [("VT, BVSTBPN", "Lưu: VT, BVSTBPN."), ("- Lưu: VT;", "Lưu: VT."), ("Lưu VT.", "Lưu VT.")],
)
def test_the_filing_line(filing: str, line: str) -> None:
    assert filing_line(filing) == line


def test_a_long_post_is_broken_before_the_body() -> None:
    assert posts(("GIÁM ĐỐC SỞ NỘI VỤ",)) == ("GIÁM ĐỐC SỞ NỘI VỤ",)
    assert posts(("PHÓ GIÁM ĐỐC SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG",)) == (
        "PHÓ GIÁM ĐỐC",
        "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG",
    )
