"""What was found in the document, as pressable pills: each opens the list of its finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.pages.programme_import.review import Understood
from ui.widgets.flow import FlowLayout, clear
from ui.widgets.look import Meaning, colours
from ui.widgets.paint import outline_round, paint_pill, pill_size
from vstbpn_desktop.vietnamese.dates import format_date

_LONGEST = 90


class Find(NamedTuple):
    """One find: its words, and the line to go to."""

    words: str
    line: int


class Finds(NamedTuple):
    """A pill: its words, its meaning, and what it lists."""

    words: str
    meaning: Meaning
    finds: tuple[Find, ...]


class PillButton(QAbstractButton):
    """A pill that can be pressed."""

    def __init__(self, finds: Finds) -> None:
        super().__init__()
        self.finds = finds
        self.setText(finds.words)
        self.setAccessibleName(finds.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The pill."""
        return pill_size(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill, with a ring where it has the keyboard."""
        painter = QPainter(self)
        paint_pill(painter, self.rect(), self.text(), self.finds.meaning, self.palette())
        if self.hasFocus():
            line = QColor(colours(self.palette()).accent)
            outline_round(painter, QRectF(self.rect()), line, self.height() / 2, 2)


class FindsRow(QWidget):
    """The pills. `line_wanted` carries the line of a find; `next_wanted` asks for the next doubt."""

    line_wanted = Signal(int)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self.pills: list[PillButton] = []

    def show_finds(self, found: Iterable[Finds]) -> None:
        """Show what was found now."""
        clear(self._flow)
        self.pills = [PillButton(finds) for finds in found]
        for number, pill in enumerate(self.pills):
            pill.clicked.connect(self.next_wanted if number == 0 else partial(self._open, pill))
            self._flow.addWidget(pill)
            pill.show()

    def _open(self, pill: PillButton, _checked: bool = False) -> None:
        menu = QMenu(self)
        for find in pill.finds.finds:
            words = find.words if len(find.words) <= _LONGEST else f"{find.words[:_LONGEST]}…"
            action = menu.addAction(words)
            action.triggered.connect(partial(self._go, find.line))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(pill.mapToGlobal(QPoint(0, pill.height() + 4)))

    def _go(self, line: int, _checked: bool = False) -> None:
        self.line_wanted.emit(line)


def all_finds(understood: Understood) -> tuple[Finds, ...]:
    """Doubts first, then citations, marker dates and targets; what was not found has no pill."""
    draft, doubts = understood.draft, understood.doubts
    places = {item.code: item.at[0] for item in draft.items if item.at}
    torn = {d.reason for d in understood.conflicts}
    lines = ["".join(line.words.split()) for line in understood.review.lines]
    count = f"{len(doubts)} chỗ cần xem" if doubts else "không còn chỗ cần xem"
    cited = f"{len(draft.citations)} viện dẫn" + (f", {len(torn)} mâu thuẫn ngày" if torn else "")
    found = (
        Finds(count, Meaning.SOON if doubts else Meaning.GOOD,
              tuple(Find(d.reason, d.at[0] if d.at else -1) for d in doubts)),
        Finds(cited, Meaning.LATE if torn else Meaning.NONE,
              tuple(Find(_cited(c.citation.symbol, c.citation.date), places.get(c.code, -1))
                    for c in draft.citations)),
        Finds(f"{len(draft.marker_dates)} mốc ngày", Meaning.NONE,
              tuple(Find(m.text, _line_with(lines, m.text)) for m in draft.marker_dates)),
        Finds(f"{len(draft.targets)} chỉ tiêu", Meaning.NONE,
              tuple(Find(t.text, _line_with(lines, t.text)) for t in draft.targets)),
    )  # fmt: skip
    return (found[0], *(finds for finds in found[1:] if finds.finds))


def _cited(symbol: str, date: dt.date | None) -> str:
    return f"{symbol} ngày {format_date(date)}" if date else symbol


def _line_with(lines: Sequence[str], words: str) -> int:
    """The first line that holds these words, blanks aside; -1 for none."""
    wanted = "".join(words.split())
    return next((number for number, line in enumerate(lines) if wanted in line), -1)
