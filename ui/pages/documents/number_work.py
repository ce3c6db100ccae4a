"""What a person does with numbers: keeping some for later, cancelling one, setting up a series."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from ui.pages.documents.issue_dialogs import ReserveDialog
from ui.pages.programme.dialogs import ReasonDialog
from ui.shell.page import Shell
from vstbpn_desktop.queries.number_view import NumberRow, SeriesView
from vstbpn_desktop.services import issuing

_SERIES = "number_series"


class NumberWork:
    """The work, over the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self.shell = shell
        self.owner = owner

    def edit_series(self, row_id: int | None) -> None:
        """The form of a series, or of a new one."""
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, _SERIES, row_id, parent=self.owner.window()).open()

    def reserve(self, series: SeriesView) -> None:
        """Ask how many numbers are to be kept and what for."""
        app, year = self.shell.app, self.shell.year

        def given(count: int, reason: str) -> None:
            self.shell.runner.run(
                "Giữ số",
                lambda _: issuing.reserve(app, series.code, count=count, year=year, reason=reason),
                lambda _: None,
                owner=self.owner,
            )

        title = f"Giữ số của dãy {series.code}: {series.name}"
        ReserveDialog(self.owner.window(), title, given).open()

    def cancel(self, row: NumberRow | None) -> None:
        """Ask why a reserved number is cancelled; it stays in the register as "huỷ"."""
        if row is None:
            return
        app, row_id = self.shell.app, row.id

        def given(_: dt.date | None, reason: str) -> None:
            self.shell.runner.run(
                "Huỷ số", lambda _: issuing.cancel(app, [row_id], reason), lambda _: None, owner=self.owner
            )

        title = f"Huỷ số {row.symbol}. Số huỷ không cấp lại, vẫn ghi trong sổ."
        ReasonDialog(self.owner.window(), title, "Huỷ số", given, today=app.today).open()
