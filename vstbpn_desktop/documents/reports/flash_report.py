"""Báo cáo nhanh: what was asked for suddenly, with where the year's work stands on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Block, Document, Heading, Line, Paragraph
from vstbpn_desktop.documents.reports import administrative, parts, sentences
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.facts import Work, gather_work
from vstbpn_desktop.documents.reports.general import SUBJECT
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import prose_date

KIND = Kind("BC", "BÁO CÁO")
REQUEST = Option("request", "Văn bản yêu cầu", "text", default="", help="Ví dụ: Công văn số … ngày … của …")
SITUATION = Option("situation", "Tình hình, kết quả", "body", default="")
PROBLEMS = Option("problems", "Khó khăn, vướng mắc", "body", default="")
PROPOSALS = Option("proposals", "Đề xuất, kiến nghị", "body", default="")
PROGRESS = Option("progress", "Nêu tiến độ chương trình năm", "flag", default=True)


def _today(setting: Setting) -> dt.date:
    return setting.today


AS_OF = Option("as_of", "Tính đến ngày", "date", default=_today)


@dataclass(frozen=True, slots=True)
class FlashData:
    """What is reported to whom; `work` None where the year's progress is left out."""

    cover: Cover
    subject: str
    request: str
    as_of: dt.date
    work: Work | None
    bodies: tuple[tuple[str, str], ...]


def gather(reader: Reader, options: Values) -> FlashData:
    """Read the year's work as of the day; it goes to whom the profile reports where no one else is named."""
    day: dt.date = options["as_of"]
    then = Reader(reader.connection, reader.registry, day)
    cover = administrative.cover(reader, {**options, "to": options["to"]})
    work = gather_work(then, None, options["year"], day, None) if options["progress"] else None
    bodies = tuple((option.label, options[option.id]) for option in (SITUATION, PROBLEMS, PROPOSALS))
    return FlashData(cover, options["subject"], options["request"], day, work, bodies)


def compose(data: FlashData) -> Document:
    """The report."""
    return administrative.paper(data.cover, KIND, data.subject, _body(data))


def notes(data: FlashData) -> tuple[str, ...]:
    """What is left to be written."""
    lacking = [(label[:1].lower() + label[1:], text) for label, text in data.bodies[:1]]
    return administrative.general_notes(data.cover, (("trích yếu", data.subject), *lacking))


def _body(data: FlashData) -> Iterator[Block]:
    agency = data.cover.issuer.agency
    asked = f"Thực hiện {data.request}, " if data.request else ""
    yield Paragraph(f"{asked}{agency} báo cáo như sau:")
    (situation, first), *others = data.bodies
    yield Heading(f"1. {situation}", 2)
    yield from administrative.written(first, situation, data.cover.draft)
    number = 2
    if data.work is not None:
        yield Heading("2. Tiến độ thực hiện chương trình công tác", 2)
        yield from _progress(data, data.work)
        number = 3
    for label, text in others:
        if text.strip():
            yield Heading(f"{number}. {label}", 2)
            yield from parts.own_words(text)
            number += 1


def _progress(data: FlashData, work: Work) -> Iterator[Block]:
    day = prose_date(data.as_of)
    tasks = [facts.progress for facts in work.tasks]
    yield Paragraph(f"Tính đến {day}: {_small(sentences.summary(tasks, 'của Chương trình'))}")
    late = tuple(unit.unit for unit in work.units if unit.overdue)
    told: tuple[Line, ...] = sentences.overdue_summary(tasks, late, data.cover.draft)
    yield Paragraph(tuple(_capital(line) if not place else line for place, line in enumerate(told)))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _capital(line: Line) -> Line:
    return line[:1].upper() + line[1:] if isinstance(line, str) else line


SPEC = DocumentSpec(
    id="flash-report",
    label="Báo cáo nhanh",
    description="Báo cáo đột xuất, có tiến độ chương trình đến ngày báo cáo.",
    options=(
        parts.YEAR, AS_OF, SUBJECT, parts.TO, REQUEST, PROGRESS, SITUATION, PROBLEMS, PROPOSALS, *ENDING,
    ),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
    text_first=True,
)  # fmt: skip
