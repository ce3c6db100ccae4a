"""What the assistant asks, what it proposes, and how the answers become the first data. No window here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from vstbpn_desktop.services import safekeeping, starting
from vstbpn_desktop.vietnamese.folding import fold

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

NONE: Final = "none"
ROLE: Final = "cơ quan thường trực"
_CITIES: Final = ("ha noi", "hai phong", "da nang", "can tho", "hue", "ho chi minh")
_MERGED: Final = 2025
_SIGNING: Final = ("uses_seal", "sign_above", "sign_below", "signer")
_LONGEST_LINE: Final = 26
_NOT_INITIALS: Final = ("và", "-", "–")


@dataclass(slots=True)
class Answers:
    """All answers. `profile` holds the committee's names by field id; `extra` the codes of units to add."""

    profile: dict[str, Any] = field(default_factory=dict)
    office: str = ""
    year: int = 0
    starter: str = NONE
    extra: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Begun:
    """What was written: units, groups and acts, and what of it is still to be confirmed."""

    units: int
    groups: int
    acts: int
    unconfirmed: int


def names_for(province: str) -> dict[str, str]:
    """The names a province's committee usually bears; a city under central rule is no province."""
    short = province.strip().removeprefix("tỉnh ").removeprefix("Tỉnh ").strip()
    plain = fold(short).removeprefix("thanh pho ")
    city = plain in _CITIES
    bare = short[len("thành phố ") :] if fold(short).startswith("thanh pho ") else short
    level = "thành phố" if city else "tỉnh"
    return {
        "committee_name": f"Ban vì sự tiến bộ của phụ nữ {level} {bare}".strip(),
        "committee_short_name": f"Ban VSTBPN {level}",
        "place_name": f"Thành phố {bare}" if plain == "ho chi minh" else bare,
        "parent_agency": f"Ủy ban nhân dân {level} {bare}".strip(),
        "abbreviation": "VSTBPN",
        "symbol_suffix": "BVSTBPN",
        "standing_office_name": f"Cơ quan thường trực Ban vì sự tiến bộ của phụ nữ {level}",
    }


def signing_for(starter: str, year: int) -> dict[str, Any]:
    """The standing office and who signs, by field, as the starter has them; without one as in that year."""
    era = _era(starter, year)
    usual = starter_profile(era)
    code = usual["standing_unit"]
    office = next(unit["name"] for unit in starting.starter_lines(era, "unit") if unit["code"] == code)
    return {"office": office} | {name: _as_typed(usual[name]) for name in _SIGNING}


def office_title(office: str) -> str:
    """The signer's title in the standing office, in lines as printed; "" where it cannot be told."""
    if not office.startswith("Sở "):
        return ""
    words = f"GIÁM ĐỐC {office.upper()}"
    if len(words) <= _LONGEST_LINE:
        return words
    head, dash, tail = words.partition(" - ")
    if dash:
        return f"{head} -\n{tail}"
    middle = words.rfind(" ", 0, len(words) // 2 + 4)
    return f"{words[:middle]}\n{words[middle + 1 :]}"


def starter_for(year: int, province: str) -> str:
    """The starter that fits a year; none for a province it does not hold."""
    fitting = "2026" if year >= 2026 else "2020"
    return fitting if is_of(fitting, province) else NONE


def is_of(starter: str, province: str) -> bool:
    """Whether a starter holds the units of this province; "none" fits any."""
    if starter == NONE:
        return True
    return fold(starter_profile(starter)["province"]) == fold(province.strip())


def starter_profile(starter: str) -> dict[str, Any]:
    """The committee profile of a starter."""
    return starting.starter_lines(starter, "profile")[0]


def to_confirm(starter: str) -> list[str]:
    """What of a starter is still to be confirmed, in sentences, those that many units share once."""
    if starter == NONE:
        return []
    units = starting.starter_lines(starter, "unit")
    said = [str(unit.get("unconfirmed") or "") for unit in units]
    different = sorted(dict.fromkeys(filter(None, said)), key=said.count, reverse=True)
    sentences = [f"{said.count(words)} đơn vị: {words}" for words in different]
    own = str(starter_profile(starter).get("unconfirmed") or "")
    return [*([f"Hồ sơ Ban: {own}"] if own else []), *sentences]


def begin(app: App, answers: Answers) -> Begun:
    """Write everything in one change, then back it up. UserError says what cannot be taken."""
    units = _units(answers)
    profile = _profile(answers, units)
    counts = starting.initialise(app, answers.starter, units, profile)
    safekeeping.back_up_now(app)
    with app.reader() as reader:
        number = {name: reader.count(app.registry[name]) for name in ("unit", "unit_group")}
    acts = counts.get("library_entry", 0)
    return Begun(number["unit"], number["unit_group"], acts, len(to_confirm(answers.starter)))


def initials(name: str) -> str:
    """A code for a body without one: "Sở Lao động - Thương binh và Xã hội" is SLDTBXH."""
    words = [word for word in name.replace("-", " - ").split() if word.lower() not in _NOT_INITIALS]
    return "".join(fold(word)[:1] for word in words).upper()


def _units(answers: Answers) -> list[dict[str, Any]]:
    """The units chosen besides the starter's, and the standing office with its role, new where it is none."""
    units = [u for u in starting.suggested_units(answers.starter) if u["code"] in answers.extra]
    known = starting.starter_lines(answers.starter, "unit") + units
    code = _code_of(answers.office, known)
    role = [{"role": ROLE, "valid_from": None, "valid_to": None}]
    holders = [unit["code"] for unit in known if unit.get("roles")]
    if code in holders or not answers.office:
        return units
    units += [{"code": holder, "roles": []} for holder in holders]
    if code:
        return [*units, {"code": code, "roles": role}]
    name, order = answers.office, max((unit.get("protocol_order") or 0 for unit in known), default=0) + 1
    made = {"code": initials(name), "name": name, "short_name": name, "full_name": name, "level": "tỉnh"}
    kind = {"type": "sở"} if name.startswith("Sở ") else {}
    return [*units, {**made, **kind, "protocol_order": order, "roles": role}]


def _profile(answers: Answers, units: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The profile: what was answered over the starter's, or over that of the time where there is none."""
    usual = starter_profile(_era(answers.starter, answers.year))
    parent = answers.profile["parent_agency"]
    merged = {**usual, **answers.profile}
    merged["report_to"] = [parent if line == usual["parent_agency"] else line for line in usual["report_to"]]
    merged["filing"] = f"VT, {answers.profile['symbol_suffix']}"
    known = [*starting.starter_lines(answers.starter, "unit"), *units]
    merged["standing_unit"] = _code_of(answers.office, known)
    if answers.starter == NONE:
        merged |= {"valid_from": f"{answers.year}-01-01", "unconfirmed": ""}
    return merged


def _era(starter: str, year: int) -> str:
    """The starter whose profile is the usual one: since the mergers of 2025 other bodies hold the roles."""
    if starter != NONE:
        return starter
    return "2026" if year >= _MERGED else "2020"


def _as_typed(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, list) else value


def _code_of(office: str, units: Iterable[dict[str, Any]]) -> str | None:
    wanted = fold(office)
    return next((unit["code"] for unit in units if wanted and fold(unit.get("name", "")) == wanted), None)
