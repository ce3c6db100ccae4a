"""Actions as lines of a menu."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu

from ui.actions import Action
from ui.widgets.icons import icon


def add_actions(menu: QMenu, actions: Iterable[Action], *, icons: bool = False) -> None:
    """Add a line for each; one that is off is grey and its tool tip says why. `icons`: with icon and keys."""
    menu.setToolTipsVisible(True)
    for action in actions:
        shown = icons and action.icon
        words = f"{action.text}\t{action.shortcut}" if icons and action.shortcut else action.text
        line = QAction(icon(action.icon, "muted") if shown else QIcon(), words, menu)
        line.setEnabled(action.enabled)
        line.setToolTip(action.held)
        line.triggered.connect(lambda _=False, call=action.call: call())
        menu.addAction(line)
