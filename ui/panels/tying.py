"""Lines of lists that may be a known person: looked at, ticked, tied."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.forms.foot import foot
from ui.forms.list_dialog import ListDialog
from ui.shell.page import Shell
from ui.tables.checklist import CheckList, CheckModel, Node
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.text import Text
from vstbpn_desktop.queries.same_person import SURE, Proposal, proposals
from vstbpn_desktop.services.same_person import tie
from vstbpn_desktop.services.year_closing import why_looked_at

_Check = Qt.CheckState
_WHAT: Final = (
    "Học viên và thành viên đoàn kiểm tra ghi bằng chữ, có thể là người đã có trong danh sách. Chỉ đánh dấu "
    "khi đúng là một người; nối nhầm thì bấm Hoàn tác."
)


class TieDialog(ListDialog):
    """Ticks lines below the person they may be; those that agree in everything are ticked at first."""

    def __init__(self, shell: Shell, person: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Nối với người đã biết", QSize(720, 560))
        self.shell = shell
        self.person = person
        self.found: list[Proposal] = []
        self.chosen: set[int] = set()
        self.model = CheckModel(self._state, self._toggle, self)
        self.list = CheckList(self.model, "Dòng danh sách có thể là người đã biết")
        self._held = why_looked_at(shell.app)
        self.confirm = Button("Nối", icon="link", kind="filled", on_click=self._confirm)
        self.nothing = Text("Không có dòng nào trùng họ tên với người đã biết.", "body", "muted", wrap=True)
        self._build()
        self._load()

    def _load(self) -> None:
        app, person = self.shell.app, self.person

        def read() -> list[Proposal]:
            with app.reader() as reader:
                return proposals(reader, person)

        self.shell.runner.latest("tying", read, self._show, owner=self)

    def _show(self, found: list[Proposal]) -> None:
        self.found = found
        self.chosen = {at for at, one in enumerate(found) if one.agrees == SURE}
        self.model.show([self._group(person) for person in dict.fromkeys(one.person for one in found)])
        self.list.expandAll()
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._count()

    def _group(self, person: int) -> Node:
        mine = [(at, one) for at, one in enumerate(self.found) if one.person == person]
        lines = tuple(Node(("line", at), _line(one), one.how, warned=one.agrees < SURE) for at, one in mine)
        return Node(("person", person), mine[0][1].known_as, f"{len(lines)} dòng", lines)

    def _state(self, node: Node) -> Qt.CheckState:
        lines = _lines(node)
        ticked = len(lines & self.chosen)
        if ticked == len(lines):
            return _Check.Checked
        return _Check.PartiallyChecked if ticked else _Check.Unchecked

    def _toggle(self, node: Node, on: bool) -> None:
        self.chosen = self.chosen | _lines(node) if on else self.chosen - _lines(node)

    def _count(self) -> None:
        self.confirm.setText(f"Nối {len(self.chosen)} dòng" if self.chosen else "Nối")
        self.confirm.setEnabled(bool(self.chosen) and not self._held)

    def _confirm(self) -> None:
        app, chosen = self.shell.app, [self.found[at] for at in sorted(self.chosen)]
        if chosen:
            self.shell.runner.run("Nối với người đã biết", lambda _: tie(app, chosen), lambda _: None)
            self.accept()

    def _build(self) -> None:
        card = Card(margin=12)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self.nothing)
        self.column.addWidget(Text(_WHAT, "small", "muted", wrap=True))
        self.column.addWidget(card, 1)
        self.column.addLayout(foot(self, self.confirm))
        self.list.ticked.connect(self._count)


def _line(one: Proposal) -> str:
    who = ", ".join(filter(None, (one.name, one.post, one.unit)))
    return f"{one.where[:1].upper()}{one.where[1:]}: {who}"


def _lines(node: Node) -> set[int]:
    return {int(line.key[1]) for line in (node.below or (node,))}
