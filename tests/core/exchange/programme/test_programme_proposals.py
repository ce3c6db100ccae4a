"""What is proposed from the words of a task: nature, bodies, deadlines, a short name."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.exchange.programme.bodies import find_bodies, heading_bodies, propose_bodies, split_names
from vstbpn_desktop.exchange.programme.deadlines import cell_deadlines, find_deadlines
from vstbpn_desktop.exchange.programme.natures import Nature, propose_frequency, propose_nature
from vstbpn_desktop.exchange.programme.titles import propose_title
from vstbpn_desktop.records import task


@pytest.mark.parametrize(
    ("text", "headings", "nature"),
    [
        ("Tổ chức hội thi.", (), Nature.ONCE),
        ("Báo cáo sơ kết 6 tháng, hàng năm.", (), Nature.PERIODIC),
        ("Báo cáo 6 tháng đầu năm và cả năm.", (), Nature.PERIODIC),
        ("Báo cáo 6 tháng đầu năm.", (), Nature.ONCE),
        ("Họp giao ban hằng quý.", (), Nature.PERIODIC),
        ("Tổng hợp định kì gửi về Ban.", (), Nature.PERIODIC),
        ("Tháng hành động hằng năm từ ngày 15/11.", (), Nature.ONCE),
        ("Xây dựng nông thôn mới năm 2020; báo cáo kết quả.", (), Nature.ONCE),
        ("Thường xuyên kiện toàn Ban.", (), Nature.YEAR_ROUND),
        ("Bố trí kinh phí từ nguồn chi thường xuyên.", (), Nature.ONCE),
        ("Kiểm tra đột xuất.", ("Nhiệm vụ thường xuyên",), Nature.AD_HOC),
        ("Kiểm tra định kỳ và đột xuất.", (), Nature.PERIODIC),
        ("Tham quan.", ("Nhóm", "Các nhiệm vụ thường xuyên"), Nature.YEAR_ROUND),
    ],
)
def test_nature(text: str, headings: tuple[str, ...], nature: Nature) -> None:
    assert propose_nature(text, *headings) is nature


def test_natures_and_frequencies_are_those_of_the_record() -> None:
    assert {nature.value for nature in Nature} == {option.id for option in task.NATURES}
    texts = ("hằng tháng", "mỗi quý", "6 tháng, hằng năm", "hàng năm", "định kỳ")
    found = [propose_frequency(f"Báo cáo {text}", Nature.PERIODIC) for text in texts]
    assert found == [*(option.id for option in task.FREQUENCIES), ""]
    assert propose_frequency("hằng tháng", Nature.ONCE) == ""


@pytest.mark.parametrize(
    ("text", "lead", "cooperating"),
    [
        ("Sở Tài chính hướng dẫn các cấp.", ("Sở Tài chính",), ()),
        ("Đề nghị Hội LHPN tỉnh, Tỉnh đoàn tuyên truyền.", ("Hội LHPN tỉnh", "Tỉnh đoàn"), ()),
        ("Giao Sở Văn hóa, Thể thao và Du lịch tổ chức.", ("Sở Văn hóa, Thể thao và Du lịch",), ()),
        ("Lớp (Sở Nội vụ chủ trì; phối hợp: Sở Y tế, Tỉnh đoàn).", ("Sở Nội vụ",), ("Sở Y tế", "Tỉnh đoàn")),
        ("Đơn vị chủ trì: Sở GD&ĐT. Phối hợp với Cục Thống kê tỉnh.", ("Sở GD&ĐT",), ("Cục Thống kê tỉnh",)),
        ("Lớp do Trường Chính trị tỉnh thực hiện.", ("Trường Chính trị tỉnh",), ()),
        ("Sở Tư pháp phối hợp với Sở Nội vụ rà soát.", ("Sở Tư pháp",), ("Sở Nội vụ",)),
        ("Phối hợp với Sở Y tế, Hội Nông dân tỉnh khám bệnh.", (), ("Sở Y tế", "Hội Nông dân tỉnh")),
        ("Phối hợp với các sở, ban, ngành triển khai.", (), ()),
        ("Củng cố cơ sở y tế và báo cáo UBND tỉnh.", (), ()),
        ("Triển khai tại Sở Y tế.", (), ()),
    ],
)  # fmt: skip
def test_bodies(text: str, lead: tuple[str, ...], cooperating: tuple[str, ...]) -> None:
    found = propose_bodies(text)
    assert (found.lead, found.cooperating, found.guessed) == (lead, cooperating, False)


def test_the_only_partner_named_is_proposed_to_lead() -> None:
    found = propose_bodies("Phối hợp Sở LĐ-TB&XH tổ chức các lớp tập huấn.")
    assert (found.lead, found.guessed) == (("Sở LĐ-TB&XH",), True)


def test_headings_that_are_bodies() -> None:
    assert heading_bodies("Sở Nội vụ (Cơ quan thường trực):") == ("Sở Nội vụ",)
    assert heading_bodies("Sở Tài chính và Kho bạc") == () == heading_bodies("Công tác cán bộ")
    assert heading_bodies("Đề nghị Ủy ban MTTQ tỉnh, Hội LHPN tỉnh") == ("Ủy ban MTTQ tỉnh", "Hội LHPN tỉnh")


def test_cells_of_bodies() -> None:
    assert split_names("Sở Y tế, Sở Tư pháp;\n- Kho bạc Nhà nước") == (
        "Sở Y tế",
        "Sở Tư pháp",
        "Kho bạc Nhà nước",
    )
    assert split_names("Các sở, ban, ngành; Sở Y tế") == ("Các sở, ban, ngành", "Sở Y tế")
    assert split_names(" ") == ()


@given(st.text(max_size=60).map(lambda text: f"Sở Y tế {text} Hội LHPN tỉnh"))
def test_spans_of_bodies_are_their_words(text: str) -> None:

    text = unicodedata.normalize("NFC", text)
    for body in find_bodies(text):
        assert " ".join(text[body.start : body.end].split()) == body.name


@pytest.mark.parametrize(
    ("text", "due", "inclusive"),
    [
        ("gửi trước ngày 15/12", date(2020, 12, 15), False),
        ("gửi chậm nhất ngày 15/12", date(2020, 12, 15), True),
        ("chậm nhất là ngày 05 tháng 6 năm 2021", date(2021, 6, 5), True),
        ("chậm nhất trước ngày 1/7", date(2020, 7, 1), False),
        ("không quá ngày 10/6/2020", date(2020, 6, 10), True),
        ("hoàn thành trong quý II", date(2020, 6, 30), True),
        ("hoàn thành trước tháng 9", date(2020, 9, 1), False),
        ("xong trong tháng 2", date(2020, 2, 29), True),
        ("đến hết năm 2020", date(2020, 12, 31), True),
    ],
)
def test_deadlines(text: str, due: date, inclusive: bool) -> None:
    (found,) = find_deadlines(f"Việc này {text}.", 2020)
    assert (found.due, found.inclusive) == (due, inclusive)
    assert found.text in text


@pytest.mark.parametrize(
    "text", ["ngày 8/3", "trước ngày 31/2", "tầm nhìn đến năm 2030", "giai đoạn 2016 - 2020", "quý II"]
)
def test_no_deadlines(text: str) -> None:
    assert find_deadlines(text, 2020) == []


def test_a_deadline_without_year_needs_one() -> None:
    assert find_deadlines("trước ngày 15/12", None) == []
    assert find_deadlines("trước ngày 15/12/2019", None)[0].due == date(2019, 12, 15)


@pytest.mark.parametrize(
    ("cell", "due", "inclusive"),
    [
        ("Quý IV/2021", date(2021, 12, 31), True),
        ("15/6", date(2020, 6, 15), True),
        ("Trước 15/6", date(2020, 6, 15), False),
        ("Tháng 11", date(2020, 11, 30), True),
        ("6 tháng đầu năm", date(2020, 6, 30), True),
        ("Cả năm", date(2020, 12, 31), True),
    ],
)
def test_deadlines_of_cells(cell: str, due: date, inclusive: bool) -> None:
    (found,) = cell_deadlines(cell, 2020)
    assert (found.due, found.inclusive) == (due, inclusive)


def test_titles() -> None:
    assert propose_title("Tổ chức hội thi; viết tin.") == "Tổ chức hội thi; viết tin"
    assert propose_title("Sở Lao động - Thương binh và Xã hội chủ động đôn đốc, tham mưu cho Ban.") == (
        "Chủ động đôn đốc, tham mưu cho Ban"
    )
    assert propose_title("Hưởng ứng “Tháng hành động vì bình đẳng giới; phòng ngừa” năm nay") == (
        "Hưởng ứng “Tháng hành động vì bình đẳng giới…”"
    )
    assert propose_title("") == ""


@given(st.text(max_size=400))
def test_titles_are_short(text: str) -> None:
    assert len(propose_title(text)) <= 95 and "\n" not in propose_title(text)
