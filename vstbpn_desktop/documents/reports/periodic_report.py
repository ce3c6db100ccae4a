"""The report on a period's work: what six-month and annual reports share.

The programme's own groups come first (rules, Periods); the outline is that of dossier part 4.2. Evaluation,
directions and proposals are the officer's own words: where she has written none, a draft shows the place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from vstbpn_desktop.documents.model import (
    Appendix,
    Block,
    Bullets,
    Column,
    Document,
    GroupRow,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    Title,
    listed,
)
from vstbpn_desktop.documents.reports import administrative, cited, parts, period_events, sentences
from vstbpn_desktop.documents.reports.facts import GroupFacts, Work, gather_work, in_order
from vstbpn_desktop.documents.reports.period_events import Events
from vstbpn_desktop.documents.reports.spec import DocumentSpec, NarrativeSection, Option, Values
from vstbpn_desktop.documents.reports.tables import task_table, unit_table
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.outline import Outline
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.progress import TaskProgress
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.standing import FoundDocument, UnitLabel, documents_between
from vstbpn_desktop.services.narratives import narratives
from vstbpn_desktop.vietnamese.dates import prose_date
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.roman import roman

CODE, KIND = "BC", "Báo cáo"
SUBJECT = "kết quả công tác vì sự tiến bộ của phụ nữ"

LEADERSHIP = NarrativeSection("leadership", "Công tác lãnh đạo, chỉ đạo", "Kiện toàn Ban, hội nghị, chỉ đạo.")
EVALUATION = (
    NarrativeSection("strengths", "Ưu điểm"),
    NarrativeSection("limits", "Hạn chế"),
    NarrativeSection("causes", "Nguyên nhân", "Nguyên nhân khách quan, chủ quan."),
    NarrativeSection("lessons", "Bài học kinh nghiệm"),
)
DIRECTIONS = NarrativeSection("directions", "Phương hướng, nhiệm vụ kỳ tới")
PROPOSALS = NarrativeSection("proposals", "Kiến nghị, đề xuất", "Với Trung ương, với tỉnh, với các ngành.")
NARRATIVES = (LEADERSHIP, *EVALUATION, DIRECTIONS, PROPOSALS)

REQUEST = Option(
    "request", "Văn bản yêu cầu báo cáo", "text", default="", once=True,
    help="Ví dụ: Công văn số 15/UBQG-VP ngày 20 tháng 5 năm 2020.",
)  # fmt: skip
ANNEX_TASKS = Option("annex_tasks", "Phụ lục tình hình thực hiện nhiệm vụ", "flag", default=True)
ANNEX_UNITS = Option("annex_units", "Phụ lục kết quả theo đơn vị", "flag", default=True)
COMMON_OPTIONS = (
    parts.AS_OF, parts.TO, REQUEST, parts.NUMBER, parts.DATE, ANNEX_TASKS, ANNEX_UNITS, parts.DRAFT,
)  # fmt: skip

DUE_TOLD = 8
"""How many of the tasks that are due next are named."""
DOCUMENT_COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Số, ký hiệu", 36),
    Column("Ngày", 24, kind="date"),
    Column("Cơ quan ban hành", 40),
    Column("Trích yếu"),
)


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything a periodic report says; `outline` is None where the year has no programme."""

    document: str
    profile: ProfileData
    outline: Outline | None
    period: Period
    as_of: dt.date
    given: parts.Stamp
    to: tuple[str, ...]
    request: str
    work: Work
    documents: tuple[FoundDocument, ...]
    events: Events
    written: dict[str, str]
    annex_tasks: bool
    annex_units: bool

    @property
    def draft(self) -> bool:
        """True for a draft."""
        return self.given.draft

    @property
    def missing(self) -> tuple[UnitLabel, ...]:
        """The units whose report did not come."""
        return tuple(unit.unit for unit in self.work.asked_to_report if not unit.reported)

    @property
    def late_units(self) -> tuple[UnitLabel, ...]:
        """The units late with any task."""
        return in_order(unit.unit for unit in self.work.units if unit.overdue)


def report_spec(document: str, label: str, description: str, period: Option) -> DocumentSpec[ReportData]:
    """A periodic report; `period` says which periods it may be made for."""
    made = DocumentSpec(
        id=document,
        label=label,
        description=description,
        options=(period, *COMMON_OPTIONS),
        gather=partial(gather, document),
        compose=compose,
        notes=notes,
        narratives=NARRATIVES,
        sent=True,
    )
    return administrative.with_marks(made)


def gather(document: str, reader: Reader, options: Values) -> ReportData:
    """Read a report's data as of its day."""
    period: Period = options["period"]
    as_of: dt.date = options["as_of"]
    then = Reader(reader.connection, reader.registry, as_of)
    outline = cited.outline_of(then, period.year)
    profile = profile_at(then, as_of)
    work = gather_work(then, outline, period.year, as_of, period)
    return ReportData(
        document=document,
        profile=profile,
        outline=outline,
        period=period,
        as_of=as_of,
        given=parts.stamp(options),
        to=options["to"] or profile.report_to,
        request=options["request"],
        work=work,
        documents=tuple(documents_between(then.connection, period.first_day, min(as_of, period.last_day))),
        events=period_events.gather_events(then, period, as_of),
        written=narratives(then, document, period),
        annex_tasks=options["annex_tasks"] and bool(work.tasks),
        annex_units=options["annex_units"] and bool(work.units),
    )


def compose(data: ReportData) -> Document:
    """The report under Decree 30: letterhead, title, numbered sections, signature, annexes."""
    blocks: list[Block] = [
        parts.letterhead(data.profile, CODE, data.given),
        Title(KIND.upper(), (_capital(SUBJECT), data.period.label)),
        *parts.addressee(data.to),
        Paragraph(_opening(data)),
    ]
    sections = [(title, body) for title, body in _sections(data) if body]
    for number, (title, body) in enumerate(sections, 1):
        blocks += [Heading(f"{roman(number)}. {title.upper()}"), *body]
    last = f"Trên đây là báo cáo {_about(data)} của {data.profile.committee_name}."
    blocks.append(Paragraph(parts.ended(last)))
    blocks.append(parts.signature(data.profile, parts.recipients(data.profile, data.to)))
    return Document(
        title=f"{KIND} {_about(data)}",
        blocks=(*blocks, *_annexes(data)),
        draft=data.draft,
        author=data.profile.committee_name,
        dated=data.given.dated,
    )


def notes(data: ReportData) -> tuple[str, ...]:
    """What is missing: the programme, units' reports, unwritten sections, facts to confirm."""
    unwritten = [section.label for section in NARRATIVES[1:] if section.id not in data.written]
    expected = len(data.work.asked_to_report)
    unconfirmed = sum(unit.unit.unconfirmed for unit in data.work.units)
    missing = len(data.missing)
    told = (
        (data.outline is None, f"Năm {data.period.year} chưa có chương trình công tác."),
        (missing, f"{missing} đơn vị chưa gửi báo cáo: tổng hợp {expected - missing}/{expected} đơn vị."),
        (unwritten, f"Chưa viết: {', '.join(unwritten)}."),
        (data.profile.unconfirmed, f"Hồ sơ Ban cần xác nhận: {data.profile.unconfirmed}"),
        (unconfirmed, f"{unconfirmed} đơn vị có thông tin cần xác nhận."),
    )
    return tuple(words for applies, words in told if applies)


def _about(data: ReportData) -> str:
    return f"{SUBJECT} {data.period.label}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _opening(data: ReportData) -> str:
    first, last = prose_date(data.period.first_day), prose_date(data.period.last_day)
    programme = f"thực hiện {cited.programme(data.outline, data.profile)}" if data.outline else ""
    request = f"theo yêu cầu tại {data.request.rstrip(' .,;')}" if data.request else ""
    bases = " và ".join(filter(None, (programme, request)))
    who = data.profile.committee_name
    return (
        f"{_capital(f'{bases}, {who}') if bases else who} báo cáo {_about(data)} "
        f"(từ {first} đến {last}) như sau:"
    )


def _sections(data: ReportData) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield "Công tác lãnh đạo, chỉ đạo", tuple(_leadership(data))
    yield "Kết quả thực hiện nhiệm vụ", tuple(_results(data))
    yield "Đánh giá chung", tuple(_evaluation(data))
    yield f"Phương hướng, nhiệm vụ {_next(data.period)}", tuple(_directions(data))
    yield "Kiến nghị, đề xuất", _own(data, PROPOSALS)


def _leadership(data: ReportData) -> Iterator[Block]:
    sent = [document for document in data.documents if document.direction == "out"]
    received = [document for document in data.documents if document.direction == "in"]
    yield Paragraph(sentences.documents(len(sent), len(received)))
    if data.documents:
        yield _document_table(sent, received)
    work = data.work
    yield Paragraph(sentences.assignment_summary(_progress(work), len(work.units), work.given_later))
    yield from parts.own_words(data.written.get(LEADERSHIP.id, ""))


def _document_table(sent: list[FoundDocument], received: list[FoundDocument]) -> Table:
    rows: list[Row | GroupRow] = []
    for label, found in (("Văn bản đã ban hành", sent), ("Văn bản đến", received)):
        if sent and received:
            rows.append(GroupRow(f"{label} ({len(found)})"))
        for number, document in enumerate(found, 1):
            subject = _with_kind(document)
            rows.append((str(number), document.symbol, document.date, document.issuer, subject))
    return Table(DOCUMENT_COLUMNS, tuple(rows))


def _with_kind(document: FoundDocument) -> str:
    """Kind and subject, the kind once."""
    if fold(document.subject).startswith(fold(document.kind_name)):
        return document.subject
    return f"{document.kind_name} {document.subject}"


def _results(data: ReportData) -> Iterator[Block]:
    tasks = [facts.progress for facts in data.work.main_tasks]
    of_part = sentences.summary(tasks, f"của phần {data.work.main_part} Chương trình")
    told = of_part if data.work.tasks else f"Năm {data.period.year} chưa có nhiệm vụ nào được ghi nhận."
    yield Paragraph(
        f"Tình hình thực hiện nhiệm vụ tính đến hết {prose_date(data.as_of)}. {told}{_pointer(data)}"
    )
    added = tuple(group for group in data.work.others if not group.part)
    for number, group in enumerate((*data.work.main, *added), 1):
        yield Heading(f"{number}. {group.title}", 2)
        yield from _group(group, data.draft)
    number = len(data.work.main) + len(added) + 1
    for title, words in period_events.told(data.events):
        yield Heading(f"{number}. {title}", 2)
        yield Paragraph(words)
        number += 1
    yield Heading(f"{number}. Chấp hành chế độ thông tin, báo cáo", 2)
    expected = len(data.work.asked_to_report)
    periodic = data.work.periodic_reports
    yield Paragraph(sentences.reporting(expected, data.missing, periodic, data.draft))
    for group in data.work.others:
        if group.part:
            organising = [facts.progress for facts in group.tasks]
            yield Paragraph(sentences.summary(organising, f"của phần {group.part} Chương trình"))


def _group(group: GroupFacts, draft: bool) -> Iterator[Block]:
    for facts in group.tasks:
        name = Run(facts.title, italic=True)
        yield Bullets(((name, f" ({facts.progress.code}): ", *sentences.task_words(facts, draft)),))


def _pointer(data: ReportData) -> str:
    """Which annexes hold the detail; an official document names its annexes (Decree 30, appendix I)."""
    if data.annex_tasks and data.annex_units:
        return " Tình hình từng nhiệm vụ tại Phụ lục I, kết quả theo đơn vị tại Phụ lục II kèm theo."
    if data.annex_tasks:
        return " Tình hình từng nhiệm vụ tại Phụ lục kèm theo."
    return " Kết quả theo đơn vị tại Phụ lục kèm theo." if data.annex_units else ""


def _evaluation(data: ReportData) -> Iterator[Block]:
    tasks = _progress(data.work)
    if tasks:
        told = sentences.overdue_summary(tasks, data.late_units, data.draft)
        yield Paragraph((f"Tính đến hết {prose_date(data.as_of)}, ", *told))
    bodies = [(section, _own(data, section)) for section in EVALUATION]
    for number, (section, body) in enumerate([pair for pair in bodies if pair[1]], 1):
        yield Heading(f"{number}. {section.label}", 2)
        yield from body


def _directions(data: ReportData) -> Iterator[Block]:
    """Of the same year's second half the program knows what is left to do; the rest is the officer's."""
    left = [task for task in _progress(data.work) if task.state not in ("done", "exempt")]
    if data.period.kind == "H" and data.period.number == 1 and left:
        yield Paragraph(
            f"Trong {_next(data.period)}, {data.profile.committee_name} tiếp tục thực hiện "
            f"{len(left)} nhiệm vụ chưa hoàn thành của Chương trình công tác năm {data.period.year}"
            f"{'; trong đó:' if _due(data, left) else '.'}"
        )
        yield from _coming(data, left)
    yield from _own(data, DIRECTIONS)


def _due(data: ReportData, left: list[TaskProgress]) -> list[TaskProgress]:
    """The tasks that have a deadline by the end of the year, the earliest first."""
    year_end = Period(data.period.year).last_day
    dated = [task for task in left if task.deadline and task.deadline <= year_end]
    return sorted(dated, key=lambda task: task.deadline or year_end)


def _coming(data: ReportData, left: list[TaskProgress]) -> Iterator[Block]:
    """What is overdue and what is due next, the first few by name."""
    due = _due(data, left)
    lines = []
    for task in due[:DUE_TOLD]:
        when = prose_date(task.deadline) if task.deadline else ""
        late = f"đã quá hạn (hạn {when})" if task.state == "overdue" else f"hạn {when}"
        lines.append(f"{task.title.rstrip(' .;')} ({task.code}), {late}")
    if more := len(due) - DUE_TOLD:
        lines += [f"{more} nhiệm vụ khác có hạn trong năm"] if more > 0 else []
    if lines:
        yield Bullets(listed(lines))


def _own(data: ReportData, section: NarrativeSection) -> tuple[Block, ...]:
    """What the officer wrote; in a draft the place where it is still to be written."""
    written = parts.own_words(data.written.get(section.id, ""))
    if written or not data.draft:
        return written
    return (Paragraph(Run(f"[Phần “{section.label}” chưa viết: …]", highlight=True)),)


def _progress(work: Work) -> list[TaskProgress]:
    return [facts.progress for facts in work.tasks]


def _next(period: Period) -> str:
    if period.kind == "H" and period.number == 1:
        return Period(period.year, "H", 2).label
    return Period(period.year + 1, period.kind).label


def _annexes(data: ReportData) -> tuple[Block, ...]:
    note = parts.annex_note(KIND, CODE, data.profile, data.given)
    blocks: list[Block] = []
    if data.annex_tasks:
        title = ("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", f"(Tính đến hết {prose_date(data.as_of)})".upper())
        blocks += [Appendix(None, title, note, landscape=True), task_table(data.work)]
    if data.annex_units:
        title = ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ", data.period.label.upper())
        blocks += [Appendix(None, title, note), unit_table(data.work.units, draft=data.draft)]
    return tuple(blocks)
