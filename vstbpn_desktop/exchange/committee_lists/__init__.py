"""The members of many committees from one workbook or a paste: committees, seats and persons at once.

    plan = plan_file(app, path)          # nothing is written; problems name sheet and line
    take(app, plan)                      # one change that can be undone

A sheet may hold one committee (named by the sheet or by a line above the headings) or many (a column names
the unit). Persons, seats and committees that are on file are met again, never doubled.
"""

from vstbpn_desktop.exchange.committee_lists.planning import (
    CHANGED,
    NEW,
    REPLACED,
    SAME,
    CommitteePlan,
    PlannedBoard,
    PlannedMember,
    plan_cells,
    plan_file,
)
from vstbpn_desktop.exchange.committee_lists.taking import take

__all__ = [
    "CHANGED",
    "NEW",
    "REPLACED",
    "SAME",
    "CommitteePlan",
    "PlannedBoard",
    "PlannedMember",
    "plan_cells",
    "plan_file",
    "take",
]
