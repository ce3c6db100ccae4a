"""Notes and files of a record, and one unit's work seen from near: results, evidence, history."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.contents import Contents, gather
from ui.panels.files import FilesSection, dropped_files
from ui.panels.notes import NotesSection
from ui.panels.record_panel import RecordPanel
from ui.panels.sections import HistorySection
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.panel import scrolled


class NotesPane(QWidget):
    """Notes, calls and files of a task or another record, and with `log` what was done to it."""

    def __init__(self, shell: Shell, record: str = "task", *, log: bool = False) -> None:
        super().__init__()
        self._shell = shell
        self._record = record
        self._owner = 0
        self.notes = NotesSection(shell)
        self.files = FilesSection(shell)
        self.log = HistorySection()
        self._logged = log
        self.notes.other_pasted.connect(self.files.paste)
        self.setAcceptDrops(True)
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 4, 18, 8)
        column.setSpacing(12)
        for section in (self.notes, self.files, self.log):
            column.addWidget(section)
        self.log.setVisible(log)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))

    def show_owner(self, row_id: int) -> None:
        """Read and show what hangs on a record."""
        self._owner = row_id
        app, record = self._shell.app, self._record
        self._shell.runner.latest(
            f"{record}-notes", lambda: gather(app, record, row_id, app.today), self._show, owner=self
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        if not self.files.held and (dropped_files(event.mimeData()) or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        if self.files.take(event.mimeData()):
            event.acceptProposedAction()

    def _show(self, contents: Contents | None) -> None:
        if contents is not None and contents.id == self._owner:
            self.notes.show_notes(self._record, contents.id, contents.notes)
            self.files.show_files(self._record, contents.id, contents.files)
            if self._logged:
                self.log.show_history(contents.history)


class UnitDetail(QWidget):
    """One assignment in the side panel, with the way back to its task."""

    left = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.back = Button("", icon="arrow-left", kind="link", on_click=self.left.emit)
        self.record = RecordPanel(shell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.record, 1)

    def show_assignment(self, assignment_id: int, task_code: str) -> None:
        """Show one unit's work on a task."""
        self.back.setText(f"Về nhiệm vụ {task_code}")
        self.record.show_record("assignment", assignment_id)
