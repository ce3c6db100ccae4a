"""Documents at work: standings, what the page lists, what is offered again, twins."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.correspondence import (
    DocumentRow,
    deadline_standing,
    documents_of,
    known_words,
    next_arrival_number,
    state_standing,
    twins,
)
from vstbpn_desktop.queries.document_view import document_view
from vstbpn_desktop.queries.registers import kind_and_subject
from vstbpn_desktop.queries.today import today_items

D = dt.date
TODAY = D(2020, 6, 18)


def save(app: App, **values: Any) -> int:
    return app.save("document", None, {"subject": "Trích yếu", "direction": "in", **values})


def rows(app: App, year: int = 2020) -> list[DocumentRow]:
    with app.reader() as reader:
        return list(documents_of(reader, year, TODAY))


@pytest.mark.parametrize(
    ("due", "done", "answered", "progress", "kind", "words"),
    [
        (D(2020, 6, 15), None, False, "", "overdue", "quá hạn 3 ngày"),
        (D(2020, 6, 18), None, False, "", "due_today", "hạn hôm nay"),
        (D(2020, 6, 25), None, False, "", "soon", "còn 7 ngày"),
        (D(2020, 6, 26), None, False, "", "to_answer", "chưa trả lời"),
        (D(2020, 6, 15), D(2020, 6, 14), False, "", "answered", "đã giải quyết"),
        (D(2020, 6, 15), None, True, "", "answered", "đã trả lời"),
        (None, None, False, "", "read", ""),
        (None, None, False, "đang hỏi", "to_answer", "đang xử lý"),
    ],
)
def test_where_an_incoming_document_stands(
    due: dt.date | None, done: dt.date | None, answered: bool, progress: str, kind: str, words: str
) -> None:
    found = deadline_standing(due, done, answered, progress, TODAY)
    assert (found.kind, found.words) == (kind, words)


def test_what_waits_long_for_its_signature_says_so() -> None:
    assert state_standing("submitted", D(2020, 6, 15), TODAY).words == "trình ký"
    assert state_standing("submitted", D(2020, 6, 14), TODAY).words == "trình ký 4 ngày"
    assert state_standing("draft", None, TODAY).words == "dự thảo"


def test_a_year_lists_what_came_in_it_and_what_still_waits(app: App) -> None:
    save(app, symbol="năm nay", received_on=D(2020, 1, 2), date=D(2019, 12, 30))
    save(app, symbol="năm trước", received_on=D(2019, 1, 2))
    save(app, symbol="còn chờ", received_on=D(2019, 1, 3), due=D(2019, 2, 1))
    save(app, symbol="đã xong", received_on=D(2019, 1, 3), due=D(2019, 2, 1), done_on=D(2019, 2, 1))
    save(app, symbol="giữ", direction="kept", date=D(2007, 1, 1))
    save(app, symbol="", direction="out", state="draft")
    assert [row.symbol for row in rows(app)] == ["", "năm nay", "còn chờ", "giữ"]


def test_numbers_of_arrival_begin_anew_with_the_year(app: App) -> None:
    save(app, received_on=D(2019, 12, 30), arrival_number=40)
    save(app, received_on=D(2020, 1, 2))
    with app.reader() as reader:
        assert (next_arrival_number(reader, 2020), next_arrival_number(reader, 2021)) == (2, 1)


def test_words_written_before_are_offered_the_most_frequent_first(app: App) -> None:
    for issuer in ("Sở Y tế", "UBND tỉnh", "UBND tỉnh", ""):
        save(app, issuer=issuer)
    with app.reader() as reader:
        assert known_words(reader, "issuer") == ("UBND tỉnh", "Sở Y tế")


@pytest.mark.parametrize(
    ("symbol", "issuer", "found"),
    [
        ("1234/UBND-VX", "UBND tỉnh", True),
        ("1234/ubnd-vx ", "ubnd TỈNH", True),
        ("1234/UBND-VX", "", True),
        ("1234/UBND-VX", "UBND huyện", False),
        ("1235/UBND-VX", "UBND tỉnh", False),
        ("", "UBND tỉnh", False),
    ],
)
def test_a_document_of_the_same_symbol_and_issuer_is_a_twin(
    app: App, symbol: str, issuer: str, found: bool
) -> None:
    first = save(app, symbol="1234/UBND-VX", issuer="UBND tỉnh", date=D(2020, 1, 8))
    with app.reader() as reader:
        assert bool(twins(reader, symbol, issuer)) is found
        assert twins(reader, symbol, issuer, besides=first) == ()


@pytest.mark.parametrize(
    ("kind", "subject", "said"),
    [
        ("Công văn", "Về việc báo cáo", "Công văn về việc báo cáo"),
        ("Kế hoạch", "Kế hoạch kiểm tra", "Kế hoạch kiểm tra"),
        ("công văn", "Sở Nội vụ trả lời", "Công văn Sở Nội vụ trả lời"),
        ("Báo cáo", "UBND tỉnh", "Báo cáo UBND tỉnh"),
        ("", "Báo cáo", "Báo cáo"),
    ],
)
def test_kind_and_subject_are_said_once(kind: str, subject: str, said: str) -> None:
    assert kind_and_subject(kind, subject) == said


def test_the_panel_knows_what_answers_what(app: App) -> None:
    letter = save(app, direction="out", symbol="09/BC", subject="Báo cáo", date=D(2020, 6, 1))
    asked = save(app, symbol="1/UBND", answered_by=letter, received_on=D(2020, 5, 1))
    with app.reader() as reader:
        ours, theirs = document_view(reader, letter, TODAY), document_view(reader, asked, TODAY)
        with pytest.raises(KeyError):
            document_view(reader, 999, TODAY)
    assert [(one.label, one.id) for one in theirs.related] == [("Trả lời bằng", letter)]
    assert [(one.label, one.id) for one in ours.related] == [("Trả lời cho", asked)]


def test_today_asks_for_answers_and_signatures(app: App) -> None:
    save(app, symbol="1/UBND", issuer="UBND tỉnh", received_on=D(2020, 6, 1), due=app.today)
    save(app, symbol="2/UBND", received_on=D(2020, 6, 1), due=app.today + dt.timedelta(days=30))
    waiting = save(app, direction="out", state="draft", subject="Chờ ký")
    app.save("document", waiting, {"state": "submitted"})
    with app.reader() as reader:
        found = today_items(reader, app.today, 2020)
        later = today_items(reader, app.clock.now().date() + dt.timedelta(days=4), 2020)
    assert [(item.record, item.kind) for item in found] == [("document", "due_today")]
    assert ("document", "waiting") in [(item.record, item.kind) for item in later]
