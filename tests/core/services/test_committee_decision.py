"""From the review to the issued decision that changes the roster (product, scenario 4)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.core.services.committee_sample import (
    BEFORE,
    CHANGED,
    DECIDED,
    FOUNDED,
    Sample,
    fill,
    holder,
    seat,
)
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.committee import CARRIED, roster
from vstbpn_desktop.queries.committee_boards import boards, province_committee
from vstbpn_desktop.queries.committee_history import compare, pending, steps, tenures
from vstbpn_desktop.queries.committee_moves import Move, decided, proposed, who
from vstbpn_desktop.queries.today import SEATS, today_items
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services import committee, issuing
from vstbpn_desktop.services.issuing import NeedsConfirming

SYMBOL = "1234/QĐ-UBND"


@pytest.fixture
def sample(started: App) -> Sample:
    found = fill(started)
    started.clock.fix(dt.date(2020, 5, 5))
    return found


def moves(app: App, board: int, day: dt.date = DECIDED) -> list[Move]:
    with app.reader(day) as reader:
        return proposed(reader, board, day)


def signed(app: App, **options: object) -> int:
    key = issuing.start_draft(app, "committee-decision", options)
    issuing.set_state(app, [key], "signed")
    return key


def issue(app: App, key: int) -> issuing.Issued:
    app.clock.fix(DECIDED)
    return issuing.issue(app, key, SYMBOL, DECIDED, confirm=True)


def test_issuing_the_decision_changes_the_roster_from_its_day(started: App, sample: Sample) -> None:
    (move,) = moves(started, sample.board)
    assert (move.kind, move.words) == ("replace", f"2={sample.a}>{sample.b}")
    key = signed(started, moves=(move.words,))
    assert holder(started, DECIDED) == "Trần Văn A"
    assert issue(started, key).warnings == ()
    assert (holder(started, BEFORE), holder(started, DECIDED)) == ("Trần Văn A", "Lê Thị B")
    with started.reader() as reader:
        step = steps(reader, sample.board)[0]
        assert (step.day, step.document_id, step.count("replace")) == (DECIDED, key, 1)
        assert step.decision == f"Quyết định số {SYMBOL} ngày 20/05/2020"
        (one,) = boards(reader, DECIDED)
        assert (one.decision, one.renewed, one.counts.open) == (step.decision, DECIDED, 0)
        assert pending(reader) == []


def test_the_change_of_the_roster_is_taken_back_alone_and_made_again(started: App, sample: Sample) -> None:
    key = signed(started)
    issue(started, key)
    assert "Kiện toàn Ban từ 20/05/2020" in started.undo()
    assert holder(started, DECIDED) == "Trần Văn A"
    assert started.record("document", key).values["state"] == "issued"
    with started.reader() as reader:
        assert [one.id for one in pending(reader)] == [key]
    assert issuing.carry_out(started, key) == ""
    assert holder(started, DECIDED) == "Lê Thị B"


def test_a_roster_that_changed_since_the_draft_is_asked_about(started: App, sample: Sample) -> None:
    key = signed(started, moves=(f"2={sample.a}>{sample.b}",))
    committee.fill_seat(started, sample.seat, sample.c, dt.date(2020, 5, 10), "QĐ 7")
    started.clock.fix(DECIDED)
    with pytest.raises(NeedsConfirming, match=r"Ghế 2.*đã đổi từ khi lập dự thảo: nay là Vũ Thị C"):
        issuing.issue(started, key, SYMBOL, DECIDED)
    assert any(item.record == "seat" for item in issuing.unconfirmed(started, key))
    issue(started, key)
    assert holder(started, DECIDED) == "Lê Thị B"


def test_a_typed_change_does_not_touch_the_roster_and_says_so(started: App, sample: Sample) -> None:
    key = signed(started, added="Vũ Thị C, Phó Giám đốc Sở Y tế, uỷ viên")
    assert any("gõ tay" in words for words in issue(started, key).warnings)
    assert holder(started, DECIDED) == "Trần Văn A"


def test_another_person_keeps_her_own_post_and_is_not_flagged_again(started: App, sample: Sample) -> None:
    (move,) = moves(started, sample.board)
    with started.reader(DECIDED) as reader:
        chosen = move.with_person(who(reader, sample.c, move.post, None, DECIDED))
    assert (chosen.into_post, chosen.kind) == ("Phó Giám đốc Sở Tài chính", "replace")
    committee.carry_out(started, sample.board, [chosen], DECIDED, "QĐ 8")
    with started.reader(DECIDED) as reader:
        line = roster(reader, DECIDED)[1]
    assert (line.held_post, line.flags) == ("Phó Giám đốc Sở Tài chính", ())
    with started.reader(BEFORE) as reader:
        assert CARRIED in roster(reader, BEFORE)[1].flags


def test_moves_are_read_back_with_names_and_refused_where_the_seat_is_gone(
    started: App, sample: Sample
) -> None:
    with started.reader(DECIDED) as reader:
        (move,) = decided(reader, sample.board, DECIDED, [f"2={sample.a}>"])
        assert (move.kind, move.out and move.out.titled) == ("remove", "ông Trần Văn A")
        for wrong in ("9=1>2", "2=1>9999", "hai"):
            with pytest.raises(UserError):
                decided(reader, sample.board, DECIDED, [wrong])


def test_a_change_of_post_flags_the_seat(started: App, sample: Sample) -> None:
    day = dt.date(2020, 9, 1)
    with started.reader() as reader:
        chair = roster(reader, FOUNDED)[0].holder
    assert chair is not None
    committee.change_post(started, chair.person_id, "Phó Bí thư Tỉnh uỷ", None, day)
    with started.reader(day) as reader:
        assert CARRIED in roster(reader, day)[0].flags
        assert roster(reader, day - dt.timedelta(1))[0].flags == ()
    with pytest.raises(UserError, match="đã ghi chức vụ từ 01/09/2020"):
        committee.change_post(started, chair.person_id, "Chuyên viên", None, CHANGED)


def test_a_seat_ends_and_its_history_stays(started: App, sample: Sample) -> None:
    committee.end_seat(started, sample.seat, DECIDED)
    with started.reader(DECIDED) as reader:
        assert [line.number for line in roster(reader, DECIDED)] == [1]
        (held,) = tenures(reader, sample.seat)
        assert (held.name, held.since, held.until) == ("Trần Văn A", FOUNDED, DECIDED)
        (gone,) = compare(reader, sample.board, BEFORE, DECIDED)
        assert (gone.kind, gone.out, gone.into) == ("remove", "Trần Văn A", "")


def test_a_seat_given_away_later_is_not_changed_before(started: App, sample: Sample) -> None:
    committee.fill_seat(started, sample.seat, sample.b, DECIDED)
    with pytest.raises(UserError, match="đã ghi người giữ từ 20/05/2020"):
        committee.fill_seat(started, sample.seat, sample.c, CHANGED)
    committee.fill_seat(started, sample.seat, sample.c, DECIDED)
    assert holder(started, DECIDED) == "Vũ Thị C"
    assert holder(started, BEFORE) == "Trần Văn A"


def test_the_committee_is_counted_with_its_women_and_its_warnings(started: App, sample: Sample) -> None:
    with started.reader(DECIDED) as reader:
        found = province_committee(reader)
    assert found is not None
    counts = found.counts
    assert (counts.members, counts.women, counts.changing, counts.vacant) == (2, 1, 1, 0)
    assert (found.decision, found.renewed, found.warnings) == ("QĐ 1", FOUNDED, ())


def test_seats_to_fill_are_on_today_and_go_with_the_decision(started: App, sample: Sample) -> None:
    with started.reader() as reader:
        (item,) = [one for one in today_items(reader, started.today) if one.kind == SEATS]
    assert (item.record, item.id, item.title) == ("committee", sample.board, "Ban VSTBPN tỉnh")
    assert (item.detail, item.shown) == ("1 ghế cần thay", "cần kiện toàn")
    committee.renew(started, started.today, "QĐ 9")
    with started.reader() as reader:
        assert [one for one in today_items(reader, started.today) if one.kind == SEATS] == []


def test_the_committees_of_many_units_are_one_line_of_today(started: App, sample: Sample) -> None:
    with started.reader() as reader:
        units = [reader.get(UNIT, key) for key in ("SYT", "SNV", "STC", "380", "385", "381", "382")]
    for number, unit in enumerate(units):
        board = started.save("committee", None, {"code": f"B{number}", "name": f"Ban {number}", "unit": unit})
        seat(started, board, "Trưởng phòng", None, unit, duty="")
    with started.reader() as reader:
        items = [one for one in today_items(reader, started.today) if one.kind == SEATS]
    assert len(items) == 7
    assert (items[-1].title, items[-1].detail) == (
        "2 Ban khác của các đơn vị", "2 ghế khuyết, 2 người chưa phân công",
    )  # fmt: skip
