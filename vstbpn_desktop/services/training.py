"""Classes and who takes part: lists taken in, absentees marked, a class made like another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select, update

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.year_plan import moved_words
from vstbpn_desktop.records.participant import SPEC as PARTICIPANT
from vstbpn_desktop.records.participant import Participant, identity
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.records.training_class import HELD, PLANNED, TrainingClass
from vstbpn_desktop.records.training_class import SPEC as TRAINING_CLASS
from vstbpn_desktop.services import saving
from vstbpn_desktop.vietnamese.sorting import natural_key

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

OWN_OF_A_PERSON = ("name", "gender", "post", "unit", "workplace", "phone", "person")
"""What a participant brings along from one list to another."""


def add_participants(app: App, class_id: int, people: Iterable[dict[str, Any]]) -> list[int]:
    """Put people on a class's list in one change, numbered on from the last; gives their ids.

    `people` are values by field id of a participant, without class and number. UserError names the person
    that cannot be taken.
    """
    made = []
    with app.change(f"Thêm học viên vào {_title(app, class_id)}") as change:
        for place, person in enumerate(people, 1):
            values = person | {"training_class": class_id, "number": None}
            try:
                made.append(saving.save(change, PARTICIPANT, None, values, app.today))
            except UserError as error:
                raise UserError(f"Người thứ {place}: {error.what}", error.todo) from error
        change.rename(f"Thêm {len(made)} học viên vào {_title(app, class_id)}")
    return made


def add_persons(app: App, class_id: int, person_ids: Iterable[int]) -> list[int]:
    """Put known persons on a class's list; those who stand on it already are passed over."""
    with app.reader() as reader:
        known = [
            reader.values(PERSON, person_id) | {"workplace": "", "person": person_id}
            for person_id in person_ids
        ]
    return _add_unlisted(app, class_id, known)


def copy_participants(app: App, class_id: int, participant_ids: Iterable[int]) -> list[int]:
    """Put people of other classes on a class's list; those who stand on it already are passed over."""
    with app.reader() as reader:
        known = [reader.values(PARTICIPANT, row_id) for row_id in participant_ids]
    return _add_unlisted(app, class_id, known)


def _add_unlisted(app: App, class_id: int, known: Iterable[dict[str, Any]]) -> list[int]:
    with app.reader() as reader:
        query = select(Participant.identity, Participant.unit_id)
        rows = reader.connection.execute(query.where(Participant.training_class_id == class_id))
        listed = {(told, unit_id) for told, unit_id in rows}
    people = []
    for values in known:
        told = (identity(values["name"], values["post"], values["workplace"]), values["unit"])
        if told not in listed:
            listed.add(told)
            people.append({name: values[name] for name in OWN_OF_A_PERSON})
    return add_participants(app, class_id, people) if people else []


def mark_absent(app: App, participant_ids: Iterable[int], session: int | None = None) -> None:
    """Mark people absent from one session (1 is the first), or from the whole class; the others came."""
    _mark(app, participant_ids, session, absent=True)


def mark_present(app: App, participant_ids: Iterable[int], session: int | None = None) -> None:
    """Take an absence back: of one session, or every one."""
    _mark(app, participant_ids, session, absent=False)


def mark_held(app: App, class_ids: Iterable[int]) -> None:
    """Tell classes as held; those that are told so already stay as they are."""
    ids = list(class_ids)
    what = _title(app, ids[0]) if len(ids) == 1 else f"{len(ids)} lớp"
    with app.change(f"Ghi đã mở {what}") as change:
        for class_id in ids:
            saving.save(change, TRAINING_CLASS, class_id, {"state": HELD}, app.today)


def renumber(app: App, class_id: int, by: str = "name") -> None:
    """Number a class's list anew by "name" (given name first) or as it stands now without gaps ("number")."""
    order: dict[str, ColumnElement[Any]] = {"name": Participant.name_key, "number": Participant.number}
    with app.change(f"Đánh lại số thứ tự {_title(app, class_id)}") as change:
        query = select(Participant.id).where(Participant.training_class_id == class_id)
        ids = list(change.connection.execute(query.order_by(order[by], Participant.id)).scalars())
        # two steps: no two lines may bear one number even for a moment
        blank = update(Participant).where(Participant.training_class_id == class_id).values(number=None)
        change.connection.execute(blank)
        for number, row_id in enumerate(ids, 1):
            change.update(Participant, row_id, {"number": number})


def next_code(reader: Reader, year: int) -> str:
    """The code of the year's next class: "01", or the one after the last in natural order."""
    codes = reader.connection.execute(select(TrainingClass.code).where(TrainingClass.year == year)).scalars()
    numbers = [int(code) for code in sorted(codes, key=natural_key) if code.isdigit()]
    return f"{max(numbers, default=0) + 1:02d}"


def clone_class(
    app: App, class_id: int, year: int, dates: Iterable[dt.date | None] = (), *, participants: bool = False
) -> int:
    """A new class like another, in a year; gives its id.

    `dates` are the days of its sessions in turn; sessions without one are left out, since days of last
    year would be stale. So is the note; the task is the one of the same code in the new year's programme,
    and a year named in the words is moved on. `participants` takes the list along, nobody absent.
    """
    with app.change(f"Mở lớp như {_title(app, class_id)}") as change:
        reader = Reader(change.connection, app.registry, app.today)
        values = reader.values(TRAINING_CLASS, class_id)
        fresh = _fresh(reader, values, year, tuple(dates))
        new_id = saving.save(change, TRAINING_CLASS, None, values | fresh, app.today)
        query = select(Participant.id).where(Participant.training_class_id == class_id)
        for row_id in list(change.connection.execute(query.order_by(Participant.number)).scalars()):
            if participants:
                person = reader.values(PARTICIPANT, row_id)
                own = {"training_class": new_id, "number": None, "absent": False, "absences": ()}
                saving.save(change, PARTICIPANT, None, person | own, app.today)
    return new_id


def _fresh(
    reader: Reader, values: dict[str, Any], year: int, dates: tuple[dt.date | None, ...]
) -> dict[str, Any]:
    """What a class made like another has of its own."""
    days = zip(values["sessions"], dates, strict=False)
    source = values["year"]
    words = {name: moved_words(values[name], source, year - source) for name in ("topic", "target_group")}
    return words | {
        "year": year,
        "code": next_code(reader, year),
        "state": PLANNED,
        "sessions": tuple(row | {"date": day} for row, day in days if day is not None),
        "task": _task_of_year(reader, values["task"], year),
        "note": "",
    }


def _task_of_year(reader: Reader, task_id: int | None, year: int) -> int | None:
    if task_id is None:
        return None
    code = reader.values(TASK, task_id)["code"]
    return reader.find(TASK, f"{year}/{code}")


def _mark(app: App, participant_ids: Iterable[int], session: int | None, *, absent: bool) -> None:
    ids = list(participant_ids)
    what = "vắng" if absent else "có mặt"
    when = f" buổi {session}" if session else ""
    with app.change("Điểm danh") as change:
        reader = Reader(change.connection, app.registry, app.today)
        who = reader.title(PARTICIPANT, ids[0]) if len(ids) == 1 else f"{len(ids)} người"
        change.rename(f"Điểm danh: {who} {what}{when}")
        for row_id in ids:
            values = reader.values(PARTICIPANT, row_id)
            saving.save(change, PARTICIPANT, row_id, _marked(reader, values, session, absent), app.today)


def _marked(reader: Reader, values: dict[str, Any], session: int | None, absent: bool) -> dict[str, Any]:
    if session is None:
        return {"absent": absent, "absences": ()}
    count = len(reader.values(TRAINING_CLASS, values["training_class"])["sessions"])
    if not 1 <= session <= max(count, 1):
        raise UserError(f"Lớp không có buổi {session}.", f"Lớp có {count} buổi.")
    missed = {row["session"] for row in values["absences"]}
    missed |= set(range(1, count + 1)) if values["absent"] else set()
    missed = missed | {session} if absent else missed - {session}
    return {"absent": False, "absences": tuple({"session": number} for number in sorted(missed))}


def _title(app: App, class_id: int) -> str:
    with app.reader() as reader:
        return f"lớp {reader.title(TRAINING_CLASS, class_id)}"
