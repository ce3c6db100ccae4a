"""Chèn căn cứ: tick acts of the library, see the lines they make, copy or insert them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from ui.shell.page import Shell
from ui.tables.checklist import CheckList, CheckModel, Node
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields import SearchField
from ui.widgets.look import colours, px
from ui.widgets.text import Text
from vstbpn_desktop.documents.basis import basis_lines, in_order
from vstbpn_desktop.documents.text import plain
from vstbpn_desktop.queries.citing import Act, find_acts
from vstbpn_desktop.vietnamese.dates import format_date

_ACT: Final = "act"
_WIDTH, _HEIGHT, _AROUND = 860, 620, 64


class BasisPicker(QDialog):
    """The acts to tick over the lines they make. `picked` carries the lines as they are pasted.

    `verb` is what is done with them ("Chép", "Chèn"); `ticked` are ids that are ticked from the start.
    """

    picked = Signal(QMimeData)

    def __init__(
        self, shell: Shell, verb: str, ticked: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn căn cứ")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shell = shell
        self._verb = verb
        self._ids = list(ticked)
        self._known: dict[int, Act] = {}
        self.search = SearchField("Tìm số, ký hiệu, tên, cơ quan…")
        self.model = CheckModel(self._state, self._toggle, self)
        self.list = CheckList(self.model, "Văn bản trong thư viện căn cứ")
        self.preview = QTextEdit()
        self.unsure = Text("", "small", "soon", wrap=True)
        self.confirm = Button("", icon="check", kind="filled", on_click=self._confirm)
        self._build()
        self.search.searched.connect(self._read)
        self.list.ticked.connect(self._show_lines)
        self._show_lines()
        self._read("")

    @property
    def acts(self) -> tuple[Act, ...]:
        """The ticked acts, the weightiest first."""
        return in_order(self._known[row_id] for row_id in self._ids if row_id in self._known)

    def _read(self, words: str) -> None:
        app = self.shell.app

        def found() -> tuple[Act, ...]:
            with app.reader() as reader:
                return find_acts(reader, words)

        self.shell.runner.latest("basis", found, self._show, owner=self)

    def _show(self, acts: tuple[Act, ...]) -> None:
        self._known |= {act.id: act for act in acts}
        self.model.show([_node(act) for act in in_order(acts)])
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._show_lines()

    def _show_lines(self) -> None:
        acts = self.acts
        unsure = sum(not act.is_confirmed for act in acts)
        words = f"{unsure} căn cứ cần xác nhận (tô nền): đối chiếu số, ngày, trích yếu trước khi phát hành."
        self.unsure.setText(words if unsure else "")
        self.unsure.setVisible(bool(unsure))
        marked = colours(self.palette()).soon_soft
        self.preview.setHtml("".join(_paragraph(act, line, marked) for act, line in _lines(acts)))
        self.confirm.setText(f"{self._verb} {len(acts)} căn cứ" if acts else f"{self._verb} căn cứ")
        self.confirm.setEnabled(bool(acts))

    def _confirm(self) -> None:
        lines = basis_mime(self.acts)
        self.accept()
        self.picked.emit(lines)

    def _state(self, node: Node) -> Qt.CheckState:
        return Qt.CheckState.Checked if node.key[1] in self._ids else Qt.CheckState.Unchecked

    def _toggle(self, node: Node, on: bool) -> None:
        self._ids = [*self._ids, node.key[1]] if on else [i for i in self._ids if i != node.key[1]]

    def _build(self) -> None:
        self.list.setRootIsDecorated(False)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName("Các dòng căn cứ")
        self.preview.setPlaceholderText("Đánh dấu văn bản ở trên; dòng “Căn cứ …” hiện ở đây.")
        self.preview.setFixedHeight(px(150))
        card = Card(margin=4)
        card.body.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.unsure, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.confirm)
        buttons.addWidget(Button("Đóng", on_click=self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(card, 1)
        column.addWidget(self.preview)
        column.addLayout(buttons)
        room = self.screen().availableSize() - QSize(px(_AROUND), px(_AROUND))
        self.resize(QSize(px(_WIDTH), px(_HEIGHT)).boundedTo(room))


def basis_mime(acts: Sequence[Act]) -> QMimeData:
    """The lines for the clipboard: plain for any field, in italics for Word."""
    lines = [line for _, line in _lines(acts)]
    mime = QMimeData()
    mime.setText("\n".join(lines))
    mime.setHtml("".join(f"<p><i>{escape(line)}</i></p>" for line in lines))
    return mime


def _lines(acts: Sequence[Act]) -> list[tuple[Act, str]]:
    return list(zip(acts, map(plain, basis_lines(acts)), strict=True))


def _paragraph(act: Act, line: str, marked: str) -> str:
    ground = "" if act.is_confirmed else f' style="background-color:{marked}"'
    return f'<p style="margin:2px 0"><i><span{ground}>{escape(line)}</span></i></p>'


def _node(act: Act) -> Node:
    day = f" ngày {format_date(act.date)}" if act.date else ""
    about = f" · {act.subject}" if act.subject and not act.is_law else ""
    symbol = f" ({act.symbol})" if act.is_law else ""
    state = "" if act.is_confirmed else "cần xác nhận"
    return Node((_ACT, act.id), f"{act.name}{symbol}{day}{about}", state, warned=not act.is_confirmed)
