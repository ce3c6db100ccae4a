"""What was recorded since the sheet was opened, newest first, each with its way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.programme.recording.entry import Entry
from ui.widgets.button import Button
from ui.widgets.card import divider
from ui.widgets.flow import clear
from ui.widgets.text import ElidedLabel, Text

State = Literal["saving", "saved", "failed"]
_SHOWN: Final = 30


@dataclass(frozen=True)
class Recorded:
    """An entry on its way: its state, the change that wrote it, or why it could not be written."""

    entry: Entry
    state: State = "saving"
    change_id: int = 0
    error: str = ""


class Sitting(QWidget):
    """The list. `undo_requested` and `edit_requested` carry the number of an entry."""

    undo_requested = Signal(int)
    edit_requested = Signal(int)
    counted = Signal(int)
    """How many units were recorded so far."""

    def __init__(self) -> None:
        super().__init__()
        self.recorded: dict[int, Recorded] = {}
        self._title = Text("", "small-strong", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(divider())
        column.addWidget(self._title)
        column.addLayout(self._list)
        self.hide()

    def begin(self, entry: Entry) -> None:
        """An entry is being written."""
        self.recorded = {entry.number: Recorded(entry), **self.recorded}
        self._show()

    def saved(self, number: int, change_id: int) -> None:
        """It was written by this change."""
        self._become(number, "saved", change_id=change_id)

    def failed(self, number: int, error: str) -> None:
        """It could not be written."""
        self._become(number, "failed", error=error)

    def drop(self, number: int) -> None:
        """Take an entry off the list."""
        if self.recorded.pop(number, None) is not None:
            self._show()

    def keep_only(self, undone: set[int]) -> None:
        """Take off what was undone elsewhere, by the numbers of its changes."""
        kept = {n: one for n, one in self.recorded.items() if one.change_id not in undone}
        if len(kept) != len(self.recorded):
            self.recorded = kept
            self._show()

    @property
    def saved_changes(self) -> list[int]:
        """The changes that wrote what is listed."""
        return [one.change_id for one in self.recorded.values() if one.state == "saved"]

    def _become(self, number: int, state: State, *, change_id: int = 0, error: str = "") -> None:
        if number in self.recorded:
            before = self.recorded[number]
            self.recorded[number] = replace(before, state=state, change_id=change_id, error=error)
            self._show()

    def _show(self) -> None:
        clear(self._list)
        for one in list(self.recorded.values())[:_SHOWN]:
            self._list.addWidget(self._row(one))
        units = sum(len(one.entry.assignment_ids) for one in self.recorded.values() if one.state == "saved")
        self._title.setText(f"Đã ghi trong lượt này: {units} đơn vị")
        self.setVisible(bool(self.recorded))
        self.counted.emit(units)

    def _row(self, one: Recorded) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = f"{one.entry.task_code} · {one.entry.who}"
        if one.state == "failed":
            line.addWidget(ElidedLabel(f"{words}: {one.error}", "small", "late"), 1)
            line.addWidget(self._link("Sửa lại", self.edit_requested, one))
        else:
            line.addWidget(ElidedLabel(f"{words} · {one.entry.content}", "small"), 1)
            if one.state == "saved":
                line.addWidget(self._link("Hoàn tác", self.undo_requested, one))
            else:
                line.addWidget(Text("đang ghi…", "small", "muted"))
        return row

    def _link(self, text: str, signal: SignalInstance, one: Recorded) -> Button:
        link = Button(text, kind="link", on_click=lambda: signal.emit(one.entry.number))
        link.setAccessibleName(f"{text}: {one.entry.who}")
        return link
