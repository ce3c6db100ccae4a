"""Every part a person plays: posts, titles, seats, classes, inspections, papers signed; since when, where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.certificate import GIVEN, Certificate
from vstbpn_desktop.records.collaborator import KINDS as COLLABORATOR_KINDS
from vstbpn_desktop.records.collaborator import Collaborator
from vstbpn_desktop.records.committee import Committee
from vstbpn_desktop.records.document import Document
from vstbpn_desktop.records.inspection import ROLES as TEAM_ROLES
from vstbpn_desktop.records.inspection import Inspection, TeamMember
from vstbpn_desktop.records.participant import Absence, Participant
from vstbpn_desktop.records.person import SPEC, TITLES, Person, PersonPost, PersonTitle
from vstbpn_desktop.records.profile import Profile
from vstbpn_desktop.records.seat import ROLES as SEAT_ROLES
from vstbpn_desktop.records.seat import Seat, SeatHolder
from vstbpn_desktop.records.training_class import TrainingClass, TrainingSession
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER
from vstbpn_desktop.vietnamese.dates import format_date

FOCAL, POST, TITLE, SEAT, CLASS, TEAM, NETWORK, SIGNED = (
    "focal", "post", "title", "seat", "class", "team", "network", "signed",
)  # fmt: skip
HEADINGS = {
    FOCAL: "Đầu mối",
    POST: "Chức vụ qua các thời kỳ",
    TITLE: "Học hàm, học vị, ngạch",
    SEAT: "Thành viên Ban",
    CLASS: "Tập huấn, hội nghị",
    TEAM: "Đoàn kiểm tra",
    NETWORK: "Cộng tác viên",
    SIGNED: "Người ký (theo họ tên)",
}
"""The kinds of parts in the order they are told. Who signed stands as plain words: told by the name alone."""


TOLD_AS_PARTS = ("participant", "collaborator")
"""The records whose reference to a person is told as one of her parts."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what it was, from when to when, further words, and the record it can be seen in.

    `since` and `until` are half-open, None where nobody said.
    """

    kind: str
    title: str
    since: dt.date | None = None
    until: dt.date | None = None
    detail: str = ""
    record: str = ""
    row_id: int = 0

    def is_present(self, day: dt.date) -> bool:
        """Whether it holds on a day."""
        return (self.since or ALWAYS) <= day < (self.until or FOREVER)

    @property
    def days(self) -> str:
        """ "từ 01/03/2020", "01/03/2018 – 29/02/2020", the last day included; "" where nobody said."""
        since = format_date(self.since) if self.since else ""
        until = format_date(self.until - _DAY) if self.until else ""
        if since == until:
            return since
        if since and until:
            return f"{since} – {until}"
        return f"từ {since}" if since else f"đến {until}"


def parts(reader: Reader, person_id: int) -> list[Part]:
    """What a person is and was, by kind, of each kind the newest first."""
    return [part for gather in _GATHERERS for part in gather(reader, person_id)]


def parts_of_kind(found: list[Part], kind: str) -> list[Part]:
    """Those of one kind."""
    return [part for part in found if part.kind == kind]


def _focal(reader: Reader, person_id: int) -> Iterator[Part]:
    query = select(Person.unit_id).where(Person.id == person_id, Person.focal_point.is_(True))
    for (unit_id,) in reader.connection.execute(query):
        title = _unit(reader, unit_id) or "chưa rõ đơn vị"
        yield Part(FOCAL, title, record="unit" if unit_id else "", row_id=unit_id or 0)


def _posts(reader: Reader, person_id: int) -> Iterator[Part]:
    query = select(PersonPost).where(PersonPost.person_id == person_id)
    for row in reader.connection.execute(query.order_by(PersonPost.valid_from.desc(), PersonPost.id)):
        yield Part(POST, row.post, *_span(row), detail=_unit(reader, row.unit_id))


def _titles(reader: Reader, person_id: int) -> Iterator[Part]:
    words = {option.id: option.label for option in TITLES}
    query = select(PersonTitle).where(PersonTitle.person_id == person_id)
    for row in reader.connection.execute(query.order_by(PersonTitle.valid_from.desc(), PersonTitle.id)):
        yield Part(TITLE, row.title, *_span(row), detail=words.get(row.kind, ""))


def _seats(reader: Reader, person_id: int) -> Iterator[Part]:
    roles = {option.id: option.label for option in SEAT_ROLES}
    query = (
        select(SeatHolder.valid_from, SeatHolder.valid_to, SeatHolder.decision, Seat.id, Seat.role,
               Committee.name)
        .join(Seat, Seat.id == SeatHolder.seat_id)
        .join(Committee, Committee.id == Seat.committee_id)
        .where(SeatHolder.person_id == person_id)
        .order_by(SeatHolder.valid_from.desc(), SeatHolder.id)
    )  # fmt: skip
    for row in reader.connection.execute(query):
        role = roles.get(row.role, "")
        title = f"{role[:1].upper()}{role[1:]}, {row.name}"
        yield Part(SEAT, title, *_span(row), detail=row.decision, record="seat", row_id=row.id)


def _classes(reader: Reader, person_id: int) -> Iterator[Part]:
    day = func.min(TrainingSession.date)
    missed = select(func.count(Absence.id)).where(Absence.participant_id == Participant.id)
    number = select(func.min(Certificate.number)).where(
        Certificate.participant_id == Participant.id, Certificate.state == GIVEN
    )
    query = (
        select(TrainingClass.id, TrainingClass.topic, TrainingClass.year, Participant.absent,
               day.label("first"), func.count(TrainingSession.id).label("sessions"),
               missed.scalar_subquery().label("missed"), number.scalar_subquery().label("number"))
        .join(Participant, Participant.training_class_id == TrainingClass.id)
        .outerjoin(TrainingSession, TrainingSession.training_class_id == TrainingClass.id)
        .where(Participant.person_id == person_id)
        .group_by(Participant.id)
        .order_by(TrainingClass.year.desc(), day.desc(), TrainingClass.id)
    )  # fmt: skip
    for row in reader.connection.execute(query):
        words = ", ".join(filter(None, (_attended(row), _numbered(row))))
        yield Part(CLASS, row.topic, row.first, _after(row.first), words, "training_class", row.id)


def _attended(row: Any) -> str:
    if row.absent or (row.sessions and row.missed >= row.sessions):
        return "vắng"
    return f"dự {row.sessions - row.missed}/{row.sessions} buổi" if row.missed else "dự đủ"


def _numbered(row: Any) -> str:
    return f"giấy chứng nhận số {row.number}/{row.year}" if row.number else ""


def _teams(reader: Reader, person_id: int) -> Iterator[Part]:
    roles = {option.id: option.label for option in TEAM_ROLES}
    query = (
        select(Inspection.id, Inspection.name, Inspection.starts_on, Inspection.ends_on,
               Inspection.decision, TeamMember.role)
        .join(TeamMember, TeamMember.inspection_id == Inspection.id)
        .where(TeamMember.person_id == person_id)
        .order_by(Inspection.year.desc(), Inspection.starts_on.desc(), TeamMember.id)
    )  # fmt: skip
    for row in reader.connection.execute(query):
        words = ", ".join(filter(None, (roles.get(row.role, ""), row.decision)))
        yield Part(TEAM, row.name, row.starts_on, _after(row.ends_on), words, "inspection", row.id)


def _network(reader: Reader, person_id: int) -> Iterator[Part]:
    words = {option.id: option.label for option in COLLABORATOR_KINDS}
    query = select(Collaborator).where(Collaborator.person_id == person_id)
    for row in reader.connection.execute(query.order_by(Collaborator.valid_from.desc(), Collaborator.id)):
        kind = words.get(row.kind, "")
        title = f"{kind[:1].upper()}{kind[1:]}, {_unit(reader, row.unit_id)}"
        yield Part(NETWORK, title, *_span(row), detail=row.work_field, record="collaborator", row_id=row.id)


def _signed(reader: Reader, person_id: int) -> Iterator[Part]:
    """By the name as it stands; a namesake cannot be told apart."""
    name = reader.title(SPEC, person_id)
    profiles = select(Profile).where(Profile.signer == name).order_by(Profile.valid_from.desc())
    for row in reader.connection.execute(profiles):
        yield Part(SIGNED, "Khối ký của hồ sơ Ban", row.valid_from, record="profile", row_id=row.id)
    papers = select(Document.id, Document.subject, Document.symbol, Document.date)
    papers = papers.where(or_(Document.signer == name, Document.signer.endswith(f" {name}")))
    for paper in reader.connection.execute(papers.order_by(Document.date.desc(), Document.id)):
        day = paper.date
        yield Part(SIGNED, paper.subject, day, _after(day), paper.symbol, "document", paper.id)


def _span(row: Any) -> tuple[dt.date | None, dt.date | None]:
    since = None if row.valid_from in (None, ALWAYS) else row.valid_from
    return since, None if row.valid_to in (None, FOREVER) else row.valid_to


def _after(day: dt.date | None) -> dt.date | None:
    return day + _DAY if day else None


def _unit(reader: Reader, unit_id: int | None) -> str:
    return reader.title(reader.registry["unit"], unit_id) if unit_id else ""


_GATHERERS: tuple[Callable[[Reader, int], Iterator[Part]], ...] = (
    _focal, _seats, _posts, _titles, _classes, _teams, _network, _signed,
)  # fmt: skip
