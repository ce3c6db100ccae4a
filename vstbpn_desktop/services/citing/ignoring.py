"""Findings that the officer chose to leave, remembered with the data for each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from vstbpn_desktop.db.setting import read_setting, write_setting
from vstbpn_desktop.queries.citing import KIND_WORDS, Finding

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.services.citing.reviewing import Reviewed

_SETTING = "ignored_citations/{}"


def ignored(connection: Connection, subject: str) -> frozenset[str]:
    """The keys of the findings left alone in a document."""
    return frozenset(read_setting(connection, _SETTING.format(subject), ()))


def ignore(app: App, reviewed: Reviewed, finding: Finding) -> None:
    """Leave a finding alone in this document from now on."""
    _write(app, reviewed, finding, f"Bỏ qua căn cứ {_named(finding)} trong {reviewed.name}", leave=True)


def heed(app: App, reviewed: Reviewed, finding: Finding) -> None:
    """Show a finding again that was left alone."""
    _write(app, reviewed, finding, f"Xem lại căn cứ {_named(finding)} trong {reviewed.name}", leave=False)


def _named(finding: Finding) -> str:
    return f"{finding.symbol} ({KIND_WORDS[finding.kind]})"


def _write(app: App, reviewed: Reviewed, finding: Finding, label: str, *, leave: bool) -> None:
    name = _SETTING.format(reviewed.subject.key)
    with app.change(label[:200]) as change:
        kept = set(read_setting(change.connection, name, ()))
        kept = kept | {finding.key} if leave else kept - {finding.key}
        write_setting(change.connection, name, sorted(kept))
