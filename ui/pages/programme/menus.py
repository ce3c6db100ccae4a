"""The small menus of the programme: of a task under the mouse, and of the list's own tools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Action
from ui.menus import add_actions
from ui.widgets.button import Button

if TYPE_CHECKING:
    from ui.pages.programme.table import ProgrammeTable


def list_tools(table: ProgrammeTable, print_list: Callable[[], object]) -> tuple[Button, Button]:
    """Printing, and the columns with copying, as buttons beside the filters."""
    printer = Button(icon="printer", kind="icon", tip="In danh sách (Ctrl+P)", on_click=print_list)
    columns = Button(icon="ellipsis", kind="icon", tip="Cột hiển thị, sao chép")
    columns.clicked.connect(lambda: _open_list_menu(table, columns))
    return printer, columns


def open_task_menu(
    page: QWidget, commands: Sequence[Action], copy: Callable[[], object], where: QPoint
) -> None:
    """What can be done with the chosen tasks, under the mouse."""
    menu = QMenu(page)
    add_actions(menu, (action for action in commands if action.place in ("main", "menu")))
    menu.addAction("Sao chép").triggered.connect(lambda: copy())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(where)


def _open_list_menu(table: ProgrammeTable, button: Button) -> None:
    menu = table.layout_of_columns.menu(button)
    menu.addSeparator()
    menu.addAction("Sao chép cả danh sách").triggered.connect(lambda: table.copy_all())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
