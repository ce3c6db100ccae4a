"""The table of special days: taken in again from what is shipped, a swap of working days entered as one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.working_days import working_days
from vstbpn_desktop.records.inspection import SPEC as INSPECTION
from vstbpn_desktop.records.special_day import HOLIDAY, SPEC, WORKING_DAY
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services import saving
from vstbpn_desktop.services.starting import starter_lines
from vstbpn_desktop.services.transfer import put
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


def load_special_days(app: App) -> int:
    """Add the shipped days that are missing, in one change; what the officer has stays. Gives how many."""
    count = 0
    with app.change("Nạp ngày nghỉ, ngày kỷ niệm", kind="setup") as change, app.reader() as reader:
        for line in starter_lines("always", SPEC.id):
            if reader.find(SPEC, f"{line['date']}@{line['name']}") is None:
                count += put(change, SPEC, line, app.today)
        change.rename(f"Nạp {count} ngày nghỉ, ngày kỷ niệm")
    return count


def swap_days(app: App, off: dt.date, made_up: dt.date, basis: str = "") -> None:
    """Enter a swap: a working day off, a day of a weekend worked instead, with the act that says so."""
    if off == made_up:
        raise UserError("Ngày nghỉ và ngày làm bù trùng nhau.", "Hãy xem lại hai ngày.")
    with app.database.read() as connection:
        worked = working_days(connection)
    for day, wanted, is_now in ((off, True, "ngày nghỉ"), (made_up, False, "ngày làm việc")):
        if worked.is_working(day) != wanted:
            raise UserError(f"Ngày {format_date(day)} đã là {is_now}.", "Hãy xem lại hai ngày.")
    days = (
        (off, HOLIDAY, f"Nghỉ hoán đổi với ngày {format_date(made_up)}"),
        (made_up, WORKING_DAY, f"Làm bù cho ngày {format_date(off)}"),
    )
    with app.change(f"Hoán đổi ngày làm việc {format_date(off)} và {format_date(made_up)}") as change:
        for day, kind, name in days:
            values = {"date": day, "kind": kind, "name": name, "basis": basis, "verification": "published"}
            saving.save(change, SPEC, None, values, app.today)


def plan_visit(
    app: App, inspection_id: int, unit_id: int, day: dt.date, starts: str = "", leader: str = ""
) -> None:
    """Put a unit into an inspection plan on a day, after those that are there."""
    visit = {"unit": unit_id, "date": day, "starts": starts, "leader": leader, "team": None, "place": ""}
    with app.reader() as reader:
        visits = reader.values(INSPECTION, inspection_id)["visits"]
        label = f"Thêm lượt kiểm tra {reader.title(UNIT, unit_id)} ngày {format_date(day)}"
    app.save(INSPECTION.id, inspection_id, {"visits": (*visits, visit)}, label)
