"""Danh sách học viên: who is to come to a class, or who came; none of Decree 30's kinds."""

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
from vstbpn_desktop.documents.reports.classes import ClassData
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.training import RosterLine
from vstbpn_desktop.records.person import GENDERS

GENDER_WORDS = {gender.id: gender.label.capitalize() for gender in GENDERS}
LISTED, ATTENDED, ABSENT = "listed", "attended", "absent"
WHO = Option(
    "who", "Gồm", "choice", default=LISTED,
    choices=((LISTED, "mọi người trong danh sách"), (ATTENDED, "người đã dự"), (ABSENT, "người vắng")),
)  # fmt: skip
SUBJECTS = {LISTED: "DANH SÁCH {people}", ATTENDED: "DANH SÁCH NGƯỜI ĐÃ DỰ", ABSENT: "DANH SÁCH NGƯỜI VẮNG"}
USUAL = "học viên"
COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Họ và tên", 44),
    Column("Nam, nữ", 14, align="center"),
    Column("Chức vụ", 36),
    Column("Đơn vị"),
    Column("Ghi chú", 20),
)


@dataclass(frozen=True, slots=True)
class ListData:
    """The lists of some classes."""

    profile: ProfileData
    year: int
    classes: tuple[ClassData, ...]
    who: str
    draft: bool


def gather(reader: Reader, options: Values) -> ListData:
    """Read the classes and their lists."""
    year: int = options["year"]
    found = classes.classes(reader, year, options["class"])
    return ListData(profile_at(reader, reader.as_of), year, found, options["who"], options["draft"])


def compose(data: ListData) -> Document:
    """A paper for each class."""
    blocks: list[Block] = []
    for found in data.classes:
        blocks += [NextPaper()] if blocks else []
        blocks += _paper(data, found)
    return Document(
        title=f"{SUBJECTS[data.who].format(people=USUAL).capitalize()} năm {data.year}",
        blocks=tuple(blocks or _nothing(data)),
        draft=data.draft,
        author=data.profile.committee_name,
    )


def _paper(data: ListData, found: ClassData) -> Iterator[Block]:
    people = tuple(person for person in found.people if _wanted(person, data.who))
    yield from _head(data, classes.name_of(found), classes.EVENTS[found.kind].people)
    for line in classes.facts(found):
        yield Paragraph(line)
    if people:
        yield Table(COLUMNS, tuple(_row(number, person) for number, person in enumerate(people, 1)))
    yield Paragraph(_summary(found, people, data.who))
    yield Signers(classes.signers(data.profile))


def _head(data: ListData, subject: str, people: str = USUAL) -> Iterator[Block]:
    yield Letterhead(data.profile.parent_agency.upper(), (data.profile.committee_name.upper(),), "", "")
    yield Title(SUBJECTS[data.who].format(people=people.upper()), subject)


def _nothing(data: ListData) -> Iterator[Block]:
    yield from _head(data, f"Năm {data.year}")
    yield Paragraph(f"Năm {data.year} chưa có lớp nào.")


def _wanted(person: RosterLine, who: str) -> bool:
    return who == LISTED or person.attended == (who == ATTENDED)


def _row(number: int, person: RosterLine) -> Row:
    gender = GENDER_WORDS.get(person.gender, "")
    return (str(number), person.name, gender, person.post, person.place, person.note)


def _summary(found: ClassData, people: tuple[RosterLine, ...], who: str) -> str:
    if who == LISTED:
        return classes.people_words(found) if people else "Lớp chưa có danh sách."
    word = "đã dự" if who == ATTENDED else "vắng"
    return f"Có {len(people)}/{len(found.people)} người {word}."


SPEC = DocumentSpec(
    id="participant-list",
    label="Danh sách học viên",
    description="Danh sách lớp, người đã dự hoặc người vắng, mỗi lớp một danh sách.",
    options=(parts.YEAR, classes.CLASS, WHO, parts.DRAFT),
    gather=gather,
    compose=compose,
    persons=lambda data: sum(len(one.people) for one in data.classes),
)
