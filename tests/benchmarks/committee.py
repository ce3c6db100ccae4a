"""The roster of 600 committees over twenty years, as of a day, against the raw query of seats and holders."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import text

from tests.benchmarks.harness import Bench, compare_time, office
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.committee import roster
from vstbpn_desktop.records.committee import Committee
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.records.seat import Seat, SeatHolder
from vstbpn_desktop.records.unit import Unit, UnitName
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

TODAY = dt.date(2020, 7, 6)
UNITS, SEATS, TERMS, FIRST = 600, 8, 4, 2001
RAW = f"""
select s.id, s.number, s.role, s.post, s.unit_id, s.duty, h.valid_from, h.decision, p.id, p.name, p.gender
from seat s join committee c on c.id = s.committee_id
left join seat_holder h on h.seat_id = s.id and h.valid_from <= '{TODAY}' and h.valid_to > '{TODAY}'
left join person p on p.id = h.person_id
where s.valid_from <= '{TODAY}' and s.valid_to > '{TODAY}'
  and c.valid_from <= '{TODAY}' and c.valid_to > '{TODAY}'
order by c.code, s.number
"""
NAMES = f"select unit_id, name from unit_name where valid_from <= '{TODAY}' and valid_to > '{TODAY}'"
POSTS = "select id, name, post, unit_id from person where id not in (select person_id from person_post)"


def fill(app: App) -> None:
    """Rows straight into the tables: the keys and sort keys do not matter here."""
    always = {"valid_from": ALWAYS, "valid_to": FOREVER}
    with app.change("Mẫu", kind="setup") as change:
        for unit in range(1, UNITS + 1):
            code, name = f"U{unit:03d}", f"Huyện số {unit}"
            blank = {"phone": "", "email": "", "address": "", "unconfirmed": "", "formed_from": ""}
            change.insert(Unit, {"id": unit, "code": code, "level": "district", **blank, **always})
            named = {"name": name, "name_key": name, "full_name": name, "short_name": name}
            change.insert(
                UnitName,
                {"unit_id": unit, **named, "addressing_name": name, "type": "district",
                 "protocol_order": unit, **always},
            )  # fmt: skip
            board = {
                "code": code,
                "name": name,
                "name_key": name,
                "unit_id": unit,
                "decision": "",
                "note": "",
            }
            change.insert(Committee, {"id": unit, **board, **always})
        change.insert_many(Seat, [_seat(n) for n in range(UNITS * SEATS)])
        change.insert_many(Person, [_person(n) for n in range(UNITS * SEATS * TERMS)])
        change.insert_many(SeatHolder, [_holder(n) for n in range(UNITS * SEATS * TERMS)])


def _seat(n: int) -> dict[str, object]:
    unit, post = n // SEATS + 1, f"Chức vụ số {n % SEATS}"
    return {
        "id": n + 1, "committee_id": unit, "number": n % SEATS + 1, "role": "member", "post": post,
        "post_key": post, "unit_id": unit, "duty": "Theo dõi", "valid_from": ALWAYS, "valid_to": FOREVER,
    }  # fmt: skip


def _person(n: int) -> dict[str, object]:
    seat, term = divmod(n, TERMS)
    post = f"Chức vụ số {seat % SEATS}" if term == TERMS - 1 else ""
    name = f"Lê Thị {n}"
    return {
        "id": n + 1, "name": name, "name_key": name, "gender": "female", "post": post,
        "unit_id": seat // SEATS + 1, "focal_point": False, "phone": "", "email": "",
    }  # fmt: skip


def _holder(n: int) -> dict[str, object]:
    seat, term = divmod(n, TERMS)
    start = dt.date(FIRST + 5 * term, 1, 1)
    end = FOREVER if term == TERMS - 1 else dt.date(FIRST + 5 * (term + 1), 1, 1)
    return {"seat_id": seat + 1, "person_id": n + 1, "valid_from": start, "valid_to": end, "decision": "QĐ"}


def roster_time() -> float:
    """The roster with its flags ÷ the raw rows it needs: seats with holders, names of units, posts."""
    with office(TODAY, fill) as app:

        def subject() -> None:
            with app.reader(TODAY) as reader:
                assert len(roster(reader, TODAY)) == UNITS * SEATS

        def yardstick() -> None:
            with app.database.read() as connection:
                for query in (RAW, NAMES, POSTS):
                    connection.execute(text(query)).all()

        return compare_time(subject, yardstick)


BENCHES = (Bench("roster of 600 units × 20 years ÷ the raw queries", 1.5, roster_time),)
