"""Báo cáo nhanh: any list as a paper, with the columns, filters, groups and order that were asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vstbpn_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    GroupRow,
    Kind,
    Letterhead,
    Paragraph,
    Row,
    Run,
    Signer,
    Signers,
    Table,
    Title,
)
from vstbpn_desktop.documents.reports import listing, parts
from vstbpn_desktop.documents.reports.fitting import AUTO, LYING, UPRIGHT, fit
from vstbpn_desktop.documents.reports.listing import filterable_in, spec_of
from vstbpn_desktop.documents.reports.spec import Choices, DocumentSpec, Option, Setting, Values
from vstbpn_desktop.queries.listed import Listed, in_groups, listed, row_ids
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.queries.personal import NAMING
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.spec import AnyReference, Date, Field, Integer, RecordSpec
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER, Year
from vstbpn_desktop.spec.record import adds_up
from vstbpn_desktop.vietnamese.dates import format_date, prose_date
from vstbpn_desktop.vietnamese.numbers import format_integer

UNSAID = "Chưa ghi"
MAKER = Signer("NGƯỜI LẬP DANH SÁCH", "(Ký, ghi rõ họ tên)")
NUMBER = "TT"
RECORDS: Choices = tuple((spec.id, spec.plural) for spec in REGISTRY if spec.columns)


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column: title, kind of its cells; whether its numbers are added up, whether it names the row."""

    title: str
    kind: Kind = "text"
    adds_up: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """Rows that belong together, "" for a list without groups."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class QuickData:
    """A list as it is printed; `unit` is what its rows are ("đơn vị"), `about` the lines below the title."""

    profile: ProfileData
    title: str
    about: tuple[str, ...]
    unit: str
    columns: tuple[ReportColumn, ...]
    groups: tuple[ReportGroup, ...]
    printed_on: dt.date
    totals: bool
    orientation: str
    head: bool
    sign: bool
    draft: bool
    personal: bool = False
    """Whether its rows name persons."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(group.rows) for group in self.groups)


def gather(reader: Reader, options: Values) -> QuickData:
    """Read the list as of the day asked for."""
    spec, then = spec_of(options), listing.then(reader, options)
    filters = listing.filters_in(then, options)
    request = listing.request_in(options, filters)
    grouped = spec.field(options["group"]) if options["group"] else None
    fields = _columns(spec, options["columns"], grouped)
    wanted = fields if grouped is None else [*fields, grouped]
    rows = list(listed(then, spec, row_ids(then, request, options["keys"]), wanted))
    return QuickData(
        profile=profile_at(then, options["as_of"]),
        title=options["title"],
        about=tuple(_about(then, spec, options, filters)),
        unit=spec.label,
        columns=tuple(ReportColumn(f.label, _kind(f), adds_up(spec, f), f.id == spec.title) for f in fields),
        groups=tuple(_groups(then, request, grouped, fields, rows)),
        printed_on=reader.as_of,
        totals=options["totals"],
        orientation=options["orientation"],
        head=options["head"],
        sign=options["sign"],
        draft=options["draft"],
        personal=spec.id in NAMING,
    )


def _columns(spec: RecordSpec, names: Sequence[str], grouped: Field | None) -> list[Field]:
    """The fields in columns; what the heads of the groups say is not said again in every row."""
    fields = [spec.field(name) for name in names]
    return [field for field in fields if field is not grouped] or fields


def _groups(
    reader: Reader, request: ListRequest, grouped: Field | None, fields: Sequence[Field], rows: list[Listed]
) -> Iterator[ReportGroup]:
    if grouped is None:
        yield ReportGroup("", tuple(_row(row, fields) for row in rows))
        return
    for words, members in in_groups(reader, request, grouped, rows):
        title = words.replace("\n", " ") or UNSAID
        yield ReportGroup(title[:1].upper() + title[1:], tuple(_row(row, fields) for row in members))


def _row(row: Listed, fields: Sequence[Field]) -> Row:
    return tuple(_cell(field, row.values[field.id], row.words[field.id]) for field in fields)


def _kind(field: Field) -> Kind:
    if isinstance(field.kind, Date):
        return "date"
    return "integer" if isinstance(field.kind, Integer) and not isinstance(field.kind, Year) else "text"


def _cell(field: Field, value: Any, words: str) -> Cell:
    """A number or day as such where the paper can write it, else the words."""
    if _kind(field) == "text":
        return words
    return None if value in (None, ALWAYS, FOREVER) or not words else value


def _about(
    reader: Reader, spec: RecordSpec, options: Values, filters: tuple[tuple[str, Any], ...]
) -> Iterator[str]:
    """What the list is of: the year, what it was filtered by, the day it is true for."""
    if options["keys"]:
        yield f"({len(options['keys'])} {spec.label} được chọn)"
        return
    if spec.year and not options["all_years"]:
        yield f"Năm {options['year']}"
    found = [
        f"{spec.field(name).label.lower()}: {_filter_words(reader, spec, name, v)}" for name, v in filters
    ]
    found += [f"có chữ “{options['text']}”"] if options["text"] else []
    found += ["gồm cả mục đã kết thúc"] if options["ended"] and spec.valid else []
    found += [f"tính đến {prose_date(options['as_of'])}"] if spec.valid else []
    if found:
        words = "; ".join(found)
        yield f"({words})"


def _filter_words(reader: Reader, spec: RecordSpec, name: str, value: Any) -> str:
    values = value if isinstance(value, tuple) else (value,)
    return " hoặc ".join(reader.words(spec.field(name).kind, one) or UNSAID.lower() for one in values)


def compose(data: QuickData) -> Document:
    """One table, upright or lying as its columns need it."""
    rows = [row for group in data.groups for row in group.rows]
    columns = [Column(NUMBER, align="center"), *(Column(c.title, kind=c.kind) for c in data.columns)]
    numbered = [(str(number), *row) for number, row in enumerate(rows, 1)]
    fitted = fit(columns, [*numbered, *_total(data)], data.orientation)
    table = Table(fitted.columns, tuple(_rows(data)), next(_total(data), None), dense=fitted.dense)
    return Document(
        title=data.title,
        blocks=tuple(_blocks(data, table)),
        draft=data.draft,
        author=data.profile.committee_name,
        landscape=fitted.landscape,
    )


def _blocks(data: QuickData, table: Table) -> Iterator[Block]:
    if data.head:
        profile = data.profile
        place = f"{profile.place_name or '…'}, {prose_date(data.printed_on)}"
        yield Letterhead(profile.parent_agency.upper(), (profile.committee_name.upper(),), "", place)
    yield Title(data.title.upper(), data.about)
    if data.count:
        yield table
    yield Paragraph(f"{_counted(data)} In ngày {format_date(data.printed_on)}.")
    if data.sign:
        yield Signers((MAKER,))


def _counted(data: QuickData) -> str:
    if not data.count:
        return f"Không có {data.unit} nào."
    return f"Tổng số: {format_integer(data.count)} {data.unit}."


def _rows(data: QuickData) -> Iterator[Row | GroupRow]:
    number = 0
    for group in data.groups:
        if group.title:
            yield GroupRow(f"{group.title} ({format_integer(len(group.rows))} {data.unit})")
        for row in group.rows:
            number += 1
            yield (str(number), *row)
        if len(data.groups) > 1 and _sums(data):
            yield ("", *_added(data, group.rows, Run("Cộng", bold=True)))


def _total(data: QuickData) -> Iterator[Row]:
    """The last row, where there are numbers to add up."""
    if _sums(data) and data.count:
        yield ("", *_added(data, [row for group in data.groups for row in group.rows], "Tổng cộng"))


def _sums(data: QuickData) -> bool:
    return data.totals and any(column.adds_up for column in data.columns)


def _added(data: QuickData, rows: Sequence[Row], label: Cell) -> Iterator[Cell]:
    """The sums below their columns, the label below what names the rows, else below the first text."""
    plain = [at for at, column in enumerate(data.columns) if not column.adds_up]
    labelled = next((at for at in plain if data.columns[at].names), plain[0] if plain else None)
    for at, column in enumerate(data.columns):
        if column.adds_up:
            yield sum(cell for row in rows if isinstance(cell := row[at], int))
        else:
            yield label if at == labelled else None


def notes(data: QuickData) -> tuple[str, ...]:
    """What is to be known before it is printed."""
    return () if data.count else (f"Không có {data.unit} nào khớp với các điều kiện đã chọn.",)


def _fields(setting: Setting) -> Choices:
    """What can stand in a column: the list's own columns first."""
    spec = spec_of(setting.values)
    shown = [f for f in spec.columns if not isinstance(f.kind, AnyReference)]
    rest = [f for f in spec.fields if f not in shown and not f.hidden]
    return tuple((f.id, f.label) for f in (*shown, *rest))


def _usual_columns(setting: Setting) -> tuple[str, ...]:
    """Those of the list; the year stands below the title."""
    spec = spec_of(setting.values)
    return tuple(f.id for f in spec.columns if f.id != spec.year)


def _groupable(setting: Setting) -> Choices:
    return (("", "Không chia nhóm"), *filterable_in(setting))


def _usual_title(setting: Setting) -> str:
    plural = spec_of(setting.values).plural
    return f"Danh sách {plural[:1].lower()}{plural[1:]}"


def _has_numbers(values: Values) -> bool:
    spec = spec_of(values)
    return any(adds_up(spec, spec.field(name)) for name in values["columns"])


SPEC = DocumentSpec(
    id="quick-report",
    label="Báo cáo nhanh",
    description="Danh sách bất kỳ: chọn cột, điều kiện lọc, cách chia nhóm, thứ tự; cộng các cột số.",
    options=(
        Option("record", "Danh sách", "choice", default="unit", choices=RECORDS),
        Option("title", "Tiêu đề", "text", default=_usual_title, of="record"),
        listing.KEYS,
        Option("columns", "Cột", "several", default=_usual_columns, choices=_fields, of="record",
               help="Đánh dấu cột cần in. Alt+↑, Alt+↓ chuyển cột lên, xuống."),
        Option("group", "Chia nhóm theo", "choice", default="", choices=_groupable, of="record"),
        listing.ORDER,
        listing.FILTER,
        listing.TEXT,
        listing.YEAR,
        listing.AS_OF,
        Option("orientation", "Khổ giấy A4", "choice", default=AUTO,
               choices=((AUTO, "dọc hoặc ngang tuỳ số cột"), (UPRIGHT, "dọc"), (LYING, "ngang"))),
        listing.DESCENDING,
        listing.ALL_YEARS,
        listing.ENDED,
        Option("totals", "Dòng cộng của các cột số", "flag", default=True, applies=_has_numbers),
        Option("head", "Tên cơ quan, Quốc hiệu", "flag", default=True),
        Option("sign", "Chỗ ký của người lập", "flag", default=False),
        parts.DRAFT,
    ),
    gather=gather,
    compose=compose,
    notes=notes,
    persons=lambda data: data.count if data.personal else 0,
    kept=True,
)  # fmt: skip
