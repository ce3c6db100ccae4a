"""The real programme of 2020, where it stands beside the checkout: the numbers of acceptance scenario 1."""

import io
from collections import Counter

import pytest

from tests.core.exchange.programme.samples import assert_nothing_lost, seed_text, squeezed, understood
from vstbpn_desktop.exchange.programme import Nature, ProgrammeDraft, assemble, classify, read_bytes

PERIODIC = {"II.1.7", "III.1", "III.4", "III.5"}
YEAR_ROUND = {"II.4.1", "II.4.6", "II.6.1", "II.6.2", "II.6.3", "II.6.4", "II.6.5"}
CITED = [
    ("06/QĐ-UBQG", "2020-02-18", "Ủy ban Quốc gia vì sự tiến bộ của phụ nữ Việt Nam"),
    ("21/CT-TW", "2017-01-20", "Bộ Chính trị"),
    ("11-CT/TU", "2012-11-20", "Ban Thường vụ Tỉnh ủy"),
    ("90/KH-TU", "2018-05-15", "Tỉnh ủy tỉnh Thanh Hóa"),
    ("135/KH-UBND", "2018-07-05", "UBND tỉnh"),
    ("21/CT-TW", "2018-01-20", "Bộ Chính trị"),
    ("3345/QĐ-UBND", "2018-09-05", None),
    ("26-NQ/TW", "2018-05-19", "Ban Chấp hành Trung ương"),
]


def _from_text() -> ProgrammeDraft:
    return understood(seed_text())


def _from_word() -> ProgrammeDraft:
    """The same as a .docx, made as an office program does: a paragraph for every line."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in seed_text().split("\n"):
        bold = line.startswith("**") or line.endswith("**")
        document.add_paragraph().add_run(line.replace("**", "")).bold = bold
    stream = io.BytesIO()
    document.save(stream)
    return assemble(classify(read_bytes(stream.getvalue(), "chuong-trinh.docx")))


@pytest.fixture(params=[_from_text, _from_word], ids=["txt", "docx"])
def draft(request: pytest.FixtureRequest) -> ProgrammeDraft:
    read: ProgrammeDraft = request.param()
    return read


def test_counts(draft: ProgrammeDraft) -> None:
    assert [part.code for part in draft.parts] == ["I", "II", "III"]
    assert Counter(item.part for item in draft.items) == {"I": 2, "II": 27, "III": 5}
    groups = Counter(item.group for item in draft.items if item.part == "II")
    assert [groups[f"II.{n}"] for n in range(1, 7)] == [7, 2, 4, 6, 3, 5]
    assert len(draft.tasks) == 32
    assert [item.code for item in draft.items if item.part == "III"] == [f"III.{n}" for n in range(1, 6)]


def test_nothing_is_lost_and_nothing_unread(draft: ProgrammeDraft) -> None:
    assert_nothing_lost(seed_text(), draft)
    assert draft.unread == ()
    text = squeezed(seed_text())
    assert all(squeezed(item.text) in text for item in draft.items)


def test_citations(draft: ProgrammeDraft) -> None:
    cited = draft.to_json()["citations"]
    assert [(one["symbol"], one["date"], one["issuer"]) for one in cited] == CITED
    assert cited[2]["item"] == "II.1.2" and cited[0]["item"] is None
    assert cited[2]["text"].startswith("Chỉ thị số 11-CT/TU ngày 20/11/2012 của Ban Thường vụ Tỉnh ủy về")


def test_dates_terms_targets(draft: ProgrammeDraft) -> None:
    shown = draft.to_json()
    assert shown["marker_dates"] == ["15/11-15/12", "8/3", "20/3", "28/6", "20/10", "25/11"]
    assert shown["terms"] == ["2020-2025", "2021-2026", "2021-2025"]
    assert len(shown["targets"]) == 3
    dated = {item.code: item.dates for item in draft.items if item.dates}
    assert dated == {"II.3.4": ("15/11-15/12", "8/3", "20/3", "28/6", "20/10", "25/11")}
    assert not any(item.due for item in draft.items)


def test_natures(draft: ProgrammeDraft) -> None:
    by_nature = {nature: {i.code for i in draft.items if i.nature is nature} for nature in Nature}
    assert by_nature[Nature.PERIODIC] == PERIODIC
    assert by_nature[Nature.YEAR_ROUND] == YEAR_ROUND
    assert by_nature[Nature.AD_HOC] == set()


def test_bodies(draft: ProgrammeDraft) -> None:
    labour = "Sở Lao động - Thương binh và Xã hội"
    assert {item.code: item.lead for item in draft.items if item.lead} == {
        "II.4.4": (labour,),
        "III.2": ("Sở Tài chính",),
        "III.3": ("Ủy ban Mặt trận tổ quốc Việt Nam tỉnh", "Hội Liên hiệp phụ nữ tỉnh"),
        "III.5": (labour,),
    }
    assert not any(item.cooperating for item in draft.items)


def test_tail(draft: ProgrammeDraft) -> None:
    assert [one.note for one in draft.recipients] == ["(để báo cáo);"] * 3 + ["", ""]
    assert draft.recipients[2].name == "Đ/c Trưởng Ban VSTBCPN tỉnh"
    assert draft.filing == "Lưu: VT, TEBĐG, BVSTBCPNltt05b."
    assert draft.signature.above == ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC")
    assert draft.signature.below == ("GIÁM ĐỐC SỞ LAO ĐỘNG-TB & XÃ HỘI",)
    assert len(draft.signature.name.split()) == 3


def test_title_and_year(draft: ProgrammeDraft) -> None:
    assert draft.title == "CHƯƠNG TRÌNH Công tác vì sự tiến bộ của phụ nữ tỉnh Thanh Hóa năm 2020"
    assert (draft.kind_name, draft.year, len(draft.preamble)) == ("CHƯƠNG TRÌNH", 2020, 2)


def test_doubts_name_the_two_dates_and_the_cut_sentence(draft: ProgrammeDraft) -> None:
    reasons = [doubt.reason for doubt in draft.doubts if doubt.code in ("II.1.2", "")]
    assert any("20/01/2017, 20/01/2018" in reason for reason in reasons)
    assert any("câu trên chưa hết" in reason for reason in reasons)
