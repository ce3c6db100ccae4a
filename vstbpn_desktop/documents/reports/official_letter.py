"""Công văn, form 1.5 of Decree 30/2020: no name of its kind, "V/v …" below the symbol."""

from __future__ import annotations

from vstbpn_desktop.documents.reports.administrative import Kind
from vstbpn_desktop.documents.reports.general import TO, general
from vstbpn_desktop.documents.reports.spec import Option

KIND = Kind("", "CÔNG VĂN")
FIELD = Option(
    "field", "Đơn vị soạn, lĩnh vực", "text", default="", help="Cuối ký hiệu, ví dụ BĐG: 12/BVSTBPN-BĐG."
)

SPEC = general("official-letter", KIND, "Thư gửi một hay nhiều cơ quan (mẫu 1.5).", extra=(TO, FIELD))
