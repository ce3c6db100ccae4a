"""Opening data in the window, asking for their password, exchanging them for others, letting go of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.locking.keyring import Keyring
from ui.messages import Answer, Messages
from ui.shell import registry
from ui.shell.leaving import Leaving
from ui.shell.refusal import TABLES, mend, refusal
from ui.shell.rescue import Rescue
from vstbpn_desktop.errors import DamagedData, Locked, UserError
from vstbpn_desktop.navigation import NAVIGATION
from vstbpn_desktop.paths import DataFolder

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.runner import Runner
    from ui.session import Session
    from ui.widgets.card import Link
    from vstbpn_desktop.app import App
    from vstbpn_desktop.services.updating import Package
    from vstbpn_desktop.vault import Unlocked
    from vstbpn_desktop.versions import Home

TITLE: Final = "Ban vì sự tiến bộ của phụ nữ"
HOME: Final = NAVIGATION[0][0]


class Opened(NamedTuple):
    """Data that are open, the page to begin with, the year to work in, and `App.written_ahead`."""

    app: App
    first: str
    year: int
    ahead: dt.date | None = None


class Opening(QObject):
    """One App in one window. What stands in the window while they are open, says the subclass."""

    app: App
    opened = Signal()
    refused = Signal(object)
    waits = Signal(bool)
    """For a password, to open the data."""

    def __init__(self, window: MainWindow, runner: Runner, session: Session, messages: Messages) -> None:
        super().__init__(window)
        self.window = window
        self.runner = runner
        self.session = session
        self.messages = messages
        self.keys = Keyring()
        self._real: Callable[[], App] | None = None
        self._ready = False
        self._mended = ""
        self._leaving = Leaving(window, runner)

    @property
    def ready(self) -> bool:
        """Whether data are open."""
        return self._ready

    # what the subclass says

    def _begin(self) -> None:
        """Data are about to be opened."""
        raise NotImplementedError

    def _furnish(self, opened: Opened) -> None:
        """Data are open: show them."""
        raise NotImplementedError

    def _forget_pages(self) -> None:
        """The data go: nothing of them stays in the window."""
        raise NotImplementedError

    def _all_may_leave(self) -> bool:
        """Finish what is begun anywhere; False where that was called off."""
        raise NotImplementedError

    def _update(self, home: Home, package: Package) -> None:
        """Leave for another version; all pages are closed."""
        raise NotImplementedError

    def say(self, text: str, links: Sequence[Link] = (), *, done: bool = True) -> None:
        """Tell at the bottom what was done."""
        raise NotImplementedError

    # opening

    def start(self, make_app: Callable[[], App]) -> None:
        """Open the data in the background; the first page appears when they are there."""
        self._real = self._real or make_app
        self._begin()
        self.runner.run(
            "Mở dữ liệu",
            lambda _: self._open_data(make_app), self._opened, lambda error: self._refused(error, make_app),
        )  # fmt: skip

    def practise(self, *, afresh: bool = False) -> None:
        """Open the practice data in place of the real ones, as they were left or made afresh."""
        app, root = type(self.app), self.app.folder.root
        real = root.parent if self.app.practice else root
        today = dt.date.today() if self.app.practice else self.app.today
        self._switch(lambda: app.open_practice(real, today, afresh=afresh))

    def practise_afresh(self) -> None:
        """The practice data from their beginning, if that is meant."""
        from ui.shell.practice import begins_again

        if begins_again(self.messages):
            self.practise(afresh=True)

    def end_practice(self) -> None:
        """Back to the real data."""
        if self._real is not None:
            self._switch(self._real)

    def _switch(self, make_app: Callable[[], App]) -> None:
        """Let go of the data that are open, once nothing reads them any more, and open others."""
        if self._leave_all():
            self.runner.run("Mở dữ liệu", lambda _: None, lambda _: self._when_read(make_app), owner=self)

    def _when_read(self, make_app: Callable[[], App]) -> None:
        self.runner.latest("switch", lambda: None, lambda _: self._exchange(make_app), owner=self)

    def _leave_all(self) -> bool:
        """Close every page: nothing can be changed any more. False where one has something to finish."""
        if not self._ready or self.runner.busy or not self._all_may_leave():
            return False
        self._ready = False
        self.runner.stop()  # what is in the background
        self._forget_pages()
        return True

    def resume(self) -> None:
        """Open the data again after all pages were closed for nothing."""
        if self._real is not None:
            self.start(self._real)

    def start_version(self, home: Home, package: Package) -> None:
        """Back up with all pages closed, end, and start the program again: it tries the version."""
        if self._leave_all():
            self._update(home, package)

    def _exchange(self, make_app: Callable[[], App]) -> None:
        self.app.close()
        self.start(make_app)

    def _open_data(self, make_app: Callable[[], App]) -> Opened:
        from vstbpn_desktop.services.starting import is_new

        app = make_app()
        try:
            first = registry.START if is_new(app) else HOME
            return Opened(app, first, app.working_year(), app.written_ahead())
        except DamagedData as error:
            app.close()
            error.root = app.folder.root
            raise

    def _opened(self, opened: Opened) -> None:
        self.app = opened.app
        self._ready = True
        self._show_band(opened.ahead)
        self._furnish(opened)
        if self._mended:
            self.say(self._mended)
            self._mended = ""
        self.opened.emit()

    def _show_band(self, ahead: dt.date | None) -> None:
        band: QWidget | None = None
        if (day := self.app.practice_day) is not None:
            from ui.shell.practice import PracticeBand

            band = PracticeBand(day, self.end_practice, self.practise_afresh)
        elif self.app.read_only:
            from ui.locking.band import ReadOnlyBand

            band = ReadOnlyBand()
        elif ahead is not None:
            from ui.shell.wrong_day import WrongDayBand

            band = WrongDayBand(self.app.today, ahead)
        self.window.show_band(band)
        self.window.setWindowTitle(f"TẬP DƯỢT - {TITLE}" if self.app.practice else TITLE)

    def _refused(self, error: Exception, make_app: Callable[[], App]) -> None:
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, Locked):
            self.refused.emit(error)
            self._ask_password(error.root, make_app)
            return
        folder = self._damaged(error, make_app)
        if folder is None or self._mended:
            self._refuse(error, make_app, folder)
            return
        opens, gives_up = partial(self._open_mended, make_app), partial(self._not_mended, make_app, error)
        mend(folder, self.runner, opens, gives_up)

    def _damaged(self, error: UserError, make_app: Callable[[], App]) -> DataFolder | None:
        """The real data, where they are damaged."""
        root = error.root if isinstance(error, DamagedData) and make_app is self._real else None
        return DataFolder(root, self.keys.key) if root else None

    def _open_mended(self, make_app: Callable[[], App], told: str) -> None:
        self._mended = told
        self.start(make_app)

    def _not_mended(self, make_app: Callable[[], App], found: UserError, error: Exception) -> None:
        """Say what kept the data from being opened, or the disk from letting them be mended."""
        if not isinstance(error, UserError):
            raise error
        told = DamagedData(found.what, TABLES) if isinstance(error, DamagedData) else error
        self._refuse(told, make_app, self._damaged(found, make_app))

    def _refuse(self, error: UserError, make_app: Callable[[], App], folder: DataFolder | None) -> None:
        self._mended = ""
        self.refused.emit(error)
        real = self._real if make_app is not self._real else None
        again, back = (lambda: self.start(make_app)), (lambda: self.start(real)) if real else None
        rescue = Rescue(folder, self.runner, self.messages, again, self.say) if folder else None
        self.window.stage.show_notice(refusal(error, again, self.window.close, back, rescue))

    def _ask_password(self, root: Path, make_app: Callable[[], App]) -> None:
        from ui.locking.entry import PasswordEntry
        from ui.locking.notice import LockNotice

        def opened(unlocked: Unlocked) -> None:
            self.keys.unlocked = unlocked
            self.start(make_app)

        entry = PasswordEntry(root, self.runner, opened)
        notice = LockNotice("Dữ liệu có mật khẩu", "Gõ mật khẩu để mở.", entry, self.window.close)
        self.window.stage.show_notice(notice)
        notice.setFocus()
        entry.waits.connect(self.waits)
        self.waits.emit(True)

    # letting go

    def may_close(self) -> bool:
        """Ask what is unfinished, then end the work and let go of the data."""
        if not self._leaving.begun and not self._may_leave_work():
            return False
        self.shut()
        return True

    def _may_leave_work(self) -> bool:
        if not self._all_may_leave():
            return False
        if self._ready and self.runner.busy and not self._stops_job():
            return False
        return not (self._ready and self._leaving.begins(self.app))

    def shut(self) -> None:
        """End the work and let go of the data, without asking."""
        self.runner.close()
        if self._ready:
            self._ready = False
            self.app.close()

    def _stops_job(self) -> bool:
        stop = Answer("stop", "Dừng việc và đóng", "danger")
        wait = Answer("wait", "Chờ cho xong")
        text = "Nếu dừng, việc đang chạy được huỷ trọn vẹn, dữ liệu không dở dang."
        return self.messages.choose("Đang có việc chạy", text, (stop, wait)) == "stop"
