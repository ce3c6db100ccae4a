"""What the frame of the window shows from the data: names, years, counts, the last backup.

Every function here is run by the runner, away from the window's thread.
"""

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from ui.shell.sidebar import Badge
from ui.widgets.look import Meaning

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.queries.today import TodayItem

_OVERDUE: Final = "overdue"
_FINDING: Final = "finding"
_TASK: Final = "task"
_DOCUMENT: Final = "document"
_COMMITTEE: Final = "committee"
_BACKUP_DAYS: Final = 7


class Facts(NamedTuple):
    """One look at the data. `backup_ok`: there is a verified backup and it is at most a week old.

    Practice data need none and say nothing of it.
    """

    name: str
    years: tuple[int, ...]
    closed: frozenset[int]
    badges: dict[str, Badge]
    backup: str
    backup_ok: bool


def gather(app: "App", year: int) -> Facts:
    """Read them all in one go for a working year."""
    from vstbpn_desktop.db.closed_years import closed_years
    from vstbpn_desktop.queries.inspection import coming_visits
    from vstbpn_desktop.queries.today import today_items
    from vstbpn_desktop.services import safekeeping
    from vstbpn_desktop.services.profiles import show_profile

    name = (show_profile(app) or {}).get("committee_short_name") or ""
    with app.reader() as reader:
        closed = closed_years(reader.connection)
        items, visits = today_items(reader, app.today, year), coming_visits(reader, app.today)
    counts = badges(items, visits)
    if app.practice:
        return Facts(name, tuple(app.years()), closed, counts, "", True)
    now, proved, place = app.clock.now(), safekeeping.last_verified(app), safekeeping.second_place(app)
    words, fresh = backup_words(proved, now), proved is not None and (now - proved).days < _BACKUP_DAYS
    if safekeeping.problems(app):
        words, fresh = "Có bản sao lưu bị hỏng, xem Sao lưu", False
    elif place is not None and (days := place.absent_days(now)) >= safekeeping.ABSENT_DAYS:
        words, fresh = f"{words} · nơi thứ hai vắng {days} ngày", False
    return Facts(name, tuple(app.years()), closed, counts, words, fresh)


def badges(items: "list[TodayItem]", visits: int = 0) -> dict[str, Badge]:
    """Counts beside the places: what today asks for, overdue tasks, findings and visits that are near."""
    overdue = sum(item.kind == _OVERDUE and item.record == _TASK for item in items)
    late = any(item.kind == _OVERDUE for item in items)
    return {
        "today": Badge(len(items), Meaning.LATE if late else Meaning.SOON, f"{len(items)} việc cần làm"),
        "programme": Badge(overdue, Meaning.LATE, f"{overdue} nhiệm vụ quá hạn"),
        "inspection": inspection_badge([item for item in items if item.record == _FINDING], visits),
        "documents": documents_badge([item for item in items if item.record == _DOCUMENT]),
        "committee": committee_badge([item for item in items if item.record == _COMMITTEE]),
    }


def inspection_badge(findings: "list[TodayItem]", visits: int) -> Badge:
    """Findings that are overdue, due within the week or wait to be confirmed, and visits of the week."""
    overdue = sum(item.kind == _OVERDUE for item in findings)
    parts = (
        (overdue, f"{overdue} kiến nghị quá hạn"),
        (len(findings) - overdue, f"{len(findings) - overdue} kiến nghị đến hạn, chờ xác nhận"),
        (visits, f"{visits} đơn vị kiểm tra trong tuần tới"),
    )
    words = ", ".join(said for count, said in parts if count)
    return Badge(len(findings) + visits, Meaning.LATE if overdue else Meaning.SOON, words)


def documents_badge(documents: "list[TodayItem]") -> Badge:
    """Incoming documents to be answered, late or within the week, and what waits long for its signature."""
    overdue = sum(item.kind == _OVERDUE for item in documents)
    waiting = sum(item.kind == "waiting" for item in documents)
    near = len(documents) - overdue - waiting
    parts = (
        (overdue, f"{overdue} văn bản đến quá hạn"),
        (near, f"{near} văn bản đến sắp đến hạn"),
        (waiting, f"{waiting} văn bản chờ ký lâu"),
    )
    words = ", ".join(said for count, said in parts if count)
    return Badge(len(documents), Meaning.LATE if overdue else Meaning.SOON, words)


def committee_badge(items: "list[TodayItem]") -> Badge:
    """Committees whose seats ask for a decision or a duty; what each asks for is told on Hôm nay."""
    return Badge(len(items), Meaning.SOON, f"{len(items)} mục về thành viên các Ban")


def backup_words(made: dt.datetime | None, now: dt.datetime) -> str:
    """ "Sao lưu đã kiểm chứng 07:30 hôm nay", with the date on other days."""
    if made is None:
        return "Chưa có bản sao lưu"
    days = (now.date() - made.date()).days
    day = {0: "hôm nay", 1: "hôm qua"}.get(days, f"ngày {made.day:02d}/{made.month:02d}/{made.year}")
    return f"Sao lưu đã kiểm chứng {made.hour:02d}:{made.minute:02d} {day}"
