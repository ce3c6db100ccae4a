"""Thiết lập lần đầu: the assistant that opens on new data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.first_start.answers import Answers, Begun, begin
from ui.first_start.progress import StepList
from ui.first_start.steps import CommitteeStep, SigningStep, StarterStep, Step, WelcomeStep
from ui.forms.context import Context
from ui.messages import Answer
from ui.safekeeping.restoring import Restoring
from ui.safekeeping.words import moment_words
from ui.shell.page import Page, Shell
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState, divider
from ui.widgets.look import px
from ui.widgets.panel import scrolled

if TYPE_CHECKING:
    from vstbpn_desktop.services.safekeeping import Outlook

_STEPS_WIDTH: Final = 230
_LEAVE: Final = (Answer("leave", "Thoát, làm sau", "danger"), Answer("stay", "Tiếp tục thiết lập"))


class FirstStartPage(Page):
    """Questions step by step; nothing is written before the last one."""

    title = "Thiết lập lần đầu"
    place = "today"
    help = "Trả lời từng bước, Enter để tiếp tục. Chưa ghi gì cho đến khi bấm “Ghi và bắt đầu”."

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        app = shell.app
        self.answers = Answers(year=app.today.year)
        self.restoring = Restoring(shell, self, self._restored)
        context, spec = Context(app, shell.runner, app.today), app.registry["profile"]
        self.steps: tuple[Step, ...] = (
            WelcomeStep(shell, self.restoring.choose_file),
            CommitteeStep(context, spec),
            StarterStep(context),
            SigningStep(context, spec),
        )
        self.list = StepList([step.title for step in self.steps])
        self.back = Button("Quay lại", icon="arrow-left", on_click=self.go_back)
        self.next = Button("Tiếp tục", kind="filled", trailing="arrow-right", on_click=self.go_on)
        self._stack = QStackedWidget()
        self._here = 0
        self._busy = False
        self.finished = False
        self._lay_out()

    # what the window asks

    def summary(self) -> str:
        """Which step it is."""
        return "Đã xong" if self.finished else f"Bước {self._here + 1} trong {len(self.steps)}"

    def commands(self) -> Sequence[Any]:
        """Its own buttons stand at its foot."""
        return ()

    def activate(self, key: object = None) -> None:
        """Go on where it was left."""
        self._show(self._here)

    def may_leave(self) -> bool:
        """Ask before the answers are dropped."""
        if self.finished or self._here == 0:
            return True
        text = "Các câu trả lời chưa được ghi. Lần mở sau, phần thiết lập hiện lại."
        left = self.shell.messages.choose("Thoát phần thiết lập?", text, _LEAVE) == "leave"
        if left:
            self._here = 0
        return left

    # what a person does

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps[self._here]

    def go_on(self) -> None:
        """The next step; after the last one everything is written."""
        if self.finished or self._busy or not self.step.check():
            return
        self.step.take(self.answers)
        if self._here + 1 < len(self.steps):
            self._show(self._here + 1)
        else:
            self._write()

    def go_back(self) -> None:
        """The step before; what was answered stays."""
        if self._here > 0 and not self.finished and not self._busy:
            self._show(self._here - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, else goes on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and not focused.isCheckable():
            focused.click()
        else:
            self.go_on()

    # inside

    def _write(self) -> None:
        app, answers = self.shell.app, self.answers
        self._set_busy(True)
        self.shell.runner.run(
            "Ghi dữ liệu ban đầu", lambda _: begin(app, answers), self._written, self._failed, owner=self
        )

    def _written(self, begun: Begun) -> None:
        self._set_busy(False)
        self._finish(
            "Sẵn sàng làm việc",
            f"Đã ghi hồ sơ Ban, {begun.units} đơn vị, {begun.groups} nhóm đơn vị, {begun.acts} văn bản "
            "căn cứ. Việc tiếp theo: nhập chương trình công tác của năm.",
        )
        self.shell.set_year(self.answers.year)
        self.shell.reload(only_frame=True)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.shell.runner.on_error(error)

    def _restored(self, seen: Outlook) -> None:
        self.shell.set_year(self.shell.app.working_year())
        self._finish("Đã phục hồi dữ liệu", f"Bản sao lưu lúc {moment_words(seen.made)} đã vào thay.")

    def _finish(self, title: str, text: str) -> None:
        self.finished = True
        done = EmptyState(
            "circle-check", title, text, "Nhập chương trình công tác",
            lambda: self.shell.open("programme-import"), button_icon="file-input",
        )  # fmt: skip
        done.add_button(Button("Vào trang Hôm nay", on_click=lambda: self.shell.open("today")))
        self._stack.addWidget(done)
        self._stack.setCurrentWidget(done)
        self.list.show_step(len(self.steps))
        self._foot.hide()
        done.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.header_changed.emit()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for button in (self.back, self.next):
            button.setEnabled(not busy)

    def _show(self, number: int) -> None:
        if self.finished:
            return
        self._here = number
        self.step.enter(self.answers)
        self._stack.setCurrentIndex(number)
        self.list.show_step(number)
        self.back.setVisible(number > 0)
        self.next.setText("Ghi và bắt đầu" if number + 1 == len(self.steps) else "Tiếp tục")
        (self.step.first() or self.next).setFocus(Qt.FocusReason.OtherFocusReason)
        self.header_changed.emit()

    def _lay_out(self) -> None:
        for step in self.steps:
            inside = QWidget()
            inside.setProperty("surface", "clear")
            column = QVBoxLayout(inside)
            column.setContentsMargins(32, 24, 32, 16)
            column.addWidget(step)
            self._stack.addWidget(scrolled(inside))
        self.list.setFixedWidth(px(_STEPS_WIDTH))
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(32, 14, 32, 16)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.next)
        card = Card(margin=0, spacing=0)
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(divider())
        card.body.addWidget(self._foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(24)
        whole.addWidget(self.list)
        whole.addWidget(card, 1)
