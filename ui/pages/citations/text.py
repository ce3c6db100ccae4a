"""The text under review: what was found is underlined and bears its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.pages.citations.words import MEANINGS
from ui.widgets.look import Meaning, colours, font, px
from vstbpn_desktop.queries.citing import Finding, Mark, Passage

_SERIF: Final = ("Times New Roman", "Liberation Serif")
_LARGER: Final = 1.12
_THIN: Final = "\u2009"
_UNDERLINES: Final = {
    Meaning.LATE: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Meaning.SOON: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Meaning.NONE: QTextCharFormat.UnderlineStyle.DashUnderline,
}
_STRONGEST: Final = (Meaning.LATE, Meaning.SOON, Meaning.NONE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters of a passage that the same findings (by row) stand on, and those that end here."""

    start: int
    end: int
    rows: tuple[int, ...]
    ending: tuple[int, ...]


class MarkedText(QTextEdit):
    """Shows passages with findings. `pressed` carries the row of a finding whose words were clicked."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName("Văn bản đang rà soát")
        self._passages: tuple[Passage, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._codes = False
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._row = -1

    def show_text(self, passages: tuple[Passage, ...], findings: tuple[Finding, ...], *, codes: bool) -> None:
        """Show a text; `codes` puts the place of each passage before it. The scroll stays where it was."""
        self._passages, self._findings, self._codes = passages, findings, codes
        self._draw()

    def point_out(self, row: int) -> None:
        """Light up one finding and bring it into sight."""
        self._row = row
        spans = self._spans.get(row, [])
        self.setExtraSelections([self._lit(*span) for span in spans])
        if spans:
            cursor = QTextCursor(self.document())
            cursor.setPosition(spans[0][0])
            self.setTextCursor(cursor)
            self._bring_up()

    def _bring_up(self) -> None:
        """Scroll the cursor's line to the upper part, unless it is well in sight."""
        line, height = self.cursorRect(), self.viewport().height()
        if not height // 8 <= line.top() <= height * 3 // 4:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + line.top() - height // 3)

    def row_at(self, position: int) -> int:
        """The finding whose words or number stand at a position, -1 for none."""
        for row, spans in self._spans.items():
            if any(start <= position < end for start, end in spans):
                return row
        return -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on marked words chooses their finding; dragging still selects words to copy."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            row = self.row_at(self.cursorForPosition(event.position().toPoint()).position())
            if row >= 0:
                self.pressed.emit(row)

    def changeEvent(self, event: QEvent) -> None:
        """Colours and letters follow scheme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._passages:
            self._draw()

    # drawing

    def _draw(self) -> None:
        bar = self.verticalScrollBar()
        place = bar.value()
        self.clear()
        self._spans = {}
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        marks = _by_passage(self._findings)
        for number, passage in enumerate(self._passages):
            self._begin(cursor, passage, first=number == 0)
            self._insert(cursor, passage, marks.get(number, []))
        cursor.endEditBlock()
        bar.setValue(place)
        self.point_out(self._row)

    def _begin(self, cursor: QTextCursor, passage: Passage, *, first: bool) -> None:
        block = QTextBlockFormat()
        block.setBottomMargin(px(6))
        block.setTopMargin(px(8) if passage.heading and not first else 0)
        if first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        code = passage.places[0][1] if self._codes and _is_item(passage) else ""
        if code:
            cursor.insertText(f"{code}  ", self._quiet())
        elif passage.marker:
            cursor.insertText(f"{passage.marker} ", self._plain(passage))

    def _insert(self, cursor: QTextCursor, passage: Passage, marks: list[tuple[int, Mark]]) -> None:
        for piece in _pieces(passage.text, marks):
            start = cursor.position()
            style = self._marked(passage, piece.rows) if piece.rows else self._plain(passage)
            cursor.insertText(passage.text[piece.start : piece.end], style)
            for row in piece.ending:
                cursor.insertText(f"{_THIN}{row + 1}{_THIN}", self._number(row))
            for row in piece.rows:
                self._spans.setdefault(row, []).append((start, cursor.position()))

    def _plain(self, passage: Passage) -> QTextCharFormat:
        style = QTextCharFormat()
        letters = QFont(font())
        letters.setFamilies(list(_SERIF))
        letters.setPointSizeF(letters.pointSizeF() * _LARGER)
        letters.setBold(passage.heading)
        style.setFont(letters)
        style.setForeground(QColor(colours(self.palette()).text))
        return style

    def _quiet(self) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setFont(font("small"))
        style.setForeground(QColor(colours(self.palette()).muted))
        return style

    def _marked(self, passage: Passage, rows: Iterable[int]) -> QTextCharFormat:
        meanings = {MEANINGS[self._findings[row].kind] for row in rows}
        meaning = next(one for one in _STRONGEST if one in meanings)
        style = self._plain(passage)
        style.setUnderlineStyle(_UNDERLINES[meaning])
        style.setUnderlineColor(QColor(colours(self.palette()).pair(meaning)[0]))
        return style

    def _number(self, row: int) -> QTextCharFormat:
        ink, ground = colours(self.palette()).pair(MEANINGS[self._findings[row].kind])
        style = QTextCharFormat()
        style.setFont(font("small-strong"))
        style.setForeground(QColor(ink))
        style.setBackground(QColor(ground))
        return style

    def _lit(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        lit = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        lit.cursor = cursor
        lit.format.setBackground(QColor(colours(self.palette()).accent_soft))
        return lit


def _is_item(passage: Passage) -> bool:
    """Whether a passage is an item with a code, no heading and no field of the whole."""
    stored = passage.origin
    return not passage.heading and stored is not None and (stored.record == "task" or stored.row >= 0)


def _by_passage(findings: tuple[Finding, ...]) -> dict[int, list[tuple[int, Mark]]]:
    """The marks of every passage with the rows of their findings."""
    found: dict[int, list[tuple[int, Mark]]] = {}
    for row, finding in enumerate(findings):
        for mark in finding.marks:
            found.setdefault(mark.passage, []).append((row, mark))
    return found


def _pieces(text: str, marks: list[tuple[int, Mark]]) -> Iterator[_Piece]:
    """The text cut wherever a mark begins or ends."""
    edges = sorted({0, len(text), *(edge for _, mark in marks for edge in (mark.first, mark.last))})
    for start, end in pairwise(edges):
        rows = tuple(row for row, mark in marks if mark.first <= start and end <= mark.last)
        ending = tuple(row for row, mark in marks if mark.last == end)
        yield _Piece(start, end, rows, ending)
