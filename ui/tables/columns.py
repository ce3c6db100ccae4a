"""Which columns a list shows and how wide they are: chosen by the officer, fitted to the room, remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from ui.session import Session
from ui.tables.delegates import INSET
from ui.tables.roles import RECORD_ID, Column, needs_two_lines
from ui.widgets.look import font, px
from ui.widgets.paint import pill_size
from vstbpn_desktop.spec import Choice, YesNo

_PROSE: Final = 0.92
_A_DAY: Final = "00/00/0000"
_NARROWEST: Final = 0.55
_NARROWEST_TITLE: Final = 0.8
_FIRST_ROWS: Final = 60
_STUB: Final = 8
_MOST_ROWS: Final = 0.85
_MOST, _LONGEST = 0, 1
_BLANK: Final = {"", "–"}
_HALF: Final = 0.58
"""How much of its length a text needs on each of two lines: words are not cut in the middle."""


class ColumnLayout(QObject):
    """Keeps the columns of a table. `key` names the list in the session.

    A column the officer has dragged keeps her width. The others take no more than the words of the first rows
    need, down to their title where those are blank, and to the beginning of it where words of others would
    be cut; what is left goes to the flexible ones, first to those whose words are cut.
    """

    def __init__(
        self, view: QTableView, columns: tuple[Column, ...], always: str, session: Session, key: str
    ) -> None:
        super().__init__(view)
        self._view = view
        header = self._header = view.horizontalHeader()
        self._columns = columns
        self._always = always
        self._session = session
        self._key = key
        self._two_lines = needs_two_lines(columns)
        self._fitting = False
        self._dragged = self._remembered_widths()
        self._needs: dict[int, tuple[int, int]] = {}
        hidden = session.texts(f"hidden.{key}")
        for number, column in enumerate(columns):
            header.setSectionHidden(number, column.field.id in hidden and column.field.id != always)
        header.sectionResized.connect(self._resized)
        view.model().modelReset.connect(self.refit)

    def refit(self) -> None:
        """The same after the words or their size changed."""
        self._needs = {}
        self.fit()

    def fit(self) -> None:
        """Give every shown column its width in the room there is; where it is too little, the usual one."""
        shown = self.shown()
        self._needs = self._needs or self._measured()
        widths = {number: self._usual(number) for number in shown}
        room = self._view.viewport().width() - sum(widths.values())
        stubs = {n: self._stub(n) for n in shown if self._lends(n)}
        least = {n: stubs.get(n) or self._least(n) for n in shown if self._gives(n)}
        lacks = sum(max(0, self._needs[n][_MOST] - widths[n]) for n in self._fed(least)) - room
        room += _lend(widths, lacks, stubs)
        if room + sum(widths[n] - least[n] for n in least) >= 0:
            for which in (_MOST, _LONGEST):
                room = _feed(widths, room, {n: self._needs[n][which] for n in self._fed(least)})
            _share(widths, room, self._sharing(widths, room, least))
        elif self._two_lines:
            widths |= least
        self._fitting = True
        for number, width in widths.items():
            self._header.resizeSection(number, width)
        self._fitting = False

    def shown(self) -> list[int]:
        """The columns that are shown."""
        return [n for n in range(len(self._columns)) if not self._header.isSectionHidden(n)]

    def show_column(self, number: int, shown: bool) -> None:
        """Show or hide a column, and remember it."""
        self._header.setSectionHidden(number, not shown)
        hidden = [c.field.id for n, c in enumerate(self._columns) if self._header.isSectionHidden(n)]
        self._session.set(f"hidden.{self._key}", hidden)
        self.fit()

    def reset(self) -> None:
        """All columns at their usual widths."""
        self._dragged.clear()
        self._session.set(f"widths.{self._key}", [])
        self._session.set(f"hidden.{self._key}", [])
        for number in range(len(self._columns)):
            self._header.setSectionHidden(number, False)
        self.fit()

    def menu(self, parent: QWidget) -> QMenu:
        """The column chooser."""
        menu = StayingMenu(parent)
        menu.setTitle("Cột hiển thị")
        for number, column in enumerate(self._columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(number))
            action.setEnabled(column.field.id != self._always)
            action.toggled.connect(lambda on, n=number: self.show_column(n, on))
        menu.addSeparator()
        menu.addAction("Về mặc định").triggered.connect(self.reset)
        return menu

    def _usual(self, number: int) -> int:
        if number in self._dragged:
            return self._dragged[number]
        column = self._columns[number]
        said = _words_width(column) + 2 * px(INSET) + 1
        if number in self._needs:
            most, longest = self._needs[number]
            if column.flexible or column.muted or not longest:
                said = min(said, max(most, min(longest, int(said * _NARROWEST))))
        return max(said, self._title_width(column))

    def _measured(self) -> dict[int, tuple[int, int]]:
        """Room for most and for the longest of the first rows' words, by column; nothing without rows."""
        model = self._view.model()
        indexes = (model.index(row, 0) for row in range(min(model.rowCount(), _FIRST_ROWS)))
        rows = [index.row() for index in indexes if index.data(RECORD_ID) is not None]
        return {n: self._need(n, rows) for n in range(len(self._columns))} if rows else {}

    def _need(self, number: int, rows: Sequence[int]) -> tuple[int, int]:
        model, column = self._view.model(), self._columns[number]
        said = (str(model.index(row, number).data() or "") for row in rows)
        wide = sorted(0 if one in _BLANK else self._words_need(column, one) for one in said)
        cut = column.flexible and column.field.id != self._always and not column.pill
        most, longest = wide[int((len(wide) - 1) * (_MOST_ROWS if cut else 1))], wide[-1]
        inset = 2 * px(INSET) + 1
        return (most + inset, longest + inset) if longest else (0, 0)

    def _words_need(self, column: Column, words: str) -> int:
        width = _choice_width(words, column.pill)
        return int(width * _HALF) if self._two_lines and column.flexible and not column.pill else width

    def _least(self, number: int) -> int:
        column = self._columns[number]
        keeps = column.field.id == self._always and not self._two_lines
        part = 1.0 if column.pill else _NARROWEST_TITLE if keeps else _NARROWEST
        return max(int(self._usual(number) * part), self._title_width(column))

    def _fed(self, columns: Iterable[int]) -> list[int]:
        """Those that were measured, the record's own title first."""
        measured = (n for n in columns if n in self._needs)
        return sorted(measured, key=lambda n: self._columns[n].field.id != self._always)

    def _title_width(self, column: Column) -> int:
        return QFontMetrics(font("small-strong")).horizontalAdvance(column.title) + 2 * px(INSET) + 1

    def _sharing(self, widths: dict[int, int], room: int, least: dict[int, int]) -> dict[int, int]:
        """Who shares the room: where it lacks and the others have enough to give, not the record's title."""
        others = {n: floor for n, floor in least.items() if self._columns[n].field.id != self._always}
        enough = room < 0 and sum(widths[n] - others[n] for n in others) + room >= 0
        return others if enough else least

    def _lends(self, number: int) -> bool:
        """Whether a column has more room than its words: blank ones, and those of a fixed usual width."""
        column, (_, longest) = self._columns[number], self._needs.get(number, (0, 1))
        kept = number in self._dragged or column.field.id == self._always or column.pill
        return not kept and (not longest or (number in self._needs and not column.flexible))

    def _stub(self, number: int) -> int:
        """Room for the words of the first rows and the beginning of the title."""
        title = _STUB * QFontMetrics(font("small-strong")).averageCharWidth() + 2 * px(INSET)
        return max(title, self._needs[number][_LONGEST])

    def _gives(self, number: int) -> bool:
        return self._columns[number].flexible and number not in self._dragged

    def _resized(self, number: int, _before: int, width: int) -> None:
        if self._fitting or width == 0 or self._header.isSectionHidden(number):
            return
        self._dragged[number] = width
        widths = [self._dragged.get(n, 0) for n in range(len(self._columns))]
        self._session.set(f"widths.{self._key}", widths)

    def _remembered_widths(self) -> dict[int, int]:
        widths = self._session.numbers(f"widths.{self._key}")
        if len(widths) != len(self._columns):
            return {}
        return {number: width for number, width in enumerate(widths) if width > 0}


class StayingMenu(QMenu):
    """A menu that stays open while its check marks are changed."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Toggle a check mark in place; anything else closes as usual."""
        action: QAction | None = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and event.button() == Qt.MouseButton.LeftButton:
            if action.isEnabled():
                action.toggle()
            return
        super().mouseReleaseEvent(event)


def _words_width(column: Column) -> int:
    """Room for the words of a column: what the spec says, and no more than its choices can need."""
    metrics = QFontMetrics(font())
    if column.dated:
        return metrics.horizontalAdvance(_A_DAY)
    letter = metrics.averageCharWidth() * (1.0 if column.field.search == "code" else _PROSE)
    said = int(letter * column.chars)
    kind = column.field.kind
    if isinstance(kind, YesNo):
        return min(said, metrics.horizontalAdvance(kind.display(False)))
    if isinstance(kind, Choice) and kind.options:
        return min(said, max(_choice_width(option.label, column.pill) for option in kind.options))
    return said


def _choice_width(label: str, pill: bool) -> int:
    return pill_size(label).width() if pill else QFontMetrics(font()).horizontalAdvance(label)


def _lend(widths: dict[int, int], lacks: int, least: dict[int, int]) -> int:
    """Let the columns of `least` give what others lack, each down to its least; gives how much that is."""
    given = 0
    for number, floor in least.items():
        part = max(0, min(lacks - given, widths[number] - floor))
        widths[number] -= part
        given += part
    return given


def _feed(widths: dict[int, int], room: int, needs: dict[int, int]) -> int:
    """Widen the columns whose words are cut, one after another; gives the room that is left."""
    for number, need in needs.items():
        given = max(0, min(room, need - widths[number]))
        widths[number] += given
        room -= given
    return room


def _share(widths: dict[int, int], room: int, least: dict[int, int]) -> None:
    """Spread spare or missing room over the columns of `least`, by their widths, none below its least."""
    total = sum(widths[number] for number in least)
    if not total or not room:
        return
    left = room
    for number in sorted(least, key=lambda n: widths[n]):
        part = room * widths[number] // total
        wanted = max(widths[number] + part, least[number])
        left -= wanted - widths[number]
        widths[number] = wanted
    if left > 0:
        widest = max(least, key=lambda n: widths[n])
        widths[widest] += left
    elif left < 0:
        _take(widths, -left, least)


def _take(widths: dict[int, int], missing: int, least: dict[int, int]) -> None:
    for number in sorted(least, key=lambda n: widths[n], reverse=True):
        taken = min(missing, widths[number] - least[number])
        widths[number] -= taken
        missing -= taken
