"""The bar above the page (year, search, what it offers) and the one below (done, running, backup)."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from ui.actions import Action
from ui.menus import add_actions
from ui.shell.skeleton import SEARCH_WORDS
from ui.widgets.button import Button, Kind
from ui.widgets.card import ThinProgress, UndoBar
from ui.widgets.field import SearchField
from ui.widgets.flow import clear
from ui.widgets.icons import pixmap
from ui.widgets.look import Meaning, px
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel, Text

_PATIENCE_MS: Final = 150


class TopBar(QFrame):
    """Year, search, and the page's actions: plain ones, the rest behind "…", one filled."""

    year_chosen = Signal(int)
    new_year_wanted = Signal()
    lock_wanted = Signal()
    """The working year is to be closed, or reopened where it is closed."""
    keyboard_free = Signal()
    """The button that had the keyboard is gone."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self.setProperty("surface", "top")
        self._year = year
        self._years: tuple[int, ...] = (year,)
        self._closed: frozenset[int] = frozenset()
        self._shown: tuple[Action, ...] = ()
        self.year = Button(f"Năm {year}", trailing="chevron-down", tip="Năm làm việc")
        self.year.clicked.connect(self._choose_year)
        self.locked = Pill("", Meaning.SOON, self)
        self.locked.setToolTip("Số liệu năm này đã khoá: xem, tìm, báo cáo được, không sửa được")
        self.search = SearchField(SEARCH_WORDS, "Ctrl K")
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._buttons: list[Button] = []
        self._actions = QHBoxLayout()
        self._actions.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self.year)
        row.addWidget(self.locked)
        row.addWidget(self.search, 1)
        row.addStretch(0)
        row.addLayout(self._actions)
        self.refit()

    def seek(self) -> None:
        """Take the keyboard to the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def refit(self) -> None:
        """Size again after the font changed."""
        self.search.setMaximumWidth(px(400))

    def show_year(self, year: int, years: Sequence[int], closed: Collection[int] = ()) -> None:
        """The working year, those that can be chosen, and which of them are closed."""
        self._years, self._closed = tuple(years) or (year,), frozenset(closed)
        self._year = year
        self.year.setText(f"Năm {year}")
        self.locked.show_status("đã khoá" if self.closed else "", Meaning.SOON)

    @property
    def closed(self) -> bool:
        """Whether the working year is closed."""
        return self._year in self._closed

    def show_actions(self, actions: Sequence[Action]) -> None:
        """The buttons of the page that is open; rebuilt only when they look different."""
        before, self._shown = self._shown, tuple(actions)
        if [_looks(a) for a in before] == [_looks(a) for a in actions]:
            return
        held = any(button.hasFocus() for button in self._buttons)
        clear(self._actions)
        self._buttons = list(self._made([action.place for action in actions]))
        for button in self._buttons:
            self._actions.addWidget(button)
        if held:
            self.keyboard_free.emit()

    def _made(self, places: Sequence[str]) -> Iterator[Button]:
        """Plain buttons, the menu, the filled one."""
        yield from (self._button(n, "plain") for n, place in enumerate(places) if place == "bar")
        if more := [n for n, place in enumerate(places) if place == "menu"]:
            yield self._more(more)
        yield from (self._button(n, "filled") for n, place in enumerate(places) if place == "main")

    def _button(self, number: int, kind: Kind) -> Button:
        action = self._shown[number]
        call = partial(self._do, number)
        button = Button(action.text, icon=action.icon, kind=kind, tip=action.shortcut, on_click=call)
        button.setEnabled(action.enabled)
        if action.held:
            button.hold(action.held)
        return button

    def _more(self, numbers: Sequence[int]) -> Button:
        button = Button(icon="ellipsis", kind="icon", tip="Việc khác")
        menu = QMenu(button)
        lines = (self._shown[number]._replace(call=partial(self._do, number)) for number in numbers)
        add_actions(menu, lines, icons=True)
        button.set_menu(menu)
        return button

    def _do(self, number: int) -> None:
        self._shown[number].call()

    def _choose_year(self) -> None:
        menu = QMenu(self)
        for year in self._years:
            words = f"Năm {year} (đã khoá)" if year in self._closed else f"Năm {year}"
            menu.addAction(words, partial(self.year_chosen.emit, year))
        menu.addSeparator()
        menu.addAction("Mở năm mới…", self.new_year_wanted.emit)
        verb = "Mở khoá" if self.closed else "Khoá"
        menu.addAction(f"{verb} số liệu năm {self._year}…", self.lock_wanted.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.year.mapToGlobal(QPoint(0, self.year.height() + 4)))


def _looks(action: Action) -> tuple[object, ...]:
    return action._replace(call=_nothing)


def _nothing() -> None:
    """Stands for any call where only the looks are compared."""


class BottomBar(QFrame):
    """What was just done with its undo, the running job with Dừng, the last verified backup."""

    stop = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "bottom")
        self.done = UndoBar()
        self._job = QWidget()
        self._label = Text("", "small")
        self._progress = ThinProgress()
        self._stop = Button("Dừng", kind="link", tip="Dừng việc đang chạy", on_click=self.stop.emit)
        self._shield = QLabel()
        self._backup = ElidedLabel("", "small", "muted")
        self._backup.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._backup_icon = ("shield-check", "good")
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._job.show)
        self._lay_out()
        self.refit()
        self.show_backup("", ok=True)

    def refit(self) -> None:
        """Size again after the font changed."""
        self.setMinimumHeight(px(34))
        self._progress.setFixedWidth(px(120))

    def job_started(self, label: str) -> None:
        """A job began; it is shown when it takes longer than a moment."""
        self._label.setText(f"{label}…")
        self._progress.set_fraction(None)
        self._stop.setEnabled(True)
        self._patience.start()

    def job_progressed(self, fraction: float | None, text: str) -> None:
        """How far the job is."""
        self._progress.set_fraction(fraction)
        if text:
            self._label.setText(text)

    def job_finished(self) -> None:
        """Nothing runs."""
        self._patience.stop()
        self._job.hide()

    def job_stopping(self) -> None:
        """Dừng was pressed."""
        self._label.setText("Đang dừng…")
        self._stop.setEnabled(False)

    def show_backup(self, text: str, *, ok: bool) -> None:
        """The last verified backup in words; `ok` says whether it is recent enough."""
        self._backup.setText(text)
        self._backup_icon = ("shield-check", "good") if ok else ("triangle-alert", "soon")
        self._shield.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Keep the shield in the present scheme."""
        wanted = pixmap(*self._backup_icon, 18)
        if self._shield.pixmap().cacheKey() != wanted.cacheKey():
            self._shield.setPixmap(wanted)
        super().paintEvent(event)

    def _lay_out(self) -> None:
        job = QHBoxLayout(self._job)
        job.setContentsMargins(0, 0, 0, 0)
        job.setSpacing(10)
        for widget in (self._label, self._progress, self._stop):
            job.addWidget(widget)
        self._job.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 5, 24, 5)
        row.setSpacing(8)
        row.addWidget(self.done, 1)
        row.addWidget(self._job)
        row.addSpacing(16)
        row.addWidget(self._shield)
        row.addWidget(self._backup)
