"""The lines "Căn cứ …": laws by name, others in full, marks at the ends, what is unsure highlighted."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.documents.basis import about, basis_lines, in_order
from vstbpn_desktop.documents.model import Basis, Run, plain
from vstbpn_desktop.queries.citing import Act, read_library


def entries(app: App, *symbols: str) -> list[Act]:
    with app.reader() as reader:
        found = {act.symbol: act for act in read_library(reader).acts}
    return [found[symbol] for symbol in symbols]


def lines(*acts: Act) -> list[str]:
    return [plain(line) for line in basis_lines(acts)]


def test_a_law_is_cited_by_its_name_and_the_rest_in_full(started: App) -> None:
    acts = entries(started, "73/2006/QH11", "30/2020/NĐ-CP", "2351/QĐ-TTg", "21-CT/TW")
    assert lines(*acts) == [
        "Căn cứ Luật Bình đẳng giới;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Căn cứ Quyết định số 2351/QĐ-TTg ngày 24 tháng 12 năm 2010 của Thủ tướng Chính phủ phê duyệt "
        "Chiến lược quốc gia về bình đẳng giới giai đoạn 2011 - 2020;",
        "Căn cứ Chỉ thị số 21-CT/TW ngày 20 tháng 01 năm 2018 của Ban Bí thư về tiếp tục đẩy mạnh "
        "công tác phụ nữ trong tình hình mới.",
    ]


def test_what_is_to_be_confirmed_is_highlighted_and_its_date_left_open(started: App) -> None:
    sure, unsure = basis_lines(entries(started, "73/2006/QH11", "125/2021/NĐ-CP"))
    assert sure == "Căn cứ Luật Bình đẳng giới;"
    assert isinstance(unsure, Run) and unsure.highlight
    assert unsure.text == (
        "Căn cứ Nghị định số 125/2021/NĐ-CP ngày … tháng … năm 2021 của Chính phủ về xử phạt vi phạm "
        "hành chính về bình đẳng giới."
    )
    assert Basis((sure, unsure)).items == (sure, unsure)


def test_the_weightiest_comes_first(started: App) -> None:
    acts = entries(
        started, "739/BNV-CTTN&BĐG", "2351/QĐ-TTg", "30/2020/NĐ-CP", "48/2009/NĐ-CP", "73/2006/QH11"
    )
    assert [act.symbol for act in in_order(acts)] == [
        "73/2006/QH11", "48/2009/NĐ-CP", "30/2020/NĐ-CP", "2351/QĐ-TTg", "739/BNV-CTTN&BĐG",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("công tác văn thư", "về công tác văn thư"),
        ("về công tác văn thư", "về công tác văn thư"),
        ("V/v tổng kết năm.", "về việc tổng kết năm"),
        ("quy định chế độ báo cáo", "quy định chế độ báo cáo"),
        ("thành lập, kiện toàn Ban", "về việc thành lập, kiện toàn Ban"),
        ("", ""),
    ],
)
def test_how_the_subject_follows(subject: str, said: str) -> None:
    assert about(subject) == said


def test_what_the_library_does_not_say_is_left_out() -> None:
    bare = Act(1, "12/KH-UBND", dt.date(2020, 5, 1), "Kế hoạch", "", "", "seen", None)
    assert lines(bare) == ["Căn cứ Kế hoạch số 12/KH-UBND ngày 01 tháng 5 năm 2020."]
    assert basis_lines(()) == ()
