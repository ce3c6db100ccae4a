"""What the officer mends in the preview: each takes the lines and gives new ones, to be assembled again."""

from dataclasses import replace

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme.lines import Choice, Line, Lines, Role
from vstbpn_desktop.exchange.programme.markers import NO_MARKER, split_marker
from vstbpn_desktop.exchange.programme.source import Cell, Column

Corrected = tuple[Line, ...]
"""As the lines that came in, one of them changed; indexes count from 0."""

_TREE = frozenset({Role.PART, Role.GROUP, Role.ITEM, Role.DETAIL, Role.CONTINUATION, Role.INTRO})


def set_role(lines: Lines, index: int, role: Role) -> Corrected:
    """Say what a line is; its doubts are settled."""
    return _with(lines, index, replace(lines[index], role=role, doubts=(), paragraph=False))


def settle(lines: Lines, index: int) -> Corrected:
    """Leave a doubtful line as it was understood."""
    return _with(lines, index, replace(lines[index], doubts=()))


def choose(lines: Lines, index: int, choice: Choice) -> Corrected:
    """Set title, nature or bodies of the item that begins here; what `choice` leaves None stays proposed."""
    return _with(lines, index, replace(lines[index], choice=choice))


def merge_up(lines: Lines, index: int) -> Corrected:
    """One line of this and the one above, with that one's role.

    Raises UserError for the first line.
    """
    if index < 1:
        raise UserError("Đây là dòng đầu tiên, không có dòng nào ở trên để gộp.")
    above, line = lines[index - 1], lines[index]
    merged = replace(
        above,
        sources=tuple(dict.fromkeys((*above.sources, *line.sources))),
        text=f"{above.text} {line.words}".strip() if not (above.cells and line.cells) else _both(above, line),
        cells=_merged_cells(above, line),
        doubts=(),
    )
    return (*lines[: index - 1], merged, *lines[index + 1 :])


def split(lines: Lines, index: int, position: int) -> Corrected:
    """Two lines, cut before the character at `position` of the line's text.

    Raises UserError where one of them would be empty.
    """
    line = lines[index]
    before, after = line.text[:position].strip(), line.text[position:].strip()
    if position < 0 or not before or not after:
        raise UserError(
            "Không tách được ở đây: một trong hai dòng sẽ trống.", "Hãy đặt con trỏ vào giữa dòng."
        )
    marker, text = (
        split_marker(after) if line.role in _TREE or line.role is Role.RECIPIENT else (NO_MARKER, after)
    )
    role = Role.ITEM if marker.kind and line.role in _TREE else line.role
    first = replace(line, text=before, cells=_cut_cells(line, before), doubts=())
    second = Line(line.sources, text, role, marker)
    return (*lines[:index], first, second, *lines[index + 1 :])


def _with(lines: Lines, index: int, line: Line) -> Corrected:
    return (*lines[:index], line, *lines[index + 1 :])


def _both(above: Line, line: Line) -> str:
    return f"{above.text} {line.text}".strip()


def _merged_cells(above: Line, line: Line) -> tuple[Cell, ...]:
    """Two rows become one, cell by cell; a line below a row goes into its text."""
    if not above.cells:
        return ()
    if line.cells:
        return (*above.cells, *line.cells)
    return _cut_cells(above, f"{above.text} {line.words}".strip())


def _cut_cells(line: Line, text: str) -> tuple[Cell, ...]:
    """The row's cells with its text replaced."""
    kept = tuple(cell for cell in line.cells if cell.column is not Column.TEXT)
    head = next((cell.head for cell in line.cells if cell.column is Column.TEXT), "")
    return (*kept, Cell(Column.TEXT, head, text)) if line.cells else ()
