"""What the program does by itself: the backup of the day, proofs, the copy in the second place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vstbpn_desktop.db.store import Tell
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.safekeeping.making import BY_ITSELF, back_up_if_due, back_up_now
from vstbpn_desktop.services.safekeeping.proving import prove
from vstbpn_desktop.services.safekeeping.second_place import copy_to_place

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


@dataclass(frozen=True, slots=True)
class Care:
    """What was done: the day's backup, how many were proved and what was wrong, whether it was copied.

    `mended` says that a sound backup was made in place of one that failed its proof.
    """

    made: Path | None = None
    proved: int = 0
    problems: tuple[str, ...] = ()
    mended: bool = False
    copied: bool = False
    place_problem: str = ""

    @property
    def anything(self) -> bool:
        """Whether there is something new to show."""
        return self.made is not None or self.proved > 0 or self.copied or bool(self.place_problem)


def look_after(app: App, tell: Tell | None = None) -> Care:
    """Back up where it is due, prove what was not proved, copy to the second place where that is present."""
    if app.practice:
        return Care()
    made = back_up_if_due(app, tell)
    proofs = prove(app, tell)
    wrong = tuple(proof.problem for proof in proofs if proof.problem)
    mended = bool(wrong) and _anew(app, tell)
    try:
        copied, place_problem = copy_to_place(app, tell), ""
    except UserError as error:
        copied, place_problem = False, str(error)
    return Care(made, len(proofs), wrong, mended, copied, place_problem)


def _anew(app: App, tell: Tell | None) -> bool:
    """Another backup after one that failed its proof; whether it is sound."""
    back_up_now(app, BY_ITSELF, tell)
    return not any(proof.problem for proof in prove(app, tell))
