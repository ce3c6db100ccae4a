"""What a document is, said once: its options, how its data are gathered, how it is composed.

The dialog of the window and `make --option k=v` are made from the options declared here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period, parse_period
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.spec.kinds import LongText, Year, YesNo
from vstbpn_desktop.vietnamese.dates import parse_date
from vstbpn_desktop.vietnamese.folding import clean, fold

OptionKind = Literal[
    "year",
    "period",
    "date",
    "flag",
    "choice",
    "text",
    "lines",
    "unit_group",
    "several",
    "filters",
    "keys",
    "body",
]
Values = Mapping[str, Any]
"""Option values by id: int, Period, date, bool, str or a tuple of str; None where there may be none.

"filters" is a tuple of (field id, value), "keys" one of keys in words or of row ids, "body" the text of
paragraphs and lists (see `documents.rich`).
"""
Choices = tuple[tuple[str, str], ...]

_COMMAS = re.compile("[,;\n]")
PERIOD_KINDS = {"": "cả năm", "H": "6 tháng", "Q": "quý", "M": "tháng"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a default may depend on: today, the year worked in, and the options settled before it."""

    today: dt.date
    year: int
    values: Values


def always(values: Values) -> bool:
    """Whatever was chosen."""
    return True


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `default` is a value or is worked out from a `Setting`; `choices` are (id, label), given or
    worked out likewise.

    `period_kinds` are the kinds of period that fit ("H": half-years). `lines` is text whose items stand on
    lines of their own or between semicolons, `several` some of the choices in an order. `of` names the option
    that decides what can be chosen here; `applies` says whether it means anything beside the others' values.
    """

    id: str
    label: str
    kind: OptionKind
    default: Any = None
    choices: Choices | Callable[[Setting], Choices] = ()
    period_kinds: tuple[str, ...] = tuple(PERIOD_KINDS)
    help: str = ""
    of: str = ""
    applies: Callable[[Values], bool] = always
    once: bool = False
    """True for what belongs to one occasion (a number, a class): it is not offered again a year later."""
    occasion: bool = False
    """True where it names the record the document is of: own words are kept for each of them."""
    leading: bool = False
    """True where it belongs above the text, in documents that are text first of all."""
    acts: bool = False
    """True for lines that name acts, each on its own line: they may be taken from the library of acts."""

    def choices_in(self, setting: Setting) -> Choices:
        """What can be chosen."""
        return self.choices(setting) if callable(self.choices) else self.choices

    def default_in(self, setting: Setting) -> Any:
        """The value where none was chosen."""
        return self.default(setting) if callable(self.default) else self.default

    def parse(self, raw: Any, setting: Setting) -> Any:
        """The value of what was chosen or typed; UserError where it is none."""
        if raw is None or raw == "":
            return self.default_in(setting)
        try:
            return _PARSERS[self.kind](self, raw, setting)
        except UserError as error:
            raise UserError(f"Tuỳ chọn “{self.label}” ({self.id}): {error.what}", error.todo) from error

    def to_json(self, value: Any) -> Any:
        """A value as the headless list of documents prints it, and as `parse` takes it back."""
        if isinstance(value, (Period, dt.date)):
            return str(value)
        return "; ".join(map(_word, value)) if isinstance(value, tuple) else value


def _year(option: Option, raw: Any, setting: Setting) -> Any:
    return Year().parse(raw)


def _period(option: Option, raw: Any, setting: Setting) -> Period:
    period = raw if isinstance(raw, Period) else parse_period(str(raw))
    if period.kind not in option.period_kinds:
        fitting = ", ".join(PERIOD_KINDS[kind] for kind in option.period_kinds)
        example = str(Period(setting.year, option.period_kinds[0]))
        raise UserError(f"kỳ {period} không hợp với văn bản này.", f"Hãy chọn kỳ {fitting}, ví dụ {example}.")
    return period


def _date(option: Option, raw: Any, setting: Setting) -> dt.date:
    return raw if isinstance(raw, dt.date) else parse_date(str(raw), setting.today)


def _flag(option: Option, raw: Any, setting: Setting) -> bool:
    return YesNo().parse(raw)


def _choice(option: Option, raw: Any, setting: Setting) -> str:
    raw, choices = str(raw).strip(), option.choices_in(setting)
    wanted = fold(raw)
    for choice_id, label in choices:
        if raw == choice_id or wanted in (fold(label), fold(choice_id)):
            return choice_id
    known = ", ".join(f"{choice_id} ({label})" for choice_id, label in choices if choice_id)
    raise UserError(f"không có lựa chọn “{raw}”.", f"Các lựa chọn: {known}.")


def _text(option: Option, raw: Any, setting: Setting) -> str:
    return " ".join(clean(str(raw)).split())


def _lines(option: Option, raw: Any, setting: Setting) -> tuple[str, ...]:
    parts = raw.replace(";", "\n").split("\n") if isinstance(raw, str) else raw
    return tuple(filter(None, (" ".join(clean(part).split()).lstrip("- ") for part in parts)))


def _several(option: Option, raw: Any, setting: Setting) -> tuple[str, ...]:
    parts = _COMMAS.split(raw) if isinstance(raw, str) else raw
    chosen = tuple(dict.fromkeys(_choice(option, part, setting) for part in parts if str(part).strip()))
    return chosen or option.default_in(setting)


def _conditions(option: Option, raw: Any, setting: Setting) -> tuple[tuple[str, Any], ...]:
    """The fields as chosen from, their values as given: what these mean only the data can tell."""
    parts = _lines(option, raw, setting) if isinstance(raw, str) else raw
    found = []
    for part in parts:
        field, equals, value = part.partition("=") if isinstance(part, str) else (part[0], "=", part[1])
        if not equals:
            raise UserError(
                f"“{part}” không phải là điều kiện.", "Hãy ghi trường=giá trị, ví dụ level=district."
            )
        value = value.strip() if isinstance(value, str) else value
        found.append((_choice(option, field, setting), tuple(value) if isinstance(value, list) else value))
    return tuple(found)


def _keys(option: Option, raw: Any, setting: Setting) -> tuple[Any, ...]:
    parts = _COMMAS.split(raw) if isinstance(raw, str) else raw
    stripped = (part.strip() if isinstance(part, str) else part for part in parts)
    return tuple(dict.fromkeys(part for part in stripped if part != ""))


def _word(item: Any) -> str:
    """One item of a tuple as it is typed."""
    return f"{item[0]}={item[1]}" if isinstance(item, tuple) else str(item)


def _body(option: Option, raw: Any, setting: Setting) -> str:
    return LongText().parse(raw)


_PARSERS: dict[OptionKind, Callable[[Option, Any, Setting], Any]] = {
    "year": _year,
    "period": _period,
    "date": _date,
    "flag": _flag,
    "choice": _choice,
    "text": _text,
    "lines": _lines,
    "unit_group": _text,
    "several": _several,
    "filters": _conditions,
    "keys": _keys,
    "body": _body,
}


@dataclass(frozen=True, slots=True)
class NarrativeSection:
    """A section that the officer writes herself; kept by document, period and section."""

    id: str
    label: str
    help: str = ""


Data = TypeVar("Data")


@dataclass(frozen=True)
class DocumentSpec(Generic[Data]):
    """A document that can be made. `gather` reads a frozen dataclass, `compose` makes blocks of it alone.

    `notes` says in words what the officer should know before she signs (units missing, sections not written).
    """

    id: str
    label: str
    description: str
    options: tuple[Option, ...]
    gather: Callable[[Reader, Values], Data]
    compose: Callable[[Data], Document]
    notes: Callable[[Data], tuple[str, ...]] = lambda data: ()
    narratives: tuple[NarrativeSection, ...] = ()
    kept: bool = False
    """True where the options are so many that they are worth keeping under a name."""
    sent: bool = False
    """True where it names recipients, so that a list of one's own may be chosen for it (settings)."""
    lists: tuple[str, ...] = ()
    """The records a selection of whose list it can be made for; such a document has their options."""
    of_list: tuple[tuple[str, Any], ...] = ()
    """Further options that are chosen where it is made for a list: (id, value)."""
    persons: Callable[[Data], int] = lambda data: 0
    """How many persons it lists, where it holds personal data: such papers are logged when they leave."""
    each: bool = False
    """True where it is a paper for each row, so that it makes sense for one row that is chosen."""
    text_first: bool = False
    """True where the officer's own text is what the document is about."""

    def has(self, option_id: str) -> bool:
        """True where the document has that option."""
        return any(option.id == option_id for option in self.options)

    @property
    def has_own_words(self) -> bool:
        """True where options of it are text that the officer writes."""
        return any(option.kind == "body" for option in self.options)

    @property
    def occasion_options(self) -> tuple[str, ...]:
        """The options that name the record a document is of."""
        return tuple(option.id for option in self.options if option.occasion)

    def occasion(self, given: Values) -> str:
        """Which occasion a document is of: the record named for it; "" where none is."""
        named = (given.get(name) for name in self.occasion_options)
        return "+".join(str(key) for key in named if key)

    def settle(self, given: Values, today: dt.date, year: int) -> dict[str, Any]:
        """The value of every option; `year` is the year worked in where none was given.

        "year" and "period" may be given to any document: where it has no such option they choose the year
        that its defaults are made from. UserError names the option that is unknown or cannot be read.
        """
        given = {option_id: value for option_id, value in given.items() if value not in (None, "")}
        year = self._year(given, year)
        unknown = sorted(set(given) - {option.id for option in self.options} - {"year", "period"})
        if unknown:
            raise UserError(f"Văn bản “{self.label}” không có tuỳ chọn “{unknown[0]}”.", self._known())
        values: dict[str, Any] = {}
        for option in self.options:
            setting = Setting(today, year, values)
            values[option.id] = option.parse(given.get(option.id), setting)
        return values

    def _year(self, given: Values, year: int) -> int:
        period = given.get("period")
        of_period = None if period is None else parse_period(str(period)).year
        chosen = Year().parse(given.get("year"))
        if chosen and of_period and chosen != of_period:
            raise UserError(f"Năm {chosen} và kỳ {period} không khớp nhau.", "Hãy chỉ chọn một trong hai.")
        return chosen or of_period or year

    def _known(self) -> str:
        return f"Các tuỳ chọn: {', '.join(f'{option.id} ({option.label})' for option in self.options)}."
