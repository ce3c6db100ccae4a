"""Phiếu điểm danh: who signs for each session of a class; none of the kinds of Decree 30."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import (
    Block,
    Column,
    Document,
    Letterhead,
    NextPaper,
    Paragraph,
    Row,
    Signers,
    Table,
    Title,
)
from vstbpn_desktop.documents.reports import classes, parts
from vstbpn_desktop.documents.reports.classes import ClassData, Session
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader

ROW_MM = 9.5
"""Rows are at least 9 mm high: less is no room for a signature."""
MOST_SESSIONS = 6
"""So many columns of signatures fit on a page that is turned; a class with more gets another sheet."""
UPRIGHT_SESSIONS = 2
EMPTY_ROWS = 20
SIGNING_MM = ((1, 34), (2, 27), (4, 30), (5, 26), (MOST_SESSIONS, 23))
"""Up to so many sessions, columns of signatures so many mm wide; from three on the page is turned."""

BLANK = Option(
    "blank", "Dòng trống thêm", "choice", default="0", help="Cho người đến mà chưa có trong danh sách.",
    choices=(("0", "không"), ("5", "5 dòng"), ("10", "10 dòng"), ("20", "20 dòng")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AttendanceData:
    """The sheets of some classes; `blank` lines are added below each list."""

    profile: ProfileData
    year: int
    classes: tuple[ClassData, ...]
    blank: int
    draft: bool


def gather(reader: Reader, options: Values) -> AttendanceData:
    """Read the classes and their lists."""
    year: int = options["year"]
    found = classes.classes(reader, year, options["class"])
    profile = profile_at(reader, reader.as_of)
    return AttendanceData(profile, year, found, int(options["blank"]), options["draft"])


def compose(data: AttendanceData) -> Document:
    """A paper for each class, one more for each six sessions."""
    sheets = [(found, chunk) for found in data.classes for chunk in _chunks(found.sessions)]
    blocks: list[Block] = []
    for found, sessions in sheets:
        blocks += [NextPaper(_turned(sessions))] if blocks else []
        blocks += _sheet(data, found, sessions)
    return Document(
        title=f"Phiếu điểm danh năm {data.year}",
        blocks=tuple(blocks or _nothing(data)),
        draft=data.draft,
        author=data.profile.committee_name,
        landscape=bool(sheets) and _turned(sheets[0][1]),
    )


def notes(data: AttendanceData) -> tuple[str, ...]:
    """Which classes lack a list or sessions."""
    lacking = [found.code for found in data.classes if not found.people]
    undated = [found.code for found in data.classes if not found.sessions]
    return tuple(
        f"{words}: lớp {', '.join(codes)}."
        for words, codes in (("Chưa có danh sách", lacking), ("Chưa có buổi học", undated))
        if codes
    )


def _chunks(sessions: tuple[Session, ...]) -> list[tuple[Session, ...]]:
    starts = range(0, max(len(sessions), 1), MOST_SESSIONS)
    return [sessions[start : start + MOST_SESSIONS] for start in starts]


def _turned(sessions: tuple[Session, ...]) -> bool:
    return len(sessions) > UPRIGHT_SESSIONS


def _sheet(data: AttendanceData, found: ClassData, sessions: tuple[Session, ...]) -> Iterator[Block]:
    profile = data.profile
    yield Letterhead(profile.parent_agency.upper(), (profile.committee_name.upper(),), "", "")
    yield Title("PHIẾU ĐIỂM DANH", classes.name_of(found))
    for line in classes.facts(found):
        yield Paragraph(line)
    yield _table(found, sessions, data.blank)
    yield Paragraph(f"{classes.people_words(found)} Có mặt: ……… Vắng: ………")
    yield Signers(classes.signers(profile))


def _table(found: ClassData, sessions: tuple[Session, ...], blank: int) -> Table:
    turned = _turned(sessions)
    group = "Ký tên" if len(sessions) > 1 else ""
    titles = [classes.short_day(session) for session in sessions] if group else ["Ký tên"]
    signing = tuple(Column(title, _signing_mm(len(titles)), group=group) for title in titles)
    people = (
        Column("TT", 11, align="center"),
        Column("Họ và tên", 48 if turned else 42),
        Column("Chức vụ, đơn vị"),
    )
    rows: list[Row] = [
        (str(person.number), person.name, _post(person.post, person.place), *[""] * len(signing))
        for person in found.people
    ]
    empty = blank if rows else max(blank, found.planned or EMPTY_ROWS)
    first = found.people[-1].number + 1 if found.people else 1
    rows += [(str(first + i), "", "", *[""] * len(signing)) for i in range(empty)]
    return Table((*people, *signing), tuple(rows), dense=turned, row_mm=ROW_MM)


def _signing_mm(sessions: int) -> int:
    """The width of each column of signatures: the fewer, the wider."""
    return next(width for most, width in SIGNING_MM if sessions <= most)


def _post(post: str, place: str) -> str:
    return ", ".join(filter(None, (post, place)))


def _nothing(data: AttendanceData) -> Iterator[Block]:
    yield Letterhead(data.profile.parent_agency.upper(), (data.profile.committee_name.upper(),), "", "")
    yield Title("PHIẾU ĐIỂM DANH", f"Năm {data.year}")
    yield Paragraph(f"Năm {data.year} chưa có lớp nào.")


SPEC = DocumentSpec(
    id="attendance-sheet",
    label="Phiếu điểm danh",
    description="Danh sách lớp với cột ký từng buổi, mỗi lớp một phiếu.",
    options=(parts.YEAR, classes.CLASS, BLANK, parts.DRAFT),
    gather=gather,
    compose=compose,
    persons=lambda data: sum(len(one.people) for one in data.classes),
    notes=notes,
)
