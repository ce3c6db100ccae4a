"""The fields that say how visits are spread over days: from when on, how many a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.forms.labelled import Labelled
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.spec import Integer
from vstbpn_desktop.vietnamese.dates import parse_date

_PER_DAY = Integer(minimum=1, maximum=20)


class SpreadFields(QWidget):
    """First day and number a day. With `optional` there may be no day."""

    def __init__(self, today: Callable[[], dt.date], *, optional: bool = False) -> None:
        super().__init__()
        self._optional = optional
        self.day = DateField(lambda text: parse_date(text, today()), errors=(UserError,))
        self.count = Field()
        self.count.setText("1")
        self.per_day = 1
        self.rows = (
            Labelled("Từ ngày", self.day, required=not optional),
            Labelled("Số đơn vị mỗi ngày", self.count),
        )
        self.day.failed.connect(self.rows[0].show_error)
        self.day.changed.connect(lambda _: self.rows[0].show_error(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for labelled in self.rows:
            row.addWidget(labelled, 1, Qt.AlignmentFlag.AlignTop)

    @property
    def first(self) -> dt.date | None:
        """The first day, None for none."""
        return self.day.value()

    def read(self) -> bool:
        """Read both; False with the words of what is wrong beside them."""
        day_right = self.day.read() and (self._optional or self.first is not None)
        self.rows[0].show_error("" if day_right else self.day.error or "Hãy ghi ngày.")
        return self._read_count() and day_right

    def _read_count(self) -> bool:
        try:
            self.per_day = _PER_DAY.parse(self.count.text().strip()) or 1
        except UserError as error:
            self.rows[1].show_error(str(error))
            return False
        self.rows[1].show_error("")
        return True
