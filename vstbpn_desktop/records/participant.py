"""Học viên: a person in a class. The same person may be in many classes; only absences are entered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnClause, ForeignKey, Index, func, select

from vstbpn_desktop.db.base import Base, column, link, parent
from vstbpn_desktop.records.person import GENDERS
from vstbpn_desktop.spec import (
    Choice,
    Field,
    Integer,
    Key,
    RecordSpec,
    Reference,
    Rows,
    Text,
    YesNo,
)
from vstbpn_desktop.spec.record import Rules
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.names import name_identity


class Participant(Base):
    """A line of a class's list. `identity` is name and post folded: with the unit it tells the person."""

    __tablename__ = "participant"
    __table_args__ = (
        Index("ix_participant_number", "training_class_id", "number", unique=True),
        Index("ix_participant_identity", "identity", "unit_id"),
        {"sqlite_autoincrement": True},
    )
    training_class_id: ColumnClause[int] = column(ForeignKey("training_class.id", ondelete="CASCADE"))
    number: ColumnClause[int | None]
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    gender: ColumnClause[str]
    post: ColumnClause[str]
    unit_id: ColumnClause[int | None] = link("unit")
    workplace: ColumnClause[str]
    phone: ColumnClause[str]
    absent: ColumnClause[bool]
    identity: ColumnClause[str]
    note: ColumnClause[str]
    person_id: ColumnClause[int | None] = link("person")


class Absence(Base):
    """A session that a participant missed, by its number in the class (1 is the first)."""

    __tablename__ = "participant_absence"
    participant_id: ColumnClause[int] = parent("participant")
    position: ColumnClause[int]
    session: ColumnClause[int]


def identity(name: str, post: str, workplace: str) -> str:
    """What, with the unit, tells one person from another: the folded name and post (product, scenario 10)."""
    return "|".join((name_identity(name), fold(post).strip(), fold(workplace).strip()))


def _complete(values: dict[str, Any]) -> dict[str, Any]:
    told = identity(values["name"], values["post"], values["workplace"])
    rows = {row["session"]: row for row in values["absences"] if row["session"]}
    return {**values, "identity": told, "absences": tuple(rows[session] for session in sorted(rows))}


def _after_save(change: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> None:
    """Whoever has no number yet takes the next one of the class."""
    if values["number"] is None:
        query = select(func.max(Participant.number))
        last = query.where(Participant.training_class_id == values["training_class"])
        number = (change.connection.execute(last).scalar() or 0) + 1
        change.update(Participant, row_id, {"number": number})


SPEC = RecordSpec(
    id="participant",
    number=15,
    label="học viên",
    plural="Học viên",
    model=Participant,
    key=Key(("training_class", "/", "number"), last=True, numbered=True),
    title="name",
    subtitle=("post", "unit"),
    order=("training_class_id", "number"),
    area="training",
    icon="users",
    inside="training_class",
    year="training_class",
    rules=Rules(complete=_complete, after_save=_after_save),
    help="Danh sách lớp. Một người có thể dự nhiều lớp; điểm danh chỉ ghi người vắng.",
    fields=(
        Field("training_class", "Lớp", Reference("training_class"), required=True, column=28, filter=True),
        Field("number", "Số thứ tự", Integer(minimum=1), column=6,
              help="Để trống: số tiếp theo của lớp."),
        Field("name", "Họ và tên", Text(120), required=True, column=24, search="text", sorts_as="name_key",
              sort_words="names"),
        Field("gender", "Giới tính", Choice(GENDERS), column=8, filter=True),
        Field("post", "Chức vụ", Text(200), column=22, search="text"),
        Field("unit", "Đơn vị", Reference("unit"), column=26, filter=True),
        Field("workplace", "Nơi công tác khác", Text(200), column=20, search="text",
              help="Phòng, ban cụ thể, hoặc nơi không có trong danh sách đơn vị."),
        Field("phone", "Điện thoại công vụ", Text(60), search="code"),
        Field("absent", "Vắng cả lớp", YesNo(), default=False, column=9, filter=True),
        Field("absences", "Vắng các buổi", kind=Rows(
            Absence, "participant_id", shorthand="session", fields=(
                Field("session", "Buổi thứ", Integer(minimum=1), required=True),
            ))),
        Field("note", "Ghi chú", Text(), column=16, search="text"),
        Field("person", "Là người", Reference("person"),
              help="Người trong danh sách “Người, đầu mối”, khi đúng là một người."),
        Field("identity", "Dấu nhận người", Text(600), hidden=True),
    ),
)  # fmt: skip
