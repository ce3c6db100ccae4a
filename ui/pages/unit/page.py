"""One unit: who it is, what it does, what is done with it, and how it came to be so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.actions import Action
from ui.pages.unit import words
from ui.pages.unit.sections import Beside, ListCard, PapersCard
from ui.pages.unit.timeline import TimelinePanel
from ui.panels.contents import FileLine, NoteLine, files_of, notes_of
from ui.panels.sections import ValuesSection
from ui.shell.page import Page, Shell, working_day
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, EmptyState
from ui.widgets.figures import Figures
from ui.widgets.look import Meaning, px
from ui.widgets.panel import scrolled
from ui.widgets.text import SectionHeader
from vstbpn_desktop.queries.unit_page import UnitView, unit_view
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

RECORD: Final = "unit"
SHEET: Final = "unit-sheet"
_VALUE_ROOM: Final = 236
_SHOWN_FROM: Final = (
    RECORD, "succession", "person", "committee", "seat", "task", "assignment", "result", "training_class",
    "participant", "inspection", "finding", "document", "note", "attachment",
)  # fmt: skip


class Shown(NamedTuple):
    """What the page shows."""

    unit: UnitView
    notes: tuple[NoteLine, ...]
    files: tuple[FileLine, ...]


class UnitPage(Page):
    """`activate` takes the unit (record id, row id); units it names are followed on the same page."""

    title = "Đơn vị"
    place = "units"
    help = (
        "Mọi điều về một đơn vị, tính đến ngày của năm làm việc: liên hệ, Ban, nhiệm vụ, tập huấn, kiểm tra, "
        "văn bản, ghi chú. Bấm một dòng để mở mục ấy. Bên phải là dòng thời gian, lọc theo loại. "
        "Ctrl+P lập phiếu thông tin đơn vị, Alt+mũi tên trái để quay lại."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.unit_id = 0
        self.shown: Shown | None = None
        self._before: list[int] = []
        self.figures = Figures()
        self.banner = Banner(Meaning.SOON)
        self.identity = ValuesSection(self.follow, _VALUE_ROOM)
        self.people = ListCard("Đầu mối, Ban VSTBPN", "Chưa ghi người nào của đơn vị.")
        self.duties = ListCard("Nhiệm vụ", "Năm nay chưa giao nhiệm vụ nào.")
        self.findings = ListCard("Kiểm tra, kiến nghị", "Chưa có cuộc kiểm tra nào.", rows=2)
        self.classes = ListCard("Tập huấn", "Chưa có ai dự lớp nào.", rows=2)
        self.letters = ListCard("Văn bản", "Chưa có văn bản nào nêu tên hoặc gửi từ đơn vị.")
        self.papers = PapersCard(shell)
        self.side = TimelinePanel()
        self.side.hide()
        self._lay_out()
        for card in self.cards:
            card.opened.connect(self.follow)
        self.side.opened.connect(self.follow)

    @property
    def cards(self) -> tuple[ListCard, ...]:
        """The cards with lines, in their order."""
        return self.people, self.duties, self.findings, self.classes, self.letters

    # what the window asks

    def summary(self) -> str:
        """Type, level, code, standing, life, the day."""
        return words.summary_words(self.shown.unit) if self.shown else ""

    def commands(self) -> Sequence[Action]:
        """The sheet, the form, what changes units, the way back."""
        back = Action("Quay lại", self.leave, "arrow-left", "menu", actions.BACK)
        if self.shown is None:
            return (back,)
        return (
            Action("Sửa", self.edit, "pencil", writes=True),
            Action("Phiếu thông tin", self.make_sheet, "printer", "main", actions.PRINT),
            Action(
                "Ghi chú, cuộc gọi",
                self.papers.notes.line.setFocus,
                "sticky-note",
                "menu",
                actions.NEW,
                writes=True,
            ),
            Action("Sắp xếp, sáp nhập…", partial(self.shell.open, "succession"), "merge", "menu"),
            back,
        )

    def panel(self) -> QWidget | None:
        """The timeline."""
        return self.side if self.shown else None

    def activate(self, key: object = None) -> None:
        """Show the unit of `key` (record id, row id); without one the last is shown again."""
        if isinstance(key, tuple):
            self._before = []
            self._go_to(int(key[1]))
        else:
            self.load()

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed."""
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()

    # doing

    def follow(self, record: str, row_id: int) -> None:
        """Open what a line or a link names; another unit on this page."""
        if record != RECORD:
            self.shell.show_record(record, row_id)
        elif row_id != self.unit_id:
            self._before.append(self.unit_id)
            self._go_to(row_id)

    def leave(self) -> None:
        """Back to the unit one came from, else to the page before this one."""
        if self._before:
            self._go_to(self._before.pop())
        else:
            self.shell.back()

    def edit(self) -> None:
        """The form of the unit."""
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, RECORD, self.unit_id, parent=self.window()).open()

    def make_sheet(self) -> None:
        """The sheet of this unit as of the day that is shown."""
        if self.shown is not None:
            unit = self.shown.unit
            options = {"unit": (unit.key,), "as_of": unit.as_of, "year": unit.year}
            self.shell.open("make", (SHEET, options))

    # reading

    def load(self) -> None:
        """Read the unit again."""
        app, unit_id, year, day = self.shell.app, self.unit_id, self.shell.year, working_day(self.shell)

        def read() -> Shown | None:
            with app.reader(day) as reader:
                try:
                    unit = unit_view(reader, unit_id, year)
                except KeyError:
                    return None
                notes = tuple(notes_of(app, reader, RECORD, unit_id))
                return Shown(unit, notes, tuple(files_of(app, reader, RECORD, unit_id)))

        self.shell.runner.latest("unit", read, self._show, owner=self)

    def _go_to(self, unit_id: int) -> None:
        if unit_id != self.unit_id:
            self.unit_id = unit_id
            self._area.verticalScrollBar().setValue(0)
        self.load()

    def _show(self, shown: Shown | None) -> None:
        self.shown = shown
        self._area.setVisible(shown is not None)
        self._gone.setVisible(shown is None)
        if shown is None:
            self.title = "Đơn vị"
        else:
            self.title = shown.unit.name
            self._fill(shown)
        self.header_changed.emit()
        self.panel_changed.emit()

    def _fill(self, shown: Shown) -> None:
        unit = shown.unit
        self.figures.show_figures(tuple(words.figures(unit)))
        self._show_banner(unit)
        self.identity.show_values(tuple(words.identity_values(unit)))
        self.people.show_entries(list(words.people_entries(unit)), left=unit.people.left)
        self.duties.show_entries(list(words.duty_entries(unit)), f"Nhiệm vụ năm {unit.year}")
        left = unit.findings.left + unit.visits.left
        self.findings.show_entries(list(words.finding_entries(unit)), left=left)
        self.classes.show_entries(list(words.class_entries(unit)), left=unit.classes.left)
        self.letters.show_entries(list(words.letter_entries(unit)), left=unit.letters.left)
        self.papers.show_papers(unit.id, shown.notes, shown.files)
        self.side.show_events(unit.timeline)

    def _show_banner(self, unit: UnitView) -> None:
        self.banner.setVisible(unit.ended)
        if unit.ended and unit.until:
            heirs = ", ".join(one.name for one in unit.kin if not one.before)
            what = f"Đơn vị đã kết thúc, không còn từ ngày {format_date(unit.until)}"
            self.banner.show_notice(what, f"Kế thừa: {heirs}" if heirs else "")

    # the page itself

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), px(8))
        column.setSpacing(px(12))
        column.addWidget(self.banner)
        column.addWidget(Beside(self._identity_card(), self.people))
        column.addWidget(self.duties)
        column.addWidget(Beside(self.findings, self.classes))
        column.addWidget(self.letters)
        column.addWidget(self.papers)
        column.addStretch(1)
        self._area = scrolled(inside)
        self._gone = EmptyState("building-2", "Đơn vị này không còn nữa", "", "Quay lại", self.leave)
        self._gone.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addLayout(self._head())
        whole.addWidget(self._area, 1)
        whole.addWidget(self._gone, 1)

    def _head(self) -> QHBoxLayout:
        back = Button("Quay lại", icon="arrow-left", kind="link", tip="Quay lại (Alt+←)", on_click=self.leave)
        head = QHBoxLayout()
        head.setSpacing(px(20))
        head.addWidget(back)
        head.addWidget(self.figures, 1)
        return head

    def _identity_card(self) -> Card:
        card = Card(margin=14, spacing=8)
        card.body.addWidget(SectionHeader("Tên gọi, liên hệ"))
        card.body.addWidget(self.identity)
        card.body.addStretch(1)
        return card
