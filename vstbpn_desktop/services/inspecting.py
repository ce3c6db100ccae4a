"""Inspections at work: findings noted, given more time, closed with their evidence; how long a unit has."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from vstbpn_desktop.db.setting import read_setting, write_setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records.finding import CLOSED, DAYS, DAYS_SETTING, SPEC
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services import saving

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


def note_finding(
    app: App,
    inspection_id: int,
    unit_id: int,
    content: str,
    recommendation: str = "",
    *,
    date: dt.date | None = None,
    due: dt.date | None = None,
) -> int:
    """Note what a unit must mend; gives the finding's id. Without a due date the setting's days apply."""
    values = {
        "inspection": inspection_id, "unit": unit_id, "content": content, "recommendation": recommendation,
        "date": date or app.today, "due": due,
    }  # fmt: skip
    with app.reader() as reader:
        title = reader.title(UNIT, unit_id)
    return app.save(SPEC.id, None, values, f"Ghi kiến nghị với {title}")


def close_finding(app: App, finding_id: int, document_id: int | None) -> None:
    """Close a finding with the document that proves it mended. UserError without one."""
    if document_id is None:
        raise UserError("Chưa có văn bản minh chứng.", "Hãy chọn văn bản chứng minh đã khắc phục.")
    values = {"state": CLOSED, "evidence": document_id, "closed_on": app.today}
    app.save(SPEC.id, finding_id, values, _label(app, "Xác nhận đã khắc phục", finding_id))


def extend_finding(app: App, finding_id: int, due: dt.date, reason: str) -> None:
    """Give a unit more time, with the reason kept in the note."""
    if not reason.strip():
        raise UserError("Gia hạn phải có lý do.", "Hãy ghi lý do.")
    with app.change(_label(app, f"Gia hạn đến {due:%d/%m/%Y}", finding_id)) as change:
        with app.reader() as reader:
            before = reader.values(SPEC, finding_id)
        line = f"Gia hạn từ {before['due']:%d/%m/%Y} đến {due:%d/%m/%Y}: {reason.strip()}"
        note = "\n".join(filter(None, (before["note"], line)))
        saving.save(change, SPEC, finding_id, {"due": due, "note": note}, app.today)


def finding_days(app: App) -> int:
    """How many days a unit has to mend a finding where nothing else is said."""
    with app.database.read() as connection:
        return int(read_setting(connection, DAYS_SETTING, DAYS))


def set_finding_days(app: App, days: int) -> None:
    """Set these days; findings that have their due date keep it."""
    if not 1 <= days <= 3650:
        raise UserError(f"{days} ngày không dùng được.", "Hãy chọn từ 1 ngày.")
    with app.change(f"Hạn khắc phục kiến nghị: {days} ngày") as change:
        write_setting(change.connection, DAYS_SETTING, days)


def _label(app: App, what: str, finding_id: int) -> str:
    with app.reader() as reader:
        return f"{what}: {reader.title(SPEC, finding_id)}"[:200]
