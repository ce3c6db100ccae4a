"""A programme as a Word file: paragraphs with their automatic numbers, text boxes, tables, margins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme.docx_numbering import Numbering, read_numbering, value
from vstbpn_desktop.exchange.programme.docx_package import Element, Package
from vstbpn_desktop.exchange.programme.docx_text import ParagraphText
from vstbpn_desktop.exchange.programme.source import SourceLine, Zone, numbered
from vstbpn_desktop.exchange.programme.source_text import raw_lines, side_by_side, split_columns
from vstbpn_desktop.exchange.programme.tables import assignment_rows

_CONTAINERS = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "AlternateContent"}
)
_FEWEST_LETTERS = 40
_MOST_COLUMNS = 60


def docx_lines(data: bytes) -> tuple[SourceLine, ...]:
    """The lines of a .docx. Raises UserError for broken, hostile, other and scanned files."""
    package = Package(data)
    body = _body(package)
    reader = _Reader(read_numbering(_part(package, "numbering")), _styles(_part(package, "styles")))
    lines = reader.blocks(body)
    if package.has_pictures() and sum(map(_letters, lines)) < _FEWEST_LETTERS:
        raise UserError(
            "Tệp Word chỉ chứa ảnh chụp (bản quét), không có chữ để đọc.",
            "Hãy dùng bản Word gốc, hoặc nhận dạng chữ (OCR) rồi lưu thành .docx.",
        )
    lines += _margins(package, reader)
    for note in _parts(package, "footnotes", "endnotes"):
        lines += [replace(line, zone=Zone.FOOTNOTE) for item in note for line in reader.blocks(item)]
    return numbered(lines)


def _body(package: Package) -> Element:
    root = package.xml(package.main)
    body = None if root is None else root.find("body")
    if body is None:
        raise UserError(
            "Tệp Word không có nội dung văn bản.", "Hãy mở tệp bằng Word để kiểm tra rồi lưu lại."
        )
    return body


def _part(package: Package, kind: str) -> Element | None:
    return next(iter(_parts(package, kind)), None)


def _parts(package: Package, *kinds: str) -> Iterator[Element]:
    for name in dict.fromkeys(package.related(*kinds)):
        root = package.xml(name)
        if root is not None:
            yield root


def _margins(package: Package, reader: "_Reader") -> list[SourceLine]:
    """Headers and footers, each once, without page numbers."""
    lines = [line for root in _parts(package, "header", "footer") for line in reader.blocks(root)]
    spoken = {line.text: replace(line, zone=Zone.MARGIN) for line in lines if _letters(line)}
    return list(spoken.values())


def _letters(line: SourceLine) -> int:
    return sum(char.isalpha() for char in line.text)


@dataclass(frozen=True, slots=True)
class _Style:
    list_id: str
    level: str
    alignment: str
    parent: str


_Styles = dict[str, _Style]


def _styles(root: Element | None) -> _Styles:
    return {
        style.get("styleId", ""): _Style(
            value(style.find("pPr/numPr"), "numId"),
            value(style.find("pPr/numPr"), "ilvl"),
            value(style.find("pPr"), "jc"),
            value(style, "basedOn"),
        )
        for style in (() if root is None else root.iter("style"))
    }


@dataclass(slots=True)
class _Reader:
    """Reads blocks from top to bottom, since numbers are counted on the way."""

    numbering: Numbering
    styles: _Styles
    paragraphs: int = 0
    tables: int = 0
    _inside: int = field(default=0)

    def blocks(self, parent: Element) -> list[SourceLine]:
        lines: list[SourceLine] = []
        for child in parent:
            if child.tag == "p":
                lines += self._paragraph(child)
            elif child.tag == "tbl":
                lines += self._table(child)
            elif child.tag in _CONTAINERS or child.tag == "Choice":
                lines += self.blocks(child)
        return lines

    def _paragraph(self, element: Element) -> list[SourceLine]:
        self.paragraphs += not self._inside
        content = ParagraphText()
        content.read(element)
        label, level = self._label(element.find("pPr"))
        centred = self._alignment(element.find("pPr")) == "center"
        first = SourceLine(0, "", f"đoạn {self.paragraphs}", bold=content.bold, centred=centred)
        lines: list[SourceLine] = []
        for raw, page_break, soft in raw_lines(content.text):
            cells = side_by_side(split_columns(raw))
            lines += [replace(first, text=cell, soft=soft and n == 0) for n, cell in enumerate(cells)]
            lines[-len(cells)] = replace(lines[-len(cells)], page_break=page_break)
        if label and (lines[0].text or self._inside):
            lines[0] = replace(lines[0], label=label, level=level)
        return lines + self._boxes(content.boxes)

    def _boxes(self, boxes: Iterable[Element]) -> list[SourceLine]:
        lines = [line for box in boxes for line in self.blocks(box)]
        return [replace(line, zone=Zone.TEXT_BOX) for line in lines if line.words]

    def _label(self, properties: Element | None) -> tuple[str, int]:
        """The automatic number and its level, set on the paragraph or by its style (numId 0 takes it off)."""
        own = None if properties is None else properties.find("numPr")
        list_id, level = value(own, "numId"), value(own, "ilvl")
        for style in self._style_chain(properties):
            list_id, level = list_id or style.list_id, level or style.level
        level = level or "0"
        if not list_id or list_id == "0" or not (level.isascii() and level.isdigit() and len(level) < 3):
            return "", 0
        return self.numbering.label(list_id, int(level)), int(level) + 1

    def _alignment(self, properties: Element | None) -> str:
        own = value(properties, "jc")
        return own or next((s.alignment for s in self._style_chain(properties) if s.alignment), "")

    def _style_chain(self, properties: Element | None) -> Iterator[_Style]:
        name, seen = value(properties, "pStyle"), set[str]()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = self.styles[name].parent

    def _table(self, element: Element) -> list[SourceLine]:
        self.tables += not self._inside
        where = f"bảng {self.tables}"
        self._inside += 1
        rows = [list(self._cells(row)) for row in _below(element, "tr")]
        self._inside -= 1
        table = None if self._inside else assignment_rows(_grid(rows), where)
        return table or list(_cell_by_cell(rows, self.tables, where))

    def _cells(self, row: Element) -> Iterator["_Cell"]:
        for cell in _below(row, "tc"):
            span = value(cell.find("tcPr"), "gridSpan")
            width = int(span) if span.isascii() and span.isdigit() and len(span) < 3 else 1
            yield _Cell(self.blocks(cell), max(width, 1))


@dataclass(frozen=True, slots=True)
class _Cell:
    lines: list[SourceLine]
    span: int

    @property
    def text(self) -> str:
        return "\n".join(line.words for line in self.lines if line.words)


def _below(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _below(child, tag)


def _grid(rows: list[list[_Cell]]) -> list[list[str]]:
    """The texts in equally long rows; a cell over several columns stands in its first one."""
    grid = [
        [text for cell in row for text in (cell.text, *[""] * (cell.span - 1))][:_MOST_COLUMNS]
        for row in rows
    ]
    width = max(map(len, grid), default=0)
    if any(sum(cell.span for cell in row) > _MOST_COLUMNS for row in rows):
        return []
    return [row + [""] * (width - len(row)) for row in grid]


def _cell_by_cell(rows: list[list[_Cell]], table: int, where: str) -> Iterator[SourceLine]:
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            for line in cell.lines:
                yield replace(line, place=(table, r, c), where=f"{where}, hàng {r + 1}, ô {c + 1}")
