"""Danh bạ điện thoại: units in protocol order with the people one may call; none of Decree 30's kinds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import (
    Block,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Row,
    Run,
    Table,
    Title,
)
from vstbpn_desktop.documents.reports import addressed, listing, parts
from vstbpn_desktop.documents.reports.fitting import UPRIGHT, fit
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.addresses import RECORDS, ContactGroup, contacts
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import format_date, prose_date

_BLANK = re.compile(r"(?<=[\d)]) (?=\d)")
UNKNOWN = "Chưa rõ đơn vị"
FOCAL = "đầu mối"
COLUMNS = (
    Column("TT", align="center"),
    Column("Đơn vị, họ và tên"),
    Column("Chức vụ"),
    Column("Điện thoại"),
    Column("Thư điện tử"),
)
TITLE = Option("title", "Tiêu đề", "text", default="Danh bạ điện thoại")
FOCAL_ONLY = Option("focal", "Chỉ người là đầu mối", "flag", default=False)
HEAD = Option("head", "Tên cơ quan, Quốc hiệu", "flag", default=True)


@dataclass(frozen=True, slots=True)
class PhoneList:
    """The units with their people, and the day they were so."""

    profile: ProfileData
    title: str
    groups: tuple[ContactGroup, ...]
    as_of: dt.date
    printed_on: dt.date
    head: bool
    draft: bool

    @property
    def people(self) -> int:
        """How many people are listed."""
        return sum(len(group.people) for group in self.groups)


def gather(reader: Reader, options: Values) -> PhoneList:
    """Read whom to call as of the day asked for."""
    then = listing.then(reader, options)
    rows = addressed.chosen_rows(then, options)
    return PhoneList(
        profile=profile_at(then, then.as_of),
        title=options["title"],
        groups=contacts(then, options["record"], rows, focal_only=options["focal"]),
        as_of=then.as_of,
        printed_on=reader.as_of,
        head=options["head"],
        draft=options["draft"],
    )


def compose(data: PhoneList) -> Document:
    """One table, as wide as its words need: a bold row for each unit, its people below it."""
    rows = tuple(_rows(data))
    fitted = fit(COLUMNS, rows, UPRIGHT)
    return Document(
        title=data.title,
        blocks=tuple(_blocks(data, Table(fitted.columns, rows, dense=fitted.dense))),
        draft=data.draft,
        author=data.profile.committee_name,
        landscape=fitted.landscape,
    )


def _blocks(data: PhoneList, table: Table) -> Iterator[Block]:
    if data.head:
        profile = data.profile
        place = f"{profile.place_name or '…'}, {prose_date(data.printed_on)}"
        yield Letterhead(profile.parent_agency.upper(), (profile.committee_name.upper(),), "", place)
    yield Title(data.title.upper(), (f"(Tính đến {prose_date(data.as_of)})",))
    if data.groups:
        yield table
    units = sum(bool(group.unit) for group in data.groups)
    counted = f"Danh bạ có {units} đơn vị, {data.people} người."
    yield Paragraph(f"{counted} In ngày {format_date(data.printed_on)}.")


def _rows(data: PhoneList) -> Iterator[Row]:
    for number, group in enumerate(data.groups, 1):
        name = Run(group.unit or UNKNOWN, bold=True)
        unit = (name, f"\n{group.address}") if group.address else name
        yield (Run(str(number), bold=True), unit, "", _whole(group.phone), group.email)
        for person in group.people:
            post = ", ".join(filter(None, (person.post, FOCAL if person.focal_point else "")))
            yield ("", person.name, post[:1].upper() + post[1:], _whole(person.phone), person.email)


def _whole(phone: str) -> str:
    """A telephone number on one line; several may part."""
    return _BLANK.sub(parts.HARD_BLANK, phone)


def notes(data: PhoneList) -> tuple[str, ...]:
    """What the list lacks."""
    if not data.groups:
        return ("Chưa có số điện thoại, đầu mối nào để lập danh bạ.",)
    silent = sum(not (person.phone or person.email) for group in data.groups for person in group.people)
    return (f"{silent} người chưa có điện thoại và thư điện tử.",) if silent else ()


SPEC = DocumentSpec(
    id="phone-list",
    label="Danh bạ",
    description="Danh bạ điện thoại, thư điện tử theo đơn vị, thứ tự chính thức; đầu mối đứng trước.",
    options=(
        TITLE, *addressed.WHICH, *addressed.DAYS, FOCAL_ONLY, *addressed.MORE, HEAD, parts.DRAFT,
    ),
    gather=gather,
    compose=compose,
    notes=notes,
    persons=lambda data: data.people,
    lists=RECORDS,
    kept=True,
)  # fmt: skip
