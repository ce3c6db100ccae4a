"""The dry run of an import: what a workbook's rows would make of the records."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from vstbpn_desktop.db.changelog import ChangeEntry
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.exchange.excel import guard
from vstbpn_desktop.exchange.excel.addressing import addressed, doubt_words
from vstbpn_desktop.exchange.excel.converting import convert_sheet, place
from vstbpn_desktop.exchange.excel.layout import EXPORT, KEY, LISTS_SHEET, META_SHEET, TOTAL, Meta, read_meta
from vstbpn_desktop.exchange.excel.mapping import columns, header_row
from vstbpn_desktop.exchange.excel.plan import (
    CHANGED,
    NEW,
    SAME,
    Column,
    Duplicate,
    How,
    ImportPlan,
    PlannedRow,
    Problem,
)
from vstbpn_desktop.exchange.excel.source import Book, Row, Sheet, read_book
from vstbpn_desktop.exchange.excel.values import Parse, Parser, is_cut, words_of
from vstbpn_desktop.queries.directory import CHUNK, Directories, read_many
from vstbpn_desktop.records.secrecy import ADVICE, notice
from vstbpn_desktop.services.bulk import Preparer, Tell
from vstbpn_desktop.spec import Bodies, RecordSpec, YesNo
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.legacy import Coding
from vstbpn_desktop.vietnamese.secrecy import is_level_heading, told_level

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.queries.reading import Reader

Values = dict[str, Any]
Codings = Mapping[str, Coding | None]

PASTED = "Dán"
_FOUND_OUT = How()
_LOOKED_AT = 200
_OUR_TOTAL = re.compile(rf"{fold(TOTAL)} \d+ dong")
_TOTAL = re.compile(r"(tong cong|tong so|tong|cong):?")


def plan_import(
    app: App,
    record: str,
    path: Path,
    mapping: Mapping[str, str | None] | None = None,
    codings: Codings | None = None,
    sheet: str | None = None,
) -> ImportPlan:
    """Read a workbook (.xlsx, .xls, .ods) and say what taking it in would do; nothing is written.

    UserError where the file as a whole cannot be taken.
    """
    return plan_book(app, record, read_book(path), How(sheet, None, mapping, codings))


def plan_book(
    app: App, record: str, book: Book, how: How = _FOUND_OUT, tell: Tell | None = None
) -> ImportPlan:
    """The same for a workbook that was read."""
    spec = app.registry[record]
    meta = _own(book, spec)
    return _plan(app, spec, _chosen(book, spec, meta, how.sheet), meta, how, tell)


def plan_sheet(
    app: App,
    record: str,
    rows: Sequence[Row],
    mapping: Mapping[str, str | None] | None = None,
    name: str = PASTED,
    given: Values | None = None,
) -> ImportPlan:
    """The same for rows that were pasted, headings first; `given` are values of fields without a column."""
    return plan_book(app, record, pasted(rows, name), How(mapping=mapping, given=given or {}))


def pasted(rows: Sequence[Row], name: str = PASTED) -> Book:
    """Rows from the clipboard as a workbook of one sheet."""
    return Book(Path(name), [Sheet(name, [list(row) for row in rows])])


def names_fields(app: App, record: str, row: Row) -> bool:
    """Whether a row is one of headings: most of its words name fields."""
    filled = [cell for cell in row if str(cell).strip()]
    _, known = header_row(app.registry[record], Sheet("", [row]), None)
    return known > 0 and 2 * known >= len(filled)


def _own(book: Book, spec: RecordSpec) -> Meta | None:
    told = next((sheet.rows for sheet in book.sheets if sheet.name == META_SHEET), None)
    meta = None if told is None else read_meta(told)
    if meta is not None and meta.record != spec.id:
        raise UserError(
            f"Tệp “{book.path.name}” là của loại mục “{meta.record}”, không phải “{spec.id}”.",
            "Hãy chọn đúng danh sách.",
        )
    return meta


def _chosen(book: Book, spec: RecordSpec, meta: Meta | None, wanted: str | None) -> Sheet:
    sheets = [sheet for sheet in book.sheets if sheet.name not in (META_SHEET, LISTS_SHEET)]
    name = wanted or (meta.sheet if meta else None)
    named = [sheet for sheet in sheets if sheet.name == name]
    if wanted and not named:
        raise UserError(f"Tệp “{book.path.name}” không có bảng “{wanted}”.", "Hãy xem lại tên bảng.")
    if not sheets:
        raise guard.broken(book.path.name)
    # the first of the best: max keeps the earlier where two name as many fields
    return named[0] if named else max(sheets, key=lambda sheet: header_row(spec, sheet, meta)[1])


def _plan(
    app: App, spec: RecordSpec, sheet: Sheet, meta: Meta | None, how: How, tell: Tell | None
) -> ImportPlan:
    sheet, conversions, suspects = convert_sheet(sheet, how.codings)
    head, known = header_row(spec, sheet, meta)
    if not known and how.mapping is None:
        raise _nothing_known(spec, sheet)
    head = head if how.head is None else how.head
    if len(sheet.rows) - head - 1 > guard.MOST_ROWS + 1:
        raise guard.too_many_rows(sheet.name)
    found = columns(spec, _headings(sheet, head), meta, how.mapping)
    with app.reader() as reader:
        work = _Planning(reader, spec, sheet, found, head, meta, how.given)
        work.run(tell)
        seen = reader.connection.execute(select(func.max(ChangeEntry.id))).scalar() or 0
    problems = tuple(sorted(work.problems, key=lambda problem: problem.place))
    return ImportPlan(
        spec, sheet.name, tuple(found), tuple(work.rows), problems, tuple(work.duplicates),
        conversions, seen, sheet, head, tuple(number for number, _ in work.body), suspects,
        tuple(work.doubts),
    )  # fmt: skip


def _nothing_known(spec: RecordSpec, sheet: Sheet) -> UserError:
    expected = ", ".join(f.label for f in spec.form_fields[:6])
    return UserError(
        f"Bảng “{sheet.name}” không có cột nào của {spec.label}.",
        f"Dòng đầu của bảng cần có tên cột như: {expected}. Có thể tải tệp mẫu.",
    )


def _headings(sheet: Sheet, head: int) -> Row:
    """The headings, one for every column that the first rows have."""
    width = max((len(row) for row in sheet.rows[:_LOOKED_AT]), default=0)
    written = sheet.rows[head] if 0 <= head < len(sheet.rows) else []
    return [*written, *[""] * (width - len(written))]


class _Reading(NamedTuple):
    """A column that is taken: where it stands, what reads its cells, what a blank is.

    A blank `empties` the field of a stored record, but for yes or no and the history behind dated fields.
    """

    at: int
    letter: str
    field: str
    parse: Parse
    nothing: Any
    empties: bool


class _Planning:
    """One run over the rows of a sheet."""

    def __init__(
        self,
        reader: Reader,
        spec: RecordSpec,
        sheet: Sheet,
        found: list[Column],
        head: int,
        meta: Meta | None,
        given: Mapping[str, Any],
    ) -> None:
        self.spec, self.sheet, self.head = spec, sheet, head
        self.rows: list[PlannedRow] = []
        self.problems: list[Problem] = []
        self.duplicates: list[Duplicate] = []
        self.doubts: list[Problem] = []
        self._found = found
        self._reader = reader
        self._directories = Directories(reader)
        self._preparer = Preparer(self._directories, spec)
        self._letters = {column.field: column.letter for column in found if column.field}
        self._exported = meta.rows if meta and meta.made_as == EXPORT else 0
        self._parsers = self._reading(found)
        self._cells = list(self._parsers.values())
        self._numbers: dict[Any, int] = {}
        self._constants = {name: value for name, value in given.items() if name not in self._letters}
        self._of_key = {n: v for n, v in self._constants.items() if n in spec.key.fields}
        self.body = self._body()

    def run(self, tell: Tell | None = None) -> None:
        """Read, look up and settle all rows, a block at a time."""
        self._refuse_secrets()
        if self._lacks_columns():
            return
        count = len(self.body)
        for start in range(0, count, CHUNK):
            if tell is not None:
                tell(start / count, f"Đang xem {start}/{count} dòng")
            self._block(self.body[start : start + CHUNK])

    def _reading(self, found: list[Column]) -> dict[str, _Reading]:
        parser = Parser(self._directories)
        dated = {f.via for f in self.spec.fields if f.via}
        readings = {}
        for at, column in enumerate(found):
            if column.field and column.field != KEY:
                kind = self.spec.field(column.field).kind
                empties = not isinstance(kind, YesNo) and column.field not in dated
                name, parse = column.field, parser.column(kind)
                readings[name] = _Reading(at, column.letter, name, parse, parse(None), empties)
        return readings

    def _lacks_columns(self) -> bool:
        key, held = self.spec.key, self._letters.keys() | self._constants.keys()
        asked = () if key.is_number else key.asked
        for name in (name for name in asked if name not in held):
            label = self.spec.field(name).label
            self._wrong("A", self.head + 1, f"Thiếu cột “{label}”: không biết dòng nào là mục nào.")
        if key.is_number and KEY not in held:
            for f in self.spec.form_fields:
                if f.required and not f.via and f.default is None and f.id not in held:
                    self._wrong("A", self.head + 1, f"Thiếu cột “{f.label}”: mục mới nào cũng phải có.")
        return bool(self.problems)

    def _refuse_secrets(self) -> None:
        """A sheet that is stamped as a state secret, UserError; lines that a column marks as such."""
        self.sheet.refuse_stamped(self.head)
        for at, column in enumerate(self._found):
            if is_level_heading(column.heading):
                for number, row in self.body:
                    if at < len(row) and (level := told_level(str(row[at] or ""))):
                        self._wrong(column.letter, number, f"{notice('Dòng này', level)} {ADVICE}")

    def _body(self) -> list[tuple[int, Row]]:
        """The rows under the headings with their numbers in Excel, without blank ones and the total."""
        below = enumerate(self.sheet.rows[self.head + 1 :], self.head + 2)
        rows = [(number, row) for number, row in below if any(cell not in ("", None) for cell in row)]
        rows = [(number, row) for number, row in rows if not _OUR_TOTAL.fullmatch(_first_words(row))]
        if rows and _TOTAL.fullmatch(_first_words(rows[-1][1])):
            rows.pop()
        return rows

    def _block(self, block: list[tuple[int, Row]]) -> None:
        read = [(number, row, self._given(number, row)) for number, row in block]
        targets = {
            number: self._target(number, row, given) for number, row, given in read if given is not None
        }
        stored = [row_id for row_id, _ in filter(None, targets.values()) if row_id is not None]
        before = dict(read_many(self._reader, self.spec, stored))
        for number, row, given in read:
            target = targets.get(number)
            if given is not None and target is not None:
                self._settle(number, row, given, target, before.get(target[0] or 0))

    def _given(self, number: int, row: Row) -> tuple[Values, set[str]] | None:
        """The values of a row and which of them are blank; None where one cannot be read."""
        values: Values = {**self._of_key}
        blank, sound = set(), True
        width = len(row)
        for at, letter, name, parse, nothing, _ in self._cells:
            raw = row[at] if at < width else ""
            if raw == "" or raw is None or (type(raw) is str and raw.isspace()):
                blank.add(name)
                values[name] = nothing
                continue
            try:
                values[name] = parse(raw)
            except UserError as error:
                self._wrong(letter, number, str(error))
                sound = False
            if type(raw) is str and raw[-1] == "]" and is_cut(raw):
                blank.add(name)
        return (self._named(number, values, blank), blank) if sound else None

    def _named(self, number: int, values: Values, blank: set[str]) -> Values:
        """The values with names alone; our own export says them as they are."""
        if self._is_exported(number):
            return values
        found, doubtful = addressed(self.spec, values)
        blank -= {name for name in found if found[name] != values.get(name)}
        if doubtful:
            cell = f"{self._letters[self.spec.title]}{number}"
            self.doubts.append(Problem(self.sheet.name, cell, doubt_words(doubtful)))
        return found

    def _is_exported(self, number: int) -> bool:
        return number <= self.head + 1 + self._exported

    def _target(
        self, number: int, row: Row, given: tuple[Values, set[str]] | None
    ) -> tuple[int | None, int | None] | None:
        """(stored row, running number asked for); None where the row was refused."""
        assert given is not None
        if self.spec.key.is_number or self.spec.key.is_open(given[0]):
            return self._numbered(number, row)
        key = tuple(given[0].get(name) for name in self.spec.key.fields)
        twin = self._numbers.setdefault(key, number)
        if twin != number:
            last = self.spec.key.fields[-1]
            self._wrong(self._letters[last], number, f"Trùng mã với dòng {twin}.")
            return None
        return self._preparer.find(given[0]), None

    def _numbered(self, number: int, row: Row) -> tuple[int | None, int | None] | None:
        letter = self._letters.get(KEY, "")
        at = place(letter) if letter else len(row)
        words = words_of(row[at]).strip() if at < len(row) else ""
        if not words:
            return None, None
        if not (words.isascii() and words.isdigit() and 0 < int(words[:19]) < 2**62 and len(words) < 19):
            self._wrong(letter, number, f"“{words}” không phải số thứ tự của {self.spec.label}.")
            return None
        twin = self._numbers.setdefault(int(words), number)
        if twin != number:
            self._wrong(letter, number, f"Trùng mã với dòng {twin}.")
            return None
        row_id = int(words)
        return (row_id, None) if row_id in self._directories[self.spec.id].keys else (None, row_id)

    def _settle(
        self,
        number: int,
        row: Row,
        given: tuple[Values, set[str]],
        target: tuple[int | None, int | None],
        before: Values | None,
    ) -> None:
        row_id, new_id = target
        values = self._kept(number, row, *given, new=row_id is None)
        if row_id is None:
            values = {**self._constants, **values}
        if before is not None:
            values |= _unseen(self.spec, before, values)
        try:
            prepared = self._preparer.prepare(row_id, before, values, new_id)
        except InvalidRecord as error:
            for name, words in error.fields.items():
                self._wrong(self._letters.get(name, "A"), number, words)
            return
        state = NEW if row_id is None else CHANGED if prepared.changes else SAME
        self.rows.append(PlannedRow(number, state, values, prepared))
        if row_id is None and new_id is None:
            self._propose(number, prepared.values)

    def _kept(self, number: int, row: Row, values: Values, blank: set[str], *, new: bool) -> Values:
        """What a row gives: blank, a new row has the default, a stored one is emptied.

        In our own export a blank is a blank. Yes or no, history behind dated fields and a text that was cut
        are never emptied.
        """
        exported = self._is_exported(number)
        kept = dict(values)
        for name in blank:
            reading = self._parsers[name]
            cut = reading.at < len(row) and is_cut(row[reading.at])
            if cut and new:
                self._wrong(reading.letter, number, "Ô này bị cắt khi xuất, không đủ để thêm mới.")
            if cut or not reading.empties or (new and not exported):
                del kept[name]
        return kept

    def _propose(self, number: int, values: Values) -> None:
        title, known = values.get(self.spec.title), self._directories[self.spec.id].by_title
        if known and isinstance(title, str) and title:
            ids = known.get(fold(title.split("\n")[0]), ())
            near = tuple(row_id for row_id in ids if self._preparer.belongs_together(row_id, values))
            if near:
                self.duplicates.append(Duplicate(number, title, near))

    def _wrong(self, letter: str, number: int, words: str) -> None:
        self.problems.append(Problem(self.sheet.name, f"{letter}{max(number, 1)}", words))


def _first_words(row: Row) -> str:
    """The first cell that holds something, folded; "" where it is long."""
    words = words_of(next(cell for cell in row if cell not in ("", None)))
    return fold(words) if len(words) < 30 else ""


def _unseen(spec: RecordSpec, before: Values, values: Values) -> Values:
    """Bodies that read the same keep what a cell does not show: the name behind a unit."""
    bodies = [f.id for f in spec.fields if isinstance(f.kind, Bodies) and f.id in values]
    return {name: before[name] for name in bodies if _shown(before[name]) == _shown(values[name])}


def _shown(rows: Sequence[Values]) -> list[Any]:
    return [row.get("unit") or row.get("name") for row in rows]
