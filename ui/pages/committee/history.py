"""The decisions that founded and changed a committee, each with its difference; any two days compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.actions import Action
from ui.pages.committee.words import KINDS, capital
from ui.pages.inspection.bar import ALL, ListFilter
from ui.pages.inspection.list_pane import ListPane, ListWords
from ui.pages.inspection.panel import ActionPanel
from ui.shell.page import Shell
from ui.tables.designed_rows import RowColumn
from ui.widgets.button import Button
from ui.widgets.card import EmptyState
from ui.widgets.dates import DateField
from ui.widgets.flow import FlowLayout
from ui.widgets.look import px
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.committee_history import Difference, Step, compare
from vstbpn_desktop.queries.committee_view import CommitteeView, history_of
from vstbpn_desktop.spec.kinds import ALWAYS
from vstbpn_desktop.vietnamese.dates import format_date, parse_date

_DAY: Final = 136


def _day(step: Step) -> str:
    return format_date(step.day) if step.day > ALWAYS else "không rõ ngày"


def difference_words(differences: Sequence[Difference]) -> str:
    """ "2 bổ sung · 1 thay thế"; what is the same says so."""
    kinds = [one.kind for one in differences]
    told = [f"{kinds.count(kind)} {words}" for kind, (words, _) in KINDS.items() if kind in kinds]
    return " · ".join(told) or "không thay đổi"


COLUMNS: Final = (
    RowColumn("day", "Từ ngày", 12, _day, key=lambda s: s.day),
    RowColumn("decision", "Quyết định", 34, lambda s: s.decision or "chưa ghi quyết định", flexible=True,
              detail=lambda s: "thành lập" if s.founding else ""),
    RowColumn("members", "Số người", 9, lambda s: str(s.members), key=lambda s: s.members, numeric=True),
    RowColumn("difference", "Thay đổi", 30, lambda s: difference_words(s.differences), flexible=True),
)  # fmt: skip
FILTERS: Final[tuple[ListFilter[Step], ...]] = (
    ListFilter(ALL, "Tất cả", lambda s: True),
    ListFilter("undecided", "Chưa ghi quyết định", lambda s: not s.decision),
)
_WORDS: Final = ListWords(
    "committee-history", "Các lần kiện toàn", "Lọc theo quyết định, tên…", "Không có lần nào khớp", "decision"
)


class HistoryPane(ListPane[Step]):
    """The steps of the committee that is chosen above, and below them two days to compare."""

    def __init__(self, shell: Shell) -> None:
        self.panel = DifferencePanel()
        none = EmptyState(
            "history", "Ban này chưa có thay đổi nào", "Ghi quyết định ở thẻ Rà soát kiện toàn."
        )
        super().__init__(shell, "committee", _WORDS, COLUMNS, FILTERS, self.panel, none)
        self.view: CommitteeView | None = None
        read = partial(_read_day, shell)
        self.first, self.second = (DateField(read, errors=(UserError,)) for _ in range(2))
        self.first.setAccessibleName("So sánh từ ngày")
        self.second.setAccessibleName("So sánh đến ngày")
        self.go = Button("So sánh", icon="arrow-left-right", on_click=self.compare)
        self.error = Text("", "small", "late")
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._comparing())

    def show_view(self, view: CommitteeView) -> None:
        """Read the steps of the chosen committee."""
        self.view = view
        if view.board is None:
            self.show_rows(())
            return
        app, board = self.shell.app, view.board.id
        if self.first.value() is None:
            self.first.set_value(dt.date(view.day.year, 1, 1))
            self.second.set_value(view.day)

        def read() -> tuple[Step, ...]:
            with app.reader() as reader:
                return history_of(reader, board)

        self.shell.runner.latest("committee-history", read, self.show_rows, owner=self)

    def summary(self) -> str:
        """ "3 lần thay đổi, gần nhất 20/05/2020"."""
        return f"{len(self.found)} lần thay đổi, gần nhất {_day(self.found[0])}" if self.found else ""

    def commands(self) -> tuple[Action, ...]:
        """What can be done with the chosen step, and entering decisions by hand."""
        main, others = self.offers()
        edit = Action("Sửa các lần kiện toàn", self.edit, "pencil", "bar", "", self.view is not None, True)
        return (edit, *((main,) if main else ()), *others, self.searching)

    def offers(self) -> tuple[Action | None, tuple[Action, ...]]:
        """The document of the chosen step."""
        rows = self.chosen()
        document = rows[0].document_id if len(rows) == 1 else None
        if document is None:
            return None, ()
        see = partial(self.shell.show_record, "document", document)
        return Action("Mở văn bản", see, "file-text", "menu"), ()

    def pick(self) -> None:
        """Show what the chosen step changed."""
        rows = self.chosen()
        main, others = self.offers()
        if len(rows) == 1:
            step = rows[0]
            self.panel.show_differences(_day(step), step.decision or "Chưa ghi quyết định", step.differences)
        self.panel.show_actions(main, others)
        self.offers_changed.emit()

    def open(self, row_id: int) -> None:
        """The document of a step."""
        step = next((step for step in self.found if step.id == row_id), None)
        if step and step.document_id:
            self.shell.show_record("document", step.document_id)

    def delete(self) -> None:
        """What happened stays: the committee's form mends what was entered wrongly."""
        self.edit()

    def text(self, row: Step) -> str:
        """What a step is found by."""
        return f"{row.decision} {_day(row)} {' '.join(f'{d.out} {d.into}' for d in row.differences)}"

    def edit(self) -> None:
        """The form of the committee with its decisions."""
        from ui.forms.dialog import RecordEditor

        if self.view and self.view.board:
            RecordEditor(self.shell, "committee", self.view.board.id, parent=self.window()).open()

    def compare(self) -> None:
        """Show in the panel what is otherwise on the second day."""
        self.error.setText("")
        right = self.first.read() and self.second.read()
        first, second = self.first.value(), self.second.value()
        if not right or first is None or second is None:
            self.error.setText(self.first.error or self.second.error or "Hãy ghi cả hai ngày.")
            return
        if self.view is None or self.view.board is None:
            return
        app, board = self.shell.app, self.view.board.id

        def read() -> list[Difference]:
            with app.reader() as reader:
                return compare(reader, board, first, second)

        title = f"{format_date(first)} – {format_date(second)}"
        self.shell.runner.latest("committee-compare", read, partial(self._compared, title), owner=self)

    def _compared(self, title: str, differences: list[Difference]) -> None:
        self.table.clearSelection()
        self.panel.show_differences("So sánh hai ngày", title, differences)
        self.panel.show_actions(None, ())

    def _comparing(self) -> QWidget:
        whole = QWidget()
        row = FlowLayout(whole, gap=8)
        first, second = (Text(words, "body", "muted") for words in ("So sánh ngày", "với"))
        for field, words in ((self.first, first), (self.second, second)):
            field.setFixedWidth(px(_DAY))
            words.setFixedHeight(field.sizeHint().height())
        for part in (first, self.first, second, self.second, self.go, self.error):
            row.addWidget(part)
        return whole


class DifferencePanel(ActionPanel):
    """A difference of two rosters: bổ sung, thay thế, thôi tham gia."""

    def show_differences(self, code: str, title: str, differences: Sequence[Difference]) -> None:
        """Show it by kinds."""
        self.clear_body()
        self.show_head(code, title)
        if not differences:
            self.body_column.addWidget(Text("Danh sách không thay đổi.", "body", "muted", wrap=True))
        for kind, (words, _) in KINDS.items():
            own = [one for one in differences if one.kind == kind]
            if own:
                self.add_section(f"{capital(words)} {len(own)}")
            for one in own:
                self.body_column.addWidget(Text(" ".join(_told(one)), "body", wrap=True))
        self.body_column.addStretch(1)


def _told(one: Difference) -> Iterator[str]:
    yield f"{one.into or one.out}, {one.post}, {one.role_words}"
    if one.into and one.out:
        yield f"(thay {one.out})"


def _read_day(shell: Shell, text: str) -> dt.date:
    return parse_date(text, shell.app.today)
