"""Rà soát căn cứ: the citations of a text judged against each other and against the library of acts.

    library = read_library(reader)
    findings = judge(passages, library, day)

Nothing is changed here: a finding says where something is wrong and what would be right.
"""

from vstbpn_desktop.queries.citing.acts import Act, Library, find_acts, read_library
from vstbpn_desktop.queries.citing.findings import KIND_WORDS, Finding, Kind, Mark, Origin, Passage
from vstbpn_desktop.queries.citing.judging import judge

__all__ = [
    "KIND_WORDS",
    "Act",
    "Finding",
    "Kind",
    "Library",
    "Mark",
    "Origin",
    "Passage",
    "find_acts",
    "judge",
    "read_library",
]
