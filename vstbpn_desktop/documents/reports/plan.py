"""Kế hoạch, form 1.4 of Decree 30/2020."""

from __future__ import annotations

from vstbpn_desktop.documents.reports.administrative import Kind
from vstbpn_desktop.documents.reports.general import BASIS, general
from vstbpn_desktop.documents.reports.spec import Option

KIND = Kind("KH", "KẾ HOẠCH")
PURPOSE = Option("purpose", "Mục đích, yêu cầu", "body", default="")
CONTENT = Option("content", "Nội dung, thời gian, địa điểm", "body", default="")
MONEY = Option("money", "Kinh phí", "body", default="")
WORK = Option("work", "Tổ chức thực hiện", "body", default="", help="Ai làm gì, xong khi nào.")

SPEC = general(
    "plan", KIND, "Kế hoạch một hoạt động của Ban (mẫu 1.4).",
    extra=(BASIS,), bodies=(PURPOSE, CONTENT, MONEY, WORK),
)  # fmt: skip
