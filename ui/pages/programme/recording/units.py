"""The field that finds units by a few letters, and the units found so far as removable words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.programme.recording.marks import Word
from ui.pages.programme.standing import unit_word
from ui.widgets.button import Button
from ui.widgets.fields import Choice, ChoiceField
from ui.widgets.flow import FlowLayout, clear
from vstbpn_desktop.queries.programme_view import UnitState
from vstbpn_desktop.records.assignment import EXEMPT
from vstbpn_desktop.vietnamese.folding import fold

_SHOWN: Final = 6
_MORE: Final = (",", ";")
_KINDS: Final = ("so ", "huyen ", "thi xa ", "thanh pho ", "ban ", "hoi ", "xa ", "phuong ", "thi tran ")


class UnitField(ChoiceField):
    """Finds a unit by words, beginnings of words or initials ("gddt"). Enter takes the best one.

    `taken` carries the id and whether one more is to be typed (after a comma).
    """

    taken = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(fold=fold)
        self.setPlaceholderText("Gõ vài chữ rồi Enter; dấu phẩy để thêm")
        self.changed.connect(self._picked)
        self._more = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the best match and goes on; a comma takes it and stays."""
        more = event.text() in _MORE
        if self.text().strip() and (more or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            found = self.matching(self.text())
            if found:
                self._more = more
                self._popup.hide()
                self._take(found[0].key)
            return
        if not more:
            super().keyPressEvent(event)

    def matching(self, text: str) -> list[Choice]:
        """Best first: the name itself, beginnings of its words, its initials, then anywhere."""
        typed = fold(text)
        ranked = [(rank, n, c) for n, c in enumerate(self._choices) if (rank := _rank(c, typed)) is not None]
        return [choice for _, _, choice in sorted(ranked, key=lambda entry: entry[:2])]

    def _picked(self, key: object) -> None:
        if key is not None:
            more, self._more = self._more, False
            self.set_value(None)
            self.taken.emit(key, more)


def _rank(choice: Choice, typed: str) -> int | None:
    """How well a unit matches, 0 best; None where it does not."""
    name = fold(choice.label)
    bare = next((name.removeprefix(kind) for kind in _KINDS if name.startswith(kind)), name)
    words, wanted = f"{name} {choice.also}".split(), typed.split()
    joined = typed.replace(" ", "")
    tests = (
        typed in (name, bare),
        bare.startswith(typed) or name.startswith(typed),
        bare.replace(" ", "").startswith(joined),
        all(any(word.startswith(part) for word in words) for part in wanted),
        "".join(word[0] for word in bare.split()).startswith(joined),
        "".join(word[0] for word in name.split()).startswith(joined),
        all(part in name for part in wanted),
    )
    return next((rank for rank, fits in enumerate(tests) if fits), None)


class UnitPicker(QWidget):
    """The units that the next result is of. `ready` comes when one was taken and typing goes on elsewhere."""

    ready = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = UnitField()
        self.field.taken.connect(self._took)
        self._units: dict[int, UnitState] = {}
        self.chosen: list[int] = []
        self._words = QWidget()
        self._flow = FlowLayout(self._words, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._words.hide()

    def offer(self, units: Iterable[UnitState], today: dt.date) -> None:
        """Offer a task's units, those with work still to hand in first; exempt ones are left out."""
        offered = [unit for unit in units if unit.state.status != EXEMPT]
        self._units = {unit.state.id: unit for unit in offered}
        ordered = sorted(offered, key=lambda unit: not unit.state.open)
        self.field.set_choices([_choice(unit, today) for unit in ordered])
        self.choose([key for key in self.chosen if key in self._units])

    def choose(self, assignment_ids: Sequence[int]) -> None:
        """Let the result be of these units."""
        self.chosen = [key for key in dict.fromkeys(assignment_ids) if key in self._units]
        self._show()

    def names(self) -> list[str]:
        """What the chosen units are called."""
        return [self._units[key].unit.name for key in self.chosen]

    def open_ones(self) -> list[int]:
        """Everyone who has not handed in."""
        return [key for key, unit in self._units.items() if unit.state.open]

    def _took(self, key: int, more: bool) -> None:
        self.choose([*self.chosen, key])
        if not more:
            self.ready.emit()

    def _drop(self, key: int, _checked: bool = False) -> None:
        self.choose([one for one in self.chosen if one != key])
        self.field.setFocus()

    def _show(self) -> None:
        clear(self._flow)
        for key in self.chosen[:_SHOWN]:
            name = self._units[key].unit.short
            word = Word(name)
            word.clicked.connect(partial(self._drop, key))
            self._flow.addWidget(word)
        rest = len(self.chosen) - _SHOWN
        if rest > 0:
            words = f"và {rest} đơn vị nữa (bỏ)"
            self._flow.addWidget(Button(words, kind="link", on_click=self._drop_rest))
        self._words.setVisible(bool(self.chosen))
        self.changed.emit()

    def _drop_rest(self) -> None:
        self.choose(self.chosen[:_SHOWN])


def _choice(unit: UnitState, today: dt.date) -> Choice:
    word, _ = unit_word(unit.state, today)
    return Choice(unit.state.id, unit.unit.name, word, fold(unit.unit.short))
