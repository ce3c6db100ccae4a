"""Báo cáo năm: the report on a whole year's work."""

from __future__ import annotations

from vstbpn_desktop.documents.reports.periodic_report import report_spec
from vstbpn_desktop.documents.reports.spec import Option, Setting
from vstbpn_desktop.periods import Period


def _year(setting: Setting) -> Period:
    return Period(setting.year)


SPEC = report_spec(
    "annual-report",
    "Báo cáo năm",
    "Kết quả công tác vì sự tiến bộ của phụ nữ trong năm.",
    Option("period", "Năm báo cáo", "period", default=_year, period_kinds=("",)),
)
