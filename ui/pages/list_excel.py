"""A list as an Excel file: what it shows, in its order and its columns, or the rows that are chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ui.reports.export import EXCEL, Exporter
from ui.reports.names import file_stem
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.runner import Progress
    from ui.shell.page import Shell
    from vstbpn_desktop.app import App


class Listed(NamedTuple):
    """What is to stand in the file: the list, its columns, the chosen rows (None: all), filters in words."""

    request: ListRequest
    fields: Sequence[str]
    ids: Sequence[int] | None = None
    note: str = ""


def export_list(shell: Shell, owner: QWidget, listed: Listed) -> None:
    """Ask where to and write in the background."""
    spec = shell.app.registry[listed.request.record]
    stem = dated_stem(spec.plural, shell.app.today)
    Exporter(shell, owner).save_by(EXCEL, stem, partial(write, shell.app, listed))


def dated_stem(title: str, day: dt.date) -> str:
    """The name that is offered for a file: "Đơn vị 06-07-2020"."""
    return file_stem(f"{title} {format_date(day).replace('/', '-')}")


def write(app: App, listed: Listed, path: Path, progress: Progress) -> None:
    """Write the file; runs away from the window's thread."""
    from vstbpn_desktop.exchange.excel import export_records

    request = listed.request
    export_records(
        app, request.record, path, year=request.year, ids=listed.ids, fields=listed.fields,
        filters=request.filters, words=request.text, order=request.order, descending=request.descending,
        ended=request.ended, as_of=request.as_of, note=listed.note, tell=progress.report,
    )  # fmt: skip
