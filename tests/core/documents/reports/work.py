"""Years of work to make documents of: nothing, a little, a lot. Names and words are made up."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.core.documents.reports.events import large_events, small_contacts, small_events
from vstbpn_desktop.app import App
from vstbpn_desktop.records.assignment import STATUSES, Assignment
from vstbpn_desktop.records.result import Result
from vstbpn_desktop.services import assigning, recording

TODAY = dt.date(2020, 7, 6)
YEAR = 2020

LINES = (
    ("part", "I", "I.", "MỤC ĐÍCH, YÊU CẦU"),
    ("purpose", "I.1", "-", "Phối hợp các ngành để hoàn thành chỉ tiêu về bình đẳng giới."),
    ("purpose", "I.2", "-", "Các đơn vị triển khai thiết thực, tiết kiệm, đúng quy định."),
    ("part", "II", "II.", "NHIỆM VỤ"),
    ("group", "II.1", "1.", "Công tác phối hợp liên ngành"),
    ("group", "II.2", "2.", "Công tác cán bộ nữ"),
    ("intro", "II.2", "", "Các đơn vị tập trung vào những việc sau:"),
    ("group", "II.3", "3.", "Nhiệm vụ thường xuyên"),
    ("part", "III", "III.", "TỔ CHỨC THỰC HIỆN"),
)

# code, marker, text, nature, frequency
TASKS = (
    ("II.1.1", "-", "Xây dựng kế hoạch lồng ghép giới vào giảm nghèo; trình cấp trên phê duyệt.", "once", ""),
    ("II.1.2", "-", "Rà soát văn bản về bình đẳng giới, v.v...", "once", ""),
    ("II.1.3", "-", "Thống kê số liệu về giới:\na) Ngành giáo dục;\nb) Ngành y tế.", "once", ""),
    ("II.1.4", "-", "Xây dựng báo cáo 6 tháng, hằng năm về hoạt động của Ban.", "periodic", "half"),
    ("II.2.1", "-", "Rà soát, quy hoạch cán bộ nữ <cấp phòng> & tương đương.", "once", ""),
    ("II.2.2", "-", "Bồi dưỡng cán bộ nữ trong quy hoạch.", "once", ""),
    ("II.2.3", "-", "Giới thiệu cán bộ nữ ứng cử.", "once", ""),
    ("II.3.1", "-", "Thường xuyên kiện toàn Ban các cấp.", "year_round", ""),
    ("II.3.2", "-", "Thường xuyên tham mưu văn bản chỉ đạo.", "year_round", ""),
    ("II.3.10", "-", "Tổ chức tham quan, học tập kinh nghiệm.", "year_round", ""),
    ("III.1", "1.", "Sở Tài chính hướng dẫn bố trí kinh phí.", "once", ""),
    ("III.2", "2.", "Ban các cấp định kỳ báo cáo về cơ quan thường trực./.", "periodic", "half"),
)  # fmt: skip

UNITS = (
    ("SNV", "Sở Nội vụ", "department"),
    ("STC", "Sở Tài chính", "department"),
    ("STP", "Sở Tư pháp", "department"),
    ("SYT", "Sở Y tế", "department"),
    ("HPN", "Hội Liên hiệp Phụ nữ tỉnh", "organisation"),
    ("901", "Thành phố Bình Minh", "city"),
    ("902", "Thị xã Tân Sơn", "town"),
    ("903", "Huyện An Hòa", "district"),
    ("904", "Huyện Bắc Bình", "district"),
    ("905", "Huyện Đông Hải", "district"),
)

PROFILE = {
    "valid_from": dt.date(2020, 1, 1),
    "province": "Bình Minh",
    "committee_name": "Ban vì sự tiến bộ của phụ nữ tỉnh Bình Minh",
    "abbreviation": "VSTBPN",
    "symbol_suffix": "BVSTBPN",
    "sign_above": "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC",
    "sign_below": "GIÁM ĐỐC SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
    "signer": "Nguyễn Thị Mẫu",
    "report_to": "Ủy ban nhân dân tỉnh Bình Minh",
    "recipients": "Như trên (để báo cáo)\nCác thành viên Ban",
    "filing": "VT, BVSTBPN",
}


def empty(app: App) -> None:
    """A programme that says nothing but its name."""
    app.save("programme", None, {"year": YEAR, "title": "Công tác năm 2020"})


def small(app: App) -> dict[str, int]:
    """Twelve tasks in two parts, ten units, every kind of state; gives ids by code."""
    app.save("profile", None, PROFILE)
    ids = {code: _unit(app, code, name, kind, order) for order, (code, name, kind) in enumerate(UNITS, 1)}
    for code, level in (("departments", "province"), ("districts", "district")):
        name = "Các sở, ngành" if level == "province" else "Các huyện, thị xã, thành phố"
        ids[code] = app.save("unit_group", None, {"code": code, "name": name, "rule_level": level})
    ids |= _programme(app, TASKS)
    _give(app, ids)
    _follow(app, ids)
    small_events(app, ids)
    small_contacts(app, ids)
    return ids


def large(app: App, units: int = 50, tasks: int = 40) -> None:
    """2,000 assignments in any state, 1,000 results, the same every time."""
    chance = random.Random(2020)
    app.save("profile", None, PROFILE)
    unit_ids = [_unit(app, f"{i:03d}", f"Huyện số {i}", "district", i) for i in range(units)]
    natures = ("once", "once", "periodic", "year_round")
    made = tuple(
        (f"II.{i % 6 + 1}.{i // 6 + 1}", "-", f"Nhiệm vụ thứ {i} về công tác phụ nữ.", natures[i % 4], "half")
        for i in range(tasks)
    )
    ids = _programme(app, made)
    for code, *_ in made:
        due = dt.date(2020, 6, 1) if chance.random() < 0.5 else None
        assigning.assign(app, [ids[code]], (), unit_ids, due)
    with app.change("Trạng thái bất kỳ") as change:
        for assignment_id in range(1, units * tasks + 1):
            status = chance.choice(STATUSES).id
            values = {"status": status, "reason": "lý do khách quan" if status == "exempt" else ""}
            change.update(Assignment, assignment_id, values)
        change.insert_many(Result, [_result(chance, units * tasks) for _ in range(units * tasks // 2)])
    large_events(app, unit_ids)


BUILT: dict[str, Callable[[App], object]] = {"empty": empty, "small": small, "large": large}


def opened(folder: Path, name: str) -> App:
    """The core over one of these years."""
    app = App.open(folder / name, TODAY, create=True)
    BUILT[name](app)
    return app


def assignments(app: App, task_id: int) -> dict[int, int]:
    """Assignment ids of a task by unit id."""
    from sqlalchemy import select

    query = select(Assignment.unit_id, Assignment.id).where(Assignment.task_id == task_id)
    with app.reader() as reader:
        return {unit_id: row_id for unit_id, row_id in reader.connection.execute(query)}


def _unit(app: App, code: str, name: str, kind: str, order: int) -> int:
    values = {"code": code, "name": name, "short_name": name, "type": kind, "protocol_order": order}
    return app.save("unit", None, values)


def _programme(app: App, tasks: tuple[tuple[str, str, str, str, str], ...]) -> dict[str, int]:
    lines = tuple(
        {"kind": kind, "code": code, "marker": marker, "text": text} for kind, code, marker, text in LINES
    )
    values = {
        "year": YEAR,
        "title": "Công tác vì sự tiến bộ của phụ nữ tỉnh Bình Minh năm 2020",
        "kind_name": "CHƯƠNG TRÌNH",
        "preamble": "Căn cứ Luật Bình đẳng giới\nBan xây dựng Chương trình công tác năm 2020 như sau:",
        "lines": lines,
        "recipients": "- Ủy ban nhân dân tỉnh (để báo cáo);\nThành viên Ban",
        "filing": "Lưu: VT, TEBĐG.",
        "sign_above": "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC",
        "sign_below": "GIÁM ĐỐC SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "signer": "Nguyễn Thị Mẫu",
    }
    programme = app.save("programme", None, values)
    return {
        code: app.save("task", None, {
            "programme": programme, "code": code, "marker": marker, "text": text,
            "title": text.split("\n")[0].split(";")[0], "nature": nature, "frequency": frequency,
        })
        for code, marker, text, nature, frequency in tasks
    }  # fmt: skip


def _give(app: App, ids: dict[str, int]) -> None:
    both = [ids["departments"], ids["districts"]]
    assigning.assign(app, [ids["III.2"]], both, (), dt.date(2020, 6, 10))
    assigning.assign(app, [ids["II.1.1"]], both)
    assigning.assign(app, [ids["II.1.2"]], (), [ids["STP"]], dt.date(2020, 6, 12))
    assigning.assign(app, [ids["II.1.3"]], [ids["districts"]], [ids["SYT"]], dt.date(2020, 5, 31))
    assigning.assign(app, [ids["II.2.1"]], [ids["departments"]], (), dt.date(2020, 6, 18))
    assigning.assign(app, [ids["II.2.2"]], (), [ids["SNV"], ids["HPN"]])
    assigning.assign(app, [ids["II.3.1"]], [ids["districts"]])
    assigning.assign(app, [ids["II.3.2"]], (), [ids["SNV"]])
    app.save("task", ids["II.2.3"], {"starts_on": dt.date(2020, 10, 1), "due": dt.date(2020, 12, 15)})
    assigning.assign(app, [ids["II.2.3"]], (), [ids["SNV"], ids["HPN"]])


def _follow(app: App, ids: dict[str, int]) -> None:
    def of(task: str) -> list[int]:
        return list(assignments(app, ids[task]).values())

    def record(task: str, which: slice, content: str, day: dt.date, **more: Any) -> None:
        recording.record_results(app, of(task)[which], content, date=day, **more)

    record("II.1.1", slice(None), "Đã ban hành kế hoạch", dt.date(2020, 4, 20), review="good")
    record("II.1.3", slice(0, 2), "Đã gửi 12 biểu số liệu", dt.date(2020, 5, 20), review="good")
    record("II.1.3", slice(2, 3), "Đã gửi 3 biểu", dt.date(2020, 5, 25))
    record("II.1.3", slice(3, 4), "Mới thống kê được ngành y tế.", dt.date(2020, 5, 25), mark="partial")
    assigning.exempt(app, of("II.1.3")[4:5], "thiên tai")
    record("II.2.1", slice(0, 1), "Quy hoạch 5 cán bộ nữ", dt.date(2020, 6, 20), review="good")
    assigning.extend(app, of("II.2.1")[1:3], dt.date(2020, 7, 20), "chờ hướng dẫn")
    for extended in of("II.2.1")[1:3]:
        app.save("assignment", extended, {"extended_on": dt.date(2020, 6, 10)})
    assigning.exempt(app, of("II.2.2"), "chuyển sang năm sau")
    for number, assignment_id in enumerate(of("II.3.1"), 1):
        recording.record_results(
            app, [assignment_id], f"Kiện toàn {number} Ban cấp xã", date=dt.date(2020, 3, number)
        )
    record("III.2", slice(0, 7), "Đã gửi báo cáo", dt.date(2020, 6, 9), period="2020-H1", review="good")
    record("III.2", slice(7, 8), "Đã gửi báo cáo", dt.date(2020, 6, 20), period="2020-H1")


def _result(chance: random.Random, assignments_made: int) -> dict[str, object]:
    return {
        "assignment_id": chance.randrange(assignments_made) + 1,
        "date": dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(180)),
        "period": chance.choice(("", "", "2020-H1")),
        "mark": chance.choice(("final", "final", "partial")),
        "review": chance.choice(("waiting", "good", "returned")),
        "content": f"Kết quả {chance.randrange(20)}.",
        "quantity": None,
        "document_id": None,
    }
