"""What happens in the window: opening the data, going from page to page, telling pages what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import actions
from ui.locking.guard import Guard
from ui.locking.keyring import Keyring
from ui.messages import Answer, Messages
from ui.shell import facts, registry
from ui.shell.leaving import Leaving
from ui.shell.refusal import refusal, salvage
from ui.shell.trail import Trail
from ui.shell.words import done_words, undo_words
from vstbpn_desktop.errors import DamagedData, UserError
from vstbpn_desktop.navigation import NAVIGATION
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.vault import Locked

if TYPE_CHECKING:
    from ui.actions import Action
    from ui.main_window import MainWindow
    from ui.runner import Runner
    from ui.session import Session
    from ui.shell.facts import Facts
    from ui.shell.page import Page
    from ui.shell.search import Finder
    from ui.theme import Theme
    from ui.widgets.card import Link
    from vstbpn_desktop.app import App
    from vstbpn_desktop.db.change import Changed
    from vstbpn_desktop.services.updating import Package
    from vstbpn_desktop.vault import Unlocked
    from vstbpn_desktop.versions import Home

TITLE: Final = "Ban vì sự tiến bộ của phụ nữ"
HOME: Final = NAVIGATION[0][0]
_FACTS_AFTER_MS: Final = 300


class _Opened(NamedTuple):
    app: App
    first: str
    year: int


class Workspace(QObject):
    """The `Shell` that pages know: one App, one window, the pages opened so far."""

    app: App
    theme: Theme
    opened = Signal()
    refused = Signal(object)
    _changed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        runner: Runner,
        session: Session,
        messages: Messages,
        page_class: Callable[[str], type[Page]] = registry.page_class,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.runner = runner
        self.session = session
        self.messages = messages
        self._page_class = page_class
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._here = ""
        self._trail = Trail()
        self._year = 0
        self._real: Callable[[], App] | None = None
        self._keys: list[QShortcut] = []
        self._ready = False
        self._finder: Finder | None = None
        self._leaving = Leaving(window, runner)
        self.keys = Keyring()
        self._facts_soon = QTimer(self, interval=_FACTS_AFTER_MS, singleShot=True)
        self._facts_soon.timeout.connect(self._read_facts)
        self._connect()
        self.guard = Guard(self)

    # opening the data

    def start(self, make_app: Callable[[], App]) -> None:
        """Open the data in the background; the first page appears when they are there."""
        self._real = self._real or make_app
        self._mark(HOME)
        self.window.stage.wait()
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

    def menu_lines(self) -> list[tuple[str, Callable[[], object]]]:
        """What the settings menu offers for the data that are open."""
        if not self._ready:
            return []
        settings = ("Cài đặt…", lambda: self.open("settings"))
        lock = [("Khoá màn hình\tCtrl+L", self.lock)] if self.app.folder.key is not None else []
        if not self.app.practice:
            return [settings, *lock, ("Mở dữ liệu tập dượt", self.practise)]
        back = ("Về dữ liệu thật", self.end_practice)
        return [settings, back, ("Làm lại dữ liệu tập dượt từ đầu…", self.practise_afresh)]

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
        self.window.stage.wait()
        self.window.stage.forget()
        self._pages, self._stale, self._here, self._trail = {}, set(), "", Trail()
        self._offer(())
        self.window.bottom.done.show_done("", "")
        self.window.top.search.clear()
        return True

    def resume(self) -> None:
        """Open the data again after all pages were closed for nothing."""
        if self._real is not None:
            self.start(self._real)

    def start_version(self, home: Home, package: Package) -> None:
        """Back up with all pages closed, end, and start the program again: it tries the version."""
        from ui.updating.leaving import leave_for

        if self._leave_all():
            leave_for(self, home, package)

    def _exchange(self, make_app: Callable[[], App]) -> None:
        self.app.close()
        self.start(make_app)

    def _open_data(self, make_app: Callable[[], App]) -> _Opened:
        from vstbpn_desktop.services.starting import is_new

        app = make_app()
        first = registry.START if is_new(app) else HOME
        return _Opened(app, first, app.working_year())

    def _opened(self, opened: _Opened) -> None:
        self.app = opened.app
        self._ready = True
        self._year = (0 if self.app.practice else self.session.number("year")) or opened.year
        self.app.subscribe(self._changed.emit)
        self.window.top.show_year(self._year, (self._year,))
        self._remember("painted_year", self._year)
        self._show_band()
        self.open(opened.first)
        self._facts_soon.start()
        self.opened.emit()

    def _show_band(self) -> None:
        band: QWidget | None = None
        if (day := self.app.practice_day) is not None:
            from ui.shell.practice import PracticeBand

            band = PracticeBand(day, self.end_practice, self.practise_afresh)
        elif self.app.read_only:
            from ui.locking.band import ReadOnlyBand

            band = ReadOnlyBand()
        self.window.show_band(band)
        self.window.setWindowTitle(f"TẬP DƯỢT - {TITLE}" if self.app.practice else TITLE)

    def _remember(self, name: str, value: str | int) -> None:
        if not self.app.practice:
            self.session.set(name, value)

    def _refused(self, error: Exception, make_app: Callable[[], App]) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error)
        if isinstance(error, Locked):
            self._ask_password(error.root, make_app)
            return
        real = self._real if make_app is not self._real else None
        again, back = (lambda: self.start(make_app)), (lambda: self.start(real)) if real else None
        root = error.root if isinstance(error, DamagedData) and not real else None
        folder = DataFolder(root, self.keys.key) if root else None
        rescue = partial(salvage, folder, self.runner, again, self.say) if folder else None
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

    # what pages use

    @property
    def ready(self) -> bool:
        """Whether data are open."""
        return self._ready

    @property
    def year(self) -> int:
        """The working year."""
        return self._year

    def set_year(self, year: int) -> None:
        """Choose another working year; every page is read again."""
        if year == self._year:
            return
        self._year = year
        self._remember("year", year)
        self._remember("painted_year", year)
        self.window.top.show_year(year, (year,))
        self._read_facts()
        self._refresh(None)

    def open(self, page_id: str, key: object = None) -> None:
        """Go to a page, unless the present one has something to finish or the data are not open yet."""
        if not self._ready:
            self._mark(HOME)
            return
        here = self._pages.get(self._here)
        if here is not None and page_id != self._here and not here.may_leave():
            self._mark(self._place(self._here))
            return
        page = self._pages.get(page_id) or self._make(page_id)
        if page_id != (left := self._here):
            self._trail.left(left, page_id, part=left in self._pages and self._place(left) != left)
        self._here = page_id
        if page_id in self._stale:
            self._stale.discard(page_id)
            page.refresh(None)
        page.activate(key)
        self._mark(self._place(self._here))
        self.window.stage.show_page(page)
        self._show_commands(page)

    def show_record(self, record: str, row_id: int) -> None:
        """Go to the page where this record is seen."""
        from vstbpn_desktop.queries.seen import seen_on

        with self.app.reader() as reader:
            seen = seen_on(reader, record, row_id, lambda name: bool(self._page_of(name)))
        if seen is None:
            self.say("Mục này không còn nữa", done=False)
        else:
            self.open(self._page_of(seen[0]) or HOME, seen)

    def _page_of(self, record: str) -> str:
        """The page that shows records of a type; "" for those seen on the page of what they hang on."""
        return registry.page_of(record, self.app.registry[record].area)

    def back(self) -> None:
        """Go to the page that was open before this one, as it was left."""
        if last := self._trail.last():
            before = self._trail.before()
            self.open(last)
            if self._here == last:
                self._trail = before

    def say(self, text: str, links: Sequence[Link] = (), *, done: bool = True) -> None:
        """Tell at the bottom what was done, or why nothing was."""
        self.window.bottom.done.show_done(text, "", links, done=done)

    def reload(self, *, only_frame: bool = False) -> None:
        """Read everything again."""
        self._read_facts()
        if not only_frame:
            self._refresh(None)

    # changes

    def undo(self) -> None:
        """Take the last change back."""
        if self._ready and not self.runner.busy:
            self.runner.run("Hoàn tác", lambda _: self.app.undo(), lambda _: None)

    def _after_change(self, changed: Changed) -> None:
        undo = "" if changed.kind in ("undo", "setup") else undo_words(changed.label)
        self.window.bottom.done.show_done(done_words(changed.label), undo)
        self._facts_soon.start()
        self._refresh(changed)

    def _refresh(self, changed: Changed | None) -> None:
        self._stale = set(self._pages) - {self._here}
        if (page := self._pages.get(self._here)) is not None:
            page.refresh(changed)
            self._header_changed(page)

    def _read_facts(self) -> None:
        year = self._year
        self.runner.latest("facts", lambda: facts.gather(self.app, year), self._show_facts, owner=self)

    def _show_facts(self, seen: Facts) -> None:
        if seen.name:
            self.window.sidebar.set_name(seen.name)
            self._remember("name", seen.name)
        self.window.top.show_year(self._year, sorted({*seen.years, self._year}, reverse=True))
        self.window.sidebar.set_badges(seen.badges)
        self.window.bottom.show_backup(seen.backup, ok=seen.backup_ok)

    # pages

    def _make(self, page_id: str) -> Page:
        page = self._page_class(page_id)(self)
        page.header_changed.connect(lambda: self._header_changed(page))
        page.panel_changed.connect(lambda: self._panel_changed(page))
        self._pages[page_id] = page
        return page

    def _header_changed(self, page: Page) -> None:
        if page is self._pages.get(self._here):
            self.window.stage.show_head(page)
            self._show_commands(page)

    def _panel_changed(self, page: Page) -> None:
        if page is self._pages.get(self._here):
            self.window.stage.show_panel(page)

    def _place(self, page_id: str) -> str:
        return self._pages[page_id].place or page_id

    def _mark(self, place: str) -> None:
        self.window.sidebar.choose(place)

    def _show_commands(self, page: Page) -> None:
        self._offer(tuple(page.commands()))

    def _offer(self, commands: Sequence[Action]) -> None:
        self.window.top.show_actions(commands)
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        self._keys = [self._shortcut(c.shortcut, c.call) for c in commands if c.shortcut and c.enabled]
        self._back_key.setEnabled(all(command.shortcut != actions.BACK for command in commands))

    def _take_keyboard(self) -> None:
        if (page := self._pages.get(self._here)) is not None:
            (page.focusWidget() or page).setFocus()

    # search

    def _search(self, words: str) -> None:
        if not self._ready or (not words and self._finder is None):
            return
        if self._finder is None:
            from ui.shell.search import Finder

            self._finder = Finder(self.window.top.search, self)
        self._finder.search(words)

    def _search_entered(self) -> None:
        if self._finder is not None:
            self._finder.enter()

    # the window

    def lock(self) -> None:
        """Cover everything until the password is given, where there is one."""
        self.guard.lock()

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

    def _all_may_leave(self) -> bool:
        return all(page.may_leave() for page in self._pages.values())

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

    def _connect(self) -> None:
        window, runner = self.window, self.runner
        window.may_close = self.may_close
        window.sidebar.opened.connect(self.open)
        window.top.year_chosen.connect(self.set_year)
        window.top.new_year_wanted.connect(lambda: self.open("new-year"))
        window.top.keyboard_free.connect(self._take_keyboard)
        window.top.search.searched.connect(self._search)
        window.top.search.returnPressed.connect(self._search_entered)
        window.bottom.done.undo.connect(self.undo)
        window.bottom.stop.connect(self._stop)
        runner.started.connect(window.bottom.job_started)
        runner.progressed.connect(window.bottom.job_progressed)
        runner.finished.connect(window.bottom.job_finished)
        runner.was_stopped.connect(lambda label: self.say(f"Đã dừng, chưa ghi gì: {label}"))
        runner.on_error = self.report
        self._changed.connect(self._after_change)
        self._shortcut(actions.SEARCH, self.window.top.seek)
        self._shortcut(actions.REFRESH, lambda: self._refresh(None))
        self._shortcut(actions.UNDO, self.undo)
        self._shortcut(actions.LOCK, self.lock)
        self._back_key = self._shortcut(actions.BACK, self.back)

    def _stop(self) -> None:
        self.runner.stop()
        self.window.bottom.job_stopping()

    def report(self, error: Exception) -> None:
        """Show what the officer can mend; anything else is a bug and goes to the crash report."""
        if not isinstance(error, UserError):
            raise error
        self.messages.error(error)

    def help(self) -> None:
        """Open the help at the page that is open."""
        page = self._pages.get(self._here)
        from ui.help.window import help_of

        help_of(self.window).show_topic(self._here, page.help if page else "")

    def _shortcut(self, keys: str, call: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self.window)
        shortcut.activated.connect(lambda: call())
        return shortcut
