"""Điểm danh: a number or part of a name, then Enter, and the person is marked absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.training.roster import ABSENT
from ui.pages.training.words import session_choice
from ui.widgets.fields import Field
from ui.widgets.look import px
from ui.widgets.pill import ChipRow
from ui.widgets.popup import PopupList, PopupRow
from ui.widgets.text import Text
from vstbpn_desktop.queries.training_view import RosterEntry, SessionLine
from vstbpn_desktop.vietnamese.folding import fold

_SHOWN: Final = 12
_WHOLE: Final = "0"
_NUMBERS: Final = re.compile(r"[\d\s,;.\-–]+")
_SPAN: Final = re.compile(r"(\d+)\s*[-–]\s*(\d+)|(\d+)")
_MOST: Final = 1_000
_BEGINS: Final = 3
"""Up to this rank every word typed begins a word of the name."""

IsAbsent = Callable[[RosterEntry], bool]


class Typed(NamedTuple):
    """Numbers read from "3 7 12-14": the entries that bear them, and numbers that nobody bears."""

    entries: tuple[RosterEntry, ...]
    unknown: tuple[int, ...]


def numbers_in(text: str) -> list[int]:
    """The numbers of "3, 7 12-14" in order, each once; nothing where the text holds other things."""
    if not _NUMBERS.fullmatch(text.strip()):
        return []
    found: dict[int, None] = {}
    for first, last, alone in _SPAN.findall(text):
        start, end = (int(alone), int(alone)) if alone else (int(first), int(last))
        found |= dict.fromkeys(range(start, min(end, start + _MOST) + 1))
    return list(found)


def by_number(entries: Sequence[RosterEntry], text: str) -> Typed | None:
    """Who is meant by numbers; None where the text is no numbers."""
    numbers = numbers_in(text)
    known = {entry.line.number: entry for entry in entries}
    found = tuple(known[number] for number in numbers if number in known)
    return Typed(found, tuple(n for n in numbers if n not in known)) if numbers else None


def by_name(entries: Sequence[RosterEntry], text: str) -> list[RosterEntry]:
    """Who is meant by part of a name, accents or not: given names first, then beginnings of other words.

    Only where no name begins so: letters inside a name, then post and unit.
    """
    typed = fold(text).split()
    ranked = [(rank, n, e) for n, e in enumerate(entries) if (rank := _rank(e, typed)) is not None]
    best = min((rank for rank, _, _ in ranked), default=0)
    kept = [found for found in ranked if found[0] <= max(best, _BEGINS)]
    return [entry for _, _, entry in sorted(kept, key=lambda found: found[:2])]


class AbsenceField(Field):
    """The box. `chosen` carries the participants to mark, `failed` the words of what was not understood."""

    chosen = Signal(list)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.is_absent: IsAbsent = lambda entry: False
        self._entries: tuple[RosterEntry, ...] = ()
        self._popup = PopupList(self)
        self._popup.picked.connect(self._take)
        self.setPlaceholderText("Số thứ tự hoặc tên người vắng, Enter")
        self.setAccessibleName("Ghi vắng: số thứ tự hoặc tên")
        self.textEdited.connect(lambda _: self._offer())

    def offer(self, entries: Sequence[RosterEntry]) -> None:
        """Look for people among these."""
        self._entries = tuple(entries)

    def type_on(self, text: str) -> None:
        """Go on with what was typed elsewhere."""
        self.setFocus()
        self.insert(text)
        self._offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed, Esc empties the box."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def rows(self) -> list[PopupRow]:
        """What the list below offers for the present words."""
        text = self.text().strip()
        typed = by_number(self._entries, text) if text else None
        if typed is not None and len(typed.entries) + len(typed.unknown) > 1:
            return [_many(typed)]
        found = typed.entries if typed is not None else by_name(self._entries, text) if text else ()
        return [self._row(entry) for entry in found[:_SHOWN]]

    def _row(self, entry: RosterEntry) -> PopupRow:
        detail = ABSENT if self.is_absent(entry) else entry.line.place
        return PopupRow(f"{entry.line.number}. {entry.line.name}", detail, (entry.id,))

    def _offer(self) -> None:
        self._popup.show_rows(self.rows())

    def _enter(self) -> None:
        """The list is not open: take what can only mean one."""
        text = self.text().strip()
        rows = self.rows()
        if len(rows) == 1 and rows[0].key:
            self._take(rows[0].key)
        elif rows:
            self._offer()
        elif text:
            self.failed.emit(f"Lớp không có ai khớp “{text}”.")

    def _take(self, key: object) -> None:
        text = self.text().strip()
        self.clear()
        typed = by_number(self._entries, text)
        if typed is not None and typed.unknown:
            self.failed.emit(f"Lớp không có số {', '.join(map(str, typed.unknown))}.")
        if isinstance(key, tuple) and key:
            self.chosen.emit(list(key))


class AbsenceBar(QWidget):
    """The box, and the session it is for. `marked` carries ids and the session (0: the class)."""

    marked = Signal(list, int)

    def __init__(self) -> None:
        super().__init__()
        self.field = AbsenceField()
        self.field.setFixedWidth(px(290))
        self.wrong = Text("", "small", "late")
        self.sessions = ChipRow()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        label = Text("Ghi vắng", "small-strong")
        label.setBuddy(self.field)
        for widget in (label, self.field, self.wrong):
            row.addWidget(widget)
        row.addWidget(self.sessions, 1)
        row.addStretch(0)
        self.sessions.set_chips([(_WHOLE, "Cả lớp")])
        self.field.chosen.connect(lambda ids: self.marked.emit(ids, self.session))
        self.field.failed.connect(self.wrong.setText)
        self.field.textChanged.connect(lambda _: self.wrong.setText(""))
        self.sessions.chosen.connect(lambda _: self.field.setFocus())

    @property
    def session(self) -> int:
        """The session that is marked, 0 for the class as a whole."""
        return int(self.sessions.current() or _WHOLE)

    def show_sessions(self, sessions: Sequence[SessionLine]) -> None:
        """Offer the sessions where there are several."""
        several = sessions if len(sessions) > 1 else ()
        chips = [(_WHOLE, "Cả lớp"), *((str(s.number), session_choice(s, len(several))) for s in several)]
        self.sessions.set_chips(chips)
        self.sessions.setVisible(bool(several))

    def choose(self, session: int) -> None:
        """Mark that session from now on."""
        self.sessions.choose(str(session))


def _many(typed: Typed) -> PopupRow:
    numbers = ", ".join(str(entry.line.number) for entry in typed.entries)
    lacking = f"không có số {', '.join(map(str, typed.unknown))}" if typed.unknown else ""
    words = f"Ghi vắng {len(typed.entries)} người: số {numbers}" if typed.entries else "Không có ai"
    return PopupRow(words, lacking, tuple(entry.id for entry in typed.entries))


def _rank(entry: RosterEntry, typed: Sequence[str]) -> int | None:
    words = fold(entry.line.name).split()
    whole = fold(f"{entry.line.name} {entry.line.post} {entry.line.place}")
    return next((rank for rank, fits in enumerate(_tests(words, whole, typed)) if fits), None)


def _tests(words: Sequence[str], whole: str, typed: Sequence[str]) -> Iterator[bool]:
    yield words == list(typed)
    yield words[-len(typed) :] == list(typed)
    yield (
        bool(words)
        and all(any(word.startswith(part) for word in words) for part in typed)
        and (words[-1].startswith(typed[-1]))
    )
    yield all(any(word.startswith(part) for word in words) for part in typed)
    yield all(part in " ".join(words) for part in typed)
    yield all(part in whole for part in typed)
