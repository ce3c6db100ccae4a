"""What a Word template may ask for: the committee, the day, and the fields of one record, from the specs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

from vstbpn_desktop.documents.reports import classes
from vstbpn_desktop.exchange.word_template.fields import FieldNode, name_of
from vstbpn_desktop.queries.certificates import numbers
from vstbpn_desktop.queries.profile import ProfileData
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.saved import TEMPLATE_SUBJECTS
from vstbpn_desktop.queries.training import FEMALE, roster
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.records.profile import SPEC as PROFILE
from vstbpn_desktop.records.training_class import SPEC as TRAINING_CLASS
from vstbpn_desktop.records.unit import in_sentence
from vstbpn_desktop.spec import AnyReference, Date, Field, RecordSpec, Reference, References, Rows
from vstbpn_desktop.spec.kinds import Choice, Integer, Kind, Year, YesNo
from vstbpn_desktop.vietnamese.dates import blank_prose_date, format_date, prose_date, weekday

CHILDREN: Final = {
    "unit": ("person",),
    "training_class": ("participant",),
    "inspection": ("finding",),
    "task": ("assignment",),
}
"""The lists of other records that a record brings along: those that name it."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A field that is worked out: its name, label, an example, and how it comes of a record's values."""

    name: str
    label: str
    example: str
    value: Callable[[Reader, int, dict[str, Any]], str]


def _class(reader: Reader, row_id: int, values: dict[str, Any]) -> classes.ClassData:
    return classes.classes(reader, values["year"], reader.key(TRAINING_CLASS, row_id))[0]


def _came(reader: Reader, row_id: int) -> int:
    return sum(line.attended for line in roster(reader, row_id))


def _certificate(reader: Reader, row_id: int, values: dict[str, Any]) -> str:
    number = numbers(reader.connection, values["training_class"]).get(row_id)
    return "" if number is None else f"{number:03d}"


def _place(reader: Reader, values: dict[str, Any]) -> str:
    unit = reader.title(REGISTRY["unit"], values["unit"]) if values["unit"] else ""
    return ", ".join(filter(None, (values["workplace"], in_sentence(unit))))


EXTRAS: Final[dict[str, tuple[Extra, ...]]] = {
    "unit": (
        Extra("ten_trong_cau", "Tên viết trong câu", "huyện Quan Hóa",
              lambda reader, row_id, values: in_sentence(values["name"] or "")),
    ),
    "training_class": (
        Extra("ten_lop", "Tên lớp viết trong văn bản", "Lớp tập huấn: Bình đẳng giới",
              lambda reader, row_id, values: classes.name_of(_class(reader, row_id, values))),
        Extra("thoi_gian", "Thời gian bằng lời", "thứ Ba, ngày 14 tháng 7 năm 2020",
              lambda reader, row_id, values: classes.time_words(_class(reader, row_id, values))),
        Extra("so_hoc_vien", "Số học viên trong danh sách", "55",
              lambda reader, row_id, values: str(len(roster(reader, row_id)))),
        Extra("so_nu", "Số nữ trong danh sách", "40",
              lambda reader, row_id, values: str(
                  sum(line.gender == FEMALE for line in roster(reader, row_id)))),
        Extra("so_nguoi_du", "Số người đã dự", "52",
              lambda reader, row_id, values: str(_came(reader, row_id))),
    ),
    "participant": (
        Extra("so_giay_chung_nhan", "Số giấy chứng nhận", "012",
              lambda reader, row_id, values: _certificate(reader, row_id, values)),
        Extra("noi_cong_tac", "Nơi công tác", "Phòng Nội vụ, huyện Quan Hóa",
              lambda reader, row_id, values: _place(reader, values)),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayField:
    """A way to write a day, of the committee's place where it says one."""

    name: str
    label: str
    value: Callable[[dt.date, str], str]


DAY_FIELDS: Final = (
    DayField("ngay", "Ngày hôm nay", lambda day, place: format_date(day)),
    DayField("bang_chu", "Ngày bằng lời", lambda day, place: prose_date(day)),
    DayField("dia_danh_ngay", "Địa danh và ngày", lambda day, place: f"{place}, {prose_date(day)}"),
    DayField("ngay_de_trong", "Địa danh, ngày để trống",
             lambda day, place: f"{place}, {blank_prose_date(day.year)}"),
    DayField("thu", "Thứ trong tuần", lambda day, place: weekday(day)),
    DayField("thang", "Tháng", lambda day, place: str(day.month)),
    DayField("nam", "Năm", lambda day, place: str(day.year)),
)  # fmt: skip
TODAY: Final = FieldNode(
    "hom_nay", "Hôm nay", "group", "18/06/2020", "today",
    tuple(FieldNode(f.name, f.label, example=f.value(dt.date(2020, 6, 18), "Thanh Hóa")) for f in DAY_FIELDS),
)  # fmt: skip
WORDS_OF_DATE: Final = FieldNode("bang_chu", "bằng lời", example="ngày 18 tháng 6 năm 2020")
YEAR_OF_DATE: Final = FieldNode("nam", "năm", example="2020")
PROFILE_FIELDS: Final = tuple(
    field for field in PROFILE.fields if field.id in {f.name for f in fields(ProfileData)} - {"unconfirmed"}
)


@cache
def catalogue() -> FieldNode:
    """Everything a template may name, by the names of the top."""
    about = tuple(FieldNode(name_of(f.label), f.label, example=f.label, alias=f.id) for f in PROFILE_FIELDS)
    committee = FieldNode("ban", PROFILE.label, "group", "Ban VSTBPN", PROFILE.id, about)
    subjects = tuple(subject_node(REGISTRY[record]) for record in TEMPLATE_SUBJECTS)
    return FieldNode("", "", "group", children=(committee, TODAY, *subjects))


def subject_node(spec: RecordSpec) -> FieldNode:
    """A record that a template is filled for, with the lists it brings along."""
    lists = tuple(
        FieldNode(name_of(other.plural), other.plural, "list", alias=other.id, children=members(other, 0))
        for other in (REGISTRY[record] for record in CHILDREN.get(spec.id, ()))
    )
    children = (*members(spec, 1), *lists)
    return FieldNode(name_of(spec.label), spec.label, "group", _capital(spec.label), spec.id, children)


def members(spec: RecordSpec, depth: int) -> tuple[FieldNode, ...]:
    """The fields of a record; of records it names, too, `depth` steps far."""
    extras = tuple(FieldNode(e.name, e.label, example=e.example) for e in EXTRAS.get(spec.id, ()))
    return (*(field_node(field, depth) for field in shown_fields(spec, depth)), *extras)


def shown_fields(spec: RecordSpec, depth: int) -> Iterator[Field]:
    """What can be asked of a record: no dated rows (they show as of today), no links of the program's own."""
    dated = {field.via for field in spec.fields}
    for field in spec.fields:
        rows = isinstance(field.kind, Rows)
        if field.id in dated | {"unconfirmed"} or isinstance(field.kind, (AnyReference, References)):
            continue
        if (rows and depth) or (not rows and not field.hidden):
            yield field


def field_node(field: Field, depth: int) -> FieldNode:
    """The node of one field."""
    name, kind = name_of(field.label), field.kind
    if isinstance(kind, Rows):
        inside = tuple(field_node(row, depth) for row in kind.fields if not row.hidden)
        return FieldNode(name, field.label, "list", field.label, field.id, inside)
    if isinstance(kind, Reference):
        inside = members(REGISTRY[kind.record], depth - 1) if depth else ()
        return FieldNode(name, field.label, "group" if depth else "value", field.label, field.id, inside)
    if isinstance(kind, Date):
        parts = (WORDS_OF_DATE, YEAR_OF_DATE)
        return FieldNode(name, field.label, "group", "18/06/2020", field.id, parts)
    return FieldNode(name, field.label, example=_example(kind, field), alias=field.id)


def _example(kind: Kind, field: Field) -> str:
    if isinstance(kind, Choice) and kind.options:
        return kind.options[0].label
    if isinstance(kind, YesNo):
        return "có"
    return "2020" if isinstance(kind, Year) else "12" if isinstance(kind, Integer) else field.label


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def subject_of(name: str) -> RecordSpec | None:
    """The record that a name of the top stands for; None for the committee and the day."""
    node = catalogue().child(name)
    return REGISTRY[node.alias] if node is not None and node.alias in TEMPLATE_SUBJECTS else None
