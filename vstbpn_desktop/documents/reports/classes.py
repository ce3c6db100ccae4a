"""What papers about classes share: which classes, when and where, who stands on the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.documents.model import Signer
from vstbpn_desktop.documents.reports.spec import Option
from vstbpn_desktop.queries.profile import ProfileData
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.training import RosterLine, roster
from vstbpn_desktop.records.training_class import CANCELLED, SPEC, TrainingClass
from vstbpn_desktop.vietnamese.dates import format_date, prose_date, weekday

CLASS = Option(
    "class", "Lớp", "text", default="", once=True,
    help="Mã lớp, ví dụ 01 hoặc 2020/01. Để trống: mọi lớp của năm.",
)  # fmt: skip
MAKER, CONFIRMED = "NGƯỜI LẬP BIỂU", "XÁC NHẬN CỦA CƠ QUAN"
SIGN_NOTE = "(Ký, ghi rõ họ tên)"
FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Session:
    """A session: its number in the class, the day, the hours as they are written, what it is about."""

    number: int
    date: dt.date
    starts: str
    ends: str
    content: str


@dataclass(frozen=True, slots=True)
class ClassData:
    """A class as papers show it."""

    id: int
    code: str
    topic: str
    kind: str
    target_group: str
    place: str
    lecturers: tuple[str, ...]
    sessions: tuple[Session, ...]
    people: tuple[RosterLine, ...]

    @property
    def women(self) -> int:
        """How many on the list are women."""
        return sum(person.gender == FEMALE for person in self.people)


def classes(reader: Reader, year: int, wanted: str) -> tuple[ClassData, ...]:
    """The class of that code or key, else every class of the year that was not cancelled, by code.

    UserError where there is no such class.
    """
    if wanted:
        key = wanted if "/" in wanted else f"{year}/{wanted}"
        return (_class(reader, reader.get(SPEC, key)),)
    query = select(TrainingClass.id).where(TrainingClass.year == year, TrainingClass.state != CANCELLED)
    ids = reader.connection.execute(query.order_by(TrainingClass.code_key)).scalars()
    return tuple(_class(reader, row_id) for row_id in list(ids))


def time_words(data: ClassData) -> str:
    """When a class is held: the one session with its hours, else the first to the last day."""
    if not data.sessions:
        return ""
    days = sorted({session.date for session in data.sessions})
    if len(data.sessions) == 1:
        return session_words(data.sessions[0])
    count = f"{len(data.sessions)} buổi"
    if len(days) == 1:
        return f"{count}, {weekday(days[0])}, {prose_date(days[0])}"
    return f"{count}, từ {prose_date(days[0])} đến {prose_date(days[-1])}"


def session_words(session: Session) -> str:
    """ "từ 7 giờ 30 đến 11 giờ 00, thứ Ba, ngày 14 tháng 7 năm 2020"."""
    hours = " ".join(
        f"{word} {hour}" for word, hour in (("từ", session.starts), ("đến", session.ends)) if hour
    )
    return ", ".join(filter(None, (hours, weekday(session.date), prose_date(session.date))))


def facts(data: ClassData) -> tuple[str, ...]:
    """The lines below the title of a list: time, place, who teaches; blanks for what is not known."""
    lecturers = "; ".join(data.lecturers)
    told = (("Thời gian", time_words(data)), ("Địa điểm", data.place), ("Giảng viên", lecturers))
    return tuple(f"{label}: {words or '…' * 20}" for label, words in told)


def name_of(data: ClassData) -> str:
    """ "Lớp tập huấn: chuyên đề …"."""
    return f"Lớp {data.kind}: {data.topic}"


def people_words(data: ClassData) -> str:
    """ "Danh sách có 55 người, trong đó 40 nữ."; women only where the gender of everyone is known."""
    known = all(person.gender for person in data.people)
    women = f", trong đó {data.women} nữ" if known and data.people else ""
    return f"Danh sách có {len(data.people)} người{women}."


def signers(profile: ProfileData) -> tuple[Signer, ...]:
    """Who signs a list: its maker, and the body that holds the class."""
    return (Signer((MAKER,), SIGN_NOTE), Signer((CONFIRMED,), "(Ký tên, đóng dấu)"))


def short_day(session: Session) -> str:
    """ "Buổi 1 (14/07/2020)" in the head of a column."""
    return f"Buổi {session.number}\n{format_date(session.date)}"


def _class(reader: Reader, class_id: int) -> ClassData:
    values = reader.values(SPEC, class_id)
    kind = SPEC.field("kind").kind.display(values["kind"])
    return ClassData(
        id=class_id,
        code=values["code"],
        topic=values["topic"],
        kind=kind,
        target_group=values["target_group"],
        place=values["place"],
        lecturers=tuple(_lecturer(row) for row in values["lecturers"]),
        sessions=_sessions(values["sessions"]),
        people=tuple(roster(reader, class_id)),
    )


def _lecturer(row: dict[str, Any]) -> str:
    return ", ".join(filter(None, (row["name"], row["post"])))


def _sessions(rows: Sequence[dict[str, Any]]) -> tuple[Session, ...]:
    return tuple(
        Session(number, row["date"], row["starts"], row["ends"], row["content"])
        for number, row in enumerate(rows, 1)
    )
