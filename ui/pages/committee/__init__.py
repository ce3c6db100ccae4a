"""Ban VSTBPN: who sits in which committee on a day, what a decision must change, what decisions changed."""

from ui.pages.committee.page import CommitteePage

__all__ = ["CommitteePage"]
