"""A decision on the members of committees carried out: seats change hands, others end; posts that change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.committee_boards import boards
from vstbpn_desktop.queries.committee_moves import TOLD, Move, Who, proposed, who
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.committee import SPEC as COMMITTEE
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.records.seat import SPEC as SEAT
from vstbpn_desktop.services import saving
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

Values = dict[str, Any]


def renew(app: App, day: dt.date, decision: str, committee_id: int | None = None) -> int:
    """Fill the seats from a day as the review of that day says, by a decision; gives how many changed.

    Vacant seats and those carried over go to who holds the post; without anyone they fall vacant; seats of
    units that ended go. One change. UserError where nothing is to change or no decision is named.
    """
    with app.reader(day) as reader:
        moves = {one.id: _all(reader, one.id, day) for one in boards(reader, day, committee_id)}
    return _carry_out(app, {board: own for board, own in moves.items() if own}, day, decision)


def carry_out(
    app: App,
    committee_id: int,
    moves: Sequence[Move],
    day: dt.date,
    decision: str,
    document_id: int | None = None,
) -> int:
    """Change a committee's seats from a day as a decision says; gives how many changed. One change.

    `document_id` is the decision where it is on file. UserError where nothing is to change, no decision is
    named, or a seat was given to somebody else from a later day.
    """
    return _carry_out(app, {committee_id: list(moves)}, day, decision, document_id)


def fill_seat(app: App, seat_id: int, person_id: int | None, day: dt.date, decision: str = "") -> None:
    """Give a seat to a person from a day, or leave it vacant (None); who held it leaves that day."""
    with app.change("Đổi người giữ ghế") as change:
        reader = Reader(change.connection, change.registry, day)
        seat = reader.values(SEAT, seat_id)
        into = who(reader, person_id, seat["post"], seat["unit"], day) if person_id else None
        _give(change, reader, seat_id, into, day, " ".join(decision.split()))
        told = f"giao {into.name} từ" if into else "trống từ"
        change.rename(f"Đổi người giữ ghế {seat['number']}, {seat['post']}: {told} {format_date(day)}"[:200])


def end_seat(app: App, seat_id: int, day: dt.date) -> None:
    """A seat is no longer part of its committee from a day; who held it leaves with it."""
    with app.change("Kết thúc ghế") as change:
        reader = Reader(change.connection, change.registry, day)
        _end(change, reader, seat_id, day)
        change.rename(f"Kết thúc ghế {reader.title(SEAT, seat_id)} từ {format_date(day)}"[:200])


def change_post(app: App, person_id: int, post: str, unit_id: int | None, day: dt.date) -> None:
    """A person holds another post from a day ("": none any more); the one held before ends that day.

    The seats tied to posts follow: the review sees them. UserError: a later post is on file already.
    """
    with app.change("Ghi thay đổi chức vụ") as change:
        reader = Reader(change.connection, change.registry, day)
        values = reader.values(PERSON, person_id)
        saving.save(change, PERSON, person_id, {"posts": _posts(values, post, unit_id, day)}, day)
        told = f"{post} từ" if post else "thôi giữ chức vụ từ"
        change.rename(f"Ghi chức vụ của {values['name']}: {told} {format_date(day)}"[:200])


def hand_over(
    change: Change, reader: Reader, seat_id: int, person_id: int, day: dt.date, decision: str
) -> None:
    """Give a seat to a person from a day, inside a change. UserError: it was given away later already."""
    seat = reader.values(SEAT, seat_id)
    _give(change, reader, seat_id, who(reader, person_id, seat["post"], seat["unit"], day), day, decision)


# inside


def _all(reader: Reader, committee_id: int, day: dt.date) -> list[Move]:
    return [move for move in proposed(reader, committee_id, day) if move.kind in TOLD]


def _carry_out(
    app: App, moves: dict[int, list[Move]], day: dt.date, decision: str, document_id: int | None = None
) -> int:
    decision = " ".join(decision.split())
    if not decision:
        raise UserError("Chưa ghi quyết định kiện toàn.", "Hãy ghi số, ký hiệu, ngày của quyết định.")
    count = sum(map(len, moves.values()))
    if not count:
        raise UserError(
            f"Không có ghế nào phải thay đổi ngày {format_date(day)}.", "Hãy xem rà soát kiện toàn."
        )
    label = f"Kiện toàn Ban từ {format_date(day)} theo {decision}"[:180]
    with app.change(f"{label}: {count} ghế") as change:
        reader = Reader(change.connection, change.registry, day)
        for committee_id, own in moves.items():
            for move in own:
                _move(change, reader, move, day, decision)
            _record(change, reader, committee_id, day, decision, document_id)
    return count


def _move(change: Change, reader: Reader, move: Move, day: dt.date, decision: str) -> None:
    if move.ends:
        _end(change, reader, move.seat, day)
    else:
        _give(change, reader, move.seat, move.into, day, decision)


def _give(
    change: Change, reader: Reader, seat_id: int, into: Who | None, day: dt.date, decision: str
) -> None:
    seat = reader.values(SEAT, seat_id)
    later = [row["valid_from"] for row in seat["holders"] if row["valid_from"] > day]
    if later:
        raise UserError(
            f"Ghế {seat['number']}, {seat['post']}: đã ghi người giữ từ {format_date(min(later))}.",
            "Hãy chọn ngày sau đó, hoặc sửa người giữ ghế qua các thời kỳ trước.",
        )
    rows = _closed(seat["holders"], day)
    if into is not None:
        new = {"person": into.id, "valid_from": day, "valid_to": FOREVER, "decision": decision}
        rows = (*rows, {**new, "post": into.post})
    saving.save(change, SEAT, seat_id, {"holders": rows}, day)


def _end(change: Change, reader: Reader, seat_id: int, day: dt.date) -> None:
    seat = reader.values(SEAT, seat_id)
    if not seat["valid_from"] < day:
        raise UserError(
            f"Ghế {seat['number']}, {seat['post']} có từ {format_date(seat['valid_from'])}.",
            "Ngày kết thúc phải sau ngày đó; ghế ghi nhầm thì xoá.",
        )
    rows = _closed(seat["holders"], day)
    saving.save(change, SEAT, seat_id, {"holders": rows, "valid_to": day}, day)


def _closed(rows: Iterable[Values], day: dt.date) -> tuple[Values, ...]:
    """The holders up to a day; one who would have held the seat for no day at all is left out."""
    ended = (row | {"valid_to": min(row["valid_to"], day)} for row in rows)
    return tuple(row for row in ended if row["valid_from"] < row["valid_to"])


def _record(
    change: Change, reader: Reader, committee_id: int, day: dt.date, decision: str, document_id: int | None
) -> None:
    """The decision among those that changed the committee, once."""
    known = reader.values(COMMITTEE, committee_id)["decisions"]
    row = {"date": day, "decision": decision, "document": document_id}
    others = [one for one in known if (one["date"], one["decision"]) != (day, decision)]
    saving.save(change, COMMITTEE, committee_id, {"decisions": (*others, row)}, day)


def _posts(values: Values, post: str, unit_id: int | None, day: dt.date) -> tuple[Values, ...]:
    """The posts in time, one that was never dated taken as held until the day."""
    known = values["posts"]
    if not known and values["post"]:
        known = ({"post": values["post"], "unit": values["unit"], "valid_from": ALWAYS, "valid_to": FOREVER},)
    later = [row["valid_from"] for row in known if row["valid_from"] > day]
    if later:
        raise UserError(
            f"{values['name']}: đã ghi chức vụ từ {format_date(min(later))}.",
            "Hãy sửa dòng “Chức vụ qua các thời kỳ” của người này.",
        )
    rows = _closed(known, day)
    new = {"post": post, "unit": unit_id, "valid_from": day, "valid_to": FOREVER}
    return (*rows, new) if post else rows
