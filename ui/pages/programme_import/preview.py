"""The second step: the source beside what was understood, corrections below, all of it undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.pages.programme_import.chips import FindsRow
from ui.pages.programme_import.dialogs import SplitDialog
from ui.pages.programme_import.lists import (
    OutlineDelegate,
    OutlineModel,
    PreviewList,
    SourceList,
    SourceModel,
)
from ui.pages.programme_import.outline import Row
from ui.pages.programme_import.prepared import Prepared
from ui.pages.programme_import.review import Corrections, Review, Understood, seen_key
from ui.pages.programme_import.strip import EditStrip
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.fields import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.look import Meaning, px
from ui.widgets.panel import splitter
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme import Line, Role
from vstbpn_desktop.exchange.programme import corrections as mend
from vstbpn_desktop.exchange.programme.lines import Choice
from vstbpn_desktop.spec.kinds import Year

_LEFT, _RIGHT = 449, 621
_MARGIN = 14
_TIGHT = 380


class PreviewPane(QWidget):
    """Both sides. `corrected` comes after each correction; what it means is shown by `show_understood`."""

    corrected = Signal()
    refused = Signal(object)
    difference_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.corrections: Corrections | None = None
        self.understood: Understood | None = None
        self.pending = False
        self.finds = FindsRow()
        self.year = Field()
        self.banner = Banner(Meaning.SOON)
        self.source, self.tree = SourceModel(self), OutlineModel(self)
        self.source_list = SourceList(self.source)
        self.tree_list = PreviewList("Được hiểu là")
        self.tree_list.setModel(self.tree)
        self.tree_list.setItemDelegate(OutlineDelegate(self.tree_list))
        self.strip = EditStrip()
        self.merge = Button("Gộp với dòng trên", icon="merge", tip="Ctrl+M", on_click=self.merge_up)
        self.cut = Button("Tách dòng", icon="split", tip="Ctrl+T", on_click=self.split)
        self.edit = Button("Sửa", icon="pencil", tip="Tên, tính chất, cơ quan, loại dòng (F2)")
        self.look = Button("Đã xem", kind="link", tip="Giữ như đang hiểu", on_click=self.settle)
        self.reason = Text("", "small", "soon", wrap=True)
        self.back = Button(icon="undo-2", kind="icon", tip="Hoàn tác lần sửa vừa rồi", on_click=self.undo)
        self.forth = Button(icon="redo-2", kind="icon", tip="Làm lại", on_click=self.redo)
        self._build()
        self._connect()

    # showing

    def begin(self, prepared: Prepared) -> None:
        """Start the review of a document that was read."""
        understood = prepared.understood
        self.corrections = Corrections(understood.review)
        self.source.show_lines(())
        self.tree.show(())
        self.show_understood(prepared)
        first = understood.doubts[0].at[0] if understood.doubts and understood.doubts[0].at else 0
        self.go_to(first)

    def show_understood(self, prepared: Prepared) -> None:
        """Show what the lines mean now; what was chosen stays chosen."""
        line, understood = self.current_line(), prepared.understood
        self.understood, self.pending = understood, False
        self.source.show(prepared)
        self.tree.show(prepared.rows)
        self.finds.show_finds(prepared.finds)
        self.year.setText(str(understood.review.year))
        self.go_to(min(max(line, 0), len(understood.review.lines) - 1))

    def show_difference(self, words: str, year: int) -> None:
        """Say that the year has a programme already, and how this one differs; "" says nothing."""
        self.banner.setVisible(bool(words))
        if words:
            title = f"Năm {year} đã có chương trình. {words}."
            self.banner.show_notice(title, "", "Xem khác biệt", self.difference_wanted.emit)

    # where one is

    def current_line(self) -> int:
        """The line that corrections are made to, -1 for none."""
        return self.source_list.currentIndex().row()

    def current_row(self) -> Row | None:
        """The understood row of that line."""
        number = self.tree.row_at(self.current_line())
        return self.tree.rows[number] if number >= 0 else None

    def go_to(self, line: int) -> None:
        """Choose a line on both sides."""
        self.source_list.choose(line)
        self.tree_list.choose(self.tree.row_at(line))
        self._show_current()

    def next_doubt(self) -> None:
        """Go to the next line that asks to be looked at."""
        places = sorted({d.at[0] for d in self.understood.doubts if d.at} if self.understood else ())
        if places:
            here = self.current_line()
            self.go_to(next((place for place in places if place > here), places[0]))
            self.source_list.setFocus()

    # correcting

    def merge_up(self) -> None:
        """The chosen line and the one above become one."""
        self._mend(mend.merge_up, "gộp dòng", move=-1)

    def split(self) -> None:
        """Ask where to cut the chosen line."""
        line = self._line()
        if line is not None and not self.pending:
            SplitDialog(self, line, self._split_at).open()

    def set_role(self, role: Role) -> None:
        """Say what the chosen line is."""
        self._mend(lambda lines, index: mend.set_role(lines, index, role), f"đổi thành {role}")

    def edit_item(self, choice: Choice) -> None:
        """Set title, nature or bodies of the chosen task by hand."""
        row = self.current_row()
        if row is not None and row.first >= 0:
            self._mend(lambda lines, _: mend.choose(lines, row.first, choice), f"sửa {row.code}")

    def settle(self) -> None:
        """Leave what is doubtful about the chosen line as it was understood."""
        if self.corrections is None or self.understood is None:
            return
        line, review = self.current_line(), self.corrections.current
        row = self.current_row()
        here = {line, *(row.at if row else ())}
        keys = {seen_key(review.lines, d) for d in self.understood.doubts if here & set(d.at)}
        self._make(replace(review, seen=review.seen | keys), "giữ như đang hiểu")
        self.next_doubt()

    def set_year(self) -> None:
        """Take the year that was typed."""
        if self.corrections is None:
            return
        try:
            year = Year().parse(self.year.text().strip())
        except UserError as error:
            self.refused.emit(error)
            year = None
        self.year.set_invalid(year is None)
        if year is not None:
            self._make(replace(self.corrections.current, year=year), f"năm {year}")

    def undo(self) -> None:
        """Take the last correction back."""
        if self.corrections is not None and self.corrections.undo():
            self._changed()

    def redo(self) -> None:
        """Make it again."""
        if self.corrections is not None and self.corrections.redo():
            self._changed()

    def _split_at(self, position: int) -> None:
        self._mend(lambda lines, index: mend.split(lines, index, position), "tách dòng")

    def _mend(
        self, work: Callable[[Sequence[Line], int], tuple[Line, ...]], label: str, *, move: int = 0
    ) -> None:
        line = self.current_line()
        if self.corrections is None or line < 0 or self.pending:
            return
        review = self.corrections.current
        try:
            lines = work(review.lines, line)
        except UserError as error:
            self.refused.emit(error)
            return
        self._make(review.with_lines(lines), label, line + move)

    def _make(self, review: Review, label: str, line: int = -1) -> None:
        assert self.corrections is not None
        if self.corrections.make(review, label):
            self._changed(line)

    def _changed(self, line: int = -1) -> None:
        """Show the lines at once; the page has them understood anew."""
        assert self.corrections is not None
        here = line if line >= 0 else self.current_line()
        self.pending = True
        lines = self.corrections.current.lines
        if lines != self.source.lines:
            self.source.show_lines(lines)
        self.source_list.choose(min(here, len(lines) - 1))
        self.corrected.emit()

    # the pane itself

    def _line(self) -> Line | None:
        line = self.current_line()
        return self.source.lines[line] if 0 <= line < len(self.source.lines) else None

    def _show_current(self) -> None:
        row, line = self.current_row(), self._line()
        self.source_list.mark_lines(frozenset(row.at if row else ()))
        self.strip.show_row(row, line)
        self.merge.setEnabled(self.current_line() > 0)
        self.cut.setEnabled(line is not None and len(line.text) > 1)
        doubts = row.doubts if row else ()
        self.look.setVisible(bool(doubts) and not (self._tight and self.strip.isVisibleTo(self)))
        self.reason.setText(" ".join(doubts))
        self.reason.set_tone("late" if row and row.tone is Meaning.LATE else "soon")
        self.reason.setVisible(bool(doubts) and not self._tight)
        standing = self.corrections
        self.back.setEnabled(bool(standing and standing.count))
        self.back.setToolTip(f"Hoàn tác: {standing.last}" if standing and standing.last else "Hoàn tác")
        self.forth.setEnabled(bool(standing and standing.can_redo))

    def _chosen_left(self) -> None:
        self.tree_list.choose(self.tree.row_at(self.current_line()))
        self._show_current()

    def _chosen_right(self) -> None:
        number = self.tree_list.currentIndex().row()
        if 0 <= number < len(self.tree.rows):
            self.source_list.choose(self.tree.rows[number].first)
            self._show_current()

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        for words, call, enabled in (
            ("Gộp với dòng trên", self.merge_up, self.merge.isEnabled()),
            ("Tách dòng…", self.split, self.cut.isEnabled()),
            ("Đã xem, giữ như đang hiểu", self.settle, not self.look.isHidden()),
            ("Sửa tên, tính chất, cơ quan…", self.strip.start, self.edit.isEnabled()),
        ):
            action = menu.addAction(words)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, do=call: do())
        roles = menu.addMenu("Dòng này là")
        for role in Role:
            roles.addAction(str(role)).triggered.connect(partial(self._role_from_menu, role))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _toggle_strip(self) -> None:
        if self.strip.isHidden():
            self.strip.start()
        else:
            self.strip.hide()
        self._give_room()

    def _close_strip(self) -> None:
        self._give_room()
        self.source_list.setFocus()

    @property
    def _tight(self) -> bool:
        """Whether there is too little height for everything at once."""
        return self.height() < px(_TIGHT)

    def _give_room(self) -> None:
        """Where it is tight, the strip takes the tree's place while it is open."""
        self.tree_list.setVisible(not self._tight or self.strip.isHidden())
        self.tree_list.keep_in_sight()
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._give_room()

    def _role_from_menu(self, role: Role, _checked: bool = False) -> None:
        self.set_role(role)

    def _build(self) -> None:
        self.year.setFixedWidth(px(76))
        self.year.setAccessibleName("Năm của chương trình")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.finds, 1, Qt.AlignmentFlag.AlignVCenter)
        label = Text("Năm", "small-strong")
        label.setBuddy(self.year)
        top.addWidget(label)
        top.addWidget(self.year)
        sides = splitter(self._left(), self._right())
        sides.setSizes([_LEFT, _RIGHT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(sides, 1)
        self.banner.hide()

    def _left(self) -> Card:
        card = Card(margin=_MARGIN, spacing=6)
        card.body.addLayout(_side_head("Văn bản gốc"))
        card.body.addWidget(self.source_list, 1)
        return card

    def _right(self) -> Card:
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        for button in (self.merge, self.cut, self.edit):
            flow.addWidget(button)
        card = Card(margin=_MARGIN, spacing=6)
        card.body.addLayout(_side_head("Được hiểu là", self.back, self.forth))
        card.body.addWidget(self.tree_list, 1)
        card.body.addWidget(self.strip)
        doubt = QHBoxLayout()
        doubt.setSpacing(12)
        doubt.addWidget(self.reason, 1)
        doubt.addWidget(self.look, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        card.body.addLayout(doubt)
        card.body.addWidget(buttons)
        return card

    def _connect(self) -> None:
        self.finds.next_wanted.connect(self.next_doubt)
        self.finds.line_wanted.connect(self.go_to)
        self.year.editingFinished.connect(self.set_year)
        self.source_list.selectionModel().currentChanged.connect(lambda *_: self._chosen_left())
        self.tree_list.selectionModel().currentChanged.connect(lambda *_: self._chosen_right())
        for side in (self.source_list, self.tree_list):
            side.undo_requested.connect(self.undo)
            side.redo_requested.connect(self.redo)
            side.edit_requested.connect(self.strip.start)
            side.menu_requested.connect(self._open_menu)
        self.edit.clicked.connect(self._toggle_strip)
        self.strip.closed.connect(self._close_strip)
        self.strip.role_chosen.connect(self.set_role)
        self.strip.item_edited.connect(self.edit_item)


def _side_head(title: str, *buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2)
    label = Text(title, "small-strong", "muted")
    label.setMinimumHeight(px(30))
    row.addWidget(label, 1)
    for button in buttons:
        row.addWidget(button)
    return row
