"""The page: the form at the left, what it would do at the right, one button that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions import SAVE, Action
from ui.forms.context import Context
from ui.pages.succession.form import EventForm
from ui.pages.succession.preview import Preview
from ui.shell.page import Page, Shell
from ui.widgets.card import Card
from ui.widgets.fields import PAUSE_MS
from ui.widgets.panel import scrolled
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import succession
from vstbpn_desktop.services.succession import Outcome

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

_READ_FROM: Final = ("unit", "unit_group", "succession", "assignment")


class SuccessionPage(Page):
    """One event, or the whole chain of the province up to today; tried first, done by one change."""

    title = "Sắp xếp đơn vị"
    place = "units"
    help = (
        "Đổi tên, sáp nhập, hợp nhất, chia tách, kết thúc đơn vị từ một ngày. Tên và danh sách cũ vẫn giữ; "
        "bên phải cho xem trước những gì sẽ thay đổi. Thực hiện xong vẫn hoàn tác được."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.chain = False
        self.outcomes: tuple[Outcome, ...] = ()
        self.form = EventForm(Context(shell.app, shell.runner, shell.app.today))
        self.preview = Preview()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.try_it)
        self.form.edited.connect(self._edited)
        left = Card()
        left.body.addWidget(scrolled(self.form), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 1)
        row.addWidget(self.preview, 1)
        self._left = left

    # what the window asks

    def summary(self) -> str:
        """How much would change."""
        if not self.outcomes:
            return ""
        ended = sum(len(outcome.ended) for outcome in self.outcomes)
        begun = sum(len(outcome.begun) for outcome in self.outcomes)
        events = f"{len(self.outcomes)} sự kiện · " if len(self.outcomes) > 1 else ""
        return f"{events}{ended} đơn vị kết thúc · {begun} đơn vị mới"

    def commands(self) -> Sequence[Action]:
        """Doing it, and the way between one event and the chain."""
        other = ("Một sự kiện", "pencil") if self.chain else ("Theo chuỗi của tỉnh", "list-checks")
        return (
            Action(other[0], self._turn, other[1]),
            Action("Thực hiện", self.do_it, "check", "main", SAVE, bool(self.outcomes), True),
        )

    def activate(self, key: object = None) -> None:
        """`key` "chain" shows the chain at once."""
        self._show_chain(key == "chain")

    def refresh(self, changed: Changed | None) -> None:
        """Try again on the data there are now."""
        if changed is None or changed.touches(*_READ_FROM):
            self.try_it()

    # trying and doing

    def try_it(self) -> None:
        """Find out in the background what would happen; nothing is kept."""
        # Nothing to try is asked for too: an earlier answer must not come after it.
        work = self._work(dry_run=True) or tuple

        def attempt() -> tuple[Outcome, ...] | UserError:
            try:
                return work()
            except UserError as error:
                return error

        self.shell.runner.latest("succession", attempt, self._show, owner=self)

    def do_it(self) -> None:
        """Take it, in one change."""
        work = self._work(dry_run=False)
        if work is None or not self.outcomes:
            return
        label = "Sắp xếp đơn vị"
        self.shell.runner.run(label, lambda _: work(), self._done, owner=self)

    def _work(self, *, dry_run: bool) -> Callable[[], tuple[Outcome, ...]] | None:
        app = self.shell.app
        if self.chain:
            return lambda: tuple(succession.roll(app, app.today, dry_run=dry_run))
        values = self.form.values()
        if values is None:
            return None
        return lambda: tuple(succession.take(app, [values], dry_run=dry_run))

    def _done(self, outcomes: tuple[Outcome, ...]) -> None:
        self.form.clear()
        self._show_chain(False)

    def _show(self, found: tuple[Outcome, ...] | UserError) -> None:
        self.outcomes = () if isinstance(found, UserError) else found
        if isinstance(found, UserError):
            self.preview.show_error(found)
        elif found:
            self.preview.show_outcomes(found)
        elif self.chain:
            self.preview.show_error(UserError("Danh mục đơn vị đã theo hết chuỗi sắp xếp đến hôm nay."))
        else:
            self.preview.show_nothing()
        self.header_changed.emit()

    def _edited(self) -> None:
        self._pause.start()

    def _turn(self) -> None:
        self._show_chain(not self.chain)

    def _show_chain(self, chain: bool) -> None:
        self.chain = chain
        self._left.setVisible(not chain)
        self.try_it()
