"""Evidence that waits to be saved with a result: files chosen, dropped or pasted, and pasted pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.files import dropped_files, png
from ui.widgets.button import Button
from ui.widgets.flow import clear
from ui.widgets.text import ElidedLabel, Text


@dataclass(frozen=True)
class Evidence:
    """A file on this machine, or a picture that only the clipboard had."""

    name: str
    path: Path | None = None
    image: QImage | None = None


@contextmanager
def as_files(evidence: Iterable[Evidence]) -> Iterator[list[Path]]:
    """Every piece as a file while the block lasts; pictures are written as PNG."""
    with TemporaryDirectory(prefix="vstbpn-") as folder:
        yield [piece.path or _written(piece, Path(folder)) for piece in evidence]


def _written(piece: Evidence, folder: Path) -> Path:
    assert piece.image is not None
    path = folder / piece.name
    path.write_bytes(png(piece.image))
    return path


class EvidenceBox(QWidget):
    """The list of what waits, with the ways to add to it."""

    changed = Signal()
    chosen = Signal()
    """Files were chosen by the button, which has the keyboard now."""

    def __init__(self, choose: Callable[[], Sequence[Path]], paste: Callable[[], object]) -> None:
        super().__init__()
        self.pieces: list[Evidence] = []
        self._choose = choose
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(Button("Chọn tệp", icon="paperclip", kind="link", on_click=self._add_chosen))
        tip = "Dán ảnh hoặc tệp đã sao chép (Ctrl+V)"
        buttons.addWidget(Button("Dán", icon="clipboard-paste", kind="link", tip=tip, on_click=paste))
        buttons.addWidget(Text("hoặc kéo thả", "small", "muted"))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._list)
        column.addLayout(buttons)

    def take(self, mime: QMimeData, now: dt.datetime) -> bool:
        """Take files or a picture; False where there is neither, or the picture comes with its words."""
        if paths := dropped_files(mime):
            self.add(Evidence(path.name, path) for path in paths)
            return True
        image = mime.imageData() if mime.hasImage() and not mime.hasFormat("text/plain") else None
        if isinstance(image, QImage) and not image.isNull():
            name = f"Ảnh dán {now:%d-%m-%Y %H.%M.%S} {len(self.pieces) + 1}.png"
            self.add([Evidence(name, None, image)])
            return True
        return False

    def add(self, pieces: Iterable[Evidence]) -> None:
        """Put more into the list; the same file only once."""
        known = {piece.path for piece in self.pieces if piece.path}
        self.show_pieces([*self.pieces, *(piece for piece in pieces if piece.path not in known)])

    def show_pieces(self, pieces: Sequence[Evidence]) -> None:
        """Let exactly these wait."""
        self.pieces = list(pieces)
        clear(self._list)
        for piece in self.pieces:
            self._list.addWidget(self._row(piece))
        self.changed.emit()

    def _row(self, piece: Evidence) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(ElidedLabel(piece.name, "small"), 1)
        drop = Button(icon="x", kind="icon", tip=f"Bỏ {piece.name}", on_click=lambda: self._drop(piece))
        line.addWidget(drop)
        return row

    def _drop(self, piece: Evidence) -> None:
        self.show_pieces([one for one in self.pieces if one is not piece])

    def _add_chosen(self) -> None:
        self.add(Evidence(path.name, path) for path in self._choose())
        self.chosen.emit()
