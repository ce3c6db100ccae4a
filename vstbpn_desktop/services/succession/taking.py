"""Events taken into the data in one change, or tried and let go again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.change import SUCCESSION, Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.assignment import SPEC as ASSIGNMENT
from vstbpn_desktop.records.succession import ABSORB, FUNCTION, MERGE, RENAME, SPEC, SPLIT
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services import saving
from vstbpn_desktop.services.safekeeping import BEFORE_SUCCESSION, back_up_before
from vstbpn_desktop.services.succession import effects
from vstbpn_desktop.services.succession.events import Event, read_event
from vstbpn_desktop.services.trying import attempt
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one event did: units by key, new ones by name too; so the open work that ended units keep."""

    kind: str
    date: str
    words: str
    ended: tuple[str, ...]
    begun: tuple[str, ...]
    begun_names: tuple[str, ...]
    successors: tuple[str, ...]
    open_work: tuple[str, ...]
    open_work_names: tuple[str, ...]
    handed_on: int
    warnings: tuple[str, ...]
    unconfirmed: str
    """What of the event was not held against its decision yet."""


def take(app: App, events: Sequence[dict[str, Any]], *, dry_run: bool = False) -> list[Outcome]:
    """Take events in their order, all or none, in one change that can be undone; gives what each did.

    A dry run does the same and lets it go: what it tells is what would be. UserError names the event.
    """
    if not dry_run:
        back_up_before(app, BEFORE_SUCCESSION)
    with attempt(app, "Kế thừa đơn vị", kind=SUCCESSION, dry_run=dry_run) as change:
        found = take_into(change, app, events)
        change.rename(found[0].words if len(found) == 1 else f"Kế thừa đơn vị: {len(found)} sự kiện")
    return found


def take_into(change: Change, app: App, events: Sequence[dict[str, Any]]) -> list[Outcome]:
    """The same inside an open change."""
    found = []
    for number, values in enumerate(events, 1):
        try:
            found.append(_take(change, app, values))
        except UserError as error:
            where = f"Sự kiện {number}: " if len(events) > 1 else ""
            raise UserError(f"{where}{error.what}", error.todo) from error
    return found


def _take(change: Change, app: App, values: dict[str, Any]) -> Outcome:
    event = read_event(Reader(change.connection, change.registry, app.today), values, app.today)
    words_before = _names(change, event.before, event)
    after = _after(change, event)
    ended = () if event.goes_on else tuple(unit for unit in event.before if unit not in after)
    for unit in ended:
        effects.end(change, unit, event.date)
    giving = event.before if event.kind == FUNCTION else ended
    roles = _hand_on_roles(change, event, giving, _receiver(event, after))
    words = _words(event, words_before, _names(change, after, event))
    left, handed_on = _work(change, event, giving, after, words)
    _remember(change, app, event, after)
    return _outcome(change, event, words, ended, after, left, handed_on, roles)


def _after(change: Change, event: Event) -> tuple[int, ...]:
    """The units that go on, new ones begun and names changed."""
    found = []
    for successor in event.after:
        if isinstance(successor, int):
            found.append(successor)
        elif event.kind == RENAME:
            effects.rename(change, event.before[0], event.date, successor)
            found.append(event.before[0])
        else:
            found.append(effects.begin(change, successor, event.date, event.before))
    return tuple(found)


def _receiver(event: Event, after: tuple[int, ...]) -> int | None:
    """The one unit that everything goes to; None where nobody can tell."""
    return after[0] if len(after) == 1 and event.kind in (ABSORB, MERGE, FUNCTION) else None


def _hand_on_roles(change: Change, event: Event, giving: tuple[int, ...], receiver: int | None) -> list[str]:
    """End roles and hand them on; gives in words whose roles nobody took."""
    lost = []
    for unit in giving:
        effects.end_roles(change, unit, event.date)
        if receiver is not None:
            effects.hand_on_roles(change, unit, receiver, event.date)
        elif effects.roles_ended(change, unit, event.date):
            lost.append(f"{_names(change, (unit,), event)[0]} giữ vai trò mà chưa có đơn vị nhận.")
    return lost


def _work(
    change: Change, event: Event, giving: tuple[int, ...], after: tuple[int, ...], words: str
) -> tuple[list[int], int]:
    """Open work that stays where it was, and how much was handed on because it was asked for."""
    ids = [row_id for unit in giving for row_id in effects.open_work(change, unit)]
    if not event.hands_on:
        return ids, 0
    receiver = event.receiver or (after[0] if len(after) == 1 else None)
    if receiver is None or receiver not in after:
        raise UserError("Không rõ đơn vị nào nhận việc còn mở.", 'Hãy ghi "transfer": mã của một đơn vị sau.')
    return [], effects.hand_on_work(change, ids, receiver, event.date, words)


def _remember(change: Change, app: App, event: Event, after: tuple[int, ...]) -> None:
    values = {
        "kind": event.kind,
        "date": event.date,
        "decision": event.decision,
        "unconfirmed": event.unconfirmed,
        "note": event.note,
        "predecessors": event.before,
        "successors": after,
    }
    saving.save(change, SPEC, None, values, app.today)


def _names(change: Change, units: Sequence[int], event: Event) -> list[str]:
    reader = Reader(change.connection, change.registry, event.date)
    return [reader.title(UNIT, unit) for unit in units]


def _words(event: Event, before: list[str], after: list[str]) -> str:
    old, new = ", ".join(before), ", ".join(after if len(after) < 4 else [f"{len(after)} đơn vị"])
    patterns = {
        RENAME: f"{old} đổi tên thành {new}",
        ABSORB: f"Sáp nhập {old} vào {new}",
        MERGE: f"Hợp nhất {old} thành {new}" if len(before) > 1 else f"Lập {new} thay {old}",
        SPLIT: f"Tách {old} thành {new}",
        FUNCTION: f"Chuyển chức năng {event.note} từ {old} sang {new}",
    }
    ended = f"Kết thúc {old}" + (f", kế thừa: {new}" if new else "")
    return f"{patterns.get(event.kind, ended)} từ {format_date(event.date)}"


def _outcome(
    change: Change, event: Event, words: str, ended: tuple[int, ...], after: tuple[int, ...],
    left: list[int], handed_on: int, warnings: list[str],
) -> Outcome:  # fmt: skip
    reader = Reader(change.connection, change.registry, event.date)
    was_there = event.before if event.kind == RENAME else event.after
    begun = [unit for unit in after if unit not in was_there]
    return Outcome(
        kind=event.kind,
        date=event.date.isoformat(),
        words=words,
        ended=tuple(reader.key(UNIT, unit) for unit in ended),
        begun=tuple(reader.key(UNIT, unit) for unit in begun),
        begun_names=tuple(reader.title(UNIT, unit) for unit in begun),
        successors=tuple(reader.key(UNIT, unit) for unit in after),
        open_work=tuple(reader.key(ASSIGNMENT, row_id) for row_id in left),
        open_work_names=effects.work_names(change, left),
        handed_on=handed_on,
        warnings=tuple(warnings),
        unconfirmed=event.unconfirmed,
    )
