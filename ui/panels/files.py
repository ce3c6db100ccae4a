"""The files of a record: added by choosing, dropping or pasting; opened as a copy; saved elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from ui.actions import Action, hold
from ui.menus import add_actions
from ui.panels.contents import FileLine, Link
from ui.panels.sections import LinkText, Section
from ui.widgets.button import Button
from ui.widgets.flow import clear
from ui.widgets.icons import pixmap
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.services import attachments
from vstbpn_desktop.services.year_closing import why_held
from vstbpn_desktop.vietnamese.numbers import size_words

if TYPE_CHECKING:
    from ui.shell.page import Shell

T = TypeVar("T")
_ANY: Final = "Tất cả (*)"
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class FilesSection(Section):
    """The files of the record `(record, row_id)` that is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("Tệp đính kèm")
        self._shell = shell
        self._owner = ("", 0)
        self.files: tuple[FileLine, ...] = ()
        self.held = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._hint = Text("Kéo thả tệp vào đây, hoặc dán ảnh, tệp đã sao chép.", "small", "muted", wrap=True)
        self.column.addLayout(self._list)
        self.column.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.adding = (
            Button("Thêm tệp", icon="paperclip", kind="link", on_click=self.choose),
            Button("Dán", icon="clipboard-paste", kind="link", on_click=self.paste),
        )
        for button in self.adding:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def show_files(self, record: str, row_id: int, files: Sequence[FileLine]) -> None:
        """Show the files of a record: of a closed year too, scans of its papers may come later."""
        self._owner = (record, row_id)
        self.files, self.held = tuple(files), why_held(self._shell.app, "attachment", ())
        for button in self.adding:
            button.hold(self.held)
        clear(self._list)
        for file in files:
            self._list.addWidget(self._row(file))
        self._hint.setVisible(not files and not self.held)

    def choose(self) -> None:
        """Ask for files and attach them."""
        self.attach(self._shell.messages.open_files("Thêm tệp đính kèm", _ANY))

    def paste(self) -> bool:
        """Attach what the clipboard holds: files or a picture; False when it holds neither."""
        mime = QGuiApplication.clipboard().mimeData()
        if self.take(mime):
            return True
        self._shell.say("Bộ nhớ tạm không có tệp hay ảnh để dán", done=False)
        return False

    def take(self, mime: QMimeData) -> bool:
        """Attach dropped or pasted files, or a picture; False when there is neither.

        Where nothing can be attached, says why.
        """
        if self.held:
            self._shell.say(self.held, done=False)
            return True
        paths = dropped_files(mime)
        if paths:
            self.attach(paths)
            return True
        image = mime.imageData() if mime.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self._attach_image(image)
            return True
        return False

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files, away from the window's thread."""
        app, (record, row_id) = self._shell.app, self._owner
        if paths:
            work = lambda _: attachments.attach(app, record, row_id, paths)  # noqa: E731  # one job
            self._shell.runner.run("Đính kèm tệp", work, lambda _: None)

    def _attach_image(self, image: QImage) -> None:
        app, (record, row_id) = self._shell.app, self._owner
        name = f"Ảnh dán {app.clock.now():%d-%m-%Y %H.%M.%S}.png"
        content = png(image)
        self._shell.runner.run(
            "Đính kèm ảnh",
            lambda _: attachments.attach_bytes(app, record, row_id, name, content),
            lambda _: None,
        )

    def _row(self, file: FileLine) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        picture = QLabel()
        picture.setPixmap(pixmap("paperclip", "muted", 16))
        name = LinkText([(file.name, Link("attachment", file.id, file.name))])
        name.opened.connect(lambda *_: self.open_file(file))
        more = Button(icon="ellipsis", kind="icon", tip=f"Việc với tệp {file.name}")
        more.set_menu(self._menu(more, file))
        for widget in (picture, name, Text(size_words(file.size), "small", "muted"), more):
            line.addWidget(widget, 1 if widget is name else 0)
        return row

    def _menu(self, parent: QWidget, file: FileLine) -> QMenu:
        menu = QMenu(parent)
        actions = (
            Action("Mở", partial(self.open_file, file)),
            Action("Lưu thành…", partial(self.save_file, file)),
            Action("Xoá", partial(self.delete_file, file), writes=True),
        )
        add_actions(menu, hold(actions, self.held))
        return menu

    def open_file(self, file: FileLine) -> None:
        """Open a copy that cannot be written, under the file's own name: what is stored stays as it is."""
        app, name = self._shell.app, safe_name(file.name)
        self._run(f"Mở tệp {file.name}", file, lambda: attachments.copy_to_read(app, file.id, name), show)

    def save_file(self, file: FileLine) -> None:
        """Save a copy where the officer says."""
        app, target = (
            self._shell.app,
            self._shell.messages.save_file("Lưu tệp đính kèm", safe_name(file.name), _ANY),
        )
        if target is not None:
            self._run(
                f"Lưu tệp {file.name}", file, lambda: attachments.copy_to(app, file.id, target), self._saved
            )

    def delete_file(self, file: FileLine) -> None:
        """Take the file off the record."""
        app = self._shell.app
        self._run(f"Xoá tệp {file.name}", file, lambda: app.delete("attachment", [file.id]), lambda _: None)

    def _saved(self, target: Path) -> None:
        links = (("Mở tệp", partial(show, target)), ("Mở thư mục", partial(show, target.parent)))
        self._shell.say(f"Đã lưu {target.name}", links)

    def _run(self, label: str, file: FileLine, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Away from the window's thread: a file may be large, its place slow."""
        self._shell.runner.run(label, lambda _: work(), done, partial(self._failed, file), owner=self)

    def _failed(self, file: FileLine, error: Exception) -> None:
        if isinstance(error, OSError):
            what = f"Không mở hoặc ghi được tệp “{file.name}” ({why(error)})."
            error = UserError(what, "Hãy đóng tệp đang mở hoặc chọn chỗ khác.")
        self._shell.runner.on_error(error)


def show(path: Path) -> None:
    """Open a file or a folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files on this machine that were dropped or copied."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def png(image: QImage) -> bytes:
    """The picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no QIODevice here
    return bytes(buffer.data().data())


def safe_name(name: str) -> str:
    """A file name that Windows takes."""
    return _UNSAFE.sub("-", name).strip(" .") or "tep"
