"""Rà soát căn cứ of a programme, of a document being made, of a file or pasted text: read, judged, corrected.

reviewed = review(app, ProgrammeText(2020))
accept(app, reviewed, reviewed.findings[0])
"""

from vstbpn_desktop.services.citing.attached import read_attached
from vstbpn_desktop.services.citing.correcting import Edit, accept, corrected, edits_of, library_values
from vstbpn_desktop.services.citing.ignoring import heed, ignore
from vstbpn_desktop.services.citing.reviewing import Reviewed, review
from vstbpn_desktop.services.citing.subjects import (
    SUBJECTS,
    FreeText,
    MadeText,
    ProgrammeText,
    Subject,
    pasted,
    read_free,
)

__all__ = [
    "SUBJECTS",
    "Edit",
    "FreeText",
    "MadeText",
    "ProgrammeText",
    "Reviewed",
    "Subject",
    "accept",
    "corrected",
    "edits_of",
    "heed",
    "ignore",
    "library_values",
    "pasted",
    "read_attached",
    "read_free",
    "review",
]
