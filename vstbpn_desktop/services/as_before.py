"""Như năm trước: the options a document was made with, kept by year and offered in a later one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from vstbpn_desktop.db.setting import Setting, read_setting, write_setting
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Values
from vstbpn_desktop.queries.reading import Reader

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

PASSING = ("year", "period", "date", "keys")
"""Kinds of options that belong to their year."""


@dataclass(frozen=True, slots=True)
class EarlierOptions:
    """What was chosen for a document in an earlier year, by option id, as it is chosen."""

    year: int
    options: dict[str, Any]


def remember(app: App, spec: DocumentSpec[Any], year: int, given: Values) -> None:
    """Keep what was chosen for a year's document, where that is something that lasts and is new."""
    lasting = _lasting(spec, given)
    with app.database.read() as connection:
        if lasting == read_setting(connection, _name(spec, year), {}):
            return
    with app.change(f"Nhớ lựa chọn khi lập {spec.label} năm {year}", kind="setup") as change:
        write_setting(change.connection, _name(spec, year), lasting)


def earlier_options(reader: Reader, spec: DocumentSpec[Any], year: int) -> EarlierOptions | None:
    """What was chosen in the newest year before, less what no longer exists; None where nothing was."""
    prefix = _name(spec, "")
    query = select(Setting.name).where(Setting.name.startswith(prefix))
    names = reader.connection.execute(query).scalars()
    years = [found for name in names if (found := int(name.removeprefix(prefix))) < year]
    if not years:
        return None
    kept = _lasting(spec, read_setting(reader.connection, _name(spec, max(years)), {}))
    return EarlierOptions(max(years), kept) if kept else None


def _lasting(spec: DocumentSpec[Any], given: Values) -> dict[str, Any]:
    """The values that go on, as JSON gives them back."""
    lasting = {option.id for option in spec.options if option.kind not in PASSING and not option.once}
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
    return {name: value for name, value in plain.items() if name in lasting and value not in (None, "", [])}


def _name(spec: DocumentSpec[Any], year: int | str) -> str:
    return f"made:{spec.id}:{year}"
