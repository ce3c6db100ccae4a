"""A line of text with icons inside, and the search box made of it. Nothing is touched while one types."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget

from ui.widgets.icons import pixmap
from ui.widgets.look import colours, font, px

PAUSE_MS: Final = 250


class _Inside(QAbstractButton):
    """An icon inside a field; it never takes the keyboard from it."""

    def __init__(self, field: QLineEdit, name: str, tip: str, call: Callable[[], object] | None) -> None:
        super().__init__(field)
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        if call is None:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.clicked.connect(lambda: call())

    def sizeHint(self) -> QSize:
        """The icon with a little room around it."""
        return QSize(px(26), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon in the middle."""
        size = px(18)
        tone = "text" if self.underMouse() else "muted"
        place = QPoint((self.width() - size) // 2, (self.height() - size) // 2)
        QPainter(self).drawPixmap(place, pixmap(self._name, tone, 18))


class Field(QLineEdit):
    """A line of text, with icons inside. `set_invalid` marks it in red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside: dict[bool, _Inside] = {}

    def add_icon(
        self, name: str, *, leading: bool = False, tip: str = "", call: Callable[[], object] | None = None
    ) -> None:
        """An icon at the right, or at the left with `leading`; with `call` it is a button."""
        self._inside[leading] = _Inside(self, name, tip, call)
        self._fit()

    def set_invalid(self, invalid: bool) -> None:
        """Red border or none; the words of the error stand beside the field."""
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icons at the ends."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Icons grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        inside: dict[bool, _Inside] = getattr(self, "_inside", {})
        room = px(26)
        self.setTextMargins(room if True in inside else 0, 0, room if False in inside else 0, 0)
        for leading, icon in inside.items():
            size = icon.sizeHint()
            left = px(5) if leading else self.width() - size.width() - px(5)
            icon.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())


class SearchField(Field):
    """A search box: `searched` comes 250 ms after the last key, at once on Enter and when cleared."""

    searched = Signal(str)

    def __init__(self, placeholder: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.below: QAbstractItemView | None = None
        """The list that is searched: the arrow down goes there."""
        self._hint = hint
        self._last = ""
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self.setProperty("field", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…."))
        self.add_icon("search", leading=True)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the box."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
            return
        if event.key() == Qt.Key.Key_Down and self.below is not None:
            self._go_below(self.below)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shortcut stands at the right while the box is empty."""
        super().paintEvent(event)
        if self._hint and not self.text() and not self.hasFocus():
            painter = QPainter(self)
            painter.setFont(font("small"))
            painter.setPen(QColor(colours(self.palette()).muted))
            words = self.fontMetrics().horizontalAdvance(self.placeholderText())
            taken = painter.fontMetrics().horizontalAdvance(self._hint)
            if words + taken > self.width() - px(70):
                return
            side = self.rect().adjusted(0, 0, -px(11), 0)
            painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._hint)

    def _go_below(self, view: QAbstractItemView) -> None:
        self._tell()
        view.setFocus(Qt.FocusReason.TabFocusReason)
        if not view.currentIndex().isValid():
            view.setCurrentIndex(view.model().index(0, 0))

    def _typed(self) -> None:
        self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)
