"""What the preview needs of the core, gathered and composed away from the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ui.reports.before import NOTHING, Before, before
from vstbpn_desktop.documents.names import file_stem
from vstbpn_desktop.documents.papers import Told, untold
from vstbpn_desktop.documents.reports.figure_facts import Facts
from vstbpn_desktop.documents.reports.figures import Found
from vstbpn_desktop.documents.reports.figures import offered as offered_figures
from vstbpn_desktop.documents.reports.spec import DocumentSpec, NarrativeSection
from vstbpn_desktop.periods import Period, parse_period
from vstbpn_desktop.services import making
from vstbpn_desktop.services.as_before import earlier_options, remember
from vstbpn_desktop.services.narratives import Offer, narratives, offered
from vstbpn_desktop.services.sending import send_apart
from vstbpn_desktop.services.unfinished import unfinished

if TYPE_CHECKING:
    from pathlib import Path

    from vstbpn_desktop.app import App
    from vstbpn_desktop.documents.model import Document

BODY: Final = "body"
"""The kind of option that is written on the sheet for own words, not in the form."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be made: a document, the options chosen, and the year they default to."""

    spec: DocumentSpec[Any]
    given: Mapping[str, Any]
    year: int

    @property
    def options(self) -> dict[str, Any]:
        """What the core is asked: the working year, unless a period was chosen that says another."""
        if "year" in self.given or "period" in self.given:
            return dict(self.given)
        return {"year": self.year, **self.given}


@dataclass(frozen=True, slots=True)
class Written:
    """A section of the officer's own words: what is written, and what an earlier period has to offer."""

    section: NarrativeSection
    text: str
    offer: Offer | None


@dataclass(frozen=True, slots=True)
class Composed:
    """A document as it will be saved: its PDF, what to know of it, the own words, the name of its file."""

    made: making.Made
    pdf: bytes
    notes: tuple[str, ...]
    period: Period
    written: tuple[Written, ...]
    stem: str
    before: Before = NOTHING

    @property
    def figures(self) -> tuple[Found, ...]:
        """The figures in the own words, as the pages show them."""
        return self.made.figures


def compose(app: App, request: Request, told: Told = untold) -> Composed:
    """Make the document and its pages; `told` may stop it. UserError where it cannot be made."""
    made = making.composed(app, request.spec, request.options)
    period = period_of(made, request)
    own = (*bodies(request.spec, made.options), *written(app, request.spec, period))
    with app.reader() as reader:
        earlier = earlier_options(reader, request.spec, period.year)
    return Composed(
        made=made,
        pdf=making.rendered(made.document, ".pdf", told),
        notes=(*made.notes, *_unprintable(made)),
        period=period,
        written=own,
        stem=file_stem(made.document.title, draft=made.document.draft),
        before=before(earlier, dict(request.given), own, period),
    )


def figures_offered(app: App, request: Request) -> tuple[Found, ...]:
    """Every figure that can be put into a document's own words, with what it comes to now."""
    settled = request.spec.settle(request.options, app.today, request.year)
    with app.reader() as reader:
        return tuple(offered_figures(Facts(reader, making.scope(app, settled, request.options))))


def period_of(made: making.Made, request: Request) -> Period:
    """The period or year a document is of."""
    return made.options.get("period") or Period(made.options.get("year") or request.year)


def rendered(app: App, request: Request, ending: str, told: Told = untold) -> bytes:
    """The bytes of a document that leaves the program; `told` hears how far it is."""
    return making.rendered(_leaving(app, request, ending), ending, told)


def sent_apart(app: App, request: Request, folder: Path, ending: str, told: Told = untold) -> Path:
    """The papers of a document as files of their own in a new folder, which is given."""
    return send_apart(_leaving(app, request, ending), folder, ending, told)


def _leaving(app: App, request: Request, ending: str) -> Document:
    """The document as it leaves the program; what was chosen for it is remembered with its year."""
    made = making.composed(app, request.spec, request.options)
    making.log_leaving(app, made, ending)
    remember(app, request.spec, period_of(made, request).year, request.given)
    return made.document


def written(app: App, spec: DocumentSpec[Any], period: Period) -> tuple[Written, ...]:
    """The own words of every section of a document, and what may be taken over."""
    with app.reader() as reader:
        texts = narratives(reader, spec.id, period)
        return tuple(
            Written(section, texts.get(section.id, ""), offered(reader, spec.id, period, section.id))
            for section in spec.narratives
        )


def bodies(spec: DocumentSpec[Any], options: Mapping[str, Any]) -> tuple[Written, ...]:
    """The options that are text to be written, as sections: their words are kept with the other options."""
    return tuple(
        Written(NarrativeSection(option.id, option.label, option.help), options[option.id] or "", None)
        for option in spec.options
        if option.kind == BODY and option.applies(options)
    )


def taken_up(app: App, spec: DocumentSpec[Any], year: int, given: Mapping[str, Any]) -> dict[str, Any]:
    """What to begin with: what was being written on the occasion, unless more than the occasion is given."""
    if not spec.has_own_words or set(given) - {*spec.occasion_options, "year", "period"}:
        return dict(given)
    with app.reader() as reader:
        found = unfinished(reader, spec, year, given)
    return {**(found.given if found else {}), **given}


def years_to_choose(app: App, year: int, given: Mapping[str, Any]) -> list[int]:
    """The years offered: those with data, the one worked in and the one before, and the one asked for."""
    asked = [parse_period(str(given["period"])).year] if given.get("period") else []
    asked += [int(given["year"])] if given.get("year") else []
    return sorted({*app.years(), year, year - 1, *asked}, reverse=True)


def unit_groups(app: App) -> list[tuple[str, str]]:
    """Key and name of every unit group."""
    from vstbpn_desktop.services.transfer import dump

    with app.reader() as reader:
        found = dump(reader, app.registry["unit_group"])
        return [(group["key"], group["name"]) for group in found]


def _unprintable(made: making.Made) -> tuple[str, ...]:
    from vstbpn_desktop.documents.render.typst import missing_characters

    absent = missing_characters(made.document)
    return (f"Ký tự không in được, sẽ hiện là □: {' '.join(absent)}",) if absent else ()
