"""What a committee should be made of: rules that are settings, each with the decision it is taken from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.settings import settings_of
from vstbpn_desktop.records.seat import DEPUTIES, HEAD, LEADING, STANDING

if TYPE_CHECKING:
    from vstbpn_desktop.queries.committee import SeatLine


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules as set; None where there is none. `source` is the decision they are taken from."""

    deputies_most: int
    standing_most: int
    members_least: int | None
    members_most: int | None
    women_least: int | None
    source: str

    def warnings(self, lines: Sequence[SeatLine]) -> Iterator[str]:
        """What a committee of these seats lacks or has too much of, each with its source."""
        told = f" ({self.source})" if self.source else ""
        roles = Counter(line.role for line in lines)
        for words in (*self._deputies(roles), *self._members(lines), *self._women(lines)):
            yield f"{words}{told}."
        if roles[HEAD] != 1:
            yield f"Có {roles[HEAD]} ghế Trưởng ban." if roles[HEAD] else "Chưa có ghế Trưởng ban."

    def _deputies(self, roles: Counter[str]) -> Iterator[str]:
        deputies = sum(roles[role] for role in DEPUTIES)
        if deputies > self.deputies_most:
            yield f"Có {deputies} Phó Trưởng ban, nhiều hơn {self.deputies_most}"
        if roles[STANDING] > self.standing_most:
            yield f"Có {roles[STANDING]} Phó Trưởng ban thường trực, nhiều hơn {self.standing_most}"

    def _members(self, lines: Sequence[SeatLine]) -> Iterator[str]:
        count = sum(line.role in LEADING for line in lines)
        if self.members_least is not None and count < self.members_least:
            yield f"Có {count} thành viên, ít hơn {self.members_least}"
        if self.members_most is not None and count > self.members_most:
            yield f"Có {count} thành viên, nhiều hơn {self.members_most}"

    def _women(self, lines: Sequence[SeatLine]) -> Iterator[str]:
        """Integers are compared, never rounded percentages (rules: Numbers)."""
        filled = [line.holder for line in lines if line.holder and line.role in LEADING]
        women = sum(holder.gender == "female" for holder in filled)
        if self.women_least and filled and women * 100 < self.women_least * len(filled):
            yield f"Có {women}/{len(filled)} nữ, dưới {self.women_least}%"


def composition_rules(reader: Reader) -> Rules:
    """The rules as they are set now."""
    values = settings_of(reader.connection)
    return Rules(
        deputies_most=values["deputies_most"],
        standing_most=values["standing_deputies_most"],
        members_least=values["members_least"],
        members_most=values["members_most"],
        women_least=values["committee_women_least"],
        source=values["committee_source"],
    )
