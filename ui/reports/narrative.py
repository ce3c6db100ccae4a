"""The officer's own words: a row for each section, and the sheet she writes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.reports.composing import Written
from ui.reports.rich_box import RichBox
from ui.widgets.button import Button
from ui.widgets.card import Banner
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text
from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.reports.figures import Found
from vstbpn_desktop.periods import Period

KEEP_AFTER_MS: Final = 1_200
FIGURE: Final = "Ctrl+D"
_OFFER_SHOWN: Final = 180

Save = Callable[[str, str], bool]
"""Keeps a section's words; False where they could not be kept."""


def pill_of(written: Written, period: Period | None) -> tuple[str, Meaning]:
    """ "412 chữ", "trống", or whose words they are when they were taken over and not touched since."""
    text = written.text.strip()
    if not text:
        return "trống", Meaning.SOON
    offer = written.offer
    if offer is not None and text == offer.text.strip():
        same_year = period is None or offer.period.year == period.year
        source = "kỳ trước" if same_year else f"năm {offer.period.year}"
        return f"lấy từ {source}", Meaning.NONE
    return f"{len(text.split())} chữ", Meaning.GOOD


def shown_words(text: str) -> str:
    """A text on one line, without its looks; where a figure stands, dots."""
    return "".join("…" if isinstance(part, rich.Link) else part for part in rich.parts(rich.bare(text)))


class NarrativeRows(QWidget):
    """The sections with what is written in each. `opened` carries the id of the one pressed."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, RowButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_written(self, written: Sequence[Written], period: Period | None) -> None:
        """Show how every section stands."""
        if list(self.rows) != [w.section.id for w in written]:
            self._make(written)
        for one in written:
            self.rows[one.section.id].show_pill(*pill_of(one, period))
        self.setVisible(bool(written))

    def _make(self, written: Sequence[Written]) -> None:
        clear(self._column)
        self.rows = {}
        for one in written:
            call = partial(self.opened.emit, one.section.id)
            row = RowButton(one.section.label, inset=0, on_click=call)
            row.setToolTip(one.section.help)
            self.rows[one.section.id] = row
            self._column.addWidget(row)


class NarrativeSheet(QWidget):
    """One section to write on. What was written is kept on leaving the sheet or after a pause.

    `moved` carries -1 or 1 for the section before or after, `closed` comes when she is done, `basis_wanted`
    and `figure_wanted` ask for lines of the library and for a figure to insert.
    """

    moved = Signal(int)
    basis_wanted = Signal()
    figure_wanted = Signal()
    closed = Signal()

    def __init__(self, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.written: Written | None = None
        self._save = save
        self._kept: str | None = ""
        self._pause = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self.keep)
        self.title = Text("", "panel-title", wrap=True)
        self.help = Text("", "small", "muted", wrap=True)
        self.offer = Banner(Meaning.NONE)
        self.box = RichBox()
        self.box.setPlaceholderText("Viết ở đây, mỗi đoạn một dòng; tự lưu.")
        self.place = Text("", "small", "muted")
        self.count = Text("", "small", "muted")
        self.box.textChanged.connect(self._typed)
        self.box.installEventFilter(self)
        self._lay_out()
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_sheet)
        figure = QShortcut(QKeySequence(FIGURE), self, self.figure_wanted.emit)
        for shortcut in (close, figure):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_section(self, written: Written) -> None:
        """Write on a section; what was typed on another one is kept first."""
        self.keep()
        self.written = written
        self._show(written)

    def show_place(self, number: int, of: int) -> None:
        """Which of how many sections it is; one alone needs no name and has no others to go to."""
        self.place.setText(f"{number}/{of}")
        for widget in (self.place, self.title, *self._moves):
            widget.setVisible(of > 1)
        self.help.setVisible(of > 1 and bool(self.help.text()))

    def show_back(self, shown: bool) -> None:
        """Whether one can go back from the sheet to a list of sections."""
        self._back.setVisible(shown)

    def refresh(self, written: Written) -> None:
        """The section was read again: follow it unless something was typed meanwhile."""
        if self.written is None or self.written.section.id != written.section.id:
            return
        untouched = not self.dirty
        self.written = written
        if untouched and written.text != self._kept:
            self._show(written)
        self._show_offer(written)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.written is not None and self._text() != self._kept

    def keep(self) -> bool:
        """Keep what was typed, as one change; False where that failed."""
        self._pause.stop()
        if self.written is None or not self.dirty:
            return True
        text = self._text()
        if not self._save(self.written.section.id, text):
            return False
        self._kept = text
        return True

    def not_kept(self, section: str) -> None:
        """What was handed over could not be kept: it counts as typed until it is."""
        if self.written is not None and self.written.section.id == section:
            self._kept = None

    def use_offer(self) -> None:
        """Put the earlier period's words below what is there."""
        if self.written is None or self.written.offer is None:
            return
        self.box.append_text(self.written.offer.text)
        self.offer.hide()
        self.keep()

    def insert(self, lines: QMimeData) -> None:
        """Put lines where the cursor stands, in paragraphs of their own."""
        cursor = self.box.textCursor()
        if cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
            self.box.setTextCursor(cursor)
        self.box.insertFromMimeData(lines)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_figure(self, found: Found) -> None:
        """Put a figure where the cursor stands."""
        self.box.insert_figure(found)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Done: back to the options."""
        if self.keep():
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed when the keyboard goes elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return False

    def _text(self) -> str:
        return self.box.text()

    def _typed(self) -> None:
        words = len(self.box.toPlainText().split())
        self.count.setText(f"{words} chữ" if words else "")
        if self.dirty:
            self._pause.start()

    def _show(self, written: Written) -> None:
        self.title.setText(written.section.label)
        self.help.setText(written.section.help)
        self.help.setVisible(bool(written.section.help))
        self._kept = written.text.strip("\n")
        self.box.set_text(self._kept)
        self._kept = self._text()
        self.box.setAccessibleName(written.section.label)
        self._show_offer(written)

    def _show_offer(self, written: Written) -> None:
        offer = written.offer
        if offer is None or self._text():
            self.offer.hide()
            return
        words = shown_words(offer.text)
        shown = words if len(words) <= _OFFER_SHOWN else f"{words[:_OFFER_SHOWN].rsplit(' ', 1)[0]}…"
        self.offer.show_notice(
            f"Lời của {offer.period.label}", shown, "Dùng lại lời kỳ trước", self.use_offer
        )

    def _lay_out(self) -> None:
        self._back = Button("Các phần", icon="arrow-left", kind="link", on_click=self.close_sheet)
        self._moves = tuple(
            Button(icon=icon, kind="icon", tip=tip, on_click=partial(self._move, by))
            for icon, tip, by in (("chevron-up", "Phần trước", -1), ("chevron-down", "Phần sau", 1))
        )
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        for widget in (self.place, *self._moves):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._back)
        column.addLayout(head)
        for widget in (self.help, self.offer):
            column.addWidget(widget)
        column.addLayout(self._looks())
        column.addWidget(self.box, 1)

    def _looks(self) -> QHBoxLayout:
        """Bold, italic, list: what the words of a document may have."""
        row = QHBoxLayout()
        row.setSpacing(4)
        for icon, tip, call in (
            ("bold", "Chữ đậm (Ctrl+B)", self.box.toggle_bold),
            ("italic", "Chữ nghiêng (Ctrl+I)", self.box.toggle_italic),
            ("list", "Danh sách gạch đầu dòng", self.box.toggle_list),
        ):
            row.addWidget(Button(icon=icon, kind="icon", tip=tip, on_click=partial(self._look, call)))
        for icon, words, tip, wanted in (
            ("text-quote", "Căn cứ", "Chèn căn cứ từ thư viện", self.basis_wanted),
            ("calculator", "Số liệu", f"Chèn số liệu tự cập nhật ({FIGURE})", self.figure_wanted),
        ):
            button = Button(words, icon=icon, kind="link", tip=tip)
            button.clicked.connect(wanted)
            row.addSpacing(6)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.count)
        return row

    def _look(self, call: Callable[[], None]) -> None:
        call()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        if self.keep():
            self.moved.emit(by)
