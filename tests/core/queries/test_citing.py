"""Judging citations: every kind, what is none, and that whatever text comes, spans and uniqueness hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.citing_sample import EXPECTED, FAULTY, SEED_EXPECTED
from vstbpn_desktop.queries.citing import Act, Finding, Kind, Library, Passage, judge
from vstbpn_desktop.queries.citing.issuers import same_body
from vstbpn_desktop.vietnamese.folding import nfc

DAY = dt.date(2020, 3, 5)


def act(number: int, symbol: str, date: str, kind: str, issuer: str, subject: str = "") -> Act:
    return Act(
        number, symbol, dt.date.fromisoformat(date) if date else None, kind, issuer, subject, "seen", None
    )


ACTS = (
    act(1, "21-CT/TW", "2018-01-20", "Chỉ thị", "Ban Bí thư", "đẩy mạnh công tác phụ nữ"),
    act(2, "26-NQ/TW", "2018-05-19", "Nghị quyết", "Ban Chấp hành Trung ương"),
    act(3, "73/2006/QH11", "2006-11-29", "Luật", "Quốc hội", "Bình đẳng giới"),
    act(4, "02/2007/QH12", "", "Luật", "Quốc hội", "Phòng, chống bạo lực gia đình"),
    act(5, "13/2022/QH15", "", "Luật", "Quốc hội", "Phòng, chống bạo lực gia đình"),
    act(6, "30/2020/NĐ-CP", "2020-03-05", "Nghị định", "Chính phủ", "công tác văn thư"),
    act(7, "1696/QĐ-TTg", "2015-10-02", "Quyết định", "Thủ tướng Chính phủ"),
    act(8, "91/2025/QH15", "2025-06-26", "Luật", "Quốc hội", "Bảo vệ dữ liệu cá nhân"),
)


def found(text: str, *acts: Act, day: dt.date = DAY) -> tuple[Finding, ...]:
    return judge((Passage(nfc(text), ((0, "x"),)),), Library(acts or ACTS), day)


def kinds(text: str, *acts: Act, day: dt.date = DAY) -> list[str]:
    return [str(one.kind) for one in found(text, *acts, day=day)]


def by_kind(findings: Iterable[Finding]) -> dict[str, list[str]]:
    sorted_out: dict[str, list[str]] = {}
    for one in findings:
        sorted_out.setdefault(str(one.kind), []).append(one.symbol)
    return sorted_out


def only(text: str, kind: Kind, *acts: Act, day: dt.date = DAY) -> Finding:
    (one,) = [one for one in found(text, *acts, day=day) if one.kind is kind]
    return one


# the whole


def test_a_programme_with_the_faults_of_a_real_one() -> None:
    assert by_kind(found(FAULTY)) == EXPECTED


def test_the_real_programme_of_2020(seed_programme: Path) -> None:
    assert by_kind(found(seed_programme.read_text(encoding="utf-8"))) == SEED_EXPECTED


def test_corrections_leave_only_what_the_library_lacks() -> None:
    text = nfc(FAULTY)
    for _ in range(20):
        finding = next((one for one in found(text) if one.marks[0].replacement is not None), None)
        if finding is None:
            break
        for mark in reversed(finding.marks):
            text = text[: mark.first] + (mark.replacement or "") + text[mark.last :]
    assert set(by_kind(found(text))) == {"unknown"}
    assert "Chỉ thị số 21-CT/TW ngày 20/01/2018 của Ban Bí thư về công tác phụ nữ" in text
    assert "Hội đồng nhân dân các cấp nhiệm kỳ 2021 - 2026 theo" in text
    assert "Luật Phòng, chống bạo lực gia đình và các văn bản" in text


# date


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("20/01/2017", "20/01/2018"),
        ("20-01-2017", "20-01-2018"),
        ("ngày 20 tháng 01 năm 2017", "ngày 20 tháng 01 năm 2018"),
        ("2017-01-20", "2018-01-20"),
    ],
)
def test_a_date_is_proposed_as_dates_are_written_there(written: str, right: str) -> None:
    before = "" if written.startswith("ngày") else "ngày "
    one = only(f"Chỉ thị số 21-CT/TW {before}{written} của Ban Bí thư", Kind.DATE)
    assert one.expected == f"Chỉ thị số 21-CT/TW {before}{right}"
    assert one.act == 1


def test_two_dates_of_an_unknown_act_are_told_without_a_guess() -> None:
    one = only("Kế hoạch số 12/KH-UBND ngày 03/4/2019; Kế hoạch số 12/KH-UBND ngày 04/4/2019.", Kind.DATE)
    assert (one.text, one.expected) == ("Kế hoạch số 12/KH-UBND ngày 04/4/2019", "")
    assert "03/04/2019 và 04/04/2019" in one.reason


def test_the_date_said_most_often_is_proposed() -> None:
    said = "Kế hoạch số 12/KH-UBND ngày {}/4/2019; "
    one = only(said.format("03") + said.format("04") + said.format("04"), Kind.DATE)
    assert one.expected == "Kế hoạch số 12/KH-UBND ngày 04/4/2019"


def test_an_act_without_a_date_on_either_side_is_no_conflict() -> None:
    assert kinds("Chỉ thị số 21-CT/TW của Ban Bí thư; Chỉ thị số 21-CT/TW ngày 20/01/2018.") == []


def test_two_acts_of_one_symbol_in_the_library_allow_both_dates() -> None:
    acts = (*ACTS, replace(ACTS[0], id=9, date=dt.date(2012, 3, 1)))
    assert kinds("Chỉ thị số 21-CT/TW ngày 01/3/2012 và Chỉ thị số 21-CT/TW ngày 20/01/2018", *acts) == []


# issuer


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ban Bí thư Trung ương Đảng khoá XII", "Ban Bí thư", True),
        ("UBND tỉnh", "Uỷ ban nhân dân tỉnh", True),
        ("Ủy ban nhân dân tỉnh Thanh Hóa", "UBND tỉnh", True),
        ("Bộ LĐTBXH", "Bộ Lao động - Thương binh và Xã hội", True),
        ("BCH Trung ương", "Ban Chấp hành Trung ương", True),
        ("Ban Thường vụ Tỉnh uỷ", "Tỉnh ủy", True),
        ("Đảng", "Ban Bí thư", True),
        ("Bộ Chính trị", "Ban Bí thư", False),
        ("Chính phủ", "Thủ tướng Chính phủ", False),
        ("UBND huyện", "UBND tỉnh", False),
    ],
)
def test_which_names_are_one_body(one: str, other: str, same: bool) -> None:
    assert same_body(one, other) is same
    assert same_body(other, one) is same


def test_the_library_says_who_issued_it() -> None:
    one = only("Chỉ thị số 21-CT/TW ngày 20/01/2018 của Bộ Chính trị về công tác phụ nữ", Kind.ISSUER)
    assert one.expected == "Chỉ thị số 21-CT/TW ngày 20/01/2018 của Ban Bí thư"
    assert "Theo thư viện" in one.reason


def test_a_plain_code_says_who_issued_an_unknown_act() -> None:
    one = only("Quyết định số 55/QĐ-TTg ngày 02/02/2019 của Chính phủ", Kind.ISSUER)
    assert one.expected.endswith("của Thủ tướng Chính phủ")


def test_two_issuers_of_an_unknown_act_are_told_without_a_guess() -> None:
    text = "Kế hoạch số 12/KH-BCĐ của Ban Chỉ đạo tỉnh; Kế hoạch số 12/KH-BCĐ của Sở Nội vụ."
    one = only(text, Kind.ISSUER)
    assert (one.text, one.expected) == ("Kế hoạch số 12/KH-BCĐ của Sở Nội vụ", "")


# form of the symbol


@pytest.mark.parametrize(
    ("written", "right"),
    [("90/KH-TU", "90-KH/TU"), ("57-NQ/CP", "57/NQ-CP"), ("12/CT/TU", "12-CT/TU")],
)
def test_party_and_state_write_their_symbols_apart(written: str, right: str) -> None:
    one = only(f"Kế hoạch số {written} ngày 15/5/2018", Kind.FORM)
    assert (one.symbol, one.normal, one.expected) == (written, right, f"Kế hoạch số {right}")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Nghị định số 30/2020/ND-CP", "Nghị định số 30/2020/NĐ-CP"),
        ("Quyết định số 1855/QĐ-TTG", "Quyết định số 1855/QĐ-TTg"),
        ("Quyết định số 1855/Q\u00d0-TTg", "Quyết định số 1855/QĐ-TTg"),
        ("Quyết định số 1855/QĐ – TTg", "Quyết định số 1855/QĐ-TTg"),
        ("Kế hoạch số 5/KH-UBND", "Kế hoạch số 05/KH-UBND"),
    ],
)
def test_a_symbol_is_written_with_its_letters_accents_and_zero(written: str, right: str) -> None:
    one = only(f"Căn cứ {written} của cấp trên", Kind.FORM)
    assert (one.text, one.expected) == (written, right)


@pytest.mark.parametrize(
    ("text", "expected", "said"),
    [
        ("26-NQ/TW ngày 31/02/2018 của Ban Chấp hành Trung ương", "26-NQ/TW ngày 19/5/2018", "31/02/2018"),
        ("135/KH-UBND ngày 31 tháng 4 năm 2018", "", "Không có ngày 31 tháng 4 năm 2018 trong lịch."),
    ],
)
def test_a_day_that_is_in_no_calendar_is_a_conflict(text: str, expected: str, said: str) -> None:
    one = only(text, Kind.DATE)
    assert one.expected == expected and said in one.reason


@pytest.mark.parametrize(
    "symbol", ["21-CT/TW", "30/2020/NĐ-CP", "06/QĐ-UBQG", "739/BNV-CTTN&BĐG", "21–CT/TW"]
)
def test_a_right_symbol_is_left_alone(symbol: str) -> None:
    assert "symbol-form" not in kinds(f"văn bản số {symbol}")


# unknown, expired


def test_a_year_left_out_still_finds_the_act() -> None:
    assert kinds("Nghị định số 30/NĐ-CP ngày 05/3/2020 của Chính phủ") == []


def test_the_documents_own_number_is_no_citation() -> None:
    assert kinds("UBND TỈNH\nSố: 12/BC-BVSTBPN\nBáo cáo kết quả") == []


def test_number_and_day_of_a_known_act_propose_its_symbol() -> None:
    one = only("Chỉ thị số 21-CT/TU ngày 20/01/2018", Kind.UNKNOWN)
    assert one.expected == "Chỉ thị số 21-CT/TW ngày 20/01/2018"


@pytest.mark.parametrize(
    ("day", "expired"), [("2019-12-31", False), ("2020-01-01", True), ("2020-06-01", True)]
)
def test_expiry_is_judged_on_the_documents_day(day: str, expired: bool) -> None:
    old = replace(ACTS[6], expired_on=dt.date(2020, 1, 1))
    text = "Quyết định số 1696/QĐ-TTg ngày 02/10/2015 của Thủ tướng Chính phủ"
    assert kinds(text, old, day=dt.date.fromisoformat(day)) == (["expired"] if expired else [])


def test_the_act_in_its_place_is_proposed() -> None:
    old = replace(ACTS[3], expired_on=dt.date(2023, 7, 1))
    one = only("Luật số 02/2007/QH12", Kind.EXPIRED, old, ACTS[4], day=dt.date(2024, 1, 1))
    assert one.expected == "Luật số 13/2022/QH15"


# terms


def test_terms_that_follow_each_other_do_not_conflict() -> None:
    assert kinds("Hội đồng nhân dân tỉnh nhiệm kỳ 2016 - 2021 và nhiệm kỳ 2021 - 2026") == []


def test_a_period_of_a_plan_is_no_term() -> None:
    text = "Kế hoạch của Hội đồng nhân dân giai đoạn 2021 - 2025; Hội đồng nhân dân nhiệm kỳ 2021 - 2026"
    assert kinds(text) == []


def test_terms_of_different_bodies_do_not_conflict() -> None:
    text = "cấp uỷ các cấp nhiệm kỳ 2020 - 2025; Hội đồng nhân dân các cấp nhiệm kỳ 2021 - 2026"
    assert kinds(text) == []


def test_levels_elected_apart_are_different_bodies() -> None:
    text = (
        "Hội Liên hiệp Phụ nữ tỉnh nhiệm kỳ 2021 - 2026; Hội Liên hiệp Phụ nữ Việt Nam nhiệm kỳ 2022 - 2027"
    )
    assert kinds(text) == []


def test_the_body_may_be_named_after_its_term() -> None:
    text = "nhiệm kỳ 2021-2026 của Hội đồng nhân dân tỉnh. Bầu cử HĐND các cấp nhiệm kỳ 2021-2025."
    one = only(text, Kind.TERM)
    assert (one.text, one.expected) == ("HĐND các cấp nhiệm kỳ 2021-2025", "HĐND các cấp nhiệm kỳ 2021-2026")


def test_two_terms_of_five_years_are_told_without_a_guess() -> None:
    one = only("HĐND nhiệm kỳ 2021-2026; HĐND nhiệm kỳ 2020-2025", Kind.TERM)
    assert one.expected == ""


# laws by name


@pytest.mark.parametrize(
    "text",
    [
        "Luật Bình đẳng giới, các văn bản hướng dẫn",
        "Luật Bình đẳng giới năm 2006 và Luật Phòng, chống bạo lực gia đình",
        "Luật Đất đai, Bộ luật Lao động, Luật Phòng, chống ma tuý, Luật Phòng, chống mua bán người",
        "luật sư, Hội Luật gia, pháp luật Việt Nam, Luật số 73/2006/QH11",
        "dự án Luật Phòng, chống bạo lực trên cơ sở giới",
    ],
)
def test_laws_that_need_no_correction(text: str) -> None:
    assert kinds(text) == []


def test_the_nearest_law_of_the_documents_time_is_proposed() -> None:
    text = "phổ biến Luật Phòng, chống bạo lực\ntrên cơ sở giới cho cán bộ"
    assert only(text, Kind.NO_ACT).act == 4
    assert only(text, Kind.NO_ACT, day=dt.date(2024, 1, 1)).act == 5
    assert only("Luật Bảo vệ dữ liệu.", Kind.NO_ACT).expected == "Luật Bảo vệ dữ liệu cá nhân"


# whatever comes


PIECES = (
    "Chỉ thị số ", "21/CT-TW", "21-CT/TW", "90/KH-TU", " ngày ", "20/01/2017", "20/01/2018", " của ",
    "Bộ Chính trị", "Ban Bí thư", " về công tác phụ nữ", "; ", ".\n", "\n\n", "Hội đồng nhân dân ",
    "nhiệm kỳ 2021 - 2026", "nhiệm kỳ 2021 - 2025", " và ", "Luật Phòng, chống bạo lực trên cơ sở giới",
    "Luật ", "Nghị định số 30/2020/NĐ-CP", "Số: ", "1696/QĐ-TTg", "Chính phủ", "ngày 3 tháng 13 năm 2020",
    "12a/KH-UBND", " 2/3 ", "e\u0301\u0323", "“", "\x00", "Đ",
)  # fmt: skip


@cache
def library() -> Library:
    return Library(ACTS)


@given(st.lists(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25), max_size=4))
def test_whatever_text_comes(pieces: list[list[str]]) -> None:
    passages = tuple(Passage(nfc("".join(words)), ((0, str(number)),)) for number, words in enumerate(pieces))
    findings = judge(passages, library(), DAY)
    assert len({(one.kind, one.symbol) for one in findings}) == len(findings)
    for one in findings:
        first = one.marks[0]
        assert passages[first.passage].text[first.start : first.end] == one.text
        assert one.where == str(first.passage)
        for mark in one.marks:
            assert 0 <= mark.start <= mark.first < mark.last <= mark.end <= len(passages[mark.passage].text)
        if first.replacement is not None:
            head, tail = one.text[: first.first - first.start], one.text[first.last - first.start :]
            assert one.expected == head + first.replacement + tail
            assert one.expected != one.text
        else:
            assert one.expected == ""


@given(st.data())
def test_a_mutilated_programme_never_breaks_it(data: st.DataObject) -> None:
    text = nfc(FAULTY)
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 40)))
        text = nfc(
            text[:start] + data.draw(st.sampled_from(("", "\n", " ", "/", "20", "-", "“"))) + text[end:]
        )
    findings = found(text)
    assert len({(one.kind, one.symbol) for one in findings}) == len(findings)
    assert all(text[one.marks[0].start : one.marks[0].end] == one.text for one in findings)
