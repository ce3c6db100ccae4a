"""One finding: what is written, what is proposed and why, and what can be done with it."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.citations.words import IGNORED, MEANINGS, kind_words, place_words
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.look import Meaning
from ui.widgets.panel import scrolled
from ui.widgets.pill import Pill
from ui.widgets.text import Text
from vstbpn_desktop.queries.citing import Finding, Kind

_NO_PROPOSAL: Final = "Không có đề xuất chắc chắn."
_NOT_HERE: Final = "Câu này không lấy từ mục nào sửa được ở đây; hãy sửa ở nơi viết ra nó."


class Standing(NamedTuple):
    """What a finding's card is told: whether it was left alone, whether it can be accepted, and the words
    that open the record it stands in, "" where there is none."""

    ignored: bool
    acceptable: bool
    opens: str


class FindingDetail(Card):
    """Shows one finding; the signals are what its buttons ask for."""

    accept_wanted = Signal()
    ignore_wanted = Signal()
    library_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0, spacing=0)
        self.finding: Finding | None = None
        self.pill = Pill(parent=self)
        self.place = Button("", kind="link", on_click=self.place_wanted.emit)
        self.place_text = Text("", "small", "muted")
        self.written, self.proposed = Text("", wrap=True), Text("", "strong", wrap=True)
        self.reason = Text("", "body", "muted", wrap=True)
        self.accept = Button(
            "Chấp nhận", icon="check", kind="filled", tip="Enter", on_click=self.accept_wanted.emit
        )
        self.ignore = Button("Bỏ qua", icon="x", tip="Del", on_click=self.ignore_wanted.emit, writes=True)
        self.add = Button("Thêm vào thư viện", icon="plus", kind="filled", tip="Enter", writes=True)
        self.add.clicked.connect(self.library_wanted)
        self.library = Button("Sửa trong thư viện", kind="link", on_click=self.library_wanted.emit)
        for label in (self.written, self.proposed):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()

    def show_finding(self, finding: Finding, standing: Standing) -> None:
        """Fill the card."""
        self.finding = finding
        state = (IGNORED, Meaning.NONE) if standing.ignored else (kind_words(finding), MEANINGS[finding.kind])
        self.pill.show_status(*state)
        self.place.setText(standing.opens)
        self.place.setVisible(bool(standing.opens))
        self.place_text.setText(place_words(finding))
        self.place_text.setVisible(not standing.opens)
        self.written.setText(" ".join(finding.text.split()))
        self.proposed.setText(" ".join(finding.expected.split()) or _NO_PROPOSAL)
        stuck = bool(finding.expected) and not standing.acceptable
        self.reason.setText(f"{finding.reason} {_NOT_HERE}" if stuck else finding.reason)
        adds = finding.kind is Kind.UNKNOWN and not standing.acceptable and not standing.ignored
        self.add.setVisible(adds)
        self.accept.setVisible(not adds)
        self.accept.setEnabled(standing.acceptable)
        self.ignore.setText("Xem lại" if standing.ignored else "Bỏ qua")
        self.library.setText("Thêm vào thư viện" if finding.kind is Kind.UNKNOWN else "Sửa trong thư viện")
        self.library.setVisible(finding.kind is not Kind.TERM and not adds)
        self.setAccessibleName(f"{finding.symbol}: {finding.reason}")

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 8)
        column.setSpacing(2)
        column.addLayout(_row(self.pill, self.place, self.place_text))
        for title, text in (("Đang ghi", self.written), ("Đề xuất", self.proposed)):
            column.addSpacing(4)
            column.addWidget(Text(title, "small-strong", "muted"))
            column.addWidget(text)
        column.addSpacing(4)
        column.addLayout(_row(Text("Lý do", "small-strong", "muted"), self.library))
        column.addWidget(self.reason)
        column.addStretch(1)
        buttons = QWidget()
        buttons.setProperty("surface", "clear")
        flow = FlowLayout(buttons, 10)
        for button in (self.add, self.accept, self.ignore):
            flow.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 8, 18, 16)
        foot.addWidget(buttons)
        self.body.addWidget(scrolled(inside), 1)
        self.body.addLayout(foot)


def _row(left: QWidget, *right: QWidget) -> QHBoxLayout:
    """One thing at the left, others at the right edge."""
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row
