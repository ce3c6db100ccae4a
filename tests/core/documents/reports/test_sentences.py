"""Every sentence for none, one and many."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.documents.model import Run, plain
from vstbpn_desktop.documents.reports import sentences
from vstbpn_desktop.documents.reports.facts import SharedResult, TaskFacts
from vstbpn_desktop.queries.progress import TaskProgress
from vstbpn_desktop.queries.standing import UnitLabel

JULY = dt.date(2020, 7, 20)


def label(prose: str, unconfirmed: bool = False) -> UnitLabel:
    return UnitLabel(len(prose), prose[:1].upper() + prose[1:], prose, "province", (0, 0, prose), unconfirmed)


A, B, C = label("Sở Nội vụ"), label("huyện An Hòa"), label("thị xã Tân Sơn")
WITH_AND = label("Sở Giáo dục và Đào tạo")


def task(**values: Any) -> TaskProgress:
    blank: dict[str, Any] = {
        "id": 1, "key": "2020/II.1.1", "code": "II.1.1", "part": "II", "group": "II.1", "title": "Việc",
        "nature": "once", "due": None, "deadline": None, "starts_on": None, "assigned": 0, "exempt": 0,
        "submitted": 0, "accepted": 0, "results": 0, "overdue_units": 0, "extended_units": 0,
        "state": "working", "days": 0, "overridden": False, "override_reason": "",
    }  # fmt: skip
    return TaskProgress(**blank | values)


def facts(progress: TaskProgress, *units: UnitLabel, **values: Any) -> TaskFacts:
    blank: dict[str, Any] = {
        "title": "Việc", "lead": "", "exempt": (), "late": (), "extended": (), "working": 0, "results": (),
        "units_with_results": 0,
    }  # fmt: skip
    return TaskFacts(progress=progress, units=units, **blank | values)


def told(progress: TaskProgress, *units: UnitLabel, **values: Any) -> str:
    return plain(sentences.task_words(facts(progress, *units, **values)))


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ((), ""),
        ((A,), "Sở Nội vụ"),
        ((A, B), "Sở Nội vụ và huyện An Hòa"),
        ((A, B, C), "Sở Nội vụ, huyện An Hòa và thị xã Tân Sơn"),
        ((WITH_AND, A, B), "Sở Giáo dục và Đào tạo; Sở Nội vụ; huyện An Hòa"),
    ],
)
def test_names(labels: tuple[UnitLabel, ...], words: str) -> None:
    assert plain(sentences.named(labels)) == words


@given(st.lists(st.text(min_size=1), max_size=5))
def test_every_name_stands_in_its_list(names: list[str]) -> None:
    words = plain(sentences.named([label(name) for name in names]))
    assert all(plain(Run(label(name).prose)) in words for name in names)


def test_a_name_to_confirm_is_highlighted_in_a_draft_alone() -> None:
    doubtful = (label("Sở Mới", unconfirmed=True),)
    assert sentences.named(doubtful, draft=True) == (Run("Sở Mới", highlight=True),)
    assert sentences.named(doubtful) == ("Sở Mới",)


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [
        ("unassigned", 0, "chưa giao đơn vị thực hiện"),
        ("exempt", 0, "được miễn thực hiện"),
        ("done", 0, "đã hoàn thành"),
        ("overdue", 6, "quá hạn 6 ngày, hạn là ngày 20 tháng 7 năm 2020"),
        ("due_today", 0, "đến hạn đúng ngày chốt số liệu"),
        ("soon", 4, "còn 4 ngày đến hạn, hạn là ngày 20 tháng 7 năm 2020"),
        ("not_begun", 0, "chưa đến kỳ thực hiện"),
        ("working", 0, "đang thực hiện"),
        ("year_round", 0, "thực hiện thường xuyên"),
    ],
)
def test_status(state: str, days: int, words: str) -> None:
    assert sentences.status(task(state=state, days=days, deadline=JULY)) == words


def test_an_override_is_said_with_its_reason() -> None:
    words = sentences.status(task(state="done", overridden=True, override_reason="hồ sơ giấy."))
    assert words == "đã hoàn thành (trạng thái do cán bộ theo dõi xác định: hồ sơ giấy)"


def test_a_task_given_to_nobody() -> None:
    assert told(task(state="unassigned")) == "chưa giao đơn vị thực hiện."


def test_a_task_given_to_one() -> None:
    one = task(assigned=1)
    assert told(one, A) == "đang thực hiện. Đã giao cho 1 đơn vị là Sở Nội vụ; chưa được công nhận đạt (0/1)."
    done = task(assigned=1, accepted=1, state="done")
    assert told(done, A) == "đã hoàn thành. Đã giao cho 1 đơn vị là Sở Nội vụ; đã được công nhận đạt (1/1)."


def test_a_task_given_to_many() -> None:
    many = task(assigned=47, exempt=2, accepted=21, submitted=3)
    words = told(many, exempt=(("thiên tai", (A,)), ("", (B,))), late=(C,), extended=((JULY, 20),), working=4)
    assert words == (
        "đang thực hiện. Đã giao cho 47 đơn vị; 21/45 đơn vị (46,7%) được công nhận đạt; 3 đơn vị đã nộp kết "
        "quả, chờ công nhận; 4 đơn vị mới có kết quả một phần. Miễn 2 đơn vị: Sở Nội vụ (lý do: thiên tai); "
        "huyện An Hòa. "
        "Có 1 đơn vị quá hạn, chưa nộp kết quả: thị xã Tân Sơn. "
        "Có 20 đơn vị được gia hạn đến ngày 20 tháng 7 năm 2020."
    )


def test_all_are_exempt() -> None:
    all_exempt = task(assigned=2, exempt=2, state="exempt")
    words = told(all_exempt, A, B, exempt=(("chuyển năm sau", (A, B)),))
    assert words.endswith("Miễn cả 2 đơn vị: Sở Nội vụ và huyện An Hòa (lý do: chuyển năm sau).")
    assert told(replace(all_exempt, assigned=1, exempt=1), A, exempt=(("x", (A,)),)).endswith(
        "Miễn 1 đơn vị: Sở Nội vụ (lý do: x)."
    )


def test_a_task_whose_time_has_not_come_says_nothing_of_results() -> None:
    assert told(task(assigned=2, state="not_begun"), A, B) == "chưa đến kỳ thực hiện. Đã giao cho 2 đơn vị."


@pytest.mark.parametrize(
    ("count", "target", "words"),
    [
        (0, 1, "chưa được công nhận đạt (0/1)"),
        (1, 1, "đã được công nhận đạt (1/1)"),
        (0, 47, "chưa có đơn vị nào được công nhận đạt (0/47)"),
        (1, 47, "1/47 đơn vị (2,1%) được công nhận đạt"),
        (47, 47, "cả 47/47 đơn vị (100,0%) được công nhận đạt"),
    ],
)
def test_accepted(count: int, target: int, words: str) -> None:
    assert sentences.accepted(count, target) == words


def test_year_round() -> None:
    assert sentences.year_round(0, 0, 27) == "trong kỳ chưa ghi nhận kết quả nào"
    assert sentences.year_round(1, 1, 27) == "trong kỳ ghi nhận 1 kết quả của 1/27 đơn vị"
    assert sentences.year_round(5, 4, 27) == "trong kỳ ghi nhận 5 kết quả của 4/27 đơn vị"


def test_late() -> None:
    assert sentences.late(()) == ()
    everyone = [label(f"xã số {n}") for n in range(21)]
    assert plain(sentences.late(everyone, 21)) == "Cả 21 đơn vị quá hạn, chưa nộp kết quả."
    assert "xã số 20" in plain(sentences.late(everyone, 22))
    assert plain(sentences.late((A,))) == "Có 1 đơn vị quá hạn, chưa nộp kết quả: Sở Nội vụ."
    assert (
        plain(sentences.late((A, B))) == "Có 2 đơn vị quá hạn, chưa nộp kết quả: Sở Nội vụ và huyện An Hòa."
    )


def test_extended() -> None:
    assert sentences.extended(()) == ()
    assert plain(sentences.extended(((JULY, 1), (dt.date(2020, 8, 5), 2)))) == (
        "Có 1 đơn vị được gia hạn đến ngày 20 tháng 7 năm 2020 và 2 đơn vị được gia hạn đến ngày 05 tháng 8 "
        "năm 2020."
    )


def test_results() -> None:
    assert sentences.results(()) == ()
    one = SharedResult((A,), "Đã gửi 3 biểu.")
    assert plain(sentences.results((one,))) == "Kết quả ghi nhận: đã gửi 3 biểu (Sở Nội vụ)."
    shared = SharedResult((A, B, C, WITH_AND), "UBND huyện ban hành kế hoạch")
    assert plain(sentences.results((shared,))) == "Kết quả ghi nhận: UBND huyện ban hành kế hoạch (4 đơn vị)."
    many = [SharedResult((A,), f"Việc {n}") for n in range(8)]
    assert plain(sentences.results(many)).endswith("Việc 4 (Sở Nội vụ); và 3 kết quả khác.")


def test_summary() -> None:
    assert sentences.summary([], "của năm") == "Chưa có nhiệm vụ của năm."
    assert sentences.summary([task()], "của năm") == "Có 1 nhiệm vụ của năm, đang thực hiện."
    assert sentences.summary([task(), task()], "của năm") == "Cả 2 nhiệm vụ của năm đang thực hiện."
    mixed = [task(state=state) for state in ("overdue", "done", "soon", "due_today", "unassigned")]
    assert sentences.summary(mixed, "của năm") == (
        "Trong 5 nhiệm vụ của năm, có 1 nhiệm vụ hoàn thành, 2 nhiệm vụ sắp đến hạn, 1 nhiệm vụ quá hạn "
        "và 1 nhiệm vụ chưa giao."
    )


def test_assignment_summary() -> None:
    assert sentences.assignment_summary([task()], 0) == "Chưa giao nhiệm vụ nào của Chương trình cho đơn vị."
    given_out = [task(), task(assigned=1000), task(assigned=234)]
    assert sentences.assignment_summary(given_out, 47) == (
        "Đã giao 2/3 nhiệm vụ của Chương trình cho 47 đơn vị, gồm 1.234 lượt giao."
    )


def test_overdue_summary() -> None:
    assert plain(sentences.overdue_summary([task()], ())) == (
        "không có nhiệm vụ nào của Chương trình quá hạn; không có đơn vị chậm nộp kết quả."
    )
    overdue = [task(), task(state="overdue", code="II.2.1"), task(state="overdue", code="III.4")]
    assert plain(sentences.overdue_summary(overdue, (A, B))) == (
        "có 2/3 nhiệm vụ của Chương trình quá hạn (II.2.1, III.4); có 2 đơn vị chậm nộp kết quả: "
        "Sở Nội vụ và huyện An Hòa."
    )


def test_many_late_units_are_not_listed_twice() -> None:
    many = [label(f"xã số {n}") for n in range(11)]
    assert plain(sentences.overdue_summary([task()], many)).endswith(
        "có 11 đơn vị chậm nộp kết quả, đã nêu ở từng nhiệm vụ."
    )


def test_reporting() -> None:
    assert plain(sentences.reporting(0, (), periodic=True)).startswith(
        "Trong kỳ chưa giao nhiệm vụ cho đơn vị nào"
    )
    assert plain(sentences.reporting(47, (), periodic=True)) == (
        "Báo cáo này tổng hợp 47/47 đơn vị (100,0%) được giao nhiệm vụ báo cáo định kỳ; "
        "không có đơn vị nào chưa gửi báo cáo."
    )
    assert plain(sentences.reporting(47, (A, B, C), periodic=True)) == (
        "Báo cáo này tổng hợp 44/47 đơn vị (93,6%) được giao nhiệm vụ báo cáo định kỳ. "
        "Còn 3 đơn vị chưa gửi báo cáo: Sở Nội vụ, huyện An Hòa và thị xã Tân Sơn."
    )
    nobody = [label(f"xã số {n}") for n in range(21)]
    assert plain(sentences.reporting(21, nobody, periodic=True)).endswith("; chưa có đơn vị nào gửi báo cáo.")
    assert "tổng hợp 0/1 đơn vị (0,0%) được giao nhiệm vụ." in plain(
        sentences.reporting(1, (A,), periodic=False)
    )


@pytest.mark.parametrize(
    ("sent", "received", "words"),
    [
        (0, 0, "Trong kỳ chưa ghi nhận văn bản lãnh đạo, chỉ đạo nào."),
        (1, 0, "Trong kỳ đã ban hành 1 văn bản, cụ thể:"),
        (0, 2, "Trong kỳ chưa ghi nhận văn bản nào được ban hành; tiếp nhận 2 văn bản đến, cụ thể:"),
        (3, 2, "Trong kỳ đã ban hành 3 văn bản; tiếp nhận 2 văn bản đến, cụ thể:"),
    ],
)
def test_documents(sent: int, received: int, words: str) -> None:
    assert sentences.documents(sent, received) == words
