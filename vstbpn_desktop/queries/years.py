"""The years there are, and the one to work in."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, func, select

from vstbpn_desktop.records.programme import Programme


def years(connection: Connection, today: dt.date) -> list[int]:
    """Every year with a programme, and today's, newest first."""
    found = set(connection.execute(select(Programme.year)).scalars())
    return sorted(found | {today.year}, reverse=True)


def earlier_year(connection: Connection, year: int) -> int | None:
    """The newest year before another that has a programme; None where none has."""
    return connection.execute(select(func.max(Programme.year)).where(Programme.year < year)).scalar()


def working_year(connection: Connection, today: dt.date) -> int:
    """Today's year where it has a programme, else the newest earlier one that has, else today's."""
    with_programme = set(connection.execute(select(Programme.year)).scalars())
    earlier = [year for year in with_programme if year <= today.year]
    return max(earlier, default=today.year)


def has_programme(connection: Connection, year: int) -> bool:
    """Whether a year has a programme."""
    return connection.execute(select(Programme.id).where(Programme.year == year)).first() is not None
