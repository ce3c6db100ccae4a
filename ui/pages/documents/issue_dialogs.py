"""The small questions on the way to issue: which number and day, what is confirmed, what is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from ui.forms.labelled import Labelled
from ui.forms.question import Question
from ui.shell.page import Shell
from ui.widgets.dates import DateField
from ui.widgets.fields import Choice, ChoiceField, Field
from ui.widgets.look import px
from ui.widgets.panel import scrolled
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.number_view import SeriesView
from vstbpn_desktop.services.issuing import Prospect
from vstbpn_desktop.vietnamese.dates import parse_date
from vstbpn_desktop.vietnamese.folding import fold

_TYPED: Final = "Số của văn thư cơ quan khác: gõ số đã cấp, hoặc cả số, ký hiệu."
_NEXT: Final = "Số tiếp theo của dãy; văn thư cấp số khác thì gõ số đó."


_WIDE, _HIGH, _AT_ONCE = 520, 300, 6
"""The dialog that asks to confirm: its width, the height of a long list, how many lines need none."""


class Entered(NamedTuple):
    """What was entered: the code of the series ("" for the usual one), the number as typed, the day."""

    series: str
    number: str
    date: dt.date


Look = Callable[[str, str, dt.date], Prospect]
"""What a document would be numbered; UserError says why not."""


class NumberDialog(Question):
    """Number and day, proposed and looked at before they are taken. `given` gets an `Entered`."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None,
        title: str,
        series: Sequence[SeriesView],
        proposed: Prospect | None,
        look: Look,
        given: Callable[[Entered], object],
    ) -> None:
        super().__init__(parent, "Vào số và ngày", "Vào số")
        self._shell, self._look, self._given = shell, look, given
        self._proposed = proposed
        self.series = ChoiceField(fold=fold)
        usable = [one for one in series if not one.ended]
        self.series.set_choices([Choice(one.code, f"{one.code}: {one.name}") for one in usable])
        self.series.set_value(proposed.series.code if proposed and proposed.series else None)
        self.series.setPlaceholderText("Không theo dãy số nào trong máy")
        self.number = Field()
        today = shell.app.today
        self.day = DateField(lambda text: parse_date(text, today), errors=(UserError,))
        self.day.set_value(proposed.date if proposed else today)
        self._number_row = Labelled("Số", self.number, required=True)
        self._day_row = Labelled("Ngày ký", self.day, required=True)
        self.about = Text("", "small", "muted", wrap=True)
        self._lay_out(title)
        self.show_prospect(proposed)
        self.number.editingFinished.connect(self._check)
        self.day.changed.connect(lambda _: self._check())
        self.series.changed.connect(lambda _: self._series_given())
        self.number.setFocus()
        self.number.selectAll()

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._number_row.error or self._day_row.error

    @property
    def hint(self) -> str:
        """What is worth a second look."""
        return self._number_row.hint

    def show_prospect(self, found: Prospect | None) -> None:
        """Show the number that would be given and what to know of it; None where it must be typed."""
        self._number_row.show_error("")
        self._number_row.show_hint(" ".join(found.warnings) if found else "")
        if found is not None and not self.number.text().strip():
            self.number.setText(f"{found.number:02d}")
        self.about.setText(f"{found.symbol}. {_NEXT}" if found else _TYPED)

    def confirm(self) -> None:
        """Number and day are needed, and the number must be free."""
        entered = self._entered()
        if entered is None:
            return
        try:
            self._look(*entered)
        except UserError as error:
            self._number_row.show_error(str(error))
            self.number.setFocus()
            return
        self.accept()
        self._given(entered)

    def _entered(self) -> Entered | None:
        typed, right = self.number.text().strip(), self.day.read()
        day = self.day.value()
        self._number_row.show_error("" if typed else "Hãy ghi số.")
        self._day_row.show_error(self.day.error if not right else "" if day else "Hãy ghi ngày ký.")
        if self.error or day is None:
            return None
        series = self.series.value()
        return Entered(series if isinstance(series, str) else "", typed, day)

    def _check(self) -> None:
        """Look at what is entered, away from the window's thread."""
        if (entered := self._entered()) is not None:
            look = partial(self._look, *entered)
            self._shell.runner.latest("prospect", look, self.show_prospect, self._refused, owner=self)

    def _series_given(self) -> None:
        self.number.clear()
        day, series = self.day.value(), self.series.value()
        if day is not None and isinstance(series, str):
            look = partial(self._look, series, "", day)
            unknown = partial(self.show_prospect, None)
            self._shell.runner.latest("prospect", look, self.show_prospect, lambda _: unknown(), owner=self)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._number_row.show_error(str(error))

    def _lay_out(self, title: str) -> None:
        self.fields.addWidget(Text(title, "body", "muted", wrap=True))
        self.fields.addWidget(Labelled("Dãy số", self.series))
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(self._number_row, 1, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self._day_row, 1, Qt.AlignmentFlag.AlignTop)
        self.fields.addLayout(pair)
        self.fields.addWidget(self.about)


class IssueDialog(Question):
    """What is still to be confirmed, a line each; issuing needs them all. `given` is called then.

    `notes` say what else the paper lacks, to be read.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        unsure: Sequence[str],
        given: Callable[[], object],
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__(parent, f"Phát hành {title}", "Phát hành")
        self._given = given
        words = (
            "Bản Word, bản PDF và số liệu được khoá lại, không hoàn tác được. Sai thì thu hồi, đính chính "
            "hoặc thay thế bằng văn bản khác."
        )
        self.fields.addWidget(Text(words, "body", "muted", wrap=True))
        if notes:
            self.fields.addWidget(Text("\n".join(notes), "body", "soon", wrap=True))
        self.unsure = tuple(unsure)
        self.checks = [QCheckBox() for _ in unsure]
        if self.checks:
            self.setMinimumWidth(px(_WIDE))
            self.fields.addWidget(Text("Cần xác nhận trước khi phát hành", "small-strong", "soon"))
            self.fields.addWidget(self._list())
        self._error = Text("", "small", "late", wrap=True)
        self._error.hide()
        self.fields.addWidget(self._error)

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._error.text()

    def confirm(self) -> None:
        """Every value must be confirmed."""
        left = [check for check in self.checks if not check.isChecked()]
        words = f"Còn {len(left)} chỗ chưa xác nhận. Hãy đối chiếu rồi đánh dấu từng chỗ." if left else ""
        self._error.setText(words)
        self._error.setVisible(bool(words))
        if left:
            left[0].setFocus()
            return
        self.accept()
        self._given()

    def _list(self) -> QWidget:
        """A line each, words broken where they are long; many of them scroll."""
        inside = QWidget()
        inside.setProperty("surface", "clear")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(8)
        for number, (check, words) in enumerate(zip(self.checks, self.unsure, strict=True)):
            check.setAccessibleName(words)
            label = Text(words, wrap=True)
            label.setBuddy(check)
            grid.addWidget(check, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, number, 1)
        if len(self.checks) <= _AT_ONCE:
            return inside
        area = scrolled(inside)
        area.setFixedHeight(px(_HIGH))
        return area


class ReserveDialog(Question):
    """How many numbers are kept, and what for. `given` gets both."""

    def __init__(self, parent: QWidget | None, title: str, given: Callable[[int, str], object]) -> None:
        super().__init__(parent, title, "Giữ số")
        self._given = given
        self.count, self.reason = Field(), Field()
        self.count.setText("1")
        self._count_row = Labelled("Bao nhiêu số", self.count, required=True)
        self._reason_row = Labelled("Cho việc gì", self.reason, required=True)
        self.fields.addWidget(self._count_row)
        self.fields.addWidget(self._reason_row)
        self.reason.setFocus()

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._count_row.error or self._reason_row.error

    def confirm(self) -> None:
        """A count and a reason are needed."""
        count, reason = self.count.text().strip(), " ".join(self.reason.text().split())
        right = count.isdigit() and 0 < int(count) <= 50
        self._count_row.show_error("" if right else "Từ 1 đến 50 số.")
        self._reason_row.show_error("" if reason else "Hãy ghi giữ số cho việc gì.")
        if self.error:
            return
        self.accept()
        self._given(int(count), reason)
