"""Trying everything that a place lets be done: its actions, buttons, menus and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QWidget,
)

from tests.contracts.window.checks import label
from tests.contracts.window.desk import OVER, Desk
from tests.contracts.window.places import Place, opened
from tests.contracts.window.shortcuts import active, keys_of
from ui.actions import Action
from ui.messages import Answer, ScriptedMessages
from ui.pages.settings import password
from ui.reports import printing
from ui.shell.page import Page
from ui.shell.workspace import Workspace
from ui.widgets.button import Button

Trial = tuple[str, Callable[[], object]]
_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Space)
_CLIPPED = "Họ và tên\tĐơn vị\nLê Thị Thử\tSở Thử nghiệm"


class Agreeing(ScriptedMessages):
    """Says yes to every question, and gives no file."""

    def choose(self, title: str, text: str, answers: Sequence[Answer], icon: str = "circle-help") -> str:
        """The first answer: the one that does it."""
        return answers[0].key


class Trying:
    """Tries a place. Other pages are not gone to: they are places of their own."""

    def __init__(self, desk: Desk, place: Place, patch: pytest.MonkeyPatch) -> None:
        self._desk = desk
        self._place = place
        self._menus: list[QMenu] = []
        self._going = False
        go = Workspace.open

        def stay(workspace: Workspace, page_id: str, key: object = None) -> None:
            if self._going:
                go(workspace, page_id, key)

        patch.setattr(Workspace, "open", stay)
        patch.setattr(QMenu, "popup", lambda menu, *where: self._menus.append(menu))
        for asks in (printing, password):
            patch.setattr(asks, "ask_printer", lambda window, pages, title: None)
        patch.setattr(QDesktopServices, "openUrl", lambda url: True)
        self._go()
        self._page_id = desk.workspace._here

    @property
    def _page(self) -> Page:
        return self._desk.workspace._pages[self._page_id]

    def each(self) -> Iterator[str]:
        """Try one after the other; gives what was just tried, so that one can look what came of it."""
        for name, trial in self._trials():
            trial()
            yield from self._in_menus(name)
            yield name
            self._tidy()

    def dialogs(self) -> Iterator[QDialog]:
        """The dialogs that stand open."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                yield widget

    # inside

    def _trials(self) -> Iterator[Trial]:
        for action in self._page.offered():
            if action.enabled:
                yield f"action {action.text}", partial(_call, action)
        for widget in self._parts():
            if isinstance(widget, QAbstractButton):
                yield f"button {label(widget)}", partial(_if_there, widget, widget.click)
            elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
                yield from _of_view(widget)
            elif isinstance(widget, QLineEdit) and not widget.isReadOnly():
                yield f"typed {label(widget)}", partial(_if_there, widget, partial(_typed, widget))
        for shortcut in active(self._desk.window):
            owner = shortcut.parent()
            if isinstance(owner, QWidget) and owner is not self._desk.window:
                keys = "+".join(key.toString() for key in keys_of(shortcut))
                yield f"keys {keys}", partial(_if_there, shortcut, shortcut.activated.emit)

    def _parts(self) -> list[QWidget]:
        panel = self._page.panel()
        found = self._page.findChildren(QWidget) + (panel.findChildren(QWidget) if panel else [])
        return [widget for widget in found if widget.isVisible() and widget.isEnabled()]

    def _in_menus(self, name: str) -> Iterator[str]:
        """Every line of the menus that opened; what one opens in turn is not followed."""
        opened_menus, self._menus[:] = list(self._menus), []
        for menu in opened_menus:
            for line in _lines(menu):
                if shiboken6.isValid(line) and line.isEnabled():
                    words = line.text()
                    line.trigger()
                    yield f"{name} > {words}"
                    self._tidy()
            if shiboken6.isValid(menu):
                menu.close()

    def _tidy(self) -> None:
        """Close what opened."""
        self._menus.clear()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, OVER) and widget.isVisible():
                widget.hide()
                widget.deleteLater()

    def _go(self) -> None:
        self._going = True
        opened(self._place.go(self._desk))
        QApplication.processEvents()
        self._going = False


def _call(action: Action) -> None:
    action.call()


def _if_there(widget: object, call: Callable[[], object]) -> None:
    """Widgets are exchanged when a page is read again."""
    if shiboken6.isValid(widget):
        call()


def _typed(field: QLineEdit) -> None:
    field.setFocus()
    field.setText("x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    if shiboken6.isValid(field):
        field.clear()
        field.clearFocus()


def _of_view(view: QAbstractItemView) -> Iterator[Trial]:
    name = label(view)
    for key in _KEYS:
        yield f"{key.name} in {name}", partial(_if_there, view, partial(_press, view, key))
    yield f"paste in {name}", partial(_if_there, view, partial(_paste, view))
    if view.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu:
        asked = partial(view.customContextMenuRequested.emit, QPoint(4, 4))
        yield f"menu of {name}", partial(_if_there, view, asked)
    yield f"pressed twice in {name}", partial(_if_there, view, partial(_press_twice, view))


def _press(view: QAbstractItemView, key: Qt.Key) -> None:
    view.setFocus()
    QTest.keyClick(view, key)


def _paste(view: QAbstractItemView) -> None:
    QGuiApplication.clipboard().setText(_CLIPPED)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def _press_twice(view: QAbstractItemView) -> None:
    index = view.currentIndex()
    if index.isValid():
        view.doubleClicked.emit(index)


def _lines(menu: QMenu) -> list[QAction]:
    return [line for line in menu.actions() if not line.isSeparator() and line.menu() is None]


def writing_verb(dialog: QDialog) -> str:
    """The words of the main button of a dialog that can be pressed, "" for none."""
    able = (b for b in dialog.findChildren(Button) if b.isVisible() and b.isEnabled())
    return next((button.text() for button in able if button.kind in ("filled", "danger")), "")
