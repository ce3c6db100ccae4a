"""The row above a list: chips, the text filter, further filters, the columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.reference import ReferenceField
from ui.widgets.button import Button
from ui.widgets.fields import Choice as ChoiceRow
from ui.widgets.fields import ChoiceField, SearchField
from ui.widgets.flow import FlowLayout
from ui.widgets.look import px
from ui.widgets.pill import ChipRow
from ui.widgets.text import Text
from vstbpn_desktop.spec import Choice, Field, RecordSpec, Reference, YesNo

if TYPE_CHECKING:
    from ui.shell.page import Shell
    from vstbpn_desktop.queries.lists import ListRequest

_MOST_OPTIONS: Final = 4
_MOST_CHIPS: Final = 6
ALL: Final = ""
Filter = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the row above a list says."""

    filters: tuple[Filter, ...] = ()
    text: str = ""
    all_years: bool = False
    ended: bool = False


class ChipFilter(NamedTuple):
    """One chip: its key, its words, the filter it stands for."""

    key: str
    label: str
    filter: Filter


def chip_filters(spec: RecordSpec) -> list[ChipFilter]:
    """The filters of a spec that have few enough values to stand as chips."""
    return [chip for field in spec.filters for chip in _chips(field)][:_MOST_CHIPS]


def _stands_as_chips(field: Field) -> bool:
    return isinstance(field.kind, Choice) and len(field.kind.options) <= _MOST_OPTIONS


def _chips(field: Field) -> Iterator[ChipFilter]:
    if isinstance(field.kind, YesNo):
        yield ChipFilter(field.id, field.label, (field.id, True))
    elif isinstance(field.kind, Choice) and _stands_as_chips(field):
        for option in field.kind.options:
            words = option.label[:1].upper() + option.label[1:]
            yield ChipFilter(f"{field.id}={option.id}", words, (field.id, option.id))


class FilterBar(QWidget):
    """Says what of a list is shown. `changed` comes when that is something else."""

    changed = Signal()
    columns_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, spec: RecordSpec, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._shell = shell
        self._chips = {chip.key: chip for chip in chip_filters(spec)}
        self.chips = ChipRow(self._chip_words({}))
        self.more = MoreFilters(spec, shell)
        self.text = SearchField(f"Lọc {spec.label}", "Ctrl F")
        self.columns_button = Button(icon="columns-3", kind="icon", tip="Chọn cột hiển thị")
        self.print_button = Button(icon="printer", kind="icon", tip="In danh sách (Ctrl+P)")
        self.saved_button = Button(icon="bookmark", kind="icon", tip="Bộ lọc đã lưu")
        self._funnel = Button(icon="funnel", kind="icon", tip="Lọc thêm")
        self._dropped = Button("", icon="x", kind="link")
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> Chosen:
        """What is chosen now."""
        chip = self._chips.get(self.chips.current())
        own = (chip.filter,) if chip else ()
        text = self.text.text().strip()
        return replace(self.more.chosen, filters=(*own, *self.more.chosen.filters), text=text)

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self.chosen.filters or self.chosen.text)

    def words(self) -> str:
        """What is chosen, in words: "Huyện, có chữ “tĩnh gia”, Loại: thị xã"; "" for everything."""
        chip, text = self._chips.get(self.chips.current()), self.text.text().strip()
        parts = (chip.label if chip else "", f"có chữ “{text}”" if text else "", self.more.words())
        return ", ".join(filter(None, parts))

    def given(self) -> dict[str, Any]:
        """The values a new record starts with: those the list is filtered by."""
        return {name: value for name, value in self.chosen.filters if self.spec.has(name)}

    def clear(self, *, everything: bool = False) -> None:
        """Leave nothing out, without a signal; with `everything`, other years and what has ended too."""
        self.chips.choose(ALL)
        self.text.blockSignals(True)
        self.text.clear()
        self.text.blockSignals(False)
        self.more.clear(everything=everything)
        self._show_more()

    def show_chosen(self, chosen: Chosen) -> None:
        """Choose what was chosen before, without a signal; a filter that is no more is passed over."""
        self.clear()
        chip = next((chip for chip in self._chips.values() if chip.filter in chosen.filters), None)
        if chip is not None:
            self.chips.set_chips([*self._chip_words({})])
            self.chips.choose(chip.key)
        self.text.blockSignals(True)
        self.text.setText(chosen.text)
        self.text.blockSignals(False)
        self.more.show_chosen(chosen)
        self._show_more()

    def focus_text(self) -> None:
        """Let the officer type."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def requests(self, make: Callable[[Chosen], ListRequest]) -> dict[str, ListRequest]:
        """What each chip stands for, "" for all: to be counted."""
        bare = replace(self.chosen, filters=(), text="")
        found = {key: make(replace(bare, filters=(chip.filter,))) for key, chip in self._chips.items()}
        return {ALL: make(bare), **found}

    def show_counts(self, counts: dict[str, int]) -> None:
        """Write the counts on the chips."""
        self.chips.set_chips(self._chip_words(counts))

    def _chip_words(self, counts: dict[str, int]) -> list[tuple[str, str]]:
        """The chips that stand for something, with their counts; the chosen one always."""
        current = self.chips.current() if counts else ""
        named = [
            (key, _with_count(chip.label, counts.get(key)))
            for key, chip in self._chips.items()
            if counts.get(key, 1) or key == current
        ]
        return [(ALL, "Tất cả"), *named] if named else []

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        whole.addLayout(row)
        whole.addWidget(self.more)
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._dropped)
        self.text.setMaximumWidth(px(210))
        row.addWidget(self.text)
        row.addWidget(self._funnel)
        row.addWidget(self.saved_button)
        row.addWidget(self.print_button)
        row.addWidget(self.columns_button)
        self._funnel.setVisible(self.more.useful)
        self._dropped.hide()

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _: self.changed.emit())
        self.text.searched.connect(lambda _: self.changed.emit())
        self.columns_button.clicked.connect(self.columns_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self._funnel.clicked.connect(lambda: self.more.setVisible(self.more.isHidden()))
        self._dropped.clicked.connect(self._drop_more)
        self.more.changed.connect(self._more_changed)

    def _more_changed(self) -> None:
        self._show_more()
        self.changed.emit()

    def _drop_more(self) -> None:
        self.more.clear(everything=False)
        self._more_changed()

    def _show_more(self) -> None:
        words = self.more.words()
        self._dropped.setText(words if len(words) < 40 else f"{words[:38]}…")
        self._dropped.setVisible(bool(words))


class MoreFilters(QWidget):
    """A control for every filter that has too many values for chips, and for what the list leaves out."""

    changed = Signal()

    def __init__(self, spec: RecordSpec, shell: Shell) -> None:
        super().__init__()
        self.spec = spec
        self._quiet = False
        self._context = Context(shell.app, shell.runner, shell.app.today)
        self._controls: dict[str, ChoiceField | ReferenceField] = {}
        self._all_years = QCheckBox("Mọi năm", self)
        self._ended = QCheckBox("Cả những mục đã kết thúc", self)
        self._flow = FlowLayout(self, gap=16)
        for field in spec.filters:
            if not _stands_as_chips(field):
                self._add(field)
        for box, wanted in ((self._all_years, bool(spec.year)), (self._ended, spec.valid)):
            box.setVisible(wanted)
            box.toggled.connect(self._tell)
            if wanted:
                self._flow.addWidget(_labelled("", box))
        self.useful = bool(self._controls) or bool(spec.year) or spec.valid
        self.hide()

    @property
    def chosen(self) -> Chosen:
        """What is chosen here."""
        values = ((name, control.value()) for name, control in self._controls.items())
        filters = tuple((name, value) for name, value in values if value is not None)
        return Chosen(filters, "", self._all_years.isChecked(), self._ended.isChecked())

    def words(self) -> str:
        """What is chosen here, in words."""
        chosen = self.chosen
        labels = ((self.spec.field(name).label, self._controls[name].text()) for name, _ in chosen.filters)
        parts = [f"{label}: {words}" for label, words in labels]
        parts += ["Mọi năm"] * chosen.all_years + ["Cả mục đã kết thúc"] * chosen.ended
        return ", ".join(parts)

    def clear(self, *, everything: bool) -> None:
        """Choose nothing, without a signal; with `everything`, show what the list leaves out by itself."""
        self._quiet = True
        for control in self._controls.values():
            control.set_value(None)
        self._all_years.setChecked(everything and bool(self.spec.year))
        self._ended.setChecked(everything and self.spec.valid)
        self._quiet = False

    def show_chosen(self, chosen: Chosen) -> None:
        """Choose what was chosen before, without a signal."""
        self._quiet = True
        for name, control in self._controls.items():
            control.set_value(dict(chosen.filters).get(name))
        self._all_years.setChecked(chosen.all_years)
        self._ended.setChecked(chosen.ended)
        self._quiet = False

    def _add(self, field: Field) -> None:
        control = filter_control(field, self._context)
        control.setMinimumWidth(px(220))
        control.setPlaceholderText("Tất cả")
        control.setAccessibleName(field.label)
        control.changed.connect(self._tell)
        self._controls[field.id] = control
        self._flow.addWidget(_labelled(field.label, control))

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()


def filter_control(field: Field, context: Context) -> ChoiceField | ReferenceField:
    """What chooses the value that a field is to have; nothing chosen means any."""
    if isinstance(field.kind, Reference):
        return ReferenceField(field.kind.record, context)
    if isinstance(field.kind, YesNo):
        return ChoiceField((ChoiceRow(True, "có"), ChoiceRow(False, "không")))
    assert isinstance(field.kind, Choice)
    return ChoiceField([ChoiceRow(option.id, option.label) for option in field.kind.options])


def _labelled(label: str, control: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Text(label, "small", "muted"))
    column.addWidget(control, 1)
    return box


def _with_count(label: str, count: int | None) -> str:
    return label if count is None else f"{label} {count}"
