"""Putting people on a class's list who are known already: persons on file, people of other classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.forms.foot import foot
from ui.forms.list_dialog import ListDialog
from ui.shell.page import Shell
from ui.tables.checklist import CheckList, CheckModel, Node
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields import SearchField
from ui.widgets.pill import ChipRow
from ui.widgets.text import Text
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.training_offer import OfferedGroup, people_of_classes, persons_on_file
from vstbpn_desktop.services import training

PERSONS, CLASSES = "persons", "classes"
SOURCES: Final = ((PERSONS, "Danh bạ, đầu mối"), (CLASSES, "Danh sách lớp khác"))
_OFFERS: Final = {PERSONS: persons_on_file, CLASSES: people_of_classes}
_ADDERS: Final[dict[str, Callable[[App, int, Sequence[int]], list[int]]]] = {
    PERSONS: training.add_persons,
    CLASSES: training.copy_participants,
}
_EMPTY: Final = {
    PERSONS: "Danh bạ chưa có ai. Thêm người, đầu mối ở trang Đơn vị.",
    CLASSES: "Chưa có lớp nào khác có danh sách.",
}
_GROUP, _PERSON = "group", "person"


class AddPeopleDialog(ListDialog):
    """Ticks people by unit or by class; those who stand on the list already are passed over."""

    def __init__(
        self, shell: Shell, class_id: int, source: str = PERSONS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, "Thêm học viên đã biết", QSize(640, 620))
        self.shell = shell
        self.class_id = class_id
        self.groups: tuple[OfferedGroup, ...] = ()
        self.ticked: set[int] = set()
        self.sources = ChipRow(SOURCES)
        self.model = CheckModel(self._state, self._toggle, self)
        self.list = CheckList(self.model, "Người có thể thêm")
        self.search = SearchField("Tìm theo tên, chức vụ, đơn vị…")
        self.search.below = self.list
        self.words = Text("", "small", "muted", wrap=True)
        self.confirm = Button("Thêm vào lớp", icon="user-plus", kind="filled", on_click=self._confirm)
        self._build()
        self.sources.choose(source)
        self._load()

    @property
    def source(self) -> str:
        """Where the people come from."""
        return self.sources.current()

    def _load(self) -> None:
        app, offer, class_id = self.shell.app, _OFFERS[self.source], self.class_id

        def read() -> tuple[OfferedGroup, ...]:
            with app.reader() as reader:
                return offer(reader, class_id)

        self.shell.runner.latest("people-offer", read, self._show, owner=self)

    def _show(self, groups: tuple[OfferedGroup, ...]) -> None:
        self.groups, self.ticked = groups, set()
        self.model.show([_node(group) for group in groups])
        self._filter(self.search.text())
        self._count()

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        if words or self.source == PERSONS:
            self.list.expandAll()

    # ticks

    def _ids(self, node: Node) -> set[int]:
        kind, key = node.key
        if kind == _PERSON:
            return {key}
        return {child.key[1] for child in node.below}

    def _state(self, node: Node) -> Qt.CheckState:
        ids = self._ids(node)
        ticked = len(ids & self.ticked)
        if ids and ticked == len(ids):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked

    def _toggle(self, node: Node, on: bool) -> None:
        ids = self._ids(node)
        self.ticked = self.ticked | ids if on else self.ticked - ids

    def _count(self) -> None:
        listed = {one.id for group in self.groups for one in group.people if one.listed}
        fresh, known = len(self.ticked - listed), len(self.ticked & listed)
        self.confirm.setText(f"Thêm {fresh} người" if fresh else "Thêm vào lớp")
        self.confirm.setEnabled(bool(fresh))
        passed = f"{known} người đã có trong lớp, bỏ qua." if known else ""
        self.words.setText(passed if self.groups else _EMPTY[self.source])

    # the dialog itself

    def _confirm(self) -> None:
        order = [one.id for group in self.groups for one in group.people if one.id in self.ticked]
        add = partial(_ADDERS[self.source], self.shell.app, self.class_id, order)
        self.accept()
        self.shell.runner.run("Thêm học viên", lambda _: add(), lambda _: None)

    def _build(self) -> None:
        card = Card(margin=12)
        card.body.addWidget(self.search)
        card.body.addWidget(self.list, 1)
        self.column.addWidget(self.sources)
        self.column.addWidget(card, 1)
        self.column.addLayout(foot(self, self.confirm, self.words))
        self.sources.chosen.connect(lambda _: self._load())
        self.search.searched.connect(self._filter)
        self.list.ticked.connect(self._count)


def _node(group: OfferedGroup) -> Node:
    people = tuple(Node((_PERSON, one.id), one.name, one.detail) for one in group.people)
    return Node((_GROUP, group.id), group.title, f"{len(people)} người", people)
