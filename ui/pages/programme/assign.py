"""Giao việc: chosen tasks × groups and units, with how many are new said before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.foot import foot
from ui.forms.list_dialog import ListDialog
from ui.shell.page import Shell
from ui.tables.checklist import CheckList, CheckModel, Node
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.fields import SearchField
from ui.widgets.look import px
from ui.widgets.pill import ChipRow
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.assign_offer import AssignOffer, OfferedTask, assign_offer
from vstbpn_desktop.services import assigning
from vstbpn_desktop.vietnamese.dates import parse_date

_Check = Qt.CheckState
_UP_TO, _BEFORE = "up_to", "before"
_DUE_KINDS: Final = ((_UP_TO, "Chậm nhất ngày"), (_BEFORE, "Trước ngày"))
_EVERYONE: Final = ("everyone", 0)


@dataclass
class Selection:
    """What is ticked, and what that means."""

    offer: AssignOffer = field(default_factory=lambda: AssignOffer((), (), ()))
    tasks: set[int] = field(default_factory=set)
    groups: set[int] = field(default_factory=set)
    units: set[int] = field(default_factory=set)

    @property
    def covered(self) -> set[int]:
        """The units of the ticked groups, as of today."""
        return {unit for group in self.offer.groups if group.id in self.groups for unit in group.unit_ids}

    @property
    def counts(self) -> tuple[int, int]:
        """How many assignments would be new, and how many there are already."""
        wanted = self.covered | self.units
        known = sum(len(wanted & task.unit_ids) for task in self._chosen())
        return len(wanted) * len(self.tasks) - known, known

    def _chosen(self) -> Iterable[OfferedTask]:
        return (task for task in self.offer.tasks if task.id in self.tasks)

    # tasks

    def task_state(self, node: Node) -> Qt.CheckState:
        """The tick of a task, or of a group of tasks."""
        ids = _ids(node)
        return _state(len(ids & self.tasks), len(ids))

    def toggle_task(self, node: Node, on: bool) -> None:
        """Tick a task, or all of a group."""
        self.tasks = self.tasks | _ids(node) if on else self.tasks - _ids(node)

    # who it is given to

    def unit_state(self, node: Node) -> Qt.CheckState:
        """The tick of a unit or a group; units of ticked groups are ticked with them."""
        kind, key = node.key
        wanted = self.covered | self.units
        if kind == "unit":
            return _state(int(key in wanted), 1)
        if kind == "group":
            return _state(1, 1) if key in self.groups else _partly(len(_ids(node) & wanted))
        return _state(len(_ids(node) & wanted), len(node.below))

    def toggle_unit(self, node: Node, on: bool) -> None:
        """Tick a unit, a group or everyone; unticking one unit of a ticked group leaves the others."""
        kind, key = node.key
        if kind == "group":
            self.groups = self.groups | {key} if on else self.groups - {key}
            self.units -= set() if on else _ids(node)
            return
        ids = _ids(node)
        if on:
            self.units |= ids
            return
        broken = {group.id for group in self.offer.groups if group.id in self.groups and group.unit_ids & ids}
        kept = {unit for group in self.offer.groups if group.id in broken for unit in group.unit_ids}
        self.groups -= broken
        self.units = (self.units | kept) - ids


class AssignDialog(ListDialog):
    """Ticks on both sides, a deadline, and one change when it is confirmed."""

    def __init__(self, shell: Shell, task_ids: Sequence[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent, "Giao việc", QSize(940, 640))
        self.shell = shell
        self.selection = Selection(tasks=set(task_ids))
        self.tasks = CheckModel(self.selection.task_state, self.selection.toggle_task, self)
        self.units = CheckModel(self.selection.unit_state, self.selection.toggle_unit, self)
        self.task_list = CheckList(self.tasks, "Nhiệm vụ")
        self.unit_list = CheckList(self.units, "Đơn vị, nhóm đơn vị")
        self.due_kind = ChipRow(_DUE_KINDS)
        self.due = DateField(lambda text: parse_date(text, shell.app.today), errors=(UserError,))
        self.words = Text("", "strong", wrap=True)
        self.hint = Text("", "small", "muted", wrap=True)
        self.confirm = Button("Giao việc", icon="send", kind="filled", on_click=self._confirm)
        self._build()
        self._load()

    # showing

    def _load(self) -> None:
        app, year = self.shell.app, self.shell.year

        def read() -> AssignOffer:
            with app.reader() as reader:
                return assign_offer(reader, year, app.today)

        self.shell.runner.latest("assign-offer", read, self._show, owner=self)

    def _show(self, offer: AssignOffer) -> None:
        self.selection.offer = offer
        self.tasks.show(task_nodes(offer))
        self.units.show(unit_nodes(offer))
        self.task_list.expandAll()
        self.unit_list.setExpanded(self.units.index(len(self.units.nodes) - 1, 0), True)
        self._scroll_to_chosen()
        self._count()

    def _scroll_to_chosen(self) -> None:
        for row, node in enumerate(self.tasks.nodes):
            for place, task in enumerate(node.below):
                if task.key[1] in self.selection.tasks:
                    index = self.tasks.index(place, 0, self.tasks.index(row, 0))
                    self.task_list.setCurrentIndex(index)
                    self.task_list.scrollTo(index, CheckList.ScrollHint.PositionAtCenter)
                    return

    def _count(self) -> None:
        added, known = self.selection.counts
        self.words.setText(f"Sẽ thêm {added} phân công ({known} đã có)")
        self.confirm.setText(f"Giao {added} phân công" if added else "Giao việc")
        self.confirm.setEnabled(bool(added) and not self.due.error)
        self.hint.setText(self._advice(added, known))

    def _advice(self, added: int, known: int) -> str:
        if self.due.error:
            return self.due.error
        if not self.selection.tasks:
            return "Chọn nhiệm vụ ở bên trái."
        if not (self.selection.units or self.selection.groups):
            return "Chọn nhóm hoặc đơn vị ở bên phải."
        if not added:
            return "Các đơn vị đã chọn đều đã được giao."
        day = self.due.value()
        if day is not None and day < self.shell.app.today:
            return "Hạn này đã qua: các phân công sẽ quá hạn ngay."
        kept = "Phân công đã có giữ nguyên hạn." if known else ""
        said = self._off_words(day) if day else "Để trống hạn: theo hạn của từng nhiệm vụ."
        return " ".join(filter(None, (said, kept)))

    def _off_words(self, day: dt.date) -> str:
        context = Context(self.shell.app, self.shell.runner, self.shell.app.today)
        return context.day_off_hint(day, self.due_kind.current() == _UP_TO)

    # writing

    def _confirm(self) -> None:
        if not self.due.read() or not self.confirm.isEnabled():
            self._count()
            return
        chosen = self.selection
        give = partial(
            assigning.assign,
            self.shell.app,
            sorted(chosen.tasks),
            sorted(chosen.groups),
            sorted(chosen.units - chosen.covered),
            self.due.value(),
            self.due_kind.current() == _UP_TO,
        )
        self.shell.runner.run("Giao việc", lambda _: give(), lambda _: None)
        self.accept()

    # the dialog itself

    def _build(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self._side("Nhiệm vụ", "Tìm nhiệm vụ…", self.tasks, self.task_list), 1)
        sides.addWidget(self._side("Giao cho", "Tìm nhóm, đơn vị…", self.units, self.unit_list), 1)
        self.column.addLayout(sides, 1)
        self.column.addLayout(self._due_row())
        self.column.addLayout(foot(self, self.confirm, self.words))
        for widget in (self.task_list, self.unit_list):
            widget.ticked.connect(self._count)
        self.due.changed.connect(lambda _: self._count())
        self.due_kind.chosen.connect(lambda _: self._count())
        self.due.failed.connect(lambda _: self._count())

    def _side(self, title: str, hint: str, model: CheckModel, view: CheckList) -> Card:
        card = Card(margin=12)
        search = SearchField(hint)
        search.below = view
        search.searched.connect(lambda words: self._filter(model, view, words))
        card.body.addWidget(SectionHeader(title))
        card.body.addWidget(search)
        card.body.addWidget(view, 1)
        return card

    def _filter(self, model: CheckModel, view: CheckList, words: str) -> None:
        model.filter(words)
        if words or view is self.task_list:
            view.expandAll()

    def _due_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        label = Text("Hạn", "small-strong")
        label.setBuddy(self.due)
        self.due.setAccessibleName("Hạn")
        self.due.setFixedWidth(px(160))
        row.addWidget(label)
        row.addWidget(self.due_kind)
        row.addWidget(self.due)
        row.addWidget(self.hint, 1)
        return row


def task_nodes(offer: AssignOffer) -> list[Node]:
    """The tasks under the titles of their groups."""
    sections: dict[str, list[OfferedTask]] = {}
    for task in offer.tasks:
        sections.setdefault(task.section, []).append(task)
    return [
        Node(("section", number), title, f"{len(tasks)}", tuple(map(_task_node, tasks)))
        for number, (title, tasks) in enumerate(sections.items())
    ]


def unit_nodes(offer: AssignOffer) -> list[Node]:
    """The groups with their units as of today, then every unit."""
    units = [Node(("unit", unit.id), unit.name, "", ()) for unit in offer.units]
    groups = [
        Node(("group", group.id), group.name, f"{len(group.unit_ids)} đơn vị",
             tuple(node for node in units if node.key[1] in group.unit_ids))
        for group in offer.groups
    ]  # fmt: skip
    return [*groups, Node(_EVERYONE, "Từng đơn vị", f"{len(units)}", tuple(units))]


def _task_node(task: OfferedTask) -> Node:
    given = f"{len(task.unit_ids)} đơn vị" if task.unit_ids else "chưa giao"
    return Node(("task", task.id), f"{task.code}  {task.title}", given)


def _ids(node: Node) -> set[int]:
    kind, key = node.key
    return {key} if kind in ("task", "unit") else {child.key[1] for child in node.below}


def _state(ticked: int, of: int) -> Qt.CheckState:
    if of and ticked >= of:
        return _Check.Checked
    return _partly(ticked)


def _partly(ticked: int) -> Qt.CheckState:
    return _Check.PartiallyChecked if ticked else _Check.Unchecked
