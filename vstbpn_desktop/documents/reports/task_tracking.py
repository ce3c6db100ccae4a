"""Bảng theo dõi nhiệm vụ: where every task of the year stands, on one table; none of Decree 30's kinds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import Block, Document, Letterhead, PageBreak, Paragraph, Title
from vstbpn_desktop.documents.reports import parts, sentences
from vstbpn_desktop.documents.reports.facts import GroupFacts, TaskFacts, Work, gather_work
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.documents.reports.tables import TRACKING_COLUMNS, task_table, unit_table
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.groups import members
from vstbpn_desktop.queries.outline import programme_outline
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.unit_group import SPEC as UNIT_GROUP
from vstbpn_desktop.vietnamese.dates import prose_date

PART = Option(
    "part", "Phần", "choice", default="",
    choices=(("", "Tất cả"), ("main", "Nhiệm vụ phần II"), ("others", "Phần III và phát sinh")),
)  # fmt: skip
OVERDUE = Option("overdue_only", "Chỉ nhiệm vụ quá hạn", "flag", default=False)
GROUP = Option("group", "Nhóm đơn vị", "unit_group", default="", help="Để trống: mọi đơn vị.")
AS_OF = Option("as_of", "Tính đến ngày", "date", default=lambda setting: setting.today)
PERIOD = Option("period", "Kỳ (nhiệm vụ định kỳ, thường xuyên)", "period", help="Để trống: kỳ của ngày chốt.")
BY_UNIT = Option("by_unit", "Thêm bảng theo đơn vị", "flag", default=False)


@dataclass(frozen=True, slots=True)
class TrackingData:
    """What the table shows; `group` is the unit group's name where only its units are counted."""

    profile: ProfileData
    year: int
    as_of: dt.date
    group: str
    work: Work
    tasks_in_all: int
    overdue_only: bool
    by_unit: bool
    draft: bool


def gather(reader: Reader, options: Values) -> TrackingData:
    """Read the year's tasks as of the day; with a unit group, only what its units were given."""
    as_of: dt.date = options["as_of"]
    period: Period | None = options["period"]
    then = Reader(reader.connection, reader.registry, as_of)
    group, units = _group(then, options["group"])
    try:
        outline = programme_outline(then, options["year"])
    except UserError:
        outline = None
    work = gather_work(then, outline, options["year"], as_of, period, units)
    kept = _kept(work, options["part"], options["overdue_only"], units is not None)
    return TrackingData(
        profile=profile_at(then, as_of),
        year=options["year"],
        as_of=as_of,
        group=group,
        work=kept,
        tasks_in_all=len(work.tasks),
        overdue_only=options["overdue_only"],
        by_unit=options["by_unit"],
        draft=options["draft"],
    )


def compose(data: TrackingData) -> Document:
    """One landscape table, and the units' table on pages of its own where it is wanted."""
    title = f"Bảng theo dõi nhiệm vụ năm {data.year}"
    return Document(
        title=title,
        blocks=tuple(_blocks(data)),
        draft=data.draft,
        author=data.profile.committee_name,
        landscape=True,
    )


def _blocks(data: TrackingData) -> Iterator[Block]:
    yield Letterhead(data.profile.parent_agency.upper(), (data.profile.committee_name.upper(),), "", "")
    what = "nhiệm vụ quá hạn" if data.overdue_only else "nhiệm vụ"
    whose = f"{data.group}, " if data.group else ""
    subject = f"Chương trình công tác năm {data.year}"
    yield Title(f"BẢNG THEO DÕI {what.upper()}", (subject, f"({whose}tính đến hết {prose_date(data.as_of)})"))
    yield Paragraph(_summary(data))
    if data.work.tasks:
        yield task_table(data.work, TRACKING_COLUMNS)
    if data.by_unit and data.work.units:
        yield PageBreak()
        yield Title("KẾT QUẢ THEO ĐƠN VỊ")
        yield unit_table(data.work.units, reports=False, draft=data.draft)


def _summary(data: TrackingData) -> str:
    tasks = [facts.progress for facts in data.work.tasks]
    if not data.overdue_only:
        return sentences.summary(tasks, "được theo dõi")
    if not tasks:
        return f"Không có nhiệm vụ quá hạn trong {data.tasks_in_all} nhiệm vụ được theo dõi."
    return f"Có {len(tasks)}/{data.tasks_in_all} nhiệm vụ có đơn vị quá hạn."


def _group(reader: Reader, key: str) -> tuple[str, frozenset[int] | None]:
    if not key:
        return "", None
    row_id = reader.get(UNIT_GROUP, key)
    return reader.title(UNIT_GROUP, row_id), frozenset(members(reader.connection, row_id, reader.as_of))


def _kept(work: Work, part: str, overdue_only: bool, given_only: bool) -> Work:
    """The work with the tasks that were asked for; groups left empty go."""

    def keep(facts: TaskFacts) -> bool:
        task = facts.progress
        return (not overdue_only or task.overdue_units > 0) and (not given_only or task.assigned > 0)

    def kept(groups: tuple[GroupFacts, ...]) -> tuple[GroupFacts, ...]:
        chosen = (replace(group, tasks=tuple(filter(keep, group.tasks))) for group in groups)
        return tuple(group for group in chosen if group.tasks)

    main = kept(work.main) if part in ("", "main") else ()
    others = kept(work.others) if part in ("", "others") else ()
    return replace(work, main=main, others=others)


SPEC = DocumentSpec(
    id="task-tracking",
    label="Bảng theo dõi nhiệm vụ",
    description="Tình trạng mọi nhiệm vụ của năm trên một bảng, theo phần, theo nhóm đơn vị.",
    options=(parts.YEAR, AS_OF, PERIOD, PART, OVERDUE, GROUP, BY_UNIT, parts.DRAFT),
    gather=gather,
    compose=compose,
)
