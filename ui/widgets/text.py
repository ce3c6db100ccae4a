"""Labels: plain ones by role, one that shortens itself, rows of label and value, section headers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.widgets.button import Button
from ui.widgets.flow import clear
from ui.widgets.look import px


class Text(QLabel):
    """A label in a role of `look.ROLES` and a tone ("text", "muted", "accent", a meaning's name)."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)

    def set_tone(self, tone: str) -> None:
        """Change the colour; the style sheet is asked again."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit; the whole text is its tool tip."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "text") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """May shrink to nothing in width."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shortened text."""
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        tip = self.text() if shown != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class KeyValueRows(QWidget):
    """Rows of a grey label and its value, as in the side panel."""

    LABEL_WIDTH = 74

    def __init__(self, rows: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these (label, value) rows instead; a value may be selected and copied."""
        clear(self._grid)
        for number, (label, value) in enumerate(rows):
            name, text = Text(label, "small", "muted", wrap=True), Text(value, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{label}: {value}")
            name.setContentsMargins(0, 1, 0, 0)
            self._grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, number, 1, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Widen the label column with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self._grid.setColumnMinimumWidth(0, px(self.LABEL_WIDTH))
        for row in range(self._grid.rowCount()):
            if (item := self._grid.itemAtPosition(row, 0)) is not None and (label := item.widget()):
                label.setFixedWidth(px(self.LABEL_WIDTH))


class SectionHeader(QWidget):
    """A heading with an optional link at its right."""

    def __init__(
        self,
        text: str,
        link: str = "",
        on_link: Callable[[], object] | None = None,
        *,
        role: str = "heading",
        tone: str = "text",
        writes: bool = False,
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.label = Text(text, role, tone)
        row.addWidget(self.label)
        row.addStretch(1)
        if link:
            self.link = Button(link, kind="link", on_click=on_link, writes=writes)
            row.addWidget(self.link)
