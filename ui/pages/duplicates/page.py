"""Mục trùng: pairs that may be one, what would come of them, and the button that makes them one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import actions
from ui.actions import Action
from ui.pages.duplicates.compared import ComparedCard
from ui.shell.page import Page, Shell
from ui.widgets.card import Card
from ui.widgets.lines import Line, LineList
from ui.widgets.look import px
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import merging
from vstbpn_desktop.services.merging import MERGEABLE, Merged

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

_LIST_WIDTH: Final = 300


class Pair(NamedTuple):
    """Two records, the one that stays first, and what they are called."""

    record: str
    keep: int
    drop: int
    words: str = ""


class DuplicatesPage(Page):
    """`activate` takes a pair (record, id that stays, id that goes), or nothing: those that were found."""

    title = "Mục trùng"
    place = "units"
    help = (
        "Đơn vị, người có thể đã nhập hai lần. Chọn một cặp để so sánh từng trường; chỗ hai mục khác nhau "
        "phải chọn giá trị đúng. Gộp xong, mọi thứ của mục bị bỏ chuyển sang mục được giữ; hoàn tác được. "
        "Ctrl+S gộp, Ctrl+R đổi bên giữ."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.pairs: tuple[Pair, ...] = ()
        self.pair: Pair | None = None
        self.compared = ComparedCard()
        self.compared.chosen.connect(self.header_changed)
        self.list = LineList("Các cặp có thể trùng", rows=2, scrolls=True)
        self.list.opened.connect(lambda at: self.choose(self.pairs[at]))
        self._none = Text("Không thấy đơn vị hay người nào nhập hai lần.", "body", "muted", wrap=True)
        left = Card(margin=14, spacing=8)
        left.setFixedWidth(px(_LIST_WIDTH))
        for part in (SectionHeader("Có thể trùng"), self._none):
            left.body.addWidget(part)
        left.body.addWidget(self.list, 1)
        left.body.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(left)
        row.addWidget(self.compared, 1)

    # what the window asks

    def summary(self) -> str:
        """How many pairs there are, and what is still to be chosen."""
        found = f"{len(self.pairs)} cặp có thể trùng" if self.pairs else "Không có cặp nào"
        left = self.compared.open
        return f"{found} · còn {left} chỗ phải chọn" if left else found

    def commands(self) -> Sequence[Action]:
        """Merging, the other way round, and the way back."""
        chosen = self.compared.merged is not None
        return (
            Action("Đổi bên giữ", self.swap, "arrow-left-right", "bar", "Ctrl+R", self.pair is not None),
            Action(
                "Gộp",
                self.merge,
                "merge",
                "main",
                actions.SAVE,
                chosen and not self.compared.open,
                writes=True,
            ),
        )

    def activate(self, key: object = None) -> None:
        """Find the pairs, and compare the one of `key`."""
        self.pair = Pair(*key) if isinstance(key, tuple) else None
        self.load()
        self.compare()

    def refresh(self, changed: Changed | None) -> None:
        """Look again when any record of these types changed."""
        if changed is None or changed.touches(*MERGEABLE):
            self.load()
            self.compare()

    # doing

    def choose(self, pair: Pair) -> None:
        """Compare a pair of the list."""
        self.pair = pair
        self.compare()

    def swap(self) -> None:
        """The other one stays."""
        if self.pair is not None:
            self.pair = self.pair._replace(keep=self.pair.drop, drop=self.pair.keep)
            self.compare()

    def merge(self) -> None:
        """Make them one, as chosen."""
        pair, app, choices = self.pair, self.shell.app, dict(self.compared.choices)
        if pair is None or self.compared.merged is None or self.compared.open:
            return
        self.pair = None
        self.shell.runner.run(
            "Gộp mục trùng",
            lambda _: merging.merge(app, pair.record, pair.keep, pair.drop, choices),
            lambda _: None,
        )

    def load(self) -> None:
        """Find the pairs in the background."""
        app = self.shell.app

        def read() -> tuple[Pair, ...]:
            with app.reader() as reader:
                found = []
                for twins in merging.twins(reader):
                    spec = app.registry[twins.record]
                    names = (
                        f"{reader.title(spec, row_id)} ({reader.key(spec, row_id)})"
                        for row_id in (twins.first, twins.second)
                    )
                    found.append(Pair(twins.record, twins.first, twins.second, " – ".join(names)))
                return tuple(found)

        self.shell.runner.latest("twins", read, self._show_pairs, owner=self)

    def compare(self) -> None:
        """Try in the background what would come of the pair; nothing is kept."""
        pair, app = self.pair, self.shell.app
        if pair is None:
            self._show(None)
            return

        def attempt() -> Merged | UserError:
            try:
                return merging.merge(app, pair.record, pair.keep, pair.drop, dry_run=True)
            except UserError as error:
                return error
            except KeyError:
                return UserError("Mục này không còn nữa.", "Hãy chọn cặp khác.")

        self.shell.runner.latest("merge", attempt, self._show, owner=self)

    # inside

    def _show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        self.pairs = pairs
        registry = self.shell.app.registry
        self.list.show_lines([Line(pair.words, registry[pair.record].label) for pair in pairs])
        self._none.setVisible(not pairs)
        self.list.setVisible(bool(pairs))
        self.header_changed.emit()

    def _show(self, found: Merged | UserError | None) -> None:
        if isinstance(found, Merged):
            self.compared.show_merged(found)
        elif isinstance(found, UserError):
            self.compared.show_error(found)
        else:
            self.compared.show_nothing("Chọn một cặp bên trái để so sánh.")
        self.header_changed.emit()
