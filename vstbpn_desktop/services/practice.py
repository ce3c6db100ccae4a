"""Dữ liệu tập dượt: a second data folder beside the real one, filled with a year of invented work.

What it holds is said in `resources/practice`: one thing done a line, each on its day. It is as if today were
the sixth of July of its year, so that half of the year is behind and half is to come.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.db.setting import PRACTICE_SETTING, write_setting
from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.paths import resource
from vstbpn_desktop.queries.groups import members
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.working_days import working_days
from vstbpn_desktop.records.assignment import Assignment
from vstbpn_desktop.records.document import Document
from vstbpn_desktop.records.finding import Finding
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.result import FINAL
from vstbpn_desktop.services import (
    assigning,
    attachments,
    importing,
    inspecting,
    profiles,
    recording,
    starting,
    training,
    transfer,
)

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

FOLDER = "tap-duot"
_MONTH, _DAY = 7, 6
_SINCE_2026 = dt.date(2025, 7, 1)
"""From this day on the units are those of the starter 2026."""

_STEPS = (3, 5, 7)
"""How far apart the words of names lie that follow each other."""
_MARK = re.compile(r"@(\w+):([\d-]+)")

Line = dict[str, Any]


def practice_folder(real: Path) -> Path:
    """Where the practice data of a data folder lie."""
    return real / FOLDER


def practice_day(today: dt.date) -> dt.date:
    """The day that counts as today in practice data made on a day."""
    return dt.date(today.year, _MONTH, _DAY)


def remove(folder: Path) -> None:
    """Throw practice data away; nothing may have them open. UserError where the system refuses."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise UserError(
            f"Không xoá được dữ liệu tập dượt trong {folder} ({why(error)}).",
            "Hãy đóng tệp đang mở trong thư mục đó rồi làm lại.",
        ) from error


def fill(app: App, day: dt.date) -> None:
    """Fill an empty data folder with the work of the day's year, and mark it as practice data."""
    starting.initialise(app, "2026" if day >= _SINCE_2026 else "2020")
    writer = _Writer(app)
    profiles.set_profile(app, {"signer": next(writer.names)["name"], "unconfirmed": ""})
    for line in _lines(day.year):
        app.clock.fix(dt.date.fromisoformat(line["day"]))
        writer.do(line)
    with app.change("Đánh dấu dữ liệu tập dượt", kind="setup") as change:
        write_setting(change.connection, PRACTICE_SETTING, day.isoformat())


def _lines(year: int) -> list[Line]:
    """What is done in the year, in the order of the days."""
    text = resource("practice", "year.jsonl").read_text(encoding="utf-8").replace("{year}", str(year))
    return sorted((json.loads(line) for line in text.splitlines()), key=lambda line: str(line["day"]))


class _Writer:
    """Does what the lines say, through the same services as the officer."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.names = people()
        self.groups = _groups(app)
        self._verbs: dict[str, Callable[[Line], None]] = {
            "put": self._put, "programme": self._programme, "assign": self._assign, "results": self._results,
            "extend": self._extend, "contacts": self._contacts, "people": self._people,
            "absent": self._absent, "finding": self._note_finding, "mend": self._mend, "close": self._close,
            "attach": self._attach,
        }  # fmt: skip

    def do(self, line: Line) -> None:
        """Do one line by its verb, which is the name of its second field."""
        self._verbs[next(name for name in line if name != "day")](line)

    def _put(self, line: Line) -> None:
        lines = [_MARK.sub(self._resolved, json.dumps(line["values"], ensure_ascii=False))]
        transfer.put_lines(self.app, self.app.registry[line["put"]], lines)

    def _programme(self, line: Line) -> None:
        year = self.app.today.year
        text = resource("practice", line["programme"]).read_text(encoding="utf-8")
        profile = profiles.show_profile(self.app) or {}
        text = text.replace("{year}", str(year)).replace("{place}", profile["place_name"])
        importing.take(self.app, importing.read(text, year), year)

    def _assign(self, line: Line) -> None:
        groups = [self.groups[name].id for name in line["to"]]
        due = dt.date.fromisoformat(line["due"]) if "due" in line else None
        assigning.assign(self.app, [self._task(line["assign"])], groups, due=due)

    def _results(self, line: Line) -> None:
        given = self._given(line["results"], line["share"])
        recording.record_results(self.app, given, line["content"], mark=FINAL, review=line["review"])

    def _extend(self, line: Line) -> None:
        until = dt.date.fromisoformat(line["until"])
        assigning.extend(self.app, self._given(line["extend"], line["share"]), until, line["reason"])

    def _contacts(self, line: Line) -> None:
        units = self.groups[line["contacts"]].units
        with self.app.change("Thêm đầu mối") as change:
            for number, unit in enumerate(units[: round(len(units) * line["share"])]):
                values = {**next(self.names), "unit": unit, "focal_point": True}
                values["phone"] = f"023730{number:03d}"
                transfer.put(change, self.app.registry["person"], values, self.app.today)

    def _people(self, line: Line) -> None:
        ids = self._ids(self.groups[line["from"]].units)
        people = [{**next(self.names), "unit": ids[n % len(ids)]} for n in range(line["count"])]
        training.add_participants(self.app, self._find("training_class", line["people"]), people)

    def _absent(self, line: Line) -> None:
        course = self._find("training_class", line["absent"])
        query = select(Participant.id).where(Participant.training_class_id == course)
        with self.app.database.read() as connection:
            found = connection.execute(query.where(Participant.number.in_(line["numbers"])))
            absent = list(found.scalars())
        training.mark_absent(self.app, absent)

    def _note_finding(self, line: Line) -> None:
        found, unit = self._find("inspection", line["finding"]), self._unit(line["unit"])
        words = {name: line[name] for name in ("content", "recommendation")}
        inspecting.note_finding(self.app, found, unit, **words, due=dt.date.fromisoformat(line["due"]))

    def _mend(self, line: Line) -> None:
        found = [self._begins(Finding, Finding.content, line["mend"])]
        inspecting.record_mending(self.app, found, line["words"], finished=line["finished"])

    def _close(self, line: Line) -> None:
        found = self._begins(Finding, Finding.content, line["close"])
        inspecting.close_findings(
            self.app, [found], self._begins(Document, Document.symbol, line["evidence"])
        )

    def _attach(self, line: Line) -> None:
        record, key = line["attach"].split(":")
        symbol = record == "document"
        owner = self._begins(Document, Document.symbol, key) if symbol else self._find(record, key)
        attachments.attach_bytes(self.app, record, owner, line["name"], line["text"].encode())

    def _begins(self, model: type[Base], column: Any, words: str) -> int:
        """The row whose words begin so."""
        with self.app.database.read() as connection:
            found = connection.execute(select(model.id).where(column.startswith(words)))
            return int(found.scalar_one())

    def _unit(self, mark: str) -> int:
        return self._find("unit", _MARK.sub(self._resolved, mark))

    def _given(self, code: str, share: list[float]) -> list[int]:
        """The assignments of a task from one share of them to another, in protocol order."""
        query = select(Assignment.id).where(Assignment.task_id == self._task(code)).order_by(Assignment.id)
        with self.app.database.read() as connection:
            ids = list(connection.execute(query).scalars())
        return ids[round(len(ids) * share[0]) : round(len(ids) * share[1])]

    def _task(self, code: str) -> int:
        return self._find("task", f"{self.app.today.year}/{code}")

    def _find(self, record: str, key: str) -> int:
        with self.app.reader() as reader:
            return reader.get(self.app.registry[record], key)

    def _ids(self, keys: list[str]) -> list[int]:
        return [self._find("unit", key) for key in keys]

    def _resolved(self, found: re.Match[str]) -> str:
        """`@local:3` as the key of the fourth local unit, `@workday:DATE` as the next working day."""
        if found[1] == "workday":
            with self.app.database.read() as connection:
                return working_days(connection).next_working(dt.date.fromisoformat(found[2])).isoformat()
        return self.groups[found[1]].units[int(found[2])]


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of the starter: its id, and the keys of its units in protocol order."""

    id: int
    units: list[str]


def _groups(app: App) -> dict[str, _Group]:
    """The departments, and under "local" the districts or the communes."""
    spec = app.registry["unit_group"]
    with app.reader() as reader:
        local = "districts" if reader.find(spec, "districts") else "communes"
        keys = {"departments": "departments", "local": local}
        return {name: _group(reader, reader.get(spec, key)) for name, key in keys.items()}


def _group(reader: Reader, group_id: int) -> _Group:
    unit = reader.registry["unit"]
    ids = members(reader.connection, group_id, reader.as_of)
    ordered = sorted(ids, key=lambda row_id: (reader.values(unit, row_id)["protocol_order"], row_id))
    return _Group(group_id, [reader.key(unit, row_id) for row_id in ordered])


def people() -> Iterator[dict[str, Any]]:
    """Invented people without end: name, gender, post; three women to a man."""
    names = json.loads(resource("practice", "names.json").read_text(encoding="utf-8"))
    for number in itertools.count():
        gender = "male" if number % 4 == 3 else "female"
        own = names[gender]
        parts = zip((names["families"], own["middles"], own["given"]), _STEPS, strict=True)
        words = [part[(number * step + number // len(part)) % len(part)] for part, step in parts]
        post = names["posts"][number % len(names["posts"])]
        yield {"name": " ".join(words), "gender": gender, "post": post}
