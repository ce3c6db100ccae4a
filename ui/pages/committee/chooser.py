"""Which committee, on which day: what every list of the page is of."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.committee.words import board_words
from ui.shell.page import Shell
from ui.widgets.dates import DateField
from ui.widgets.fields import Choice, ChoiceField
from ui.widgets.look import px
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.committee_view import CommitteeView
from vstbpn_desktop.vietnamese.dates import parse_date
from vstbpn_desktop.vietnamese.folding import fold

_WIDTH = 420


class Chooser(QWidget):
    """A searchable list of the committees, and the day. `changed` comes when either is another."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.board = ChoiceField(fold=fold, optional=False)
        self.board.setAccessibleName("Ban")
        self.board.setMinimumWidth(px(_WIDTH // 2))
        self.board.setMaximumWidth(px(_WIDTH))
        self.day = DateField(lambda text: parse_date(text, shell.app.today), errors=(UserError,))
        self.day.setAccessibleName("Danh sách tại ngày")
        self.day.set_value(usual_day(shell))
        self._words = Text("tại ngày", "body", "muted")
        self._error = Text("", "small", "late")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.board, 3)
        row.addWidget(self._words)
        row.addWidget(self.day)
        row.addWidget(self._error)
        row.addStretch(1)
        self._error.hide()
        self.board.changed.connect(lambda _: self.changed.emit())
        self.day.changed.connect(self._day_chosen)
        self.day.failed.connect(self._refuse)

    @property
    def committee(self) -> int | None:
        """The chosen committee."""
        key = self.board.value()
        return key if isinstance(key, int) else None

    @property
    def date(self) -> dt.date:
        """The day."""
        return self.day.value() or usual_day(self._shell)

    def show_view(self, view: CommitteeView) -> None:
        """Offer the committees of the day, the one that is shown chosen."""
        self.board.set_choices([Choice(one.id, one.name, board_words(one), one.code) for one in view.boards])
        self.board.set_value(view.board.id if view.board else None)

    def choose(self, committee_id: int) -> None:
        """Choose one without a signal; the list may still be on its way."""
        self.board.set_choices([Choice(committee_id, "")])
        self.board.set_value(committee_id)

    def _day_chosen(self, day: dt.date | None) -> None:
        self._error.hide()
        if day is None:
            self.day.set_value(usual_day(self._shell))
        self.changed.emit()

    def _refuse(self, words: str) -> None:
        self._error.setText(words)
        self._error.show()


def usual_day(shell: Shell) -> dt.date:
    """Today; the last day of a working year that is over."""
    return min(shell.app.today, dt.date(shell.year, 12, 31))
