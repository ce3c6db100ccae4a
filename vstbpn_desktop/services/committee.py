"""A decision on the members of committees carried out: seats change hands, others end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.committee import CARRIED, VACANT, SeatLine, roster
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.seat import SPEC as SEAT
from vstbpn_desktop.services import saving
from vstbpn_desktop.spec.kinds import FOREVER
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


def renew(app: App, day: dt.date, decision: str, committee_id: int | None = None) -> int:
    """Fill the seats from a day as the review of that day says, by a decision; gives how many changed.

    Vacant seats and those carried over go to who holds the post; without anyone they fall vacant; seats of
    units that ended go. One change. UserError where nothing is to change or no decision is named.
    """
    if not decision.strip():
        raise UserError("Chưa ghi quyết định kiện toàn.", "Hãy ghi số, ký hiệu, ngày của quyết định.")
    count = 0
    with app.change(f"Kiện toàn Ban từ {format_date(day)}") as change:
        reader = Reader(change.connection, change.registry, day)
        for line in roster(reader, day, committee_id):
            count += _renew(change, reader, line, day, " ".join(decision.split()))
        change.rename(f"Kiện toàn Ban từ {format_date(day)}: {count} ghế")
    if not count:
        raise UserError(
            f"Không có ghế nào phải thay đổi ngày {format_date(day)}.", "Hãy xem rà soát kiện toàn."
        )
    return count


def _renew(change: Change, reader: Reader, line: SeatLine, day: dt.date, decision: str) -> bool:
    ended = line.ended is not None
    filled = VACANT in line.flags and line.successors
    if not (ended or filled or CARRIED in line.flags):
        return False
    values: dict[str, Any] = {"holders": _holders(reader, line, day, decision, ended=ended)}
    if ended:
        values["valid_to"] = day
    saving.save(change, SEAT, line.id, values, day)
    return True


def _holders(
    reader: Reader, line: SeatLine, day: dt.date, decision: str, *, ended: bool
) -> tuple[dict[str, Any], ...]:
    rows = reader.values(SEAT, line.id)["holders"]
    closed = tuple(row | {"valid_to": day} if row["valid_to"] > day else row for row in rows)
    if ended or not line.successors:
        return closed
    new = {"person": line.successors[0][0], "valid_from": day, "valid_to": FOREVER, "decision": decision}
    return (*closed, new)
