"""Rà soát căn cứ: the text at the left, what was found at the right; nothing changes until accepted.

Other pages open it with `shell.open("citations", ProgrammeText(2020))`, a `MadeText` or a `FreeText`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import Action
from ui.forms.dialog import RecordEditor
from ui.messages import Answer
from ui.pages.choosing import ChoosingPane
from ui.pages.citations.detail import FindingDetail, Standing
from ui.pages.citations.model import FindingModel, FindingTable
from ui.pages.citations.text import MarkedText
from ui.pages.citations.words import open_words, summary_words
from ui.panels.files import dropped_files
from ui.shell.page import Page, Shell
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState
from ui.widgets.flow import clear
from ui.widgets.look import px
from ui.widgets.panel import splitter
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.citing import Finding, Kind
from vstbpn_desktop.services import citing
from vstbpn_desktop.services.citing import FreeText, ProgrammeText, Reviewed, Subject

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

_TITLE: Final = "Rà soát căn cứ"
_FILES: Final = "Văn bản (*.docx *.txt);;Tất cả (*)"
_LEFT, _RIGHT = 640, 430
_ABOUT: Final = (
    "Tệp Word (.docx) hoặc văn bản (.txt); kéo thả vào đây cũng được. Số, ngày, cơ quan, nhiệm kỳ, tên luật "
    "được đối chiếu với nhau và với thư viện căn cứ. Không có gì thay đổi cho đến khi bấm Chấp nhận."
)


class CitationsPage(Page):
    """First the choice of a text, then the text with its findings."""

    title = _TITLE
    place = "documents"
    help = (
        "Bên trái là văn bản, chỗ cần xem được gạch chân và đánh số; bên phải là từng chỗ, lý do và đề xuất. "
        "↑ ↓ đi từng chỗ, Enter chấp nhận (sửa ngay nhiệm vụ, phần mở đầu hoặc lời tự viết; hoàn tác được), "
        "Del bỏ qua: chỗ bỏ qua được nhớ riêng cho văn bản này. Chữ của tệp và chữ dán không lưu ở đâu: "
        "chấp nhận xong bấm Chép văn bản đã sửa. Kết quả dựa vào thư viện căn cứ: thêm hoặc sửa văn bản "
        "trong thư viện thì rà soát lại ngay."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.subject: Subject | None = None
        self.reviewed: Reviewed | None = None
        self.showing_ignored = False
        self._before: list[FreeText] = []
        self._copied = True
        self.choosing = self._chooser()
        self.text = MarkedText()
        self.model = FindingModel(self)
        self.table = FindingTable(self.model)
        self.detail = FindingDetail()
        self.toggle = Button("", kind="link", on_click=self.toggle_ignored)
        self._none = QVBoxLayout()
        self._right = QStackedWidget()
        self._stack = QStackedLayout(self)
        self._build()
        self._connect()

    # what the window asks

    def summary(self) -> str:
        """What is reviewed and how much was found."""
        if self.reviewed is None:
            return "Đối chiếu số, ngày, cơ quan ban hành, nhiệm kỳ và tên luật trong một văn bản"
        return summary_words(self.reviewed)

    def commands(self) -> Sequence[Action]:
        """Another text; copying what was corrected of a text that is kept nowhere."""
        if self.subject is None:
            return (Action("Chọn tệp", self.choose_file, "folder-open", "bar"),)
        other = Action("Văn bản khác", self.choose_other, "file-search", "bar")
        if not isinstance(self.subject, FreeText):
            return (other,)
        copy = Action("Chép văn bản đã sửa", self.copy_text, "copy", "main", enabled=bool(self._before))
        return (other, copy)

    def activate(self, key: object = None) -> None:
        """Review what `key` names: a subject, a file, a document (record id, row id) by its file; without one
        go on with the last."""
        if isinstance(key, Path):
            self.open_file(key)
        elif isinstance(key, tuple):
            app, (record, row_id) = self.shell.app, key
            self._read(lambda: citing.read_attached(app, record, row_id))
        elif isinstance(key, citing.SUBJECTS):
            self.open(key)
        elif self.subject is None:
            self._show_choosing()

    def refresh(self, changed: Changed | None) -> None:
        """Whatever changed may stand in the text, or in the library."""
        if (
            isinstance(self.subject, ProgrammeText)
            and self.subject.year != self.shell.year
            and changed is None
        ):
            self.subject = ProgrammeText(self.shell.year)
        self._name_year()
        if self.subject is not None:
            self._review(self.subject)

    def may_leave(self) -> bool:
        """Corrections of a text that is kept nowhere are lost with the window: ask until they were copied."""
        if self._copied:
            return True
        answers = (Answer("leave", "Rời trang", "danger"), Answer("stay", "Ở lại", "filled"))
        text = "Chữ của tệp và chữ dán không lưu trong chương trình; hãy chép văn bản đã sửa trước."
        return self.shell.messages.choose("Chưa chép văn bản đã sửa", text, answers) == "leave"

    # choosing a text

    def open(self, subject: Subject) -> None:
        """Review a text from its beginning."""
        self.subject, self.reviewed = subject, None
        self._before, self._copied, self.showing_ignored = [], True, False
        self.choosing.show_error(None)
        self._review(subject)

    def choose_other(self) -> None:
        """Back to the choice of a text."""
        if self.may_leave():
            self.subject = self.reviewed = None
            self._copied = True
            self._show_choosing()

    def choose_file(self) -> None:
        """Ask for a file."""
        for path in self.shell.messages.open_files("Chọn văn bản để rà soát", _FILES, many=False):
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a file away from the window's thread and review it."""
        self._read(lambda: citing.read_free(path))

    def paste(self) -> None:
        """Take the text from the clipboard: a copied file, or words."""
        self._take(QGuiApplication.clipboard().mimeData())

    def review_programme(self) -> None:
        """Review the programme of the working year."""
        self.open(ProgrammeText(self.shell.year))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Review the first one."""
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.open_file(paths[0])

    # what a person does with a finding

    def current(self) -> Finding | None:
        """The chosen finding."""
        row = self.table.chosen()
        return self.model.findings[row] if 0 <= row < len(self.model.findings) else None

    def accept(self) -> None:
        """Take the proposal over; where there is none, see to the library."""
        finding, reviewed = self.current(), self.reviewed
        if finding is None or reviewed is None or finding.key in reviewed.ignored:
            return
        if not self._acceptable(finding):
            if finding.kind is Kind.UNKNOWN:
                self.edit_library()
        elif isinstance(reviewed.subject, FreeText):
            self._before.append(reviewed.subject)
            self._copied = False
            self._show_free(citing.corrected(reviewed, finding))
            self.shell.say(f"Đã sửa {finding.symbol} trong {reviewed.name}", (("Hoàn tác", self.take_back),))
        else:
            self._change("Sửa căn cứ", lambda: citing.accept(self.shell.app, reviewed, finding))

    def take_back(self) -> None:
        """Undo the last correction of a text that is kept nowhere."""
        if self._before:
            self._show_free(self._before.pop())
            self._copied = not self._before
            self.shell.say("Đã hoàn tác lần sửa")

    def ignore(self) -> None:
        """Leave a finding alone in this document, or see to it again."""
        finding, reviewed = self.current(), self.reviewed
        if finding is not None and reviewed is not None:
            act = citing.heed if finding.key in reviewed.ignored else citing.ignore
            self._change("Bỏ qua căn cứ", lambda: act(self.shell.app, reviewed, finding))

    def edit_library(self) -> None:
        """Open the library's entry, or a new one that begins with what the text says."""
        finding = self.current()
        if finding is None or finding.kind is Kind.TERM:
            return
        new = finding.kind is Kind.UNKNOWN or finding.act is None
        given = citing.library_values(finding) if new else None
        row_id = None if new else finding.act
        RecordEditor(self.shell, "library_entry", row_id, given, self.window()).open()

    def open_place(self) -> None:
        """Go to the record that the finding stands in."""
        finding, reviewed = self.current(), self.reviewed
        origin = reviewed.origin(finding) if finding and reviewed else None
        if origin is not None:
            self.shell.show_record(origin.record, origin.row_id)

    def copy_text(self) -> None:
        """Put the corrected text on the clipboard."""
        if isinstance(self.subject, FreeText):
            QGuiApplication.clipboard().setText(self.subject.text)
            self._copied = True
            self.shell.say("Đã chép văn bản đã sửa; dán vào Word bằng Ctrl+V")

    def toggle_ignored(self) -> None:
        """Show the findings that were left alone, too, or hide them."""
        self.showing_ignored = not self.showing_ignored
        if self.reviewed is not None:
            self._show(self.reviewed)

    # inside

    def _acceptable(self, finding: Finding) -> bool:
        reviewed = self.reviewed
        if reviewed is None or not finding.expected or finding.key in reviewed.ignored:
            return False
        if isinstance(reviewed.subject, FreeText):
            return True
        return not self.held() and bool(citing.edits_of(reviewed, finding))

    def _change(self, label: str, work: Callable[[], None]) -> None:
        if self.refuses():
            return
        self.shell.runner.run(label, lambda _: work(), lambda _: None, owner=self)

    def _show_free(self, subject: FreeText) -> None:
        self.subject = subject
        self._review(subject)

    def _take(self, mime: QMimeData) -> None:
        if paths := dropped_files(mime):
            self.open_file(paths[0])
        else:
            text = mime.text()
            self._read(lambda: citing.pasted(text))

    def _read(self, read: Callable[[], FreeText]) -> None:
        self.shell.runner.latest("citations-read", read, self.open, self._unreadable, owner=self)

    def _review(self, subject: Subject) -> None:
        app = self.shell.app
        self.shell.runner.latest(
            "citations", lambda: citing.review(app, subject), self._show, self._unreadable, owner=self
        )

    def _unreadable(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.subject = self.reviewed = None
        self._show_choosing()
        self.choosing.show_error(error)

    def _show(self, reviewed: Reviewed) -> None:
        key, row = self._chosen()
        self.reviewed = reviewed
        shown = reviewed.findings if self.showing_ignored else reviewed.open
        self.model.show_findings(shown, reviewed.ignored)
        self.text.show_text(reviewed.passages, shown, codes=isinstance(reviewed.subject, ProgrammeText))
        self.table.keeps_undo = bool(self._before)
        self._show_toggle(reviewed)
        self._stack.setCurrentIndex(1)
        self._right.setCurrentIndex(0 if shown else 1)
        if not shown:
            self._show_none(reviewed)
        found = self.model.row_of(key)
        self.table.choose(found if found >= 0 else min(max(row, 0), len(shown) - 1))
        self.header_changed.emit()

    def _chosen(self) -> tuple[str, int]:
        finding = self.current()
        return (finding.key if finding else ""), self.table.chosen()

    def _picked(self) -> None:
        finding, reviewed = self.current(), self.reviewed
        if finding is None or reviewed is None:
            return
        opens = open_words(finding, reviewed.origin(finding))
        standing = Standing(finding.key in reviewed.ignored, self._acceptable(finding), opens)
        self.detail.show_finding(finding, standing)
        self.text.point_out(self.table.chosen())

    def _show_toggle(self, reviewed: Reviewed) -> None:
        left = len(reviewed.findings) - len(reviewed.open)
        self.toggle.setText("Ẩn các chỗ đã bỏ qua" if self.showing_ignored else f"Hiện {left} chỗ đã bỏ qua")
        self.toggle.setVisible(bool(left))

    def _show_none(self, reviewed: Reviewed) -> None:
        clear(self._none)
        about = "Số, ngày, cơ quan, nhiệm kỳ và tên luật đều khớp nhau và khớp thư viện căn cứ."
        if reviewed.findings:
            about = "Các chỗ còn lại đã được bỏ qua cho văn bản này."
        self._none.addWidget(EmptyState("circle-check", "Không còn chỗ cần xem", about))

    def _show_choosing(self) -> None:
        self._name_year()
        self._stack.setCurrentIndex(0)
        self.choosing.setFocus()
        self.header_changed.emit()

    # looks

    def _chooser(self) -> ChoosingPane:
        self.programme = Button("", icon="list-checks", on_click=self.review_programme)
        paste = Button("Dán văn bản", icon="clipboard-paste", on_click=self.paste)
        title = "Chọn văn bản để rà soát căn cứ"
        return ChoosingPane("file-search", title, _ABOUT, self.choose_file, (paste, self.programme))

    def _name_year(self) -> None:
        self.programme.setText(f"Chương trình {self.shell.year}")

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.text.setAcceptDrops(False)
        found = splitter(self._table_card(), self.detail, orientation=Qt.Orientation.Vertical)
        found.setSizes([px(250), px(330)])
        none = Card()
        none.body.addLayout(self._none)
        self._right.addWidget(found)
        self._right.addWidget(none)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._right, 1)
        column.addWidget(self.toggle)
        whole = splitter(self.text, right)
        whole.setSizes([px(_LEFT), px(_RIGHT)])
        self._stack.addWidget(self.choosing)
        self._stack.addWidget(whole)

    def _table_card(self) -> Card:
        card = Card(margin=0)
        card.body.addWidget(self.table)
        return card

    def _connect(self) -> None:
        self.table.picked.connect(self._picked)
        self.table.accepted.connect(self.accept)
        self.table.delete_requested.connect(self.ignore)
        self.table.undo_requested.connect(self.take_back)
        self.text.pressed.connect(self._go_to)
        self.detail.accept_wanted.connect(self.accept)
        self.detail.ignore_wanted.connect(self.ignore)
        self.detail.library_wanted.connect(self.edit_library)
        self.detail.place_wanted.connect(self.open_place)

    def _go_to(self, row: int) -> None:
        self.table.choose(row)
        self.table.setFocus()
