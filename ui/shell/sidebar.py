"""The navigation at the left: places with icon, label and badge; folds to icons."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
)

from ui.shell.skeleton import NARROW, WIDE
from ui.widgets.button import Button
from ui.widgets.icons import pixmap
from ui.widgets.look import RADIUS, Meaning, colours, font, is_strong, px
from ui.widgets.paint import fill_round, outline_round, paint_pill, pill_size
from ui.widgets.text import ElidedLabel
from vstbpn_desktop.navigation import NAVIGATION

_HEIGHT: Final = 34
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Badge(NamedTuple):
    """A count beside a place, and what it means."""

    number: int
    meaning: Meaning
    words: str = ""


class NavItem(QAbstractButton):
    """One place."""

    def __init__(self, label: str, icon: str, page_id: str) -> None:
        super().__init__()
        self.page_id = page_id
        self.badge: Badge | None = None
        self._icon = icon
        self._narrow = False
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_badge(self, badge: Badge | None) -> None:
        """Show a count, or none."""
        self.badge = badge if badge and badge.number else None
        said = f"{self.text()}, {self.badge.words or self.badge.number}" if self.badge else self.text()
        self.setAccessibleName(said)
        self._tip()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icon only; the label becomes the tool tip."""
        self._narrow = narrow
        self._tip()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One row of the navigation."""
        height = max(px(_HEIGHT), QFontMetrics(font("strong")).height() + px(12))
        return QSize(px(NARROW if self._narrow else WIDE) - 24, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, label, badge."""
        painter = QPainter(self)
        scheme = colours(self.palette())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            ground = scheme.accent_soft if chosen else scheme.hover
            fill_round(painter, QRectF(self.rect()), QColor(ground), RADIUS)
        if self.hasFocus() or (chosen and is_strong(scheme)):
            width = 2 if self.hasFocus() else 1
            outline_round(painter, QRectF(self.rect()), QColor(scheme.accent), RADIUS, width)
        size = px(20)
        left = (self.width() - size) // 2 if self._narrow else px(8)
        tone = "accent" if chosen else ("muted" if self.isEnabled() else "track")
        painter.drawPixmap(QPoint(left, (self.height() - size) // 2), pixmap(self._icon, tone))
        if self._narrow:
            self._paint_dot(painter)
            return
        painter.setFont(font("strong" if chosen else "body"))
        ink = scheme.accent if chosen else (scheme.text if self.isEnabled() else scheme.muted)
        painter.setPen(QColor(ink))
        room = QRect(px(38), 0, self.width() - px(38) - self._paint_badge(painter), self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_badge(self, painter: QPainter) -> int:
        if self.badge is None:
            return px(8)
        text = str(self.badge.number)
        width = max(pill_size(text).width(), px(32))
        box = QRect(self.width() - width - px(8), 0, width, self.height())
        paint_pill(painter, box, text, self.badge.meaning, self.palette(), width)
        return width + px(14)

    def _paint_dot(self, painter: QPainter) -> None:
        if self.badge is not None:
            ink, _ = colours(self.palette()).pair(self.badge.meaning)
            dot = QRectF(self.width() / 2 + px(6), self.height() / 2 - px(12), px(8), px(8))
            fill_round(painter, dot, QColor(ink), px(4))

    def _tip(self) -> None:
        words = f" ({self.badge.words or self.badge.number})" if self.badge else ""
        self.setToolTip(self.text() + words if self._narrow else (self.badge.words if self.badge else ""))


class Sidebar(QFrame):
    """The places, in their groups. `opened` carries the id of the one pressed."""

    opened = Signal(str)

    def __init__(self, name: str, office: str) -> None:
        super().__init__()
        self.setProperty("surface", "side")
        self.setAccessibleName("Danh mục chính")
        self._group = QButtonGroup(self)
        self._name = ElidedLabel(name, "heading", "accent")
        self._office = ElidedLabel(office, "small", "muted")
        self._menu_button = Button(icon="settings", kind="icon", tip="Giao diện, cỡ chữ, trợ giúp")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 14, 12, 12)
        self._column.setSpacing(2)
        self._head = self._head_row()
        self._column.addLayout(self._head)
        self._column.addSpacing(8)
        self._fill()
        self.narrow = False
        self.set_narrow(False)

    def set_name(self, name: str) -> None:
        """The committee's short name."""
        self._name.setText(name)

    def set_menu(self, menu: Callable[[], QMenu]) -> None:
        """What the settings button opens."""
        below = QPoint(0, self._menu_button.height() + 4)
        self._menu_button.clicked.connect(lambda: menu().popup(self._menu_button.mapToGlobal(below)))

    def set_badges(self, badges: Mapping[str, Badge]) -> None:
        """Counts by place; places not named show none."""
        for item in self.items():
            item.set_badge(badges.get(item.page_id))

    def choose(self, page_id: str) -> None:
        """Mark a place without opening it; an id that is no place leaves the mark where it is."""
        for item in self.items():
            if item.page_id == page_id:
                item.setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Fold to icons, or unfold."""
        self.narrow = narrow
        for widget in (self._name, self._office):
            widget.setVisible(not narrow)
        beside = (px(NARROW) - 24 - self._menu_button.sizeHint().width()) // 2
        self._head.setContentsMargins(0 if narrow else 8, 0, max(0, beside) if narrow else 0, 0)
        for item in self.items():
            item.set_narrow(narrow)
        self.setFixedWidth(px(NARROW if narrow else WIDE))

    def items(self) -> list[NavItem]:
        """The places in order."""
        return [button for button in self._group.buttons() if isinstance(button, NavItem)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from place to place."""
        items = self.items()
        here = next((number for number, item in enumerate(items) if item.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()))
        if here is None or step is None:
            super().keyPressEvent(event)
            return
        items[(here + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    def _head_row(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._office)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self._menu_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _fill(self) -> None:
        group = NAVIGATION[0][3]
        for page_id, label, icon, belongs in NAVIGATION:
            if belongs != group:
                self._part(belongs)
                group = belongs
            item = NavItem(label, icon, page_id)
            item.clicked.connect(lambda _=False, chosen=page_id: self.opened.emit(chosen))
            self._group.addButton(item)
            self._column.addWidget(item)

    def _part(self, group: str) -> None:
        if group == "tools":
            self._column.addStretch(1)
        else:
            self._column.addSpacing(8)
