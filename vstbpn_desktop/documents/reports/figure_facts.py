"""What figures in the officer's own words are counted from: work, training, inspections, documents."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import NamedTuple

from vstbpn_desktop.documents.reports.facts import Work, gather_work
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.inspection import VisitPlan, visits
from vstbpn_desktop.queries.inspection_view import FindingRow, InspectionRow, year_inspections
from vstbpn_desktop.queries.progress import TaskProgress
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.standing import FoundDocument, documents_between
from vstbpn_desktop.queries.training import ClassCount, Count, class_counts, total_count
from vstbpn_desktop.records.finding import CLOSED
from vstbpn_desktop.records.inspection import CANCELLED as INSPECTION_CANCELLED
from vstbpn_desktop.records.training_class import CANCELLED as CLASS_CANCELLED
from vstbpn_desktop.records.training_class import HELD


class Scope(NamedTuple):
    """What a document's figures are counted in: its period, and the day they are judged by."""

    period: Period
    as_of: dt.date

    @property
    def last_day(self) -> dt.date:
        """The last day that counts."""
        return min(self.as_of, self.period.last_day)

    def holds(self, day: dt.date | None) -> bool:
        """Whether something of that day counts."""
        return day is not None and self.period.first_day <= day <= self.last_day


class Facts:
    """What figures are counted from, each read when a figure first needs it."""

    def __init__(self, reader: Reader, scope: Scope) -> None:
        self.reader = Reader(reader.connection, reader.registry, scope.as_of)
        self.scope = scope
        self.year = scope.period.year

    @cached_property
    def work(self) -> Work:
        """The year's tasks and units as of the day."""
        return gather_work(self.reader, None, self.year, self.scope.as_of, self.scope.period)

    @cached_property
    def tasks(self) -> tuple[TaskProgress, ...]:
        """Where every task stands, in the order of their codes' parts."""
        return tuple(facts.progress for facts in self.work.tasks)

    @cached_property
    def classes(self) -> tuple[ClassCount, ...]:
        """The year's classes but the cancelled ones."""
        found = class_counts(self.reader, self.year)
        return tuple(one for one in found if one.state != CLASS_CANCELLED)

    @cached_property
    def held(self) -> tuple[ClassCount, ...]:
        """The classes that were held within the period."""
        return tuple(one for one in self.classes if one.state == HELD and self.scope.holds(one.first))

    @cached_property
    def training(self) -> Count:
        """The classes held within the period, together."""
        return total_count(self.reader, self.held)

    @cached_property
    def inspections(self) -> tuple[InspectionRow, ...]:
        """The year's inspections but the cancelled ones."""
        found = year_inspections(self.reader, self.year, self.scope.as_of).inspections
        return tuple(row for row in found if row.standing.kind != INSPECTION_CANCELLED)

    @cached_property
    def visits(self) -> tuple[VisitPlan, ...]:
        """Every visit of the year's inspections."""
        return tuple(visit for row in self.inspections for visit in visits(self.reader, row.id))

    @cached_property
    def findings(self) -> tuple[FindingRow, ...]:
        """The findings of the year's inspections that were made by the day."""
        own = {row.id for row in self.inspections}
        found = year_inspections(self.reader, self.year, self.scope.as_of).findings
        return tuple(
            row for row in found if row.inspection_id in own and row.date and row.date <= self.scope.as_of
        )

    @property
    def closed(self) -> int:
        """How many of the findings were closed by the day."""
        return sum(map(self._closed, self.findings))

    @property
    def overdue(self) -> int:
        """How many of the others are overdue on the day."""
        return sum(row.standing.kind == "overdue" and not self._closed(row) for row in self.findings)

    @property
    def planned_units(self) -> int:
        """How many units the year's inspections go to, each once."""
        return len({visit.unit_id for visit in self.visits})

    @property
    def visited_units(self) -> int:
        """How many of them were visited within the period."""
        return len({v.unit_id for v in self.visits if v.done and self.scope.holds(v.date)})

    def _closed(self, finding: FindingRow) -> bool:
        day = finding.closed_on
        return finding.state == CLOSED and (day is None or day <= self.scope.as_of)

    @cached_property
    def documents(self) -> tuple[FoundDocument, ...]:
        """What came in and went out within the period."""
        first, last = self.scope.period.first_day, self.scope.last_day
        return tuple(documents_between(self.reader.connection, first, last))
