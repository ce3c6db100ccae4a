"""Figures that stand in the officer's own words, linked to the records they are counted from.

A text holds `[[progress.done]]` or, of one record, `[[class.women:2020/01]]`; what it comes to is counted
anew each time a document is composed, so that it is never stale, and is frozen with the document issued.
Every figure there is is declared below: its name, what it means, how it is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vstbpn_desktop.documents.reports.figure_facts import Facts, Scope
from vstbpn_desktop.documents.reports.sentences import share
from vstbpn_desktop.documents.rich import Link
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.inspection_view import InspectionRow
from vstbpn_desktop.queries.progress import TaskProgress
from vstbpn_desktop.queries.training import ClassCount
from vstbpn_desktop.vietnamese.numbers import format_integer, format_percent, percent

Value = str | None
"""A figure as it is printed; None where there are no data for it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the whole period or year. `help` says what exactly is counted."""

    id: str
    label: str
    value: Callable[[Facts], Value]
    help: str


@dataclass(frozen=True, slots=True)
class RecordFigure:
    """A figure of one record."""

    id: str
    label: str
    value: Callable[[Facts, Any], Value]
    help: str


@dataclass(frozen=True, slots=True)
class Family:
    """Figures of records of one type: how the records are listed (key, title, what is counted from)."""

    name: str
    group: str
    record: str
    listed: Callable[[Facts], Sequence[tuple[str, str, Any]]]
    figures: tuple[RecordFigure, ...]


def _count(number: int | None) -> Value:
    return None if number is None else format_integer(number)


def _ratio(part: int, whole: int) -> Value:
    return share(part, whole) if whole else None


def _percent(part: int, whole: int) -> Value:
    return format_percent(percent(part, whole)) if whole else None


def _in_state(*states: str) -> Callable[[Facts], Value]:
    return lambda facts: _count(sum(task.state in states for task in facts.tasks))


def _summed(name: str) -> Callable[[Facts], Value]:
    return lambda facts: _count(sum(getattr(task, name) for task in facts.tasks))


def _reported(facts: Facts) -> int:
    return sum(bool(unit.reported) for unit in facts.work.asked_to_report)


def _trained(name: str) -> Callable[[Facts], Value]:
    return lambda facts: _count(getattr(facts.training, name))


def _came_or_went(direction: str) -> Callable[[Facts], Value]:
    return lambda facts: _count(sum(one.direction == direction for one in facts.documents))


WORK, REPORTS, TRAINING, INSPECTION, DOCUMENTS = (
    "Nhiệm vụ của năm", "Báo cáo của đơn vị", "Tập huấn trong kỳ", "Kiểm tra", "Văn bản trong kỳ",
)  # fmt: skip

FIGURES: dict[str, tuple[Figure, ...]] = {
    WORK: (
        Figure("progress.tasks", "Tổng số nhiệm vụ", lambda f: _count(len(f.tasks)),
               "Mọi nhiệm vụ của chương trình công tác năm."),
        Figure("progress.done", "Nhiệm vụ hoàn thành", _in_state("done"), "Mọi đơn vị được giao đã đạt."),
        Figure("progress.done_share", "Tỷ lệ nhiệm vụ hoàn thành",
               lambda f: _percent(sum(task.state == "done" for task in f.tasks), len(f.tasks)),
               "Số nhiệm vụ hoàn thành trên tổng số nhiệm vụ."),
        Figure("progress.working", "Nhiệm vụ đang thực hiện", _in_state("working", "due_today", "soon"),
               "Đã giao, chưa hoàn thành, chưa quá hạn."),
        Figure("progress.year_round", "Nhiệm vụ thường xuyên", _in_state("year_round"),
               "Thực hiện suốt năm, tính theo kết quả."),
        Figure("progress.overdue", "Nhiệm vụ quá hạn", _in_state("overdue"),
               "Có ít nhất một đơn vị chậm."),
        Figure("progress.not_begun", "Nhiệm vụ chưa đến kỳ", _in_state("not_begun"),
               "Chưa đến ngày bắt đầu."),
        Figure("progress.unassigned", "Nhiệm vụ chưa giao", _in_state("unassigned"),
               "Chưa giao cho đơn vị nào."),
        Figure("progress.units", "Đơn vị được giao nhiệm vụ", lambda f: _count(len(f.work.units)),
               "Mỗi đơn vị tính một lần."),
        Figure("progress.assignments", "Lượt giao nhiệm vụ", _summed("assigned"),
               "Mỗi nhiệm vụ giao cho một đơn vị là một lượt."),
        Figure("progress.accepted", "Lượt giao đã đạt", _summed("accepted"), "Kết quả đã được công nhận."),
        Figure("progress.late_units", "Đơn vị chậm nộp kết quả",
               lambda f: _count(sum(bool(unit.overdue) for unit in f.work.units)),
               "Đơn vị có ít nhất một nhiệm vụ quá hạn."),
        Figure("progress.results", "Kết quả đơn vị đã gửi", _summed("results"), "Ghi nhận trong kỳ."),
    ),
    REPORTS: (
        Figure("reports.due", "Đơn vị phải báo cáo", lambda f: _count(len(f.work.asked_to_report)),
               "Được giao nhiệm vụ và không được miễn."),
        Figure("reports.received", "Đơn vị đã báo cáo", lambda f: _count(_reported(f)), "Đã gửi trong kỳ."),
        Figure("reports.missing", "Đơn vị chưa báo cáo",
               lambda f: _count(len(f.work.asked_to_report) - _reported(f)), "Phải báo cáo mà chưa gửi."),
        Figure("reports.share", "Tỷ lệ đơn vị đã báo cáo",
               lambda f: _percent(_reported(f), len(f.work.asked_to_report)),
               "Đã báo cáo trên phải báo cáo."),
    ),
    TRAINING: (
        Figure("training.planned", "Lớp theo kế hoạch năm", lambda f: _count(len(f.classes)),
               "Mọi lớp của năm, trừ lớp huỷ."),
        Figure("training.classes", "Lớp đã mở", lambda f: _count(len(f.held)),
               "Lớp đã mở có buổi đầu trong kỳ."),
        Figure("training.sessions", "Số buổi học", _trained("sessions"), "Của các lớp đã mở trong kỳ."),
        Figure("training.registered", "Lượt học viên", _trained("registered"),
               "Theo danh sách; một người dự hai lớp tính hai lượt."),
        Figure("training.people", "Số học viên", _trained("people"), "Mỗi người tính một lần."),
        Figure("training.women", "Lượt học viên nữ", _trained("women"), "Theo danh sách."),
        Figure("training.women_share", "Tỷ lệ lượt học viên nữ",
               lambda f: _percent(f.training.women, f.training.registered), "Lượt nữ trên tổng số lượt."),
        Figure("training.attended", "Lượt học viên có mặt", _trained("attended"), "Dự ít nhất một buổi."),
    ),
    INSPECTION: (
        Figure("inspections.count", "Cuộc kiểm tra của năm", lambda f: _count(len(f.inspections)),
               "Trừ cuộc đã huỷ."),
        Figure("inspections.planned", "Đơn vị sẽ kiểm tra trong năm",
               lambda f: _count(f.planned_units), "Mỗi đơn vị tính một lần."),
        Figure("inspections.visited", "Đơn vị đã kiểm tra",
               lambda f: _count(f.visited_units), "Đã làm việc trong kỳ."),
        Figure("inspections.findings", "Kiến nghị sau kiểm tra", lambda f: _count(len(f.findings)),
               "Của các cuộc kiểm tra trong năm."),
        Figure("inspections.closed", "Kiến nghị đã khắc phục", lambda f: _count(f.closed),
               "Đã xác nhận có minh chứng."),
        Figure("inspections.open", "Kiến nghị chưa khắc phục",
               lambda f: _count(len(f.findings) - f.closed), "Chưa xác nhận khắc phục."),
        Figure("inspections.overdue", "Kiến nghị quá hạn", lambda f: _count(f.overdue),
               "Quá hạn khắc phục, chưa có báo cáo."),
    ),
    DOCUMENTS: (
        Figure("documents.sent", "Văn bản đã ban hành", _came_or_went("out"), "Theo ngày văn bản."),
        Figure("documents.received", "Văn bản đến", _came_or_went("in"), "Theo ngày đến."),
    ),
}  # fmt: skip
"""Figures of the period, by the group they are offered in."""


def _listed_classes(facts: Facts) -> list[tuple[str, str, ClassCount]]:
    return [(one.key, one.topic, one) for one in facts.classes]


def _listed_tasks(facts: Facts) -> list[tuple[str, str, TaskProgress]]:
    return [(task.key, f"{task.code} {task.title}", task) for task in facts.tasks if task.assigned]


def _listed_inspections(facts: Facts) -> list[tuple[str, str, InspectionRow]]:
    return [(f"{facts.year}/{row.code}", row.name, row) for row in facts.inspections]


def _of_list(name: str) -> Callable[[Facts, ClassCount], Value]:
    """A count of a class's list; none where nobody stands on it yet."""
    return lambda _, one: _count(getattr(one.count, name)) if one.count.registered else None


FAMILIES = (
    Family("class", "Lớp", "training_class", _listed_classes, (
        RecordFigure("participants", "Số học viên", _of_list("registered"), "Theo danh sách lớp."),
        RecordFigure("women", "Học viên nữ", _of_list("women"), "Theo danh sách lớp."),
        RecordFigure("women_share", "Tỷ lệ học viên nữ",
                     lambda _, one: _percent(one.count.women, one.count.registered), "Nữ trên tổng số."),
        RecordFigure("attended", "Học viên có mặt", _of_list("attended"), "Dự ít nhất một buổi."),
        RecordFigure("sessions", "Số buổi", lambda _, one: _count(one.count.sessions or None), "Theo lịch."),
        RecordFigure("planned", "Số người dự kiến", lambda _, one: _count(one.count.planned),
                     "Theo dự kiến."),
    )),
    Family("task", "Nhiệm vụ", "task", _listed_tasks, (
        RecordFigure("progress", "Tiến độ", lambda _, task: _ratio(task.accepted, task.target),
                     "Đơn vị đạt trên đơn vị phải làm, ví dụ 21/47."),
        RecordFigure("share", "Tỷ lệ đạt", lambda _, task: _percent(task.accepted, task.target),
                     "Đơn vị đạt trên đơn vị phải làm."),
        RecordFigure("units", "Đơn vị được giao", lambda _, task: _count(task.assigned),
                     "Kể cả đơn vị miễn."),
        RecordFigure("accepted", "Đơn vị đạt", lambda _, task: _count(task.accepted), "Đã được công nhận."),
        RecordFigure("late", "Đơn vị chậm", lambda _, task: _count(task.overdue_units), "Quá hạn, chưa nộp."),
        RecordFigure("results", "Kết quả đã gửi", lambda _, task: _count(task.results), "Trong kỳ."),
    )),
    Family("inspection", "Cuộc kiểm tra", "inspection", _listed_inspections, (
        RecordFigure("planned", "Đơn vị trong lịch", lambda _, row: _count(row.planned), "Theo lịch."),
        RecordFigure("visited", "Đơn vị đã làm việc", lambda _, row: _count(row.visited),
                     "Đã kiểm tra xong."),
        RecordFigure("findings", "Kiến nghị", lambda _, row: _count(row.findings.total), "Đã ghi nhận."),
        RecordFigure("open", "Kiến nghị chưa khắc phục", lambda _, row: _count(row.findings.open),
                     "Chưa xác nhận khắc phục."),
    )),
)  # fmt: skip
"""Figures of one record, by the type of record."""

_YEAR = re.compile(r"([12]\d{3})/")
_OF_PERIOD = {figure.id: figure for figures in FIGURES.values() for figure in figures}
_OF_RECORDS = {
    f"{family.name}.{figure.id}": (family, figure) for family in FAMILIES for figure in family.figures
}


@dataclass(frozen=True, slots=True)
class Found:
    """A figure as it is offered or filled in: its link, group and name, what it means, what it comes to.

    `value` is None where there are no data. `known` is False where there is no such figure, or its record is
    gone.
    """

    link: Link
    group: str
    label: str
    help: str
    value: Value
    known: bool = True

    @property
    def words(self) -> str:
        """What stands in the text: the value, else what is lacking between brackets."""
        if self.value is not None:
            return self.value
        return f"[{'chưa có số liệu' if self.known else 'không còn số liệu'}: {self.label}]"


def find(facts: Facts, link: Link) -> Found:
    """What a link comes to now."""
    if (figure := _OF_PERIOD.get(link.name)) and not link.key:
        return Found(link, _group(figure), figure.label, figure.help, figure.value(facts))
    if link.name in _OF_RECORDS and link.key:
        family, of_record = _OF_RECORDS[link.name]
        for key, title, one in family.listed(_facts_of(facts, link.key)):
            if key == link.key:
                return _of_record(facts, family, of_record, link, title, one)
        label = f"{of_record.label}, {family.group.lower()} {link.key}"
        return Found(link, family.group, label, of_record.help, None, known=False)
    return Found(link, "", link.name, "", None, known=False)


def offered(facts: Facts) -> Iterator[Found]:
    """Every figure there is for a document, those of the period first."""
    for group, figures in FIGURES.items():
        for figure in figures:
            yield Found(Link(figure.id), group, figure.label, figure.help, figure.value(facts))
    for family in FAMILIES:
        for key, title, one in family.listed(facts):
            for of_record in family.figures:
                link = Link(f"{family.name}.{of_record.id}", key)
                yield _of_record(facts, family, of_record, link, title, one)


def doubts(facts: Facts, met: Iterable[Found]) -> Iterator[str]:
    """What the officer should know of the figures in a text: gone, without data, of another year."""
    met = tuple(met)
    for found in met:
        if not found.known:
            yield f"Số liệu không còn trong dữ liệu: {found.label}. Hãy xoá hoặc chèn số liệu khác."
        elif found.value is None:
            yield f"Chưa có số liệu: {found.label}."
    years = (_YEAR.match(found.link.key) for found in met if found.known)
    for year in sorted({int(year[1]) for year in years if year} - {facts.year}):
        yield f"Lời văn dùng số liệu của năm {year} trong văn bản năm {facts.year}."


def _of_record(facts: Facts, family: Family, figure: RecordFigure, link: Link, title: str, one: Any) -> Found:
    group = f"{family.group} {link.key}: {title}" if family.record != "task" else f"{family.group} {title}"
    label = f"{figure.label}, {family.group.lower()} {link.key}"
    return Found(link, group, label, figure.help, figure.value(facts, one))


def _facts_of(facts: Facts, key: str) -> Facts:
    """The facts a record of another year is found in."""
    year = _YEAR.match(key)
    if year is None or int(year[1]) == facts.year:
        return facts
    return Facts(facts.reader, Scope(Period(int(year[1])), facts.scope.as_of))


def _group(figure: Figure) -> str:
    return next(group for group, figures in FIGURES.items() if figure in figures)
