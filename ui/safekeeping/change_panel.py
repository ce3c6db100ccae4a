"""The panel that tells what one change did, and takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.safekeeping.log_model import state_of
from ui.safekeeping.words import moment_words
from ui.widgets.button import Button
from ui.widgets.panel import SidePanel
from ui.widgets.text import Text
from vstbpn_desktop.queries.log_view import ChangeView, LogLine, Touched

_LINES: Final = 8
_WHOLE: Final = ("Thêm", "Xoá")
_WHY_NOT: Final = {
    "undo": "Một lần hoàn tác thì không hoàn tác lại được; hãy làm lại việc đó.",
    "setup": "Dữ liệu ban đầu không hoàn tác được; hãy xoá hoặc sửa từng mục.",
}


def why_not(line: LogLine) -> str:
    """Why a change cannot be taken back; "" where it can."""
    if line.undoable:
        return ""
    return "Việc này đã được hoàn tác." if line.undone else _WHY_NOT.get(line.kind, "Không hoàn tác được.")


def _kind(touched: Touched) -> tuple[str, str]:
    """What changed alike is told together: the record's label, and the verb where it was made or deleted."""
    verbs = (verb for verb in _WHOLE if f"{verb} {touched.label}" in touched.lines)
    return touched.label, next(verbs, "")


class ChangePanel(SidePanel):
    """Shows one change. `take_back` is called with its number."""

    def __init__(self, take_back: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take_back = take_back
        self.view: ChangeView | None = None

    def show_change(self, view: ChangeView) -> None:
        """Show what a change did."""
        self.view = view
        line = view.line
        self.show_head(f"Số {line.id}", line.words, *state_of(line))
        self.clear_body()
        self.body_column.addWidget(Text(moment_words(line.at), "small", "muted"))
        groups = [(kind, list(group)) for kind, group in groupby(view.touched, key=_kind)]
        for (label, whole), group in groups:
            record = group[0].record
            alone = sum(other[0].record == record for _, other in groups) == 1
            self._add(label, whole, group, view.counts[record] if alone else len(group))
        if view.more:
            self.body_column.addWidget(Text(f"… và {view.more} mục khác", "small", "muted"))
        if why := why_not(line):
            self.body_column.addWidget(Text(why, "small", "muted", wrap=True))
        self.body_column.addStretch(1)
        self.set_buttons(*self._buttons(line))

    def _add(self, label: str, whole: str, group: list[Touched], many: int) -> None:
        count = f"{many} {label}" if many > 1 else label
        heading = f"{whole} {count}" if whole else count
        self.add_section(heading[:1].upper() + heading[1:])
        for touched in group:
            self.body_column.addWidget(Text(touched.title or "(không còn)", wrap=True))
            self._add_lines(() if whole else touched.lines)

    def _add_lines(self, lines: Sequence[str]) -> None:
        for words in lines[:_LINES]:
            self.body_column.addWidget(Text(words, "small", "muted", wrap=True))
        if len(lines) > _LINES:
            more = f"… và {len(lines) - _LINES} dòng khác"
            self.body_column.addWidget(Text(more, "small", "muted"))

    def _buttons(self, line: LogLine) -> tuple[Button, ...]:
        if not line.undoable:
            return ()
        words, icon = ("Phục hồi", "archive-restore") if line.kind == "delete" else ("Hoàn tác", "undo-2")
        return (Button(words, icon=icon, on_click=lambda: self._take_back(line.id), writes=True),)
