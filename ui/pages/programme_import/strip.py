"""The strip below the tree: what the chosen line is, and what the chosen task says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.forms.labelled import Labelled
from ui.pages.programme_import.outline import Row
from ui.widgets.card import divider
from ui.widgets.fields import PAUSE_MS, Choice, ChoiceField, Field
from ui.widgets.popup import PopupList, PopupRow
from vstbpn_desktop.exchange.programme import NATURE_WORDS, Line, Nature, Role
from vstbpn_desktop.exchange.programme.lines import Choice as ItemChoice
from vstbpn_desktop.vietnamese.folding import fold

T = TypeVar("T")
_MARK: Final = ";"
_SHOWN: Final = 8


class BodiesField(Field):
    """Names of bodies parted by semicolons; units are offered by a few letters of the last one."""

    def __init__(self) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self.setPlaceholderText("Các cơ quan cách nhau bằng dấu chấm phẩy")
        self._popup = PopupList(self)
        self._popup.picked.connect(self._take)
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._offer)
        self.textEdited.connect(lambda: self._timer.start())

    def bodies(self) -> tuple[str, ...]:
        """The names."""
        parts = (" ".join(part.split()) for part in self.text().split(_MARK))
        return tuple(dict.fromkeys(part for part in parts if part))

    def show_bodies(self, bodies: Sequence[str]) -> None:
        """Show these names."""
        self.setText(f"{_MARK} ".join(bodies))
        self.setCursorPosition(0)

    def _offer(self) -> None:
        typed = fold(self.text().rpartition(_MARK)[2]).split()
        found = [name for name in self.names if typed and all(word in fold(name) for word in typed)]
        self._popup.show_rows([PopupRow(name, "", name) for name in found[:_SHOWN]])

    def _take(self, name: object) -> None:
        before = self.text().rpartition(_MARK)[0]
        self.setText(f"{before}{_MARK} {name}" if before else str(name))
        self.editingFinished.emit()


class EditStrip(QWidget):
    """`role_chosen` carries what the line is now said to be; `item_edited` what was set on a task by hand.

    `closed` comes after Esc, which leaves what was typed in the field and not yet taken.
    """

    role_chosen = Signal(object)
    item_edited = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row: Row | None = None
        self._line: Line | None = None
        self.role = ChoiceField([Choice(role, str(role)) for role in Role], fold=fold, optional=False)
        self.title = Field()
        self.nature = ChoiceField(
            [Choice(nature, words) for nature, words in NATURE_WORDS.items()], fold=fold, optional=False
        )
        self.lead, self.cooperating = BodiesField(), BodiesField()
        self._fields = {
            "role": Labelled("Dòng này là", self.role),
            "nature": Labelled("Tính chất", self.nature),
            "title": Labelled("Tên ngắn", self.title),
            "lead": Labelled("Chủ trì", self.lead),
            "cooperating": Labelled("Phối hợp", self.cooperating),
        }
        self._lay_out()
        self.hide()
        self.role.changed.connect(self.role_chosen)
        self.nature.changed.connect(lambda _: self._edited())
        for field in (self.title, self.lead, self.cooperating):
            field.editingFinished.connect(self._edited)

    def offer_units(self, names: Sequence[str]) -> None:
        """The units offered as bodies."""
        self.lead.names = self.cooperating.names = tuple(names)

    def show_row(self, row: Row | None, line: Line | None) -> None:
        """Show what is chosen; for lines that are no task only what they are."""
        self._row, self._line = row, line
        if line is None:
            self.hide()
            return
        self.role.set_value(line.role)
        item = row.item if row else None
        for name in ("nature", "title", "lead", "cooperating"):
            self._fields[name].setVisible(item is not None)
        if item is not None:
            self.title.setText(item.title)
            self.title.setCursorPosition(0)
            self.nature.set_value(item.nature)
            self.lead.show_bodies(item.lead)
            self.cooperating.show_bodies(item.cooperating)

    def start(self) -> None:
        """Open, and put the keyboard into the first thing that can be changed."""
        if self._line is None:
            return
        self.show()
        first = self.title if self._row is not None and self._row.item else self.role
        first.setFocus()
        first.end(False)
        first.home(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; a list open below a field has taken it before."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        self.show_row(self._row, self._line)
        self.hide()
        self.closed.emit()

    def _edited(self) -> None:
        item = self._row.item if self._row else None
        if item is None or self._line is None:
            return
        nature = self.nature.value()
        before = self._line.choice
        title = " ".join(self.title.text().split())
        choice = ItemChoice(
            title=_set(before.title, title or item.title, item.title),
            nature=_set(before.nature, nature if isinstance(nature, Nature) else item.nature, item.nature),
            lead=_set(before.lead, self.lead.bodies(), item.lead),
            cooperating=_set(before.cooperating, self.cooperating.bodies(), item.cooperating),
        )
        if choice != before:
            self.item_edited.emit(choice)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._fields["title"], 0, 0, 1, 2)
        grid.addWidget(self._fields["nature"], 0, 2)
        for column, name in enumerate(("lead", "cooperating", "role")):
            grid.addWidget(self._fields[name], 1, column)
            grid.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(divider())
        whole.addLayout(grid)


def _set(before: T | None, now: T, shown: T) -> T | None:
    """What was typed, or the earlier choice where it is what was shown already."""
    return before if now == shown else now
