"""The snapshot that issuing keeps: what a document was made of, as JSON that stays readable by itself.

Blocks and data are frozen dataclasses: each becomes an object that names its type, so that nothing is lost.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator, Mapping, Set
from typing import Any

from vstbpn_desktop.documents.text import Run
from vstbpn_desktop.periods import Period


def plain_value(value: Any) -> Any:
    """The value as JSON holds it: dataclasses as objects with their "type", days as YYYY-MM-DD."""
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, (dt.date, Period)):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: plain_value(getattr(value, f.name)) for f in dataclasses.fields(value) if f.repr}
        return {"type": type(value).__name__, **fields}
    if isinstance(value, Mapping):
        return {str(plain_value(key)): plain_value(part) for key, part in value.items()}
    if isinstance(value, (Set, frozenset)):
        return sorted((plain_value(part) for part in value), key=str)
    if isinstance(value, (list, tuple)):
        return [plain_value(part) for part in value]
    return str(value)


def encoded(snapshot: Mapping[str, Any]) -> bytes:
    """The bytes of a snapshot: the same snapshot gives the same bytes."""
    return json.dumps(plain_value(snapshot), ensure_ascii=False, indent=1, sort_keys=True).encode()


def runs_in(value: Any) -> Iterator[Run]:
    """Every stretch of text in a look of its own, anywhere in a document."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from runs_in(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for f in dataclasses.fields(value):
            if f.compare:
                yield from runs_in(getattr(value, f.name))


def words_in(value: Any) -> Iterator[str]:
    """Every text in a document, in its order; what names a look or a kind is among it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from words_in(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for f in dataclasses.fields(value):
            if f.compare:
                yield from words_in(getattr(value, f.name))
