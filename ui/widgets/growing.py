"""A dialog that grows with what appears in it: errors, hints, notices."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class GrowingDialog(QDialog):
    """Never lower than its layout asks at its width; a fixed least width would otherwise switch that off."""

    def event(self, event: QEvent) -> bool:
        """Grow when the layout changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def _grow(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        wraps = layout.hasHeightForWidth()
        asked = layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()
        if asked > self.height():
            self.resize(self.width(), asked)
