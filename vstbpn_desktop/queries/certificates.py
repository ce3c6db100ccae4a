"""Who of a class earns a certificate, and the numbers that were given."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func, select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.settings import CERTIFICATE_LEAST, setting
from vstbpn_desktop.queries.training import RosterLine, roster
from vstbpn_desktop.records.certificate import GIVEN, Certificate
from vstbpn_desktop.records.training_class import TrainingSession

WHOLE: Final = 100


def sessions_of(reader: Reader, class_id: int) -> int:
    """How many sessions a class has; one without any counts as one."""
    query = select(func.count()).where(TrainingSession.training_class_id == class_id)
    return reader.connection.execute(query).scalar() or 1


def attended(line: RosterLine, sessions: int) -> int:
    """To how many sessions a person came."""
    if line.absent:
        return 0
    return sessions - len(line.absences & set(range(1, sessions + 1)))


def earned(line: RosterLine, sessions: int, least: int) -> bool:
    """Whether a person came to one session and to `least` per cent of all (counts compared, not shares)."""
    came = attended(line, sessions)
    return came > 0 and came * WHOLE >= least * sessions


def earners(reader: Reader, class_id: int) -> list[RosterLine]:
    """The participants who earn a certificate, in the order of the list."""
    least, sessions = int(setting(reader.connection, CERTIFICATE_LEAST)), sessions_of(reader, class_id)
    return [line for line in roster(reader, class_id) if earned(line, sessions, least)]


def numbers(connection: Connection, class_id: int) -> dict[int, int]:
    """The number of each participant of a class who was given one."""
    query = select(Certificate.participant_id, Certificate.number).where(
        Certificate.training_class_id == class_id, Certificate.state == GIVEN
    )
    return {person: number for person, number in connection.execute(query) if person is not None}


def next_number(connection: Connection, year: int) -> int:
    """The number after the last of a year; cancelled ones count."""
    last = connection.execute(select(func.max(Certificate.number)).where(Certificate.year == year)).scalar()
    return int(last or 0) + 1
