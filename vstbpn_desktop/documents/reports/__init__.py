"""Documents that can be made: one file each. The names below are the whole list."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from vstbpn_desktop.documents.reports.spec import DocumentSpec

_NAMES = (
    "work_programme",
    "six_month_report",
    "annual_report",
    "task_tracking",
    "participant_list",
    "attendance_sheet",
    "invitation",
    "inspection_plan",
    "inspection_minutes",
    "weekly_schedule",
    "quick_report",
    "official_letter",
    "notice",
    "submission",
    "decision",
    "plan",
    "flash_report",
    "minutes",
    "transmittal",
    "delegate_list",
    "blank_letterhead",
    "reporting_reminder",
    "training_plan",
    "action_month_plan",
    "inspection_decision",
    "inspection_conclusion",
    "committee_submission",
    "committee_decision",
)

DOCUMENTS: tuple[DocumentSpec[Any], ...] = tuple(import_module(f"{__name__}.{name}").SPEC for name in _NAMES)
