"""The paper with the recovery code: what it is for, the code, where to keep it."""

from __future__ import annotations

import datetime as dt

from vstbpn_desktop.documents.model import Column, Document, Letterhead, Paragraph, Table, Title
from vstbpn_desktop.vietnamese.dates import format_date

_PER_ROW = 4
_WHY = (
    "Dữ liệu của chương trình đã được mã hoá bằng mật khẩu. Nếu quên mật khẩu, mã dưới đây là cách duy nhất "
    "để mở dữ liệu và các bản sao lưu. Mã không lưu ở bất kỳ đâu trong máy; mất cả mật khẩu và tờ giấy này "
    "thì không ai mở được dữ liệu nữa."
)
_HOW = (
    "Cách dùng: khi chương trình hỏi mật khẩu, gõ mã này thay cho mật khẩu (chữ hoa hay thường đều được, có "
    "hay không có gạch nối đều được), rồi đặt mật khẩu mới trong Cài đặt.",
    "Cất tờ giấy này trong phong bì dán kín, ở tủ có khoá, không để cùng máy tính. Bàn giao cùng công việc.",
    "Mỗi lần tạo mã mới, tờ giấy cũ hết hiệu lực: hãy huỷ tờ cũ.",
)


def recovery_paper(code: str, committee: str, agency: str, day: dt.date) -> Document:
    """One page with a code of groups between hyphens."""
    groups = code.split("-")
    rows = tuple(tuple(groups[at : at + _PER_ROW]) for at in range(0, len(groups), _PER_ROW))
    columns = tuple(Column(f"Nhóm {number}", align="center") for number in range(1, _PER_ROW + 1))
    return Document(
        title="Mã khôi phục dữ liệu",
        blocks=(
            Letterhead(agency.upper(), (committee.upper(),), "", ""),
            Title("MÃ KHÔI PHỤC DỮ LIỆU", (f"(tạo ngày {format_date(day)})",)),
            Paragraph(_WHY),
            Table(columns, rows, row_mm=12),
            *map(Paragraph, _HOW),
        ),
        author=committee,
    )
