"""Documents whose body the officer writes: a subject, those it goes to, the acts it rests on, her words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Block, Document, Heading
from vstbpn_desktop.documents.reports import administrative
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.roman import roman

SUBJECT = Option(
    "subject", "Trích yếu", "text", default="", help="Ví dụ: gửi báo cáo 6 tháng đầu năm.", leading=True
)
BASIS = Option(
    "basis", "Căn cứ", "lines", default=(), acts=True,
    help="Mỗi căn cứ một dòng. Dấu ; và . được thêm khi thiếu.",
)  # fmt: skip
BODY = Option("body", "Nội dung", "body", default="", help="Phần lời văn của văn bản.")
TO = Option("to", "Kính gửi", "lines", default=(), help="Mỗi nơi một dòng.", leading=True)


@dataclass(frozen=True, slots=True)
class General:
    """Such a document: `bodies` are the name and the words of each part."""

    cover: Cover
    subject: str
    basis: tuple[str, ...]
    bodies: tuple[tuple[str, str], ...]

    @property
    def draft(self) -> bool:
        """Whether it is printed as a draft."""
        return self.cover.draft

    def part(self, number: int) -> tuple[Block, ...]:
        """What was written for a part; where nothing was, the place for it."""
        label, text = self.bodies[number]
        return administrative.written(text, label, self.draft)


def headed(data: General) -> Iterator[Block]:
    """The parts, each below its name in capitals with a Roman number; one part alone has no heading."""
    several = len(data.bodies) > 1
    for number, (label, _) in enumerate(data.bodies):
        if several:
            yield Heading(f"{roman(number + 1)}. {label.upper()}")
        yield from data.part(number)


def general(
    document_id: str,
    kind: Kind,
    description: str,
    *,
    extra: tuple[Option, ...] = (),
    bodies: tuple[Option, ...] = (BODY,),
    compose: Callable[[General], Document] | None = None,
) -> DocumentSpec[General]:
    """The spec of such a document; `extra` are further options, those of id "to" and "basis" are known."""

    def gather(reader: Reader, options: Values) -> General:
        words = tuple((option.label, options[option.id]) for option in bodies)
        cover = administrative.cover(reader, options)
        return General(cover, options["subject"], options.get("basis", ()), words)

    def plainly(data: General) -> Document:
        opening = administrative.basis(data.basis)
        return administrative.paper(data.cover, kind, data.subject, headed(data), opening=opening)

    def notes(data: General) -> tuple[str, ...]:
        lacking = [(label[:1].lower() + label[1:], text) for label, text in data.bodies]
        to = (("Kính gửi", data.cover.to),) if TO in extra else ()
        return administrative.general_notes(data.cover, (("trích yếu", data.subject), *to, *lacking))

    return DocumentSpec(
        id=document_id,
        label=kind.word,
        description=description,
        options=(SUBJECT, *extra, *bodies, *ENDING),
        gather=gather,
        compose=compose or plainly,
        notes=notes,
        sent=True,
        text_first=True,
    )
