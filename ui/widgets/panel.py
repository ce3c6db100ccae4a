"""The frame of the side panel: code and status, title, scrolling body, buttons at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card, divider
from ui.widgets.flow import clear
from ui.widgets.look import Meaning, px
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel, Text


def scrolled(content: QWidget) -> QScrollArea:
    """`content` in a frameless area that scrolls up and down only."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def count_row(label: str, count: int | str, meaning: Meaning) -> QWidget:
    """A label, and at its right a count in a pill."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(Text(label), 1)
    line.addWidget(Pill(str(count), meaning, row))
    return row


class SidePanel(Card):
    """Shows one record beside the list. Fill `body_column`, a stretch last; buttons go to the foot.

    The column is not aligned: that would hold it to its size hint, and words that wrap would be cut.
    `held` says why what is shown cannot be changed: buttons that write are off then.
    """

    WIDTH = 288

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0, spacing=0)
        self.held = ""
        self._code = ElidedLabel("", "small-strong", "muted")
        self._pill = Pill(parent=self)
        self._title = Text("", "panel-title", wrap=True)
        self.content = QWidget()
        self.content.setProperty("surface", "clear")
        self.body_column = QVBoxLayout(self.content)
        self.body_column.setContentsMargins(18, 8, 18, 8)
        self.body_column.setSpacing(8)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(18, 8, 18, 16)
        self._foot.setSpacing(10)
        self.body.addLayout(self._head())
        self.body.addWidget(scrolled(self.content), 1)
        self.body.addLayout(self._foot)

    def show_head(self, code: str, title: str, status: str = "", meaning: Meaning = Meaning.NONE) -> None:
        """The record's code, title and status."""
        self._code.setText(code)
        self._title.setText(title)
        self._pill.show_status(status, meaning)
        self.setAccessibleName(f"{code} {title}".strip())

    def clear_body(self) -> None:
        """Take everything out of the body."""
        clear(self.body_column)

    def add_section(self, title: str) -> None:
        """A thin line and a grey heading."""
        if self.body_column.count():
            self.body_column.addWidget(divider())
        self.body_column.addWidget(Text(title, "small-strong", "muted"))

    def add_count(self, label: str, count: int | str, meaning: Meaning) -> None:
        """A row of a label and a count in a pill."""
        self.body_column.addWidget(count_row(label, count, meaning))

    def set_buttons(self, *buttons: Button) -> None:
        """The buttons at the foot, from the left; the first may be filled."""
        clear(self._foot)
        for button in buttons:
            if button.writes and self.held:
                button.hold(self.held)
            self._foot.addWidget(button)
        self._foot.addStretch(1)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(18, 16, 18, 0)
        head.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._code, 1)
        top.addWidget(self._pill)
        head.addLayout(top)
        head.addWidget(self._title)
        return head


def splitter(*widgets: QWidget, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> QSplitter:
    """Widgets side by side with a quiet handle of two grid steps; none can be closed by dragging."""
    result = QSplitter(orientation)
    result.setChildrenCollapsible(False)
    result.setHandleWidth(16)
    for widget in widgets:
        result.addWidget(widget)
    return result


def lay_beside(page: QWidget, left: QWidget, right: QWidget, wide: int) -> QSplitter:
    """Fill a page with two sides; the left one keeps its width (at 100 %) when the window grows."""
    parts = splitter(left, right)
    parts.setStretchFactor(0, 0)
    parts.setStretchFactor(1, 1)
    parts.setSizes([px(wide), px(2 * wide)])
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(parts)
    return parts
