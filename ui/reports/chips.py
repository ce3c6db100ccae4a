"""Figures in own words, shown as chips with what they come to now; one character for the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

from ui.widgets.look import colours
from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.reports.figures import Found
from vstbpn_desktop.documents.rich import Link

OBJECT: Final = "\ufffc"
_KIND: Final = QTextFormat.ObjectTypes.UserObject + 1
_LINK: Final = QTextFormat.Property.UserProperty + 1
_AROUND: Final = 4.0
_WAITING: Final = "…"


def chip(link: Link, look: QTextCharFormat) -> QTextCharFormat:
    """The format of the character a figure stands for, in the looks of the words around it."""
    made = QTextCharFormat(look)
    made.setObjectType(_KIND)
    made.setProperty(_LINK, link.written)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return made


def link_of(look: QTextFormat) -> Link | None:
    """The figure that stands at a character; None where it is none."""
    found = rich.links(str(look.property(_LINK) or ""))
    return found[0] if found else None


def written(fragment: QTextFragment) -> str:
    """The text of characters that look alike, figures as they are written."""
    link = link_of(fragment.charFormat())
    return fragment.text().replace(OBJECT, link.written if link else "")


def links_in(document: QTextDocument) -> Iterator[Link]:
    """The figures in a document."""
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            if OBJECT in part.text() and (link := link_of(part.charFormat())):
                yield link
            parts += 1
        block = block.next()


class Chips(QPyTextObject):
    """Paints the figures of a document; `known` is what they come to."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.known: dict[Link, Found] = {}
        self._document = document
        document.documentLayout().registerHandler(_KIND, self)

    def know(self, found: Iterable[Found]) -> None:
        """Show what figures come to now."""
        before = dict(self.known)
        self.known |= {one.link: one for one in found}
        if before != self.known:
            self._document.markContentsDirty(0, self._document.characterCount())

    def words(self, link: Link | None) -> str:
        """What stands on a chip."""
        found = self.known.get(link) if link else None
        return found.words if found else _WAITING

    def told(self, link: Link) -> str:
        """What a chip is, for the one who asks."""
        found = self.known.get(link)
        if found is None:
            return "Số liệu đang được tính."
        return "\n".join(filter(None, (found.label, found.words, found.help, found.group)))

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, look: QTextFormat) -> QSizeF:
        """As wide as its words, as high as a line."""
        metrics = QFontMetricsF(_font(doc, look))
        width = metrics.horizontalAdvance(self.words(link_of(look))) + 2 * _AROUND + 2
        return QSizeF(width, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        look: QTextFormat,
    ) -> None:
        """Soft ground and the words; what is no value in the colour of what is late."""
        link, room = link_of(look), QRectF(rect)
        found = self.known.get(link) if link else None
        lacking = found is not None and found.value is None
        scheme = colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(scheme.late_soft if lacking else scheme.accent_soft))
        painter.drawRoundedRect(room.adjusted(1, 0, -1, 0), _AROUND, _AROUND)
        painter.setPen(QColor(scheme.late if lacking else scheme.accent))
        used = _font(doc, look)
        painter.setFont(used)
        base = room.bottom() - QFontMetricsF(used).descent()
        painter.drawText(QPointF(room.left() + _AROUND + 1, base), self.words(link))
        painter.restore()


def _font(document: QTextDocument, look: QTextFormat) -> QFont:
    used, own = QFont(document.defaultFont()), look.toCharFormat()
    if own.fontWeight() > QFont.Weight.Medium:
        used.setWeight(QFont.Weight.Bold)
    used.setItalic(own.fontItalic())
    return used
