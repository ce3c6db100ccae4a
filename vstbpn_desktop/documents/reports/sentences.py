"""Sentences of reports, each right for none, one and many; numbers are those of the tables."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from vstbpn_desktop.documents.model import Line, Run
from vstbpn_desktop.documents.reports.facts import SharedResult, TaskFacts
from vstbpn_desktop.queries.progress import TaskProgress
from vstbpn_desktop.queries.standing import UnitLabel
from vstbpn_desktop.records.task import YEAR_ROUND
from vstbpn_desktop.vietnamese.dates import prose_date
from vstbpn_desktop.vietnamese.numbers import format_integer, format_percent, percent

Words = tuple[Line, ...]

RESULTS_TOLD = 5
_BEGIN_SMALL = ("Đã", "Đang", "Mới", "Chưa", "Có", "Không")
UNITS_NAMED_WITH_A_RESULT = 3
# A list of everybody tells nothing that "cả 185 đơn vị" does not.
ALL_NAMED = 20
NAMED_AGAIN = 10

STATE_WORDS = {
    "done": "hoàn thành",
    "working": "đang thực hiện",
    "due_today": "sắp đến hạn",
    "soon": "sắp đến hạn",
    "overdue": "quá hạn",
    "year_round": "thực hiện thường xuyên",
    "not_begun": "chưa đến kỳ thực hiện",
    "unassigned": "chưa giao",
    "exempt": "được miễn",
}
"""What tasks are counted by, in the order they are told."""


def share(part: int, whole: int) -> str:
    """ "21/45"."""
    return f"{format_integer(part)}/{format_integer(whole)}"


def with_percent(part: int, whole: int) -> str:
    """ "21/45 đơn vị (46,7%)": the counts stand beside a percentage."""
    return f"{share(part, whole)} đơn vị ({format_percent(percent(part, whole))})"


def units(count: int) -> str:
    """ "47 đơn vị"."""
    return f"{format_integer(count)} đơn vị"


def named(labels: Sequence[UnitLabel], draft: bool = False) -> Words:
    """ "A, B và C"; parted by semicolons where a name has "và" or a comma in it."""
    names = [label.prose for label in labels]
    plain = not any(" và " in name or "," in name for name in names)
    words: list[Line] = []
    for i, label in enumerate(labels):
        if i:
            last = i == len(labels) - 1
            words.append((" và " if last else ", ") if plain else "; ")
        words.append(_name(label, draft))
    return tuple(words)


def _name(label: UnitLabel, draft: bool) -> Line:
    return Run(label.prose, highlight=True) if draft and label.unconfirmed else label.prose


def status(task: TaskProgress) -> str:
    """Where a task stands, as running text; an override is said with its reason."""
    words = {
        "unassigned": "chưa giao đơn vị thực hiện",
        "exempt": "được miễn thực hiện",
        "done": "đã hoàn thành",
        "overdue": f"quá hạn {task.days} ngày" if task.days else "quá hạn",
        "due_today": "đến hạn đúng ngày chốt số liệu",
        "soon": f"còn {task.days} ngày đến hạn",
        "not_begun": "chưa đến kỳ thực hiện",
        "working": "đang thực hiện",
        "year_round": "thực hiện thường xuyên",
    }[task.state]
    if task.overridden:
        return f"{words} (trạng thái do cán bộ theo dõi xác định: {_bare(task.override_reason)})"
    dated = task.state in ("overdue", "soon") and task.deadline
    return f"{words}, hạn là {prose_date(task.deadline)}" if dated and task.deadline else words


def task_words(facts: TaskFacts, draft: bool = False) -> Words:
    """Everything a report says of one task, after its name and a colon."""
    task = facts.progress
    if not task.assigned:
        return (f"{status(task)}.",)
    sentences: tuple[Words, ...] = (
        (f"{status(task)}. ", *_given(facts, draft), _counted(facts), "."),
        exempted(facts.exempt, task.target == 0, draft),
        late(facts.late, task.target, draft),
        extended(facts.extended),
        results(facts.results, draft),
    )
    told = [sentence for sentence in sentences if sentence]
    return tuple(line for i, sentence in enumerate(told) for line in (*([" "] if i else []), *sentence))


def _given(facts: TaskFacts, draft: bool) -> Words:
    if facts.progress.assigned == 1:
        return ("Đã giao cho 1 đơn vị là ", *named(facts.units, draft))
    return (f"Đã giao cho {units(facts.progress.assigned)}",)


def _counted(facts: TaskFacts) -> str:
    """What came of it; nothing where all are exempt or the time has not come."""
    task = facts.progress
    if not task.target or (task.state == "not_begun" and not task.accepted + task.submitted + facts.working):
        return ""
    if task.nature == YEAR_ROUND:
        return f"; {year_round(task.results, facts.units_with_results, task.target)}"
    parts = ["", accepted(task.accepted, task.target)]
    if task.submitted:
        parts.append(f"{units(task.submitted)} đã nộp kết quả, chờ công nhận")
    if facts.working:
        parts.append(f"{units(facts.working)} mới có kết quả một phần")
    return "; ".join(parts)


def accepted(count: int, target: int) -> str:
    """How many of those that must have been accepted."""
    if target == 1:
        return f"{'đã' if count else 'chưa'} được công nhận đạt ({share(count, target)})"
    if not count:
        return f"chưa có đơn vị nào được công nhận đạt ({share(0, target)})"
    if count == target:
        return f"cả {with_percent(count, target)} được công nhận đạt"
    return f"{with_percent(count, target)} được công nhận đạt"


def year_round(count: int, from_units: int, target: int) -> str:
    """The results of a year-round task within the period."""
    if not count:
        return "trong kỳ chưa ghi nhận kết quả nào"
    return f"trong kỳ ghi nhận {format_integer(count)} kết quả của {share(from_units, target)} đơn vị"


def exempted(
    reasons: Iterable[tuple[str, Sequence[UnitLabel]]], everyone: bool = False, draft: bool = False
) -> Words:
    """Who is exempt and why; nothing where nobody is."""
    told = [(reason, labels) for reason, labels in reasons if labels]
    if not told:
        return ()
    count = sum(len(labels) for _, labels in told)
    words: list[Line] = [f"Miễn {'cả ' if everyone and count > 1 else ''}{units(count)}: "]
    for i, (reason, labels) in enumerate(told):
        words += ["; " if i else "", *named(labels, draft), f" (lý do: {_bare(reason)})" if reason else ""]
    return (*words, ".")


def late(labels: Sequence[UnitLabel], of: int = 0, draft: bool = False) -> Words:
    """The units whose deadline passed with nothing submitted, named; nothing where there are none.

    Where it is every one `of` many they are not listed.
    """
    if not labels:
        return ()
    if len(labels) == of > ALL_NAMED:
        return (f"Cả {units(len(labels))} quá hạn, chưa nộp kết quả.",)
    return (f"Có {units(len(labels))} quá hạn, chưa nộp kết quả: ", *named(labels, draft), ".")


def extended(days: Sequence[tuple[dt.date, int]]) -> Words:
    """How many open deadlines were moved, and to when."""
    if not days:
        return ()
    told = [f"{units(count)} được gia hạn đến {prose_date(day)}" for day, count in days]
    return (f"Có {_listed(told)}.",)


def results(found: Sequence[SharedResult], draft: bool = False) -> Words:
    """What was reported, the first few in official order and how many more there are."""
    if not found:
        return ()
    words: list[Line] = ["Kết quả ghi nhận: "]
    for i, result in enumerate(found[:RESULTS_TOLD]):
        few = len(result.units) <= UNITS_NAMED_WITH_A_RESULT
        who = named(result.units, draft) if few else (units(len(result.units)),)
        words += ["; " if i else "", f"{_within(_bare(result.content))} (", *who, ")"]
    more = len(found) - RESULTS_TOLD
    return (*words, f"; và {format_integer(more)} kết quả khác." if more > 0 else ".")


def summary(tasks: Sequence[TaskProgress], what: str) -> str:
    """How many tasks stand how; `what` names them: "của phần II Chương trình"."""
    if not tasks:
        return f"Chưa có nhiệm vụ {what}."
    counts = Counter(STATE_WORDS[task.state] for task in tasks)
    if len(tasks) == 1:
        return f"Có 1 nhiệm vụ {what}, {next(iter(counts))}."
    if len(counts) == 1:
        return f"Cả {len(tasks)} nhiệm vụ {what} {next(iter(counts))}."
    told = [f"{counts[word]} nhiệm vụ {word}" for word in dict.fromkeys(STATE_WORDS.values()) if counts[word]]
    return f"Trong {len(tasks)} nhiệm vụ {what}, có {_listed(told)}."


def assignment_summary(tasks: Sequence[TaskProgress], unit_count: int, given_later: int = 0) -> str:
    """How much of the work was given to whom, and how much of it only after the day of the figures."""
    given = [task for task in tasks if task.assigned]
    if not given:
        return "Chưa giao nhiệm vụ nào của Chương trình cho đơn vị."
    turns = sum(task.assigned for task in given)
    return (
        f"Đã giao {share(len(given), len(tasks))} nhiệm vụ của Chương trình cho {units(unit_count)}, "
        f"gồm {format_integer(turns)} lượt giao{_later(given_later, turns)}."
    )


def _later(given_later: int, turns: int) -> str:
    if not given_later:
        return ""
    if given_later == turns:
        return ", đều giao sau ngày chốt số liệu"
    return f", trong đó {format_integer(given_later)} lượt giao sau ngày chốt số liệu"


def overdue_summary(
    tasks: Sequence[TaskProgress], late_units: Sequence[UnitLabel], draft: bool = False
) -> Words:
    """Which tasks are overdue and which units are late; said in so many words where none is."""
    overdue = [task for task in tasks if task.state == "overdue"]
    codes = ", ".join(task.code for task in overdue)
    if overdue:
        first = f"có {share(len(overdue), len(tasks))} nhiệm vụ của Chương trình quá hạn ({codes})"
    else:
        first = "không có nhiệm vụ nào của Chương trình quá hạn"
    if not late_units:
        return (f"{first}; không có đơn vị chậm nộp kết quả.",)
    if len(late_units) > NAMED_AGAIN:
        return (f"{first}; có {units(len(late_units))} chậm nộp kết quả, đã nêu ở từng nhiệm vụ.",)
    return (f"{first}; có {units(len(late_units))} chậm nộp kết quả: ", *named(late_units, draft), ".")


def reporting(expected: int, missing: Sequence[UnitLabel], periodic: bool, draft: bool = False) -> Words:
    """How many units the report rests on, and who is missing (rules: "tổng hợp M/N đơn vị")."""
    if not expected:
        return ("Trong kỳ chưa giao nhiệm vụ cho đơn vị nào nên chưa có báo cáo của đơn vị để tổng hợp.",)
    came = expected - len(missing)
    owed = "được giao nhiệm vụ báo cáo định kỳ" if periodic else "được giao nhiệm vụ"
    first = f"Báo cáo này tổng hợp {with_percent(came, expected)} {owed}"
    if not missing:
        return (f"{first}; không có đơn vị nào chưa gửi báo cáo.",)
    if not came and expected > ALL_NAMED:
        return (f"{first}; chưa có đơn vị nào gửi báo cáo.",)
    return (f"{first}. Còn {units(len(missing))} chưa gửi báo cáo: ", *named(missing, draft), ".")


def documents(sent: int, received: int) -> str:
    """How many documents went out and came in during the period."""
    out = f"đã ban hành {format_integer(sent)} văn bản" if sent else "chưa ghi nhận văn bản nào được ban hành"
    came = f"tiếp nhận {format_integer(received)} văn bản đến" if received else ""
    if not sent and not received:
        return "Trong kỳ chưa ghi nhận văn bản lãnh đạo, chỉ đạo nào."
    return f"Trong kỳ {out}{f'; {came}' if came else ''}, cụ thể:"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}"


def _within(text: str) -> str:
    """Free text inside a sentence: "Đã tổ chức …" with a small letter, names as they are."""
    return text[:1].lower() + text[1:] if text.split(" ")[0] in _BEGIN_SMALL else text


def _bare(text: str) -> str:
    """Free text without the mark at its end, which the sentence around it brings."""
    return " ".join(text.split()).rstrip(" .;,:")
