"""The PDF, the preview and the print: one engine, so that what is seen is what is printed.

The template `document.typ` never changes; a document goes to it as JSON. The same document
gives the same bytes.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time
from functools import cache, singledispatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.model import Document, Run, Text, plain, runs
from vstbpn_desktop.documents.papers import Told, batches, untold
from vstbpn_desktop.documents.render import certificate, metrics, post  # noqa: F401  to draw further blocks
from vstbpn_desktop.documents.render.drawn import (
    Band,
    Closing,
    Frame,
    Grid,
    Lined,
    NewPage,
    Para,
    Rule,
    Sheet,
    Space,
)
from vstbpn_desktop.documents.render.flow import flow, mark
from vstbpn_desktop.documents.render.joining import joined
from vstbpn_desktop.documents.styles import PAPERS, STYLES, Page, Style
from vstbpn_desktop.paths import resource

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATE = Path(__file__).with_name("document.typ")
# A PDF/A must bear a date; never the clock's, so that the same document gives the same bytes.
_UNDATED = date(2000, 1, 1)
_STAND_IN = "□"
# A word that typst would break at "/" or "-" though it is one: 06/QĐ-UBQG, 21-CT/TW. A date holds by itself.
_SYMBOL = re.compile(r"/\D")
_WORD = re.compile(r"\S+")

Data = dict[str, Any]


def render_pdf(document: Document, told: Told = untold, *, tags: bool = True) -> bytes:
    """The document as the bytes of a PDF.

    With `tags` it is a PDF/A-2a for keeping; without, the same pages faster. Many papers are set some at a
    time, which keeps memory flat, and joined without tags. A character that no font has is drawn as "□": see
    `missing_characters`. `told` hears what share is done and may raise to stop.
    """
    several = list(batches(document))
    if len(several) == 1:
        return _compiled(document, tags=tags)

    def parts() -> Iterator[bytes]:
        for done, batch in enumerate(several):
            told(done / len(several))
            yield _compiled(batch, tags=False)

    return joined(parts(), document, _moment(document))


def _moment(document: Document) -> datetime:
    return datetime.combine(document.dated or _UNDATED, time(12), UTC)


def _compiled(document: Document, *, tags: bool) -> bytes:
    import typst

    data = json.dumps(_document(document), ensure_ascii=False, separators=(",", ":"))
    absent = {ord(letter): _STAND_IN for letter in _absent(data)}
    # An empty root: whatever a document holds, the template can reach no file.
    with tempfile.TemporaryDirectory() as root:
        try:
            pdf = typst.Compiler(
                TEMPLATE.read_bytes(),
                root=root,
                font_paths=fonts(),
                ignore_system_fonts=True,
                sys_inputs={"document": data.translate(absent)},
            ).compile(
                format="pdf", pdf_standards="a-2a" if tags else [], pdf_tags=tags, timestamp=_moment(document)
            )
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic inside the engine is no Exception
            raise RuntimeError(f"typst could not set “{document.title}”: {error}") from error
    assert isinstance(pdf, bytes)
    return pdf


def missing_characters(document: Document) -> tuple[str, ...]:
    """The characters of the document that no font has, sorted; they would be drawn as "□"."""
    return tuple(sorted(_absent(json.dumps(_document(document), ensure_ascii=False))))


def _absent(text: str) -> set[str]:
    return set(text) - _coverage()


@cache
def _coverage() -> frozenset[str]:
    """What the shipped fonts can draw in every look a document uses."""
    faces = [metrics.face(bold, italic).widths for bold in (False, True) for italic in (False, True)]
    serif = set.intersection(*map(set, faces))
    sans = metrics.read_face(resource("fonts", "NotoSans-Regular.ttf").read_bytes())
    return frozenset(serif | set(sans.widths))


@cache
def fonts() -> "Fonts":
    """The fonts of documents, found once: the system's where it has Times New Roman, else only our own."""
    import typst

    own = str(resource("fonts"))
    installed = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[own])
    if styles.FONT in installed.families():
        return installed
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[own])


@cache
def families() -> tuple[str, ...]:
    """The families that are there, best first; without any, typst would draw empty pages and say nothing."""
    known = set(fonts().families())
    found = tuple(name for name in (styles.FONT, *styles.FALLBACK_FONTS) if name in known)
    if not found:
        raise RuntimeError(f"no document font in {resource('fonts')}")
    return found


def _document(document: Document) -> Data:
    """All that the template asks for; the names are its own."""
    page = PAPERS[document.paper]
    return {
        "title": document.title,
        "author": document.author,
        "fonts": families(),
        "styles": {role: asdict(style) for role, style in STYLES.items()},
        "page": asdict(page),
        "border": {"stroke": styles.BORDER_STROKE, "colour": f"#{styles.DEEP_RED}"},
        "metrics": {"ascent": metrics.ASCENT, "descent": metrics.DESCENT, "gap": metrics.GAP},
        "rule": {"gap": styles.RULE_GAP, "stroke": styles.RULE_STROKE},
        "cell": {"side": styles.CELL_SIDE_MM, "top": styles.CELL_TOP_MM, "stroke": styles.TABLE_STROKE},
        "highlight": f"#{styles.HIGHLIGHT}",
        "signature_before": styles.SIGNATURE_BEFORE,
        "mark": _frame(framed) if (framed := mark(document)) else None,
        "contact": document.contact,
        "sheets": [_sheet(sheet, page) for sheet in flow(document)],
    }


def _sheet(sheet: Sheet, page: Page) -> Data:
    width = page.text_width(sheet.landscape)
    return {
        "landscape": sheet.landscape,
        "opens": sheet.opens,
        "width": width,
        "items": [_item(item, width) for item in sheet.items],
    }


@singledispatch
def _item(item: object, room: float) -> Data:
    """One thing to draw in a room of so many mm."""
    raise TypeError(f"no way to draw {type(item).__name__}")


@_item.register
def _(item: Para, room: float) -> Data:
    style = STYLES[item.role]
    data: Data = {"kind": "para", "role": item.role, "text": _text(item.runs, style, room - style.left_mm)}
    if item.keep:
        data["keep"] = True
    return data if item.after is None else data | {"after": item.after}


@_item.register
def _(item: Rule, room: float) -> Data:
    return {"kind": "rule", "length": item.length, "after": item.after}


@_item.register
def _(item: Space, room: float) -> Data:
    return {"kind": "space", "height": item.height}


@_item.register
def _(item: Frame, room: float) -> Data:
    return _frame(item)


def _frame(frame: Frame) -> Data:
    return {"kind": "frame", **asdict(frame)}


@_item.register
def _(item: NewPage, room: float) -> Data:
    return {"kind": "page"}


@_item.register
def _(item: Grid, room: float) -> Data:
    rows = [
        [[_item(inner, width) for inner in cell] for width, cell in zip(item.widths, row, strict=True)]
        for row in item.rows
    ]
    return {"kind": "grid", "widths": item.widths, "rows": rows, "after": item.after, "row": item.row_mm}


@_item.register
def _(item: Closing, room: float) -> Data:
    before = [
        _lined(inner, tail=True) if isinstance(inner, Lined) else _item(inner, room) for inner in item.before
    ]
    return {"kind": "closing", "before": before, "grid": _item(item.grid, room)}


@_item.register
def _(item: Lined, room: float) -> Data:
    return _lined(item)


def _lined(table: Lined, *, tail: bool = False) -> Data:
    style, head = STYLES[table.role], STYLES[table.head_role]
    rooms = [width - 2 * styles.CELL_SIDE_MM for width in table.widths]

    def cells(row: Sequence[Text]) -> list[str | list[Data]]:
        return [_text(cell, style, room) for cell, room in zip(row, rooms, strict=True)]

    rows: list[Any] = [
        {"band": _text(_bold(row.runs), style, sum(rooms))} if isinstance(row, Band) else cells(row)
        for row in table.rows
    ]
    if table.total is not None:
        rows.append(cells([_bold(runs(cell)) for cell in table.total]))
    header = [
        [
            {
                "text": _text(c.text, head, sum(rooms[c.column : c.column + c.cols])),
                "cols": c.cols,
                "rows": c.rows,
            }
            for c in row
        ]
        for row in table.header
    ]
    return {
        "kind": "lined",
        "role": table.role,
        "widths": table.widths,
        "aligns": table.aligns,
        "header": header,
        "rows": rows,
        "tall": sorted(table.tall),
        "ties": _ties(table, tail),
        "least": table.row_mm,
        "after": table.after,
    }


def _bold(text: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, bold=True) for run in text)


def _ties(table: Lined, tail: bool) -> list[int]:
    """For each row how many rows, itself the first, must stay on one page; 0 for those below it; [] for none.

    A group's row stays with the row after it, the total with the row before, the signature with the last two.
    """
    last = len(table.rows) - 1
    held = {i for i, row in enumerate(table.rows) if isinstance(row, Band)}
    if table.total is not None:
        held.add(last)
    count = len(table.rows) + (table.total is not None) + tail
    if tail:
        held |= {count - 2, count - 3}
    held = {i for i in held if 0 <= i < count - 1 and not {i, i + 1} & table.tall}
    if not held:
        return []
    ties = [1] * count
    for i in sorted(held, reverse=True):
        ties[i], ties[i + 1] = ties[i] + ties[i + 1], 0
    return ties


def _text(text: Text, style: Style, room: float) -> str | list[Data]:
    """A text as the template takes it: a bare string where nothing in it is special."""
    size = style.size * metrics.MM_PER_PT
    if isinstance(text, str) and "/" not in text and len(text) * size < room:
        return text
    *others, last = runs(text) or (Run(""),)
    found = [piece for run in others for piece in _pieces(run, style, room, last=False)]
    found += _pieces(last, style, room)
    return plain(text) if all(piece.keys() == {"t"} for piece in found) else found


def _pieces(run: Run, style: Style, room: float, *, last: bool = True) -> list[Data]:
    """The run cut where a symbol must hold together or a word longer than its line may break.

    A word that the next run goes on with is left alone: held together, it would part from a comma after it.
    """
    look = {name: 1 for name in ("bold", "italic", "underline", "highlight") if getattr(run, name)}
    found: list[Data] = []
    done = 0
    for word in _WORD.finditer(run.text):
        special = _special(word[0], style, room)
        if special and (last or word.end() < len(run.text)):
            found += [look | {"t": run.text[done : word.start()]}, look | {"t": word[0], special: 1}]
            done = word.end()
    found.append(look | {"t": run.text[done:]})
    return [piece for piece in found if piece["t"]]


def _special(word: str, style: Style, room: float) -> str:
    if len(word) * style.size * metrics.MM_PER_PT > room and metrics.width_mm(word, style) > room:
        return "open"
    return "whole" if _SYMBOL.search(word) else ""
