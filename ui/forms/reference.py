"""Choosing other records: one, several, or bodies that may be no record at all."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.context import Context, Found
from ui.forms.editors import Editor
from ui.widgets.button import Button
from ui.widgets.fields import PAUSE_MS
from ui.widgets.fields import Field as TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.look import RADIUS, colours, px
from ui.widgets.paint import fill_round
from ui.widgets.popup import PopupList, PopupRow
from ui.widgets.text import Text as Label
from vstbpn_desktop.spec import Field, Reference, References, Rows
from vstbpn_desktop.vietnamese.folding import fold

_NOTHING: Final = PopupRow("Không có mục nào khớp", heading=True)


class ReferenceField(TextField):
    """A line in which a record is found by any of its words, with or without accents.

    `changed` carries the id of the record taken, None when emptied. With `free`, words that are no record are
    good too: `named` carries them. `entered` comes on Enter, after what was typed has been taken.
    """

    changed = Signal(object)
    named = Signal(str)
    entered = Signal()

    def __init__(
        self, record: str, context: Context, *, free: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._record = record
        self._context = context
        self._free = free
        self._chosen: Found | None = None
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._offer)
        self.add_icon("chevron-down", tip="Mở danh sách (F4)", call=self.open_all)
        self._popup = PopupList(self)
        self._popup.picked.connect(self._pick)
        self.textEdited.connect(lambda: self._timer.start())
        self.setPlaceholderText(f"Gõ để tìm {context.app.registry[record].label}")

    def value(self) -> int | None:
        """The id of the record, None for none."""
        return self._chosen.id if self._chosen else None

    def set_value(self, row_id: int | None) -> None:
        """Show a record without a signal."""
        title = self._context.title(self._record, row_id) if row_id else ""
        self._show(Found(row_id, title, "") if row_id else None)

    def open_all(self) -> None:
        """Open the first of the list."""
        self.setFocus()
        self._ask("")

    def settle(self) -> None:
        """Take what was typed but not picked if it names one record; else show the last choice again."""
        self._timer.stop()
        typed = self.text().strip()
        if typed == (self._chosen.title if self._chosen else ""):
            return
        if not typed:
            self._take(None)
            return
        found = self._context.find(self._record, typed)
        exact = [one for one in found if fold(one.title) == fold(typed)] or ([] if self._free else found)
        if len(exact) == 1:
            self._take(exact[0])
        elif self._free:
            self.clear()
            self.named.emit(typed)
        else:
            self._show(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and F4 open the list; Enter takes what was typed."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.settle()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list while nothing is chosen."""
        super().mousePressEvent(event)
        if self._chosen is None and not self.text() and not self._popup.isVisible():
            self.open_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take or give back what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.settle()

    def _offer(self) -> None:
        if self.hasFocus() or self._popup.isVisible():
            self._ask(self.text().strip())

    def _ask(self, typed: str) -> None:
        find = partial(self._context.find, self._record, typed)
        self._context.runner.latest(f"reference-{id(self)}", find, partial(self._list, typed), owner=self)

    def _list(self, typed: str, found: list[Found]) -> None:
        if typed and typed != self.text().strip():
            return  # taken, or typed on, meanwhile
        rows = [PopupRow(one.title, one.detail, one) for one in found]
        self._popup.show_rows(rows or [_NOTHING], first=bool(self.text().strip()))

    def _pick(self, found: object) -> None:
        if isinstance(found, Found):
            self._take(found)

    def _take(self, found: Found | None) -> None:
        before = self.value()
        self._show(found)
        if self.value() != before:
            self.changed.emit(self.value())

    def _show(self, found: Found | None) -> None:
        self._timer.stop()
        self._chosen = found
        self.setText(found.title if found else "")
        self.setCursorPosition(0)
        self.setToolTip(found.title if found else "")


class ReferenceEditor(Editor):
    """Another record."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        assert isinstance(field.kind, Reference)
        self.line = ReferenceField(field.kind.record, context)
        self.line.changed.connect(self.edited)
        self.take(self.line)

    def value(self) -> Any:
        """The id of the record."""
        return self.line.value()

    def set_value(self, value: Any) -> None:
        """The record of an id."""
        self.line.set_value(value)

    def state(self) -> Any:
        """The id of the record."""
        return self.line.value()

    def set_state(self, state: Any) -> None:
        """The record of an id."""
        self.line.set_value(state)

    def settle(self) -> None:
        """Take what was typed but not picked."""
        self.line.settle()


class Tag(QWidget):
    """One entry of several, with the button that takes it out."""

    def __init__(self, row_id: int | None, words: str) -> None:
        super().__init__()
        self.row_id = row_id
        self.words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), 0, px(2), 0)
        row.setSpacing(2)
        row.addWidget(Label(words, "small"))
        self.remove = Button(icon="x", kind="icon", tip=f"Bỏ {words}")
        row.addWidget(self.remove)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft rounded ground."""
        scheme = colours(self.palette())
        fill_round(QPainter(self), QRectF(self.rect()), QColor(scheme.accent_soft), RADIUS)


class TagsEditor(Editor):
    """Several records of one kind, in the order they were added."""

    free: ClassVar[bool] = False

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.tags: list[Tag] = []
        self.line = ReferenceField(self._record(), context, free=self.free)
        self.line.changed.connect(self._add_record)
        self.line.named.connect(lambda words: self._add(None, words))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._list = QWidget()
        self._flow = FlowLayout(self._list, gap=6)
        column.addWidget(self._list)
        column.addWidget(self.line)
        self.take(box)
        self.setFocusProxy(self.line)
        self.line.setAccessibleName(f"Thêm vào {field.label}")
        self._list.hide()

    def value(self) -> Any:
        """The ids."""
        return tuple(tag.row_id for tag in self.tags)

    def set_value(self, value: Any) -> None:
        """The records of ids."""
        self.set_state([[row_id, ""] for row_id in value or ()])

    def state(self) -> Any:
        """Ids and words."""
        return [[tag.row_id, tag.words] for tag in self.tags]

    def set_state(self, state: Any) -> None:
        """Ids and words."""
        while self.tags:
            self._drop(self.tags[0])
        for row_id, words in state or ():
            self._show(row_id, words or self.context.title(self._record(), row_id))

    def settle(self) -> None:
        """Take what was typed but not picked."""
        self.line.settle()

    def _record(self) -> str:
        kind = self.field.kind
        assert isinstance(kind, References)
        return kind.record

    def _add_record(self, row_id: int | None) -> None:
        if row_id is not None:
            self._add(row_id, self.line.text())

    def _add(self, row_id: int | None, words: str) -> None:
        self.line.set_value(None)
        if [row_id, words] not in self.state():
            self._show(row_id, words)
            self.edited.emit()

    def _show(self, row_id: int | None, words: str) -> None:
        tag = Tag(row_id, words)
        tag.remove.clicked.connect(lambda: self._take_out(tag))
        self.tags.append(tag)
        self._flow.addWidget(tag)
        self._list.show()

    def _take_out(self, tag: Tag) -> None:
        self._drop(tag)
        self.line.setFocus()
        self.edited.emit()

    def _drop(self, tag: Tag) -> None:
        self.tags.remove(tag)
        self._flow.removeWidget(tag)
        tag.hide()
        tag.deleteLater()
        self._list.setVisible(bool(self.tags))


class BodiesEditor(TagsEditor):
    """Units, and the names of bodies that are none."""

    free = True

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.line.setPlaceholderText("Gõ tên đơn vị; cơ quan khác thì gõ tên rồi Enter")

    def value(self) -> Any:
        """Rows of a unit or a name."""
        return tuple({"unit": tag.row_id, "name": "" if tag.row_id else tag.words} for tag in self.tags)

    def set_value(self, value: Any) -> None:
        """Rows of a unit or a name."""
        self.set_state([[row["unit"], "" if row["unit"] else row["name"]] for row in value or ()])

    def _record(self) -> str:
        kind = self.field.kind
        assert isinstance(kind, Rows)
        unit = kind.field("unit").kind
        assert isinstance(unit, Reference)
        return unit.record
