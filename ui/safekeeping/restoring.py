"""Restoring a backup: first what would be gained and lost, then the restore, then the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.locking.dialogs import BackupPasswordDialog
from ui.safekeeping.words import moment_words, short_moment
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.growing import Growing, GrowingDialog
from ui.widgets.look import Meaning, px
from ui.widgets.pill import Pill
from ui.widgets.text import Text
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.services.safekeeping import Difference, Outlook, Told
from vstbpn_desktop.services.year_closing import why_looked_at

FILE_FILTERS: Final = f"Bản sao lưu (*{safekeeping.FILE_SUFFIX})"
FILTERS: Final = f"Bản sao lưu (*{safekeeping.FILE_SUFFIX} *.vstbak)"
_TOLD: Final = 8
_OTHERS: Final = 290
_PROMISE: Final = (
    "Dữ liệu hiện có được thay bằng bản sao lưu này. Ngay trước đó chương trình tự sao lưu dữ liệu hiện có, "
    "nên vẫn quay lại được."
)


class RestoreDialog(GrowingDialog):
    """Tells what a restore would do, and asks. `confirmed` is called when she wants it."""

    def __init__(self, parent: QWidget | None, seen: Outlook, confirmed: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Phục hồi dữ liệu")
        self.setMinimumWidth(px(480))
        self._confirmed = confirmed
        verb = "Phục hồi bản này"
        self.restore = Button(verb, kind="danger", icon="archive-restore", on_click=self._confirm)
        self.leave = Button("Không phục hồi", on_click=self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        for button in (self.restore, self.leave):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(14)
        title = f"Phục hồi bản sao lưu {moment_words(seen.made)}?"
        column.addWidget(Text(title, "heading", wrap=True))
        column.addWidget(Text(_PROMISE, wrap=True))
        column.addWidget(Text(loss_words(seen), "body", "soon" if seen.lost_count else "muted", wrap=True))
        if seen.lost or seen.gained or seen.differences:
            column.addWidget(Growing(_details(seen), _OTHERS))
        column.addSpacing(8)
        column.addLayout(buttons)
        self.leave.setFocus()

    def _confirm(self) -> None:
        self.accept()
        self._confirmed()


def loss_words(seen: Outlook) -> str:
    """What goes with the restore, in a sentence or two."""
    lost = f"{seen.lost_count} thay đổi ghi sau lúc sao lưu sẽ không còn."
    first = lost if seen.lost_count else "Không có thay đổi nào ghi sau lúc sao lưu."
    return first if seen.differences else f"{first} Số lượng các loại mục không đổi."


def _details(seen: Outlook) -> QWidget:
    """What is lost, what is gained, what counts change: possibly more than a low screen shows."""
    whole = QWidget()
    whole.setProperty("surface", "clear")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(14)
    column.addWidget(_told("Mất những việc này", seen.lost, seen.lost_count))
    column.addWidget(_told("Có lại những việc này", seen.gained, seen.gained_count))
    column.addWidget(difference_table(seen.differences))
    return whole


def _told(heading: str, changes: Sequence[Told], count: int) -> QWidget:
    """The newest of some changes in words."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(Text(heading, "small-strong", "muted"))
    for told in changes[:_TOLD]:
        column.addWidget(Text(f"{short_moment(told.at)}  {told.label}", "small", wrap=True))
    if count > _TOLD:
        column.addWidget(Text(f"… và {count - _TOLD} thay đổi khác", "small", "muted"))
    whole.setVisible(bool(changes))
    return whole


def difference_table(differences: Iterable[Difference]) -> QWidget:
    """A row for each type of record whose number would change."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for column, words in enumerate(("Loại mục", "Hiện có", "Trong bản sao lưu", "")):
        grid.addWidget(Text(words, "small-strong", "muted"), 0, column, _side(column))
    rows = list(differences)
    for number, row in enumerate(rows, 1):
        for column, words in enumerate((row.label, _number(row.now), _number(row.then))):
            grid.addWidget(Text(words), number, column, _side(column))
        grid.addWidget(_difference_pill(row, table), number, len(row))
    table.setVisible(bool(rows))
    return table


def _side(column: int) -> Qt.AlignmentFlag:
    """Words at the left, numbers at the right."""
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft


def _difference_pill(row: Difference, parent: QWidget) -> Pill:
    if row.then > row.now:
        return Pill(f"thêm {_number(row.then - row.now)}", Meaning.GOOD, parent)
    return Pill(f"mất {_number(row.now - row.then)}", Meaning.LATE, parent)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


class Restoring:
    """The way from choosing a backup to having it. `restored` is called with what was told of it."""

    def __init__(
        self, shell: Shell, owner: QWidget, restored: Callable[[Outlook], object] | None = None
    ) -> None:
        self._shell = shell
        self._owner = owner
        self._restored = restored
        self.dialog: RestoreDialog | None = None
        self.question: BackupPasswordDialog | None = None

    def choose_file(self) -> None:
        """Ask for a file and look into it."""
        files: Sequence[Path] = self._shell.messages.open_files("Chọn bản sao lưu", FILTERS, many=False)
        if files:
            self.look(files[0])

    def look(self, source: Path, password: str = "") -> None:
        """Look into a backup, then ask; first for its password, where it has one of its own."""
        app = self._shell.app
        self._shell.runner.run(
            "Xem bản sao lưu",
            lambda _: safekeeping.outlook(app, source, password),
            partial(self._ask, password),
            partial(self._refused, source),
            owner=self._owner,
        )

    def _refused(self, source: Path, error: Exception) -> None:
        if not isinstance(error, safekeeping.BackupLocked):
            self._shell.runner.on_error(error)
            return
        self.question = BackupPasswordDialog(self._owner.window(), error, partial(self.look, source))
        self.question.open()

    def _ask(self, password: str, seen: Outlook) -> None:
        self.dialog = RestoreDialog(self._owner.window(), seen, lambda: self._restore(seen, password))
        self.dialog.restore.hold(why_looked_at(self._shell.app))
        self.dialog.open()

    def _restore(self, seen: Outlook, password: str) -> None:
        app = self._shell.app
        self._shell.runner.run(
            "Phục hồi dữ liệu",
            lambda _: safekeeping.restore(app, seen.source, password),
            partial(self._done, seen),
            owner=self._owner,
        )

    def _done(self, seen: Outlook, before: Path) -> None:
        self._shell.reload()
        back = ("Quay lại dữ liệu trước đó", partial(self.look, before))
        self._shell.say(f"Đã phục hồi bản sao lưu {moment_words(seen.made)}", (back,))
        if self._restored is not None:
            self._restored(seen)
