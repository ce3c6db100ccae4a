"""Xếp ngày: chosen visits spread over working days, put on one day, or moved; said before it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.forms.labelled import Labelled
from ui.forms.question import Question
from ui.pages.inspection.spreading import SpreadFields
from ui.pages.programme.recording.marks import Segments
from ui.shell.page import Shell
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.inspection_view import InspectionView, VisitRow
from vstbpn_desktop.services import inspecting
from vstbpn_desktop.vietnamese.dates import parse_date

SPREAD, SAME, SHIFT = "spread", "same", "shift"
_WAYS: Final = (
    (SPREAD, "Lần lượt", "Mỗi ngày làm việc một số đơn vị"),
    (SAME, "Cùng một ngày", "Tất cả cùng một ngày"),
    (SHIFT, "Dời đi", "Lùi hoặc đưa lên một số ngày làm việc"),
)
_ABOUT: Final = {
    SPREAD: "Theo thứ tự đang hiện trong lịch, bỏ qua thứ Bảy, Chủ nhật và ngày lễ.",
    SAME: "Mọi đơn vị đã chọn có chung ngày này.",
    SHIFT: "Số ngày làm việc; ghi số âm để đưa lên sớm hơn. Đơn vị chưa có ngày giữ nguyên.",
}


class DaysDialog(Question):
    """Three ways to give days to the chosen visits."""

    def __init__(
        self,
        shell: Shell,
        view: InspectionView,
        visits: Sequence[VisitRow],
        parent: QWidget | None = None,
    ) -> None:
        title = f"Xếp ngày: {visits[0].unit}" if len(visits) == 1 else f"Xếp ngày {len(visits)} đơn vị"
        super().__init__(parent, title, "Xếp ngày")
        self.shell = shell
        self._inspection = view.row.id
        self._places = [visit.id for visit in visits]
        dated = any(visit.plan.date for visit in visits)
        self.way = Segments(_WAYS)
        self.way.choose(SHIFT if dated and len(visits) > 1 else SAME if len(visits) == 1 else SPREAD)
        self.spread = SpreadFields(lambda: shell.app.today)
        self.day = DateField(lambda text: parse_date(text, shell.app.today), errors=(UserError,))
        self.count = Field()
        self.rows: dict[str, QWidget] = {
            SPREAD: self.spread,
            SAME: Labelled("Ngày", self.day, required=True),
            SHIFT: Labelled("Dời bao nhiêu ngày làm việc", self.count, required=True),
        }
        if view.row.starts_on:
            self.spread.day.set_value(view.row.starts_on)
        self._about = Text("", "small", "muted", wrap=True)
        self.fields.addWidget(self.way)
        for row in self.rows.values():
            self.fields.addWidget(row)
        self.fields.addWidget(self._about)
        for segment in self.way.segments:
            segment.clicked.connect(self._turn)
        self._turn()

    def confirm(self) -> None:
        """Write in the chosen way, once what is asked can be read."""
        work = {SPREAD: self._spread, SAME: self._same, SHIFT: self._shift}[self.way.current()]()
        if work is not None:
            self.shell.runner.run("Xếp ngày", lambda _: work(), lambda _: None)
            self.accept()

    def _spread(self) -> Callable[[], object] | None:
        if not self.spread.read():
            return None
        first, per_day = self.spread.first, self.spread.per_day
        assert first is not None
        verb = partial(inspecting.spread_visits, self.shell.app, self._inspection, self._places)
        return lambda: verb(first, per_day)

    def _same(self) -> Callable[[], object] | None:
        right, day = self.day.read(), self.day.value()
        if not right or day is None:
            self._refuse(SAME, self.day, self.day.error or "Hãy ghi ngày.")
            return None
        values = {"date": day}
        return lambda: inspecting.set_visits(self.shell.app, self._inspection, self._places, values)

    def _shift(self) -> Callable[[], object] | None:
        try:
            count = int(self.count.text().strip().replace("−", "-"))
        except ValueError:
            self._refuse(SHIFT, self.count, "Hãy ghi số ngày, ví dụ 5 hoặc -3.")
            return None
        return lambda: inspecting.shift_visits(self.shell.app, self._inspection, self._places, count)

    def _refuse(self, way: str, field: QWidget, words: str) -> None:
        row = self.rows[way]
        assert isinstance(row, Labelled)
        row.show_error(words)
        field.setFocus()

    def _turn(self) -> None:
        current = self.way.current()
        for way, row in self.rows.items():
            row.setVisible(way == current)
        self._about.setText(_ABOUT[current])
        {SPREAD: self.spread.day, SAME: self.day, SHIFT: self.count}[current].setFocus()
        self.adjustSize()
