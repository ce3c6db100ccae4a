"""Which column holds which field: by our own headings, by id, by label, by the words people use for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel.converting import letter
from vstbpn_desktop.exchange.excel.layout import KEY, KEY_LABEL, REQUIRED, Meta
from vstbpn_desktop.exchange.excel.plan import Column
from vstbpn_desktop.exchange.excel.source import Row, Sheet
from vstbpn_desktop.spec import RecordSpec
from vstbpn_desktop.vietnamese.folding import fold

_LOOKED_AT = 30
_IGNORED = {"stt", "tt", "so tt", "so thu tu", "s tt"}
_MARKS = re.compile(r"\([^)]*\)|[*:.,/\\-]")

SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": ("ho ten", "ho va ten", "ten", "ten goi"),
    "code": ("ma so", "ky hieu", "ma don vi"),
    "title": ("ten", "tieu de", "noi dung cong viec"),
    "gender": ("gioi", "gioi tinh", "nam nu"),
    "birth_date": ("ngay sinh", "ngay thang nam sinh"),
    "post": ("chuc vu", "chuc danh", "chuc vu chuc danh", "chuc vu don vi"),
    "unit": ("don vi", "don vi cong tac", "co quan", "co quan don vi", "noi cong tac", "huyen", "xa"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "dt", "di dong", "dien thoai lien he", "tel"),
    "email": ("email", "e mail", "thu dien tu", "mail", "dia chi email"),
    "address": ("dia chi", "noi o"),
    "due": ("han", "thoi han", "han hoan thanh", "thoi han hoan thanh", "thoi gian hoan thanh"),
    "date": ("ngay", "ngay thang"),
    "symbol": ("so ky hieu", "so van ban", "so va ky hieu"),
    "subject": ("trich yeu", "trich yeu noi dung", "noi dung"),
    "issuer": ("noi ban hanh", "co quan ban hanh", "noi gui"),
    "lead": ("co quan chu tri", "don vi chu tri", "chu tri"),
    "cooperating": ("co quan phoi hop", "don vi phoi hop", "phoi hop"),
    "note": ("ghi chu",),
    "status": ("trang thai", "tinh trang", "ket qua"),
    "content": ("noi dung", "noi dung ket qua"),
}
"""Folded words met in people's own tables, by field id."""


def header_row(spec: RecordSpec, sheet: Sheet, meta: Meta | None) -> tuple[int, int]:
    """(index of the row that holds the headings, how many fields it names); the best of the first rows."""
    scored = [
        (sum(column.field is not None for column in columns(spec, row, meta)), -at)
        for at, row in enumerate(sheet.rows[:_LOOKED_AT])
    ]
    best, at = max(scored, default=(0, 0))
    return -at, best


def columns(
    spec: RecordSpec, headings: Row, meta: Meta | None, given: Mapping[str, str | None] | None = None
) -> list[Column]:
    """The columns under these headings. `given` (field by letter) is taken before anything else."""
    taken: set[str] = set()
    found: dict[int, Column] = {}
    words = [_heading(cell) for cell in headings]
    for at, heading in enumerate(words):
        if given is not None and letter(at) in given:
            field_id = _known(spec, given[letter(at)])
            found[at] = Column(letter(at), heading, field_id, "given")
            taken.add(field_id or "")
    for how, candidates in _ways(spec, meta):
        for at, heading in enumerate(words):
            field_id = _first(candidates.get(_compared(how, heading), ()), taken)
            if at not in found and heading and field_id:
                found[at] = Column(letter(at), heading, field_id, how)
                taken.add(field_id)
    return [found.get(at) or _not_taken(at, heading) for at, heading in enumerate(words)]


def _ways(spec: RecordSpec, meta: Meta | None) -> list[tuple[str, dict[str, list[str]]]]:
    ids: dict[str, list[str]] = {f.id: [f.id] for f in spec.fields}
    labels: dict[str, list[str]] = {}
    synonyms: dict[str, list[str]] = {}
    for f in spec.fields:
        labels.setdefault(_loose(f.label), []).append(f.id)
        for words in SYNONYMS.get(f.id, ()):
            synonyms.setdefault(words, []).append(f.id)
    if spec.key.is_number:
        ids[KEY] = labels[_loose(KEY_LABEL)] = [KEY]
    own = {heading: [field_id] for heading, field_id in (meta.headings if meta else {}).items()}
    known = {heading: fields for heading, fields in own.items() if fields[0] in ids}
    return [("own", known), ("id", ids), ("label", labels), ("synonym", synonyms)]


def _compared(how: str, heading: str) -> str:
    return heading if how in ("own", "id") else _loose(heading)


def _loose(words: str) -> str:
    return " ".join(_MARKS.sub(" ", fold(words.removesuffix(REQUIRED))).split())


def _heading(cell: Any) -> str:
    return " ".join(str(cell).split())


def _first(candidates: Sequence[str], taken: set[str]) -> str | None:
    return next((field_id for field_id in candidates if field_id not in taken), None)


def _not_taken(at: int, heading: str) -> Column:
    return Column(
        letter(at), heading, None, "ignored" if not heading or _loose(heading) in _IGNORED else "unknown"
    )


def _known(spec: RecordSpec, field_id: str | None) -> str | None:
    if field_id is None or spec.has(field_id) or (field_id == KEY and spec.key.is_number):
        return field_id
    raise UserError(f"{spec.label} không có trường “{field_id}”.", f"Xem: fields {spec.id}.")
