"""One event as it is written down, read against the units there are: who was, who goes on, from which day.

`{"kind": "absorb", "date": "2025-01-01", "decision": "…", "from": ["405"], "to": ["380"]}`; `to` holds keys
of units or the fields of a new one (for a rename: of the new name).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.succession import ABSORB, END, FUNCTION, KINDS, MERGE, RENAME, SPLIT
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.spec import Choice
from vstbpn_desktop.vietnamese.dates import format_date, parse_date

KEYS: Final = frozenset({"kind", "date", "decision", "from", "to", "transfer", "unconfirmed", "note"})
NAME_FIELDS: Final = frozenset(f.id for f in UNIT.fields if f.via)
SHAPES: Final = {
    RENAME: ((1, 1), (1, 1), "một đơn vị và một tên mới"),
    ABSORB: ((1, None), (1, 1), "đơn vị bị sáp nhập và một đơn vị đã có nhận sáp nhập"),
    MERGE: ((1, None), (1, 1), "các đơn vị cũ và một đơn vị mới"),
    SPLIT: ((1, 1), (2, None), "một đơn vị cũ và ít nhất hai đơn vị sau khi tách"),
    END: ((1, None), (0, None), "ít nhất một đơn vị kết thúc"),
    FUNCTION: ((1, 1), (1, 1), "một đơn vị giao và một đơn vị nhận chức năng"),
}
"""How many units stand before and after an event of each kind (from, to; None: any number), and in words."""
_LABELS: Final = {option.id: option.label[:1].upper() + option.label[1:] for option in KINDS}
_LOOK_AGAIN: Final = "Hãy xem lại đơn vị trước (from) và đơn vị sau (to)."
_TO_ONE_THERE: Final = {ABSORB: "Sáp nhập phải vào", FUNCTION: "Chức năng phải chuyển cho"}


@dataclass(frozen=True, slots=True)
class Event:
    """An event whose units are known by id; what is not there yet stands as the fields it will have."""

    kind: str
    date: dt.date
    decision: str
    unconfirmed: str
    note: str
    before: tuple[int, ...]
    after: tuple[int | dict[str, Any], ...]
    hands_on: bool
    """Whether open work of ended units goes to a successor."""
    receiver: int | None
    """The successor that takes it, where there are several."""

    @property
    def goes_on(self) -> bool:
        """Whether the units before go on after the event, as one renamed or rid of a function does."""
        return self.kind in (RENAME, FUNCTION)

    @property
    def kept(self) -> tuple[int, ...]:
        """Those that stood before and go on after: they are not ended."""
        return tuple(unit for unit in self.before if unit in self.after)


def read_event(reader: Reader, values: dict[str, Any], today: dt.date) -> Event:
    """The event of a JSON object. UserError says what is missing, unknown or cannot be."""
    unknown = sorted(set(values) - KEYS)
    if unknown:
        raise UserError(f"Sự kiện không có mục “{unknown[0]}”.", f"Các mục: {', '.join(sorted(KEYS))}.")
    kind = _kind(values.get("kind"))
    date = parse_date(str(values.get("date") or ""), today)
    before = tuple(reader.get(UNIT, str(key)) for key in _several(values, "from"))
    after = tuple(_after(reader, kind, entry) for entry in _several(values, "to"))
    _check_shape(kind, before, after)
    told = values.get("transfer")
    receiver = reader.get(UNIT, told) if isinstance(told, str) and told else None
    decision, unconfirmed, note = (_words(values, key) for key in ("decision", "unconfirmed", "note"))
    event = Event(kind, date, decision, unconfirmed, note, before, after, bool(told), receiver)
    _check_units(reader, event)
    return event


def _kind(raw: Any) -> str:
    parsed = Choice(KINDS).parse(raw)
    if not parsed:
        known = ", ".join(f"{option.id} ({option.label})" for option in KINDS)
        raise UserError("Sự kiện chưa có loại (kind).", f"Các loại: {known}.")
    return str(parsed)


def _words(values: dict[str, Any], key: str) -> str:
    return " ".join(str(values.get(key) or "").split())


def _several(values: dict[str, Any], key: str) -> list[Any]:
    raw = values.get(key) or []
    if not isinstance(raw, list):
        raise UserError(f"Mục “{key}” phải là một danh sách.", f'Hãy ghi như "{key}": ["405"].')
    return raw


def _after(reader: Reader, kind: str, entry: Any) -> int | dict[str, Any]:
    if isinstance(entry, dict):
        return entry
    if kind == RENAME:
        raise UserError(f"“{entry}” chưa đủ để đổi tên.", 'Hãy ghi như {"name": "Thị xã Nghi Sơn"}.')
    return reader.get(UNIT, str(entry))


def _check_shape(kind: str, before: tuple[int, ...], after: tuple[Any, ...]) -> None:
    *limits, words = SHAPES[kind]
    for units, limit in zip((before, after), limits, strict=True):
        least, most = limit
        if len(units) < least or (most is not None and len(units) > most):
            raise UserError(f"{_LABELS[kind]} phải có {words}.", _LOOK_AGAIN)
    known = [unit for unit in after if isinstance(unit, int)]
    if len(set(before)) < len(before) or len(set(known)) < len(known):
        raise UserError("Một đơn vị được kể hai lần.", _LOOK_AGAIN)


def _check_units(reader: Reader, event: Event) -> None:
    for unit in event.before:
        _check_alive(reader, unit, event.date, begun_before=True)
    for successor in event.after:
        if isinstance(successor, int) and successor not in event.before:
            _check_alive(reader, successor, event.date, begun_before=False)
    if event.kind == FUNCTION and not event.note:
        raise UserError("Chưa ghi chức năng nào được chuyển.", "Hãy ghi chức năng ở ô ghi chú (note).")
    if event.kind != SPLIT and event.kept:
        raise UserError(
            f"{reader.title(UNIT, event.kept[0])} vừa là đơn vị trước vừa là đơn vị sau.",
            "Chỉ khi chia tách đơn vị cũ mới có thể được giữ lại.",
        )
    if event.kind in (ABSORB, FUNCTION) and isinstance(event.after[0], dict):
        what = f"{_TO_ONE_THERE[event.kind]} một đơn vị đã có."
        raise UserError(what, "Nếu lập đơn vị mới, hãy dùng Hợp nhất (merge).")


def _check_alive(reader: Reader, unit: int, day: dt.date, *, begun_before: bool) -> None:
    values = reader.values(UNIT, unit)
    name = reader.title(UNIT, unit)
    if values["valid_to"] <= day:
        raise UserError(f"{name} đã kết thúc từ {format_date(values['valid_to'])}.", "Hãy xem lại ngày.")
    begun = values["valid_from"]
    if begun > day or (begun_before and begun == day):
        raise UserError(f"{name} chỉ có từ {format_date(begun)}.", "Hãy xem lại ngày.")
