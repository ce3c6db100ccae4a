"""The library of acts as citations are judged by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select

from vstbpn_desktop.queries.lists import ListQuery, ListRequest
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.library_entry import SPEC, LibraryEntry
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.symbols import Symbol, parse_symbol, search_token

LAW_KINDS = ("hien phap", "bo luat", "luat", "phap lenh")
"""The kinds that are cited by name alone, without accents."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the library."""

    id: int
    symbol: str
    date: dt.date | None
    kind_name: str
    issuer: str
    subject: str
    verification: str
    expired_on: dt.date | None

    @property
    def name(self) -> str:
        """ "Luật Bình đẳng giới", "Nghị định 30/2020/NĐ-CP"."""
        return f"{self.kind_name} {self.subject if self.is_law else self.symbol}".strip()

    @property
    def is_law(self) -> bool:
        """Whether it is cited by its name alone."""
        return fold(self.kind_name) in LAW_KINDS

    @property
    def is_confirmed(self) -> bool:
        """Whether what is said of it may be printed without asking."""
        return self.verification != "unconfirmed"

    def in_force(self, day: dt.date) -> bool:
        """Whether it was not expired on a day; unknown counts as in force."""
        return self.expired_on is None or self.expired_on > day

    @property
    def year(self) -> int | None:
        """When it was made: by its date, else by the year in its symbol."""
        if self.date:
            return self.date.year
        symbol = parse_symbol(self.symbol)
        return symbol.year if symbol else None


class Library:
    """All acts, found by their symbols in any spelling."""

    def __init__(self, acts: Iterable[Act]) -> None:
        self.acts = tuple(acts)
        self.laws = tuple(act for act in self.acts if act.is_law and act.subject)
        self._found: dict[str, list[Act]] = {}
        self._yearless: dict[str, list[Act]] = {}
        for act in self.acts:
            symbol = parse_symbol(act.symbol)
            if symbol is not None:
                self._found.setdefault(search_token(symbol), []).append(act)
                self._yearless.setdefault(_yearless(symbol), []).append(act)

    def of(self, symbol: Symbol) -> tuple[Act, ...]:
        """The acts of that symbol; 30/NĐ-CP is 30/2020/NĐ-CP where the year was left out."""
        found = self._found.get(search_token(symbol), ())
        return tuple(found or (self._yearless.get(_yearless(symbol), ()) if symbol.year is None else ()))


def read_library(reader: Reader) -> Library:
    """The library as it stands."""
    columns = (
        LibraryEntry.id, LibraryEntry.symbol, LibraryEntry.date, LibraryEntry.kind_name,
        LibraryEntry.issuer, LibraryEntry.subject, LibraryEntry.verification, LibraryEntry.expired_on,
    )  # fmt: skip
    query = select(*columns).order_by(LibraryEntry.symbol_key, LibraryEntry.id)
    return Library(Act(*row) for row in reader.connection.execute(query))


def find_acts(reader: Reader, words: str) -> tuple[Act, ...]:
    """The acts that hold every typed word, symbols in any spelling; all of them where nothing was typed."""
    acts = read_library(reader).acts
    if not words.strip():
        return acts
    found = ListQuery(reader.registry, ListRequest(SPEC.id, reader.as_of, text=words))
    ids = set(found.ids(reader.connection))
    return tuple(act for act in acts if act.id in ids)


def _yearless(symbol: Symbol) -> str:
    return search_token(replace(symbol, year=None))
