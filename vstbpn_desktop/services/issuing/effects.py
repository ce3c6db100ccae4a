"""What issuing a paper of the shelf changes beside the register: a decision on members changes the roster.

The change is one of its own, named by the decision and told among those of the committee: it can be taken
back and made again, while what was issued stays.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.committee_history import DECISION_PAPER
from vstbpn_desktop.queries.committee_moves import overtaken, told_moves
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.committee import SPEC as COMMITTEE
from vstbpn_desktop.records.document import ISSUED, SPEC
from vstbpn_desktop.records.seat import SPEC as SEAT
from vstbpn_desktop.services import committee
from vstbpn_desktop.services.issuing import drafts
from vstbpn_desktop.services.issuing.confirming import Unconfirmed
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_BY_HAND = "Danh sách Ban không tự cập nhật: nội dung thay đổi của quyết định được gõ tay."
_NOTHING = "Danh sách Ban không có ghế nào phải thay đổi theo quyết định này."


def doubts(reader: Reader, draft: drafts.Draft, day: dt.date) -> tuple[Unconfirmed, ...]:
    """What the officer has to confirm because the roster changed since the decision was drafted."""
    if draft.values["shelf"] != DECISION_PAPER:
        return ()
    board, moves = told_moves(reader, draft.options, day)
    if board is None:
        return ()
    found = [
        Unconfirmed(SEAT.id, move.seat, f"Ghế {move.number}, {move.post}", _since(now))
        for move, now in overtaken(reader, board, day, moves)
    ]
    if draft.word is not None and moves:
        words = "danh sách Ban cập nhật theo bản lập từ chương trình, hãy đối chiếu với bản Word"
        found.append(Unconfirmed(COMMITTEE.id, board, "Bản Word đã sửa", words))
    return tuple(found)


def carry_out(app: App, document_id: int) -> str:
    """Change the roster as an issued decision says; gives what is to be known of it ("": nothing).

    UserError: not an issued decision on members, or its roster cannot be changed from its day.
    """
    with app.reader() as reader:
        values = reader.values(SPEC, document_id)
        if values["shelf"] != DECISION_PAPER or values["state"] != ISSUED:
            raise UserError(
                f"“{values['subject']}” không phải quyết định kiện toàn đã phát hành.",
                "Hãy chọn văn bản khác.",
            )
        board, moves = told_moves(reader, drafts.loaded(values["options"]), values["date"])
    if board is None:
        return _BY_HAND
    if not moves:
        return _NOTHING
    committee.carry_out(app, board, moves, values["date"], cited(values), document_id)
    return ""


def after_issue(app: App, document_id: int, shelf: str) -> tuple[str, ...]:
    """What issuing brings with it; what could not be done is told, never lost: the page of the committee
    keeps asking for it."""
    if shelf != DECISION_PAPER:
        return ()
    try:
        words = carry_out(app, document_id)
    except UserError as error:
        words = f"Danh sách Ban chưa cập nhật: {error}"
    return (words,) if words else ()


def cited(values: dict[str, Any]) -> str:
    """ "Quyết định số 12/QĐ-UBND ngày 20/05/2020"."""
    return f"Quyết định số {values['symbol']} ngày {format_date(values['date'])}"


def _since(now: str) -> str:
    return f"danh sách đã đổi từ khi lập dự thảo: nay là {now}" if now else "danh sách đã đổi: nay để trống"
