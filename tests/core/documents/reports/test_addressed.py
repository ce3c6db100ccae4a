"""Phone list, envelopes, labels and invitations for the rows of a list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.documents.reports.conftest import Year
from tests.core.documents.reports.reading import cells, tables, words
from vstbpn_desktop.documents.model import Document, Envelope, Labels, NextPaper, plain
from vstbpn_desktop.services.making import Made, make


def made(year: Year, document: str, **options: Any) -> Made:
    return make(year.app, document, None, {"year": "2020", **options})


def envelopes(document: Document) -> list[Envelope]:
    return [block for block in document.blocks if isinstance(block, Envelope)]


def to(document: Document) -> list[str]:
    """The first line of every address."""
    return [plain(envelope.to[0]) for envelope in envelopes(document)]


def test_envelopes_are_for_the_rows_chosen_in_the_order_of_the_list(year: Year) -> None:
    keys = (year.ids["901"], year.ids["SNV"])
    found = made(year, "envelopes", record="unit", keys=keys, number="12/GM-BVSTBPN", phone=True)
    assert found.document.paper == "DL"
    assert to(found.document) == [
        "Kính gửi: Ban VSTBPN Sở Nội vụ",
        "Kính gửi: Ban VSTBPN thành phố Bình Minh",
    ]
    first = envelopes(found.document)[0]
    assert [plain(line) for line in first.to[1:]] == [
        "Địa chỉ: Số 1 đường Mẫu, phường Thử",
        "ĐT: 0200 3 850 001",
    ]
    assert plain(first.number) == "Số: 12/GM-BVSTBPN"
    assert [plain(line) for line in first.details] == ["Số 1 đường Mẫu, phường Thử", "ĐT: 0200 3 850 001"]
    assert found.notes == ()


def test_envelopes_go_to_a_group_and_say_whose_address_is_not_known(year: Year) -> None:
    found = made(year, "envelopes", group="districts", paper="C5", address="Số 9 đường Thử")
    assert found.document.paper == "C5"
    assert [line.rpartition(" ")[2] for line in to(found.document)] == ["Minh", "Sơn", "Hòa", "Bình", "Hải"]
    assert plain(envelopes(found.document)[0].details[0]) == "Số 9 đường Thử"
    (note,) = found.notes
    assert note.startswith("Chưa có địa chỉ của Thị xã Tân Sơn, Huyện An Hòa, Huyện Bắc Bình và 1 nơi khác")


def test_a_list_is_filtered_and_sorted_as_on_the_screen(year: Year) -> None:
    found = made(year, "envelopes", record="unit", filter="type=department", order="name", descending=True)
    assert [line.removeprefix("Kính gửi: Ban VSTBPN ") for line in to(found.document)] == [
        "Sở Y tế", "Sở Tư pháp", "Sở Tài chính", "Sở Nội vụ",
    ]  # fmt: skip


def test_a_unit_can_be_written_to_itself(year: Year) -> None:
    found = made(year, "envelopes", record="unit", keys=(year.ids["SNV"],), name="unit")
    assert to(found.document) == ["Kính gửi: Sở Nội vụ"]


def test_labels_begin_where_the_sheet_was_left_and_say_how_many_sheets_are_needed(year: Year) -> None:
    found = made(year, "labels", record="participant", start="20", paper="3x8")
    (block,) = found.document.blocks
    assert isinstance(block, Labels)
    assert (block.start, len(block.items)) == (20, 32)
    assert "32 nhãn, 3 tờ." in found.notes[-1]
    assert all(not plain(item[0]).startswith("Kính gửi") for item in block.items)
    led = made(year, "labels", record="person", to=True).document.blocks[0]
    assert isinstance(led, Labels)
    assert plain(led.items[0][0]).startswith("Kính gửi: ")


def test_the_phone_list_names_units_their_people_and_when(year: Year) -> None:
    found = made(year, "phone-list", record="unit").document
    (table,) = tables(found)
    rows = cells(table)
    assert [row[0] for row in rows if row[0]] == ["1", "2", "3"]
    assert rows[0][1:] == [
        "Sở Nội vụ\nSố 1 đường Mẫu, phường Thử",
        "",
        "0200\u00a03\u00a0850\u00a0001",
        "snv@vidu.example",
    ]
    assert rows[1][1:3] == ["Trần Văn Tên Giả", "Trưởng phòng, đầu mối"]
    assert "Danh bạ có 3 đơn vị, 3 người." in words(found)
    assert "(Tính đến ngày 06 tháng 7 năm 2020)" in words(found)


def test_the_phone_list_can_be_of_focal_points_alone(year: Year) -> None:
    (table,) = tables(made(year, "phone-list", record="person", focal=True).document)
    assert [row[1] for row in cells(table) if not row[0]] == ["Trần Văn Tên Giả", "Đặng Thị Ẩn Danh"]


@pytest.mark.parametrize("document", ["phone-list", "envelopes", "labels"])
def test_a_list_of_nobody_says_so(year: Year, document: str) -> None:
    found = made(year, document, record="person", text="không có ai như thế")
    assert len(found.notes) == 1
    assert found.notes[0].startswith(("Chưa có", "Không có"))


def test_invitations_go_to_the_rows_of_a_list_each_on_its_own_paper(year: Year) -> None:
    keys = (year.ids["901"], year.ids["SNV"], year.ids["STC"])
    found = made(year, "invitation", whom="listed", record="unit", keys=keys).document
    assert found.papers == (
        "Ban VSTBPN Sở Nội vụ", "Ban VSTBPN Sở Tài chính", "Ban VSTBPN thành phố Bình Minh",
    )  # fmt: skip
    assert sum(isinstance(block, NextPaper) for block in found.blocks) == 2
    people = made(year, "invitation", whom="listed", record="person").document
    assert "Ông Trần Văn Tên Giả, Trưởng phòng, Sở Nội vụ" in people.papers
