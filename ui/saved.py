"""The button behind which lies what was saved under a name: chosen again, saved anew, renamed, deleted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Action, hold
from ui.forms.naming import NameDialog
from ui.menus import add_actions
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.look import px
from vstbpn_desktop.queries.saved import Saved, Shelf, named, saved
from vstbpn_desktop.services import saved as keeping
from vstbpn_desktop.services.year_closing import why_looked_at


class SavedMenu(QObject):
    """`take` tells what there is to be saved now, None for nothing; `give` shows what was saved."""

    def __init__(
        self,
        button: Button,
        shell: Shell,
        shelf: Shelf,
        take: Callable[[], Any],
        give: Callable[[Any], object],
    ) -> None:
        super().__init__(button)
        self.shelf = shelf
        self._button = button
        self._shell = shell
        self._take = take
        self._give = give
        self._last: int | None = None
        button.clicked.connect(self.open)

    def open(self) -> None:
        """Open the menu below the button."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        left = min(0, self._button.width() - menu.sizeHint().width())
        menu.popup(self._button.mapToGlobal(QPoint(left, self._button.height() + px(4))))

    def menu(self) -> QMenu:
        """What is saved, and what can be done with it."""
        menu = QMenu(self._button)
        menu.setTitle(f"{_capital(self.shelf.noun)} đã lưu")
        found, present = self.found(), self._present()
        for one in found:
            line = menu.addAction(_literal(one.name), partial(self.choose, one))
            line.setCheckable(True)
            line.setChecked(one.value == present)
        if not found:
            menu.addAction(f"Chưa lưu {self.shelf.noun} nào").setEnabled(False)
        menu.addSeparator()
        self._add_work(menu, found, present)
        return menu

    def found(self) -> list[Saved]:
        """Everything on the shelf."""
        with self._shell.app.database.read() as connection:
            return saved(connection, self.shelf)

    def choose(self, one: Saved) -> None:
        """Show one again."""
        self._last = one.id
        self._give(one.value)

    def ask_name(self) -> None:
        """Ask under which name what is there now is to be saved."""
        title = f"Lưu {self.shelf.noun} này"
        self._ask(NameDialog(self._window(), title, "Lưu", self.save))

    def save(self, name: str) -> None:
        """Save under a name, asking where it is taken."""
        with self._shell.app.database.read() as connection:
            old = named(connection, self.shelf, name)
        if old is not None and old.id != self._last and not self._may_replace(old):
            return
        keeping.save(self._shell.app, self.shelf, name, self._take())
        with self._shell.app.database.read() as connection:
            now = named(connection, self.shelf, name)
        self._last = now.id if now else None

    def ask_new_name(self, one: Saved) -> None:
        """Ask for another name."""
        rename = partial(keeping.rename, self._shell.app, self.shelf, one)
        title = f"Đổi tên {self.shelf.noun} “{one.name}”"
        self._ask(NameDialog(self._window(), title, "Đổi tên", rename, one.name))

    def remove(self, one: Saved) -> None:
        """Delete one; the bar below offers to take it back."""
        keeping.remove(self._shell.app, self.shelf, one)

    def _add_work(self, menu: QMenu, found: list[Saved], present: Any) -> None:
        noun = self.shelf.noun
        new = present is not None and all(one.value != present for one in found)
        keep = Action(f"Lưu {noun} này…", self.ask_name, "save", enabled=new, writes=True)
        work = (keep, *self._work_with(self._near(found, present), present))
        add_actions(menu, hold(work, why_looked_at(self._shell.app)), icons=True)

    def _work_with(self, last: Saved | None, present: Any) -> Iterator[Action]:
        """What can be done with one that is saved."""
        if last is None:
            return
        if present is not None and last.value != present:
            words = _literal(f"Lưu thay đổi vào “{last.name}”")
            again = partial(keeping.save, self._shell.app, self.shelf, last.name)
            yield Action(words, lambda: again(self._take()), writes=True)
        name = _literal(f"“{last.name}”")
        yield Action(f"Đổi tên {name}…", partial(self.ask_new_name, last), "pencil", writes=True)
        yield Action(f"Xoá {name}", partial(self.remove, last), "trash-2", writes=True)

    def _near(self, found: list[Saved], present: Any) -> Saved | None:
        """The one that is shown now, else the one that was chosen last."""
        shown = next((one for one in found if one.value == present), None)
        return shown or next((one for one in found if one.id == self._last), None)

    def _present(self) -> Any:
        return json.loads(json.dumps(self._take(), ensure_ascii=False))

    def _may_replace(self, old: Saved) -> bool:
        noun = self.shelf.noun
        text = f"Nội dung cũ của {noun} này sẽ được thay. Có thể hoàn tác."
        return self._shell.messages.ask(f"Đã có {noun} “{old.name}”", text, "Thay thế", "Không thay")

    def _ask(self, dialog: NameDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _window(self) -> QWidget:
        return self._button.window()


def _literal(words: str) -> str:
    """The words of a menu's line, in which an ampersand would mark a key."""
    return words.replace("&", "&&")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
