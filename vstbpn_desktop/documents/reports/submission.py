"""Tờ trình, form 1.4 of Decree 30/2020: why, what, and what is asked."""

from __future__ import annotations

from vstbpn_desktop.documents.reports.administrative import Kind
from vstbpn_desktop.documents.reports.general import BASIS, TO, general
from vstbpn_desktop.documents.reports.spec import Option

KIND = Kind("TTr", "TỜ TRÌNH")
NEED = Option("need", "Sự cần thiết", "body", default="", help="Vì sao phải trình, căn cứ thực tế.")
CONTENT = Option("content", "Nội dung trình", "body", default="", help="Việc đề nghị quyết định.")
REQUEST = Option("request", "Kiến nghị, đề xuất", "body", default="", help="Câu đề nghị cấp trên xem xét.")

SPEC = general(
    "submission", KIND, "Trình cấp trên xem xét, quyết định (mẫu 1.4).",
    extra=(TO, BASIS), bodies=(NEED, CONTENT, REQUEST),
)  # fmt: skip
