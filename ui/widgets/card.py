"""Surfaces: cards, figures, banners, the empty state, thin progress, the undo line."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.flow import clear
from ui.widgets.icons import pixmap
from ui.widgets.look import Meaning, colours, px
from ui.widgets.paint import paint_bar
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel, Text

Link = tuple[str, Callable[[], object]]
"""Words that can be pressed, and what they call."""


class Card(QFrame):
    """A white surface with a thin border. `body` is its column; give `margin=0` for a table."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 18, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.body = QVBoxLayout(self)
        edge = max(margin, 1)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(spacing)


class SummaryCard(Card):
    """One figure, what it counts, and how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=2)
        self._figure = Text("–", "figure")
        self._label = Text("", "body", "muted", wrap=True)
        self._pill = Pill(parent=self)
        self.body.addWidget(self._figure)
        self.body.addWidget(self._label)
        self.body.addSpacing(4)
        self.body.addWidget(self._pill)
        self.body.addStretch(1)

    def show_figure(self, figure: str, label: str, status: str = "", meaning: Meaning = Meaning.NONE) -> None:
        """Fill the card; an empty status hides the pill."""
        self._figure.setText(figure)
        self._label.setText(label)
        self._pill.show_status(status, meaning)
        self.setAccessibleName(f"{figure} {label} {status}".strip())


class Banner(QFrame):
    """A coloured notice with a strong first line, an optional second one and an optional link."""

    def __init__(self, meaning: Meaning = Meaning.SOON, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout()
        self._title = Text("", "small-strong", wrap=True)
        self._detail = Text("", "small", wrap=True)
        self._column.addWidget(self._title)
        self._column.addWidget(self._detail)
        self._column.setSpacing(2)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.addLayout(self._column, 1)
        self._link: Button | None = None
        self.set_meaning(meaning)

    def set_meaning(self, meaning: Meaning) -> None:
        """Take the colours of a meaning."""
        self.setProperty("banner", meaning.value)
        for label in (self._title, self._detail):
            label.set_tone(meaning.value)
        self.style().unpolish(self)
        self.style().polish(self)

    def show_notice(
        self, title: str, detail: str = "", link: str = "", on_link: Callable[[], object] | None = None
    ) -> None:
        """Fill and show the banner."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        if self._link is not None:
            self._link.hide()  # it goes only later, and others may come before
            self._link.deleteLater()
            self._link = None
        if link:
            self._link = Button(link, kind="link", on_click=on_link)
            self._row.addWidget(self._link)
        self.setAccessibleName(f"{title} {detail}".strip())
        self.show()


class EmptyState(QWidget):
    """What an empty page says: what to do next, with the button that does it."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        button: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        button_icon: str = "",
        writes: bool = False,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        self._icon = icon
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._picture)
        self.title = Text(title, "heading", wrap=True)
        self.text = Text(text, "body", "muted", wrap=True)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
            label.setVisible(bool(label.text()))  # only once it has a parent: else it would be a window
        column.addSpacing(8)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        if button:
            self.button = Button(button, icon=button_icon, kind="filled", on_click=on_click, writes=writes)
            self.add_button(self.button)
        column.addStretch(3)

    def tell(self, title: str, text: str, button: str) -> None:
        """Say something else, on the button too."""
        self.title.setText(title)
        self.text.setText(text)
        self.button.setText(button)

    def hold(self, why: str) -> None:
        """Switch the buttons off for a reason, "" on again."""
        for button in self.findChildren(Button):
            button.hold(why)

    def add_button(self, button: Button) -> None:
        """One more thing to do, at the right of the others."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Give the picture the colour of the present scheme."""
        self._picture.setPixmap(pixmap(self._icon, "track", 40))


class ThinProgress(QWidget):
    """A flat bar, `fraction` 0 to 1; None shows a piece in the middle: busy, length unknown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction: float | None = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_fraction(self, fraction: float | None) -> None:
        """Move the bar."""
        self._fraction = fraction
        self.setAccessibleName("Đang chạy" if fraction is None else f"{fraction:.0%}")
        self.update()

    def sizeHint(self) -> QSize:
        """Six pixels high."""
        return QSize(px(120), px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and part."""
        scheme = colours(self.palette())
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_bar(painter, box, self._fraction or 0.0, scheme.accent, scheme.track)
        if self._fraction is None:
            third = box.width() / 3
            paint_bar(painter, box.adjusted(third, 0, -third, 0), 1.0, scheme.accent, scheme.track)


_DONE: Final = ("check", "good")
_NOT_DONE: Final = ("circle-alert", "soon")


class UndoBar(QWidget):
    """What was just done, and the link that takes it back; or other links that go on from there."""

    undo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._tick = QLabel()
        self._text = ElidedLabel("", "small")
        self._text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._link = Button("", kind="link", on_click=self.undo.emit)
        self._others = QHBoxLayout()
        self._others.setSpacing(16)
        for widget in (self._tick, self._text, self._link):
            row.addWidget(widget)
        row.addLayout(self._others)
        row.addStretch(1)
        self.show_done("", "")

    def show_done(self, text: str, undo: str, links: Sequence[Link] = (), *, done: bool = True) -> None:
        """`text` is what was done, or why nothing was (not `done`); `undo` the link's words, "" for none."""
        self._mark = _DONE if done else _NOT_DONE
        clear(self._others)
        for words, call in links:
            self._others.addWidget(Button(words, kind="link", on_click=call))
        self._text.setText(text)
        self._link.setText(undo)
        self._link.setVisible(bool(undo))
        self._tick.setVisible(bool(text))
        self._retint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Keep the tick in the present scheme."""
        self._retint()

    def _retint(self) -> None:
        wanted = pixmap(*self._mark, 18)
        if self._tick.pixmap().cacheKey() != wanted.cacheKey():
            self._tick.setPixmap(wanted)


def divider() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("surface", "line")
    line.setFixedHeight(1)
    return line
