"""What papers about inspections share: which inspection, its team and visits in words, the act behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from vstbpn_desktop.documents.reports.spec import Option
from vstbpn_desktop.queries.inspection import Member, VisitPlan, members, visits
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.standing import UnitLabel, unit_labels
from vstbpn_desktop.records.inspection import CANCELLED, SPEC, Inspection
from vstbpn_desktop.vietnamese.dates import prose_date
from vstbpn_desktop.vietnamese.sorting import natural_key

INSPECTION = Option(
    "inspection", "Cuộc kiểm tra", "text", default="", once=True, occasion=True,
    help="Mã, ví dụ 01 hoặc 2020/01. Để trống: cuộc đầu tiên của năm.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class InspectionData:
    """An inspection as papers show it; `labels` are what its units are called on the day."""

    id: int
    name: str
    decision: str
    decided_on: dt.date | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    data_period: str
    method: str
    budget: str
    contents: tuple[str, ...]
    team: tuple[Member, ...]
    visits: tuple[VisitPlan, ...]
    labels: dict[int, UnitLabel]

    def unit(self, unit_id: int | None) -> str:
        """A unit's name for tables; "" where there is none."""
        return self.labels[unit_id].short if unit_id in self.labels else ""

    def unit_prose(self, unit_id: int | None) -> str:
        """A unit's name in running text; "" where there is none."""
        return self.labels[unit_id].prose if unit_id in self.labels else ""

    @property
    def several_teams(self) -> bool:
        """Whether it has to be said which team is meant."""
        teams = {member.team for member in self.team} | {visit.team for visit in self.visits}
        return len(teams - {None}) > 1


def inspection(reader: Reader, year: int, wanted: str) -> InspectionData | None:
    """The inspection of that code or key, else the year's first; None where the year has none.

    UserError where there is no such inspection.
    """
    if wanted:
        row_id = reader.get(SPEC, wanted if "/" in wanted else f"{year}/{wanted}")
    else:
        query = select(Inspection.id).where(Inspection.year == year, Inspection.state != CANCELLED)
        found = reader.connection.execute(query.order_by(Inspection.code_key)).scalar()
        if found is None:
            return None
        row_id = found
    values = reader.values(SPEC, row_id)
    return InspectionData(
        id=row_id,
        name=values["name"],
        decision=values["decision"],
        decided_on=values["decided_on"],
        starts_on=values["starts_on"],
        ends_on=values["ends_on"],
        data_period=values["data_period"],
        method=values["method"],
        budget=values["budget"],
        contents=tuple(filter(None, (line.strip(" -;.") for line in values["contents"].split("\n")))),
        team=members(reader, row_id),
        visits=visits(reader, row_id),
        labels=unit_labels(reader),
    )


def member_words(data: InspectionData, member: Member) -> str:
    """ "Trần Thị A, Phó Giám đốc, Sở Nội vụ, trưởng đoàn" without what is not known."""
    unit = data.unit_prose(member.unit_id)
    return ", ".join(filter(None, (member.name, member.post, unit, member.role_words)))


def decision_words(data: InspectionData) -> str:
    """ "Quyết định số 12/QĐ-BVSTBPN ngày 05 tháng 6 năm 2020", blanks where it is not known."""
    number = data.decision or "………"
    return f"Quyết định số {number} {prose_date(data.decided_on) if data.decided_on else 'ngày ………'}"


def window_words(data: InspectionData) -> str:
    """ "từ ngày … đến ngày …"; "" where neither is known."""
    days = (("từ", data.starts_on), ("đến", data.ends_on))
    return " ".join(f"{word} {prose_date(day)}" for word, day in days if day)


def in_time(plan: Iterable[VisitPlan]) -> list[VisitPlan]:
    """By day and hour; what has no day yet at the end, in the order of the plan."""
    return sorted(plan, key=lambda visit: (visit.date or dt.date.max, natural_key(visit.starts)))
