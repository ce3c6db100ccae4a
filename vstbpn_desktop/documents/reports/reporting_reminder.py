"""Đôn đốc: an official letter to the units that are late, and to nobody else (dossier 4.3).

The first letter reminds, the second names the first, the third may criticise: that is the officer's choice.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import (
    Appendix,
    Block,
    Bullets,
    Column,
    Document,
    Paragraph,
    Row,
    Table,
    listed,
)
from vstbpn_desktop.documents.reports import administrative, cited, parts, sentences
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover
from vstbpn_desktop.documents.reports.official_letter import FIELD, KIND
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.outline import programme_outline
from vstbpn_desktop.queries.progress import AssignmentState, TaskProgress
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.standing import UnitLabel, standings, unit_labels
from vstbpn_desktop.queries.working_days import working_days
from vstbpn_desktop.vietnamese.dates import prose_date
from vstbpn_desktop.vietnamese.numbers import format_integer

MOST_ADDRESSED = 12
"""More units than these are addressed as those of the list."""
COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Đơn vị"),
    Column("Nhiệm vụ", 70),
    Column("Hạn", 24, kind="date"),
    Column("Quá hạn (ngày)", 22, align="center", kind="integer"),
)
TASKS = Option(
    "tasks", "Nhiệm vụ", "lines", default=(),
    help="Mã nhiệm vụ, mỗi mã một dòng. Để trống: mọi nhiệm vụ quá hạn.",
)  # fmt: skip


def _today(setting: Setting) -> dt.date:
    return setting.today


AS_OF = Option("as_of", "Tính đến ngày", "date", default=_today)
ROUND = Option(
    "round", "Lần nhắc", "choice", default="1",
    choices=(("1", "lần thứ nhất"), ("2", "lần thứ hai"), ("3", "lần thứ ba")),
)  # fmt: skip
UNTIL = Option("until", "Đề nghị gửi chậm nhất ngày", "date", help="Để trống: ngày làm việc sau 5 ngày.")
CRITICISM = Option("criticism", "Phê bình đơn vị chậm", "flag", default=False)
ANNEX = Option("annex", "Danh sách trong phụ lục", "flag", default=True)
DAYS = 5
_PROGRAMME = "Chương trình công tác vì sự tiến bộ của phụ nữ năm {}"


@dataclass(frozen=True, slots=True)
class Late:
    """A unit late with a task: its last day and how long that has passed."""

    unit: UnitLabel
    code: str
    title: str
    deadline: dt.date
    days: int


@dataclass(frozen=True, slots=True)
class ReminderData:
    """Who is late with what on a day, in official order; what is asked until when."""

    cover: Cover
    programme: str
    year: int
    as_of: dt.date
    late: tuple[Late, ...]
    tasks: tuple[TaskProgress, ...]
    until: dt.date
    round: int
    criticism: bool
    annex: bool

    @property
    def units(self) -> tuple[UnitLabel, ...]:
        """The units that are late, each once."""
        return tuple({late.unit.id: late.unit for late in self.late}.values())


def gather(reader: Reader, options: Values) -> ReminderData:
    """Read who is late on the day. UserError for a code that is no task of the year."""
    year, day = options["year"], options["as_of"]
    then = Reader(reader.connection, reader.registry, day)
    chosen = {then.get(then.registry["task"], f"{year}/{code}") for code in options["tasks"]}
    found = [s for s in standings(then, year, day) if not chosen or s.progress.id in chosen]
    labels = unit_labels(then)
    names = _names(then, year)
    late = sorted(
        (one for s in found for state in s.states if (one := _late(s.progress, state, labels, day, names))),
        key=lambda one: (one.unit.place, one.deadline),
    )
    named = {one.code for one in late}
    cover = administrative.cover(reader, options)
    data = ReminderData(
        cover, cited.programme_of(then, year, cover.profile), year, day, tuple(late),
        tuple(_named_in_full(s.progress, names) for s in found if s.progress.code in named),
        options["until"] or _until(then, day), int(options["round"]),
        options["criticism"], options["annex"],
    )  # fmt: skip
    return replace(data, cover=replace(cover, to=_addressed(data)))


def _until(reader: Reader, day: dt.date) -> dt.date:
    """Some days later; a day off gives way to the next working day."""
    return working_days(reader.connection).next_working(day + dt.timedelta(days=DAYS))


def compose(data: ReminderData) -> Document:
    """The letter, with the list as its annex."""
    subject = f"đôn đốc thực hiện nhiệm vụ công tác vì sự tiến bộ của phụ nữ năm {data.year}"
    if data.round > 1:
        subject = f"{subject} (lần {data.round})"
    return administrative.paper(data.cover, KIND, subject, _body(data), annexes=_annex(data))


def notes(data: ReminderData) -> tuple[str, ...]:
    """Says where nobody is late: then there is nothing to send."""
    none = () if data.late else ("Không có đơn vị nào quá hạn: chưa cần đôn đốc.",)
    return (*none, *administrative.general_notes(data.cover, ()))


def _names(reader: Reader, year: int) -> dict[int, str]:
    """What tasks are called in full, where the list of them cuts their titles short."""
    try:
        return {task.id: task.name for task in programme_outline(reader, year).tasks}
    except UserError:
        return {}


def _named_in_full(task: TaskProgress, names: Mapping[int, str]) -> TaskProgress:
    return replace(task, title=names.get(task.id, task.title))


def _late(
    task: TaskProgress,
    state: AssignmentState,
    labels: dict[int, UnitLabel],
    day: dt.date,
    names: Mapping[int, str],
) -> Late | None:
    if not state.open or state.deadline is None or state.deadline >= day:
        return None
    label = labels[state.unit_id]
    title = _named_in_full(task, names).title
    return Late(label, task.code, title, state.deadline, (day - state.deadline).days)


def _addressed(data: ReminderData) -> tuple[str, ...]:
    if len(data.units) > MOST_ADDRESSED and data.annex:
        return ("Các đơn vị có tên trong danh sách kèm theo",)
    return tuple(_capital(unit.prose) for unit in data.units)


def _body(data: ReminderData) -> Iterator[Block]:
    agency = data.cover.issuer.agency
    if not data.late:
        yield Paragraph(f"Tính đến {prose_date(data.as_of)}, không có đơn vị nào quá hạn thực hiện nhiệm vụ.")
        return
    yield Paragraph(
        f"Thực hiện {data.programme or _PROGRAMME.format(data.year)}, {agency} đã giao "
        "nhiệm vụ và thời hạn cho các đơn vị."
    )
    if data.round > 1:
        before = "một lần" if data.round == 2 else f"{data.round - 1} lần"
        yield Paragraph(f"Về việc này, {agency} đã có văn bản đôn đốc {before}.")
    yield Paragraph(_state(data))
    yield from _by_task(data)
    if data.criticism:
        who = "đơn vị" if len(data.units) == 1 else f"{len(data.units)} đơn vị nêu trên"
        yield Paragraph(f"{agency} phê bình {who} chưa thực hiện đúng thời hạn được giao.")
    yield Paragraph(
        f"{agency} đề nghị {_who(data)} khẩn trương thực hiện, gửi kết quả về "
        f"{data.cover.profile.standing_office_name} chậm nhất {prose_date(data.until)}; "
        "trường hợp có khó khăn, vướng mắc, báo cáo rõ lý do và thời gian hoàn thành."
    )
    yield Paragraph(f"Đề nghị {_who(data)} quan tâm thực hiện")


def _state(data: ReminderData) -> str:
    """How many units are late with what; one unit or one task is named, many stand in the list."""
    units, count = data.units, len(data.late)
    pointer = " (danh sách kèm theo)" if data.annex else ""
    day = f"Tính đến {prose_date(data.as_of)}"
    if len(units) == 1:
        first = data.late[0]
        if count == 1:
            return (
                f"{day}, {units[0].prose} chưa gửi kết quả nhiệm vụ {first.code} “{_bare(first.title)}”, "
                f"hạn {prose_date(first.deadline)}, quá hạn {first.days} ngày."
            )
        return f"{day}, {units[0].prose} còn {count} nhiệm vụ quá hạn chưa gửi kết quả{pointer}."
    if len(data.tasks) == 1:
        task = data.tasks[0]
        return (
            f"{day}, còn {sentences.units(len(units))} chưa gửi kết quả nhiệm vụ {task.code} "
            f"“{_bare(task.title)}”{pointer}."
        )
    many = f"{sentences.units(len(units))} chưa gửi kết quả của {len(data.tasks)} nhiệm vụ đã quá hạn"
    return f"{day}, còn {many}, với {format_integer(count)} lượt giao{pointer}, gồm:"


def _by_task(data: ReminderData) -> Iterator[Block]:
    """How many units are late with each task, where several units are late with several."""
    if len(data.units) > 1 and len(data.tasks) > 1:
        late = Counter(one.code for one in data.late)
        lines = [
            f"{_capital(_bare(task.title))} ({task.code}): {sentences.units(late[task.code])}"
            for task in data.tasks
        ]
        yield Bullets(listed(lines))


def _who(data: ReminderData) -> str:
    return "đơn vị" if len(data.units) == 1 else "các đơn vị"


def _annex(data: ReminderData) -> Iterator[Block]:
    if data.late and data.annex:
        title = ("DANH SÁCH ĐƠN VỊ QUÁ HẠN", f"(Tính đến {prose_date(data.as_of)})".upper())
        yield Appendix(None, title, administrative.annex_note(data.cover, KIND))
        yield Table(COLUMNS, tuple(_rows(data)), dense=True)


def _rows(data: ReminderData) -> Iterator[Row]:
    for number, late in enumerate(data.late, 1):
        task = f"{late.code}. {_bare(late.title)}"
        yield (str(number), late.unit.short, task, late.deadline, late.days)


def _bare(title: str) -> str:
    """A task's title without the end of the programme's last item."""
    return title.rstrip(" .;/")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


SPEC = DocumentSpec(
    id="reporting-reminder",
    label="Công văn đôn đốc",
    description="Nhắc các đơn vị quá hạn, chỉ nêu đơn vị chậm; nhắc lần 1, 2, 3.",
    options=(parts.YEAR, AS_OF, TASKS, ROUND, UNTIL, FIELD, CRITICISM, ANNEX, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
