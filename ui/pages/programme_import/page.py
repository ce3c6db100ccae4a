"""Nhập chương trình: read a document, look at what was understood, correct it, and only then take it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.actions import Action
from ui.messages import Answer
from ui.pages.choosing import ChoosingPane
from ui.pages.programme_import.dialogs import DifferenceDialog
from ui.pages.programme_import.outline import summary
from ui.pages.programme_import.prepared import Prepared, prepare
from ui.pages.programme_import.preview import PreviewPane
from ui.pages.programme_import.review import Understood, read
from ui.panels.files import dropped_files
from ui.shell.page import Page, Shell
from ui.widgets.button import Button
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme.difference import Difference
from vstbpn_desktop.queries.assign_offer import assign_offer
from vstbpn_desktop.services import importing

if TYPE_CHECKING:
    from ui.runner import Progress
    from vstbpn_desktop.db.change import Changed

_FILES: Final = "Chương trình (*.docx *.txt);;Tất cả (*)"
_INVITATION: Final = (
    "Chọn văn bản chương trình công tác",
    "Tệp Word (.docx) hoặc văn bản (.txt). Kéo thả tệp vào đây cũng được; hoặc chép "
    "chương trình trong Word, Zalo, thư điện tử rồi bấm Dán văn bản. "
    "Xem lại và sửa được trước khi nhận.",
)
_NOTHING_WRITTEN: Final = "Chưa có gì được ghi vào dữ liệu"


class ProgrammeImportPage(Page):
    """First the choice of a document, then its preview."""

    title = "Nhập chương trình"
    place = "programme"
    help = (
        "Bên trái là văn bản gốc, chỗ cần xem có vạch màu; bên phải là cách hiểu. Chọn một bên, "
        "bên kia theo. F8 tới chỗ cần xem kế tiếp, Ctrl+M gộp với dòng trên, Ctrl+T tách dòng, "
        "Ctrl+Z hoàn tác lần sửa."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.difference: Difference | None = None
        paste = Button("Dán văn bản", icon="clipboard-paste", on_click=self.paste)
        self.choosing = ChoosingPane("file-input", *_INVITATION, self.choose_file, (paste,))
        self.preview = PreviewPane()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.choosing)
        self._stack.addWidget(self.preview)
        self.setAcceptDrops(True)
        self.preview.corrected.connect(self._understand)
        self.preview.refused.connect(shell.messages.error)
        self.preview.difference_wanted.connect(self._show_difference)

    # what the window asks

    @property
    def understood(self) -> Understood | None:
        """What is under review, None before anything was read."""
        return self.preview.understood if self._stack.currentWidget() is self.preview else None

    def summary(self) -> str:
        """What was found, by parts."""
        if self.understood is None:
            return "Chương trình được đọc, xem lại và sửa trước khi nhận"
        return summary(self.understood)

    def commands(self) -> Sequence[Action]:
        """Choosing first, then taking or leaving."""
        if self.understood is None:
            return (Action("Chọn tệp", self.choose_file, "folder-open", "bar"),)
        preview = self.preview
        count = len(self.understood.draft.tasks)
        verb = "Cập nhật" if self.difference else "Nhận"
        return (
            Action("Bỏ", self.drop, "x", "bar"),
            Action("Chỗ cần xem kế tiếp", preview.next_doubt, "eye", "key", "F8"),
            Action("Gộp với dòng trên", preview.merge_up, "merge", "key", "Ctrl+M"),
            Action("Tách dòng", preview.split, "split", "key", "Ctrl+T"),
            Action(f"{verb} {count} nhiệm vụ", self.take, "check", "main", "Ctrl+S", count > 0, True),
        )

    def activate(self, key: object = None) -> None:
        """`key` may be a file to read at once."""
        if isinstance(key, Path):
            self.open_source(key)
        elif self.understood is not None:
            self.shell.say(_NOTHING_WRITTEN, done=False)
        else:
            self.choosing.setFocus()
        self._read_units()

    def refresh(self, changed: Changed | None) -> None:
        """What is in the data decides what would be new."""
        if self.understood is not None and (changed is None or changed.touches("programme", "task")):
            self._compare(self.understood)

    def may_leave(self) -> bool:
        """Corrections are kept while the window is open, and lost with it: ask."""
        standing = self.preview.corrections
        if self.understood is None or standing is None or not standing.count:
            return True
        answers = (Answer("leave", "Rời trang", "danger"), Answer("stay", "Xem tiếp", "filled"))
        text = f"{_NOTHING_WRITTEN}. {standing.count} chỗ sửa chỉ còn đến khi đóng chương trình."
        return self.shell.messages.choose("Rời bản xem trước?", text, answers) == "leave"

    # reading

    def choose_file(self) -> None:
        """Ask for the document."""
        for path in self.shell.messages.open_files("Chọn chương trình công tác", _FILES, many=False):
            self.open_source(path)

    def paste(self) -> None:
        """Take the document from the clipboard: a copied file, or its text."""
        mime = QGuiApplication.clipboard().mimeData()
        if paths := dropped_files(mime):
            self.open_source(paths[0])
        else:
            self.open_source(mime.text())

    def open_source(self, source: Path | str) -> None:
        """Read a file or text away from the window's thread, then show the preview."""
        year = self.shell.year
        self.choosing.show_error(None)

        def work(progress: Progress) -> Prepared:
            progress.report(None, "Đang đọc văn bản")
            review = read(source, year)
            progress.report(None, "Đang tìm nhiệm vụ, viện dẫn, mốc ngày")
            return prepare(review)

        self.shell.runner.run("Đọc chương trình", work, self._begin, self._unreadable, owner=self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the page."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the first one."""
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.open_source(paths[0])

    def _begin(self, prepared: Prepared) -> None:
        self.difference = None
        self.preview.begin(prepared)
        self._stack.setCurrentWidget(self.preview)
        self.preview.source_list.setFocus()
        self._head()
        self.shell.say(_NOTHING_WRITTEN, done=False)
        self._compare(prepared.understood)

    def _unreadable(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._stack.setCurrentWidget(self.choosing)
        self.choosing.show_error(error)
        self._head()

    def _understand(self) -> None:
        standing = self.preview.corrections
        if standing is not None:
            review = standing.current
            self.shell.runner.latest(
                "programme-understand", lambda: prepare(review), self._understood, owner=self
            )

    def _understood(self, prepared: Prepared) -> None:
        self.preview.show_understood(prepared)
        self._head()
        self._compare(prepared.understood)

    def _compare(self, understood: Understood) -> None:
        app, review = self.shell.app, understood.review
        self.shell.runner.latest(
            "programme-compare",
            lambda: importing.compare(app, understood.draft, review.year),
            lambda found: self._compared(found, review.year),
            owner=self,
        )

    def _compared(self, difference: Difference | None, year: int) -> None:
        self.difference = difference
        self.preview.show_difference(difference.summary() if difference else "", year)
        self.header_changed.emit()

    def _read_units(self) -> None:
        app, year = self.shell.app, self.shell.year

        def names() -> tuple[str, ...]:
            with app.reader() as reader:
                return tuple(unit.name for unit in assign_offer(reader, year, app.today).units)

        self.shell.runner.latest("programme-bodies", names, self.preview.strip.offer_units, owner=self)

    # taking and leaving

    def take(self) -> None:
        """Take the draft; where the year has a programme, show the difference and ask first."""
        if self.understood is None or self.preview.pending:
            return
        if self.difference is None:
            self._take(replace=False)
        else:
            self._show_difference()

    def drop(self) -> None:
        """Leave the preview without taking anything; corrections are asked about."""
        standing = self.preview.corrections
        if standing is not None and standing.count:
            text = f"{standing.count} chỗ sửa sẽ mất. {_NOTHING_WRITTEN}."
            if not self.shell.messages.ask("Bỏ bản xem trước?", text, "Bỏ bản này", "Xem tiếp", danger=True):
                return
        self._close()

    def _show_difference(self) -> None:
        if self.understood is None or self.difference is None:
            return
        count, year = len(self.understood.draft.tasks), self.understood.review.year
        verb = f"Cập nhật {count} nhiệm vụ"
        DifferenceDialog(self, year, self.difference, verb, lambda: self._take(replace=True)).open()

    def _take(self, *, replace: bool) -> None:
        assert self.understood is not None
        app, draft, review = self.shell.app, self.understood.draft, self.understood.review
        self.shell.runner.run(
            "Nhận chương trình",
            lambda _: importing.take(app, draft, review.year, review.path, replace=replace),
            lambda _: self._taken(review.year),
            owner=self,
        )

    def _taken(self, year: int) -> None:
        self._close()
        self.shell.set_year(year)
        self.shell.open("programme")

    def _close(self) -> None:
        self.preview.corrections = None
        self.preview.understood = None
        self._stack.setCurrentWidget(self.choosing)
        self.choosing.show_error(None)
        self._head()

    def _head(self) -> None:
        reading = self.understood is not None
        self.title = "Nhập chương trình: xem lại trước khi nhận" if reading else "Nhập chương trình"
        self.header_changed.emit()
