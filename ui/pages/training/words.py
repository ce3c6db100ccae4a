"""What the pages of training say of classes, sessions and people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ui.widgets.figures import Figure
from vstbpn_desktop.queries.training import Count
from vstbpn_desktop.queries.training_view import ClassRow, RosterEntry, SessionLine
from vstbpn_desktop.vietnamese.dates import format_date, weekday, weekday_short
from vstbpn_desktop.vietnamese.numbers import format_integer, format_percent, percent

NONE: Final = "–"
FEW: Final = 3
"""So many sessions have room for long words."""
_ALSO_SHOWN: Final = 3


def summary_words(total: Count) -> str:
    """ "12 lớp · 660 lượt · 640 người · nữ 71,2%": of the year's classes but the cancelled ones."""
    parts = [f"{total.classes} lớp"]
    if total.registered:
        women = format_percent(percent(total.women, total.registered))
        parts += [f"{format_integer(total.registered)} lượt", f"{format_integer(total.people)} người",
                  f"nữ {women}"]  # fmt: skip
    if missed := total.registered - total.attended:
        parts.append(f"{format_integer(missed)} vắng")
    return " · ".join(parts)


def registered_words(count: Count) -> str:
    """ "55/60", or "55" where nobody planned a number."""
    planned = "" if count.planned is None else f"/{format_integer(count.planned)}"
    return f"{format_integer(count.registered)}{planned}"


def registered_share(count: Count) -> float | None:
    """How much of the planned number is registered."""
    return min(1.0, count.registered / count.planned) if count.planned else None


def day_words(sessions: Sequence[SessionLine]) -> str:
    """The first day of a class, "–" before it has one."""
    return format_date(min(session.date for session in sessions)) if sessions else NONE


def session_count_words(sessions: Sequence[SessionLine]) -> str:
    """What stands below the day: its weekday, and how many sessions or hours."""
    if not sessions:
        return "chưa có buổi nào"
    first, last = (pick(session.date for session in sessions) for pick in (min, max))
    if first != last:
        return f"{len(sessions)} buổi, đến {last:%d/%m}"
    told = sessions[0].starts if len(sessions) == 1 else f"{len(sessions)} buổi"
    return ", ".join(filter(None, (weekday(first), told)))


def facts_words(row: ClassRow) -> str:
    """The line below the title of a class: for whom, when, where."""
    day = day_words(row.sessions)
    when = f"{session_count_words(row.sessions)}, {day}" if row.sessions else "chưa xếp lịch"
    if len({session.date for session in row.sessions}) > 1:
        when = f"{len(row.sessions)} buổi từ {day} đến {format_date(row.sessions[-1].date)}"
    return " · ".join(filter(None, (row.target_group, when, row.place)))


def session_title(session: SessionLine, count: int) -> str:
    """The head of a session's column: short where there are many."""
    if count == 1:
        return "Điểm danh"
    return f"B{session.number}" if count > FEW else f"B{session.number} · {session.date:%d/%m}"


def session_choice(session: SessionLine, count: int) -> str:
    """A session as it is chosen: "Buổi 2 · T3 14/07", or "B2 · 14/07" where there are many."""
    if count > FEW:
        return f"B{session.number} · {session.date:%d/%m}"
    return f"Buổi {session.number} · {weekday_short(session.date)} {session.date:%d/%m}"


def remark(entry: RosterEntry) -> str:
    """What is worth knowing of a person on the list: twice in it, in other classes too, the note."""
    return "; ".join(filter(None, (twin_words(entry), also_words(entry), entry.line.note)))


def twin_words(entry: RosterEntry) -> str:
    """ "trùng số 5": the same person stands on the list again."""
    return f"trùng số {', '.join(map(str, entry.twins))}" if entry.twins else ""


def also_words(entry: RosterEntry) -> str:
    """ "cũng dự lớp 02, 2019/03"."""
    more = "…" if len(entry.also) > _ALSO_SHOWN else ""
    return f"cũng dự lớp {', '.join(entry.also[:_ALSO_SHOWN])}{more}" if entry.also else ""


def figures(row: ClassRow) -> Iterator[Figure]:
    """The counts of one class: places on the list, persons, women, who came and who did not."""
    count = row.count
    yield Figure(registered_words(count), "đăng ký/dự kiến" if count.planned else "đăng ký")
    if count.people != count.registered:
        yield Figure(format_integer(count.people), "người")
    yield Figure(women_words(count), "nữ")
    if count.registered and (row.begun or row.standing.id == "past"):
        yield Figure(format_integer(count.attended), "dự lớp")
        tone = "late" if row.absent else "text"
        yield Figure(format_integer(row.absent), "vắng", tone)
    if count.sessions > 1 and row.begun:
        places = count.registered * count.sessions
        yield Figure(f"{format_integer(count.attendances)}/{format_integer(places)}", "lượt dự các buổi")


def women_words(count: Count) -> str:
    """ "40 (72,7%)"."""
    if not count.registered:
        return NONE
    return f"{format_integer(count.women)} ({format_percent(percent(count.women, count.registered))})"


def who_words(entries: Sequence[RosterEntry]) -> str:
    """ "7. Phạm Thị Bình", or how many people."""
    if len(entries) == 1:
        return f"{entries[0].line.number}. {entries[0].line.name}"
    return f"{len(entries)} người"
