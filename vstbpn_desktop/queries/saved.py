"""What the officer saved under a name: filters of lists, settings of reports.

Each is one setting of the data, so that it goes into backups and to another PC, and every save, new name or
delete is a change of one row that the log knows and that can be taken back. It is no record: nothing refers
to it, it has no form, it is not searched.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from vstbpn_desktop.db.setting import Setting
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.sorting import sort_key


class Shelf(NamedTuple):
    """Where things of one kind are kept: the filters of one record, the settings of one document."""

    kind: str
    scope: str
    noun: str
    """What one of them is called in a sentence: "bộ lọc"."""

    @property
    def prefix(self) -> str:
        """What the names of its settings begin with."""
        return f"saved:{self.kind}:{self.scope}:"


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved thing; `value` is as JSON gives it back."""

    id: int
    name: str
    value: Any


def saved(connection: Connection, shelf: Shelf) -> list[Saved]:
    """Everything on a shelf, by name."""
    query = select(Setting.id, Setting.name, Setting.value).where(Setting.name.startswith(shelf.prefix))
    found = (Saved(i, n.removeprefix(shelf.prefix), json.loads(v)) for i, n, v in connection.execute(query))
    return sorted(found, key=lambda one: sort_key(one.name))


def named(connection: Connection, shelf: Shelf, name: str) -> Saved | None:
    """The one of that name, accents and case aside."""
    wanted = fold(name)
    return next((one for one in saved(connection, shelf) if fold(one.name) == wanted), None)


def filters_of(record: str) -> Shelf:
    """The saved filters of a record's list."""
    return Shelf("filter", record, "bộ lọc")


def settings_of(document: str) -> Shelf:
    """The saved settings of a document."""
    return Shelf("document", document, "mẫu")


WORD_TEMPLATES = Shelf("word", "", "mẫu Word")
"""The officer's own Word files to be filled: each points at its content among the attachments."""

TEMPLATE_SUBJECTS = (
    "unit", "person", "training_class", "participant", "inspection", "finding", "task", "document",
)  # fmt: skip
"""The records that a Word template can be filled for."""
