"""The roster of a class: one row for each person, one column for each session; only absences are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.pages.training.words import FEW, remark, session_title
from ui.session import Session
from ui.tables.designed import DesignedTable
from ui.tables.designed_rows import RowColumn, RowsModel
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.training import RosterLine
from vstbpn_desktop.queries.training_view import RosterEntry, SessionLine
from vstbpn_desktop.records.person import GENDERS
from vstbpn_desktop.vietnamese.sorting import name_key

ROW: Final = 36
_ROOM, _ROOM_FOR_MANY = 860, 1160
ABSENT, PRESENT = "vắng", "có mặt"
_GENDERS: Final = {gender.id: gender.label for gender in GENDERS}
_SESSION: Final = "session"


def is_absent(line: RosterLine, session: int | None) -> bool:
    """Whether someone missed a session, or the class (None)."""
    return line.absent or session in line.absences if session else not line.attended


def roster_columns(sessions: Sequence[SessionLine], today: dt.date) -> tuple[RowColumn, ...]:
    """Who, where from, present or not by session, and what is worth knowing."""
    asked = [_session_column(session, len(sessions), today) for session in sessions] or [_class_column()]
    return (
        RowColumn("number", "TT", 4, lambda e: str(e.line.number), key=lambda e: e.line.number, numeric=True),
        RowColumn("name", "Họ và tên", 24, lambda e: e.line.name, key=lambda e: name_key(e.line.name),
                  flexible=True),
        RowColumn("gender", "Nam, nữ", 5, lambda e: _GENDERS.get(e.line.gender, "")),
        RowColumn("post", "Chức vụ", 18, lambda e: e.line.post, flexible=True),
        RowColumn("place", "Đơn vị", 22, lambda e: e.line.place, flexible=True),
        *asked,
        RowColumn("remark", "Lưu ý", 20 if len(sessions) <= FEW else 12, remark, meaning=_remark_meaning),
    )  # fmt: skip


class RosterTable(DesignedTable):
    """The roster. Space and a click on a session's cell ask to mark it; a digit goes on in the box above.

    `marked` carries ids and the session (0 the class), `typed` the digit.
    """

    marked = Signal(list, int)
    typed = Signal(str)

    def __init__(self, model: RowsModel, session: Session, sessions: Sequence[SessionLine]) -> None:
        many = len(sessions) > FEW
        room, gives_way = (_ROOM_FOR_MANY, ("gender", "post")) if many else (_ROOM, ("gender",))
        super().__init__(
            model, session, f"roster.{len(sessions)}", "name", name="Danh sách học viên", row_height=ROW,
            compact_below=room, gives_way=gives_way,
        )  # fmt: skip
        self._several = len(sessions) > 1

    def session_at(self, column: int) -> int | None:
        """The session of a column, 0 for the class as a whole, None where it is no column of sessions."""
        name, _, number = self._rows.columns[column].id.partition(".") if column >= 0 else ("", "", "")
        if name != _SESSION:
            return None
        return int(number) if self._several else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space marks the selected people, in the session the keyboard is on."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Space and self.selected_ids():
            self.marked.emit(self.selected_ids(), self.session_at(self.currentIndex().column()) or 0)
        elif plain and event.text().isdigit():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click on a session's cell marks it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._mark_cell(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on a session's cell are two clicks, not a wish to open."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.session_at(index.column()) is not None:
            return
        super().mouseDoubleClickEvent(event)

    def _mark_cell(self, index: QModelIndex) -> None:
        session, row = self.session_at(index.column()), self._rows.row(index.row())
        if session is not None and row is not None and self.selected_ids() == [row.id]:
            self.marked.emit([row.id], session)


def _session_column(session: SessionLine, count: int, today: dt.date) -> RowColumn:
    number = session.number if count > 1 else None
    return RowColumn(
        f"{_SESSION}.{session.number}",
        session_title(session, count),
        9,
        partial(_words, number, session.date <= today),
        key=lambda entry: not is_absent(entry.line, number),
        meaning=partial(_meaning, number),
        muted=True,
    )


def _class_column() -> RowColumn:
    return RowColumn(
        f"{_SESSION}.0", "Điểm danh", 9, partial(_words, None, False),
        key=lambda entry: entry.line.attended, meaning=partial(_meaning, None), muted=True,
    )  # fmt: skip


def _words(session: int | None, past: bool, entry: RosterEntry) -> str:
    if is_absent(entry.line, session):
        return ABSENT
    return PRESENT if past else ""


def _remark_meaning(entry: RosterEntry) -> Meaning | None:
    return Meaning.SOON if entry.twins else Meaning.NONE if entry.also else None


def _meaning(session: int | None, entry: Any) -> Meaning | None:
    return Meaning.LATE if is_absent(entry.line, session) else None
