"""Shortcuts: none that UniKey switches with, none that means two things at one place, none without words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from tests.contracts.window.desk import Desk

_WIDE = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)


def active(surface: QWidget) -> list[QShortcut]:
    """The shortcuts that can fire while this has the keyboard somewhere."""
    found = surface.window().findChildren(QShortcut)
    return [s for s in found if s.isEnabled() and _owner(s).isVisible() and _owner(s).window() is surface]


def _owner(shortcut: QShortcut) -> QWidget:
    owner = shortcut.parent()
    assert isinstance(owner, QWidget)
    return owner


def meet(one: QShortcut, other: QShortcut) -> bool:
    """Whether there is a place of the keyboard where both would fire, so that Qt fires neither."""
    if one.context() in _WIDE or other.context() in _WIDE:
        return True
    a, b = _owner(one), _owner(other)
    return a is b or a.isAncestorOf(b) or b.isAncestorOf(a)


def doubles(shortcuts: Sequence[QShortcut]) -> list[str]:
    """Keys that mean two things at one place."""
    by_key: dict[str, list[QShortcut]] = {}
    for shortcut in shortcuts:
        for key in keys_of(shortcut):
            by_key.setdefault(key.toString(), []).append(shortcut)
    pairs = ((key, a, b) for key, same in by_key.items() for n, a in enumerate(same) for b in same[:n])
    return [f"{key}: {_owner(a)} and {_owner(b)}" for key, a, b in pairs if meet(a, b)]


def switches_unikey(key: QKeySequence) -> bool:
    """Ctrl+Shift alone and Alt+Z turn UniKey on and off: nothing may hang on them."""
    words = key.toString()
    return ("Ctrl" in words and "Shift" in words) or "Alt+Z" in words


def keys_of(shortcut: QShortcut) -> list[QKeySequence]:
    """The keys of a shortcut."""
    return list(shortcut.keys())  # no dictionary


def of_unikey(surface: QWidget) -> list[str]:
    """Keys that UniKey switches with."""
    keys = [key for shortcut in active(surface) for key in keys_of(shortcut)]
    keys += [action.shortcut() for action in surface.findChildren(QAction)]
    keys += [button.shortcut() for button in surface.findChildren(QPushButton)]
    return [key.toString() for key in keys if switches_unikey(key)]


def idle(desk: Desk) -> list[str]:
    """Commands of the page that no words tell, or whose key does nothing."""
    commands = desk.workspace._pages[desk.workspace._here].commands()
    works = {key.toString() for shortcut in active(desk.window) for key in keys_of(shortcut)}
    found = [str(c) for c in commands if not c.text.strip() or (c.place == "key" and not c.shortcut)]
    asked = {QKeySequence(c.shortcut).toString() for c in commands if c.shortcut and c.enabled}
    return [*found, *sorted(asked - works)]
