"""The papers of kiện toàn take the exact difference from the seats where nothing is typed (scenario 4)."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Bullets, Document, Paragraph, Table, plain
from vstbpn_desktop.records.seat import HEAD
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services.making import composed, document_spec
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

CHANGED = dt.date(2020, 4, 15)


@pytest.fixture
def flagged(started: App) -> App:
    """A chair who stays, and a seat whose holder left the post to another; today is after that."""
    with started.reader() as reader:
        place = reader.get(UNIT, "STC")
    board = started.save("committee", None, {"code": "TINH", "name": "Ban VSTBPN tỉnh"})
    row = {"post": "Giám đốc", "unit": place}
    old = started.save(
        "person", None, {"name": "Trần Văn A", "posts": (row | {"valid_from": ALWAYS, "valid_to": CHANGED},)}
    )
    new = row | {"valid_from": CHANGED, "valid_to": FOREVER}
    started.save("person", None, {"name": "Lê Thị B", "posts": (new,)})
    chair = started.save("person", None, {"name": "Phạm Thị H", "post": "Phó Chủ tịch UBND tỉnh"})
    for role, post, unit, person in (
        (HEAD, "Phó Chủ tịch UBND tỉnh", None, chair), ("member", "Giám đốc Sở Tài chính", place, old),
    ):  # fmt: skip
        held = {"person": person, "valid_from": ALWAYS, "valid_to": FOREVER, "decision": ""}
        seat = {"committee": board, "role": role, "post": post, "unit": unit, "holders": (held,)}
        started.save("seat", None, seat)
    started.clock.fix(dt.date(2020, 5, 1))
    return started


def made(app: App, document: str, **options: str) -> Document:
    return composed(app, document_spec(document), options).document


def words(document: Document) -> list[str]:
    return [plain(block.text) for block in document.blocks if isinstance(block, Paragraph)]


def members(document: Document) -> list[tuple[str, ...]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    rows = (row for row in table.rows if isinstance(row, tuple))
    return [tuple(plain(cell) for cell in row if isinstance(cell, str)) for row in rows]


def test_the_submission_has_exactly_one_replacement(flagged: App) -> None:
    document = made(flagged, "committee-submission")
    told = [line for line in words(document) if line.startswith("- ")]
    assert told == ["- Lê Thị B, Giám đốc Sở Tài chính, uỷ viên; thay Trần Văn A."]
    assert any("thay thế 01 người" in line for line in words(document))


def test_the_decision_lists_the_committee_as_it_will_be(flagged: App) -> None:
    assert [row[1:] for row in members(made(flagged, "committee-decision"))] == [
        ("Phạm Thị H", "Phó Chủ tịch UBND tỉnh", "Trưởng ban", "", ""),
        ("Lê Thị B", "Giám đốc Sở Tài chính", "Uỷ viên", "", "thay Trần Văn A"),
    ]


def test_the_decision_names_who_replaces_whom(flagged: App) -> None:
    (listed,) = (block for block in made(flagged, "committee-decision").blocks if isinstance(block, Bullets))
    assert [plain(item) for item in listed.items] == [
        "Thay thế: Lê Thị B, Giám đốc Sở Tài chính, uỷ viên; thay Trần Văn A."
    ]


def test_what_is_typed_stands(flagged: App) -> None:
    document = made(flagged, "committee-submission", added="Vũ Thị C, Phó Giám đốc Sở Y tế, uỷ viên")
    assert [line for line in words(document) if line.startswith("- ")] == [
        "- Vũ Thị C, Phó Giám đốc Sở Y tế, uỷ viên."
    ]
