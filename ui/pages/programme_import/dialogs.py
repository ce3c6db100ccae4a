"""Where to cut a line, and what a second import of a year would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.forms.foot import foot
from ui.forms.list_dialog import ListDialog
from ui.widgets.button import Button
from ui.widgets.look import px
from ui.widgets.panel import scrolled
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.exchange.programme import Line
from vstbpn_desktop.exchange.programme.difference import Described, Difference, Pair


class SplitDialog(ListDialog):
    """Shows a line; where the cursor stands when confirmed is told to `cut`."""

    def __init__(self, parent: QWidget, line: Line, cut: Callable[[int], object]) -> None:
        super().__init__(parent, "Tách dòng", QSize(560, 320))
        self._cut = cut
        self.text = QPlainTextEdit(line.text)
        self.text.setReadOnly(True)
        reading = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(reading.TextSelectableByMouse | reading.TextSelectableByKeyboard)
        self.text.setCursorWidth(2)
        self.text.setAccessibleName("Nội dung của dòng")
        self.text.setMinimumHeight(px(160))
        self.confirm = Button("Tách tại con trỏ", icon="split", kind="filled", on_click=self._confirm)
        self.column.addWidget(Text("Bấm vào trước chữ sẽ bắt đầu dòng mới, rồi bấm Tách.", "body", "muted"))
        self.column.addWidget(self.text, 1)
        self.column.addLayout(foot(self, self.confirm, cancel="Không tách"))
        self.text.cursorPositionChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        place = self.text.textCursor().position()
        self.confirm.setEnabled(0 < place < len(self.text.toPlainText()))

    def _confirm(self) -> None:
        self.accept()
        self._cut(self.text.textCursor().position())


class DifferenceDialog(ListDialog):
    """New, changed and gone tasks, one below the other; `take` is called when she decides to."""

    def __init__(
        self, parent: QWidget, year: int, difference: Difference, verb: str, take: Callable[[], object]
    ) -> None:
        super().__init__(
            parent, f"Chương trình năm {year} đã có", QSize(640, 480), f"Năm {year} đã có chương trình"
        )
        self._take = take
        self.confirm = Button(verb, icon="check", kind="filled", on_click=self._confirm)
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 12, 0)
        self._list.setSpacing(6)
        self._fill(difference)
        self.column.addWidget(Text(difference.summary() + ".", "body", "muted", wrap=True))
        self.column.addWidget(scrolled(inside), 1)
        self.column.addLayout(foot(self, self.confirm, cancel="Không nhận"))

    def _fill(self, difference: Difference) -> None:
        self._section("Mới", (_described(task) for task in difference.added))
        self._section("Sửa lời hoặc đổi mã", (_changed(pair) for pair in difference.changed))
        gone = "Không còn trong văn bản (nhiệm vụ đã giao được giữ lại)"
        self._section(gone, (_described(task) for task in difference.gone))
        if difference.same:
            self._list.addWidget(Text(f"{len(difference.same)} nhiệm vụ giữ nguyên.", "body", "muted"))
        self._list.addStretch(1)

    def _section(self, title: str, lines: Iterable[str]) -> None:
        found: Sequence[str] = tuple(lines)
        if found:
            self._list.addWidget(SectionHeader(f"{title}: {len(found)}"))
        for words in found:
            self._list.addWidget(Text(words, wrap=True))

    def _confirm(self) -> None:
        self.accept()
        self._take()


def _described(task: Described) -> str:
    return f"{task.code}  {task.text}"


def _changed(pair: Pair) -> str:
    code = f"{pair.old.code} → {pair.new.code}" if pair.moved else pair.new.code
    if not pair.reworded:
        return f"{code}  {pair.new.text}"
    return f"{code}  trước: {pair.old.text}\nnay: {pair.new.text}"
