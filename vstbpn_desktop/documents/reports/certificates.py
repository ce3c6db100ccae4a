"""Giấy chứng nhận: a framed page for each participant who attended enough; free in form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.model import Block, Document, NextPaper
from vstbpn_desktop.documents.reports import classes, parts
from vstbpn_desktop.documents.reports.classes import ClassData
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.documents.sheets import Certificate
from vstbpn_desktop.queries.certificates import earners, numbers
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.training import RosterLine
from vstbpn_desktop.records.unit import in_sentence
from vstbpn_desktop.vietnamese.dates import blank_prose_date, prose_date

CODE = "GCN"
BLANK = "……"
TITLES = {"female": "Chứng nhận bà", "male": "Chứng nhận ông"}
ANYBODY = "Chứng nhận ông (bà)"
DEEDS = {"attended": "đã tham dự", "completed": "đã hoàn thành"}
DONE = Option("done", "Nội dung chứng nhận", "choice", default="attended", choices=tuple(DEEDS.items()))
HEADING = Option("heading", "Tên giấy", "text", default="GIẤY CHỨNG NHẬN")
DATE = Option("date", "Ngày ký", "date", help="Để trống: ghi tay khi ký.", once=True)


@dataclass(frozen=True, slots=True)
class ClassCertificates:
    """A class with those who earn a certificate, each with the number that was given, if one was."""

    found: ClassData
    people: tuple[tuple[RosterLine, int | None], ...]


@dataclass(frozen=True, slots=True)
class CertificateData:
    """Certificates of some classes."""

    profile: ProfileData
    year: int
    classes: tuple[ClassCertificates, ...]
    heading: str
    done: str
    dated: dt.date | None
    draft: bool


def gather(reader: Reader, options: Values) -> CertificateData:
    """Read the classes, who earns a certificate, the numbers."""
    found = classes.classes(reader, options["year"], options["class"])
    return CertificateData(
        profile=profile_at(reader, options["date"] or reader.as_of),
        year=options["year"],
        classes=tuple(_earned(reader, one) for one in found),
        heading=options["heading"],
        done=DEEDS[options["done"]],
        dated=options["date"],
        draft=options["draft"],
    )


def compose(data: CertificateData) -> Document:
    """A page for each, a page without a name where there is nobody."""
    blocks: list[Block] = []
    names: list[str] = []
    for one in data.classes:
        for line, number in one.people:
            blocks += [NextPaper()] if blocks else []
            blocks.append(_page(data, one.found, line, number))
            names.append(line.name)
    return Document(
        title=f"{_capital(data.heading)} năm {data.year}",
        blocks=tuple(blocks or [_page(data, None, None, None)]),
        draft=data.draft,
        author=data.profile.committee_name,
        dated=data.dated,
        paper=styles.CERTIFICATE,
        papers=tuple(names),
    )


def notes(data: CertificateData) -> tuple[str, ...]:
    """Who has no number yet; classes where nobody earns a certificate."""
    people = [number for one in data.classes for _, number in one.people]
    nobody = [one.found.code for one in data.classes if not one.people]
    told = []
    if not data.classes:
        told.append(f"Năm {data.year} chưa có lớp nào.")
    if nobody:
        told.append(f"Chưa có ai đủ điều kiện: lớp {', '.join(nobody)}.")
    if missing := people.count(None):
        told.append(f"{missing} giấy chưa có số: mở lớp, chọn Cấp số giấy chứng nhận.")
    return tuple(told)


def _earned(reader: Reader, found: ClassData) -> ClassCertificates:
    given = numbers(reader.connection, found.id)
    return ClassCertificates(found, tuple((line, given.get(line.id)) for line in earners(reader, found.id)))


def _page(
    data: CertificateData, found: ClassData | None, line: RosterLine | None, number: int | None
) -> Certificate:
    profile = data.profile
    date = prose_date(data.dated) if data.dated else blank_prose_date(data.year)
    return Certificate(
        parent=profile.parent_agency.upper(),
        agency=(profile.committee_name.upper(),),
        title=data.heading.upper(),
        lead=TITLES.get(line.gender, ANYBODY) if line else ANYBODY,
        name=line.name if line else BLANK * 6,
        lines=tuple(_lines(data, found, line)),
        number=f"Số: {BLANK if number is None else f'{number:03d}'}/{CODE}-{profile.symbol_suffix}",
        place_date=f"{profile.place_name or '…'}, {date}",
        titles=profile.sign_above,
        under=parts.posts(profile.sign_below),
        signer=profile.signer,
    )


def _lines(data: CertificateData, found: ClassData | None, line: RosterLine | None) -> Iterator[str]:
    if line is not None:
        yield ", ".join(filter(None, (line.post, line.workplace, in_sentence(line.unit))))
    if found is None:
        yield f"{_capital(data.done)} {BLANK * 6}"
        return
    name = classes.name_of(found)
    yield f"{_capital(data.done)} {name[:1].lower()}{name[1:]}"
    if when := classes.time_words(found):
        yield f"Thời gian: {when}"
    if found.place:
        yield f"Địa điểm: {found.place}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:].lower() if words.isupper() else words[:1].upper() + words[1:]


SPEC = DocumentSpec(
    id="certificates",
    label="Giấy chứng nhận",
    description="Mỗi người đã dự đủ một giấy có khung, số chạy liền trong năm.",
    options=(parts.YEAR, classes.CLASS, HEADING, DONE, DATE, parts.DRAFT),
    gather=gather,
    compose=compose,
    notes=notes,
    persons=lambda data: sum(len(one.people) for one in data.classes),
)
