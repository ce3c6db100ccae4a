"""What happens in the window: opening the data, going from page to page, telling pages what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ui import actions
from ui.locking.guard import Guard
from ui.messages import Messages
from ui.shell import facts, registry
from ui.shell.opening import HOME, Opened, Opening
from ui.shell.trail import Trail
from ui.shell.words import done_words, undo_words
from vstbpn_desktop.errors import UserError

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
    from vstbpn_desktop.db.change import Changed
    from vstbpn_desktop.services.updating import Package
    from vstbpn_desktop.versions import Home

_FACTS_AFTER_MS: Final = 300
_SETTING: Final = "setting"


class Workspace(Opening):
    """The `Shell` that pages know: one App, one window, the pages opened so far."""

    theme: Theme
    _changed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        runner: Runner,
        session: Session,
        messages: Messages,
        page_class: Callable[[str], type[Page]] = registry.page_class,
    ) -> None:
        super().__init__(window, runner, session, messages)
        self._page_class = page_class
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._here = ""
        self._trail = Trail()
        self._year = 0
        self._keys: list[QShortcut] = []
        self._finder: Finder | None = None
        self._facts_soon = QTimer(self, interval=_FACTS_AFTER_MS, singleShot=True)
        self._facts_soon.timeout.connect(self._read_facts)
        self._connect()
        self.guard = Guard(self)

    # the data

    def _begin(self) -> None:
        self._mark(HOME)
        self.window.stage.wait()

    def _furnish(self, opened: Opened) -> None:
        self._year = (0 if self.app.practice else self.session.number("year")) or opened.year
        self.app.subscribe(self._changed.emit)
        self.window.top.show_year(self._year, (self._year,))
        self._remember("painted_year", self._year)
        self.open(opened.first)
        self._facts_soon.start()

    def _forget_pages(self) -> None:
        self.window.stage.wait()
        self.window.stage.forget()
        self._pages, self._stale, self._here, self._trail = {}, set(), "", Trail()
        self._offer(())
        self.window.bottom.done.show_done("", "")
        self.window.top.search.clear()

    def _all_may_leave(self) -> bool:
        return all(page.may_leave() for page in self._pages.values())

    def _update(self, home: Home, package: Package) -> None:
        from ui.updating.leaving import leave_for

        leave_for(self, home, package)

    def _remember(self, name: str, value: str | int) -> None:
        if not self.app.practice:
            self.session.set(name, value)

    def menu_lines(self) -> list[tuple[str, Callable[[], object]]]:
        """What the settings menu offers for the data that are open."""
        if not self._ready:
            return []
        settings = ("Cài đặt…", lambda: self.open("settings"))
        lock = [("Khoá màn hình\tCtrl+Alt+L", self.lock)] if self.app.folder.key is not None else []
        if not self.app.practice:
            return [settings, *lock, ("Mở dữ liệu tập dượt", self.practise)]
        back = ("Về dữ liệu thật", self.end_practice)
        return [settings, back, ("Làm lại dữ liệu tập dượt từ đầu…", self.practise_afresh)]

    # what pages use

    @property
    def year(self) -> int:
        """The working year."""
        return self._year

    def lock_year(self) -> None:
        """Close the working year, or reopen it."""
        if self._looked_at():
            return
        from ui.shell.year_lock import YearLock

        YearLock(self, self.window).turn(self._year, closed=self.window.top.closed)

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
        try:
            self._enter(page_id, page, key)
        except UserError:
            # Damaged data: what can be read, and the page that mends them, must stay within reach.
            self._here = left
            self._mark(self._place(left) if left else HOME)
            raise

    def _enter(self, page_id: str, page: Page, key: object) -> None:
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
        if self._looked_at():
            return
        if self._ready and not self.runner.busy:
            self.runner.run("Hoàn tác", lambda _: self.app.undo(), lambda _: None)

    def _looked_at(self) -> bool:
        """Whether the data may only be looked at, said at the bottom."""
        if why := self._ready and self.app.read_only:
            from vstbpn_desktop.services.year_closing import why_looked_at

            self.say(why_looked_at(self.app), done=False)
        return bool(why)

    def _after_change(self, changed: Changed) -> None:
        undo = undo_words(changed.label) if changed.can_be_undone else ""
        self.window.bottom.done.show_done(done_words(changed.label), undo)
        self._facts_soon.start()
        # A year was closed or reopened: everything of it looks different.
        self._refresh(None if changed.touches(_SETTING) else changed)

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
        self.window.top.show_year(self._year, sorted({*seen.years, self._year}, reverse=True), seen.closed)
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
        self._offer(page.offered())

    def _offer(self, commands: Sequence[Action]) -> None:
        self.window.top.show_actions(commands)
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        able = [command for command in commands if command.enabled or command.held]
        self._keys = [self._shortcut(c.shortcut, self._call(c)) for c in able if c.shortcut]
        self._back_key.setEnabled(all(command.shortcut != actions.BACK for command in commands))

    def _call(self, command: Action) -> Callable[[], object]:
        """What its keys do: one that is held says why."""
        return partial(self.say, command.held, done=False) if command.held else command.call

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

    def _connect(self) -> None:
        window, runner = self.window, self.runner
        window.may_close = self.may_close
        window.sidebar.opened.connect(self.open)
        window.top.year_chosen.connect(self.set_year)
        window.top.new_year_wanted.connect(lambda: self.open("new-year"))
        window.top.lock_wanted.connect(self.lock_year)
        window.top.keyboard_free.connect(self._take_keyboard)
        window.top.search.searched.connect(self._search)
        window.top.search.returnPressed.connect(self._search_entered)
        window.stage.reopening_wanted.connect(self.lock_year)
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
