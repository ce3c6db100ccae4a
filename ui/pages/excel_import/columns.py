"""The columns of the file: which field each is taken for, samples, and old codings before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.pages.excel_import.review import Review
from ui.widgets.card import divider
from ui.widgets.fields import Choice, ChoiceField
from ui.widgets.flow import clear
from ui.widgets.icons import pixmap
from ui.widgets.look import px
from ui.widgets.text import ElidedLabel, Text
from vstbpn_desktop.exchange.excel import KEY, KEY_LABEL, NO_HEADINGS, ImportPlan, samples
from vstbpn_desktop.exchange.excel.converting import place
from vstbpn_desktop.spec import RecordSpec
from vstbpn_desktop.vietnamese.legacy import Coding

NOT_TAKEN: Final = ""
UNICODE: Final = ""
FIELD_WIDTH: Final = 168
_MOST: Final = 60
_CODINGS: Final = (Choice(UNICODE, "Unicode, giữ nguyên"), *(Choice(str(c), c.label) for c in Coding))


class Told(NamedTuple):
    """A column as it is shown: letter, heading, samples, field ("" for none), coding, before and after."""

    letter: str
    heading: str
    samples: str
    field: str
    suspect: bool = False
    coding: str = UNICODE
    before: str = ""
    after: str = ""


class ColumnList(QWidget):
    """One part for each column. `mapped` carries (letter, field id), `recoded` (letter, coding)."""

    mapped = Signal(str, str)
    recoded = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "clear")
        self.parts: dict[str, ColumnPart] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_review(self, review: Review) -> None:
        """Show the columns of a plan; parts that stay keep the keyboard."""
        assert review.reviewed is not None
        plan = review.reviewed.plan
        found = told(plan, review)
        if list(self.parts) != [one.letter for one in found]:
            self._rebuild(plan.spec, found)
        for one in found:
            self.parts[one.letter].show_column(one)

    def _rebuild(self, spec: RecordSpec, found: Sequence[Told]) -> None:
        clear(self._column)
        choices = field_choices(spec)
        self.parts = {one.letter: ColumnPart(one.letter, choices) for one in found}
        for number, (letter, part) in enumerate(self.parts.items()):
            if number:
                self._column.addWidget(divider())
            self._column.addWidget(part)
            part.field.changed.connect(lambda key, at=letter: self.mapped.emit(at, str(key or NOT_TAKEN)))
            part.coding.changed.connect(lambda key, at=letter: self.recoded.emit(at, str(key or UNICODE)))
        self._column.addStretch(1)


class ColumnPart(QWidget):
    """A column: its heading and samples, the field it is taken for, its coding where that is in doubt."""

    def __init__(self, letter: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._letter = letter
        self.heading = ElidedLabel("", "strong")
        self.samples = ElidedLabel("", "small", "muted")
        self.field = ChoiceField(choices, optional=False)
        self.coding = ChoiceField(_CODINGS, optional=False)
        self.before = ElidedLabel("", "small", "muted")
        self.after = ElidedLabel("", "small")
        self._arrow, self._under = _Arrow(), _Arrow()
        self._old = QWidget()
        self._lay_out()

    def show_column(self, told: Told) -> None:
        """Show a column."""
        self.heading.setText(f"{told.letter}  {told.heading or '(không có tên cột)'}")
        self.samples.setText(told.samples or "(trống)")
        self.field.set_value(told.field)
        self.field.setAccessibleName(f"Cột {told.letter} {told.heading} là trường")
        self._old.setVisible(told.suspect)
        self.coding.set_value(told.coding)
        self.coding.setAccessibleName(f"Bảng mã của cột {told.letter}")
        self.before.setText(told.before)
        self.after.setText(told.after)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.heading)
        words.addWidget(self.samples)
        top = _row(words, self._arrow, self.field)
        examples = QVBoxLayout()
        examples.setSpacing(1)
        examples.addWidget(self.before)
        examples.addWidget(self.after)
        under = _row(examples, self._under, self.coding)
        self._old.setLayout(under)
        under.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._old)


class _Arrow(QLabel):
    """Between what the file says and what it is taken for; drawn anew in another scheme."""

    def sizeHint(self) -> QSize:
        return QSize(px(18), px(18))

    def paintEvent(self, event: object) -> None:
        from PySide6.QtGui import QPainter

        QPainter(self).drawPixmap(0, (self.height() - px(16)) // 2, pixmap("arrow-right", "muted", 16))


def _row(words: QVBoxLayout, arrow: QWidget, control: ChoiceField) -> QHBoxLayout:
    control.setFixedWidth(px(FIELD_WIDTH))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addLayout(words, 1)
    row.addWidget(arrow, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def field_choices(spec: RecordSpec) -> list[Choice]:
    """The fields that a column may be taken for."""
    shown = {f.id for f in spec.form_fields} | set(spec.key.fields)
    fields = [f for f in spec.fields if f.id in shown]
    number = [Choice(KEY, KEY_LABEL, "nhận ra mục đã có")] if spec.key.is_number else []
    named = [Choice(f.id, f.label, "bắt buộc" if f.required else "") for f in fields]
    return [Choice(NOT_TAKEN, "(không lấy)"), *number, *named]


def told(plan: ImportPlan, review: Review) -> list[Told]:
    """The columns that hold something, the first `_MOST` of them."""
    converted = {conversion.letter: conversion for conversion in plan.conversions}
    found = []
    for column in plan.columns:
        words = samples(plan, place(column.letter))
        if not column.heading and not words:
            continue
        old = converted.get(column.letter)
        before, after = old.samples[0] if old and old.samples else ("", "")
        coding = str(old.coding) if old else UNICODE
        field, suspect = column.field or NOT_TAKEN, column.letter in plan.suspects
        said = ", ".join(words)
        found.append(Told(column.letter, column.heading, said, field, suspect, coding, before, after))
    return found[:_MOST]


def heading_choices(review: Review) -> list[Choice]:
    """The rows that may hold the headings: the first ones, by number and first words."""
    assert review.reviewed is not None
    rows = review.reviewed.plan.source.rows[:12]
    shown = [" · ".join(str(cell) for cell in row if str(cell).strip())[:60] for row in rows]
    numbered = [Choice(at, f"Dòng {at + 1}", words) for at, words in enumerate(shown) if words]
    return [*numbered, Choice(NO_HEADINGS, "Không có")]


def label(text: str, field: QWidget) -> Text:
    """The words before a control."""
    made = Text(text, "small", "muted")
    made.setBuddy(field)
    return made
