"""Biên bản, form 1.9 of Decree 30/2020: when, where, who, what was said; secretary and chair sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Signer,
    Signers,
    Title,
    listed,
)
from vstbpn_desktop.documents.reports import administrative, parts
from vstbpn_desktop.documents.reports.administrative import Cover, Kind
from vstbpn_desktop.documents.reports.general import SUBJECT
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader

KIND = Kind("BB", "BIÊN BẢN")
SIGN_NOTE = "(Ký, ghi rõ họ tên)"
BEGINS = Option("begins", "Bắt đầu lúc", "text", default="", help="Ví dụ: 8 giờ 00, ngày 05/6/2020.")
ENDS = Option("ends", "Kết thúc lúc", "text", default="", help="Ví dụ: 11 giờ 30, cùng ngày.")
PLACE = Option("place", "Địa điểm", "text", default="")
PRESENT = Option("present", "Thành phần tham dự", "lines", default=(), help="Mỗi người một dòng.")
CHAIR = Option("chair", "Chủ trì", "text", default="")
SECRETARY = Option("secretary", "Thư ký", "text", default="")
CONTENT = Option("content", "Nội dung", "body", default="", help="Theo diễn biến, tổng hợp, kết luận.")
COPIES = Option(
    "copies", "Số bản", "choice", default="02",
    choices=tuple((f"{count:02d}", f"{count:02d} bản") for count in range(1, 7)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MinutesData:
    """What the minutes say; what is not known is left to be written by hand."""

    cover: Cover
    subject: str
    begins: str
    ends: str
    place: str
    present: tuple[str, ...]
    chair: str
    secretary: str
    content: str
    copies: str
    recipients: tuple[str, ...]


def gather(reader: Reader, options: Values) -> MinutesData:
    """Read the committee; the rest was typed."""
    own = (
        "subject",
        "begins",
        "ends",
        "place",
        "present",
        "chair",
        "secretary",
        "content",
        "copies",
        "recipients",
    )
    return MinutesData(administrative.cover(reader, options), *(options[name] for name in own))


def blank(cover: Cover, subject: str) -> MinutesData:
    """Minutes of which nothing else is known: the form to be written by hand."""
    return MinutesData(cover, subject, "", "", "", (), "", "", "", COPIES.default, ())


def compose(data: MinutesData) -> Document:
    """The minutes; form 1.9 has no line of place and date."""
    head = replace(administrative.letterhead(data.cover, KIND), place_date="")
    return Document(
        title=f"{KIND.word} {data.subject}".strip(),
        blocks=(head, Title(KIND.name, data.subject), *_body(data), _signers(data)),
        draft=data.cover.draft,
        author=data.cover.issuer.agency,
        circulation=data.cover.circulation,
        contact=data.cover.contact,
    )


def notes(data: MinutesData) -> tuple[str, ...]:
    """What is left to be written by hand."""
    lacking = (
        ("trích yếu", data.subject), ("giờ bắt đầu", data.begins), ("thành phần", data.present),
        ("nội dung", data.content),
    )  # fmt: skip
    return administrative.general_notes(data.cover, lacking)


def _body(data: MinutesData) -> Iterator[Block]:
    yield Paragraph(f"Thời gian bắt đầu: {data.begins or 'hồi …… giờ ……, ngày …… tháng …… năm ……'}")
    yield Paragraph(f"Địa điểm: {data.place or parts.DOTS}")
    yield Paragraph("Thành phần tham dự:")
    yield from (
        (Bullets(listed(data.present)),) if data.present else (Paragraph(parts.LINE), Paragraph(parts.LINE))
    )
    yield Paragraph(f"Chủ trì (chủ toạ): {data.chair or parts.DOTS}")
    yield Paragraph(f"Thư ký (người ghi biên bản): {data.secretary or parts.SHORT_DOTS}")
    yield Heading("Nội dung:", 2)
    yield from administrative.written(data.content, "Nội dung", data.cover.draft)
    ends = data.ends or "…… giờ …… phút, cùng ngày"
    done = f"Cuộc họp kết thúc vào {ends}, biên bản lập thành {data.copies} bản, đã đọc cho mọi người"
    yield Paragraph(parts.ended(f"{done} cùng nghe, nhất trí"))


def _signers(data: MinutesData) -> Signers:
    recipients = data.recipients or ("Thành phần tham dự",)
    return Signers(
        (
            Signer(("THƯ KÝ",), SIGN_NOTE, _name(data.secretary)),
            Signer(("CHỦ TOẠ",), SIGN_NOTE, _name(data.chair)),
        ),
        (*recipients, parts.filing_line(data.cover.issuer.filing)),
    )


def _name(words: str) -> str:
    """The name of "Bà Lê Thị Mẫu, Phó Trưởng ban"."""
    name = words.partition(",")[0].strip()
    for word in ("Ông ", "Bà ", "Đồng chí ", "Đ/c "):
        name = name.removeprefix(word)
    return name


SPEC = DocumentSpec(
    id="minutes",
    label="Biên bản họp",
    description="Biên bản cuộc họp, buổi làm việc (mẫu 1.9).",
    options=(
        SUBJECT, BEGINS, ENDS, PLACE, PRESENT, CHAIR, SECRETARY, CONTENT, COPIES, *administrative.ENDING,
    ),
    gather=gather,
    compose=compose,
    notes=notes,
    text_first=True,
)  # fmt: skip
