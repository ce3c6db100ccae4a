"""Markers of lines, letter-spaced titles, side by side columns."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.core.exchange.programme.samples import squeezed
from vstbpn_desktop.exchange.programme.markers import Kind, label_marker, split_marker
from vstbpn_desktop.exchange.programme.source_text import split_columns
from vstbpn_desktop.exchange.programme.tidy import tidy


@pytest.mark.parametrize(
    ("text", "kind", "marker", "number", "rest"),
    [
        ("Phần I. MỤC ĐÍCH", Kind.PHAN, "Phần I.", 1, "MỤC ĐÍCH"),
        ("PHẦN THỨ HAI", Kind.PHAN, "PHẦN THỨ HAI", 2, ""),
        ("Chương II", Kind.CHUONG, "Chương II", 2, ""),
        ("A. MỤC TIÊU", Kind.UPPER, "A.", None, "MỤC TIÊU"),
        ("B/ NHIỆM VỤ", Kind.UPPER, "B/", None, "NHIỆM VỤ"),
        ("IV. TỔ CHỨC", Kind.ROMAN, "IV.", 4, "TỔ CHỨC"),
        ("II/ NỘI DUNG", Kind.ROMAN, "II/", 2, "NỘI DUNG"),
        ("III - NỘI DUNG", Kind.ROMAN, "III -", 3, "NỘI DUNG"),
        ("Mục 1. Công tác", Kind.MUC, "Mục 1.", 1, "Công tác"),
        ("Điều 2. Các đơn vị", Kind.DIEU, "Điều 2.", 2, "Các đơn vị"),
        ("1. Một", Kind.ARABIC, "1.", 1, "Một"),
        ("1.Một", Kind.ARABIC, "1.", 1, "Một"),
        ("2) Hai", Kind.ARABIC, "2)", 2, "Hai"),
        ("3/ Ba", Kind.ARABIC, "3/", 3, "Ba"),
        ("2.1. Hai", Kind.DECIMAL, "2.1.", 1, "Hai"),
        ("2.1 Hai", Kind.DECIMAL, "2.1", 1, "Hai"),
        ("II.3. Ba", Kind.DECIMAL, "II.3.", 3, "Ba"),
        ("1.2.12. Ba", Kind.DECIMALS, "1.2.12.", 12, "Ba"),
        ("(4) Bốn", Kind.PAREN, "(4)", 4, "Bốn"),
        ("đ) Năm", Kind.LOWER, "đ)", None, "Năm"),
        ("b. Hai", Kind.LOWER, "b.", None, "Hai"),
        ("– Gạch", Kind.DASH, "–", None, "Gạch"),
        ("-Gạch", Kind.DASH, "-", None, "Gạch"),
        ("+ Cộng", Kind.PLUS, "+", None, "Cộng"),
        ("\uf0b7 Chấm", Kind.DOT, "\uf0b7", None, "Chấm"),
    ],
)
def test_markers(text: str, kind: Kind, marker: str, number: int | None, rest: str) -> None:
    found, after = split_marker(text)
    assert (found.kind, found.text, found.number, after) == (kind, marker, number, rest)


RUNNING_TEXT = (
    *("20/11/2012 của Ban", "06/QĐ-UBQG ngày", "21-CT/TW của Ban Bí thư", "2020. Tiếp tục", "1.5 lần"),
    *("8/3 và 20/10", "Mục 1 của Chương trình", "phần 2", "V/v ban hành", "Đ/c Trưởng Ban", "(để báo cáo);"),
    *("v.v...", "IIII. Sai", "C.ty", "15.000 đồng", "Phần mềm", "CHƯƠNG TRÌNH", "5%"),
)


@pytest.mark.parametrize("text", RUNNING_TEXT)
def test_no_markers(text: str) -> None:
    found, rest = split_marker(text)
    assert found.kind is Kind.NONE and rest == text


def test_labels_of_word_and_of_cells() -> None:
    kinds = [label_marker(label).kind for label in ("I", "1", "01", "a", "B", "1.", "-", "Việc 1:")]
    assert kinds == [
        Kind.ROMAN,
        Kind.ARABIC,
        Kind.ARABIC,
        Kind.LOWER,
        Kind.UPPER,
        Kind.ARABIC,
        Kind.DASH,
        Kind.DOT,
    ]


@pytest.mark.parametrize("title", ["CHƯƠNG TRÌNH", "KẾ HOẠCH", "NHIỆM VỤ TRỌNG TÂM", "Nơi nhận:"])
def test_letter_spaced_words_are_closed_up(title: str) -> None:
    assert tidy(" ".join(title)) == title
    assert tidy("   ".join(" ".join(word) for word in title.split())) == title


@pytest.mark.parametrize("title", ["CHƯƠNG TRÌNH", "KẾ HOẠCH", "MỤC ĐÍCH", "TỔ CHỨC"])
def test_even_where_the_blanks_between_words_were_lost(title: str) -> None:
    assert tidy(" ".join(title.replace(" ", ""))) == title


@pytest.mark.parametrize("text", ["a b c", "1 2 3 4 5 6", "I - II", "- - - -", "Lớp A B C"])
def test_what_is_not_letter_spaced_stays(text: str) -> None:
    assert tidy(text) == text


@given(st.text(max_size=80) | st.text("AB \t\n\r\x85*", max_size=20))
@example("A\rA\rA\x85A")
@example("A B  C  D  E  F")
def test_tidy_changes_no_character_and_is_stable(text: str) -> None:
    assert squeezed(tidy(text)) == squeezed(text)
    assert tidy(tidy(text)) == tidy(text)


def test_columns() -> None:
    assert split_columns("Nơi nhận:        TRƯỞNG BAN") == ["Nơi nhận:", "TRƯỞNG BAN"]
    assert split_columns("a\t\tb") == ["a", "", "b"]
    assert split_columns("C H Ư Ơ N G     T R Ì N H") == ["CHƯƠNG TRÌNH"]
