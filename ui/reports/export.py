"""Into a file: Word, PDF, Excel, under a safe name, with two ways out where the file is open elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.messages import Answer
from ui.shell.page import Shell
from vstbpn_desktop.errors import UserError

if TYPE_CHECKING:
    from ui.runner import Progress


class FileKind(NamedTuple):
    """A kind of file a document is saved as."""

    ending: str
    name: str
    filters: str


WORD: Final = FileKind(".docx", "Word", "Văn bản Word (*.docx)")
PDF: Final = FileKind(".pdf", "PDF", "Tệp PDF (*.pdf)")
EXCEL: Final = FileKind(".xlsx", "Excel", "Bảng tính Excel (*.xlsx)")
_WAYS_OUT: Final = (
    Answer("again", "Thử lại", "filled"),
    Answer("other", "Lưu tên khác"),
    Answer("no", "Không lưu"),
)

Render = Callable[[], bytes]
Write = Callable[[Path, "Progress"], object]


class Exporter:
    """Saves what is rendered. `owner` is the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self._shell = shell
        self._owner = owner

    def save(self, kind: FileKind, stem: str, render: Render) -> None:
        """Ask where to, then render and write in the background."""

        def write(path: Path, _: Progress) -> None:
            from vstbpn_desktop.documents.render import save

            save(render(), path)

        self.save_by(kind, stem, write)

    def save_by(self, kind: FileKind, stem: str, write: Write) -> None:
        """The same for what writes the file itself, telling how far it is."""
        title = f"Lưu thành tệp {kind.name}"
        path = self._shell.messages.save_file(title, f"{stem}{kind.ending}", kind.filters)
        if path is not None:
            self._write(kind, path, write)

    def _write(self, kind: FileKind, path: Path, write: Write) -> None:
        def work(progress: Progress) -> Path:
            write(path, progress)
            return path

        again = partial(self._refused, kind, path, write)
        self._shell.runner.run(f"Lập tệp {kind.name}", work, self._saved, again, owner=self._owner)

    def _refused(self, kind: FileKind, path: Path, write: Write, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        answer = self._shell.messages.choose(error.what, error.todo, _WAYS_OUT, "triangle-alert")
        if answer == "again":
            self._write(kind, path, write)
        elif answer == "other":
            self.save_by(kind, path.stem, write)

    def _saved(self, path: Path) -> None:
        links = (("Mở tệp", partial(open_path, path)), ("Mở thư mục", partial(open_path, path.parent)))
        self._shell.say(f"Đã lưu {path.name}", links)


def open_path(path: Path) -> None:
    """Open a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
