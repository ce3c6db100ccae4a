"""Programmes as other provinces write them: other bullets, other numbering, tables, annexes, several ends."""

import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from tests.core.exchange.programme.samples import assert_nothing_lost, own_text, understood
from vstbpn_desktop.exchange.programme import Nature, ProgrammeDraft

LETTERS = """KẾ HOẠCH
Triển khai công tác vì sự tiến bộ của phụ nữ năm 2022
Thực hiện Chương trình số 3/CTr-UBND ngày 5/1/2022 của UBND tỉnh, Ban xây dựng kế hoạch như sau:
I/ MỤC ĐÍCH
1. Mục đích
a) Nâng cao nhận thức.
b) Tăng cường phối hợp.
2. Yêu cầu
a) Thiết thực.
II/ NỘI DUNG
1. Truyền thông
a) Tổ chức hội thi:
+ Cấp huyện trong quý II;
+ Cấp tỉnh trong quý III.
b) Viết tin, bài.
đ) Đưa tin.
2. Sở Tư pháp:
- Trợ giúp pháp lý.
- Phối hợp với Hội LHPN tỉnh tuyên truyền.
TM. BAN VSTBPN
TRƯỞNG BAN
(Đã ký)
Nguyễn Văn B
Nơi nhận:
- Như trên;
- Lưu VT.
PHỤ LỤC
Danh sách lớp
1. Lớp A
"""

CAPITALS = """C H Ư Ơ N G   T R Ì N H
CÔNG TÁC NĂM 2023
A. MỤC TIÊU
Phấn đấu 100% đơn vị có kế hoạch.
B. NHIỆM VỤ
I. Công tác cán bộ
1.1. Rà soát quy hoạch cán bộ nữ.
1.2. Mở lớp bồi dưỡng.
II. Công tác truyền thông
(1) Tổ chức lễ phát động.
(2) In tờ rơi.
C. TỔ CHỨC THỰC HIỆN
Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Hội LHPN tỉnh theo dõi, đôn đốc thực hiện.
Các huyện xây dựng kế hoạch.
Trên đây là Chương trình công tác năm 2023, đề nghị các đơn vị thực hiện./.
Nơi nhận:\tTRƯỞNG BAN
- Bộ Nội vụ;
- UBND tỉnh;\t
- Lưu: VT.
\tTrần Thị C
"""

CHAPTERS = """CHƯƠNG TRÌNH CÔNG TÁC NĂM 2024
Phần thứ nhất
MỤC ĐÍCH, YÊU CẦU
1. Mục đích: nâng cao.
2. Yêu cầu: thiết thực.
Phần thứ hai
NHIỆM VỤ
Mục 1
CÔNG TÁC CÁN BỘ
1. Rà soát.
2. Bồi dưỡng.
Mục 2. TRUYỀN THÔNG
• Hội thi.
• Tập huấn.
"""

TABLE = """CHƯƠNG TRÌNH
Công tác năm 2025
I. MỤC ĐÍCH
- Làm tốt.
II. PHÂN CÔNG NHIỆM VỤ
STT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\tSản phẩm
I\tCông tác cán bộ\t\t\t\t
1\tRà soát quy hoạch\tSở Nội vụ\tCác sở, ban, ngành\tQuý II\tBáo cáo
2\tMở lớp bồi dưỡng\tSở Nội vụ; Hội LHPN tỉnh\tTrường Chính trị tỉnh\tTrước 15/9\tLớp học
II\tTruyền thông\t\t\t\t
1\tLễ phát động\tHội LHPN tỉnh\tUBND các huyện, thị xã, thành phố\tTháng 11/2025\tLễ phát động
2\tĐưa tin\tBáo tỉnh\t\tThường xuyên\tTin, bài
III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính bố trí kinh phí.
"""

COVERED = """UBND TỈNH
QUYẾT ĐỊNH
Về việc ban hành Chương trình công tác năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương;
Điều 1. Ban hành kèm theo Quyết định này Chương trình công tác.
Điều 2. Các đơn vị thi hành./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn D
CHƯƠNG TRÌNH
Công tác vì sự tiến bộ của phụ nữ năm 2026
(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 03/02/2026)
I. MỤC ĐÍCH
- Một.
II. NHIỆM VỤ
1. Hai.
2. Ba.
"""

DECIMALS = """CHƯƠNG TRÌNH
công tác năm 2027
1. Mục đích, yêu cầu
- Một mục đích.
2. Nội dung
2.1. Truyền thông
- Hội thi.
- Tập huấn.
2.2. Cán bộ nữ
- Quy hoạch.
3. Tổ chức thực hiện
3.1. Sở Nội vụ theo dõi.
3.2. Các huyện báo cáo.
"""

UNMARKED = """CHƯƠNG TRÌNH
công tác năm 2027
I. MỤC ĐÍCH
Nâng cao nhận thức của cán bộ, công chức về bình đẳng giới trong toàn tỉnh.
II. NHIỆM VỤ
1. Công tác truyền thông
Tổ chức các hội nghị tuyên truyền Luật Bình đẳng giới cho cán bộ cơ sở.
Đổi mới nội dung chuyên mục trên sóng phát thanh của tỉnh và các huyện.
2. Công tác cán bộ
Trong năm tập trung các việc sau:
- Rà soát.
- Bồi dưỡng.
"""

ALL = [LETTERS, CAPITALS, CHAPTERS, COVERED, DECIMALS, UNMARKED]


def _codes(draft: ProgrammeDraft) -> list[str]:
    return [item.code for item in draft.items]


@pytest.mark.parametrize("text", ALL)
def test_nothing_is_lost(text: str) -> None:
    draft = understood(text)
    assert_nothing_lost(text, draft)
    assert draft.unread == ()


def test_letters_details_and_a_signature_before_the_recipients() -> None:
    draft = understood(LETTERS)
    assert _codes(draft) == ["I.1.1", "I.1.2", "I.2.1", "II.1.1", "II.1.2", "II.1.3", "II.2.1", "II.2.2"]
    assert draft.items[3].text == "Tổ chức hội thi:\n+ Cấp huyện trong quý II;\n+ Cấp tỉnh trong quý III."
    assert draft.items[5].marker == "đ)"
    assert draft.items[6].lead == ("Sở Tư pháp",)
    assert (draft.items[7].lead, draft.items[7].cooperating) == (("Sở Tư pháp",), ("Hội LHPN tỉnh",))
    assert draft.signature.above == ("TM. BAN VSTBPN", "TRƯỞNG BAN")
    assert (draft.signature.name, draft.signature.notes) == ("Nguyễn Văn B", ("(Đã ký)",))
    assert [one.name for one in draft.recipients] == ["Như trên"] and draft.filing == "Lưu VT."
    assert [passage.text for passage in draft.appendix] == ["PHỤ LỤC", "Danh sách lớp", "1. Lớp A"]
    assert draft.kind_name == "KẾ HOẠCH" and len(draft.tasks) == 5


def test_capital_letters_roman_groups_and_columns_at_the_end() -> None:
    draft = understood(CAPITALS)
    assert draft.title == "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2023"
    assert [(part.code, len(part.groups)) for part in draft.parts] == [("A", 0), ("B", 2), ("C", 0)]
    assert _codes(draft) == ["A.1", "B.I.1", "B.I.2", "B.II.1", "B.II.2", "C.1", "C.2"]
    assert draft.items[5].lead == ("Sở Nội vụ",)
    assert draft.items[5].cooperating == ("Sở Tài chính", "Hội LHPN tỉnh")
    assert [one.name for one in draft.recipients] == ["Bộ Nội vụ", "UBND tỉnh"]
    assert (draft.signature.above, draft.signature.name) == (("TRƯỞNG BAN",), "Trần Thị C")
    assert draft.closing[0].text.startswith("Trên đây là")


def test_parts_in_words_with_titles_on_the_next_line() -> None:
    draft = understood(CHAPTERS)
    assert [(part.code, part.title) for part in draft.parts] == [
        ("I", "MỤC ĐÍCH, YÊU CẦU"),
        ("II", "NHIỆM VỤ"),
    ]
    assert [group.title for group in draft.parts[1].groups] == ["CÔNG TÁC CÁN BỘ", "TRUYỀN THÔNG"]
    assert _codes(draft) == ["I.1", "I.2", "II.1.1", "II.1.2", "II.2.1", "II.2.2"]


def test_a_table_of_assignment() -> None:
    draft = understood(TABLE)
    assert _codes(draft) == ["I.1", "II.I.1", "II.I.2", "II.II.1", "II.II.2", "III.1"]
    second = draft.items[2]
    assert second.lead == ("Sở Nội vụ", "Hội LHPN tỉnh") and second.cooperating == ("Trường Chính trị tỉnh",)
    assert (str(second.due), second.due_inclusive, second.product) == ("2025-09-15", False, "Lớp học")
    assert draft.items[1].cooperating == ("Các sở, ban, ngành",)
    assert (str(draft.items[1].due), draft.items[1].due_inclusive) == ("2025-06-30", True)
    assert draft.items[3].cooperating == ("UBND các huyện, thị xã, thành phố",)
    assert draft.items[4].nature is Nature.YEAR_ROUND
    assert draft.unread == () and len(draft.table_heads) == 1


def test_a_table_only_in_the_annex_has_the_tasks() -> None:
    rows = TABLE.split("\n")[5:12]
    text = "\n".join(
        [
            "CHƯƠNG TRÌNH",
            "Công tác năm 2025",
            "Ban hành như sau./.",
            "TRƯỞNG BAN",
            "Lê Thị A",
            "PHỤ LỤC",
            *rows,
        ]
    )
    draft = understood(text)
    assert len(draft.items) == 4 and draft.appendix[0].text == "PHỤ LỤC"
    assert len(understood(own_text + "\nPHỤ LỤC\n" + "\n".join(rows)).items) == 15


def test_a_programme_under_a_decision() -> None:
    draft = understood(COVERED)
    assert draft.title == "CHƯƠNG TRÌNH Công tác vì sự tiến bộ của phụ nữ năm 2026"
    assert _codes(draft) == ["I.1", "II.1", "II.2"]
    assert any("ban hành kèm theo" in doubt.reason for doubt in draft.doubts)


def test_decimal_numbers_without_roman_parts() -> None:
    draft = understood(DECIMALS)
    assert [part.code for part in draft.parts] == ["1", "2", "3"]
    assert _codes(draft) == ["1.1", "2.1.1", "2.1.2", "2.2.1", "3.1", "3.2"]


def test_paragraphs_without_bullets_are_tasks_and_doubtful() -> None:
    draft = understood(UNMARKED)
    assert _codes(draft) == ["I.1", "II.1.1", "II.1.2", "II.2.1", "II.2.2"]
    assert draft.parts[1].groups[1].intro[0].text == "Trong năm tập trung các việc sau:"
    assert sum("không có dấu đầu dòng" in doubt.reason for doubt in draft.doubts) == 3


def test_pasted_lines_without_any_heading() -> None:
    draft = understood("- Tổ chức hội thi.\n- Viết tin bài\nvề ngày 8/3.\n- Báo cáo.")
    assert [item.text for item in draft.items] == [
        "Tổ chức hội thi.",
        "Viết tin bài về ngày 8/3.",
        "Báo cáo.",
    ]
    assert _codes(draft) == ["1", "2", "3"]


def test_text_without_tasks_is_kept_and_said() -> None:
    draft = understood("Một đoạn văn không có gì cả.\n\nĐoạn thứ hai.")
    assert len(draft.preamble) == 2 and not draft.items
    assert any("Không thấy nhiệm vụ nào" in doubt.reason for doubt in draft.doubts)


@pytest.mark.parametrize("bullet", ["–", "—", "+", "•", "*", "a)", "(1)", "1.1.", "\uf0b7", "→"])
def test_any_bullet_gives_the_same_tree(bullet: str) -> None:
    draft = understood(own_text.replace("\n- ", f"\n{bullet} "))
    assert _codes(draft) == _codes(understood(own_text))


def test_numbers_that_repeat_stay_unique_and_are_doubted() -> None:
    draft = understood("I. MỤC ĐÍCH\n1. Một.\n1. Hai.\n5. Ba.\n5. Bốn.\nI. NHIỆM VỤ\n- Năm.\n1. Sáu.")
    assert _codes(draft) == ["I.1", "I.2", "I.5", "I.6", "II.0.1", "II.1"]
    assert sum("Số thứ tự này trùng" in doubt.reason for doubt in draft.doubts) == 3


def test_a_sentence_cut_at_a_dash_goes_on() -> None:
    cut = ["- Giai đoạn 2016", "- 2020 của tỉnh.", "- Phát triển kinh tế", "- xã hội; Sở Lao động"]
    draft = understood("\n".join([*cut, "- Thương binh và Xã hội."]))
    assert [item.text for item in draft.items] == [
        "Giai đoạn 2016 - 2020 của tỉnh.",
        "Phát triển kinh tế - xã hội; Sở Lao động - Thương binh và Xã hội.",
    ]


def test_page_numbers_between_the_lines_do_not_break_a_sentence() -> None:
    draft = understood(
        "I. NHIỆM VỤ\n- Việc theo Chỉ thị số 5-CT/TU ngày\n2\n20/11/2019 của Tỉnh ủy.\n- 3 -\n- Khác."
    )
    assert draft.items[0].text == "Việc theo Chỉ thị số 5-CT/TU ngày 20/11/2019 của Tỉnh ủy."
    assert [passage.text for passage in draft.unread] == ["2", "- 3 -"]


@pytest.mark.parametrize("drop", ["Nơi nhận:", "(để báo cáo);", "KT. TRƯỞNG BAN", "CHƯƠNG TRÌNH"])
def test_a_missing_landmark_does_not_turn_the_rest(drop: str) -> None:
    draft = understood("\n".join(line for line in own_text.split("\n") if line.strip("*") != drop))
    assert len(draft.items) == 15 and draft.filing == "Lưu: VT, BĐG.LA05."
    assert len(draft.recipients) == 4


@pytest.mark.parametrize("width", [50, 70, 100])
@pytest.mark.parametrize("blank_lines", [True, False])
def test_paragraphs_broken_into_short_lines(width: int, blank_lines: bool) -> None:
    lines = [textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in own_text.split("\n")]
    text = "\n".join(line for wrapped in lines for line in wrapped if line or blank_lines)
    draft, whole = understood(text), understood(own_text)
    assert [(one.code, one.text.split()) for one in draft.items] == [
        (o.code, o.text.split()) for o in whole.items
    ]
    assert [one.name for one in draft.recipients] == [one.name for one in whole.recipients]
    assert draft.title == whole.title


WAYS_OF_WRITING: dict[str, Callable[[str], str]] = {
    "composed of parts": lambda text: unicodedata.normalize("NFD", text),
    "no blank lines": lambda text: re.sub(r"\n+", "\n", text),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "indented": lambda text: re.sub(r"(?m)^(- |\d\. )", r"\t\1", text),
    "tabs behind bullets": lambda text: re.sub(r"(?m)^- ", "-\t", text),
    "no blank behind bullets": lambda text: text.replace("\n- ", "\n-"),
    "1)": lambda text: re.sub(r"(?m)^(\d)\. ", r"\1) ", text),
    "I/": lambda text: re.sub(r"(?m)^(I+)\. ", r"\1/ ", text),
    "Phần I": lambda text: re.sub(r"(?m)^(I+)\. ", r"Phần \1\n", text),
    "soft breaks for all": lambda text: text.replace("\n", "\v"),
    "letter-spaced title": lambda text: text.replace("CHƯƠNG TRÌNH", " ".join("CHƯƠNG TRÌNH")),
    "title in small letters": lambda text: text.replace("CHƯƠNG TRÌNH", "Chương trình"),
}


@pytest.mark.parametrize("way", WAYS_OF_WRITING)
def test_other_ways_of_writing_the_same(way: str) -> None:
    text = WAYS_OF_WRITING[way](own_text)
    draft, plain = understood(text), understood(own_text)
    assert_nothing_lost(text, draft)
    assert [(one.code, one.text) for one in draft.items] == [(one.code, one.text) for one in plain.items]
    assert draft.signature.name == plain.signature.name and draft.filing == plain.filing
    assert [one.note for one in draft.recipients] == [one.note for one in plain.recipients]
    assert draft.title.casefold() == plain.title.casefold() and not draft.unread
