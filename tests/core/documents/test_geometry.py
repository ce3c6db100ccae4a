"""The printed pages keep Decree 30, in our PDF and in LibreOffice's PDF of the Word file."""

from dataclasses import replace
from typing import Any

import pytest

from tests.core.documents import samples
from tests.core.documents.agreement import differences
from tests.core.documents.decree import problems
from tests.core.documents.geometry import Page, in_lines, page_number, read
from tests.core.documents.word import Convert
from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.model import Document, Paragraph, Title
from vstbpn_desktop.documents.render.typst import render_pdf


@pytest.mark.parametrize("name", samples.ALL)
def test_pdf_keeps_the_decree(name: str, pdf_pages: dict[str, bytes]) -> None:
    assert problems(samples.ALL[name], pdf_pages[name]) == []


# LibreOffice, unlike Word, does not keep the last rows of a table to what follows it.
TABLE_AT_THE_END = {"table before the signature", "a line between table and signature"}


@pytest.mark.parametrize("name", [name for name in samples.ALL if name not in TABLE_AT_THE_END])
def test_word_file_keeps_the_decree(name: str, word_pages: dict[str, bytes]) -> None:
    assert problems(samples.ALL[name], word_pages[name]) == []


@pytest.mark.parametrize("name", [name for name in samples.ALL if name not in TABLE_AT_THE_END])
def test_both_outputs_have_the_same_content_and_nearly_the_same_breaks(
    name: str, pdf_pages: dict[str, bytes], word_pages: dict[str, bytes]
) -> None:
    assert differences(read(pdf_pages[name]), read(word_pages[name])) == []


CLOSINGS = {f"{before}/{last}": samples.closing(last, before) for before in (4, 5, 6) for last in range(6)}


@pytest.mark.parametrize("name", CLOSINGS)
def test_signature_stays_with_two_lines_wherever_it_falls(name: str) -> None:
    assert problems(CLOSINGS[name], render_pdf(CLOSINGS[name], tags=False)) == []


def test_signature_stays_with_two_lines_in_the_word_file(convert: Convert) -> None:
    for name, pdf in convert(dict(list(CLOSINGS.items())[::2])).items():
        assert problems(CLOSINGS[name], pdf) == [], name


def _mark(pages: tuple[Page, ...]) -> list[str]:
    return [line.text for page in pages for line in in_lines(page.margin) if line != page_number(page)]


def _places(pages: tuple[Page, ...]) -> list[tuple[str, int, float, float]]:
    return [(g.text, g.page, round(g.x0, 2), round(g.bottom, 2)) for page in pages for g in page.glyphs]


def test_draft_adds_its_mark_and_moves_nothing(convert: Convert) -> None:
    draft = replace(samples.SHORT, draft=True)
    for final, marked in (
        (render_pdf(samples.SHORT), render_pdf(draft)),
        tuple(convert({"final": samples.SHORT, "draft": draft}).values()),
    ):
        before, after = read(final), read(marked)
        assert _mark(before) == [] and _mark(after) == ["DỰTHẢO"]
        assert _places(before) == _places(after)


@pytest.mark.parametrize(
    ("role", "change", "complaint"),
    [
        ("motto", {"size": 12}, "Tiêu ngữ cỡ 12"),
        ("place", {"italic": False}, "địa danh, thời gian"),
        ("parent", {"bold": True}, "cơ quan chủ quản"),
        ("subject", {"align": "left"}, "trích yếu lệch giữa"),
        ("body", {"first_mm": 5}, "đầu dòng lệch"),
        ("body", {"align": "left"}, "cuối dòng lệch"),
        ("heading1", {"bold": False}, "đề mục 1"),
        ("recipient", {"size": 12}, "nơi nhận cỡ 12"),
        ("page_number", {"align": "left"}, "số trang"),
    ],
)
def test_the_measure_finds_a_wrong_style(
    role: styles.Role, change: dict[str, Any], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = replace(styles.STYLES[role], **change)
    monkeypatch.setitem(styles.STYLES, role, wrong)
    found = problems(samples.SHORT, render_pdf(samples.SHORT))
    assert any(complaint in problem for problem in found), found


@pytest.mark.parametrize("share", [0.2, 0.6])
def test_the_measure_finds_a_wrong_rule(share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(styles.RULE_SHARE, "agency", share)
    assert any("kẻ dưới cơ quan ban hành" in p for p in problems(samples.SHORT, render_pdf(samples.SHORT)))


def test_the_measure_finds_pages_that_do_not_agree() -> None:
    whole = read(render_pdf(samples.SHORT, tags=False))
    assert differences(whole, whole) == []
    fewer = replace(samples.SHORT, blocks=(*samples.SHORT.blocks[:3], *samples.SHORT.blocks[5:]))
    found = differences(whole, read(render_pdf(fewer, tags=False)))
    assert any("chữ khác nhau" in words for words in found) and any("lệch" in words for words in found)


def test_the_measure_finds_what_is_missing() -> None:
    pdf = render_pdf(Document("", (Title("BÁO CÁO"), samples.table(3))))
    assert any("thiếu trích yếu" in p for p in problems(Document("", (Title("BÁO CÁO", "Khác"),)), pdf))
    assert any("thiếu lời văn" in p for p in problems(Document("", (Paragraph("Không có"),)), pdf))
    assert any("hàng" in p for p in problems(Document("", (samples.table(4),)), pdf))
