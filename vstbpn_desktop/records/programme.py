"""Chương trình công tác năm: the document that the year's tasks come from, kept whole."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnClause

from vstbpn_desktop.db.base import Base, column, parent
from vstbpn_desktop.spec import Choice, Date, Field, Key, LongText, Option, RecordSpec, Rows, Text
from vstbpn_desktop.spec.kinds import Integer, Year

LINE_KINDS = (
    Option("part", "phần"),
    Option("group", "nhóm"),
    Option("purpose", "mục đích, yêu cầu"),
    Option("intro", "lời dẫn"),
)


class Programme(Base):
    """A year's programme: everything of the document that is no task."""

    __tablename__ = "programme"
    year: ColumnClause[int] = column(unique=True)
    title: ColumnClause[str]
    kind_name: ColumnClause[str]
    symbol: ColumnClause[str]
    issued_on: ColumnClause[dt.date | None]
    letterhead: ColumnClause[str]
    preamble: ColumnClause[str]
    recipients: ColumnClause[str]
    filing: ColumnClause[str]
    sign_above: ColumnClause[str]
    sign_below: ColumnClause[str]
    signer: ColumnClause[str]
    closing: ColumnClause[str]
    appendix: ColumnClause[str]
    unread: ColumnClause[str]


class ProgrammeLine(Base):
    """A part's or a group's title, or an item of part I; tasks hang between them by their codes."""

    __tablename__ = "programme_line"
    programme_id: ColumnClause[int] = parent("programme")
    position: ColumnClause[int]
    kind: ColumnClause[str]
    code: ColumnClause[str]
    marker: ColumnClause[str]
    title: ColumnClause[str]
    text: ColumnClause[str]


SPEC = RecordSpec(
    id="programme",
    number=5,
    label="chương trình",
    plural="Chương trình công tác",
    model=Programme,
    key=Key(("year",)),
    title="title",
    subtitle=("year",),
    order=("year",),
    area="",
    icon="list-checks",
    year="year",
    help="Chương trình công tác từng năm, giữ nguyên lời văn của văn bản.",
    fields=(
        Field("year", "Năm", Year(), required=True, column=8, search="code"),
        Field("title", "Tên chương trình", LongText(), required=True, column=50, search="text"),
        Field("kind_name", "Tên loại", Text(), default="CHƯƠNG TRÌNH"),
        Field("symbol", "Số, ký hiệu", Text(60), column=16, search="code"),
        Field("issued_on", "Ngày ban hành", Date(), column=12),
        Field("letterhead", "Phần đầu văn bản gốc", LongText(), section="Nguyên văn"),
        Field("preamble", "Phần mở đầu", LongText(), search="text", section="Nguyên văn",
              help="Mỗi đoạn một dòng."),
        Field("lines", "Phần, nhóm và mục đích", section="Nguyên văn", search="text", kind=Rows(
            ProgrammeLine, "programme_id", fields=(
                Field("kind", "Loại dòng", Choice(LINE_KINDS), required=True),
                Field("code", "Mã", Text(20), required=True),
                Field("marker", "Dấu đầu dòng", Text(20)),
                Field("title", "Tên ngắn", Text()),
                Field("text", "Nguyên văn", LongText(), search="text"),
                Field("position", "Thứ tự", Integer(), hidden=True),
            ))),
        Field("closing", "Phần kết", LongText(), search="text", section="Phần cuối"),
        Field("recipients", "Nơi nhận", LongText(), search="text", section="Phần cuối"),
        Field("filing", "Dòng Lưu", Text(), section="Phần cuối"),
        Field("sign_above", "Quyền hạn, chức vụ", LongText(), section="Phần cuối"),
        Field("sign_below", "Chức vụ trong cơ quan", LongText(), section="Phần cuối"),
        Field("signer", "Họ tên người ký", Text(), section="Phần cuối"),
        Field("appendix", "Phụ lục của văn bản gốc", LongText(), search="text", section="Phần cuối"),
        Field("unread", "Phần chưa hiểu, giữ nguyên", LongText(), search="text", section="Phần cuối"),
    ),
)  # fmt: skip
