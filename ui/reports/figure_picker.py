"""Chèn số liệu: the figures there are for a document, found by a few letters, each with what it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.reports.composing import Request, figures_offered
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields import SearchField
from ui.widgets.look import px
from ui.widgets.popup import PopupDelegate, PopupModel, PopupRow
from ui.widgets.text import Text
from vstbpn_desktop.documents.reports.figures import Found
from vstbpn_desktop.vietnamese.folding import fold

_WIDTH, _HEIGHT, _AROUND = 560, 560, 64
_NO_VALUE: Final = "chưa có số liệu"
_NOTHING: Final = "Không có số liệu nào khớp. Hãy gõ ít chữ hơn, ví dụ “học viên”, “quá hạn”."
_STEPS: Final = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10,
}  # fmt: skip


def rows_of(found: Sequence[Found], words: str) -> Iterator[PopupRow]:
    """The figures whose name, group or meaning holds the words, below the headings of their groups."""
    wanted = fold(words).split()
    fitting = [
        one for one in found if all(word in fold(f"{one.group} {one.label} {one.help}") for word in wanted)
    ]
    for group, members in groupby(fitting, key=lambda one: one.group):
        yield PopupRow(group, heading=True)
        for one in members:
            label = one.label.partition(",")[0] if one.link.key else one.label
            yield PopupRow(label, one.value or _NO_VALUE, one, note=one.help)


class FigurePicker(QDialog):
    """The search over the list. `picked` carries the figure chosen by Enter or a double click."""

    picked = Signal(object)

    def __init__(self, shell: Shell, request: Request, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn số liệu")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.found: tuple[Found, ...] = ()
        self.search = SearchField("Tìm số liệu: học viên, quá hạn, kiến nghị…")
        self.model = PopupModel(self)
        self.list = QListView()
        self.hint = Text("", "small", "muted", wrap=True)
        self.insert = Button("Chèn", icon="check", kind="filled", on_click=self._confirm)
        self._build()
        self.search.searched.connect(self.show_found)
        self.list.doubleClicked.connect(self._confirm)
        work = partial(figures_offered, shell.app, request)
        shell.runner.latest("figures", work, self._show, owner=self)

    def show_found(self, words: str) -> None:
        """List the figures that fit some words."""
        rows = list(rows_of(self.found, words))
        self.model.show_rows(rows)
        self.hint.setText(_NOTHING if not rows else "Số liệu tự cập nhật theo dữ liệu cho đến khi phát hành.")
        self.insert.setEnabled(bool(rows))
        self._step(1, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move in the list while one types, Enter inserts."""
        if (by := _STEPS.get(Qt.Key(event.key()))) is not None:
            self._step(by, self.list.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        else:
            super().keyPressEvent(event)

    def _show(self, found: tuple[Found, ...]) -> None:
        self.found = found
        self.show_found(self.search.text())

    def _step(self, by: int, row: int) -> None:
        """Mark the row so many further, or the last one there is; headings are passed over."""
        chosen = [place for place, one in enumerate(self.model.rows) if not one.heading]
        beyond = [place for place in chosen if (place >= row + by if by > 0 else place <= row + by)]
        if chosen:
            ends = (beyond or chosen[-1:])[0] if by > 0 else (beyond or chosen[:1])[-1]
            self.list.setCurrentIndex(self.model.index(ends))

    def _confirm(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and not self.model.rows[index.row()].heading:
            chosen = self.model.rows[index.row()].key
            self.accept()
            self.picked.emit(chosen)

    def _build(self) -> None:
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(PopupDelegate(self.list))
        self.list.setModel(self.model)
        self.list.setAccessibleName("Số liệu chèn được")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = Card(margin=4)
        card.body.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.hint, 1)
        buttons.addWidget(self.insert)
        buttons.addWidget(Button("Đóng", on_click=self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(card, 1)
        column.addLayout(buttons)
        room = self.screen().availableSize() - QSize(px(_AROUND), px(_AROUND))
        self.resize(QSize(px(_WIDTH), px(_HEIGHT)).boundedTo(room))
