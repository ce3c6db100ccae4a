"""Training and inspection in a period's report: right for none, one, many, rising, falling, unknown."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from tests.core.documents.reports import work
from tests.core.documents.reports.conftest import Year
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Heading, Paragraph, plain
from vstbpn_desktop.documents.reports.period_events import (
    Inspecting,
    Training,
    compare,
    inspecting,
    training,
)
from vstbpn_desktop.queries.training import Count
from vstbpn_desktop.services.making import Made, make

ONE = Count(classes=1, registered=42, women=31, people=42, attended=39)
MANY = Count(classes=3, registered=1200, women=800, people=1100, attended=1150)
NONE = Count()


def held(number: int, count: Count, planned: int = 3) -> Training:
    return Training(tuple(f"Chuyên đề {n}" for n in range(1, number + 1)), count, planned)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (held(0, NONE), None, "Trong kỳ chưa mở lớp tập huấn, bồi dưỡng nào; kế hoạch năm có 3 lớp."),
        (held(0, NONE), held(2, ONE), "Trong kỳ chưa mở lớp tập huấn, bồi dưỡng nào; kế hoạch năm có 3 lớp."),
        (
            held(1, NONE), None,
            "Trong kỳ đã mở 1 lớp, chuyên đề “Chuyên đề 1”, chưa có danh sách học viên. "
            "Đã mở 1/3 lớp theo kế hoạch năm.",
        ),
        (
            held(1, ONE, 1), held(1, ONE, 1),
            "Trong kỳ đã mở 1 lớp, chuyên đề “Chuyên đề 1” với 42 lượt học viên, trong đó 31 lượt nữ "
            "(73,8%); có 39/42 lượt dự học. So với cùng kỳ năm trước, số lớp không đổi (1); số lượt học "
            "viên không đổi (42).",
        ),
        (
            held(3, MANY), held(1, ONE),
            "Trong kỳ đã mở 3 lớp với 1.200 lượt học viên (1.100 người), trong đó 800 lượt nữ (66,7%); có "
            "1.150/1.200 lượt dự học. So với cùng kỳ năm trước, số lớp tăng 2 (từ 1 lên 3); số lượt học "
            "viên tăng 1.158 (từ 42 lên 1.200).",
        ),
        (
            held(1, ONE, 1), held(3, NONE),
            "Trong kỳ đã mở 1 lớp, chuyên đề “Chuyên đề 1” với 42 lượt học viên, trong đó 31 lượt nữ "
            "(73,8%); có 39/42 lượt dự học. So với cùng kỳ năm trước, số lớp giảm 2 (từ 3 xuống 1).",
        ),
    ],
)  # fmt: skip
def test_training_is_told(now: Training, before: Training | None, words: str) -> None:
    assert training(now, before) == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (
            Inspecting(0, 3, 0, 0, 0), None,
            "Trong kỳ chưa kiểm tra đơn vị nào; kế hoạch năm kiểm tra 3 đơn vị.",
        ),
        (
            Inspecting(0, 3, 2, 0, 1), None,
            "Kế hoạch năm kiểm tra 3 đơn vị. Đã nêu 2 kiến nghị, chưa kiến nghị nào được xác nhận khắc phục, "
            "trong đó 1 kiến nghị quá hạn.",
        ),
        (
            Inspecting(2, 3, 0, 0, 0), Inspecting(1, 1, 0, 0, 0),
            "Trong kỳ đã kiểm tra 2/3 đơn vị theo kế hoạch năm. Chưa ghi nhận kiến nghị sau kiểm tra. So với "
            "cùng kỳ năm trước, số đơn vị được kiểm tra tăng 1 (từ 1 lên 2).",
        ),
        (
            Inspecting(3, 3, 1, 1, 0), None,
            "Trong kỳ đã kiểm tra 3 đơn vị. Kiến nghị đã nêu đã được khắc phục.",
        ),
        (
            Inspecting(3, 3, 4, 4, 0), None,
            "Trong kỳ đã kiểm tra 3 đơn vị. Cả 4 kiến nghị đã nêu đều đã được khắc phục.",
        ),
        (
            Inspecting(3, 3, 4, 3, 1), None,
            "Trong kỳ đã kiểm tra 3 đơn vị. 3/4 kiến nghị đã được khắc phục; còn 1 kiến nghị, đã quá hạn.",
        ),
        (
            Inspecting(3, 3, 4, 2, 2), None,
            "Trong kỳ đã kiểm tra 3 đơn vị. 2/4 kiến nghị đã được khắc phục; còn 2 kiến nghị, đều đã quá "
            "hạn.",
        ),
        (
            Inspecting(3, 3, 4, 1, 0), None,
            "Trong kỳ đã kiểm tra 3 đơn vị. 1/4 kiến nghị đã được khắc phục; còn 3 kiến nghị.",
        ),
    ],
)  # fmt: skip
def test_inspecting_is_told(now: Inspecting, before: Inspecting | None, words: str) -> None:
    assert inspecting(now, before) == words


def test_a_comparison_gives_both_numbers() -> None:
    assert compare("số lớp", 1_234, 0) == "số lớp tăng 1.234 (từ 0 lên 1.234)"


def sections(made: Made) -> dict[str, str]:
    """The text of each paragraph right below a heading, by the heading without its number."""
    blocks = made.document.blocks
    return {
        plain(head.text).partition(". ")[2]: plain(body.text)
        for head, body in pairwise(blocks)
        if isinstance(head, Heading) and isinstance(body, Paragraph)
    }


def test_a_year_without_records_says_nothing_of_them(app: App) -> None:
    work.empty(app)
    made = sections(make(app, "six-month-report", None, {"period": "2020-H1"}))
    assert "Công tác tập huấn, bồi dưỡng" not in made and "Công tác kiểm tra" not in made


def test_the_report_takes_them_from_the_records_as_of_its_day(year: Year) -> None:
    def told(**options: str) -> dict[str, str]:
        return sections(make(year.app, "annual-report", None, {"period": "2020", **options}))

    assert told()["Công tác tập huấn, bồi dưỡng"].startswith("Trong kỳ chưa mở lớp")
    with year.app.reader() as reader:
        class_id = reader.get(year.app.registry["training_class"], "2020/01")
    year.app.save("training_class", class_id, {"state": "held"})
    assert "đã mở 1 lớp" in told()["Công tác tập huấn, bồi dưỡng"]
    assert "chưa mở lớp" in told(as_of="13/7/2020")["Công tác tập huấn, bồi dưỡng"]
    earlier = {"year": 2019, "code": "01", "topic": "Cũ", "state": "held"}
    day = {"date": dt.date(2019, 5, 6), "starts": "", "ends": "", "content": ""}
    year.app.save("training_class", None, {**earlier, "sessions": (day,)})
    assert "So với cùng kỳ năm trước, số lớp không đổi (1)." in told()["Công tác tập huấn, bồi dưỡng"]
