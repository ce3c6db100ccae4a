"""Above the document that is being made: the draft it is kept as, how far that is, the way to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.documents.columns import colour
from ui.pages.documents.steps import STEPS, step_of
from ui.widgets.button import Button
from ui.widgets.look import Meaning
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel
from vstbpn_desktop.queries.correspondence import DocumentRow


class DraftStrip(QWidget):
    """A line: the state, what comes next, a link to the page of documents. Hidden without a draft."""

    def __init__(self, go: Callable[[], object]) -> None:
        super().__init__()
        self._pill = Pill(parent=self)
        self._words = ElidedLabel("", "small", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 8)
        row.setSpacing(10)
        row.addWidget(self._pill)
        row.addWidget(self._words, 1)
        row.addWidget(Button("Xem trong Văn bản", icon="external-link", kind="link", on_click=go))
        self.hide()

    def show_row(self, row: DocumentRow | None) -> None:
        """Show how far the draft is; None hides the strip."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._pill.show_status(row.standing.words, colour(row.standing) or Meaning.NONE)
        step = step_of(row)
        verb = STEPS[step].verb if step >= 0 else ""
        parts = (row.symbol, "đã lưu trong Văn bản, thẻ Đi", f"tiếp theo: {verb}" if verb else "")
        self._words.setText(" · ".join(filter(None, parts)))
