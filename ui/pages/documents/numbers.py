"""Số văn bản: the series with what comes next, and the numbers of the year: used, reserved, cancelled."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from ui.actions import NEW, PRINT, Action, hold
from ui.pages.documents.columns import day
from ui.pages.documents.number_work import NumberWork
from ui.pages.inspection.bar import ALL, ListFilter
from ui.pages.inspection.list_pane import ListPane, ListWords
from ui.pages.inspection.panel import ActionPanel
from ui.shell.page import Shell
from ui.tables.designed_rows import RowColumn
from ui.tables.roles import MEANINGS
from ui.widgets.card import EmptyState
from ui.widgets.look import Meaning
from ui.widgets.text import KeyValueRows, Text
from vstbpn_desktop.queries.number_view import NumberRow, SeriesView, YearNumbers
from vstbpn_desktop.records.number import RESERVED
from vstbpn_desktop.services.year_closing import why_year_held

_WORDS: Final = ListWords(
    "numbers", "Số văn bản", "Lọc theo số, trích yếu, lý do…", "Không có số nào khớp", "symbol",
    ("reason",), 700,
)  # fmt: skip
COLUMNS: Final = (
    RowColumn("symbol", "Số, ký hiệu", 18, lambda r: r.symbol, key=lambda r: (r.series, r.number)),
    RowColumn("standing", "Tình trạng", 11, lambda r: r.words, meaning=lambda r: MEANINGS[r.meaning]),
    RowColumn("date", "Ngày lấy số", 10, lambda r: day(r.date), key=lambda r: r.date or dt.date.min),
    RowColumn("subject", "Văn bản", 34, lambda r: r.subject or "–", flexible=True),
    RowColumn("reason", "Lý do", 20, lambda r: r.reason, flexible=True),
)


class NumberPanel(ActionPanel):
    """The series of the chosen number, and the number itself."""

    def __init__(self) -> None:
        super().__init__()
        self.series, self.number = KeyValueRows(), KeyValueRows()
        self._named = Text("", "small-strong", "muted")
        self.body_column.setSpacing(10)
        for part in (self.series, self._named, self.number):
            self.body_column.addWidget(part)
        self.body_column.addStretch(1)

    def show_series(
        self, series: SeriesView, row: NumberRow | None, main: Action | None, others: tuple[Action, ...]
    ) -> None:
        """Show a series and one of its numbers."""
        status = "không dùng nữa" if series.ended else ""
        self.show_head(series.code, series.name, status, Meaning.NONE)
        self.series.set_rows(series_facts(series))
        self._named.setText(f"Số {row.symbol}" if row else "")
        self._named.setVisible(row is not None)
        rows = number_facts(row) if row else []
        self.number.set_rows(rows)
        self.number.setVisible(bool(rows))
        self.show_actions(main, others)


class NumberList(ListPane[NumberRow]):
    """The numbers of the year. Chips choose a series."""

    add_requested = Signal()

    def __init__(self, shell: Shell) -> None:
        self.panel = NumberPanel()
        self.year: YearNumbers | None = None
        none = EmptyState(
            "boxes", "Chưa có số nào trong năm",
            "Số lấy khi vào sổ văn bản đi, liên tiếp từ 01. Dãy của Ban tự lấy số tiếp theo; dãy của cơ quan "
            "khác thì gõ số văn thư đã cấp.",
            "Thêm dãy số", lambda: self.work.edit_series(None), button_icon="plus", writes=True,
        )  # fmt: skip
        super().__init__(shell, "number", _WORDS, COLUMNS, (), self.panel, none)
        self.work = NumberWork(shell, self)

    def show_year(self, year: YearNumbers) -> None:
        """Show the numbers of a year; every series is a chip."""
        self.year = year
        series = (
            ListFilter(one.code, f"{one.code}: {one.name}", partial(_of, one.id), always=True)
            for one in year.series
        )
        self._filters = (ListFilter(ALL, "Tất cả", lambda row: True), *series)
        if self.bar.current not in {one.id for one in self._filters}:
            self.bar.choose(ALL)
        self.show_rows(year.numbers)

    def choose_series(self, series_id: int) -> bool:
        """Show the numbers of one series; False where there is none such."""
        series = self.year.series if self.year else ()
        code = next((one.code for one in series if one.id == series_id), "")
        if code:
            self.filter_by(code)
        return bool(code)

    def commands(self) -> tuple[Action, ...]:
        """Taking a number to be used later, the series, the register."""
        main, others = self.offered()
        series = self._one_series()
        reserve = Action("Giữ số", self.reserve, "plus", "main", NEW, series is not None and series.own, True)
        step = (main._replace(place="bar"),) if main else ()
        return (*hold((reserve,), self.held()), *step, *others, self.saving, self.searching)

    def offers(self) -> tuple[Action | None, tuple[Action, ...]]:
        """What can be done with the chosen number and its series."""
        row, series = self._row(), self._one_series()
        others = (
            Action("Huỷ số", partial(self.work.cancel, row), "x", "menu", "", _free(row), True),
            Action("Sửa dãy số", partial(self.work.edit_series, series.id if series else None), "pencil",
                   "menu", "", series is not None, goes_on=True),
            Action("Thêm dãy số", partial(self.work.edit_series, None), "list-plus", "menu",
                   goes_on=True),
            Action("In sổ đăng ký văn bản đi", self._print, "printer", "menu", PRINT),
        )  # fmt: skip
        if row is not None and row.document_id is not None:
            open_it = partial(self.shell.show_record, "document", row.document_id)
            return Action("Mở văn bản", open_it, "file-text", "main"), others
        return None, others

    def held(self) -> str:
        """Why no number of the year can be kept or cancelled."""
        return why_year_held(self.shell.app, self.record, self.shell.year)

    def reserve(self) -> None:
        """Keep a number of the series for a document that is still to come."""
        if (series := self._one_series()) is not None:
            self.work.reserve(series)

    def pick(self) -> None:
        """Show the chosen number with its series."""
        series = self._one_series()
        if series is not None:
            main, others = self.offered()
            self.panel.show_series(series, self._row(), main, tuple(one for one in others if one.enabled))
        self.offers_changed.emit()

    def open(self, row_id: int) -> None:
        """Go to the document of a number."""
        row = next((row for row in self.found if row.id == row_id), None)
        if row is not None and row.document_id is not None:
            self.shell.show_record("document", row.document_id)

    def delete(self) -> None:
        """Numbers are never deleted: they are cancelled."""
        if _free(row := self._row()):
            self.work.cancel(row)

    def text(self, row: NumberRow) -> str:
        """What a number is found by."""
        return " ".join((row.symbol, row.subject, row.reason, row.words))

    @property
    def side(self) -> ActionPanel | None:
        """The panel, where there is a series."""
        return self.panel if self._one_series() is not None else None

    # inside

    def _row(self) -> NumberRow | None:
        rows = self.chosen()
        return rows[0] if len(rows) == 1 else None

    def _one_series(self) -> SeriesView | None:
        """The series of the chosen number, else of the chip, else the first that is still used."""
        series = self.year.series if self.year else ()
        row, current = self._row(), self.bar.current
        wanted = [
            one for one in series if (row and one.id == row.series_id) or (not row and one.code == current)
        ]
        return next(iter([*wanted, *(one for one in series if not one.ended)]), None)

    def _print(self) -> None:
        self.shell.open("make", ("register-out", {"year": self.shell.year}))


def series_facts(series: SeriesView) -> list[tuple[str, str]]:
    """What a series is and how far it is this year."""
    missing = ", ".join(map(str, series.missing))
    rows = (
        ("Của ai", series.owner),
        ("Dùng cho", series.kinds or "mọi loại"),
        ("Số tiếp theo", f"{series.next_number:02d}" if series.own else "văn thư cấp"),
        ("Đã dùng", str(series.used)),
        ("Giữ chỗ", str(series.reserved or "")),
        ("Huỷ", str(series.cancelled or "")),
        ("Chưa có văn bản", missing),
    )
    return [(label, words) for label, words in rows if words]


def number_facts(row: NumberRow) -> list[tuple[str, str]]:
    """What is known of a number."""
    rows = (
        ("Tình trạng", row.words),
        ("Ngày lấy", day(row.date)),
        ("Văn bản", row.subject),
        ("Lý do", row.reason),
    )
    return [(label, words) for label, words in rows if words]


def _of(series_id: int, row: NumberRow) -> bool:
    return row.series_id == series_id


def _free(row: NumberRow | None) -> bool:
    """Whether a number may be cancelled here: one that a document took goes with the document."""
    return row is not None and row.state == RESERVED
