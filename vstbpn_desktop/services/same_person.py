"""Lines of lists tied to the person they are, once the officer said so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.queries.same_person import Proposal
from vstbpn_desktop.records.collaborator import Collaborator
from vstbpn_desktop.records.inspection import TeamMember
from vstbpn_desktop.records.participant import Participant

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_MODELS: dict[str, type[Base]] = {
    model.__tablename__: model for model in (Participant, TeamMember, Collaborator)
}


def tie(app: App, chosen: Sequence[Proposal]) -> int:
    """Tie lines to their persons in one change that can be taken back; gives how many."""
    if not chosen:
        return 0
    with app.change(f"Nối {len(chosen)} dòng danh sách với người đã biết") as change:
        for one in chosen:
            change.update(_MODELS[one.table], one.row_id, {"person_id": one.person})
    return len(chosen)
