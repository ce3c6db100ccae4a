"""The panel beside the lists of documents: where one stands, what the registers say of it, its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Action
from ui.pages.documents.columns import NO_NUMBER, colour, day
from ui.pages.documents.steps import StepLine, step_of
from ui.pages.inspection.panel import NotedPanel
from ui.pages.programme.notes import NotesPane
from ui.panels.contents import FileLine
from ui.panels.files import FilesSection, dropped_files
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Banner
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.row_button import RowButton
from ui.widgets.text import KeyValueRows, Text
from vstbpn_desktop.queries.document_view import DocumentFile, DocumentView
from vstbpn_desktop.queries.registers import kind_and_subject
from vstbpn_desktop.records.document import INCOMING, KEPT, OUTGOING
from vstbpn_desktop.vietnamese.numbers import size_words

_HASH_SHOWN: Final = 16
Row = tuple[str, str]


class DocumentPanel(NotedPanel):
    """Shows one document. Files dropped on it are attached; `taken` may take them first."""

    def __init__(self, shell: Shell, taken: Callable[[QDropEvent], bool]) -> None:
        super().__init__(NotesPane(shell, "document", log=True), "Văn bản")
        self._shell = shell
        self._taken = taken
        self.steps = StepLine()
        self.notice = Banner(Meaning.SOON)
        self.facts = KeyValueRows()
        self.files = FilesSection(shell)
        self._related, self._frozen = _column(), _column()
        self._hint = Text("", "body", "muted", wrap=True)
        self.body_column.setSpacing(12)
        for part in (
            self._hint,
            self.steps,
            self.notice,
            self.facts,
            self._related,
            self._frozen,
            self.files,
        ):
            self.body_column.addWidget(part)
        self.body_column.addStretch(1)
        self.setAcceptDrops(True)

    def show_document(self, view: DocumentView, main: Action | None, others: tuple[Action, ...]) -> None:
        """Show a document, its next step and whatever else can be done."""
        row = view.row
        code = row.symbol or (NO_NUMBER if row.direction == OUTGOING else "")
        meaning = colour(row.standing)
        self.show_head(
            code, kind_and_subject(row.kind_name, row.subject),
            row.standing.words if row.direction != KEPT else "", meaning or Meaning.NONE,
        )  # fmt: skip
        self.show_owner(view.row.id)
        self._show_parts(one=True)
        step = step_of(row) if row.direction == OUTGOING else -1
        self.steps.setVisible(step >= 0)
        if step >= 0:
            self.steps.show_step(step)
        self._show_notice(view)
        self.facts.set_rows(facts(view))
        self._show_related(view)
        self._show_frozen([file for file in view.files if file.words])
        plain = [FileLine(file.id, file.name, file.size) for file in view.files if not file.words]
        self.files.show_files("document", row.id, plain)
        self.show_actions(main, others)

    def show_several(self, count: int, main: Action | None, others: tuple[Action, ...]) -> None:
        """Say how many are chosen and what can be done with them all."""
        self.show_head("", f"Đã chọn {count} văn bản" if count else "Văn bản")
        self.show_owner(0)
        self._show_parts(one=False)
        self._hint.setText("Ctrl+C chép sang Excel, Ctrl+P in sổ." if count else "Chọn một văn bản để xem.")
        self.show_actions(main, others)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if self.owner and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped: a Word file of a draft is its edited version, the rest is attached."""
        if self._taken(event) or self.files.take(event.mimeData()):
            event.acceptProposedAction()

    # inside

    def _show_parts(self, *, one: bool) -> None:
        for part in (self.steps, self.notice, self.facts, self._related, self._frozen, self.files):
            part.setVisible(one)
        self._hint.setVisible(not one)

    def _show_notice(self, view: DocumentView) -> None:
        acted = [one for one in view.related if one.label.startswith("Bị ")]
        self.notice.setVisible(bool(acted))
        if acted:
            self.notice.show_notice(acted[-1].label, acted[-1].title)

    def _show_related(self, view: DocumentView) -> None:
        column = self._related.layout()
        assert isinstance(column, QVBoxLayout)
        clear(column)
        for one in view.related:
            open_it = partial(self._shell.show_record, one.record, one.id)
            line = RowButton(one.title, one.label, inset=0, on_click=open_it)
            line.setToolTip(one.title)
            column.addWidget(line)
        self._related.setVisible(bool(view.related))

    def _show_frozen(self, files: list[DocumentFile]) -> None:
        column = self._frozen.layout()
        assert isinstance(column, QVBoxLayout)
        clear(column)
        if files:
            column.addWidget(Text("Bản chính thức", "small-strong", "muted"))
        for file in files:
            column.addWidget(self._frozen_row(file))
        self._frozen.setVisible(bool(files))

    def _frozen_row(self, file: DocumentFile) -> QWidget:
        """What the file is, its name to open it, its size, and the hash that proves it unchanged."""
        box = _column()
        column = box.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(0)
        line = FileLine(file.id, file.name, file.size)
        top = QHBoxLayout()
        name = Button(file.words[:1].upper() + file.words[1:], icon="file-text", kind="link", tip=file.name)
        name.clicked.connect(lambda: self.files.open_file(line))
        top.addWidget(name)
        top.addStretch(1)
        top.addWidget(Text(size_words(file.size), "small", "muted"))
        column.addLayout(top)
        words = f"Mã kiểm {file.sha256[:_HASH_SHOWN]}…" + (" · đã khoá" if file.frozen else "")
        proof = Text(words, "small", "muted", wrap=True)
        proof.setToolTip(f"SHA-256: {file.sha256}")
        proof.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(proof)
        return box


def facts(view: DocumentView) -> list[Row]:
    """What the registers say, the empty lines left out."""
    rows = _FACTS[view.row.direction](view)
    return [(label, words) for label, words in rows if words]


def _incoming(view: DocumentView) -> list[Row]:
    row, values = view.row, view.values
    return [
        ("Số đến", f"{row.arrival_number:02d}" if row.arrival_number else ""),
        ("Ngày đến", day(row.received_on)),
        ("Tác giả", row.issuer),
        ("Ngày văn bản", day(row.date)),
        ("Người nhận", _dated(row.handler, values["forwarded_on"])),
        ("Hạn", day(row.due)),
        ("Tiến độ", row.progress),
        ("Giải quyết", day(row.done_on)),
        ("Ghi chú", row.note),
    ]


def _outgoing(view: DocumentView) -> list[Row]:
    row, values = view.row, view.values
    return [
        ("Ngày", day(row.date)),
        ("Người ký", row.signer),
        ("Nơi nhận", row.recipients),
        ("Số bản", str(values["copies"] or "")),
        ("Bản lưu", values["kept_by"]),
        ("Ngày chuyển", day(values["sent_on"])),
        ("Phát hành", day(values["issued_on"])),
        ("Hồ sơ", values["file_code"]),
        ("Ghi chú", row.note),
    ]


def _kept(view: DocumentView) -> list[Row]:
    row = view.row
    return [("Tác giả", row.issuer), ("Ngày", day(row.date)), ("Ghi chú", row.note)]


_FACTS: Final = {INCOMING: _incoming, OUTGOING: _outgoing, KEPT: _kept}


def _dated(words: str, when: dt.date | None) -> str:
    return f"{words} ({day(when)})" if words and when else words


def _column() -> QWidget:
    box = QWidget()
    box.setProperty("surface", "clear")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return box
