"""Sao lưu, nhật ký: backups and the check of the data at the left, everything that was done at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.actions import FIND, PRINT, Action
from ui.reports.export import open_path
from ui.safekeeping.backups import BackupCard, CheckCard, ProfileCard, column_of
from ui.safekeeping.change_panel import ChangePanel
from ui.safekeeping.handing_over import HandingOver
from ui.safekeeping.log_filters import LogFilters
from ui.safekeeping.log_model import LogModel
from ui.safekeeping.log_table import LogTable
from ui.safekeeping.restoring import FILE_FILTERS, Restoring
from ui.shell.page import Page, Shell
from ui.widgets.beside import Beside, Side
from ui.widgets.card import Card, EmptyState
from ui.widgets.panel import scrolled
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.log_view import ChangeView, LogFilter, LogLine, change_view, log_lines
from vstbpn_desktop.services import checking, profiles, safekeeping
from vstbpn_desktop.services.checking import Problem

if TYPE_CHECKING:
    from ui.runner import Progress
    from vstbpn_desktop.app import App
    from vstbpn_desktop.db.change import Changed
    from vstbpn_desktop.services.safekeeping import Own, Proof

PAGE: Final = 100
_LEFT: Final = 336
_RIGHT: Final = 400


class Seen(NamedTuple):
    """What the left side shows: own backups, the profile's name and what of it is unconfirmed, its id."""

    backups: list[Own]
    name: str
    unconfirmed: str
    profile: int | None


class LogPage(Page):
    """What was done and what keeps it safe."""

    title = "Sao lưu, nhật ký"
    help = (
        "Chương trình tự sao lưu mỗi ngày và đọc lại bản sao lưu để kiểm chứng. Nhật ký ghi mọi thay đổi; "
        "chọn một dòng để xem đã đổi gì và hoàn tác. “Thùng rác” giữ mọi lần xoá: phục hồi được từng lần."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.seen: Seen | None = None
        self.restoring = Restoring(shell, self)
        self.handing_over = HandingOver(shell, self)
        self.backups = BackupCard(
            self.restoring.choose_file, lambda: open_path(shell.app.folder.backups), self.restoring.look
        )
        self.checks = CheckCard(self.check, self.repair)
        self.profile = ProfileCard(self.edit_profile)
        self.model = LogModel(self)
        self.table = LogTable(self.model)
        self.side = ChangePanel(self.take_back)
        self.filters = LogFilters(shell)
        self._wanted = 0
        self._lay_out()
        self._connect()

    # what the window asks

    def commands(self) -> Sequence[Action]:
        """Backing up first."""
        return (
            Action("Sao lưu ra USB, tệp…", self.back_up_elsewhere, "hard-drive", "bar"),
            Action("Lập gói bàn giao…", self.handing_over.ask, "boxes", "menu"),
            Action("Phục hồi từ tệp…", self.restoring.choose_file, "archive-restore", "menu", writes=True),
            Action("Kiểm tra dữ liệu", self.check, "list-checks", "menu"),
            Action("In nhật ký", self.print_log, "printer", "menu", PRINT),
            Action("Sửa hồ sơ Ban", self.edit_profile, "landmark", "menu", writes=True),
            Action("Dữ liệu cá nhân", partial(self.shell.open, "personal-data"), "user-round", "menu"),
            Action("Sao lưu ngay", self.back_up, "shield-check", "main"),
        )

    def panel(self) -> QWidget | None:
        """The change that is chosen."""
        return self.side if self.table.current_change() and self.side.view is not None else None

    def activate(self, key: object = None) -> None:
        """Read again; ("profile", id) opens the profile's form."""
        self.load()
        if isinstance(key, tuple) and key[0] == "profile":
            self._edit_profile(key[1])
        self.table.setFocus()

    def refresh(self, changed: Changed | None) -> None:
        """A change is a new line."""
        self.load()

    # reading

    def load(self) -> None:
        """Read the log from its newest change, and the left side."""
        app, wanted = self.shell.app, self.filters.filter()
        chosen = self._wanted or self.table.current_change()
        runner = self.shell.runner
        runner.latest("log", lambda: _read(app, wanted), partial(self._show, wanted, chosen), owner=self)
        runner.latest("log-side", lambda: look_around(app), self._show_seen, owner=self)

    def _show(self, wanted: LogFilter, chosen: int, lines: list[LogLine]) -> None:
        self._wanted = 0
        self.model.show_lines(lines, more=len(lines) == PAGE)
        nothing = self._nothing_deleted if wanted == LogFilter(deleted=True) else self._empty
        self._stack.setCurrentWidget(self.table if lines else nothing)
        if chosen and not self._is_another(chosen, lines) and self.table.choose(chosen):
            self._read_change(chosen)
        else:
            self.panel_changed.emit()

    def _is_another(self, chosen: int, lines: list[LogLine]) -> bool:
        """Whether a number means another change than the panel shows: a restore exchanges the whole log."""
        if self.side.view is None or self.side.view.line.id != chosen:
            return False
        was = self.side.view.line
        return all((line.id, line.at, line.label) != (chosen, was.at, was.label) for line in lines)

    def _read_older(self, before: int) -> None:
        app, wanted = self.shell.app, self.filters.filter()

        def add(lines: list[LogLine]) -> None:
            self.model.add_lines(lines, more=len(lines) == PAGE)

        self.shell.runner.latest("log", lambda: _read(app, wanted, before), add, owner=self)

    def _read_change(self, change_id: int) -> None:
        if not change_id:
            self.side.view = None
            self.panel_changed.emit()
            return
        app = self.shell.app

        def read() -> ChangeView:
            with app.reader() as reader:
                return change_view(reader, change_id)

        self.shell.runner.latest("log-change", read, self._show_change, owner=self)

    def _show_change(self, view: ChangeView) -> None:
        if view.line.id == self.table.current_change():
            self.side.held = self.held()
            self.side.show_change(view)
            self.panel_changed.emit()

    def _show_seen(self, seen: Seen) -> None:
        self.seen = seen
        self.backups.show_backups(seen.backups, self.shell.app.clock.now())
        self.profile.show_profile(seen.name, seen.unconfirmed)

    # what a person does

    def take_back(self, change_id: int) -> None:
        """Undo one change; a UserError says why it cannot be."""
        app = self.shell.app
        self._wanted = change_id
        self.shell.runner.run("Hoàn tác", lambda _: app.undo(change_id), lambda _: None, owner=self)

    def print_log(self) -> None:
        """The log as a paper, of what is filtered."""
        self.shell.open("make", ("change-log", self.filters.options()))

    def back_up(self) -> None:
        """Make a checked backup in the data folder."""
        app = self.shell.app

        def work(progress: Progress) -> list[Proof]:
            safekeeping.back_up_now(app, safekeeping.BY_HAND, progress.report)
            return safekeeping.prove(app, progress.report)

        def done(proofs: list[Proof]) -> None:
            self.shell.reload(only_frame=True)
            self.load()
            wrong = " ".join(proof.problem for proof in proofs if proof.problem)
            if wrong:
                self.shell.messages.error(UserError(wrong, "Hãy chạy “Kiểm tra dữ liệu” rồi sao lưu lại."))
            else:
                self.shell.say("Đã sao lưu và kiểm chứng")

        self.shell.runner.run("Sao lưu", work, done, owner=self)

    def back_up_elsewhere(self) -> None:
        """Make a checked backup on a USB stick or anywhere else."""
        app, now = self.shell.app, self.shell.app.clock.now()
        name = f"Sao lưu VSTBPN {now:%d-%m-%Y %H.%M}{safekeeping.FILE_SUFFIX}"
        path = self.shell.messages.save_file("Sao lưu ra USB hoặc tệp", name, FILE_FILTERS)
        if path is None:
            return

        def done(_: object) -> None:
            link = ("Mở thư mục", lambda: open_path(path.parent))
            self.shell.say(f"Đã sao lưu và kiểm chứng {path.name}", (link,))

        self.shell.runner.run("Sao lưu", lambda _: safekeeping.back_up(app, path), done, owner=self)

    def check(self) -> None:
        """Check the data."""
        self._check(repair=False)

    def repair(self) -> None:
        """Check the data and make the search index again where it is wrong."""
        self._check(repair=True)

    def _check(self, *, repair: bool) -> None:
        app = self.shell.app

        def done(problems: list[Problem]) -> None:
            may_mend = not self.held()
            self.checks.show_problems(problems, dt.datetime.now(), tried=repair, may_mend=may_mend)

        self.shell.runner.run(
            "Kiểm tra dữ liệu", lambda _: checking.check(app, repair=repair), done, owner=self
        )

    def edit_profile(self) -> None:
        """The form of the profile in force, or of a first one."""
        self._edit_profile(self.seen.profile if self.seen else None)

    def _edit_profile(self, profile: int | None) -> None:
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, "profile", profile, parent=self.window()).open()

    # looks

    def _lay_out(self) -> None:
        self._empty = EmptyState("history", "Không có thay đổi nào khớp", "Hãy bớt điều kiện lọc.")
        self._nothing_deleted = EmptyState(
            "trash-2", "Thùng rác trống", "Những gì đã xoá mà chưa hoàn tác thì nằm ở đây."
        )
        card = Card(margin=0)
        self._stack = QStackedLayout()
        card.body.addLayout(self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._nothing_deleted)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.filters)
        column.addWidget(card, 1)
        left = scrolled(column_of(self.backups, self.checks, self.profile))
        self.sides = Beside(Side(left, "Sao lưu, dữ liệu", _LEFT), Side(right, "Nhật ký", _RIGHT))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sides)

    def _connect(self) -> None:
        self.model.wanted.connect(self._read_older)
        self.table.change_picked.connect(self._read_change)
        self.filters.changed.connect(self.load)
        find = QShortcut(QKeySequence(FIND), self, self.filters.finder.setFocus)
        find.setContext(Qt.ShortcutContext.WindowShortcut)


def look_around(app: App) -> Seen:
    """Own backups and the profile in force."""
    with app.reader() as reader:
        found = profiles.profile_id(reader, app.today)
        values: dict[str, Any] = reader.values(app.registry["profile"], found) if found else {}
    name, unconfirmed = values.get("committee_name") or "", values.get("unconfirmed") or ""
    return Seen(safekeeping.own_backups(app), name, unconfirmed, found)


def _read(app: App, wanted: LogFilter, before: int | None = None) -> list[LogLine]:
    with app.reader() as reader:
        return log_lines(reader, wanted, PAGE, before)
