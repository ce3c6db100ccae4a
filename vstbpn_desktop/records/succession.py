"""Kế thừa đơn vị: what became of units: renamed, absorbed, merged, split, ended, rid of a function."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import ColumnClause, ForeignKey, select

from vstbpn_desktop.db.base import Base, column, parent
from vstbpn_desktop.records.unit import Unit
from vstbpn_desktop.spec import Choice, Date, Field, Key, LongText, Option, RecordSpec, References, Text
from vstbpn_desktop.spec.record import Rules

RENAME, ABSORB, MERGE, SPLIT, END, FUNCTION = "rename", "absorb", "merge", "split", "end", "function"

KINDS: Final = (
    Option(RENAME, "đổi tên"),
    Option(ABSORB, "sáp nhập vào"),
    Option(MERGE, "hợp nhất"),
    Option(SPLIT, "chia tách"),
    Option(END, "kết thúc"),
    Option(FUNCTION, "chuyển chức năng"),
)


class Succession(Base):
    """One event of the history of units; which units, say the two link tables."""

    __tablename__ = "succession"
    kind: ColumnClause[str]
    date: ColumnClause[dt.date]
    decision: ColumnClause[str]
    unconfirmed: ColumnClause[str]
    note: ColumnClause[str]


class SuccessionFrom(Base):
    """A unit that the event changed or ended."""

    __tablename__ = "succession_from"
    succession_id: ColumnClause[int] = parent("succession")
    unit_id: ColumnClause[int] = column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)


class SuccessionTo(Base):
    """A unit that goes on after the event with what the others were."""

    __tablename__ = "succession_to"
    succession_id: ColumnClause[int] = parent("succession")
    unit_id: ColumnClause[int] = column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)


def _keep(connection: Any, row_id: int) -> str | None:
    """An event that ended units stays: struck out alone it would leave them ended without a reason."""
    query = (
        select(Unit.id)
        .join(SuccessionFrom, SuccessionFrom.unit_id == Unit.id)
        .join(Succession, Succession.id == SuccessionFrom.succession_id)
        .where(Succession.id == row_id, Unit.valid_to == Succession.date)
    )
    if connection.execute(query).first() is None:
        return None
    return "Sự kiện kế thừa này đã kết thúc các đơn vị. Hãy hoàn tác thay đổi đó trong nhật ký."


SPEC = RecordSpec(
    id="succession",
    number=24,
    label="sự kiện kế thừa đơn vị",
    plural="Kế thừa đơn vị",
    model=Succession,
    key=Key(("id",)),
    title="decision",
    subtitle=("kind", "date"),
    order=("date", "id"),
    area="",
    icon="merge",
    rules=Rules(keep=_keep),
    help="Đơn vị đổi tên, sáp nhập, hợp nhất, chia tách, kết thúc: ngày, căn cứ, đơn vị trước và sau.",
    fields=(
        Field("kind", "Loại", Choice(KINDS), required=True, column=12, filter=True),
        Field("date", "Từ ngày", Date(), required=True, column=12),
        Field("decision", "Căn cứ", Text(), column=36, search="text"),
        Field("predecessors", "Đơn vị trước", References("unit", SuccessionFrom, "succession_id", "unit_id")),
        Field("successors", "Đơn vị sau", References("unit", SuccessionTo, "succession_id", "unit_id")),
        Field("unconfirmed", "Cần xác nhận", Text()),
        Field("note", "Ghi chú", LongText(), search="text"),
    ),
)  # fmt: skip
