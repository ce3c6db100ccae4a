"""Paragraphs and tables of a Word file as XML text, in the order of elements that the schema asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import singledispatch
from xml.sax.saxutils import escape

from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.model import Align, HeaderCell, Run, Text, runs
from vstbpn_desktop.documents.render import metrics
from vstbpn_desktop.documents.render.docx_styles import style_id, twips
from vstbpn_desktop.documents.render.drawn import Band, Frame, Grid, Lined, Para, Rule, Space

KEEP = "<w:keepNext/>"
PAGE_BREAK = "<w:pageBreakBefore/>"
_JUSTIFY: dict[Align, str] = {
    "left": "",
    "center": '<w:jc w:val="center"/>',
    "right": '<w:jc w:val="right"/>',
}


def text_xml(text: Text) -> str:
    """The runs of a text; a line end in it becomes a break."""
    return "".join(_run(run) for run in runs(text))


def _run(run: Run) -> str:
    look = (
        ("<w:b/><w:bCs/>" if run.bold else "")
        + ("<w:i/><w:iCs/>" if run.italic else "")
        + ('<w:highlight w:val="yellow"/>' if run.highlight else "")
        + ('<w:u w:val="single"/>' if run.underline else "")
    )
    text = escape(run.text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para_xml(para: Para, flow: str = "") -> str:
    """A paragraph; `flow` is KEEP or PAGE_BREAK."""
    after = "" if para.after is None else f'<w:spacing w:after="{round(para.after * 20)}"/>'
    kept = KEEP if para.keep and KEEP not in flow else ""
    look = f'<w:pStyle w:val="{style_id(para.role)}"/>{kept}{flow}{after}'
    return f"<w:p><w:pPr>{look}</w:pPr>{text_xml(para.runs)}</w:p>"


def gap_xml(flow: str = "", points: float = 1, *, after: str = "") -> str:
    """An empty paragraph of an exact height in points; Word wants one after every table."""
    height = max(round(points * 20), 20)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id("gap")}"/>{flow}'
        f'<w:spacing w:line="{height}" w:lineRule="exact"/>{after}</w:pPr></w:p>'
    )


def rule_xml(rule: Rule) -> str:
    """A solid line in the middle of the room: the top border of a low paragraph, indented from both sides."""
    side = twips((rule.room - rule.length) / 2)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id("rule")}"/><w:pBdr><w:top w:val="single" '
        f'w:sz="{round(styles.RULE_STROKE * 8)}" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="{styles.RULE_GAP * 20}" w:after="{round(rule.after * 20)}"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def frame_xml(frame: Frame) -> str:
    """Words in a frame: a paragraph with borders, indented from both sides of the room."""
    style = styles.STYLES[frame.role]
    left, right = twips(frame.left), twips(frame.right)
    line = style.size * metrics.LINE_HEIGHT
    space = max(0, round((frame.height / metrics.MM_PER_PT - line) / 2))
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{round(styles.RULE_STROKE * 8)}" w:space="{room}" '
        f'w:color="{style.colour}"/>'
        for edge, room in (("top", space), ("left", 0), ("bottom", space), ("right", 0))
    )
    before = round(frame.before / metrics.MM_PER_PT + space) * 20
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(frame.role)}"/><w:pBdr>{edges}</w:pBdr>'
        f'<w:spacing w:before="{before}" w:after="{space * 20}"/><w:ind w:left="{left}" w:right="{right}"/>'
        f"</w:pPr>{text_xml(frame.text)}</w:p>"
    )


@singledispatch
def _inside(item: object) -> str:
    """What stands in a cell of a grid."""
    raise TypeError(f"no way to write {type(item).__name__}")


_inside.register(Para)(para_xml)
_inside.register(Rule)(rule_xml)
_inside.register(Frame)(frame_xml)


@_inside.register
def _(space: Space) -> str:
    return gap_xml(points=twips(space.height) / 20)


def grid_xml(grid: Grid) -> str:
    """A table without lines or margins, its rows whole."""
    widths = [twips(width) for width in grid.widths]
    rows = (
        _row(
            (
                _cell(width, "".join(map(_inside, cell)) or gap_xml())
                for width, cell in zip(widths, row, strict=True)
            ),
            exact_mm=grid.row_mm,
        )
        for row in grid.rows
    )
    return _table(widths, rows, "", 0, 0)


def lined_xml(table: Lined, *, tied: bool = False) -> str:
    """A table with lines, its header repeated; `tied` keeps the last two rows to what follows."""
    widths = [twips(width) for width in table.widths]
    last = len(table.rows) - 1
    kept = {last - 1, last} if tied else set()
    if table.total is not None:
        kept = {last}
    rows = [_header_row(table, widths, level) for level in range(len(table.header))]
    fast = _Cells(table, widths)
    rows += [
        _band(table, row, sum(widths))
        if isinstance(row, Band)
        else fast.row(row, keep=i in kept, whole=i not in table.tall)
        for i, row in enumerate(table.rows)
    ]
    if table.total is not None:
        bold = [tuple(replace(run, bold=True) for run in runs(cell)) for cell in table.total]
        rows.append(fast.row(bold, keep=tied, whole=True))
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{round(styles.TABLE_STROKE * 8)}" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{edges}</w:tblBorders>"
    return _table(widths, rows, borders, twips(styles.CELL_TOP_MM), twips(styles.CELL_SIDE_MM))


def _table(widths: Sequence[int], rows: Iterable[str], borders: str, above: int, beside: int) -> str:
    margins = "".join(
        f'<w:{edge} w:w="{width}" w:type="dxa"/>'
        for edge, width in (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    cells: Iterable[str],
    *,
    header: bool = False,
    whole: bool = True,
    least_mm: float = 0,
    exact_mm: float = 0,
) -> str:
    rule = "exact" if exact_mm else "atLeast"
    asked = exact_mm or least_mm
    height = f'<w:trHeight w:val="{twips(asked)}" w:hRule="{rule}"/>' if asked else ""
    row = ("<w:cantSplit/>" if whole else "") + height + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{row}</w:trPr>' if row else ''}{''.join(cells)}</w:tr>"


def _cell(width: int, content: str, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def _header_row(table: Lined, widths: Sequence[int], level: int) -> str:
    """One row of the header: the cells that begin here and those that come down from above."""
    here = [
        (cell, top)
        for top, cells in enumerate(table.header)
        for cell in cells
        if top <= level < top + cell.rows
    ]
    here.sort(key=lambda found: found[0].column)
    return _row((_header_cell(table, widths, cell, top == level) for cell, top in here), header=True)


def _header_cell(table: Lined, widths: Sequence[int], cell: HeaderCell, begins: bool) -> str:
    width = sum(widths[cell.column : cell.column + cell.cols])
    across = f'<w:gridSpan w:val="{cell.cols}"/>' if cell.cols > 1 else ""
    down = f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>' if cell.rows > 1 else ""
    para = Para(table.head_role, runs(cell.text) if begins else ())
    return _cell(width, para_xml(para, KEEP), f'{across}{down}<w:vAlign w:val="center"/>')


def _band(table: Lined, band: Band, width: int) -> str:
    bold = tuple(replace(run, bold=True) for run in band.runs)
    content = para_xml(Para(table.role, bold), KEEP)
    return _row([_cell(width, content, f'<w:gridSpan w:val="{len(table.widths)}"/>')])


class _Cells:
    """Writes the rows of one table; what is the same in a whole column is made once."""

    def __init__(self, table: Lined, widths: Sequence[int]) -> None:
        style = f'<w:pPr><w:pStyle w:val="{style_id(table.role)}"/>'
        middle = '<w:vAlign w:val="center"/>' if table.row_mm else ""
        self._least = table.row_mm
        self._starts = {
            keep: [
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr><w:p>{style}'
                f"{KEEP if keep else ''}{_JUSTIFY[align]}</w:pPr>"
                for width, align in zip(widths, table.aligns, strict=True)
            ]
            for keep in (False, True)
        }

    def row(self, cells: Sequence[Text], *, keep: bool, whole: bool) -> str:
        """A row of cells, kept to the next one, or whole on its page."""
        starts = self._starts[keep]
        return _row(
            (f"{start}{text_xml(cell)}</w:p></w:tc>" for start, cell in zip(starts, cells, strict=True)),
            whole=whole,
            least_mm=self._least,
        )
