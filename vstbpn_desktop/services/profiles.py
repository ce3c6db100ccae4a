"""The committee profile: shown and set as of a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.profile import SPEC, Profile
from vstbpn_desktop.services.transfer import put

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


def profile_id(reader: Reader, day: dt.date) -> int | None:
    """The profile in force on a day: the newest begun by then, else the first; None where there is none."""
    query = select(Profile.id).order_by(Profile.valid_from.desc())
    found = reader.connection.execute(query.where(Profile.valid_from <= day).limit(1)).scalar()
    return found or reader.connection.execute(select(Profile.id).order_by(Profile.valid_from)).scalar()


def show_profile(app: App) -> dict[str, Any] | None:
    """The profile in force today as JSON; None where none was set."""
    with app.reader() as reader:
        found = profile_id(reader, app.today)
        return reader.to_json(SPEC, reader.record(SPEC, found)) if found else None


def set_profile(app: App, values: dict[str, Any]) -> None:
    """Set the profile from JSON: without a day, the one in force is corrected or a first one is made."""
    if "key" not in values and "valid_from" not in values:
        current = show_profile(app)
        first = dt.date(app.today.year, 1, 1).isoformat()
        values = {"valid_from": current["valid_from"] if current else first, **values}
    with app.change("Đặt hồ sơ Ban") as change:
        put(change, SPEC, values, app.today)
