"""Thông báo, form 1.4 of Decree 30/2020."""

from __future__ import annotations

from vstbpn_desktop.documents.reports.administrative import Kind
from vstbpn_desktop.documents.reports.general import BASIS, general

SPEC = general(
    "notice", Kind("TB", "THÔNG BÁO"), "Thông báo một việc, một kết luận (mẫu 1.4).", extra=(BASIS,)
)
