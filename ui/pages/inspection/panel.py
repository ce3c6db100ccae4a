"""The side panels of the inspection pages: what a thing is, and what was noted and done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout

from ui.actions import Action
from ui.menus import add_actions
from ui.pages.programme.notes import NotesPane
from ui.panels.sections import dated_row
from ui.widgets.button import Button
from ui.widgets.panel import SidePanel
from ui.widgets.tabs import Tabs
from ui.widgets.text import Text

SUMMARY, NOTES = range(2)


class ActionPanel(SidePanel):
    """Offers what can be done: the next step as a button, the rest behind "…"."""

    def __init__(self) -> None:
        super().__init__()

    def show_actions(self, main: Action | None, others: tuple[Action, ...]) -> None:
        """The next step as a button, whatever else can be done behind "…"."""
        buttons = []
        if main is not None:
            buttons.append(Button(main.text, icon=main.icon, kind="filled", on_click=main.call))
            buttons[0].hold(main.held)
        if others:
            more = Button(icon="ellipsis", kind="icon", tip="Việc khác")
            more.clicked.connect(lambda: self._open_menu(more, others))
            buttons.append(more)
        self.set_buttons(*buttons)

    def menu(self, actions: tuple[Action, ...]) -> QMenu:
        """These actions as a menu; what cannot be done now is grey."""
        menu = QMenu(self)
        add_actions(menu, actions)
        return menu

    def _open_menu(self, button: Button, actions: tuple[Action, ...]) -> None:
        menu = self.menu(actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))


class NotedPanel(ActionPanel):
    """Two parts: the summary that subclasses fill, and the notes, files and log of the record."""

    def __init__(self, notes: NotesPane, name: str) -> None:
        super().__init__()
        self.notes = notes
        self.owner = 0
        self._summary = self.findChildren(QScrollArea)[0]
        self.tabs = Tabs(name, "Tóm tắt", "Ghi chú, nhật ký", all_shown=True)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        line = QHBoxLayout()
        line.setContentsMargins(6, 4, 0, 0)
        line.addWidget(self.tabs)
        self.body.insertLayout(1, line)
        self.body.insertWidget(3, self.notes, 1)
        self._turn()

    def show_owner(self, row_id: int) -> None:
        """Whose notes these are; 0 where several are chosen or none, and there are no notes to show."""
        if row_id != self.owner:
            self.owner = row_id
            self.tabs.setCurrentIndex(SUMMARY)
        self.tabs.setVisible(bool(row_id))
        self._turn()

    def add_words(self, title: str, words: str) -> None:
        """A grey heading and the words below it; nothing where there are none."""
        if words:
            self.add_section(title)
            self.body_column.addWidget(_selectable(words))

    def _turn(self) -> None:
        noted = bool(self.owner) and self.tabs.currentIndex() == NOTES
        self._summary.setVisible(not noted)
        self.notes.setVisible(noted)
        if noted:
            self.notes.show_owner(self.owner)


def dated_lines(column: QVBoxLayout, lines: Sequence[tuple[str, str]]) -> None:
    """Rows of a small grey day and words."""
    for day, words in lines:
        column.addLayout(dated_row(Text(day, "small", "muted"), Text(words, wrap=True)))


def _selectable(words: str) -> Text:
    text = Text(words, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return text
