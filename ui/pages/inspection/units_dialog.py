"""Thêm đơn vị: many units at once, by groups or one by one, with days if they are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.forms.foot import foot
from ui.forms.list_dialog import ListDialog
from ui.pages.inspection.spreading import SpreadFields
from ui.pages.programme.assign import unit_nodes
from ui.shell.page import Shell
from ui.tables.checklist import CheckList, CheckModel, Node
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields import SearchField
from ui.widgets.text import Text
from vstbpn_desktop.queries.assign_offer import AssignOffer, assign_offer
from vstbpn_desktop.queries.inspection_view import InspectionView
from vstbpn_desktop.services import inspecting

_Check = Qt.CheckState
_PLANNED: Final = "đã có trong lịch"


class UnitsDialog(ListDialog):
    """Ticks units; those that are planned already cannot be ticked again."""

    def __init__(self, shell: Shell, view: InspectionView, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Thêm đơn vị được kiểm tra", QSize(560, 620))
        self.shell = shell
        self.view = view
        self.chosen: set[int] = set()
        self.model = CheckModel(self._state, self._toggle, self)
        self.list = CheckList(self.model, "Đơn vị, nhóm đơn vị")
        self.search = SearchField("Tìm nhóm, đơn vị…")
        self.search.below = self.list
        self.spread = SpreadFields(lambda: shell.app.today, optional=True)
        self.confirm = Button("Thêm đơn vị", icon="plus", kind="filled", on_click=self._confirm)
        self._build()
        self._load()

    def _load(self) -> None:
        app, year = self.shell.app, self.shell.year

        def read() -> AssignOffer:
            with app.reader() as reader:
                return assign_offer(reader, year, app.today)

        self.shell.runner.latest("inspection-units", read, self._show, owner=self)

    def _show(self, offer: AssignOffer) -> None:
        self.model.show([_marked(node, self.view.row.unit_ids) for node in unit_nodes(offer)])
        self.list.setExpanded(self.model.index(len(self.model.nodes) - 1, 0), True)
        self._count()
        self.search.setFocus()

    def _state(self, node: Node) -> Qt.CheckState:
        ids = self._free(node)
        ticked = len(ids & self.chosen)
        if ids and ticked == len(ids):
            return _Check.Checked
        return _Check.PartiallyChecked if ticked else _Check.Unchecked

    def _toggle(self, node: Node, on: bool) -> None:
        self.chosen = self.chosen | self._free(node) if on else self.chosen - self._free(node)

    def _free(self, node: Node) -> set[int]:
        """The units of a line that are not planned yet."""
        units = (node,) if node.key[0] == "unit" else node.below
        return {unit.key[1] for unit in units} - self.view.row.unit_ids

    def _count(self) -> None:
        count = len(self.chosen)
        self.confirm.setText(f"Thêm {count} đơn vị" if count else "Thêm đơn vị")
        self.confirm.setEnabled(bool(count))

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        if words:
            self.list.expandAll()

    def _confirm(self) -> None:
        if not self.chosen or not self.spread.read():
            return
        app, inspection_id = self.shell.app, self.view.row.id
        units = _in_order(self.model.nodes, self.chosen)
        first, per_day = self.spread.first, self.spread.per_day
        add = partial(inspecting.add_units, app, inspection_id, units, first, per_day)
        self.shell.runner.run("Thêm đơn vị", lambda _: add(), lambda _: None)
        self.accept()

    def _build(self) -> None:
        card = Card(margin=12)
        card.body.addWidget(self.search)
        card.body.addWidget(self.list, 1)
        self.column.addWidget(card, 1)
        self.column.addWidget(self.spread)
        self.column.addLayout(foot(self, self.confirm, Text("Để trống ngày thì xếp sau.", "small", "muted")))
        self.search.searched.connect(self._filter)
        self.list.ticked.connect(self._count)


def _marked(node: Node, planned: Iterable[int]) -> Node:
    """The node with a word at the units that are planned."""
    if node.key[0] == "unit":
        return Node(node.key, node.label, _PLANNED) if node.key[1] in planned else node
    return Node(node.key, node.label, node.detail, tuple(_marked(child, planned) for child in node.below))


def _in_order(nodes: Sequence[Node], chosen: set[int]) -> list[int]:
    """The chosen units in official order, that of the last node's list; what a filter hides is kept."""
    listed = [unit.key[1] for node in reversed(nodes) for unit in node.below]
    return [*dict.fromkeys(unit for unit in listed if unit in chosen), *(chosen - set(listed))]
