"""The backup when the program is closed: a short window with its progress, and a way to skip it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import ThinProgress
from ui.widgets.look import px
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.runner import Runner
    from vstbpn_desktop.app import App

_PATIENCE_MS: Final = 250


class ClosingDialog(QDialog):
    """Says that the work is being backed up. `skip` is called when she does not want to wait."""

    def __init__(self, parent: QWidget | None, skip: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Đóng chương trình")
        self.setMinimumWidth(px(420))
        self.words = Text("Đang sao chép dữ liệu…", "small", "muted")
        self.progress = ThinProgress()
        self.progress.set_fraction(None)
        self.skip = Button("Bỏ qua, đóng luôn", on_click=skip)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.skip)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(14)
        column.addWidget(Text("Đang sao lưu việc hôm nay", "heading"))
        column.addWidget(self.words)
        column.addWidget(self.progress)
        column.addSpacing(8)
        column.addLayout(row)

    def show_progress(self, fraction: object, words: str) -> None:
        """How far it is."""
        self.progress.set_fraction(fraction if isinstance(fraction, float) else None)
        self.words.setText(words or self.words.text())

    def reject(self) -> None:
        """Escape skips."""
        self.skip.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        """So does the cross."""
        event.ignore()
        self.skip.click()


class Closing:
    """Backs up what was done since the last backup, then calls `close`: also when it fails or is skipped."""

    def __init__(self, window: QWidget, runner: Runner, app: App, close: Callable[[], object]) -> None:
        self._runner = runner
        self._app = app
        self._close = close
        self._over = False
        self.dialog = ClosingDialog(window, self._skip)

    def start(self) -> None:
        """Begin; the dialog shows itself where it takes longer than a moment."""
        from vstbpn_desktop.services import safekeeping

        self._runner.progressed.connect(self.dialog.show_progress)
        self._runner.run(
            "Sao lưu trước khi đóng",
            lambda progress: safekeeping.back_up_at_exit(self._app, progress.report),
            lambda _: self._end(),
            lambda _: self._end(),
            stopped=self._end,
        )
        if not self._over:
            QTimer.singleShot(_PATIENCE_MS, self.dialog, self._show)

    def _show(self) -> None:
        if not self._over:
            self.dialog.open()

    def _skip(self) -> None:
        self.dialog.skip.setEnabled(False)
        self._runner.stop()

    def _end(self) -> None:
        if not self._over:
            self._over = True
            self.dialog.hide()
            self.dialog.deleteLater()
            self._close()


def is_shutting_down() -> bool:
    """Whether the whole session ends: then there is no time to ask for."""
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()
