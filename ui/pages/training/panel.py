"""The panel of a class: what every panel shows, and between it the counts and the papers in one click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.pages.training.words import registered_words, women_words
from ui.panels.contents import Contents
from ui.panels.record_panel import RecordPanel
from ui.panels.sections import Section
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout, clear
from ui.widgets.look import Meaning, px
from ui.widgets.panel import count_row
from ui.widgets.text import Text
from vstbpn_desktop.queries.training_view import ClassRow
from vstbpn_desktop.vietnamese.numbers import format_integer

RECORD: Final = "training_class"
PAPERS: Final[tuple[tuple[str, str, str, dict[str, str]], ...]] = (
    ("participant-list", "Danh sách học viên", "Danh sách", {}),
    ("attendance-sheet", "Phiếu điểm danh", "Điểm danh", {}),
    ("invitation", "Giấy mời các đơn vị", "Giấy mời", {"whom": "units"}),
    ("certificates", "Giấy chứng nhận", "Chứng nhận", {}),
)
"""Documents of one class: id, words, the same in short, further options."""
_SAID_ELSEWHERE: Final = ("Năm", "Học viên", "Tình trạng")


def open_paper(shell: Shell, row: ClassRow, year: int, document: str) -> None:
    """Go to where documents are made, with the class chosen."""
    more = next(options for paper, *_, options in PAPERS if paper == document)
    shell.open("make", (document, {"year": year, "class": row.code, **more}))


class ClassPanel(RecordPanel):
    """One class of the list. Its roster is opened by `open_roster`, its state told by `mark_held`."""

    def __init__(
        self, shell: Shell, *, open_roster: Callable[[], object], mark_held: Callable[[], object]
    ) -> None:
        self.row: ClassRow | None = None
        self._open_roster = open_roster
        self._mark_held = mark_held
        super().__init__(shell)

    def show_class(self, row: ClassRow) -> None:
        """Show a class of the list."""
        self.row = row
        self.show_record(RECORD, row.id)

    def make_more(self) -> tuple[QWidget, ...]:
        """Counts, papers."""
        self.papers, self.counts = QWidget(), Section("Học viên", "Mở danh sách", self._open_roster)
        flow = FlowLayout(self.papers, px(12))
        flow.addWidget(Text("Lập:", "small", "muted"))
        for document, words, short, _ in PAPERS:
            flow.addWidget(Button(short, kind="link", tip=words, on_click=partial(self._make, document)))
        return (self.papers, self.counts)

    def _parts(self) -> tuple[QWidget, ...]:
        """Papers and counts are what is looked for: they come first."""
        others = [part for part in super()._parts() if part not in self._more]
        return (*self._more, *others)

    def fill_more(self, contents: Contents) -> None:
        """Counts and papers of the class; other records that are followed have none."""
        own = self._own(contents)
        for part in (self.counts, self.papers):
            part.setVisible(own)
        if own and self.row is not None:
            standing = self.row.standing
            self.show_head(contents.code, contents.title, standing.word, Meaning.named(standing.meaning))
            self._show_counts(self.row)
            self.values.show_values([v for v in contents.values if v.label not in _SAID_ELSEWHERE])
            others = [group for group in contents.pointing if group.record != "participant"]
            self.pointing.show_pointing(others)

    def buttons(self, contents: Contents) -> list[Button]:
        """The roster first; a class whose day is over asks to be told as held."""
        if not self._own(contents) or self.row is None:
            return super().buttons(contents)
        edit = Button("Sửa", icon="pencil", on_click=self.edit, writes=True)
        if self.row.standing.id == "past":
            return [Button("Ghi đã mở", kind="filled", on_click=self._mark_held, writes=True), edit]
        return [Button("Học viên", icon="users", on_click=self._open_roster), edit]

    def _own(self, contents: Contents) -> bool:
        return contents.spec.id == RECORD and self.row is not None and contents.id == self.row.id

    def _show_counts(self, row: ClassRow) -> None:
        clear(self.counts.column)
        count = row.count
        lines = [
            ("Đăng ký (lượt)", registered_words(count), Meaning.NONE),
            ("Số người", format_integer(count.people), Meaning.NONE),
            ("Nữ", women_words(count), Meaning.NONE),
        ]
        if row.begun:
            lines.append(("Có mặt", format_integer(count.attended), Meaning.GOOD))
            lines.append(("Vắng", format_integer(row.absent), Meaning.LATE if row.absent else Meaning.NONE))
        for label, words, meaning in lines:
            self.counts.column.addWidget(count_row(label, words, meaning))

    def _make(self, document: str) -> None:
        if self.row is not None:
            open_paper(self.shell, self.row, self.shell.year, document)
