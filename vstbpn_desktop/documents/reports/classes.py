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
from vstbpn_desktop.vietnamese.folding import fold

CLASS = Option(
    "class", "Lớp", "text", default="", once=True, occasion=True,
    help="Mã lớp, ví dụ 01 hoặc 2020/01. Để trống: mọi lớp của năm.",
)  # fmt: skip
MAKER, CONFIRMED = "NGƯỜI LẬP BIỂU", "XÁC NHẬN CỦA CƠ QUAN"
SIGN_NOTE = "(Ký, ghi rõ họ tên)"
FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Event:
    """What papers call a kind of class and those who come; a topic that begins so needs no name before it."""

    name: str
    people: str
    says_itself: tuple[str, ...]


EVENTS = {
    "training": Event("Lớp tập huấn", "học viên", ("lop ", "tap huan")),
    "refresher": Event("Lớp bồi dưỡng", "học viên", ("lop ", "boi duong")),
    "seminar": Event("Hội nghị", "đại biểu", ("hoi ", "toa dam", "hop ")),
    "talk": Event("Buổi nói chuyện chuyên đề", "người tham dự", ("noi chuyen", "buoi ")),
    "visit": Event("Chuyến giao lưu, học tập kinh nghiệm", "người tham dự", ("giao luu", "chuyen ")),
}


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
    """A class as papers show it; `kind` is the id of its kind."""

    id: int
    code: str
    topic: str
    kind: str
    target_group: str
    place: str
    lecturers: tuple[str, ...]
    sessions: tuple[Session, ...]
    people: tuple[RosterLine, ...]
    planned: int | None = None

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
    """When a class is held: the hours of its one day, else from the first hour of the first day to the last.

    "từ 7 giờ 30 đến 11 giờ 00, thứ Ba, ngày 14 tháng 7 năm 2020".
    """
    if not data.sessions:
        return ""
    ordered = sorted(data.sessions, key=lambda session: session.date)
    first, last = ordered[0], ordered[-1].date
    if first.date == last:
        hours = " và ".join(filter(None, map(_hours, data.sessions)))
        return ", ".join(filter(None, (hours, weekday(last), prose_date(last))))
    start = f"từ {first.starts}, {prose_date(first.date)}" if first.starts else f"từ {prose_date(first.date)}"
    return f"{len(data.sessions)} buổi, {start} đến {prose_date(last)}"


def _hours(session: Session) -> str:
    told = (("từ", session.starts), ("đến", session.ends))
    return " ".join(f"{word} {hour}" for word, hour in told if hour)


def facts(data: ClassData) -> tuple[str, ...]:
    """The lines below the title of a list: time, place, who teaches; blanks for what is not known."""
    lecturers = "; ".join(data.lecturers)
    told = (("Thời gian", time_words(data)), ("Địa điểm", data.place), ("Giảng viên", lecturers))
    return tuple(f"{label}: {words or '…' * 20}" for label, words in told)


def name_of(data: ClassData) -> str:
    """ "Lớp tập huấn: chuyên đề …"; a topic that says itself what it is stands alone."""
    event = EVENTS[data.kind]
    says_itself = any(fold(data.topic).startswith(word) for word in event.says_itself)
    return data.topic if says_itself else f"{event.name}: {data.topic}"


def quoted_name_of(data: ClassData) -> str:
    """The same inside a sentence: Lớp tập huấn “Kỹ năng lồng ghép giới”."""
    name = name_of(data)
    return name if name == data.topic else f"{EVENTS[data.kind].name} “{data.topic}”"


def people_words(data: ClassData) -> str:
    """ "Danh sách có 55 người, trong đó 40 nữ."; women only where the gender of everyone is known.

    A list that is still to be written has a blank for the number.
    """
    if not data.people:
        return "Danh sách có …… người."
    known = all(person.gender for person in data.people)
    women = f", trong đó {data.women} nữ" if known else ""
    return f"Danh sách có {len(data.people)} người{women}."


def signers(profile: ProfileData) -> tuple[Signer, ...]:
    """Who signs a list: its maker, and the body that holds the class."""
    return (Signer((MAKER,), SIGN_NOTE), Signer((CONFIRMED,), "(Ký tên, đóng dấu)"))


def short_day(session: Session) -> str:
    """ "Buổi 1 (14/07/2020)" in the head of a column."""
    return f"Buổi {session.number}\n{format_date(session.date)}"


def _class(reader: Reader, class_id: int) -> ClassData:
    values = reader.values(SPEC, class_id)
    return ClassData(
        id=class_id,
        code=values["code"],
        topic=values["topic"],
        kind=values["kind"],
        target_group=values["target_group"],
        place=values["place"],
        lecturers=tuple(_lecturer(row) for row in values["lecturers"]),
        sessions=_sessions(values["sessions"]),
        people=tuple(roster(reader, class_id)),
        planned=values["planned"],
    )


def _lecturer(row: dict[str, Any]) -> str:
    return ", ".join(filter(None, (row["name"], row["post"])))


def _sessions(rows: Sequence[dict[str, Any]]) -> tuple[Session, ...]:
    return tuple(
        Session(number, row["date"], row["starts"], row["ends"], row["content"])
        for number, row in enumerate(rows, 1)
    )
