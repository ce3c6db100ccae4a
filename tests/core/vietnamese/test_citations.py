"""Citations, terms, targets and days of remembrance in running text."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.vietnamese.citations import (
    Citation,
    Shape,
    find_citations,
    find_marker_dates,
    find_targets,
    find_terms,
)


def _one(text: str) -> Citation:
    (found,) = find_citations(text)
    return found


def test_a_full_citation() -> None:
    text = (
        "Theo Chỉ thị số 21/CT-TW ngày 20/01/2018 của Ban Bí thư về công tác phụ nữ, trong tình hình mới; và"
    )
    found = _one(text)
    assert (found.kind, found.symbol, found.normal) == ("Chỉ thị", "21/CT-TW", "21-CT/TW")
    assert (found.date, found.issuer) == (date(2018, 1, 20), "Ban Bí thư")
    assert found.subject == "về công tác phụ nữ, trong tình hình mới"
    assert found.text == text.removeprefix("Theo ").removesuffix("; và")
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Quyết định số 668/QĐ-TTg ngày 16 tháng 5 năm 2017 của Thủ tướng Chính phủ", date(2017, 5, 16)),
        ("Quyết định 668/QĐ-TTg, ngày 16/5/2017", date(2017, 5, 16)),
        ("Quyết định số 668/QĐ-TTg (ban hành ngày 16-5-2017)", date(2017, 5, 16)),
        ("Quyết định số 668/QĐ-TTg của Thủ tướng; họp ngày 16/5/2017", None),
        ("Quyết định số 668/QĐ-TTg", None),
    ],
)
def test_dates_of_citations(text: str, when: date | None) -> None:
    assert _one(text).date == when


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        ("của UBND tỉnh về việc kiện toàn", "UBND tỉnh"),
        ("của Ban vì sự tiến bộ của phụ nữ tỉnh về", "Ban vì sự tiến bộ của phụ nữ tỉnh"),
        ("của Bộ Văn hóa, Thể thao và Du lịch, các đơn vị", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("của Sở Lao động - Thương binh và Xã hội ban hành quy chế", "Sở Lao động - Thương binh và Xã hội"),
        ("của Tỉnh ủy và Kế hoạch chung", "Tỉnh ủy"),
        ("của Chính phủ.", "Chính phủ"),
        ("về bình đẳng giới của tỉnh", None),
        ("", None),
    ],
)  # fmt: skip
def test_issuers(after: str, issuer: str | None) -> None:
    assert _one(f"Kế hoạch số 90-KH/TU ngày 15/5/2018 {after}").issuer == issuer


def test_a_citation_inside_a_citation_and_a_page_break_within() -> None:
    text = (
        "Kế hoạch số 135/KH-UBND ngày\n05/7/2018 của UBND tỉnh về thực hiện Chỉ thị số 21-CT/TW\n"
        "ngày 20/01/2018 của Ban Bí thư; Nghị định 30/2020/NĐ-CP và Luật số 73/2006/QH11."
    )
    found = find_citations(text)
    assert [one.symbol for one in found] == ["135/KH-UBND", "21-CT/TW", "30/2020/NĐ-CP", "73/2006/QH11"]
    assert [one.date for one in found[:2]] == [date(2018, 7, 5), date(2018, 1, 20)]
    assert found[0].subject.startswith("về thực hiện Chỉ thị số 21-CT/TW")
    assert [one.kind for one in found] == ["Kế hoạch", "Chỉ thị", "Nghị định", "Luật"]


def test_a_law_without_its_symbol_is_no_citation() -> None:
    assert find_citations("Luật Bình đẳng giới ngày 29/11/2006, tỷ lệ 20/40") == []


def test_terms_are_not_periods_of_plans() -> None:
    text = "nhiệm kỳ 2020 - 2025, 2021-2026 và giai đoạn 2016 - 2020; Nhiệm kì 2015–2020"
    assert [term.text for term in find_terms(text)] == ["2020-2025", "2021-2026", "2015-2020"]
    assert all(text[term.start : term.end].startswith(str(term.first)) for term in find_terms(text))


@pytest.mark.parametrize(
    ("text", "shape", "low", "high"),
    [
        ("tỷ lệ nữ cấp ủy đạt từ 20-25%", Shape.RANGE, "20", "25"),
        ("từ 20% đến 25,5%", Shape.RANGE, "20", "25.5"),
        ("tỷ lệ nữ đại biểu đạt trên 35%", Shape.OVER, "35", None),
        ("ít nhất 30% nữ", Shape.AT_LEAST, "30", None),
        ("không dưới 15%", Shape.AT_LEAST, "15", None),
        ("100% đơn vị có kế hoạch", Shape.AT_LEAST, "100", None),
        ("giảm xuống dưới 5%", Shape.UNDER, None, "5"),
        ("không vượt quá 10 phần trăm", Shape.AT_MOST, None, "10"),
        ("phải có cán bộ nữ trong Ban Thường vụ", Shape.EXISTS, "1", None),
        ("bảo đảm có ít nhất 02 lãnh đạo nữ", Shape.EXISTS, "2", None),
    ],
)
def test_shapes_of_targets(text: str, shape: Shape, low: str | None, high: str | None) -> None:
    (found,) = find_targets(f"Phấn đấu như sau: “{text}”.")
    expected = (shape, Decimal(low) if low else None, Decimal(high) if high else None)
    assert (found.shape, found.low, found.high) == expected
    assert found.text == text


def test_one_target_for_a_clause() -> None:
    text = "Rà soát quy hoạch, phấn đấu tỷ lệ nữ đạt 30%; năm qua đã đạt 27%; không có cán bộ nữ tham gia."
    assert [target.text for target in find_targets(text)] == ["phấn đấu tỷ lệ nữ đạt 30%"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày 8/3, 20/10 và 08/03", ["8/3", "20/10", "08/03"]),
        ("từ ngày 15/11 - 15/12", ["15/11-15/12"]),
        ("từ 15 / 11 đến ngày 15/12/2020", ["15/11-15/12"]),
        ("từ ngày 15–20/11", ["15-20/11"]),
        ("ngày 8 tháng 3 và ngày 28-6", ["8/3", "28/6"]),
        ("ngày 8 tháng 3 năm 2020", []),
        ("20/01/2018, 06/QĐ-UBQG, 45/7, 30/2, 21/47", []),
        ("ít nhất 2/3 số thành viên, ngày 2/3 tổng kết", ["2/3"]),
    ],
)
def test_marker_dates(text: str, found: list[str]) -> None:
    assert [marker.text for marker in find_marker_dates(text)] == found


@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    spans = [(one.start, one.end) for one in find_citations(text)]
    spans += [(one.start, one.end) for one in find_terms(text)]
    spans += [(one.start, one.end) for one in find_targets(text)]
    spans += [(one.start, one.end) for one in find_marker_dates(text)]
    assert all(0 <= start < end <= len(composed) for start, end in spans)


_PHRASES = ("Chỉ thị số", "21-CT/TW", "ngày 20/01/2018", "của Ban Bí thư", "về việc", ";", "\n", "và")


@given(st.lists(st.sampled_from(_PHRASES), max_size=12).map(" ".join))
def test_every_symbol_gives_one_citation_in_order(text: str) -> None:
    found = find_citations(text)
    assert len(found) == text.count("21-CT/TW")
    assert [one.start for one in found] == sorted(one.start for one in found)
