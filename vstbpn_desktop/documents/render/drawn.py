"""What is drawn on a page, the same for every printed output: paragraphs, rules, frames, tables."""

from __future__ import annotations

from dataclasses import dataclass

from vstbpn_desktop.documents import model, styles
from vstbpn_desktop.documents.model import Run, Text
from vstbpn_desktop.documents.styles import Role


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in the look of a role; `after` overrides the style's, `keep` holds it to what follows."""

    role: Role
    runs: tuple[Run, ...]
    after: float | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A solid line in the middle of the room, in mm; `after` in pt."""

    length: float
    room: float
    after: float = 0


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in mm (for the signature and the seal)."""

    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Words in a frame: its size, the room left at its sides and the empty height above it, in mm."""

    role: Role
    text: str
    width: float
    height: float
    left: float
    right: float
    before: float = 0


CellItem = Para | Rule | Space | Frame


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without lines, its rows kept whole: widths in mm, cells, space after in pt.

    `row_mm` is how high every row is, exactly, and lets pages break between them; 0: as high as they need.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[CellItem, ...], ...], ...]
    after: float = 0
    closes: bool = False
    row_mm: float = 0


@dataclass(frozen=True, slots=True)
class Band:
    """A table row of one cell over all columns."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Lined:
    """A table with lines: widths in mm, header, printed cells; `tall` rows fit no page and may break."""

    widths: tuple[float, ...]
    aligns: tuple[model.Align, ...]
    header: tuple[tuple[model.HeaderCell, ...], ...]
    rows: tuple[tuple[Text, ...] | Band, ...]
    total: tuple[Text, ...] | None
    tall: frozenset[int]
    dense: bool
    row_mm: float = 0
    after: float = styles.TABLE_AFTER

    @property
    def role(self) -> Role:
        """The style of the cells."""
        return "cell_dense" if self.dense else "cell"

    @property
    def head_role(self) -> Role:
        """The style of the header's cells."""
        return "head_cell_dense" if self.dense else "head_cell"


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The signer's block and the text that must not leave it: at least two lines, or rows, of its page.

    Of the first item before, only the end need stay with the block; the others stay whole.
    """

    before: tuple[Para | Lined, ...]
    grid: Grid


Flowing = CellItem | Grid | Lined | NewPage
Item = Flowing | Closing


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pages of one section; `opens` where a paper begins, which bears the mark of a draft."""

    items: tuple[Item, ...]
    landscape: bool
    opens: bool
