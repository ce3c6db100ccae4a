"""The document being written: what was chosen and typed for it, kept by itself until it is done or given up.

One for each document, year and occasion (the class or inspection it is of). A draft that is saved, a document
that is issued stands for itself; this one is then dropped.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.setting import drop_setting, read_setting, write_setting
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Values
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

PREFIX = "unfinished"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was chosen and typed, by option id, as it is chosen; and the day it was last kept."""

    at: dt.date
    given: dict[str, Any]


def unfinished(reader: Reader, spec: DocumentSpec[Any], year: int, given: Values) -> Unfinished | None:
    """What is kept of a document; `given` says the occasion. None where nothing is."""
    found = read_setting(reader.connection, _name(spec, year, given))
    if not found:
        return None
    known = {option.id for option in spec.options} | {"year", "period"}
    kept = {name: value for name, value in found["given"].items() if name in known}
    return Unfinished(dt.date.fromisoformat(found["at"]), kept) if kept else None


def keep(app: App, spec: DocumentSpec[Any], year: int, given: Values) -> None:
    """Keep what was chosen and typed; the log takes one entry for a sitting. Nothing given takes it away."""
    plain = {name: _plain(value) for name, value in given.items() if value not in (None, "", (), [])}
    name = _name(spec, year, given)
    with app.database.read() as connection:
        before = read_setting(connection, name)
    if (before["given"] if before else {}) == plain:
        return
    with app.change(f"Viết {spec.label.lower()} năm {year}", kind="setup", goes_on=True) as change:
        if plain:
            write_setting(change.connection, name, {"at": app.today.isoformat(), "given": plain})
        else:
            drop_setting(change.connection, name)


def drop(app: App, spec: DocumentSpec[Any], year: int, given: Values) -> None:
    """Forget it, in a change that can be taken back: it is done, or another one is begun."""
    with app.change(f"Bỏ bản {spec.label.lower()} đang viết", kind="delete") as change:
        drop_setting(change.connection, _name(spec, year, given))


def let_go(app: App, spec: DocumentSpec[Any], year: int, given: Values) -> None:
    """Forget it: it is kept as a draft of its own now."""
    with app.change(f"Viết {spec.label.lower()} năm {year}", kind="setup") as change:
        drop_setting(change.connection, _name(spec, year, given))


def _plain(value: Any) -> Any:
    """A value as JSON holds it and as its option takes it back."""
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, Period):
        return str(value)
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def _name(spec: DocumentSpec[Any], year: int, given: Values) -> str:
    return f"{PREFIX}:{spec.id}:{year}:{spec.occasion(given)}"
