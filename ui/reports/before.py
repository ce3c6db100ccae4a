"""Như năm trước: one link that takes over what an earlier year chose and wrote for the same document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.periods import Period

if TYPE_CHECKING:
    from ui.reports.composing import Written
    from vstbpn_desktop.services.as_before import EarlierOptions


@dataclass(frozen=True, slots=True)
class Before:
    """What may be taken over: options nobody chose yet, words for sections that have none."""

    words: str
    """What the link says; "" where there is nothing to take over."""
    options: dict[str, Any]
    texts: dict[str, str]


NOTHING = Before("", {}, {})


def before(
    earlier: EarlierOptions | None, given: dict[str, Any], written: tuple[Written, ...], period: Period
) -> Before:
    """What an earlier year has for a document as it is set up now."""
    options = earlier.options if earlier else {}
    options = {name: value for name, value in options.items() if name not in given}
    empty = {w.section.id: w.offer for w in written if w.offer is not None and not w.text.strip()}
    texts = {section: offer.text for section, offer in empty.items()}
    years = {offer.period.year for offer in empty.values()}
    if earlier and options:
        years.add(earlier.year)
    what = ", ".join((*(["lời văn"] if texts else ()), *(["lựa chọn"] if options else ())))
    if not what:
        return NOTHING
    whence = f"năm {years.pop()}" if len(years) == 1 and period.year not in years else "kỳ trước"
    return Before(f"Lấy {what} {whence}", options, texts)
