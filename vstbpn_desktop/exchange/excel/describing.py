"""What a planned import does, in words: the values it changes, the stored records that new rows may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.exchange.excel.plan import CHANGED, ImportPlan
from vstbpn_desktop.exchange.excel.source import Row
from vstbpn_desktop.exchange.excel.values import words_of
from vstbpn_desktop.exchange.excel.words import Writer
from vstbpn_desktop.queries.directory import Directories, read_many
from vstbpn_desktop.spec import Choice, Field, Kind, RecordSpec, Reference, Rows, YesNo
from vstbpn_desktop.vietnamese.folding import fold

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

Values = dict[str, Any]

_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose value changes, with both values in words."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored record that a new row may be: its words, and what taking the row's values would change.

    A `likely` one agrees with the row in more than its name.
    """

    row_id: int
    words: str
    differences: tuple[Difference, ...]
    likely: bool


@dataclass(frozen=True, slots=True)
class Described:
    """The differences of changed rows and the candidates of doubtful ones, by row number."""

    changes: dict[int, tuple[Difference, ...]]
    candidates: dict[int, tuple[Candidate, ...]]


def describe(app: App, plan: ImportPlan) -> Described:
    """Say in words what the plan does."""
    with app.reader() as reader:
        speaker = _Speaker(plan.spec, Directories(reader))
        changed = [row for row in plan.rows if row.state == CHANGED]
        changes = {r.number: speaker.differences(r.prepared.before, r.prepared.values) for r in changed}
        ids = sorted({row_id for duplicate in plan.duplicates for row_id in duplicate.ids})
        stored = dict(read_many(reader, plan.spec, ids))
        given = {row.number: row.given for row in plan.rows} if ids else {}
        candidates = {
            d.row: tuple(speaker.candidate(i, stored[i], given[d.row]) for i in d.ids if i in stored)
            for d in plan.duplicates
        }
    return Described(changes, candidates)


def known_already(app: App, plan: ImportPlan) -> dict[int, int]:
    """The new rows (by number) that say nothing beyond a stored record (its id): the same file a second time.

    A record that differs in anything the row gives may be another of that name, and is none of these.
    """
    found = describe(app, plan).candidates
    same = ((row, next((c.row_id for c in some if not c.differences), None)) for row, some in found.items())
    return {row: row_id for row, row_id in same if row_id is not None}


class _Speaker:
    """Puts the values of one record type into words."""

    def __init__(self, spec: RecordSpec, directories: Directories) -> None:
        self._spec = spec
        self._directories = directories
        self._writer = Writer(directories)
        history = {f.via for f in spec.fields if f.via}
        self._told = [f for f in spec.form_fields if f.id not in history]

    def differences(self, before: Values, after: Values) -> tuple[Difference, ...]:
        """The fields in which `after` differs."""
        return tuple(
            Difference(f.id, f.label, self._words(f.kind, before[f.id]), self._words(f.kind, after[f.id]))
            for f in self._told
            if f.id in after and before[f.id] != after[f.id]
        )

    def candidate(self, row_id: int, stored: Values, given: Values) -> Candidate:
        """A stored record beside what a row gives."""
        known = [stored.get(name) for name in (self._spec.title, *self._spec.subtitle)]
        kinds = [self._spec.field(name).kind for name in (self._spec.title, *self._spec.subtitle)]
        words = " · ".join(filter(None, map(self._words, kinds, known)))
        likely = any(self._agrees(f, stored[f.id], given[f.id]) for f in self._told if f.id in given)
        return Candidate(row_id, words, self.differences(stored, given), likely)

    def _agrees(self, field: Field, stored: Any, given: Any) -> bool:
        """Whether both hold the same in a field that tells people and things apart."""
        vague = isinstance(field.kind, (Choice, YesNo, Rows)) or field.id == self._spec.title
        owner = field.id in self._spec.key.fields
        if vague or owner or not given or not stored:
            return False
        return bool(stored == given or (isinstance(given, str) and fold(given) == fold(str(stored))))

    def _words(self, kind: Kind, value: Any) -> str:
        if isinstance(kind, Reference):
            return self._directories[kind.record].titles.get(value, "") if value else ""
        return self._writer.words(kind, value)


def samples(plan: ImportPlan, at: int, most: int = 3) -> list[str]:
    """The first different words that a column holds below its headings."""
    found: dict[str, None] = {}
    for number in plan.body[:_LOOKED_AT]:
        words = cell_words(plan.source.rows[number - 1], at)
        if words and len(found) < most:
            found[words] = None
    return list(found)


def cell_words(row: Row, at: int) -> str:
    """A cell in words on one line."""
    return " ".join(words_of(row[at]).split()) if at < len(row) else ""
