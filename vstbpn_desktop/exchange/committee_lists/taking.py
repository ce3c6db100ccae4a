"""Taking lists of members in: one change for all committees, or nothing at all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.committee_lists.planning import (
    NEW,
    REPLACED,
    SAME,
    CommitteePlan,
    PlannedBoard,
    PlannedMember,
)
from vstbpn_desktop.queries.committee_moves import who
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.committee import SPEC as COMMITTEE
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.records.seat import SPEC as SEAT
from vstbpn_desktop.services import saving
from vstbpn_desktop.services.committee import hand_over
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_TOLD: Final = ("gender", "honorific", "post", "unit", "phone", "email")
Mark = tuple[str, int | None, str]


def take(app: App, plan: CommitteePlan) -> int:
    """Write a plan; gives how many seats were filled or mended. UserError: it has problems."""
    if plan.problems:
        raise UserError(
            f"Danh sách còn {len(plan.problems)} lỗi: {plan.problems[0]}", "Hãy sửa trong tệp rồi nhập lại."
        )
    count = len(plan.members) - plan.count(SAME)
    with app.change(f"Nhập danh sách {len(plan.boards)} Ban: {count} thành viên") as change:
        work = _Taking(change, plan.as_of)
        for board in plan.boards:
            work.board(board)
    return count


class _Taking:
    """One run: persons begun in it are met again in later lines."""

    def __init__(self, change: Change, as_of: dt.date) -> None:
        self._change, self._as_of = change, as_of
        self._reader = Reader(change.connection, change.registry, as_of)
        self._begun: dict[Mark, int] = {}

    def board(self, board: PlannedBoard) -> None:
        """A committee with its members."""
        committee = board.id or self._save(COMMITTEE, None, self._founded(board))
        for member in board.members:
            self._member(committee, member, self._person(member))

    def _founded(self, board: PlannedBoard) -> dict[str, Any]:
        """A new committee stands on the decision its list names, from its day."""
        first = next((member for member in board.members if member.decision), None)
        since = min((m.since for m in board.members if m.since), default=None)
        return {
            "code": board.code, "name": board.name, "unit": board.unit, "valid_from": since or ALWAYS,
            "decision": first.decision if first else "",
        }  # fmt: skip

    def _person(self, member: PlannedMember) -> int:
        person, known = member.person, member.known
        told = {name: getattr(person, name) for name in _TOLD}
        if known is not None:
            blank = {name: value for name, value in told.items() if value and not getattr(known, name)}
            if blank:
                self._save(PERSON, known.id, blank)
            return known.id
        if person.mark not in self._begun:
            self._begun[person.mark] = self._save(PERSON, None, {"name": person.name, **told})
        return self._begun[person.mark]

    def _member(self, committee: int, member: PlannedMember, person: int) -> None:
        told = {"role": member.role, "duty": member.duty}
        if member.state == NEW:
            since = member.since or ALWAYS
            own = who(self._reader, person, member.post, member.unit, self._as_of).post
            held = {"person": person, "valid_from": since, "valid_to": FOREVER, "decision": member.decision}
            held |= {"post": own}
            values = {"committee": committee, "post": member.post, "unit": member.unit, "valid_from": since}
            self._save(SEAT, None, {**told, **values, "holders": (held,)})
        elif member.seat is not None and member.state != SAME:
            if member.state == REPLACED:
                day = member.since or self._as_of
                hand_over(self._change, self._reader, member.seat, person, day, member.decision)
            self._save(SEAT, member.seat, told)

    def _save(self, spec: Any, row_id: int | None, values: dict[str, Any]) -> int:
        return saving.save(self._change, spec, row_id, values, self._as_of)
