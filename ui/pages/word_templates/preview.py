"""What a filled template says: its words and tables, not its pages; only Word draws those."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.widgets.look import colours
from vstbpn_desktop.exchange.word_template.outline import Content, Grid, Line, Piece

_ALIGN: Final = {"center": "center", "right": "right", "end": "right", "both": "justify"}
_SERIF: Final = "'Times New Roman','Liberation Serif'"
_BLANK: Final = "&nbsp;"


class WordPreview(QTextBrowser):
    """Shows a filling; what was filled in stands on a tinted ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content: Content = ()
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Xem nhanh phần chữ")

    def show_content(self, content: Content) -> None:
        """Show another filling at the same place."""
        self.content = content
        place = self.verticalScrollBar().value()
        self.setHtml(html(content, colours(self.palette()).accent_soft, colours(self.palette()).line))
        self.verticalScrollBar().setValue(place)

    def changeEvent(self, event: QEvent) -> None:
        """The scheme is another: so is the ground."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.content:
            self.show_content(self.content)


def html(content: Content, ground: str, line: str) -> str:
    """The filling as the text browser shows it."""
    body = "".join(_blocks(content, ground, line))
    return f'<div style="font-family:{_SERIF};font-size:12pt">{body}</div>'


def _blocks(content: Content, ground: str, line: str) -> Iterator[str]:
    for block in content:
        yield _line(block, ground) if isinstance(block, Line) else _grid(block, ground, line)


def _line(line: Line, ground: str) -> str:
    words = "".join(_piece(piece, ground) for piece in line.pieces) or _BLANK
    return f'<p align="{_ALIGN.get(line.align, "left")}" style="margin:3px 0">{words}</p>'


def _piece(piece: Piece, ground: str) -> str:
    words = escape(piece.text).replace("\n", "<br/>").replace("\t", "&nbsp;&nbsp;&nbsp;&nbsp;")
    words = f"<b>{words}</b>" if piece.bold else words
    words = f"<i>{words}</i>" if piece.italic else words
    return f'<span style="background-color:{ground}">{words}</span>' if piece.filled else words


def _grid(grid: Grid, ground: str, line: str) -> str:
    border = f";border:1px solid {line}" if grid.ruled else ""
    cell = f'<td style="padding:3px 6px{border}">'
    rows = (
        "".join(f"{cell}{''.join(_blocks(content, ground, line))}</td>" for content in row)
        for row in grid.rows
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table width="100%" cellspacing="0" style="border-collapse:collapse">{body}</table>'
