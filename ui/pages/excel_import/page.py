"""Nhập từ Excel: read a file or copied cells, see what they would make, choose, and only then take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.actions import Action
from ui.messages import Answer
from ui.pages.choosing import ChoosingPane
from ui.pages.excel_import.order import Clipped, Order, clipped, read
from ui.pages.excel_import.preview import PreviewPane
from ui.pages.excel_import.review import Review, Reviewed, look
from ui.pages.list_excel import sheet_files
from ui.reports.export import EXCEL, Exporter
from ui.shell.page import Page, Shell
from ui.widgets.button import Button
from vstbpn_desktop.documents.names import file_stem
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import take_import, template
from vstbpn_desktop.spec import RecordSpec

if TYPE_CHECKING:
    from pathlib import Path

    from ui.runner import Progress
    from vstbpn_desktop.db.change import Changed

_FILES: Final = "Bảng tính (*.xlsx *.xls *.ods *.xlsm);;Tất cả (*)"
_NOTHING_WRITTEN: Final = "Chưa có gì được ghi vào dữ liệu"
_HOW: Final = (
    "Tệp .xlsx, .xls hoặc .ods, cột theo thứ tự nào cũng được; phông TCVN3, VNI được nhận ra. "
    "Kéo thả tệp vào đây, hoặc chép các ô trong Excel rồi bấm Dán (Ctrl+V). "
    "Mọi dòng được xem lại trước khi nhập."
)


class ExcelImportPage(Page):
    """First the choice of a file, then the preview of what it would do."""

    title = "Nhập từ Excel"
    help = (
        "Bên trái: mỗi cột trong tệp là trường nào, bảng mã cũ trước và sau. Bên phải: từng dòng sẽ làm gì; "
        "phím cách đổi cách làm với dòng có thể trùng, F8 tới lỗi kế tiếp, Ctrl+S nhập. "
        "Nhập cả tệp hoặc không gì cả; nhập rồi vẫn hoàn tác được."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.order: Order | None = None
        self._planning = self._plan_again = self._taking = False
        paste = Button("Dán từ Excel", icon="clipboard-paste", on_click=self.paste)
        sample = Button("Tải tệp mẫu", icon="download", on_click=self.save_template)
        self.choosing = ChoosingPane(
            "file-spreadsheet", "Chọn tệp Excel", _HOW, self.choose_file, (paste, sample)
        )
        self.preview = PreviewPane()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.choosing)
        self._stack.addWidget(self.preview)
        self.setAcceptDrops(True)
        self.preview.replan.connect(self._replan)
        self.preview.decided.connect(self.header_changed)
        self.preview.again.connect(self._read)

    # what the window asks

    @property
    def review(self) -> Review | None:
        """What is under review, None before anything was read."""
        return self.preview.review if self._stack.currentWidget() is self.preview else None

    def summary(self) -> str:
        """Which file, which sheet, how many rows."""
        review = self.review
        if review is None or review.reviewed is None:
            return "Tệp được đọc và xem lại trước khi nhập"
        plan = review.reviewed.plan
        from_file = review.book.path.is_absolute()
        whence = f"{review.book.path.name} · {plan.sheet}" if from_file else "Các ô đã dán"
        doubts = f" · {len(plan.doubts)} tên cần xem lại" if plan.doubts else ""
        return f"{whence} · {len(plan.body)} dòng{doubts} · {_NOTHING_WRITTEN.lower()}"

    def commands(self) -> Sequence[Action]:
        """Choosing first, then taking or leaving."""
        if self.order is None:
            return ()
        if self.review is None:
            return (Action("Quay lại danh sách", self.leave, "arrow-left", "bar"),)
        return (
            Action("Bỏ", self.drop, "x", "bar"),
            Action("Lỗi kế tiếp", self.preview.next_problem, "eye", "key", "F8"),
            Action(
                self._verb(self.review), self.take, "check", "main", "Ctrl+S", self._ready(self.review), True
            ),
        )

    def activate(self, key: object = None) -> None:
        """`key` is an `Order`; without one the last is gone on with."""
        if isinstance(key, Order):
            self._begin(key)
        if self.review is not None:
            self.shell.say(_NOTHING_WRITTEN, done=False)
        else:
            self.choosing.setFocus()

    def refresh(self, changed: Changed | None) -> None:
        """What is in the data decides what would be new."""
        if self.review is not None and not self._taking:
            self._replan()

    def may_leave(self) -> bool:
        """What was chosen here is lost with the page: ask."""
        if self.review is None or not self.review.touched or self._taking:
            return True
        answers = (Answer("leave", "Rời trang", "danger"), Answer("stay", "Xem tiếp", "filled"))
        text = f"{_NOTHING_WRITTEN}. Những lựa chọn ở đây sẽ mất."
        if self.shell.messages.choose("Rời bản xem trước?", text, answers) == "stay":
            return False
        self._close()
        return True

    # reading

    def choose_file(self) -> None:
        """Ask for the file."""
        for path in self.shell.messages.open_files("Chọn tệp Excel", _FILES, many=False):
            self.open_source(path)

    def paste(self) -> None:
        """Take the cells that were copied, or the file."""
        mime = QGuiApplication.clipboard().mimeData()
        paths = sheet_files(mime)
        self.open_source(paths[0] if paths else clipped(mime))

    def open_source(self, source: Path | Clipped) -> None:
        """Read a file or cells away from the window's thread, then show the preview."""
        if self.order is not None:
            self._begin(replace(self.order, source=source))

    def save_template(self) -> None:
        """Save an empty file to fill in."""
        if self.order is None:
            return
        app, record = self.shell.app, self.order.record
        stem = file_stem(f"Mẫu nhập {app.registry[record].plural.lower()}")
        Exporter(self.shell, self).save_by(EXCEL, stem, lambda path, _: template(app, record, path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the page."""
        if sheet_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the first one."""
        if paths := sheet_files(event.mimeData()):
            event.acceptProposedAction()
            self.open_source(paths[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes while a file is still to be chosen."""
        if self.review is None and event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _begin(self, order: Order) -> None:
        self.order = order
        self.place = self._spec.area or order.page
        self._close()
        if order.source is not None:
            self._read()

    def _read(self) -> None:
        assert self.order is not None
        app, order = self.shell.app, self.order
        self.choosing.show_error(None)

        def work(progress: Progress) -> Review:
            progress.report(None, "Đang đọc tệp")
            review = Review(*read(app, order))
            review.show(look(app, order.record, review.book, review.how, progress.report))
            return review

        self.shell.runner.run("Đọc tệp Excel", work, self._show, self._unreadable, owner=self)

    def _show(self, review: Review) -> None:
        self.preview.begin(review)
        self._stack.setCurrentWidget(self.preview)
        self.preview.table.setFocus()
        self._head()
        self.shell.say(_NOTHING_WRITTEN, done=False)

    def _unreadable(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._close()
        self.choosing.show_error(error)

    def _replan(self) -> None:
        """Plan again; while one plan is being made, only the last wish waits."""
        review, order = self.review, self.order
        if review is None or order is None:
            return
        if self._planning:
            self._plan_again = True
            return
        self._planning = True
        app, book, how = self.shell.app, review.book, review.how
        self.header_changed.emit()
        self.shell.runner.run(
            "Xem lại tệp Excel",
            lambda progress: look(app, order.record, book, how, progress.report),
            lambda reviewed: self._planned(review, reviewed),
            self._not_planned,
            stopped=self._stopped,
            owner=self,
        )

    def _planned(self, review: Review, reviewed: Reviewed) -> None:
        self._planning = False
        if review is not self.review:
            return
        if self._plan_again:
            self._plan_again = False
            self._replan()
            return
        review.show(reviewed)
        self.preview.show_review()
        self._head()

    def _not_planned(self, error: Exception) -> None:
        self._stopped()
        if not isinstance(error, UserError):
            raise error
        self.shell.messages.error(error)

    def _stopped(self) -> None:
        self._planning = self._plan_again = False
        self.header_changed.emit()

    # taking and leaving

    def take(self) -> None:
        """Write all of it in one change, which can be undone."""
        review = self.review
        if review is None or review.reviewed is None or not self._ready(review):
            return
        app, plan = self.shell.app, review.reviewed.plan
        same, skip = review.same, review.skipped
        self._taking = True
        self.header_changed.emit()
        self.shell.runner.run(
            f"Nhập {review.count} {plan.spec.label}",
            lambda progress: take_import(app, plan, same, skip, progress.report),
            lambda _: self.leave(),
            self._not_taken,
            stopped=self._taking_ended,
            owner=self,
        )

    def drop(self) -> None:
        """Leave the preview without taking anything."""
        if self.may_leave():
            self.leave()

    def leave(self) -> None:
        """Back to the list that asked."""
        self._taking = False
        self._close()
        if self.order is not None:
            self.shell.open(self.order.page, None)

    def _not_taken(self, error: Exception) -> None:
        self._taking_ended()
        if not isinstance(error, UserError):
            raise error
        self.shell.messages.error(error)
        self._replan()

    def _taking_ended(self) -> None:
        self._taking = False
        self.header_changed.emit()

    def _ready(self, review: Review) -> bool:
        busy = self._planning or self._taking
        return not busy and review.errors == 0 and review.count > 0

    def _verb(self, review: Review) -> str:
        left_out = len(review.wrong_rows) if review.skips_wrong else 0
        return f"Nhập {review.count} {self._spec.label}" + (f", bỏ {left_out} dòng lỗi" if left_out else "")

    @property
    def _spec(self) -> RecordSpec:
        assert self.order is not None
        return self.shell.app.registry[self.order.record]

    def _close(self) -> None:
        self.preview.review = None
        self._planning = self._plan_again = False
        self._stack.setCurrentWidget(self.choosing)
        self.choosing.show_error(None)
        self._head()

    def _head(self) -> None:
        whole = f"Nhập {self._spec.plural.lower()} từ Excel" if self.order else "Nhập từ Excel"
        self.title = f"{whole}: xem lại trước khi nhập" if self.review else whole
        self.header_changed.emit()
