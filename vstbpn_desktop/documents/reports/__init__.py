"""Documents that can be made: one file each. The names below are the whole list."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from vstbpn_desktop.documents.reports.spec import DocumentSpec

_SHELVES = {
    "Chương trình, báo cáo": (
        "work_programme", "six_month_report", "annual_report", "flash_report", "task_tracking",
        "unit_summary", "reporting_reminder", "weekly_schedule",
    ),
    "Tập huấn, hội nghị": (
        "training_plan", "invitation", "participant_list", "attendance_sheet", "certificates",
        "delegate_list", "minutes",
    ),
    "Kiểm tra": (
        "inspection_plan", "inspection_decision", "inspection_minutes", "inspection_conclusion",
    ),
    "Tháng hành động, kiện toàn Ban": (
        "action_month_plan", "committee_submission", "committee_decision",
    ),
    "Văn bản hành chính": (
        "official_letter", "notice", "plan", "submission", "decision", "transmittal", "certified_copy",
        "blank_letterhead",
    ),
    "Sổ văn bản": ("register_out", "register_in", "register_follow_up"),
    "Danh sách, gửi thư": (
        "quick_report", "unit_sheet", "phone_list", "collaborator_list", "envelopes", "labels",
    ),
    "Bàn giao, nhật ký": ("handover_list", "change_log"),
    "Dữ liệu cá nhân": ("data_inventory", "person_extract", "access_log", "incident_log"),
}  # fmt: skip

SHELVES: tuple[tuple[str, tuple[DocumentSpec[Any], ...]], ...] = tuple(
    (label, tuple(import_module(f"{__name__}.{name}").SPEC for name in names))
    for label, names in _SHELVES.items()
)
"""The documents by what they are for, in the order they are offered."""

DOCUMENTS: tuple[DocumentSpec[Any], ...] = tuple(spec for _, specs in SHELVES for spec in specs)
