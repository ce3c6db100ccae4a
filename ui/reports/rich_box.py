"""Where the officer's own words are typed: paragraphs, lists, bold and italic, and nothing else.

What is pasted from Word keeps these looks alone. Figures stand in it as chips. The text goes in and out as
`documents.rich` has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from ui.reports.chips import OBJECT, Chips, chip, link_of, written
from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.reports.figures import Found
from vstbpn_desktop.documents.text import Run, clean

OWN: Final = "application/x-vstbpn-words"
"""The words of a box on the clipboard, as `text` gives them."""
_ITEM: Final = re.compile(r"^([-+]) (.*)$")


class RichBox(QTextEdit):
    """Edits such a text. `looks_changed` comes when the cursor stands in other looks."""

    looks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.chips = Chips(self.document())
        self.currentCharFormatChanged.connect(lambda _: self.looks_changed.emit())

    def text(self) -> str:
        """What is written."""
        return _read(self.document())

    def set_text(self, text: str) -> None:
        """Show a text; nothing of it can be taken back."""
        self.clear()
        self.setCurrentCharFormat(QTextCharFormat())
        cursor = QTextCursor(self.document())
        _insert(cursor, text)
        self.document().clearUndoRedoStacks()
        self.setTextCursor(QTextCursor(self.document()))

    def append_text(self, text: str) -> None:
        """Put a text below what is there."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock()
        _insert(cursor, text)
        self.setTextCursor(cursor)

    def know(self, found: Iterable[Found]) -> None:
        """Show what the figures in the text come to now."""
        self.chips.know(tuple(found))

    def insert_figure(self, found: Found) -> None:
        """Put a figure where the cursor stands; the words after it are typed as those before it."""
        self.know((found,))
        cursor, look = self.textCursor(), _look_of(self.currentCharFormat())
        cursor.beginEditBlock()
        cursor.insertText(OBJECT, chip(found.link, look))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(look)

    @property
    def bold(self) -> bool:
        """Whether what is typed now is bold."""
        return self.fontWeight() > QFont.Weight.Medium

    def toggle_bold(self) -> None:
        """Turn bold on or off for what is selected, else for what is typed next."""
        self.setFontWeight(QFont.Weight.Normal if self.bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        """The same for italic."""
        self.setFontItalic(not self.fontItalic())

    def toggle_list(self) -> None:
        """Make the selected paragraphs items of a list, or items paragraphs."""
        cursor = self.textCursor()
        blocks = list(_selected(cursor))
        items = all(_ITEM.match(block.text()) for block in blocks)
        cursor.beginEditBlock()
        for block in blocks:
            at = QTextCursor(block)
            if items:
                at.setPosition(block.position() + 2, QTextCursor.MoveMode.KeepAnchor)
                at.removeSelectedText()
            elif not _ITEM.match(block.text()):
                at.insertText("- ", QTextCharFormat())
        cursor.endEditBlock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+B and Ctrl+I; Enter goes on with a list, on an empty item it ends the list."""
        if event.matches(QKeySequence.StandardKey.Bold):
            self.toggle_bold()
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.toggle_italic()
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator) and self._next_item():
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell what the figure under the mouse is."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        link = self._link_at(event.pos())
        QToolTip.showText(event.globalPos(), self.chips.told(link) if link else "", self)
        return True

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words with their looks; figures stay figures here, and are what they come to elsewhere."""
        taken = QTextDocument()
        QTextCursor(taken).insertFragment(self.textCursor().selection())
        text = _read(taken)
        shown = "".join(
            self.chips.words(part) if isinstance(part, rich.Link) else part for part in rich.parts(text)
        )
        mime = QMimeData()
        mime.setData(OWN, text.encode())
        mime.setText("\n".join(_plain(piece) for piece in rich.pieces(shown)))
        mime.setHtml("".join(_html(piece) for piece in rich.pieces(shown)))
        return mime

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words with their paragraphs, lists, bold and italic; no fonts, colours or pictures."""
        if source.hasFormat(OWN):
            text = bytes(source.data(OWN).data()).decode()
        elif source.hasHtml():
            pasted = QTextDocument()
            pasted.setHtml(source.html())
            text = _read(pasted)
        else:
            text = clean(source.text())
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        _insert(cursor, text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _link_at(self, place: QPoint) -> rich.Link | None:
        """The figure under a point."""
        at = self.cursorForPosition(place).position()
        for start in (at, at - 1):
            if self.document().characterAt(start) == OBJECT and self._chip_room(start).contains(place):
                cursor = QTextCursor(self.document())
                cursor.setPosition(start + 1)
                return link_of(cursor.charFormat())
        return None

    def _chip_room(self, start: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        room = self.cursorRect(cursor)
        cursor.setPosition(start + 1)
        return room.united(self.cursorRect(cursor))

    def _next_item(self) -> bool:
        cursor = self.textCursor()
        item = _ITEM.match(cursor.block().text())
        if item is None or cursor.hasSelection() or cursor.positionInBlock() < 2:
            return False
        cursor.beginEditBlock()
        if item[2].strip():
            cursor.insertBlock()
            cursor.insertText(f"{item[1]} ", QTextCharFormat())
        else:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.removeSelectedText()
            cursor.insertBlock()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        return True


def _read(document: QTextDocument) -> str:
    """The lines of a document with their looks."""
    lines = []
    block = document.begin()
    while block.isValid():
        lines += _lines(block)
        block = block.next()
    return "\n".join(lines).strip("\n")


def _lines(block: QTextBlock) -> list[str]:
    """A paragraph, cut where a line was forced; items of a list get their mark."""
    alike = groupby(_runs(block), key=lambda run: (run.bold, run.italic))
    joined = (Run("".join(run.text for run in runs), *look) for look, runs in alike)
    words = "".join(map(rich.marked, joined))
    lines = [line.rstrip() for line in words.replace("\u2028", "\n").split("\n")]
    if block.textList() is not None and lines[0].strip():
        lines[0] = f"- {lines[0].lstrip()}"
    return lines


def _runs(block: QTextBlock) -> Iterator[Run]:
    parts = block.begin()
    while not parts.atEnd():
        part = parts.fragment()
        look = part.charFormat()
        if not look.isImageFormat():
            bold = look.fontWeight() > QFont.Weight.Medium
            yield Run(written(part), bold=bold, italic=look.fontItalic())
        parts += 1


def _insert(cursor: QTextCursor, text: str) -> None:
    """Put a text where the cursor stands."""
    for number, piece in enumerate(rich.pieces(text)):
        if number:
            cursor.insertBlock()
        if piece.marker:
            cursor.insertText(f"{piece.marker} ", QTextCharFormat())
        for run in piece.runs:
            for part in rich.parts(run.text):
                figure = isinstance(part, rich.Link)
                look = chip(part, _look(run)) if isinstance(part, rich.Link) else _look(run)
                cursor.insertText(OBJECT if figure else str(part), look)


def _look(run: Run) -> QTextCharFormat:
    look = QTextCharFormat()
    if run.bold:
        look.setFontWeight(QFont.Weight.Bold)
    look.setFontItalic(run.italic)
    return look


def _look_of(look: QTextCharFormat) -> QTextCharFormat:
    """The looks of a format and nothing else of it."""
    return _look(Run("", bold=look.fontWeight() > QFont.Weight.Medium, italic=look.fontItalic()))


def _plain(piece: rich.Piece) -> str:
    words = "".join(run.text for run in piece.runs)
    return f"{piece.marker} {words}" if piece.marker else words


def _html(piece: rich.Piece) -> str:
    words = ""
    for run in piece.runs:
        inner = escape(run.text)
        inner = f"<i>{inner}</i>" if run.italic else inner
        words += f"<b>{inner}</b>" if run.bold else inner
    return f"<p>{piece.marker} {words}</p>" if piece.marker else f"<p>{words}</p>"


def _selected(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """The paragraphs a selection touches."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()
