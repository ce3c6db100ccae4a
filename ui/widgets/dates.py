"""A date typed as the officer types it, with a calendar beside it."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.look import colour, px

_EXAMPLE: Final = "ngày/tháng/năm"


def shown(day: date | None) -> str:
    """05/01/2020, "" for none."""
    return "" if day is None else f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


class DateField(Field):
    """Takes text, reads it with `parse` on leaving the field, shows it as 05/01/2020.

    When `parse` raises one of `errors`, its words are for the person: `error` holds them, `failed` carries
    them, and the text stays as typed. `changed` carries the date or None.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        parse: Callable[[str], date],
        *,
        errors: tuple[type[Exception], ...] = (ValueError,),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parse = parse
        self._errors = errors
        self._value: date | None = None
        self.error = ""
        self.setPlaceholderText(_EXAMPLE)
        self.add_icon("calendar-days", tip="Mở lịch (F4)", call=self.open_calendar)
        self.editingFinished.connect(self.read)

    def value(self) -> date | None:
        """The last date that was understood."""
        return self._value

    def set_value(self, day: date | None) -> None:
        """Show a date without a signal."""
        self._value = day
        self.error = ""
        self.set_invalid(False)
        self.setText(shown(day))

    def read(self) -> bool:
        """Read what was typed; False when it is no date."""
        text = self.text().strip()
        try:
            day = self._parse(text) if text else None
        except self._errors as error:
            self.error = str(error)
            self.set_invalid(True)
            self.failed.emit(self.error)
            return False
        before, was_wrong = self._value, bool(self.error)
        self.set_value(day)
        if day != before or was_wrong:
            self.changed.emit(day)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 and Down open the calendar."""
        if event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down):
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """A calendar below the field; choosing a day closes it."""
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        frame.setProperty("surface", "popup")
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        weekend = QTextCharFormat()
        weekend.setForeground(colour("late"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        if self._value is not None:
            calendar.setSelectedDate(QDate(self._value.year, self._value.month, self._value.day))
        box = QVBoxLayout(frame)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(calendar)
        for signal in (calendar.clicked, calendar.activated):
            signal.connect(lambda day: self._pick(day, frame))
        frame.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        frame.show()
        calendar.setFocus()

    def _pick(self, day: QDate, frame: QFrame) -> None:
        frame.close()
        self.setText(shown(date(day.year(), day.month(), day.day())))
        self.read()

    def sizeHint(self) -> QSize:
        """Room for a date and the icon."""
        return QSize(px(142), super().sizeHint().height())
