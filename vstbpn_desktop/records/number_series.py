"""Dãy số: numbers given to documents one after the other (Decree 30/2020, article 15 and appendix III)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnClause, func, select

from vstbpn_desktop.db.base import Base, column
from vstbpn_desktop.records.number import Number
from vstbpn_desktop.spec import Choice, Field, Integer, Key, LongText, Option, RecordSpec, Text, YesNo
from vstbpn_desktop.spec.kinds import Year
from vstbpn_desktop.spec.record import Rules

OWN, DEPARTMENT = "own", "department"
OWNERS = (
    Option(OWN, "của Ban"),
    Option(DEPARTMENT, "của cơ quan khác, văn thư cấp số"),
)
"""Whose series it is: the committee's own gives the next number, the other's are only typed in."""

DOCUMENTS, COPIES = "documents", "copies"
PURPOSES = (
    Option(DOCUMENTS, "văn bản đi"),
    Option(COPIES, "bản sao"),
)

NUMBER_PLACE = "{số}"
PATTERN_PLACES = (NUMBER_PLACE, "{loại}", "{cơ quan}", "{năm}")


class NumberSeries(Base):
    """A series: whose it is, what it serves, how its symbols are written, where it begins."""

    __tablename__ = "number_series"
    code: ColumnClause[str] = column(index=True, unique=True)
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    owner: ColumnClause[str]
    purpose: ColumnClause[str]
    kinds: ColumnClause[str]
    pattern: ColumnClause[str]
    first_number: ColumnClause[int | None]
    first_year: ColumnClause[int | None]
    yearly: ColumnClause[bool]
    ended: ColumnClause[bool]
    note: ColumnClause[str]


def _check(values: dict[str, Any]) -> dict[str, str]:
    pattern = values["pattern"]
    if pattern and NUMBER_PLACE not in pattern:
        return {"pattern": f"Mẫu ký hiệu phải có {NUMBER_PLACE}, ví dụ {{số}}/SLĐTBXH-BĐG."}
    rest = pattern
    for place in PATTERN_PLACES:
        rest = rest.replace(place, "")
    if "{" in rest or "}" in rest:
        return {"pattern": f"Mẫu ký hiệu chỉ dùng {', '.join(PATTERN_PLACES)}."}
    return {}


def _keep(connection: Any, row_id: int) -> str | None:
    """Numbers are never given twice, so the series that remembers them stays."""
    given = connection.execute(select(func.count(Number.id)).where(Number.series_id == row_id)).scalar()
    if not given:
        return None
    return f"Dãy số đã cấp {given} số nên không xoá được. Hãy đánh dấu “Không dùng nữa”."


SPEC = RecordSpec(
    id="number_series",
    number=19,
    label="dãy số",
    plural="Dãy số văn bản",
    model=NumberSeries,
    key=Key(("code",)),
    title="name",
    subtitle=("owner", "kinds"),
    order=("code",),
    area="",
    icon="list",
    rules=Rules(check=_check, keep=_keep),
    help="Số văn bản lấy liên tiếp từ 01 ngày 01/01 đến 31/12; chung cho mọi loại hoặc riêng từng loại.",
    fields=(
        Field("code", "Mã", Text(20), required=True, column=8, search="code", help="Ví dụ BAN, SO, SY."),
        Field("name", "Tên dãy số", Text(), required=True, column=30, search="text", sorts_as="name_key"),
        Field("owner", "Của ai", Choice(OWNERS), default=OWN, column=20, filter=True,
              help="Dãy của cơ quan khác không tự lấy số: gõ số văn thư đã cấp."),
        Field("purpose", "Dùng cho", Choice(PURPOSES), default=DOCUMENTS, column=12, filter=True),
        Field("kinds", "Chỉ cho các loại", Text(200), column=16,
              help="Chữ viết tắt tên loại, cách nhau dấu phẩy, ví dụ QĐ, TTr; công văn ghi CV. "
                   "Để trống: mọi loại chưa có dãy riêng."),
        Field("pattern", "Mẫu ký hiệu", Text(60), column=18,
              help="Để trống: như ký hiệu của văn bản. Ví dụ {số}/SLĐTBXH-BĐG."),
        Field("first_number", "Số bắt đầu", Integer(minimum=1), help="Để trống: 1."),
        Field("first_year", "Của năm", Year(), help="Chỉ năm này bắt đầu từ số trên; để trống: mọi năm."),
        Field("yearly", "Bắt đầu lại ngày 01/01", YesNo(), default=True),
        Field("ended", "Không dùng nữa", YesNo(), default=False, column=10),
        Field("note", "Ghi chú", LongText(), search="text"),
    ),
)  # fmt: skip
