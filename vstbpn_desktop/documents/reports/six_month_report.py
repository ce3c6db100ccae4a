"""Báo cáo 6 tháng: the report on half a year's work."""

from __future__ import annotations

import datetime as dt

from vstbpn_desktop.documents.reports.periodic_report import report_spec
from vstbpn_desktop.documents.reports.spec import Option, Setting
from vstbpn_desktop.periods import Period, period_of

# A report is written around the end of its period: for two months after it, the half that is over is meant.
_STILL_WRITTEN = dt.timedelta(days=60)


def _half(setting: Setting) -> Period:
    meant = period_of(setting.today - _STILL_WRITTEN)
    return meant if meant.year == setting.year else Period(setting.year, "H", 1)


SPEC = report_spec(
    "six-month-report",
    "Báo cáo 6 tháng",
    "Kết quả công tác vì sự tiến bộ của phụ nữ trong 6 tháng.",
    Option("period", "Kỳ báo cáo", "period", default=_half, period_kinds=("H",)),
)
