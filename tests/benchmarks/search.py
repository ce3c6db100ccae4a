"""How long a search takes over 300,000 rows, against the bare query that finds and fetches the same rows."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from functools import partial

from tests.benchmarks.harness import Bench, compare_time, office
from vstbpn_desktop.app import App
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.db.search_index import RANKED_BELOW
from vstbpn_desktop.queries.matching import match_expression
from vstbpn_desktop.records.document import Document
from vstbpn_desktop.records.participant import Participant, identity

TODAY = dt.date(2020, 3, 5)
PEOPLE, PAPERS = 200_000, 100_000
EACH = 5
MATCH = "from search where search match ?"
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLES = ("Thị", "Thu", "Minh", "Ngọc", "Thanh", "Kim", "Hồng")
GIVEN = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Lan", "Mai", "Nga", "Oanh", "Phương", "Thảo", "Yến")
POSTS = ("Chủ tịch Hội phụ nữ", "Phó Trưởng phòng", "Chuyên viên", "Cán bộ văn hoá xã hội")
PLACES = ("Quan Hóa", "Tĩnh Gia", "Hậu Lộc", "Nga Sơn", "Thọ Xuân", "Như Thanh", "Bá Thước", "Mường Lát")
SUBJECTS = (
    "Báo cáo kết quả công tác vì sự tiến bộ của phụ nữ", "Kế hoạch kiểm tra, giám sát",
    "Đôn đốc gửi báo cáo định kỳ", "Mời dự hội nghị sơ kết", "Cử cán bộ tham gia lớp tập huấn",
)  # fmt: skip
ISSUERS = ("UBND", "SNV", "BVSTBPN", "HLHPN")
QUERIES = (
    "phu nu", "nguyen thi lan", "Nguyễn Thị Lan", "qua", "Thước", "bao cao hau loc", "123/SNV",
    "mường lát 99", "chi thi 21", "giám sát 7 nga son",
)  # fmt: skip
"""One word, several, with accents and without, a word not finished, symbols, and what one row alone holds."""


def fill(app: App) -> None:
    """People and papers whose words come again and again, as they do."""
    course = app.save("training_class", None, {"year": TODAY.year, "code": "01", "topic": "Bình đẳng giới"})
    units = [app.save("unit", None, {"code": f"U{n}", "name": f"Huyện {p}"}) for n, p in enumerate(PLACES)]
    with app.change("Danh sách") as change:
        change.insert_many(Participant, [person(course, units, number) for number in range(PEOPLE)])
        change.insert_many(Document, [paper(number) for number in range(PAPERS)])


def person(course: int, units: list[int], number: int) -> dict[str, object]:
    """The columns of one participant."""
    parts = (FAMILIES[number % 10], MIDDLES[number // 10 % 7], GIVEN[number // 70 % 13])
    name, post = " ".join(parts), POSTS[number // 910 % 4]
    workplace = f"Xã số {number} huyện {PLACES[number // 3640 % 8]}"
    return {
        "training_class_id": course, "number": number, "name": name, "name_key": name, "gender": "female",
        "post": post, "unit_id": units[number % 8], "workplace": workplace, "phone": f"09{number:08d}",
        "absent": False, "identity": identity(name, post, workplace), "note": "",
    }  # fmt: skip


def paper(number: int) -> dict[str, object]:
    """The columns of one document."""
    subject = f"{SUBJECTS[number % 5]} huyện {PLACES[number // 5 % 8]} lần {number // 40}"
    symbol = f"{number // 40 + 1}/{ISSUERS[number % 4]}"
    return {
        "direction": "in", "symbol": symbol, "symbol_key": symbol, "date": TODAY, "received_on": None,
        "due": None, "kind_name": "Công văn", "issuer": "Uỷ ban nhân dân huyện", "subject": subject,
        "subject_key": subject, "note": "",
    }  # fmt: skip


def bare(connection: sqlite3.Connection, app: App, words: str) -> list[object]:
    """The same by sqlite3 alone: counts by type, the first of each in order, and their rows whole."""
    expression = match_expression(words)
    counts = dict(connection.execute(f"select rowid & 63, count(*) {MATCH} group by 1", (expression,)))
    few: list[int] = []
    many: list[int] = []
    for number, count in sorted(counts.items(), key=lambda item: item[1]):
        (few if count + sum(counts[n] for n in few) < RANKED_BELOW else many).append(number)
    orders = [(f"({','.join(map(str, few))})", "bm25(search, 8.0, 2.0, 1.0), rowid", -1)] if few else []
    orders += [(f"({number})", "rowid desc", EACH) for number in many]
    found: list[object] = []
    for among, order, limit in orders:
        query = f"select rowid {MATCH} and (rowid & 63) in {among} order by {order} limit {limit}"
        rowids = [row[0] for row in connection.execute(query, (expression,))]
        found += fetched(connection, app, rowids)
    return found


def fetched(connection: sqlite3.Connection, app: App, rowids: list[int]) -> list[object]:
    """The first rows of each type, whole."""
    by_number: dict[int, list[int]] = {}
    for rowid in rowids:
        by_number.setdefault(rowid & 63, []).append(rowid >> 6)
    found: list[object] = []
    for number, ids in by_number.items():
        spec = app.registry.by_number(number)
        assert spec is not None
        first = ids[:EACH]
        query = f"select * from {spec.table} where id in ({','.join('?' * len(first))})"
        found += connection.execute(query, first).fetchall()
    return found


def ratios(app: App) -> dict[str, float]:
    """For each query, what the search box asks ÷ the bare query."""
    found = {}
    with closing(connect(app.folder.database, read_only=True)) as connection:
        for words in QUERIES:
            subject, yardstick = partial(app.find, words, EACH), partial(bare, connection, app, words)
            found[words] = compare_time(subject, yardstick, rounds=41)
    return found


def worst() -> float:
    """The worst of the queries."""
    with office(TODAY, fill) as app:
        return max(ratios(app).values())


BENCHES = (Bench("search over 300,000 rows ÷ the bare query", 1.5, worst),)
