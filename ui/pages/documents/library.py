"""The library of acts to cite: the list, and the lines made of the chosen ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.actions import Action
from ui.pages.record_list import RecordListPage
from ui.reports.basis_picker import BasisPicker
from ui.tables.filters import Chosen


class LibraryListPage(RecordListPage):
    """The library of acts; the summary tells how many are still to be confirmed."""

    record = "library_entry"

    def commands(self) -> Sequence[Action]:
        """Those of every list, and the lines made of the chosen acts."""
        return (*super().commands(), Action("Chèn căn cứ", self.pick_basis, "text-quote", "bar"))

    def pick_basis(self) -> None:
        """Choose acts and copy their lines; those selected in the list are ticked already."""
        several = self.table.selected_ids() if self.table.selected_count() > 1 else []
        picker = BasisPicker(self.shell, "Chép", several, self.window())
        picker.picked.connect(self._copy)
        picker.open()

    def hints(self) -> Sequence[str]:
        """ "7 cần xác nhận"."""
        app, asked = self.shell.app, self.request(Chosen(filters=(("verification", "unconfirmed"),)))
        with app.database.read() as connection:
            unsure = app.listing(asked).count(connection)
        return (f"{unsure} cần xác nhận",) if unsure else ()

    def _copy(self, lines: QMimeData) -> None:
        QGuiApplication.clipboard().setMimeData(lines)
        self.shell.say("Đã chép các dòng căn cứ; dán vào văn bản bằng Ctrl+V")
