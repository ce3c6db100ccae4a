"""Widths of words and even lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.documents.geometry import column, read
from vstbpn_desktop.documents.model import Document, Run, Title, plain
from vstbpn_desktop.documents.render.metrics import balanced, face, line_count, width_mm
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.documents.styles import STYLES, Role

WORDS = st.lists(st.text("abcơưếIM-–", min_size=1, max_size=9), min_size=1, max_size=30).map(" ".join)


def test_width_is_what_is_drawn() -> None:
    text = "KẾ HOẠCH Kiểm tra công tác bình đẳng giới"
    (line,) = column(read(render_pdf(Document("", (Title(text),))))).find(text)
    assert width_mm(text, STYLES["kind"]) == pytest.approx(line.x1 - line.x0, abs=0.05)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_faces_know_vietnamese(bold: bool, italic: bool) -> None:
    known = face(bold, italic).widths
    assert set("ẮẰẲẴẶắằẳẵặẾỀỂỄỆếềểễệỐỒỔỖỘốồổỗộỚỜỞỠỢớờởỡợỨỪỬỮỰứừửữựĐđ–…□") <= set(known)
    assert known["Ế"] == known["E"] and known["ự"] >= known["u"]


@given(WORDS, st.floats(30, 160))
def test_balanced_lines_keep_the_text_and_fit(text: str, room: float) -> None:
    style = STYLES["subject"]
    lines = plain(balanced((Run(text),), style, room)).split("\n")
    assert " ".join(lines) == text
    whole = max(width_mm(word, style) for word in text.split(" ")) <= room * 0.7
    if whole:
        assert all(width_mm(line, style) <= room + 0.01 for line in lines)
        assert len(lines) <= line_count(text, style, room) + 1


def test_runs_stay_runs() -> None:
    broken = balanced((Run("ỦY BAN NHÂN DÂN ", bold=True), Run("TỈNH THANH HOÁ")), STYLES["parent"], 50)
    assert broken == (Run("ỦY BAN NHÂN DÂN\n", bold=True), Run("TỈNH THANH HOÁ"))


def test_lines_begin_with_the_small_words_and_end_with_the_dash() -> None:
    subject = "Kết quả thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ 6 tháng đầu năm 2026"
    first, second = plain(balanced((Run(subject),), STYLES["subject"], 150)).split("\n")
    assert first.endswith("bình đẳng giới") and second.startswith("và vì sự tiến bộ")
    post = "GIÁM ĐỐC SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"
    lines = plain(balanced((Run(post),), STYLES["signer_title"], 70)).split("\n")
    assert len(lines) > 1 and not [line for line in lines if line.startswith("-")]


@pytest.mark.parametrize(
    ("role", "room", "broken"),
    [
        ("subject", 152, "Tập huấn, bồi dưỡng nghiệp vụ|công tác vì sự tiến bộ của phụ nữ năm 2020"),
        (
            "subject",
            152,
            "Kết luận của đồng chí Trưởng Ban|tại Hội nghị sơ kết công tác 6 tháng đầu năm 2020",
        ),
        ("signer_title", 88, "TM. BAN VÌ SỰ TIẾN BỘ|CỦA PHỤ NỮ"),
        ("about", 66, "V/v đôn đốc thực hiện|nhiệm vụ công tác vì sự tiến bộ|của phụ nữ năm 2020 (lần 2)"),
        ("subject", 110, "Chương trình hành động về bình đẳng giới|giai đoạn 2016 - 2020, định hướng"),
        ("agency", 66, "BAN VÌ SỰ TIẾN BỘ CỦA|PHỤ NỮ TỈNH THANH HÓA"),
    ],
)
def test_lines_break_where_it_makes_sense(role: Role, room: float, broken: str) -> None:
    text = broken.replace("|", " ")
    assert plain(balanced((Run(text),), STYLES[role], room)).replace("\n", "|") == broken


def test_line_count_is_what_is_drawn() -> None:
    style = STYLES["kind"]
    text = "Công tác bình đẳng giới " * 9
    pages = read(render_pdf(Document("", (Title(text.strip()),))))
    assert line_count(text.strip(), style, 165 * 0.92) == len(column(pages).lines)
    assert line_count("a\nb", style, 100) == 2
    assert line_count("x" * 200, style, 100) == -(-200 * width_mm("x", style) // 100)
