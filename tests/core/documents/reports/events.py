"""Classes and inspections for the years of work: a few with everything in them, or many; all made up."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.services import training

SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng")
GIVEN = ("Mẫu", "Ví Dụ", "Thử", "Ẩn Danh", "Tên Giả", "Hoà", "Thuỷ")


def small_events(app: App, ids: dict[str, int]) -> dict[str, int]:
    """A class of one session and one of four with absentees; an inspection of three units with a finding."""
    first = _class(app, "01", "Kỹ năng lồng ghép giới <trong kế hoạch> & dự toán", (dt.date(2020, 7, 14),))
    units = [ids[code] for code in ("SNV", "STC", "901", "902")]
    training.add_participants(app, first, _people(25, units))
    days = tuple(dt.date(2020, 8, day) for day in (3, 4, 5, 6))
    second = _class(app, "02", "Nghiệp vụ công tác vì sự tiến bộ của phụ nữ", days)
    second_people = training.add_participants(app, second, _people(12, units, 20))
    training.mark_absent(app, second_people[:2], 2)
    training.mark_absent(app, second_people[2:3])
    inspection = _inspection(app, ids)
    finding = {
        "inspection": inspection, "unit": ids["901"], "date": dt.date(2020, 7, 1),
        "content": "Chưa kiện toàn Ban sau khi thay đổi nhân sự", "recommendation": "Kiện toàn Ban",
    }  # fmt: skip
    app.save("finding", None, finding)
    return {"class 01": first, "class 02": second, "inspection": inspection}


def small_contacts(app: App, ids: dict[str, int]) -> None:
    """Addresses and telephones of three units, one of them the standing office; their people."""
    for number, code in enumerate(("SNV", "STC", "901"), 1):
        values = {"address": f"Số {number} đường Mẫu, phường Thử", "phone": f"0200 3 850 00{number}"}
        roles = ({"role": "standing_office"},) if code == "SNV" else ()
        app.save("unit", ids[code], values | {"roles": roles, "email": f"{code.lower()}@vidu.example"})
    people = (
        ("Nguyễn Thị Thử & <Mẫu>", "female", "Chuyên viên", "SNV", False, "0900 000 001"),
        ("Trần Văn Tên Giả", "male", "Trưởng phòng", "SNV", True, "0900 000 002"),
        ("Đặng Thị Ẩn Danh", "female", "Phó Chủ tịch", "901", True, ""),
        ("Lê Ví Dụ", "", "", "", False, "0900 000 004"),
    )
    for name, gender, post, unit, focal, phone in people:
        values = {"name": name, "gender": gender, "post": post, "phone": phone}
        app.save("person", None, {**values, "unit": ids.get(unit), "focal_point": focal})


def large_events(app: App, units: list[int]) -> None:
    """A class of 120 people with eight sessions, an inspection of forty units by four teams."""
    chance = random.Random(30)
    days = tuple(dt.date(2020, 9, 7) + dt.timedelta(days=i) for i in range(8))
    class_id = _class(app, "01", "Bồi dưỡng cán bộ cấp xã", days)
    training.add_participants(app, class_id, _people(120, units))
    team: tuple[dict[str, Any], ...] = tuple(
        {"team": i % 4 + 1, "role": "head" if i < 4 else "member", "name": f"{_name(i)} {i}",
         "post": "Phó Trưởng ban", "unit": None, "person": None}
        for i in range(20)
    )  # fmt: skip
    visits = tuple(
        {"unit": unit, "date": dt.date(2020, 7, 1) + dt.timedelta(days=chance.randrange(60)),
         "starts": "8 giờ 00", "team": i % 4 + 1}
        for i, unit in enumerate(units[:40])
    )  # fmt: skip
    contents = "\n".join(f"Nội dung kiểm tra thứ {i} theo đề cương." for i in range(1, 21))
    values = {"year": 2020, "code": "01", "name": "Kiểm tra công tác vì sự tiến bộ của phụ nữ năm 2020"}
    app.save("inspection", None, values | {"team": team, "visits": visits, "contents": contents})


def _class(app: App, code: str, topic: str, days: tuple[dt.date, ...]) -> int:
    sessions = tuple({"date": day, "starts": "7 giờ 30", "ends": "11 giờ 00", "content": ""} for day in days)
    values = {
        "year": 2020, "code": code, "topic": topic, "place": "Hội trường Sở Nội vụ", "sessions": sessions,
        "target_group": "Cán bộ làm công tác phụ nữ", "planned": 55,
        "lecturers": ({"name": "Trần Thị Ví Dụ", "post": "Học viện Phụ nữ Việt Nam"},),
    }  # fmt: skip
    return app.save("training_class", None, values)


def _people(count: int, units: list[int], start: int = 0) -> list[dict[str, Any]]:
    return [
        {"name": _name(i), "gender": "female" if i % 3 else "male", "post": f"Chuyên viên {i}",
         "unit": units[i % len(units)]}
        for i in range(start, start + count)
    ]  # fmt: skip


def _name(number: int) -> str:
    return f"{SURNAMES[number % len(SURNAMES)]} Thị {GIVEN[number % len(GIVEN)]}"


def _inspection(app: App, ids: dict[str, int]) -> int:
    team: tuple[dict[str, Any], ...] = (
        {"role": "head", "name": "Lê Thị Mẫu", "post": "Phó Trưởng ban", "unit": ids["SNV"]},
        {"role": "secretary", "name": "Trần Văn Thử", "post": "Chuyên viên", "unit": ids["HPN"]},
    )
    visits: tuple[dict[str, Any], ...] = (
        {"unit": ids["901"], "date": dt.date(2020, 7, 15), "starts": "8 giờ 00"},
        {"unit": ids["903"], "date": dt.date(2020, 7, 15), "starts": "14 giờ 00"},
        {"unit": ids["SNV"], "date": dt.date(2020, 10, 4), "starts": "", "place": "Trụ sở Sở Nội vụ"},
    )
    values = {
        "year": 2020, "code": "01", "name": "Kiểm tra công tác vì sự tiến bộ của phụ nữ năm 2020",
        "decision": "12/QĐ-BVSTBPN", "decided_on": dt.date(2020, 6, 5), "starts_on": dt.date(2020, 7, 1),
        "ends_on": dt.date(2020, 9, 30), "team": team, "visits": visits,
        "contents": "Việc kiện toàn Ban, phân công nhiệm vụ\nLồng ghép giới vào kế hoạch\nThống kê giới",
    }  # fmt: skip
    return app.save("inspection", None, values)
