"""Phiếu thông tin đơn vị: one unit as of a day, or a paper for each of several; none of Decree 30's kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Kind,
    Letterhead,
    NextPaper,
    Paragraph,
    Row,
    Run,
    Table,
    Title,
)
from vstbpn_desktop.documents.reports import addressed, listing, parts
from vstbpn_desktop.documents.reports.fitting import UPRIGHT, fit
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.unit_page import HISTORY, Kin, UnitView, unit_view
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.spec.kinds import ALWAYS
from vstbpn_desktop.vietnamese.dates import format_date, prose_date
from vstbpn_desktop.vietnamese.numbers import NO_VALUE, format_percent, percent

NONE = "Chưa có."


def _of_list(values: Values) -> bool:
    return not values["unit"]


UNITS = Option(
    "unit", "Đơn vị", "lines", default=(),
    help="Mã đơn vị, mỗi mã một dòng, mỗi đơn vị một phiếu. Để trống: đơn vị đứng đầu danh sách.",
)  # fmt: skip
RECORD = listing.record_option((UNIT.id,), applies=lambda values: False)
WHOLE = Option("whole", "Mọi đơn vị trong danh sách", "flag", default=False)


def _listed(option: Option) -> Option:
    """An option that chooses among the list: it means nothing where units are named."""

    def applies(values: Values) -> bool:
        return _of_list(values) and option.applies(values)

    return replace(option, applies=applies)


LISTED = tuple(
    _listed(option)
    for option in (
        WHOLE, listing.KEYS, addressed.GROUP, listing.FILTER, listing.TEXT, listing.ORDER,
        listing.DESCENDING, listing.ENDED,
    )
)  # fmt: skip
HEAD = Option("head", "Tên cơ quan, Quốc hiệu", "flag", default=True)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The units, and who prints their sheets."""

    profile: ProfileData
    units: tuple[UnitView, ...]
    place_date: str
    head: bool
    draft: bool


def gather(reader: Reader, options: Values) -> Sheets:
    """Read the units as of the day asked for. UserError for a code that no unit has."""
    then = listing.then(reader, options)
    profile = profile_at(then, then.as_of)
    return Sheets(
        profile=profile,
        units=tuple(unit_view(then, row_id, options["year"]) for row_id in _chosen(then, options)),
        place_date=f"{profile.place_name or '…'}, {prose_date(reader.as_of)}",
        head=options["head"],
        draft=options["draft"],
    )


def _chosen(reader: Reader, options: Values) -> Sequence[int]:
    if options["unit"]:
        return [reader.get(UNIT, key) for key in options["unit"]]
    rows = addressed.chosen_rows(reader, options)
    return rows if options["whole"] or options["keys"] or options["group"] else rows[:1]


def compose(data: Sheets) -> Document:
    """A paper for each unit."""
    blocks: list[Block] = []
    for unit in data.units:
        blocks += [NextPaper()] if blocks else []
        blocks += _paper(data, unit)
    names = tuple(unit.name for unit in data.units)
    return Document(
        title="Phiếu thông tin đơn vị" + (f" - {names[0]}" if len(names) == 1 else ""),
        blocks=tuple(blocks or _head(data)),
        draft=data.draft,
        author=data.profile.committee_name,
        papers=names if len(names) > 1 else (),
    )


def _head(data: Sheets) -> Iterator[Block]:
    if data.head:
        profile = data.profile
        yield Letterhead(
            profile.parent_agency.upper(), (profile.committee_name.upper(),), "", data.place_date
        )


def _paper(data: Sheets, unit: UnitView) -> Iterator[Block]:
    yield from _head(data)
    day = prose_date(unit.as_of).replace(" ", parts.HARD_BLANK)
    yield Title("PHIẾU THÔNG TIN ĐƠN VỊ", (unit.full_name or unit.name, f"(tính đến {day})"))
    sections = (_identity, _people, _duties, _inspections, _classes, _letters, _history)
    for number, section in enumerate(sections, 1):
        title, blocks = section(unit, data.draft)
        yield Heading(f"{number}. {title}", 2)
        yield from blocks or (Paragraph(NONE),)


Section = tuple[str, tuple[Block, ...]]


def _identity(unit: UnitView, draft: bool) -> Section:
    life = _life(unit)
    kept = (
        ("Tên ngắn", unit.short_name if unit.short_name != unit.name else ""),
        ("Tên khi gửi văn bản", unit.addressing_name),
        ("Loại, cấp", f"{unit.type}, cấp {unit.level}"),
        ("Mã; thứ tự", f"{unit.key}; {unit.order if unit.order is not None else NO_VALUE}"),
        ("Vai trò", ", ".join(unit.marks)),
        ("Thời gian hoạt động", life),
        ("Điện thoại", unit.phone),
        ("Thư điện tử", unit.email),
        ("Địa chỉ", unit.address),
        ("Hình thành từ", "; ".join(_kin(one) for one in unit.kin if one.before)),
        ("Các xã cũ", unit.formed_from),
        ("Trở thành", "; ".join(_kin(one) for one in unit.kin if not one.before)),
    )
    rows: list[Row] = [(label, words) for label, words in kept if words]
    if unit.unconfirmed:
        rows.append(("Cần xác nhận", parts.marked(unit.unconfirmed, True, draft)))
    columns = (Column("Mục", 46), Column("Nội dung"))
    return "Tên gọi, liên hệ", (Table(columns, tuple(rows)),)


def _life(unit: UnitView) -> str:
    since = f"từ {format_date(unit.since)}" if unit.since else ""
    until = f"đến trước {format_date(unit.until)}" if unit.until else ""
    return " ".join(filter(None, (since, until)))


def _kin(kin: Kin) -> str:
    how = ", ".join(filter(None, (kin.kind, format_date(kin.date), kin.decision)))
    return f"{kin.name} ({how})"


def _people(unit: UnitView, draft: bool) -> Section:
    blocks: list[Block] = []
    if board := unit.board:
        share = format_percent(percent(board.women, board.members))
        decision = f" ({board.decision})" if board.decision else ""
        seats = f"{board.members}/{board.seats} ghế có người, nữ {board.women}/{board.members} ({share})"
        blocks.append(Paragraph(f"{board.name}{decision}: {seats}."))
    if unit.people.rows:
        columns = ("Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử")
        rows = [
            (Run(one.name, bold=True) if one.focal_point else one.name,
             ", ".join(filter(None, (one.post, "đầu mối" if one.focal_point else ""))),
             one.phone, one.email)
            for one in unit.people.rows
        ]  # fmt: skip
        blocks.append(_table(columns, rows))
    if unit.places:
        heads = ("Ban", "Vai trò", "Chức vụ gắn với ghế", "Người giữ ghế")
        places = [(one.committee, one.role, one.post, one.holder or "ghế trống") for one in unit.places]
        blocks.append(_table(heads, places))
    return "Ban VSTBPN, đầu mối", (*blocks, *_left(unit.people.left))


def _duties(unit: UnitView, draft: bool) -> Section:
    title = f"Nhiệm vụ năm {unit.year}"
    columns = ("Mã", "Nhiệm vụ", "Vai trò", "Hạn", "Kết quả", "Tình trạng")
    rows = [
        (one.code, one.title, one.role, one.deadline, one.results or None, one.standing.words or NO_VALUE)
        for one in unit.duties
    ]
    if not rows:
        return title, ()
    late = f", {unit.overdue} quá hạn" if unit.overdue else ""
    kinds: dict[str, Kind] = {"Hạn": "date", "Kết quả": "integer"}
    return title, (Paragraph(f"{len(rows)} nhiệm vụ{late}."), _table(columns, rows, kinds))


def _inspections(unit: UnitView, draft: bool) -> Section:
    blocks: list[Block] = []
    if unit.findings.rows:
        columns: tuple[str, ...] = ("Tồn tại, hạn chế", "Kiến nghị", "Hạn khắc phục", "Trạng thái")
        rows = [(one.content, one.recommendation, one.due, one.standing.words) for one in unit.findings.rows]
        blocks.append(_table(columns, rows, {"Hạn khắc phục": "date"}))
    if unit.visits.rows:
        columns = ("Cuộc kiểm tra", "Ngày", "Tình trạng")
        visits = [
            (one.name, one.date, "đã kiểm tra" if one.done else "theo kế hoạch") for one in unit.visits.rows
        ]
        blocks.append(_table(columns, visits, {"Ngày": "date"}))
    return "Kiểm tra, kiến nghị", (*blocks, *_left(unit.findings.left + unit.visits.left))


def _classes(unit: UnitView, draft: bool) -> Section:
    columns = ("Ngày", "Lớp", "Số người", "Nữ", "Có mặt")
    kinds: dict[str, Kind] = {"Ngày": "date", "Số người": "integer", "Nữ": "integer", "Có mặt": "integer"}
    rows = [(one.day, one.topic, one.people, one.women, one.came) for one in unit.classes.rows]
    blocks = (_table(columns, rows, kinds), *_left(unit.classes.left)) if rows else ()
    return "Tập huấn", blocks


def _letters(unit: UnitView, draft: bool) -> Section:
    columns = ("Ngày", "Đi, đến", "Số, ký hiệu", "Trích yếu", "Tình trạng")
    rows = [
        (one.date, "đi" if one.sent else "đến", one.symbol, one.subject, one.standing.words)
        for one in unit.letters.rows
    ]
    blocks = (_table(columns, rows, {"Ngày": "date"}), *_left(unit.letters.left)) if rows else ()
    return "Văn bản", blocks


def _history(unit: UnitView, draft: bool) -> Section:
    rows: list[Sequence[Cell]] = [(one.date, one.words) for one in unit.timeline if one.kind == HISTORY]
    first = unit.names[0].name if unit.names and unit.names[0].since == ALWAYS else ""
    blocks: list[Block] = []
    if rows:
        blocks.append(_table(("Ngày", "Sự kiện"), rows, {"Ngày": "date"}))
    if rows and first and first != unit.name:
        blocks.append(Paragraph(f"Tên đầu tiên được ghi: {first}."))
    return "Quá trình", tuple(blocks)


def _table(
    titles: Sequence[str], rows: Iterable[Sequence[Cell]], kinds: dict[str, Kind] | None = None
) -> Table:
    """Columns that nothing stands in are left out."""
    listed = [tuple(row) for row in rows]
    shown = [at for at in range(len(titles)) if any(row[at] not in (None, "") for row in listed)]
    kept = tuple(tuple(row[at] for at in shown) for row in listed)
    columns = [Column(titles[at], kind=(kinds or {}).get(titles[at], "text")) for at in shown]
    fitted = fit(columns, kept, UPRIGHT)
    return Table(fitted.columns, kept, dense=fitted.dense)


def _left(count: int) -> tuple[Block, ...]:
    return (Paragraph(f"Và {count} mục nữa."),) if count else ()


def persons(data: Sheets) -> int:
    """How many people the sheets name."""
    return sum(len(unit.people.rows) for unit in data.units)


def notes(data: Sheets) -> tuple[str, ...]:
    """What the sheets lack."""
    if not data.units:
        return ("Chưa có đơn vị nào.",)
    silent = [unit.name for unit in data.units if not (unit.phone or unit.email or unit.people.rows)]
    named = ", ".join(silent[: addressed.LISTED_NAMES])
    more = len(silent) - addressed.LISTED_NAMES
    return (f"Chưa có liên hệ của {named}{f' và {more} đơn vị khác' if more > 0 else ''}.",) if silent else ()


SPEC = DocumentSpec(
    id="unit-sheet",
    label="Phiếu thông tin đơn vị",
    description="Mọi điều về một đơn vị tính đến một ngày: liên hệ, Ban, nhiệm vụ, kiểm tra, tập huấn.",
    options=(UNITS, listing.YEAR, listing.AS_OF, RECORD, *LISTED, HEAD, parts.DRAFT),
    gather=gather,
    compose=compose,
    notes=notes,
    persons=persons,
    lists=(UNIT.id,),
    of_list=(("whole", True),),
    each=True,
)  # fmt: skip
