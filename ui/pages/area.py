"""A page for a place of the navigation: the record types of that area, one tab each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions import Action
from ui.pages.record_list import RecordListPage
from ui.shell.page import Page, Shell
from ui.widgets.tabs import Tabs
from vstbpn_desktop.navigation import NAVIGATION

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed


class AreaPage(Page):
    """Lists every record type of `area`. `lists` names the types whose page is more than their spec says:
    a list of its own, or a page designed for the task."""

    area: ClassVar[str] = ""
    lists: ClassVar[Mapping[str, Callable[[Shell, str], Page]]] = {}

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = next(label for place, label, _, _ in NAVIGATION if place == self.area)
        self.records = [spec.id for spec in shell.app.registry if spec.area == self.area]
        self._pages: dict[str, Page] = {}
        self._here = self.records[0]
        self.tabs = Tabs(self.title, *(shell.app.registry[record].plural for record in self.records))
        self.tabs.currentChanged.connect(self._tab_chosen)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        self.tabs.setVisible(len(self.records) > 1)
        column.addWidget(self._stack, 1)

    @property
    def page(self) -> Page:
        """The page that is shown; made when first shown."""
        if self._here not in self._pages:
            make: Callable[[Shell, str], Page] = self.lists.get(self._here, RecordListPage)
            made = make(self.shell, self._here)
            made.header_changed.connect(self.header_changed)
            made.panel_changed.connect(self.panel_changed)
            self._stack.addWidget(made)
            self._pages[self._here] = made
        return self._pages[self._here]

    def summary(self) -> str:
        """That of the list."""
        return self.page.summary()

    def commands(self) -> Sequence[Action]:
        """Those of the list."""
        return self.page.commands()

    def held(self) -> str:
        """That of the list."""
        return self.page.held()

    def panel(self) -> QWidget | None:
        """That of the list."""
        return self.page.panel()

    def activate(self, key: object = None) -> None:
        """Show the list that holds the record of `key`, else the last one shown."""
        if isinstance(key, tuple) and key[0] in self.records:
            self._here = key[0]
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(self.records.index(self._here))
            self.tabs.blockSignals(False)
        self._show(key)

    def refresh(self, changed: Changed | None) -> None:
        """Let every list that was opened follow."""
        for page in self._pages.values():
            page.refresh(changed)

    def may_leave(self) -> bool:
        """Ask about a form that is still open."""
        page = self._pages.get(self._here)  # none where damaged data kept it from being made
        return page is None or page.may_leave()

    def _tab_chosen(self, number: int) -> None:
        self._here = self.records[number]
        self._show(None)

    def _show(self, key: object) -> None:
        page = self.page
        self._stack.setCurrentWidget(page)
        self.help = page.help
        page.activate(key)
        self.header_changed.emit()
        self.panel_changed.emit()
