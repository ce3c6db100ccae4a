"""The strip below the preview: what the chosen line is about, and what to do where it may be a duplicate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.excel_import.review import (
    ADD,
    BY_ID,
    DOUBT,
    SKIP,
    UPDATE,
    Decision,
    Line,
    Review,
)
from ui.widgets.button import Button
from ui.widgets.fields import Choice, ChoiceField
from ui.widgets.look import px
from ui.widgets.pill import ChipRow
from ui.widgets.text import Text
from vstbpn_desktop.exchange.excel import CHANGED, Difference

_VERBS: Final = ((UPDATE, "Cập nhật"), (ADD, "Thêm mới"), (SKIP, "Bỏ qua"))
_MOST: Final = 3
_SAID: Final = {
    "new": "Dòng {n}: thêm mới.",
    "same": "Dòng {n}: giống hệt dữ liệu đã có, không đổi gì.",
    "unread": "Dòng {n}: chưa đọc được vì thiếu cột.",
}


class LineDetail(QWidget):
    """Says what happens with a line. `decided` carries (number, decision), `decided_all` a verb."""

    decided = Signal(int, object)
    decided_all = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self.words = Text("", "small", wrap=True)
        self.verbs = ChipRow(_VERBS)
        self.which = ChoiceField(optional=False)
        self.which.setAccessibleName("Là mục nào đã có")
        self.for_all = Button("Cho mọi dòng có thể trùng", kind="link", on_click=self._tell_all)
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.verbs, 1)
        row.addWidget(self.for_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.which)
        column.addWidget(self._choices)
        self.which.setMaximumWidth(px(460))
        self.verbs.chosen.connect(self._choose_verb)
        self.which.changed.connect(self._choose_record)
        self.show_line(None, None)

    def show_line(self, review: Review | None, line: Line | None) -> None:
        """Show a line of a review, or nothing."""
        doubtful = line is not None and line.state == DOUBT
        self._number = line.number if line else 0
        self._choices.setVisible(doubtful)
        self.which.hide()
        self.setVisible(line is not None)
        if review is None or line is None:
            return
        self.words.setText(_words(review, line))
        if doubtful:
            self._show_doubt(review, line.number)

    def focus_choices(self) -> None:
        """Give the keyboard to the choices."""
        if self._choices.isVisible():
            chip = next(c for c in self.verbs.findChildren(QWidget) if getattr(c, "isChecked", bool)())
            chip.setFocus()

    def _show_doubt(self, review: Review, number: int) -> None:
        assert review.reviewed is not None
        decision = review.decisions[number]
        found = review.reviewed.described.candidates[number]
        self.verbs.choose(decision.verb)
        self.which.set_choices([Choice(c.row_id, c.words) for c in found])
        self.which.set_value(decision.row_id)
        self.which.setVisible(len(found) > 1 and decision.verb == UPDATE)
        self.for_all.setVisible(len(review.decisions) > 1)
        self._first = found[0].row_id

    def _choose_verb(self, verb: str) -> None:
        row_id = (self.which.value() or self._first) if verb == UPDATE else None
        self.decided.emit(self._number, Decision(verb, row_id if isinstance(row_id, int) else None))

    def _choose_record(self, row_id: object) -> None:
        if isinstance(row_id, int):
            self.decided.emit(self._number, Decision(UPDATE, row_id))

    def _tell_all(self) -> None:
        self.decided_all.emit(self.verbs.current())


def next_decision(review: Review, number: int) -> Decision:
    """What the space bar makes of a doubtful row: update, add, leave out, and so on."""
    assert review.reviewed is not None
    verbs = [verb for verb, _ in _VERBS]
    verb = verbs[(verbs.index(review.decisions[number].verb) + 1) % len(verbs)]
    first = review.reviewed.described.candidates[number][0].row_id
    return Decision(verb, first if verb == UPDATE else None)


def _words(review: Review, line: Line) -> str:
    assert review.reviewed is not None
    doubts = (one.message for one in review.reviewed.plan.doubts if one.row == line.number)
    return " ".join((_state_words(review, line), *doubts))


def _state_words(review: Review, line: Line) -> str:
    assert review.reviewed is not None
    if line.state == CHANGED:
        return f"Dòng {line.number}: sửa {_listed(review.reviewed.described.changes[line.number])}"
    if line.state == DOUBT:
        return _doubt(review, line.number)
    return _SAID[BY_ID[line.state].id].format(n=line.number)


def _doubt(review: Review, number: int) -> str:
    assert review.reviewed is not None
    found = review.reviewed.described.candidates[number]
    chosen = review.candidate(number)
    one = chosen or found[0]
    some = f"{len(found)} mục cùng tên" if len(found) > 1 and chosen is None else f"“{one.words}”"
    head = f"Dòng {number} có thể trùng với {some}."
    if chosen is None:
        return head
    return f"{head} Cập nhật: {_listed(one.differences)}" if one.differences else f"{head} Không có gì khác."


def _listed(differences: Sequence[Difference]) -> str:
    said = [f"{d.label}: {_short(d.before)} → {_short(d.after)}" for d in differences[:_MOST]]
    more = len(differences) - _MOST
    return " · ".join([*said, f"và {more} chỗ nữa"] if more > 0 else said)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return (line if len(line) <= 60 else f"{line[:58]}…") or "(trống)"
