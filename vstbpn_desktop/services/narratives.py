"""The officer's own words in a document: read, offered again from an earlier period, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period, parse_period
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.narrative import SPEC, Narrative
from vstbpn_desktop.services import saving

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


@dataclass(frozen=True, slots=True)
class Offer:
    """Words of an earlier period that may be taken over."""

    period: Period
    text: str


def narrative(reader: Reader, document: str, period: Period, section: str) -> str:
    """What was written, paragraphs one a line; "" where nothing was."""
    return narratives(reader, document, period).get(section, "")


def narratives(reader: Reader, document: str, period: Period) -> dict[str, str]:
    """All that was written for a document and period, by section."""
    query = select(Narrative.section, Narrative.text).where(
        Narrative.document == document, Narrative.period == str(period)
    )
    return {section: text for section, text in reader.connection.execute(query) if text.strip()}


def offered(reader: Reader, document: str, period: Period, section: str) -> Offer | None:
    """What was written for the same period a year before, else the latest before this period."""
    query = select(Narrative.period, Narrative.text).where(
        Narrative.document == document, Narrative.section == section
    )
    earlier: dict[Period, str] = {}
    for written_for, text in reader.connection.execute(query):
        found = _period(written_for)
        if found and found.last_day < period.last_day and text.strip():
            earlier[found] = text
    if not earlier:
        return None
    best = period.previous_year if period.previous_year in earlier else max(earlier, key=lambda p: p.last_day)
    return Offer(best, earlier[best])


def write(app: App, document: str, period: Period, section: str, text: str, label: str = "") -> None:
    """Keep what was written; nothing written takes it away. `label` names the section.

    A sitting of writing is one change: what is kept by itself every few seconds is one entry of the log.
    """
    name = f"{label or section}: {period.label}"
    with app.change(f"Viết phần {name}", goes_on=True) as change:
        found = change.connection.execute(
            select(Narrative.id).where(
                Narrative.document == document,
                Narrative.period == str(period),
                Narrative.section == section,
            )
        ).scalar()
        values = {"document": document, "period": str(period), "section": section, "text": text}
        if text.strip():
            saving.save(change, SPEC, found, values, app.today)
        elif found is not None:
            change.rename(f"Bỏ phần {name}")
            saving.delete(change, SPEC, [found])


def take_over(app: App, document: str, period: Period, texts: Mapping[str, str]) -> None:
    """Keep words of an earlier period for sections that have none yet, in one change; `texts` by section."""
    with app.change(f"Lấy lời văn kỳ trước cho {period.label}") as change:
        reader = Reader(change.connection, app.registry, app.today)
        there = narratives(reader, document, period)
        for section, text in texts.items():
            if section not in there:
                values = {"document": document, "period": str(period), "section": section, "text": text}
                saving.save(change, SPEC, None, values, app.today)


def _period(words: str) -> Period | None:
    try:
        return parse_period(words)
    except UserError:
        return None
