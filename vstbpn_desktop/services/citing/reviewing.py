"""A subject read and judged in one consistent view of the data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.citing import Finding, Origin, Passage, judge, read_library
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.programme import SPEC as PROGRAMME
from vstbpn_desktop.services import making
from vstbpn_desktop.services.citing import ignoring, sources
from vstbpn_desktop.services.citing.subjects import FreeText, MadeText, ProgrammeText, Subject

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A text, what was found in it, and which of that the officer chose to leave (`ignored`, by key).

    `stored` are the passages that text which is stored nowhere itself was made from.
    """

    subject: Subject
    name: str
    day: dt.date
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    ignored: frozenset[str]
    stored: tuple[Passage, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings still to be looked at."""
        return tuple(finding for finding in self.findings if finding.key not in self.ignored)

    def origin(self, finding: Finding) -> Origin | None:
        """Where a finding's text is stored, at its first place; None where it is not."""
        passage = self.passages[finding.marks[0].passage]
        made_from = (one.origin for one in self.stored if finding.text in one.text)
        return passage.origin or next(made_from, None)


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    day: dt.date
    passages: tuple[Passage, ...]
    stored: tuple[Passage, ...] = ()


def review(app: App, subject: Subject) -> Reviewed:
    """Read and judge. UserError where the subject cannot be read or made."""
    with app.reader() as reader:
        source = _source(app, reader, subject)
        library = read_library(reader)
        ignored = ignoring.ignored(reader.connection, subject.key)
    findings = judge(source.passages, library, source.day)
    return Reviewed(subject, source.name, source.day, source.passages, findings, ignored, source.stored)


def _source(app: App, reader: Reader, subject: Subject) -> _Source:
    if isinstance(subject, ProgrammeText):
        return _of_programme(reader, subject)
    if isinstance(subject, FreeText):
        return _of_free(app, subject)
    return _of_made(app, reader, subject)


def _of_programme(reader: Reader, subject: ProgrammeText) -> _Source:
    outline, passages = sources.programme_passages(reader, subject.year)
    day = sources.day_of(reader.as_of, outline.issued_on, subject.year)
    return _Source(f"Chương trình công tác năm {subject.year}", day, passages)


def _of_free(app: App, subject: FreeText) -> _Source:
    draft, passages = sources.free_passages(subject.text)
    return _Source(subject.name, sources.day_of(app.today, draft.letterhead.issued, draft.year), passages)


def _of_made(app: App, reader: Reader, subject: MadeText) -> _Source:
    made = making.composed(app, making.document_spec(subject.document), subject.options)
    year = made.options.get("year") or app.working_year()
    period = made.options.get("period") or Period(year)
    stored = tuple(sources.narrative_passages(reader, made.spec, str(period)))
    if reader.find(PROGRAMME, str(period.year)) is not None:
        stored += sources.programme_passages(reader, period.year)[1]
    day = sources.day_of(app.today, made.document.dated, period.year)
    passages = tuple(sources.document_passages(made.document, stored))
    return _Source(made.document.title, day, passages, stored)
