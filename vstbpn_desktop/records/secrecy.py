"""What is said where something is marked as a state secret; the check that records share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.secrecy import mark

ADVICE: Final = (
    "Chương trình không nhận tài liệu mật. Hãy quản lý tài liệu này theo quy định về bảo vệ bí mật nhà nước; "
    "không quét, không chép, không ghi nội dung vào máy này."
)
SHORT: Final = "Không nhập tài liệu mật: mục này có dấu chỉ độ mật"
"""What stands beside a field, where there is little room."""


def refusal(what: str, level: str) -> UserError:
    """What is said where something bears a mark of secrecy."""
    return UserError(notice(what, level), ADVICE)


def notice(what: str, level: str) -> str:
    """ "Tệp “a.docx” có dấu chỉ độ mật (tối mật)."."""
    return f"{what} có dấu chỉ độ mật ({level})."


def marked_fields(values: dict[str, Any], names: Iterable[str]) -> dict[str, str]:
    """What is wrong by field where one bears a mark of secrecy."""
    found = {name: mark(str(values.get(name) or "")) for name in names}
    return {name: f"{SHORT} ({level})." for name, level in found.items() if level}
