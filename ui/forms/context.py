"""What the controls of a form ask of the core."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from vstbpn_desktop.spec import RecordSpec, Reference
from vstbpn_desktop.spec.kinds import Kind

if TYPE_CHECKING:
    from ui.runner import Runner
    from vstbpn_desktop.app import App
    from vstbpn_desktop.queries.lists import ListRow
    from vstbpn_desktop.queries.working_days import WorkingDays

OFFERED = 50


class Found(NamedTuple):
    """A record that is offered: id, title, and a grey addition."""

    id: int
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Context:
    """The core, the runner and the day that references are shown and chosen by."""

    app: App
    runner: Runner
    as_of: dt.date

    def title(self, record: str, row_id: int) -> str:
        """The line that stands for a record."""
        with self.app.reader(self.as_of) as reader:
            return reader.title(self.app.registry[record], row_id)

    def words(self, kind: Kind, value: Any) -> str:
        """A value in words, references by title."""
        with self.app.reader(self.as_of) as reader:
            return reader.words(kind, value)

    def days(self) -> WorkingDays:
        """The working days as the table of special days has them now."""
        from vstbpn_desktop.queries.working_days import working_days

        with self.app.database.read() as connection:
            return working_days(connection)

    def day_off_hint(self, day: dt.date, inclusive: bool = True) -> str:
        """What to say beside a day that should be worked and is not; "" where it is."""
        from vstbpn_desktop.queries.working_days import day_off_hint

        return day_off_hint(self.days(), day, inclusive)

    def find(self, record: str, typed: str) -> list[Found]:
        """Records to choose from: what matches the typed words, or the first of the list."""
        from vstbpn_desktop.queries.lists import ListRequest

        spec = self.app.registry[record]
        title = spec.field(spec.title).kind
        request = ListRequest(record, self.as_of, text=typed)
        if typed and isinstance(title, Reference):
            ids = tuple(found.id for found in self.find(title.record, typed))
            request = ListRequest(record, self.as_of, filters=((spec.title, ids),))
        query = self.app.listing(request)
        with self.app.reader(self.as_of) as reader:
            rows = query.page(reader.connection, 0, OFFERED)
            return [Found(row.id, reader.title(spec, row.id), _detail(spec, row)) for row in rows]


def _detail(spec: RecordSpec, row: ListRow) -> str:
    shown = {field.id: words for field, words in zip(spec.columns, row.words, strict=True)}
    return " · ".join(filter(None, (shown.get(name, "") for name in spec.subtitle)))
