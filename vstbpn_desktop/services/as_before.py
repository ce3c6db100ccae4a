"""Như năm trước: the options a document was made with, kept by year and offered in a later one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from vstbpn_desktop.db.setting import Setting, read_setting, write_setting
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services.unfinished import PREFIX as UNFINISHED

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
    """What was chosen in the newest year before, less what no longer exists; None where nothing was.

    What was printed or saved counts before what was only written.
    """
    found: dict[int, dict[str, Any]] = {}
    for prefix, read in ((f"{UNFINISHED}:{spec.id}:", _written), (_name(spec, ""), _as_it_is)):
        query = select(Setting.name, Setting.value).where(Setting.name.startswith(prefix))
        for name, value in reader.connection.execute(query):
            made, _, occasion = name.removeprefix(prefix).partition(":")
            kept = {} if occasion or int(made) >= year else _lasting(spec, read(json.loads(value)))
            found |= {int(made): kept} if kept else {}
    return EarlierOptions(newest, found[newest]) if (newest := max(found, default=0)) else None


def _written(value: Any) -> dict[str, Any]:
    return dict(value["given"])


def _as_it_is(value: Any) -> dict[str, Any]:
    return dict(value)


def _lasting(spec: DocumentSpec[Any], given: Values) -> dict[str, Any]:
    """The values that go on, as JSON gives them back."""
    lasting = {option.id for option in spec.options if option.kind not in PASSING and not option.once}
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
    return {name: value for name, value in plain.items() if name in lasting and value not in (None, "", [])}


def _name(spec: DocumentSpec[Any], year: int | str) -> str:
    return f"made:{spec.id}:{year}"
