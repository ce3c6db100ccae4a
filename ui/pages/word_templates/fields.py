"""The fields a template may name: found by a few letters, copied with one key, each with what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ui.shell.page import Shell
from ui.widgets.fields import Choice, ChoiceField, SearchField
from ui.widgets.look import font, px
from ui.widgets.text import Text
from vstbpn_desktop.queries.saved import TEMPLATE_SUBJECTS
from vstbpn_desktop.services import templates
from vstbpn_desktop.services.templates import FieldLine
from vstbpn_desktop.spec import RecordSpec
from vstbpn_desktop.vietnamese.folding import fold

_TAG: Final = Qt.ItemDataRole.UserRole
_COLUMNS: Final = ("Trường", "Viết trong Word", "Đang có")
_WIDTHS: Final = (200, 260)
_ROW: Final = 28
_HINT: Final = (
    "Bấm đúp hoặc Enter để chép thẻ, rồi Ctrl+V trong Word. Danh sách đặt giữa hai thẻ lặp; trong bảng, "
    "viết tr thay cho p để lặp hàng."
)


class FieldTable(QTreeWidget):
    """The fields in sections. `chosen` carries a tag to be copied."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(len(_COLUMNS))
        self.setHeaderLabels(list(_COLUMNS))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setProperty("inset", "true")
        self.setUniformRowHeights(True)
        self.setAccessibleName("Các trường dùng được")
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, px(width))
        self.header().setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        self.itemDoubleClicked.connect(lambda item, _: self._choose(item))

    def show_lines(self, lines: Sequence[FieldLine]) -> None:
        """Show these fields."""
        self.clear()
        sections: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            if line.section not in sections:
                sections[line.section] = self._section(line.section)
            item = QTreeWidgetItem([line.label, line.tag, line.example])
            item.setSizeHint(0, QSize(0, px(_ROW)))
            item.setData(0, _TAG, line.tag)
            for column in range(len(_COLUMNS)):
                item.setToolTip(column, item.text(column))
            if line.loop and line.tag[:2] == "{{":
                item.setText(0, f"    {line.label}")
            sections[line.section].addChild(item)
        self.expandAll()

    def show_found(self, words: str) -> None:
        """Show only the fields that hold every word, with or without accents."""
        wanted = fold(words).split()
        for section in self._below(self.invisibleRootItem()):
            lines = self._below(section)
            for item in lines:
                told = fold(" ".join(item.text(column) for column in range(len(_COLUMNS))))
                item.setHidden(not all(word in told for word in wanted))
            section.setHidden(all(item.isHidden() for item in lines))

    def tags(self) -> list[str]:
        """The tags that are seen."""
        lines = [item for section in self._below(self.invisibleRootItem()) for item in self._below(section)]
        return [item.data(0, _TAG) for item in lines if not item.isHidden()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Ctrl+C copy the tag of the line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter or event.matches(QKeySequence.StandardKey.Copy):
            self._choose(self.currentItem())
            return
        super().keyPressEvent(event)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _TAG):
            self.chosen.emit(item.data(0, _TAG))

    @staticmethod
    def _below(parent: QTreeWidgetItem) -> list[QTreeWidgetItem]:
        found = (parent.child(number) for number in range(parent.childCount()))
        return [item for item in found if item is not None]

    def _section(self, label: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([label[:1].upper() + label[1:]])
        item.setSizeHint(0, QSize(0, px(_ROW)))
        item.setFont(0, font("strong"))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        return item


class FieldFinder(QWidget):
    """The table with its finder and the choice of what kind of record a template is to be filled for."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._row_id: int | None = None
        self.search = SearchField("Tìm trường…")
        registry = shell.app.registry
        self.subject = ChoiceField(
            [Choice(name, f"Trường của {registry[name].label}") for name in TEMPLATE_SUBJECTS]
        )
        self.subject.setAccessibleName("Mẫu điền cho")
        self.subject.set_value(TEMPLATE_SUBJECTS[0])
        self.table = FieldTable()
        self.search.searched.connect(self.table.show_found)
        self.subject.changed.connect(self._other_subject)
        self.table.chosen.connect(self.copy)
        self._lay_out()

    def show_record(self, subject: RecordSpec | None, row_id: int | None) -> None:
        """Show the fields of a kind of record, with what one of them holds."""
        self._row_id = row_id
        if subject is not None:
            self.subject.set_value(subject.id)
        self.read()

    def read(self) -> None:
        """Read what the fields hold now."""
        app, row_id = self._shell.app, self._row_id
        name = self.subject.value()
        subject = app.registry[str(name)] if name else None
        self._shell.runner.latest(
            "template-fields",
            lambda: templates.field_lines(app, subject, row_id if subject else None),
            self._show,
            owner=self,
        )

    def copy(self, tag: str) -> None:
        """Put a tag on the clipboard."""
        QGuiApplication.clipboard().setText(tag)
        self._shell.say(f"Đã chép {tag}; dán vào tệp Word bằng Ctrl+V")

    def _show(self, lines: list[FieldLine]) -> None:
        self.table.show_lines(lines)
        self.table.show_found(self.search.text())

    def _other_subject(self, _: object) -> None:
        self._row_id = None
        self.read()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.search, 1)
        top.addWidget(self.subject, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(Text(_HINT, "small", "muted", wrap=True))
