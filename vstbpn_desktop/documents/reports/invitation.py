"""Giấy mời, form 1.7 of Decree 30/2020 (appendix III): to a class, one for everybody or one for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import Block, Document, NextPaper, Paragraph, Run, Title
from vstbpn_desktop.documents.reports import addressed, administrative, classes, listing, parts
from vstbpn_desktop.documents.reports.classes import ClassData
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.queries.addresses import RECORDS
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader

CODE = "GM"
GIVEN, UNITS, PEOPLE, LISTED = "given", "units", "people", "listed"

CLASS = Option(
    "class",
    "Lớp",
    "text",
    default="",
    help="Mã lớp, ví dụ 01. Để trống: lớp sắp mở, gần nhất.",
    once=True,
    occasion=True,
)
WHOM = Option(
    "whom", "Mời", "choice", default=GIVEN, help="Mỗi đơn vị, mỗi người: mỗi nơi một giấy.",
    choices=((GIVEN, "theo danh sách ghi ở dưới"), (UNITS, "mỗi đơn vị có học viên"),
             (PEOPLE, "mỗi học viên"), (LISTED, "mỗi đơn vị, mỗi người trong danh sách chọn ở dưới")),
)  # fmt: skip


def _given(values: Values) -> bool:
    return bool(values["whom"] == GIVEN)


TO = Option("to", "Kính mời", "lines", default=(), help="Mỗi nơi một dòng.", applies=_given)
EACH = Option("each", "Mỗi nơi một giấy", "flag", default=False, applies=_given)
TO_ATTEND = Option("attend", "Tới dự", "text", default="", help="Để trống: lớp đã chọn.", once=True)
CHAIR = Option("chair", "Chủ trì", "text", default="")
WHEN = Option("when", "Thời gian", "text", default="", help="Để trống: theo các buổi của lớp.", once=True)
WHERE = Option("where", "Địa điểm", "text", default="", help="Để trống: theo lớp.")
REMARK = Option("remark", "Lưu ý", "text", default="")


def _today(setting: Setting) -> dt.date:
    return setting.today


def _of_list(option: Option) -> Option:
    """An option of the list, which means something only where the list is invited."""
    return replace(option, applies=lambda values: values["whom"] == LISTED and option.applies(values))


SOON = Option("from", "Lớp mở từ ngày", "date", default=_today, help="Để chọn lớp gần nhất.")


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the invitations say; `guests` are the lines of each paper."""

    profile: ProfileData
    given: parts.Stamp
    guests: tuple[tuple[str, ...], ...]
    attend: str
    chair: str
    when: str
    where: str
    remark: str


def gather(reader: Reader, options: Values) -> Invitation:
    """Read the class, and who is to be invited."""
    found = _class(reader, options)
    day: dt.date = options["date"] or reader.as_of
    attend = options["attend"] or (classes.quoted_name_of(found) if found else "")
    return Invitation(
        profile=profile_at(reader, day),
        given=parts.stamp(options),
        guests=_guests(reader, found, options),
        attend=attend,
        chair=options["chair"],
        when=options["when"] or (classes.time_words(found) if found else ""),
        where=options["where"] or (found.place if found else ""),
        remark=options["remark"],
    )


def compose(data: Invitation) -> Document:
    """A paper for each guest, or one for all of them."""
    blocks: list[Block] = []
    for guests in data.guests:
        blocks += [NextPaper()] if blocks else []
        blocks += _paper(data, guests)
    return Document(
        title=f"Giấy mời {data.attend}".strip(),
        blocks=tuple(blocks),
        draft=data.given.draft,
        author=data.profile.committee_name,
        dated=data.given.dated,
        papers=tuple(", ".join(guests) for guests in data.guests),
    )


def notes(data: Invitation) -> tuple[str, ...]:
    """What is left to be written by hand."""
    told = (
        ("mời ai", any(data.guests[0])), ("tới dự gì", data.attend), ("thời gian", data.when),
        ("địa điểm", data.where),
    )  # fmt: skip
    missing = [words for words, known in told if not known]
    return (f"Còn để trống: {', '.join(missing)}.",) if missing else ()


def _paper(data: Invitation, guests: tuple[str, ...]) -> Iterator[Block]:
    profile = data.profile
    yield parts.letterhead(profile, CODE, data.given)
    yield Title("GIẤY MỜI", data.attend)
    yield from _invited(profile.committee_name, guests)
    told = (("Tới dự", data.attend), ("Chủ trì", data.chair), ("Thời gian", data.when),
            ("Địa điểm", data.where))  # fmt: skip
    for label, words in told:
        yield Paragraph((Run(f"{label}: ", bold=True), _sentence(words)))
    remark = data.remark or "Đề nghị các đại biểu có mặt đúng thành phần, đúng thời gian"
    yield Paragraph(parts.ended(remark))
    yield parts.signature(profile, ("Như trên", parts.filing_line(profile.filing)))


def _invited(issuer: str, guests: tuple[str, ...]) -> Iterator[Block]:
    head = f"{issuer} trân trọng kính mời:"
    if len(guests) == 1:
        yield Paragraph((head, " ", Run(guests[0], bold=True)))
        return
    yield Paragraph(head)
    if not guests:
        yield Paragraph(parts.LINE)
    for number, guest in enumerate(guests, 1):
        yield Paragraph(f"- {guest.rstrip(' .;')}{'.' if number == len(guests) else ';'}")


def _sentence(words: str) -> str:
    return f"{words.rstrip(' .')}." if words else parts.DOTS


def _class(reader: Reader, options: Values) -> ClassData | None:
    """The class that was asked for; else the next one of the year, else its last."""
    found = classes.classes(reader, options["year"], options["class"])
    soon: dt.date = options["from"]

    def first(data: ClassData) -> dt.date:
        return min((session.date for session in data.sessions), default=dt.date.max)

    ahead = sorted((data for data in found if first(data) >= soon), key=first)
    return ahead[0] if ahead else found[-1] if found else None


def _guests(reader: Reader, found: ClassData | None, options: Values) -> tuple[tuple[str, ...], ...]:
    whom, to = options["whom"], options["to"]
    if whom == LISTED:
        listed = addressed.addressees(listing.then(reader, options), options)
        return tuple((one.words,) for one in listed) or ((),)
    if whom == GIVEN or found is None:
        return tuple((guest,) for guest in to) if options["each"] and to else (to,)
    if whom == UNITS:
        guests = dict.fromkeys(person.unit or person.place for person in found.people)
    else:
        guests = dict.fromkeys(_person(person.name, person.post, person.place) for person in found.people)
    return tuple((guest,) for guest in guests if guest) or ((),)


def _person(name: str, post: str, place: str) -> str:
    return ", ".join(filter(None, (name, post, place)))


SPEC = administrative.with_marks(DocumentSpec(
    id="invitation",
    label="Giấy mời",
    description="Giấy mời dự lớp, hội nghị (mẫu 1.7): một giấy chung hoặc mỗi nơi một giấy.",
    options=(
        parts.YEAR, CLASS, SOON, WHOM, TO, EACH, *map(_of_list, addressed.CHOSEN), TO_ATTEND, CHAIR, WHEN,
        WHERE, REMARK, parts.NUMBER, parts.DATE, _of_list(listing.AS_OF),
        *map(_of_list, addressed.MORE), parts.DRAFT,
    ),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
    lists=RECORDS,
    of_list=(("whom", LISTED),),
))  # fmt: skip
