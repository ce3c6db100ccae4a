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
_BACKUP_DAYS: Final = 7


class Facts(NamedTuple):
    """One look at the data. `backup_ok`: there is a verified backup and it is at most a week old.

    Practice data need none and say nothing of it.
    """

    name: str
    years: tuple[int, ...]
    badges: dict[str, Badge]
    backup: str
    backup_ok: bool


def gather(app: "App", year: int) -> Facts:
    """Read them all in one go for a working year."""
    from vstbpn_desktop.queries.today import today_items
    from vstbpn_desktop.services.profiles import show_profile
    from vstbpn_desktop.services.safekeeping import last_verified

    name = (show_profile(app) or {}).get("committee_short_name") or ""
    with app.reader() as reader:
        items = today_items(reader, app.today, year)
    if app.practice:
        return Facts(name, tuple(app.years()), badges(items), "", True)
    made = last_verified(app)
    fresh = made is not None and (app.clock.now() - made).days < _BACKUP_DAYS
    return Facts(name, tuple(app.years()), badges(items), backup_words(made, app.clock.now()), fresh)


def badges(items: "list[TodayItem]") -> dict[str, Badge]:
    """Counts beside the places: what today asks for, and the tasks that are overdue."""
    overdue = sum(item.kind == _OVERDUE for item in items)
    meaning = Meaning.LATE if overdue else Meaning.SOON
    return {
        "today": Badge(len(items), meaning, f"{len(items)} việc cần làm"),
        "programme": Badge(overdue, Meaning.LATE, f"{overdue} nhiệm vụ quá hạn"),
    }


def backup_words(made: dt.datetime | None, now: dt.datetime) -> str:
    """ "Sao lưu đã kiểm chứng 07:30 hôm nay", with the date on other days."""
    if made is None:
        return "Chưa có bản sao lưu"
    days = (now.date() - made.date()).days
    day = {0: "hôm nay", 1: "hôm qua"}.get(days, f"ngày {made.day:02d}/{made.month:02d}/{made.year}")
    return f"Sao lưu đã kiểm chứng {made.hour:02d}:{made.minute:02d} {day}"
