"""Names of persons as lists write them: "Bà Lê Thị A" is Lê Thị A, addressed as bà."""

from __future__ import annotations

from typing import Any, Final

from vstbpn_desktop.records.person import HONORIFICS
from vstbpn_desktop.spec import RecordSpec
from vstbpn_desktop.vietnamese.names import without_address

PERSONS: Final = "names"
"""How a field that holds names of persons is sorted."""
_HONORIFICS: Final = {option.label: option.id for option in HONORIFICS}


def addressed(spec: RecordSpec, values: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Read values with the name alone and the honorific it said, and the name where Ông may be its family."""
    title = spec.field(spec.title)
    name = values.get(title.id)
    if title.sort_words != PERSONS or not isinstance(name, str):
        return values, ""
    told = without_address(name, values.get("gender") or "")
    found = {**values, title.id: told.name}
    if told.word and spec.has("honorific") and not values.get("honorific"):
        found["honorific"] = _HONORIFICS[told.word]
    return found, told.name if told.doubtful else ""


def doubt_words(name: str) -> str:
    """What is to be looked at in such a name."""
    return f"“{name}”: “Ông” được coi là họ; nếu là danh xưng, hãy bỏ chữ này trong tệp."
