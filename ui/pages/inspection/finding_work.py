"""What is done with findings: each verb is one change, written by the runner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.pages.inspection.dialogs import CloseDialog, Evidence, MendDialog
from ui.pages.programme.dialogs import ReasonDialog
from ui.shell.page import Shell
from vstbpn_desktop.queries.inspection_view import FindingRow
from vstbpn_desktop.services import inspecting

Rows = Sequence[FindingRow]


class FindingWork:
    """The verbs. `owner` is the page the small dialogs stand over."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self.shell = shell
        self._owner = owner

    def mend(self, rows: Rows) -> None:
        """Ask what was done, and keep it."""
        app, ids = self.shell.app, _ids(rows)

        def given(words: str, finished: bool) -> None:
            self.run(
                "Ghi kết quả khắc phục",
                lambda: inspecting.record_mending(app, ids, words, finished=finished),
            )

        MendDialog(self._owner, _of(rows, "Ghi kết quả khắc phục"), given).open()

    def extend(self, rows: Rows) -> None:
        """Ask until when and why, and give more time."""
        app, ids = self.shell.app, _ids(rows)

        def given(day: dt.date | None, reason: str) -> None:
            if day is not None:
                self.run("Gia hạn", lambda: inspecting.extend_findings(app, ids, day, reason))

        latest = max((row.due for row in rows if row.due), default=None)
        title = _of(rows, "Gia hạn khắc phục")
        ReasonDialog(self._owner, title, "Gia hạn", given, today=app.today, after=latest, dated=True).open()

    def close(self, rows: Rows) -> None:
        """Ask for the evidence, and close."""
        app, ids = self.shell.app, _ids(rows)

        def given(evidence: Evidence) -> None:
            self.run("Xác nhận đã khắc phục", lambda: inspecting.close_findings(app, ids, evidence))

        units = {row.unit for row in rows}
        issuer = units.pop() if len(units) == 1 else ""
        title = _of(rows, "Xác nhận đã khắc phục")
        CloseDialog(self.shell, self._owner, title, given, issuer=issuer).open()

    def reopen(self, rows: Rows) -> None:
        """Closed too early."""
        app, ids = self.shell.app, _ids(rows)
        self.run("Mở lại kiến nghị", lambda: inspecting.reopen_findings(app, ids))

    def edit(self, row: FindingRow) -> None:
        """The form of a finding."""
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, "finding", row.id, parent=self._owner.window()).open()

    def delete(self, rows: Rows) -> None:
        """Delete; undoable."""
        app, ids = self.shell.app, _ids(rows)
        self.run("Xoá kiến nghị", lambda: app.delete("finding", ids))

    def run(self, label: str, work: Callable[[], object]) -> None:
        """Write; the window refreshes by what changed."""
        self.shell.runner.run(label, lambda _: work(), lambda _: None, owner=self._owner)


def _ids(rows: Rows) -> list[int]:
    return [row.id for row in rows]


def _of(rows: Rows, verb: str) -> str:
    return f"{verb}: {rows[0].unit}" if len(rows) == 1 else f"{verb} {len(rows)} kiến nghị"
