"""A class's list pasted from Excel or Word: what the cells mean, and who is met again; nothing is written.

    plan = plan_roster(app, class_id, cells_of(text))
    take_import(app, plan.chosen(skip_listed=True))

The reading of cells, the checks and the writing are those of every import (`exchange.excel`); here are only
what a pasted list lacks: headings, the class, and units that are not on file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import ImportPlan, PlannedRow, plan_sheet
from vstbpn_desktop.exchange.excel.mapping import columns, header_row
from vstbpn_desktop.exchange.excel.source import Row, Sheet
from vstbpn_desktop.exchange.excel.values import Parser
from vstbpn_desktop.queries.directory import Directories
from vstbpn_desktop.queries.unit_names import name_fold, units_by_name
from vstbpn_desktop.records.participant import SPEC, Participant
from vstbpn_desktop.records.training_class import SPEC as TRAINING_CLASS
from vstbpn_desktop.vietnamese.folding import fold

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.queries.reading import Reader

FIELDS: Final = ("name", "gender", "post", "unit", "workplace", "phone", "note")
"""What a pasted column may hold, in the order in which they are offered."""
SHEET: Final = "Bảng dán"
_GENDERS: Final = {"nam", "nu"}
_MARKS: Final = {"x", "v", "1", "co"}
_PHONE: Final = re.compile(r"[+(]?\d[\d .()-]{7,}")
_NUMBER: Final = re.compile(r"\d{1,4}\.?")
_LOOKED_AT: Final = 40
_MOST_ROWS: Final = 2_000


@dataclass(frozen=True, slots=True)
class PastedColumn:
    """A column: its heading ("" for none), a sample, the field it is taken for (None: left out)."""

    heading: str
    sample: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Pasted:
    """A person as understood.

    `listed` are the numbers she bears in the class already, `twin` is the line of the paste (from 1) that
    names the same person before.
    """

    line: int
    values: dict[str, Any]
    unit: str
    listed: tuple[int, ...]
    twin: int | None


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """The dry run of a paste. It can be taken where `problems` is empty.

    `elsewhere` is how many lines name a unit that is not on file: its words went to the workplace.
    """

    plan: ImportPlan
    columns: tuple[PastedColumn, ...]
    people: tuple[Pasted, ...]
    problems: tuple[str, ...]
    elsewhere: int

    def chosen(self, *, skip_listed: bool) -> ImportPlan:
        """The plan to take, without those who stand on the list already where they are to be skipped."""
        if not skip_listed:
            return self.plan
        again = {person.line for person in self.people if person.listed or person.twin}
        return replace(self.plan, rows=tuple(row for row in self.plan.rows if row.number - 1 not in again))


def cells_of(text: str) -> list[Row]:
    """Cells as Excel and Word put them on the clipboard: parted by tabs, quoted where a line ends inside.

    Blank lines are left out. UserError where there is nothing to take, or too much.
    """
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n")), "excel-tab")
    rows: list[Row] = [[" ".join(cell.split()) for cell in line] for line in lines]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise UserError(
            "Bộ nhớ tạm không có dòng nào để dán.", "Hãy chọn các ô trong Excel hoặc Word rồi sao chép."
        )
    if len(rows) > _MOST_ROWS:
        raise UserError(f"Bảng có {len(rows)} dòng.", f"Mỗi lần dán được nhiều nhất {_MOST_ROWS} dòng.")
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def plan_roster(
    app: App, class_id: int, rows: Sequence[Row], fields: Mapping[int, str | None] | None = None
) -> RosterPlan:
    """What pasting these cells into a class's list would do. `fields` says by column what it holds."""
    with app.reader() as reader:
        headings, body = _headed(reader, rows)
        understood = {at: field for at, field in enumerate(headings.fields)} | dict(fields or {})
        _refuse_nameless(understood)
        ready, elsewhere = _with_units(reader, _with_genders(headings, body, understood), understood)
        key = reader.key(TRAINING_CLASS, class_id)
    plan = plan_sheet(app, SPEC.id, _sheet(ready, understood, key, elsewhere), name=SHEET)
    with app.reader() as reader:
        people = tuple(_people(reader, class_id, plan.rows))
    shown = tuple(
        PastedColumn(headings.words[at], _sample(body, at), understood[at])
        for at in range(len(headings.words))
    )
    wrong = sorted((_line(problem.cell), problem.message) for problem in plan.problems)
    problems = tuple(f"Dòng {line}: {message}" for line, message in wrong)
    return RosterPlan(plan, shown, people, problems, sum(map(bool, elsewhere)))


@dataclass(frozen=True, slots=True)
class _Head:
    """The words above the columns ("" where there were none) and the field of each."""

    words: tuple[str, ...]
    fields: tuple[str | None, ...]


def _headed(reader: Reader, rows: Sequence[Row]) -> tuple[_Head, Sequence[Row]]:
    """The headings and what is below them; without headings the fields are told by what the cells hold."""
    at, known = header_row(SPEC, Sheet(SHEET, [list(row) for row in rows[:_LOOKED_AT]]), None)
    if known >= 2 or (known and len(rows[0]) == 1 and len(rows) > 1):
        found = columns(SPEC, rows[at], None)
        fields = tuple(column.field if column.field in FIELDS else None for column in found)
        return _Head(tuple(map(str, rows[at])), _marked_women(rows[at], fields)), rows[at + 1 :]
    return _Head(("",) * len(rows[0]), _guessed(reader, rows)), rows


def _marked_women(headings: Row, fields: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """A column headed "Nữ" holds marks or names of the gender."""
    if "gender" in fields:
        return fields
    women = next((at for at, words in enumerate(headings) if fold(str(words)) == "nu"), None)
    return tuple("gender" if at == women else field for at, field in enumerate(fields))


def _guessed(reader: Reader, rows: Sequence[Row]) -> tuple[str | None, ...]:
    units = units_by_name(reader.connection, reader.as_of)
    found: list[str | None] = []
    for at in range(len(rows[0])):
        cells = [str(row[at]) for row in rows[:_LOOKED_AT] if row[at]]
        guess = _guess(cells, units)
        free = [name for name in guess if name is None or name not in found]
        found.append(free[0] if free else None)
    return tuple(found)


def _guess(cells: Sequence[str], units: Mapping[str, int]) -> tuple[str | None, ...]:
    """The fields that a column's cells may stand for, the likeliest first."""

    def mostly(count: int) -> bool:
        return count * 2 > len(cells)

    if not cells or mostly(sum(bool(_NUMBER.fullmatch(cell)) for cell in cells)):
        return (None,)
    if mostly(sum(fold(cell) in _GENDERS for cell in cells)):
        return ("gender", None)
    if mostly(sum(bool(_PHONE.fullmatch(cell)) for cell in cells)):
        return ("phone", None)
    if mostly(sum(name_fold(cell) in units for cell in cells)):
        return ("unit", "workplace", None)
    return ("name", "post", "unit", "workplace", "note", None)


def _refuse_nameless(understood: Mapping[int, str | None]) -> None:
    if "name" not in understood.values():
        raise UserError("Chưa rõ cột nào là họ và tên.", "Hãy chọn cột họ và tên.")


def _with_genders(head: _Head, rows: Sequence[Row], understood: Mapping[int, str | None]) -> list[Row]:
    """A column of marks under "Nữ" or "Nam" says the gender of everyone."""
    at = next((at for at, field in understood.items() if field == "gender"), None)
    if at is None or fold(head.words[at]) not in _GENDERS:
        return [list(row) for row in rows]
    own, other = ("nữ", "nam") if fold(head.words[at]) == "nu" else ("nam", "nữ")
    return [[*row[:at], _gender(str(row[at]), own, other), *row[at + 1 :]] for row in rows]


def _gender(cell: str, own: str, other: str) -> str:
    marked = fold(cell)
    return cell if marked in _GENDERS else own if marked in _MARKS else other


def _with_units(
    reader: Reader, rows: Sequence[Row], understood: Mapping[int, str | None]
) -> tuple[list[Row], list[str]]:
    """The rows with units named by their keys, and by row the words that are no unit on file."""
    at = next((at for at, field in understood.items() if field == "unit"), None)
    if at is None:
        return [list(row) for row in rows], [""] * len(rows)
    named, directories = units_by_name(reader.connection, reader.as_of), Directories(reader)
    parser, keys = Parser(directories), directories["unit"].keys
    ready, elsewhere = [], []
    for row in rows:
        words = str(row[at])
        unit = named.get(name_fold(words)) or _by_key(parser, words)
        ready.append([*row[:at], keys[unit] if unit else "", *row[at + 1 :]])
        elsewhere.append("" if unit else words)
    return ready, elsewhere


def _by_key(parser: Parser, words: str) -> int | None:
    try:
        return parser.reference("unit", words) if words else None
    except UserError:
        return None


def _sheet(
    rows: Sequence[Row], understood: Mapping[int, str | None], key: str, elsewhere: Sequence[str]
) -> list[Row]:
    """Rows with headings for the import: the pasted columns, then the class and what is no unit on file."""
    place = next((at for at, field in understood.items() if field == "workplace"), None)
    head = [understood[at] or "" for at in range(len(understood))]
    body = []
    for row, words in zip(rows, elsewhere, strict=True):
        cells = [cell if understood[at] else "" for at, cell in enumerate(row)] + [key]
        if place is None:
            cells.append(words)
        elif words:
            cells[place] = ", ".join(filter(None, (str(cells[place]), words)))
        body.append(cells)
    return [[*head, "training_class", *([] if place is not None else ["workplace"])], *body]


def _people(reader: Reader, class_id: int, rows: Sequence[PlannedRow]) -> list[Pasted]:
    query = select(Participant.identity, Participant.unit_id, Participant.number)
    listed: dict[tuple[str, int | None], list[int]] = {}
    for told, unit_id, number in reader.connection.execute(
        query.where(Participant.training_class_id == class_id)
    ):
        listed.setdefault((told, unit_id), []).append(number or 0)
    titles, found = Directories(reader)["unit"].titles, []
    seen: dict[tuple[str, int | None], int] = {}
    for row in rows:
        line, values = row.number - 1, row.prepared.values
        mark = (values["identity"], values["unit"])
        first = seen.setdefault(mark, line)
        twin = first if first != line else None
        unit = titles.get(values["unit"], "") if values["unit"] else ""
        found.append(Pasted(line, values, unit, tuple(listed.get(mark, ())), twin))
    return found


def _sample(rows: Sequence[Row], at: int) -> str:
    return next((str(row[at]) for row in rows if row[at]), "")


def _line(cell: str) -> int:
    """The line of the paste that a cell of the sheet stands in."""
    return int("".join(filter(str.isdigit, cell)) or 1) - 1
