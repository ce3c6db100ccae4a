"""Where to cut a line, and what a second import of a year would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ui.forms.foot import foot
from ui.widgets.button import Button
from ui.widgets.look import px
from ui.widgets.panel import scrolled
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.exchange.programme import Line
from vstbpn_desktop.exchange.programme.difference import Described, Difference, Pair


class SplitDialog(QDialog):
    """Shows a line; where the cursor stands when confirmed is told to `cut`."""

    def __init__(self, parent: QWidget, line: Line, cut: Callable[[int], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tách dòng")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(parent.window().activateWindow)
        self._cut = cut
        self.text = QPlainTextEdit(line.text)
        self.text.setReadOnly(True)
        reading = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(reading.TextSelectableByMouse | reading.TextSelectableByKeyboard)
        self.text.setCursorWidth(2)
        self.text.setAccessibleName("Nội dung của dòng")
        self.text.setMinimumHeight(px(160))
        self.confirm = Button("Tách tại con trỏ", icon="split", kind="filled", on_click=self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text("Tách dòng", "panel-title"))
        column.addWidget(Text("Bấm vào trước chữ sẽ bắt đầu dòng mới, rồi bấm Tách.", "body", "muted"))
        column.addWidget(self.text, 1)
        column.addLayout(foot(self, self.confirm, cancel="Không tách"))
        self.resize(px(560), px(320))
        self.text.cursorPositionChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        place = self.text.textCursor().position()
        self.confirm.setEnabled(0 < place < len(self.text.toPlainText()))

    def _confirm(self) -> None:
        self.accept()
        self._cut(self.text.textCursor().position())


class DifferenceDialog(QDialog):
    """New, changed and gone tasks, one below the other; `take` is called when she decides to."""

    def __init__(
        self, parent: QWidget, year: int, difference: Difference, verb: str, take: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Chương trình năm {year} đã có")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(parent.window().activateWindow)
        self._take = take
        self.confirm = Button(verb, icon="check", kind="filled", on_click=self._confirm)
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 12, 0)
        self._list.setSpacing(6)
        self._fill(difference)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(f"Năm {year} đã có chương trình", "panel-title"))
        column.addWidget(Text(difference.summary() + ".", "body", "muted", wrap=True))
        column.addWidget(scrolled(inside), 1)
        column.addLayout(foot(self, self.confirm, cancel="Không nhận"))
        self.resize(px(640), px(480))

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
