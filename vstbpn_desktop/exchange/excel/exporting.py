"""Writing a record's list as a workbook, and the template that one is filled into."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from vstbpn_desktop.db.trouble import user_errors
from vstbpn_desktop.documents.render import save
from vstbpn_desktop.documents.render.workbook import Content, Formula, finish, height_of, lines_in, row_xml
from vstbpn_desktop.documents.styles import PRACTICE
from vstbpn_desktop.exchange.excel import book
from vstbpn_desktop.exchange.excel.layout import (
    EXPORT,
    FIRST_ROW,
    HEADER_ROW,
    KEY,
    NOTE_ROW,
    TEMPLATE,
    TITLE_ROW,
    TOTAL,
    Layout,
    Meta,
    is_summed,
    layouts,
)
from vstbpn_desktop.exchange.excel.words import Write, Writer
from vstbpn_desktop.queries.directory import Directories, read_many
from vstbpn_desktop.queries.lists import ListQuery, ListRequest
from vstbpn_desktop.queries.personal import NAMING
from vstbpn_desktop.services.bulk import Tell
from vstbpn_desktop.spec import RecordSpec
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.queries.reading import Reader

Values = dict[str, Any]
_TOLD_EVERY = 500


def export_records(
    app: App,
    record: str,
    path: Path,
    *,
    year: int | None = None,
    ids: Sequence[int] | None = None,
    fields: Sequence[str] | None = None,
    filters: tuple[tuple[str, Any], ...] = (),
    words: str = "",
    order: str = "",
    descending: bool = False,
    ended: bool = True,
    as_of: dt.date | None = None,
    note: str = "",
    tell: Tell | None = None,
) -> int:
    """Write a list as .xlsx and give how many rows it has.

    `ids` names the rows themselves, else `year`, `filters`, `words`, `ended` choose them as a list does;
    `fields` names the columns (default: every field, so that the file can be taken in again unchanged);
    `note` is said below the title. UserError where the file cannot be written, for example because it is
    open in Excel.
    """
    spec = app.registry[record]
    request = ListRequest(record, as_of or app.today, order, descending, filters, words, year, ended)
    with app.reader(request.as_of) as reader:
        if ids is None:
            ids = ListQuery(app.registry, request).ids(reader.connection)
        columns = layouts(spec, fields)
        title = spec.plural if year is None or not spec.year else f"{spec.plural} năm {year}"
        mark = f"{PRACTICE} · " if app.practice else ""
        said = f"{mark}Xuất ngày {format_date(app.today)} · {len(ids)} {spec.label}{note and f' · {note}'}"
        meta = _meta(reader, spec, EXPORT, columns, len(ids))
        workbook = book.new(spec, columns, meta, FIRST_ROW + len(ids) - 1)
        looks = book.Looks(workbook, columns)
        sheet = _Sheet(spec, columns, looks)
        records = _told(read_many(reader, spec, ids), len(ids), tell)
        rows = sheet.rows(title, said, records, Writer(Directories(reader)), len(ids))
        with user_errors(path):
            content = finish(workbook, {0: rows}, {0: book.extent(columns, FIRST_ROW + len(ids) + 1)})
    save(content, path)
    app.access.went_out(record, title, len(ids) if record in NAMING else 0, "Excel")
    return len(ids)


def template(app: App, record: str, path: Path) -> None:
    """Write an empty workbook to fill in: headings, hints above them, lists of choices."""
    spec = app.registry[record]
    columns = layouts(spec, template=True)
    with app.reader() as reader:
        meta = _meta(reader, spec, TEMPLATE, columns, 0)
        workbook = book.new(spec, columns, meta, FIRST_ROW + book.TEMPLATE_ROWS, Directories(reader))
    looks = book.Looks(workbook, columns)
    hints = [book.hint(column) for column in columns]
    rows = [
        _Sheet(spec, columns, looks).top(f"Nhập {spec.plural.lower()}"),
        row_xml(NOTE_ROW, zip(looks.letters, hints, [looks.hint] * len(hints), strict=True), height=60),
        row_xml(
            HEADER_ROW, ((a, c.heading, looks.header) for a, c in zip(looks.letters, columns, strict=True))
        ),
    ]
    rows += [
        row_xml(number, ((a, None, style) for a, style in zip(looks.letters, looks.body, strict=True)))
        for number in range(FIRST_ROW, FIRST_ROW + book.TEMPLATE_ROWS)
    ]
    with user_errors(path):
        content = finish(workbook, {0: rows}, {0: book.extent(columns, FIRST_ROW + book.TEMPLATE_ROWS - 1)})
    save(content, path)


class _Sheet:
    """The rows of an exported sheet, from title to total."""

    def __init__(self, spec: RecordSpec, columns: list[Layout], looks: book.Looks) -> None:
        self.spec = spec
        self.columns = columns
        self.looks = looks
        self._widths = [math.inf if column.hidden else column.width for column in columns]

    def top(self, title: str) -> str:
        """The row of the title."""
        return row_xml(TITLE_ROW, [("A", title.upper(), self.looks.title)], height=24)

    def rows(
        self, title: str, note: str, records: Iterable[tuple[int, Values]], writer: Writer, count: int
    ) -> Iterator[str]:
        """Every row as XML."""
        looks, sums = self.looks, dict.fromkeys(self._summed(), 0)
        yield self.top(title)
        yield row_xml(NOTE_ROW, [("A", note, looks.note)])
        heads = zip(looks.letters, self.columns, strict=True)
        yield row_xml(HEADER_ROW, ((letter, column.heading, looks.header) for letter, column in heads))
        plans = [
            (letter, column.id, self._write(writer, column), style)
            for letter, column, style in zip(looks.letters, self.columns, looks.body, strict=True)
        ]
        for number, (row_id, values) in enumerate(records, FIRST_ROW):
            values[KEY] = row_id
            cells = [(a, write(values[name]), style) for a, name, write, style in plans]
            yield row_xml(number, cells, height_of(self._lines([content for _, content, _ in cells])))
            for letter, name in sums:
                sums[letter, name] += values[name] or 0
        if count:
            yield self._total(count, {letter: total for (letter, _), total in sums.items()})

    def _lines(self, contents: list[Content]) -> int:
        """How many lines the row takes in its columns' widths."""
        lines = 1
        for content, width in zip(contents, self._widths, strict=True):
            if type(content) is str and (len(content) > width or "\n" in content):
                lines = max(lines, lines_in(content, width))
        return lines

    def _summed(self) -> list[tuple[str, str]]:
        pairs = zip(self.looks.letters, self.columns, strict=True)
        return [(letter, column.id) for letter, column in pairs if is_summed(self.spec, column)]

    def _write(self, writer: Writer, column: Layout) -> Write:
        return int if column.field is None else writer.column(column.field.kind)

    def _total(self, count: int, sums: dict[str, int]) -> str:
        last = FIRST_ROW + count - 1
        cells: list[tuple[str, Any, Any]] = []
        for letter in self.looks.letters:
            content: Any = None
            if letter in sums:
                content = Formula(f"SUBTOTAL(9,{letter}{FIRST_ROW}:{letter}{last})", sums[letter])
            elif letter == "A":
                content = f"{TOTAL} {count} dòng"
            cells.append((letter, content, self.looks.total_number if letter in sums else self.looks.total))
        return row_xml(last + 1, cells)


def _told(
    records: Iterable[tuple[int, Values]], count: int, tell: Tell | None
) -> Iterator[tuple[int, Values]]:
    """The same records; every now and then it is told how many went by."""
    for number, record in enumerate(records):
        if tell is not None and number % _TOLD_EVERY == 0:
            tell(number / count, f"Đang xuất {number}/{count} dòng")
        yield record


def _meta(reader: Reader, spec: RecordSpec, made_as: str, columns: list[Layout], rows: int) -> Meta:
    schema = reader.connection.execute(text("select version_num from alembic_version")).scalar()
    headings = {column.heading: column.id for column in columns}
    return Meta(spec.id, made_as, book.sheet_name(spec), rows, str(schema or ""), headings)
