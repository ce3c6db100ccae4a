"""A field of a small sheet: its label above, the words of its error or hint below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.text import Text


class Labelled(QWidget):
    """Label with `beside` at its right, field, error. The label is the accessible name."""

    def __init__(
        self, label: str, field: QWidget, *, required: bool = False, beside: QWidget | None = None
    ) -> None:
        super().__init__()
        self.field = field
        self._label = Text(f"{label} *" if required else label, "small-strong")
        self._label.setBuddy(field)
        self._spoken = field.focusProxy() or field
        self._spoken.setAccessibleName(label)
        self._error = Text("", "small", "late", wrap=True)
        self._error.hide()
        self._hint = Text("", "small", "soon", wrap=True)
        self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._label, 1)
        if beside is not None:
            head.addWidget(beside)
        column.addLayout(head)
        column.addWidget(field)
        column.addWidget(self._error)
        column.addWidget(self._hint)

    @property
    def error(self) -> str:
        """The words of the error, "" for none."""
        return self._error.text()

    @property
    def hint(self) -> str:
        """What is worth a second look, "" for nothing."""
        return self._hint.text()

    def show_error(self, words: str) -> None:
        """Say what is wrong beside the field; "" takes it away."""
        self._show(self._error, words)

    def show_hint(self, words: str) -> None:
        """Say what is worth a second look and stops nothing; "" takes it away."""
        self._show(self._hint, words)

    def _show(self, label: Text, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))
        self._spoken.setAccessibleDescription(" ".join(filter(None, (self.error, self.hint))))
