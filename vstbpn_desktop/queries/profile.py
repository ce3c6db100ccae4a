"""The committee as documents name it on a day: the profile in force, blanks filled with general words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.profile import SPEC, Profile
from vstbpn_desktop.records.unit import SPEC as UNIT

DEFAULT_ABBREVIATION = "VSTBPN"
DEFAULT_COMMITTEE = "Ban vì sự tiến bộ của phụ nữ tỉnh"
DEFAULT_NATIONAL = "Ủy ban Quốc gia vì sự tiến bộ của phụ nữ Việt Nam"
DEFAULT_SIGNING = ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC")


@dataclass(frozen=True, slots=True)
class ProfileData:
    """What a document needs of the committee. `sign_below` is empty where the committee may not use the seal;
    `standing_unit` is the standing office's name as of the day; `unconfirmed` says what is to be checked.
    """

    province: str
    place_name: str
    parent_agency: str
    committee_name: str
    committee_short_name: str
    national_committee: str
    abbreviation: str
    symbol_suffix: str
    standing_unit: str
    standing_office_name: str
    sign_above: tuple[str, ...]
    sign_below: tuple[str, ...]
    signer: str
    report_to: tuple[str, ...]
    recipients: tuple[str, ...]
    filing: str
    unconfirmed: str


def profile_at(reader: Reader, day: dt.date) -> ProfileData:
    """The profile in force on a day, else the first one; general words where nothing is set."""
    query = select(Profile.id).order_by(Profile.valid_from.desc())
    found = reader.connection.execute(query.where(Profile.valid_from <= day).limit(1)).scalar()
    found = found or reader.connection.execute(select(Profile.id).order_by(Profile.valid_from)).scalar()
    values = reader.values(SPEC, found) if found else {}
    return _filled(values, _unit_name(reader, values.get("standing_unit"), day))


def _unit_name(reader: Reader, unit_id: int | None, day: dt.date) -> str:
    return Reader(reader.connection, reader.registry, day).title(UNIT, unit_id) if unit_id else ""


def _filled(values: dict[str, Any], standing_unit: str) -> ProfileData:
    def text(field: str, otherwise: str = "") -> str:
        return values.get(field) or otherwise

    def lines(field: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in text(field).split("\n") if line.strip())

    province = text("province")
    committee = text("committee_name", f"{DEFAULT_COMMITTEE} {province}".strip())
    abbreviation = text("abbreviation", DEFAULT_ABBREVIATION)
    suffix = text("symbol_suffix", f"B{abbreviation}")
    two_tiers = values.get("uses_seal", True)
    return ProfileData(
        province=province,
        place_name=text("place_name", province),
        parent_agency=text("parent_agency", f"Ủy ban nhân dân tỉnh {province}".strip()),
        committee_name=committee,
        committee_short_name=text("committee_short_name", committee),
        national_committee=text("national_committee", DEFAULT_NATIONAL),
        abbreviation=abbreviation,
        symbol_suffix=suffix,
        standing_unit=standing_unit,
        standing_office_name=text("standing_office_name", f"Cơ quan thường trực {committee}"),
        sign_above=lines("sign_above") or DEFAULT_SIGNING,
        sign_below=lines("sign_below") if two_tiers else (),
        signer=text("signer"),
        report_to=lines("report_to"),
        recipients=lines("recipients"),
        filing=text("filing", f"VT, {suffix}"),
        unconfirmed=text("unconfirmed"),
    )
