"""A programme in our own words, of the real one's shape: as text and as Word files made in several ways."""

from collections import Counter
from datetime import date

import pytest

from tests.core.exchange.programme import word_files as word
from tests.core.exchange.programme.samples import assert_nothing_lost, own_text, spoken, understood
from vstbpn_desktop.exchange.programme import (
    Nature,
    ProgrammeDraft,
    assemble,
    classify,
    read_bytes,
    read_text,
)

_LINES = [line.replace("**", "") for line in own_text.split("\n")]
_LISTS = {"I": (1, 0), "1": (1, 1), "-": (2, 0)}


def _plain_word() -> bytes:
    return word.word_file(word.paragraphs(_LINES))


def _numbered_word() -> bytes:
    """Numbers and bullets of the body are Word's own, restarting in each part."""
    body, tail = "", False
    for line in _LINES:
        tail = tail or line.startswith("Nơi nhận")
        first, _, rest = line.partition(" ")
        key = {"I.": "I", "II.": "I", "III.": "I", "-": "-"}.get(first, "1" if first[:-1].isdigit() else "")
        listed = bool(key) and not tail
        body += word.paragraph(rest if listed else line, _LISTS[key] if listed else None)
    return word.word_file(body)


def _table_word() -> bytes:
    """Letterhead and tail as two-column tables, the remark in a text box, a real page break."""
    start, end = _LINES.index("CHƯƠNG TRÌNH"), _LINES.index("Nơi nhận:")
    sign = next(n for n, line in enumerate(_LINES) if line.startswith("KT."))
    recipients = [line for line in _LINES[end:sign] if line and not line.startswith("(")]
    head = word.table([["\n".join(_LINES[:4]), "\n".join(_LINES[4 : start - 1])]])
    cut = next(n for n, line in enumerate(_LINES) if line.startswith("14/9/2019"))
    body = "".join(word.paragraph("\f" * (n == cut) + _LINES[n]) for n in range(start, end))
    tail = word.table([["\n".join(recipients), "\n".join(_LINES[sign:])]])
    return word.word_file(head + body + tail + word.text_box("(để báo cáo);"))


def _from(make: object) -> ProgrammeDraft:
    assert callable(make)
    return assemble(classify(read_bytes(make(), "mau.docx")))


WAYS = [None, _plain_word, _numbered_word, _table_word]


@pytest.fixture(params=WAYS, ids=["txt", "docx", "docx-numbered", "docx-tables"])
def draft(request: pytest.FixtureRequest) -> ProgrammeDraft:
    return _from(request.param) if request.param else understood(own_text)


def test_tree(draft: ProgrammeDraft) -> None:
    assert Counter(item.group or item.part for item in draft.items) == {
        "I": 3, "II.1": 3, "II.2": 2, "II.3": 3, "III": 4,
    }  # fmt: skip
    assert [group.code for part in draft.parts for group in part.groups] == ["II.1", "II.2", "II.3"]
    assert draft.unread == ()
    assert [item.code for item in draft.tasks][:4] == ["II.1.1", "II.1.2", "II.1.3", "II.2.1"]


def test_head_and_tail(draft: ProgrammeDraft) -> None:
    head = draft.letterhead
    assert (head.symbol, head.place, head.issued) == ("07/CTr-BVSTBPN", "Bình Minh", date(2021, 3, 9))
    assert draft.title == "CHƯƠNG TRÌNH Hoạt động vì sự tiến bộ của phụ nữ tỉnh Bình Minh năm 2021"
    assert [one.note for one in draft.recipients] == ["(để báo cáo);", "(để báo cáo);", "", ""]
    assert draft.filing == "Lưu: VT, BĐG.LA05."
    assert draft.signature.above == ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    assert draft.signature.below == ("GIÁM ĐỐC SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",)
    assert draft.signature.name == "Lê Thị A"


def test_findings(draft: ProgrammeDraft) -> None:
    shown = draft.to_json()
    assert [(one["symbol"], one["date"]) for one in shown["citations"]] == [
        ("15/KH-UBQG", "2021-01-22"), ("35-CT/TU", "2019-09-14"), ("28/NQ-CP", "2021-03-03"),
    ]  # fmt: skip
    assert shown["marker_dates"] == ["8/3", "20/10", "15/11-15/12"]
    assert shown["terms"] == ["2021-2026", "2020-2025"]
    assert len(shown["targets"]) == 2


def test_proposals(draft: ProgrammeDraft) -> None:
    items = {item.code: item for item in draft.items}
    assert {code: str(item.nature) for code, item in items.items() if item.nature is not Nature.ONCE} == {
        "II.1.3": "periodic",
        "II.3.1": "year_round",
        "II.3.2": "periodic",
        "II.3.3": "ad_hoc",
        "III.1": "periodic",
    }
    assert items["II.2.2"].lead == ("Sở Nội vụ",)
    assert items["II.2.2"].cooperating == ("Ban Tổ chức Tỉnh ủy", "Sở Tài chính")
    assert items["III.2"].lead == ("Hội Liên hiệp Phụ nữ tỉnh", "Liên đoàn Lao động tỉnh")
    due = {code: (item.due, item.due_inclusive) for code, item in items.items() if item.due}
    assert due == {
        "II.1.2": (date(2021, 9, 30), False),
        "II.2.2": (date(2021, 8, 15), True),
        "III.4": (date(2021, 3, 31), False),
    }


@pytest.mark.parametrize("make", [_plain_word, _table_word])
def test_word_loses_nothing(make: object) -> None:
    draft = _from(make)
    if make is _plain_word:
        assert_nothing_lost(own_text, draft)
    else:
        text = "".join(sorted("".join(words for _, words in spoken(draft)).replace(" ", "")))
        assert text == "".join(sorted("".join(own_text.split()).replace("*", "")))


def test_json_has_the_keys_of_the_contract(draft: ProgrammeDraft) -> None:
    shown = draft.to_json()
    assert {"title", "year", "items", "citations", "marker_dates", "terms", "targets", "recipients", "filing",
            "signature", "unread", "preamble", "parts"} <= shown.keys()  # fmt: skip
    first = shown["items"][0]
    assert {
        "code",
        "part",
        "group",
        "text",
        "title",
        "nature",
        "lead",
        "cooperating",
        "dates",
    } <= first.keys()
    assert (first["code"], first["part"], first["group"], first["nature"]) == ("I.1", "I", None, "một lần")
    assert shown["parts"][1]["groups"][0]["code"] == "II.1"
    assert shown["signature"]["name"] == "Lê Thị A"


def test_the_year_of_the_title_and_the_year_asked_for() -> None:
    lines = classify(read_text(own_text))
    assert not any("khác năm" in doubt.reason for doubt in assemble(lines, 2021).doubts)
    other = assemble(lines, 2022)
    assert other.year == 2021 and any("khác năm đang nhập 2022" in doubt.reason for doubt in other.doubts)
    assert assemble(classify(read_text("- Việc.")), 2030).year == 2030
