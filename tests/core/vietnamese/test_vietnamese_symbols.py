"""Symbols of documents: found in text, read in any spelling, set right, one search token each."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.vietnamese.folding import clean
from vstbpn_desktop.vietnamese.symbols import (
    KINDS,
    find_symbols,
    index_tokens,
    index_words,
    is_party,
    kind_name,
    normal,
    parse_symbol,
    search_token,
)

SEED = Path(__file__).parents[4] / "shared" / "domain" / "chuong-trinh-2020.txt"

PROPER = [
    "06/QĐ-UBQG",
    "30/2020/NĐ-CP",
    "91/2025/QH15",
    "12/CTr-BVSTBPN",
    "739/BNV-CTTN&BĐG",
    "21-CT/TW",
    "1350-CV/BDVTW",
    "12/UBND-VX",
    "356/2025/NĐ-CP",
    "05-HD/VPTW",
    "36-HD/VPTW",
    "05/SY-BVSTBPN",
    "1855/QĐ-TTg",
    "114/2008/QĐ-TTg",
    "72/TTg",
    "786/NQ-UBTVQH14",
    "1686/NQ-UBTVQH15",
    "2351/QĐ-TTg",
    "28/NQ-CP",
    "26-NQ/TW",
    "10/2019/TT-BKHĐT",
    "2792/LĐTBXH-BĐG",
    "09/2019/NĐ-CP",
    "80-NQ/TW",
    "191/2009/TT-BTC",
    "33/2024/QH15",
    "11-CT/TU",
    "135/KH-UBND",
    "3345/QĐ-UBND",
    "73/2006/QH11",
    "70/2008/NĐ-CP",
    "57/NQ-CP",
    "1696/QĐ-TTg",
    "668/QĐ-TTg",
    "13/2022/QH15",
    "02/2007/QH12",
    "06/2023/TT-BTC",
    "113/2025/NĐ-CP",
    "90-KH/TU",
    "10/2018/TTLT-BNV-BTC",
    "12a/KH-UBND",
    "57/BC-BCA-C06",
    "08-KL/TW",
    "15-KH/BTCTU",
    "123-BC/BCSĐ",
]


@pytest.mark.parametrize("symbol", PROPER)
def test_proper_symbols_are_found_whole_and_stay(symbol: str) -> None:
    (found,) = find_symbols(f"Thực hiện Văn bản số {symbol}, ngày 05/3/2020 của cơ quan.")
    assert (found.written, normal(found)) == (symbol, symbol)
    read = parse_symbol(symbol)
    assert read is not None
    assert (read.written, normal(read), search_token(read)) == (symbol, symbol, search_token(found))
    typed = parse_symbol(symbol.lower())
    assert typed is not None
    assert search_token(typed) == search_token(found)


@pytest.mark.parametrize(
    "text",
    [
        "21-CT/TW",
        "21/CT-TW",
        "021/CT–TW",
        "21 - CT/TW",
        "21-CT / TW",
        "21/CT‑TW",
        "21-CT-TW",
        "21-ct/tw",
        "21 CT/TW",
        "21CT/TW",
        "21-CT/TƯ",
        "21-CT/T\u01b0",
        "  Chỉ thị số 21-CT/TW ",
        "chi thi 21/ct-tw",
        "Số: 21-CT/TW",
        "CT 21-CT/TW",
    ],
)
def test_spellings_of_one_symbol(text: str) -> None:
    symbol = parse_symbol(text)
    assert symbol is not None
    assert normal(symbol) == "21-CT/TW"
    assert search_token(symbol) == "21cttw"
    assert kind_name(symbol) == "Chỉ thị"
    assert is_party(symbol)
    assert clean(text)[symbol.start : symbol.end] == symbol.written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21/CT-TW", "21-CT/TW"),
        ("90/KH-TU", "90-KH/TU"),
        ("6/QĐ–UBQG", "06/QĐ-UBQG"),
        ("135/KH - UBND", "135/KH-UBND"),
        ("12/QÐ-UBND", "12/QĐ-UBND"),
        ("12/QD-HDND", "12/QĐ-HĐND"),
        ("30/2020/nđ-cp", "30/2020/NĐ-CP"),
        ("12/CTR-BVSTBPN", "12/CTr-BVSTBPN"),
        ("1855/QĐ-TTG", "1855/QĐ-TTg"),
        ("2792/ldtbxh-bdg", "2792/LĐTBXH-BDG"),
        ("chỉ thị 21", "Chỉ thị 21"),
        ("Chỉ thị số 021", "Chỉ thị 21"),
        ("CT 21", "Chỉ thị 21"),
        ("NĐ 5", "Nghị định 05"),
    ],
)
def test_spelling_is_set_right(text: str, expected: str) -> None:
    symbol = parse_symbol(text)
    assert symbol is not None
    assert normal(symbol) == expected


def test_parts() -> None:
    (letter,) = find_symbols("739/BNV-CTTN&BĐG")
    assert (letter.number, letter.year, letter.kind, letter.issuer, letter.unit) == (
        739,
        None,
        "",
        "BNV",
        "CTTN&BĐG",
    )
    assert kind_name(letter) == "Công văn"
    (law,) = find_symbols("91/2025/QH15")
    assert (law.number, law.year, law.kind, law.issuer, kind_name(law)) == (91, 2025, "", "QH15", "")
    (joint,) = find_symbols("10/2018/TTLT-BNV-BTC")
    assert (joint.kind, joint.issuer) == ("TTLT", "BNV-BTC")
    (plan,) = find_symbols("90/KH-TU")
    assert (plan.style, is_party(plan)) == ("state", True)
    assert [symbol.style for symbol in find_symbols("21-CT-TW; 12-QĐ-UBND; 21-CT/XYZ")] == [
        "party",
        "state",
        "party",
    ]
    (inserted,) = find_symbols("12a/KH-UBND")
    assert (inserted.number, inserted.suffix) == (12, "a")


def test_one_code_may_be_another_kind_in_the_party() -> None:
    assert [kind_name(symbol) for symbol in find_symbols("10/2019/TT-BTC; 05-TT/TU")] == [
        "Thông tư",
        "Thông tri",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 20/10, 15/11 - 15/12, giai đoạn 2016 - 2020",
        "12/KH - Sở Nội vụ; 06/QĐ - Hà Nội; 12/KH - XYZ; 12/XYZ - UBND; 12/SNV - TCBC",
        "tỷ lệ 20-25%, 24/7, km/h, 5/kg-cm, 100/CLB, 20/Thanh-Hoá",
        "báo cáo 6 tháng, chỉ thị 21, kế hoạch 5 năm",
        "Lưu: VT, TEBĐG, BVSTBCPNltt05b.",
        "năm 2020-ct/abc, 3/hs, 2/3 số đại biểu, ngày 18/02/2020 - CT",
        "Số:     /CTr-BVSTBPN",
        "3.345/QĐ-UBND",
    ],
)
def test_what_is_no_symbol(text: str) -> None:
    assert find_symbols(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "báo cáo 6 tháng",
        "kế hoạch",
        "21",
        "20/10",
        "21-CT/TW và 22-CT/TW",
        "91/2025/QH15 - Luật",
        "5/abc-def",
    ],
)
def test_what_is_not_one_symbol(text: str) -> None:
    assert parse_symbol(text) is None


def test_a_symbol_ends_before_words_after_a_dash() -> None:
    (symbol,) = find_symbols("Luật số 91/2025/QH15 - Luật mới")
    assert symbol.written == "91/2025/QH15"


def test_typed_symbols_stand_among_words() -> None:
    found = find_symbols("tuyên truyền 21/ct-tw phụ nữ", typed=True)
    assert [search_token(symbol) for symbol in found] == ["21cttw"]
    assert find_symbols("báo cáo 6 tháng 2020", typed=True) == []


def test_spans_hold_for_composed_text() -> None:
    text = unicodedata.normalize("NFD", "Nghị định số 30/2020/NĐ-CP của Chính phủ, 26-NQ/TƯ")
    composed = unicodedata.normalize("NFC", text)
    found = find_symbols(text)
    assert [composed[symbol.start : symbol.end] for symbol in found] == ["30/2020/NĐ-CP", "26-NQ/TƯ"]
    assert normal(found[1]) == "26-NQ/TW"


def test_index_tokens() -> None:
    assert index_tokens("Chỉ thị số 021/CT–TW") == ["21cttw", "21", "chi", "thi"]
    assert index_tokens("30/2020/NĐ-CP") == ["30ndcp2020", "30ndcp", "30", "nghi", "dinh"]
    assert index_tokens("91/2025/QH15") == ["91qh152025", "91qh15", "91"]
    assert index_tokens("12/UBND-VX, 21/CT-TW, 21-CT/TW") == [
        "12ubndvx",
        "12",
        "cong",
        "van",
        "21cttw",
        "21",
        "chi",
        "thi",
    ]
    assert index_tokens("không có văn bản nào năm 2020") == []


def test_index_words_keep_their_accents() -> None:
    assert index_words("06/QĐ-UBQG; 21-CT/TW") == ["quyết", "định", "chỉ", "thị"]


@given(st.text() | st.text("0123456789/-– CTWQĐUBNDtwkhqh", max_size=30))
def test_any_text_is_read(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    parse_symbol(text)
    for typed in (False, True):
        end = 0
        for symbol in find_symbols(text, typed=typed):
            assert end <= symbol.start < symbol.end
            assert composed[symbol.start : symbol.end] == symbol.written
            end = symbol.end


issuers = st.sampled_from(["TW", "TU", "HU", "BDVTW", "UBND", "HĐND", "CP", "TTg", "BVSTBPN", "SNV", "XYZ"])
marks = st.sampled_from(["/", "-", " / ", " - ", "–", " –"])


@given(st.integers(1, 99999), st.sampled_from(sorted(KINDS)), issuers, st.sampled_from(["/-", "-/"]))
def test_the_proper_form_is_stable(number: int, kind: str, issuer: str, style: str) -> None:
    (found,) = find_symbols(f"{number}{style[0]}{kind}{style[1]}{issuer}")
    (again,) = find_symbols(normal(found))
    assert (again.number, again.kind, again.issuer) == (number, kind, issuer)
    assert normal(again) == normal(found)
    assert search_token(again) == search_token(found)


@given(st.integers(1, 99999), st.sampled_from(sorted(KINDS)), issuers, marks, marks, st.integers(0, 2))
def test_marks_blanks_and_zeros_never_change_the_token(
    number: int, kind: str, issuer: str, mark1: str, mark2: str, zeros: int
) -> None:
    if issuer == "XYZ":
        mark1, mark2 = "/", "-"
    text = f"{'0' * zeros if number < 9999 else ''}{number}{mark1}{kind}{mark2}{issuer}"
    (found,) = find_symbols(f"theo {text} và")
    (proper,) = find_symbols(f"{number}/{kind}-{issuer}")
    assert found.written == text
    assert search_token(found) == search_token(proper)


def test_kinds_of_the_decree_are_all_there() -> None:
    codes = [
        "NQ",
        "QĐ",
        "CT",
        "QC",
        "QyĐ",
        "TC",
        "TB",
        "HD",
        "CTr",
        "KH",
        "PA",
        "ĐA",
        "DA",
        "BC",
        "BB",
        "TTr",
        "HĐ",
        "CĐ",
        "BGN",
        "BTT",
        "GUQ",
        "GM",
        "GGT",
        "GNP",
        "PG",
        "PC",
        "PB",
        "SY",
        "TrS",
        "SL",
    ]
    assert set(codes) <= set(KINDS)
    assert KINDS["CTr"] == "Chương trình"


@pytest.mark.skipif(not SEED.exists(), reason="the programme of 2020 is not part of the repository")
def test_the_programme_of_2020() -> None:
    found = find_symbols(clean(SEED.read_text(encoding="utf-8")))
    assert [symbol.written for symbol in found] == [
        "06/QĐ-UBQG",
        "21/CT-TW",
        "11-CT/TU",
        "90/KH-TU",
        "135/KH-UBND",
        "21/CT-TW",
        "3345/QĐ-UBND",
        "26-NQ/TW",
    ]
    wrong = {symbol.written: normal(symbol) for symbol in found if symbol.written != normal(symbol)}
    assert wrong == {"21/CT-TW": "21-CT/TW", "90/KH-TU": "90-KH/TU"}
