"""The first start: an empty data folder, or one with a province's units to begin with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from vstbpn_desktop.db.setting import read_setting, write_setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import resource

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

STARTERS = ("2020", "2026", "none")
LABELS = {
    "2020": "Năm 2020: 27 huyện, thị xã, thành phố và 20 sở, ban, ngành, đoàn thể",
    "2026": "Từ năm 2026: 166 xã, phường và các sở, ngành sau sắp xếp",
    "none": "Không nạp đơn vị nào",
}
SETTING = "starter"


def initialise(
    app: App, starter: str, units: Sequence[dict[str, Any]] = (), profile: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Fill new data with a starter and what every start brings; gives counts by record.

    `units` come on top of the starter's, `profile` over its committee profile, as JSON objects: all in one
    change. UserError where the data were begun already, or one of them cannot be taken.
    """
    from vstbpn_desktop.services.transfer import put

    added = {"unit": list(units), "profile": [profile] if profile else []}
    with app.database.read() as connection:
        if read_setting(connection, SETTING) is not None:
            raise UserError(f"Thư mục {app.folder.root} đã có dữ liệu.", "Hãy chọn thư mục khác.")
    counts: dict[str, Any] = {}
    with app.change("Nạp dữ liệu ban đầu", kind="setup") as change:
        write_setting(change.connection, SETTING, starter)
        for spec in app.registry:
            lines = starter_lines("always", spec.id) + starter_lines(starter, spec.id)
            lines += added.get(spec.id, [])
            counts[spec.id] = sum(put(change, spec, values, app.today) for values in lines)
    return {record: count for record, count in counts.items() if count}


def is_new(app: App) -> bool:
    """True where the first start was not gone through and nothing was entered."""
    with app.database.read() as connection:
        if read_setting(connection, SETTING) is not None:
            return False
        tables = [spec.model for spec in app.registry]
        return not any(connection.execute(select(func.count()).select_from(t)).scalar() for t in tables)


def suggested_units(starter: str) -> list[dict[str, Any]]:
    """Units that may be added to a starter's: shown with “có thể thêm”."""
    return starter_lines(starter, "suggested_unit")


def starter_lines(folder: str, name: str) -> list[dict[str, Any]]:
    """What a starter (or “always”) holds of one record type, as JSON objects."""
    path = resource("starters", folder, f"{name}.jsonl")
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
