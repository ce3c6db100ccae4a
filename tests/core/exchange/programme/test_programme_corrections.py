"""What the officer mends in the preview."""

import pytest

from tests.core.exchange.programme.samples import assert_nothing_lost
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme import Choice, Line, Nature, Role, assemble, classify, read_text
from vstbpn_desktop.exchange.programme.corrections import choose, merge_up, set_role, settle, split

TEXT = """CHƯƠNG TRÌNH
Công tác năm 2025
I. NHIỆM VỤ
1. Truyền thông
- Tổ chức hội thi. Viết tin bài hằng tháng.
Dòng lạc vào giữa trang.
- Phối hợp với Sở Y tế khám sức khoẻ.
XYZ LẠC LOÀI
II. TỔ CHỨC
1. Các đơn vị thực hiện./.
Nơi nhận:
- Như trên;
- Lưu: VT."""


@pytest.fixture
def lines() -> tuple[Line, ...]:
    return classify(read_text(TEXT))


def _texts(lines: tuple[Line, ...]) -> dict[str, str]:
    return {item.code: item.text for item in assemble(lines).items}


def test_a_line_becomes_a_task(lines: tuple[Line, ...]) -> None:
    assert lines[5].role is Role.CONTINUATION and lines[5].doubts
    mended = set_role(lines, 5, Role.ITEM)
    assert not mended[5].doubts
    assert _texts(mended) == {
        "I.1.1": "Tổ chức hội thi. Viết tin bài hằng tháng.",
        "I.1.2": "Dòng lạc vào giữa trang.",
        "I.1.3": "Phối hợp với Sở Y tế khám sức khoẻ.",
        "II.1": "Các đơn vị thực hiện./.",
    }
    assert lines[5].role is Role.CONTINUATION, "the lines given stay as they were"


def test_splitting_and_merging(lines: tuple[Line, ...]) -> None:
    cut = split(lines, 4, lines[4].text.index("Viết"))
    assert len(cut) == len(lines) + 1 and cut[4].sources == cut[5].sources == (5,)
    assert _texts(cut)["I.1.2"].startswith("Viết tin bài hằng tháng.")
    assert assemble(cut).items[1].nature is Nature.PERIODIC
    joined = merge_up(cut, 5)
    assert [line.text for line in joined] == [line.text for line in lines]
    merged = merge_up(lines, 5)
    assert merged[4].sources == (5, 6) and "Dòng lạc" in merged[4].text


def test_a_split_finds_the_marker_of_the_second_half(lines: tuple[Line, ...]) -> None:
    joined = merge_up(merge_up(lines, 5), 5)
    cut = split(joined, 4, joined[4].text.index("- Phối"))
    assert (cut[5].marker.text, cut[5].text) == ("-", "Phối hợp với Sở Y tế khám sức khoẻ.")


def test_what_cannot_be_done_is_said(lines: tuple[Line, ...]) -> None:
    with pytest.raises(UserError, match="dòng đầu tiên"):
        merge_up(lines, 0)
    for position in (-1, 0, 999):
        with pytest.raises(UserError, match="sẽ trống"):
            split(lines, 4, position)


def test_choices_stand_before_proposals(lines: tuple[Line, ...]) -> None:
    item = assemble(lines).items[1]
    assert item.lead == ("Sở Y tế",) and item.nature is Nature.ONCE
    choice = Choice(
        title="Khám sức khoẻ", nature=Nature.AD_HOC, lead=(), cooperating=("Sở Y tế", "Hội Nông dân")
    )
    mended = assemble(choose(lines, item.at[0], choice)).items[1]
    assert (mended.title, mended.nature, mended.lead) == ("Khám sức khoẻ", Nature.AD_HOC, ())
    assert mended.cooperating == ("Sở Y tế", "Hội Nông dân")
    kept = assemble(merge_up(choose(lines, item.at[0], choice), item.at[0] + 1)).items[1]
    assert kept.title == "Khám sức khoẻ", "a merge keeps what was chosen"


def test_settling_takes_the_doubt_away(lines: tuple[Line, ...]) -> None:
    reasons = [doubt.at for doubt in assemble(settle(lines, 5)).doubts]
    assert (5,) not in reasons and (5,) in [doubt.at for doubt in assemble(lines).doubts]


def test_a_stray_line_is_shown_and_can_become_a_group(lines: tuple[Line, ...]) -> None:
    assert [passage.text for passage in assemble(lines).unread] == ["XYZ LẠC LOÀI"]
    mended = assemble(set_role(lines, 7, Role.GROUP))
    assert [group.code for group in mended.parts[0].groups] == ["I.1", "I.2"] and not mended.unread


ROWS = """CHƯƠNG TRÌNH năm 2025
STT\tNội dung\tĐơn vị chủ trì
1\tMở lớp. In sách.\tSở Nội vụ
2\tĐưa tin\tBáo tỉnh"""


def test_rows_of_a_table_can_be_split_and_merged_too() -> None:
    lines = classify(read_text(ROWS))
    cut = split(lines, 2, lines[2].text.index("In"))
    first, second, _ = assemble(cut).items
    assert (first.text, first.lead, second.text) == ("Mở lớp.", ("Sở Nội vụ",), "In sách.")
    merged = merge_up(lines, 3)
    item = assemble(merged).items[0]
    assert item.text == "Mở lớp. In sách. Đưa tin" and item.lead == ("Sở Nội vụ", "Báo tỉnh")
    for changed in (
        cut,
        merged,
        merge_up(cut, 3),
        set_role(lines, 2, Role.UNREAD),
        set_role(lines, 2, Role.GROUP),
    ):
        assert_nothing_lost(ROWS, assemble(changed), corrected=True)
