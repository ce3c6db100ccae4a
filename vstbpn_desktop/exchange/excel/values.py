"""What a cell holds as the value of a field; references and bodies looked up all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel.words import BESIDE, CUT, LIST, parts_of, split, unescaped
from vstbpn_desktop.queries.directory import Directories
from vstbpn_desktop.services.saving import default_of
from vstbpn_desktop.spec import (
    AnyReference,
    Bodies,
    Date,
    Integer,
    Kind,
    Reference,
    References,
    Rows,
    YesNo,
)
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.folding import fold

Parse = Callable[[Any], Any]

_REMEMBERED = 20_000


class Parser:
    """Reads cells; every UserError says what is wrong with the cell."""

    def __init__(self, directories: Directories) -> None:
        self._directories = directories

    def column(self, kind: Kind) -> Parse:
        """What turns the cells of one column into values; the same cell is read once."""
        known: dict[Any, Any] = {}

        def parse(raw: Any) -> Any:
            mark = raw if type(raw) is str else (type(raw), raw)
            if mark in known:
                return known[mark]
            value = self.value(kind, raw)
            if len(known) < _REMEMBERED:
                known[mark] = value
            return value

        return parse

    def value(self, kind: Kind, raw: Any) -> Any:
        """The value of one cell."""
        for known, read in self._READERS:
            if isinstance(kind, known):
                return read(self, kind, raw)
        return _parsed(kind, words_of(raw))

    def reference(self, record: str, words: str) -> int:
        """The row that words mean: its key, `key – title`, or a title that only one row has."""
        found = self._by_key(record, words)
        if found is not None:
            return found
        directory = self._directories[record]
        ids = directory.by_title.get(fold(words), [])
        if len(ids) == 1:
            return ids[0]
        label = directory.spec.label
        if ids:
            keys = ", ".join(directory.keys[row_id] for row_id in ids[:5])
            raise UserError(f"Có {len(ids)} {label} tên “{words}” ({keys}).", "Hãy ghi mã.")
        raise UserError(f"Không có {label} “{words}”.", "Hãy ghi mã hoặc tên đã có trong danh sách.")

    def _by_key(self, record: str, words: str) -> int | None:
        ids, found, end = self._directories[record].ids, None, len(words)
        while found is None and end >= 0:
            found = ids.get(words[:end])
            end = words.rfind(BESIDE, 0, end)
        return found

    def _reference(self, kind: Reference, raw: Any) -> int | None:
        words = _line(raw)
        return self.reference(kind.record, words) if words else None

    def _references(self, kind: References, raw: Any) -> tuple[int, ...]:
        parts = split(words_of(raw), LIST)
        return tuple(dict.fromkeys(self.reference(kind.record, unescaped(part)) for part in parts))

    def _any_reference(self, kind: AnyReference, raw: Any) -> tuple[str, int] | tuple[None, None]:
        words = _line(raw)
        record, colon, rest = words.partition(":")
        if not words:
            return None, None
        if not colon or record not in self._directories.reader.registry:
            raise UserError(f"“{words}” không chỉ một mục nào.", "Hãy ghi như unit:385.")
        return record, self.reference(record, rest.strip())

    def _bodies(self, kind: Bodies, raw: Any) -> tuple[dict[str, Any], ...]:
        return tuple(self._body(kind, part) for part in split(words_of(raw), LIST))

    def _body(self, kind: Bodies, part: str) -> dict[str, Any]:
        unit = kind.field("unit").kind
        assert isinstance(unit, Reference)
        words, blank = unescaped(part), {f.id: default_of(f) for f in kind.fields}
        found = (
            None if part[:1] == "\\" and part[:2] not in ("\\\\", "\\;", "\\|") else self._unit(unit, words)
        )
        return blank | (
            {"unit": found} if found is not None else {"name": _parsed(kind.field("name").kind, words)}
        )

    def _unit(self, kind: Reference, words: str) -> int | None:
        found = self._by_key(kind.record, words)
        ids = self._directories[kind.record].by_title.get(fold(words), [])
        return ids[0] if found is None and len(ids) == 1 else found

    def _rows(self, kind: Rows, raw: Any) -> tuple[dict[str, Any], ...]:
        return tuple(self._row(kind, part) for part in split(words_of(raw), LIST))

    def _row(self, kind: Rows, part: str) -> dict[str, Any]:
        found = parts_of(kind, part)
        if found is None:
            if not kind.shorthand:
                raise UserError(f"Không hiểu “{part}”.", "Mỗi dòng như “Nhãn: giá trị | Nhãn: giá trị”.")
            found = {kind.shorthand: unescaped(part)}
        return {
            f.id: self.value(f.kind, found[f.id]) if f.id in found else default_of(f) for f in kind.fields
        }

    _READERS: tuple[tuple[type[Kind], Callable[[Any, Any, Any], Any]], ...] = (
        (Bodies, _bodies),
        (Rows, _rows),
        (References, _references),
        (Reference, _reference),
        (AnyReference, _any_reference),
        (Date, lambda self, kind, raw: _date(kind, raw)),
        (Integer, lambda self, kind, raw: _integer(kind, raw)),
        (YesNo, lambda self, kind, raw: raw if isinstance(raw, bool) else _parsed(kind, words_of(raw))),
    )


def words_of(raw: Any) -> str:
    """A cell in words: 385.0 is "385", a day is 05/01/2020."""
    if isinstance(raw, str):
        return raw
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, dt.datetime) and raw.time() != dt.time():
        return f"{raw:%d/%m/%Y %H:%M}"
    return format_date(raw) if isinstance(raw, dt.date) else str(raw)


def is_cut(raw: Any) -> bool:
    """Whether the cell holds only the beginning of a text that was too long for it."""
    return isinstance(raw, str) and raw.endswith(CUT)


def _line(raw: Any) -> str:
    return " ".join(words_of(raw).split())


def _date(kind: Kind, raw: Any) -> Any:
    if isinstance(raw, dt.datetime):
        return raw.date()
    if isinstance(raw, (int, float)):
        raise UserError(f"“{words_of(raw)}” không phải là ngày.", "Hãy gõ ngày/tháng/năm, ví dụ 05/01/2020.")
    return raw if isinstance(raw, dt.date) else _parsed(kind, words_of(raw))


def _integer(kind: Kind, raw: Any) -> Any:
    if isinstance(raw, float):
        if not raw.is_integer():
            words = str(raw).replace(".", ",")
            raise UserError(f"“{words}” không phải là số nguyên.", "Hãy nhập chữ số, ví dụ 1.250.")
        raw = int(raw)
    return _parsed(kind, raw if type(raw) is int else _line(raw))


def _parsed(kind: Kind, raw: Any) -> Any:
    try:
        return kind.parse(raw)
    except (TypeError, AttributeError, ValueError, OverflowError) as error:
        raise UserError(f"“{raw}” không đúng kiểu.", "Hãy xem lại ô này.") from error
