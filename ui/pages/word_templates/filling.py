"""A template out of the program: into a file, into a folder of files, or open in Word to look at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from ui.reports.export import WORD, Exporter, open_path
from ui.shell.page import Shell
from vstbpn_desktop.documents.names import file_stem
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import attachments, templates
from vstbpn_desktop.services.folders import free_folder
from vstbpn_desktop.services.templates import Template

if TYPE_CHECKING:
    from ui.runner import Progress


class Order(NamedTuple):
    """What is filled: the template and its content, for whom, `many` of them, `apart` or in one file."""

    template: Template
    data: bytes
    ids: list[int]
    many: bool
    apart: bool


class Filler:
    """Fills in the background. `owner` is the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self._shell = shell
        self._owner = owner
        self._exporter = Exporter(shell, owner)

    def save(self, order: Order) -> None:
        """Ask where to and write."""
        if order.apart:
            self._save_folder(order)
        else:
            self._exporter.save_by(WORD, self._stem(order), partial(self._write, order))

    def open(self, order: Order, row_id: int | None) -> None:
        """Fill for one record and open a copy that is not kept."""
        app, template = self._shell.app, order.template

        def work(_: Progress) -> bytes:
            return templates.fill(app, template, order.data, row_id).content

        show = partial(self.open_copy, template)
        self._shell.runner.run("Điền mẫu", work, show, self._failed, owner=self._owner)

    def open_copy(self, template: Template, content: bytes) -> None:
        """Open a content in Word under the template's name; what is kept stays as it is."""
        open_path(attachments.copy_for_now(f"{file_stem(template.name)}.docx", content))

    def _write(self, order: Order, path: Path, progress: Progress) -> None:
        from vstbpn_desktop.documents.render import save

        app, template = self._shell.app, order.template
        if order.many:
            filled = templates.fill_together(app, template, order.data, order.ids, progress.report)
        else:
            filled = templates.fill(app, template, order.data, next(iter(order.ids), None))
        save(filled.content, path)

    def _save_folder(self, order: Order) -> None:
        parent = self._shell.messages.folder("Đặt thư mục các tệp vào đâu")
        if parent is None:
            return
        app = self._shell.app
        target = free_folder(parent, f"{order.template.name} {app.today:%d-%m-%Y}")

        def work(progress: Progress) -> list[Path]:
            return templates.fill_folder(app, order.template, order.data, order.ids, target, progress.report)

        def done(paths: list[Path]) -> None:
            links = (("Mở thư mục", partial(open_path, target)),)
            self._shell.say(f"Đã lập {len(paths)} tệp trong “{target.name}”", links)

        self._shell.runner.run(f"Điền {len(order.ids)} tệp", work, done, self._failed, owner=self._owner)

    def _stem(self, order: Order) -> str:
        subject = order.template.subject
        if subject is None or len(order.ids) != 1:
            return file_stem(order.template.name)
        with self._shell.app.reader() as reader:
            return file_stem(f"{order.template.name} - {reader.title(subject, order.ids[0])}")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._shell.messages.error(error)
