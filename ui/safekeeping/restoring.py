"""Restoring a backup: first what would be gained and lost, then the restore, then the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.safekeeping.words import moment_words
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.look import Meaning, px
from ui.widgets.pill import Pill
from ui.widgets.text import Text
from vstbpn_desktop.queries.log_view import changes_since
from vstbpn_desktop.services import safekeeping

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

FILTERS: Final = f"Bản sao lưu (*{safekeeping.SUFFIX})"
_PROMISE: Final = (
    "Dữ liệu hiện có được thay bằng bản sao lưu này. Ngay trước đó chương trình tự sao lưu dữ liệu hiện có, "
    "nên vẫn quay lại được."
)


class Difference(NamedTuple):
    """How many records of a type there are now, and would be after the restore."""

    label: str
    now: int
    then: int


class Outlook(NamedTuple):
    """What a restore would do: when the backup was made, counts that differ, later changes that go."""

    source: Path
    made: dt.datetime
    differences: tuple[Difference, ...]
    lost_changes: int


def outlook(app: App, source: Path) -> Outlook:
    """Look into a backup. UserError where it is broken or newer than the program."""
    report = safekeeping.restore(app, source, dry_run=True)
    made = dt.datetime.fromisoformat(report["at"])
    now, then = report["now"], report["counts"]
    counts = [Difference(spec.plural, now[spec.table], then.get(spec.table, 0)) for spec in app.registry]
    with app.reader() as reader:
        lost = changes_since(reader, made)
    return Outlook(source, made, tuple(found for found in counts if found.now != found.then), lost)


class RestoreDialog(QDialog):
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
        column.addWidget(Text(loss_words(seen), "body", "soon" if seen.lost_changes else "muted", wrap=True))
        column.addWidget(difference_table(seen.differences))
        column.addSpacing(8)
        column.addLayout(buttons)
        self.leave.setFocus()

    def _confirm(self) -> None:
        self.accept()
        self._confirmed()


def loss_words(seen: Outlook) -> str:
    """What goes with the restore, in a sentence or two."""
    lost = f"{seen.lost_changes} thay đổi ghi sau lúc sao lưu sẽ không còn."
    first = lost if seen.lost_changes else "Không có thay đổi nào ghi sau lúc sao lưu."
    return first if seen.differences else f"{first} Số lượng các loại mục không đổi."


def difference_table(differences: Iterable[Difference]) -> QWidget:
    """A row for each type of record whose number would change."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for column, words in enumerate(("Loại mục", "Hiện có", "Trong bản sao lưu", "")):
        grid.addWidget(Text(words, "small-strong", "muted"), 0, column)
    rows = list(differences)
    for number, row in enumerate(rows, 1):
        for column, words in enumerate((row.label, _number(row.now), _number(row.then))):
            grid.addWidget(Text(words), number, column)
        grid.addWidget(_difference_pill(row, table), number, len(row))
    table.setVisible(bool(rows))
    return table


def _difference_pill(row: Difference, parent: QWidget) -> Pill:
    if row.then > row.now:
        return Pill(f"thêm {_number(row.then - row.now)}", Meaning.GOOD, parent)
    return Pill(f"mất {_number(row.now - row.then)}", Meaning.LATE, parent)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


class Restoring:
    """The way from choosing a backup to having it. `restored` is called in the end with the report."""

    def __init__(
        self, shell: Shell, owner: QWidget, restored: Callable[[dict[str, Any]], object] | None = None
    ) -> None:
        self._shell = shell
        self._owner = owner
        self._restored = restored
        self.dialog: RestoreDialog | None = None

    def choose_file(self) -> None:
        """Ask for a file and look into it."""
        files: Sequence[Path] = self._shell.messages.open_files("Chọn bản sao lưu", FILTERS, many=False)
        if files:
            self.look(files[0])

    def look(self, source: Path) -> None:
        """Look into a backup, then ask."""
        app = self._shell.app
        self._shell.runner.run(
            "Xem bản sao lưu", lambda _: outlook(app, source), self._ask, owner=self._owner
        )

    def _ask(self, seen: Outlook) -> None:
        self.dialog = RestoreDialog(self._owner.window(), seen, lambda: self._restore(seen))
        self.dialog.open()

    def _restore(self, seen: Outlook) -> None:
        app = self._shell.app
        self._shell.runner.run(
            "Phục hồi dữ liệu",
            lambda _: safekeeping.restore(app, seen.source),
            partial(self._done, seen),
            owner=self._owner,
        )

    def _done(self, seen: Outlook, report: dict[str, Any]) -> None:
        self._shell.reload()
        back = ("Quay lại dữ liệu trước đó", partial(self.look, Path(report["before"])))
        self._shell.say(f"Đã phục hồi bản sao lưu {moment_words(seen.made)}", (back,))
        if self._restored is not None:
            self._restored(report)
