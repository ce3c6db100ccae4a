"""Mẫu Word của tôi: the template and for whom at the left, what it will say or the fields at the right.

Other pages open it with `shell.open("word-templates", ("unit", [1, 2, 3]))`: records to fill for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ui import actions
from ui.actions import Action
from ui.forms.naming import NameDialog
from ui.messages import Answer
from ui.pages.word_templates.fields import FieldFinder
from ui.pages.word_templates.filling import Filler, Order
from ui.pages.word_templates.preview import WordPreview
from ui.pages.word_templates.problems import ProblemList
from ui.pages.word_templates.target import TargetForm
from ui.panels.files import dropped_files
from ui.reports.export import open_path
from ui.reports.notes import NotesBanner
from ui.shell.page import Page, Shell
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState, divider
from ui.widgets.fields import Choice, ChoiceField
from ui.widgets.look import px
from ui.widgets.panel import lay_beside, scrolled
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import templates
from vstbpn_desktop.services.templates import BrokenTemplate, Looked, Template

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from vstbpn_desktop.db.change import Changed

_LEFT: Final = 372
_LEAST_LEFT: Final = 300
_PAUSE_MS: Final = 150
_FILES: Final = "Văn bản Word (*.docx)"
_SAME_NAME: Final = (
    Answer("replace", "Thay mẫu cũ", "filled"),
    Answer("beside", "Giữ cả hai"),
    Answer("no", "Không thêm"),
)
_ABOUT: Final = (
    "Đặt vào tệp Word của bạn các trường như {{ don_vi.ten_don_vi }} (chép từ bảng bên phải), rồi thêm tệp "
    "vào đây. Chương trình kiểm tra từng thẻ, rồi điền cho một hoặc nhiều đơn vị, lớp, người…"
)
_QUICK: Final = "Xem nhanh phần chữ, chỗ được điền tô nền. Trình bày và ngắt trang: mở trong Word."


class WordTemplatesPage(Page):
    """The officer's templates: added, looked at with real data, filled."""

    title = "Mẫu Word của tôi"
    place = "make"
    help = (
        "Chọn mẫu, chọn điền cho ai; bên phải là chữ sẽ có trong tệp. Lưu Word ghi một tệp, hoặc một thư mục "
        "mỗi mục một tệp. Thẻ Trường dùng được liệt kê mọi trường với giá trị đang có; Enter để chép."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.found: list[Template] = []
        self.template: Template | None = None
        self._given: tuple[str, tuple[int, ...]] = ("", ())
        self._data: tuple[str, bytes] = ("", b"")
        self.filler = Filler(shell, self)
        self.choice = ChoiceField(optional=False)
        self.choice.setAccessibleName("Mẫu")
        self.about = Text("", "small", "muted", wrap=True)
        self.target = TargetForm(shell)
        self.notes = NotesBanner()
        self.preview = WordPreview()
        self.fields = FieldFinder(shell)
        self.problems = ProblemList(open_path)
        self.tabs = QTabWidget()
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._sides, self._right = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    # what the window asks

    def summary(self) -> str:
        """How many templates there are."""
        return f"{len(self.found)} mẫu" if self.found else ""

    def commands(self) -> Sequence[Action]:
        """Adding a template; filling the one that is open."""
        ready = self.ready
        return (
            Action("Thêm mẫu", self.add, "plus", "bar", actions.NEW, writes=True),
            Action("Mở trong Word", self.open_filled, "external-link", "bar", enabled=ready),
            Action("Lưu Word", self.save, "file-text", "main", actions.SAVE, ready),
        )

    def activate(self, key: object = None) -> None:
        """Show the templates; those records to fill for that `key` names."""
        if isinstance(key, tuple):
            self._given = (key[0], tuple(key[1]))
        self._read()

    def refresh(self, changed: Changed | None) -> None:
        """Templates or what they say may have changed."""
        self._read()
        self.target.reread()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Word files may be dropped."""
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the file."""
        if paths := self._dropped(event):
            event.acceptProposedAction()
            self.take(paths[0])

    @property
    def ready(self) -> bool:
        """Whether there is something to fill."""
        template = self.template
        return template is not None and (template.subject is None or bool(self.target.ids))

    # templates

    def add(self) -> None:
        """Ask for a file and take it in."""
        for path in self.shell.messages.open_files("Thêm mẫu Word", _FILES, many=False):
            self.take(path)

    def take(self, path: Path) -> None:
        """Check a file; keep it, or show what is wrong with it."""
        if self.refuses():
            return
        self.shell.runner.run(
            "Kiểm tra mẫu",
            lambda _: templates.from_file(path)[0],
            partial(self._checked, path),
            partial(self._refused, path),
            owner=self,
        )

    def _checked(self, path: Path, checked: Template) -> None:
        name = self._free_name(checked.name)
        if name is None:
            return
        app = self.shell.app
        self.shell.runner.run(
            "Thêm mẫu", lambda _: templates.add(app, path, name), self._added, self._failed, owner=self
        )

    def _free_name(self, name: str) -> str | None:
        """The name to keep it under; None where she thinks better of it."""
        taken = {one.name.casefold(): one.name for one in self.found}
        if name.casefold() not in taken:
            return name
        text = "Mẫu cũ được thay, có thể hoàn tác; hoặc giữ cả hai, mẫu mới thêm số vào tên."
        answer = self.shell.messages.choose(f"Đã có mẫu “{taken[name.casefold()]}”", text, _SAME_NAME)
        if answer == "replace":
            return taken[name.casefold()]
        number = 2
        while f"{name} ({number})".casefold() in taken:
            number += 1
        return f"{name} ({number})" if answer == "beside" else None

    def _added(self, template: Template) -> None:
        self._show_right(self.tabs)
        self.template = template
        self._read()
        self.tabs.setCurrentIndex(0)

    def _refused(self, path: Path, error: Exception) -> None:
        if isinstance(error, BrokenTemplate):
            self.problems.show_problems(path, error)
            self._show_right(self.problems)
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.shell.messages.error(error)

    def rename(self) -> None:
        """Ask for another name."""
        if self.template is not None:
            given = partial(templates.rename, self.shell.app, self.template)
            title = f"Đổi tên mẫu “{self.template.name}”"
            dialog = NameDialog(self.window(), title, "Đổi tên", given, self.template.name)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def remove(self) -> None:
        """Delete the template; the bar below offers to take it back."""
        if self.template is not None:
            templates.remove(self.shell.app, self.template)

    def open_source(self) -> None:
        """Open a copy of the template as it is."""
        if self.template is not None:
            self._try(lambda: self.filler.open_copy(self._order().template, self._content()))

    # filling

    def look(self) -> None:
        """Show what the filling will say; a newer call makes this one void."""
        self._soon.stop()
        template, row_id = self.template, self.target.looked_at
        if template is None:
            return
        self.fields.show_record(template.subject, row_id)
        if template.subject is not None and row_id is None:
            self._show_looked(Looked((), ()))
            return
        app, data = self.shell.app, self._content()
        work = partial(templates.look, app, template, data, row_id)
        self.shell.runner.latest("word-template", work, self._show_looked, self._not_looked, owner=self)

    def save(self) -> None:
        """Save the filling: one file, or a folder with a file each."""
        if self.template is not None and self.ready:
            self._try(lambda: self.filler.save(self._order()))

    def open_filled(self) -> None:
        """Fill for the record that is looked at and open it in Word, as a file that is not kept."""
        if self.template is not None and self.ready:
            self._try(lambda: self.filler.open(self._order(), self.target.looked_at))

    def _order(self) -> Order:
        assert self.template is not None
        many = self.template.subject is not None and self.target.is_many
        apart = many and self.target.apart.isChecked()
        return Order(self.template, self._content(), self.target.ids, many, apart)

    # inside

    def _content(self) -> bytes:
        assert self.template is not None
        if self._data[0] != self.template.sha256:
            self._data = (self.template.sha256, templates.content(self.shell.app, self.template))
        return self._data[1]

    def _read(self) -> None:
        """Read which templates there are, keeping the one that is open."""
        self.found = templates.templates(self.shell.app)
        self.choice.set_choices([Choice(one.name, one.name, _purpose(one)) for one in self.found])
        wanted = self.template.saved.id if self.template and self.template.saved else None
        fitting = [one for one in self.found if one.subject and one.subject.id == self._given[0]]
        kept = [one for one in self.found if one.saved and one.saved.id == wanted]
        self._open(next(iter(fitting or kept or self.found), None))

    def _open(self, template: Template | None) -> None:
        self.template = template
        self._sides.setCurrentIndex(0 if template is not None else 1)
        subject = template.subject.id if template is not None and template.subject is not None else ""
        chosen: tuple[int, ...] = ()
        if self._given[0] == subject:
            chosen, self._given = self._given[1], ("", ())
        self.target.show_template(template, chosen)
        if template is None:
            self._show_looked(Looked((), ()))
            self.fields.read()
            self.tabs.setCurrentIndex(1)
        else:
            self.choice.set_value(template.name)
            self.about.setText(f"{template.file} · {_purpose(template)}")
            self._try(self.look)
        self.tabs.setTabVisible(0, template is not None)
        self.header_changed.emit()

    def _chosen(self, name: object) -> None:
        self._show_right(self.tabs)
        self._open(next((one for one in self.found if one.name == name), None))

    def _target_changed(self) -> None:
        self._soon.start()
        self.header_changed.emit()

    def _show_looked(self, looked: Looked) -> None:
        self.preview.show_content(looked.content)
        blanks = ", ".join(looked.blanks)
        self.notes.show_notes([f"Còn trống: {blanks}."] if blanks else [])

    def _not_looked(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.preview.show_content(())
        self.notes.show_notes([str(error)])

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except UserError as error:
            self.shell.messages.error(error)

    def _dropped(self, event: QDropEvent) -> list[Path]:
        with suppress(RuntimeError):
            return [path for path in dropped_files(event.mimeData()) if path.suffix.lower() == ".docx"]
        return []

    def _again(self) -> None:
        if self.problems.path is not None:
            self.take(self.problems.path)

    def _show_right(self, part: QWidget) -> None:
        self._right.setCurrentWidget(part)

    def _connect(self) -> None:
        self.choice.changed.connect(self._chosen)
        self.target.changed.connect(self._target_changed)
        self.problems.again.connect(self._again)
        self.problems.closed.connect(lambda: self._show_right(self.tabs))

    def _lay_out(self) -> None:
        self._sides.addWidget(self._form())
        self._sides.addWidget(self._nothing())
        self._sides.setMinimumWidth(px(_LEAST_LEFT))
        self.tabs.addTab(self._shown(), "Xem nhanh")
        self.tabs.addTab(self.fields, "Trường dùng được")
        self._right.addWidget(self.tabs)
        self._right.addWidget(self.problems)
        card = Card(margin=4, spacing=0)
        card.body.addWidget(self._right)
        lay_beside(self, self._sides, card, _LEFT)

    def _form(self) -> Card:
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(8)
        column.addWidget(Text("Mẫu", "small-strong"))
        column.addWidget(self.choice)
        column.addWidget(self.about)
        column.addLayout(self._links())
        column.addWidget(divider())
        column.addWidget(Text("Điền cho", "small-strong"))
        column.addWidget(self.target)
        column.addStretch(1)
        card = Card(margin=0, spacing=0)
        card.body.addWidget(scrolled(inside), 1)
        return card

    def _links(self) -> QHBoxLayout:
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(Button("Mở mẫu gốc", kind="link", on_click=self.open_source))
        for words, call in (("Đổi tên", self.rename), ("Xoá", self.remove)):
            links.addWidget(Button(words, kind="link", on_click=call, writes=True))
        links.addStretch(1)
        return links

    def _nothing(self) -> Card:
        card = Card()
        state = EmptyState(
            "file-text",
            "Chưa có mẫu Word nào",
            _ABOUT,
            "Thêm mẫu Word",
            self.add,
            button_icon="plus",
            writes=True,
        )
        card.body.addWidget(state)
        return card

    def _shown(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(Text(_QUICK, "small", "muted", wrap=True))
        column.addWidget(self.notes)
        column.addWidget(self.preview, 1)
        return inside


def _purpose(template: Template) -> str:
    return f"điền cho {template.subject.label}" if template.subject else "điền hồ sơ Ban, ngày"
