"""A source line as it is understood: its role in the programme, its marker, and what is doubtful about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vstbpn_desktop.exchange.programme.markers import NO_MARKER, Marker, label_marker, split_marker
from vstbpn_desktop.exchange.programme.natures import Nature
from vstbpn_desktop.exchange.programme.source import Cell, Column, SourceLine


class Role(StrEnum):
    """What a line is; the value is what the officer reads."""

    LETTERHEAD = "phần đầu văn bản"
    TITLE = "tên chương trình"
    PREAMBLE = "phần mở đầu"
    PART = "phần"
    GROUP = "nhóm nhiệm vụ"
    INTRO = "lời dẫn"
    ITEM = "nhiệm vụ"
    DETAIL = "ý nhỏ của nhiệm vụ trên"
    CONTINUATION = "nối với dòng trên"
    TABLE_HEAD = "tiêu đề bảng"
    CLOSING = "phần kết"
    RECIPIENTS_HEAD = "chữ “Nơi nhận”"
    RECIPIENT = "nơi nhận"
    RECIPIENT_NOTE = "ghi chú nơi nhận"
    FILING = "dòng Lưu"
    SIGNATURE = "khối ký"
    APPENDIX = "phụ lục"
    UNREAD = "chưa hiểu, giữ nguyên"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the officer set on an item by hand; None leaves the proposal."""

    title: str | None = None
    nature: Nature | None = None
    lead: tuple[str, ...] | None = None
    cooperating: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line to show and to correct.

    `sources` are the numbers of the source lines in it (several after a merge; two lines share one after a
    split). `text` is without `marker`. `gap` is the number of blank lines before; `paragraph` says that a
    continuation begins a new paragraph. `level` is that of an automatic marker in Word's list. `cells` are
    those of a table's row. `doubts` are reasons in words.
    """

    sources: tuple[int, ...]
    text: str
    role: Role = Role.UNREAD
    marker: Marker = NO_MARKER
    gap: int = 0
    level: int = 0
    paragraph: bool = False
    cells: tuple[Cell, ...] = ()
    doubts: tuple[str, ...] = ()
    choice: Choice = field(default=Choice())

    @property
    def words(self) -> str:
        """Everything in the line: its marker, its text and the other cells of its row."""
        if self.cells:
            return "\t".join(cell.text for cell in self.cells)
        return f"{self.marker.text} {self.text}".strip()

    @property
    def is_assigned(self) -> bool:
        """Whether it is a row with more in it than a number and a text."""
        return any(cell.column not in (Column.MARKER, Column.TEXT) for cell in self.cells)


Lines = Sequence[Line]
_LONGEST_LABEL = 12


def from_source(source: SourceLine) -> Line:
    """The line with its marker set apart, nothing understood yet."""
    cells = tuple(_row_cell(cell) for cell in source.cells)
    if cells:
        marker, text = _row(cells)
    elif source.label:
        marker, text = label_marker(source.label), source.text
    elif source.head_row or (len(source.text) > 1 and not any(char.isalnum() for char in source.text)):
        marker, text = NO_MARKER, source.text
    else:
        marker, text = split_marker(source.text)
    return Line((source.number,), text, marker=marker, gap=source.gap, level=source.level, cells=cells)


def _row_cell(cell: Cell) -> Cell:
    """A heading over the whole row stands in the STT column, but is a text."""
    if cell.column is Column.MARKER and len(cell.text) > _LONGEST_LABEL:
        return replace(cell, column=Column.TEXT)
    return cell


def _row(cells: Sequence[Cell]) -> tuple[Marker, str]:
    """A row's marker is its STT cell, else what its text begins with."""
    label = next((cell.text for cell in cells if cell.column is Column.MARKER), "")
    text = "\n".join(cell.text for cell in cells if cell.column is Column.TEXT)
    return (label_marker(label), text) if label else split_marker(text)
