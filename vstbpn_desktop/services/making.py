"""Making a document: options settled, data gathered, blocks composed, a file written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.documents import linking
from vstbpn_desktop.documents.model import Document, Signature, plain
from vstbpn_desktop.documents.papers import Told, untold
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.documents.reports.figure_facts import Facts, Scope
from vstbpn_desktop.documents.reports.figures import Found, doubts, find
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.documents.rich import Link
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period, parse_period
from vstbpn_desktop.queries.recipient_sets import recipients_for
from vstbpn_desktop.vietnamese.folding import fold

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

OUTPUTS = {".docx": "Word", ".pdf": "PDF", ".xlsx": "Excel", "": "máy in"}
"""What a paper leaves as, by the ending of its file."""
AS = "nhu "
"""How the line begins that stands for those named above or in an article, folded."""


@dataclass(frozen=True, slots=True)
class Made:
    """A composed document, the options and the data it was made with, what the officer should know of it.

    `figures` are those that stand in its own words, as they were filled in.
    """

    spec: DocumentSpec[Any]
    options: Values
    document: Document
    notes: tuple[str, ...]
    data: Any = None
    figures: tuple[Found, ...] = ()


def document_spec(document_id: str) -> DocumentSpec[Any]:
    """The document of that id. UserError where there is none, naming those there are."""
    for spec in DOCUMENTS:
        if spec.id == document_id:
            return spec
    known = ", ".join(f"{spec.id} ({spec.label})" for spec in DOCUMENTS)
    raise UserError(f"Không có văn bản “{document_id}”.", f"Các văn bản: {known}.")


def make(
    app: App, document_id: str, path: Path | None, options: Values | None = None, *, draft: bool = False
) -> Made:
    """Compose a document and write it as the file's name asks for (.docx, .pdf); without a path, nothing is
    written.

    `options` are typed values or words, by option id. UserError: unknown document or option, a value that
    cannot be read, nothing to make it of, a file that cannot be written.
    """
    given = {**(options or {}), **({"draft": True} if draft else {})}
    made = composed(app, document_spec(document_id), given)
    if path is not None:
        from vstbpn_desktop.documents.render import write

        write(made.document, path)
        log_leaving(app, made, path.suffix)
    return made


def log_leaving(app: App, made: Made, ending: str) -> None:
    """Tell the log of personal data of a paper that leaves the program: by its ending, "" for the printer."""
    app.access.went_out("", made.spec.label, made.spec.persons(made.data), OUTPUTS.get(ending, ending))


def composed(app: App, spec: DocumentSpec[Any], options: Values) -> Made:
    """The document of the options, read in one consistent view of the data."""
    settled = spec.settle(options, app.today, app.working_year())
    with app.reader() as reader:
        data = spec.gather(reader, settled)
        to = () if settled.get("recipients") else recipients_for(reader.connection, spec.id)
        facts = Facts(reader, scope(app, settled, options))
        document, figures = with_figures(facts, spec.compose(data))
    document = replace(with_recipients(document, to), practice=app.practice)
    told = (*spec.notes(data), *doubts(facts, figures))
    return Made(spec, settled, document, told, data, figures)


def scope(app: App, settled: Values, given: Values) -> Scope:
    """What a document's figures are counted in: its period or year as of its day, else as of today."""
    period = settled.get("period") or Period(settled.get("year") or _year(given) or app.working_year())
    return Scope(period, settled.get("as_of") or min(app.today, period.last_day))


def with_figures(facts: Facts, document: Document) -> tuple[Document, tuple[Found, ...]]:
    """The document with its figures in their places, and these figures."""
    if not linking.linked(document):
        return document, ()
    met: dict[Link, Found] = {}

    def resolve(link: Link) -> tuple[str, bool]:
        found = met.setdefault(link, find(facts, link))
        return found.words, found.value is not None

    return linking.filled(document, resolve), tuple(met.values())


def _year(given: Values) -> int | None:
    year, period = given.get("year"), given.get("period")
    return int(year) if year else parse_period(str(period)).year if period else None


def with_recipients(document: Document, to: tuple[str, ...]) -> Document:
    """The document sent to others; "Như trên", "Như Điều …" and the filing line stay. None: as it is."""
    if not to:
        return document
    blocks = tuple(_sent(block, to) if isinstance(block, Signature) else block for block in document.blocks)
    return replace(document, blocks=blocks)


def _sent(block: Signature, to: tuple[str, ...]) -> Signature:
    if not block.recipients:
        return block
    first, last = block.recipients[0], block.recipients[-1]
    kept = (first,) if fold(plain(first)).startswith(AS) else ()
    return replace(block, recipients=(*kept, *to, last))


def rendered(document: Document, ending: str, told: Told = untold) -> bytes:
    """The bytes of a composed document: ".pdf" for preview and print, ".docx"; `told` hears how far it is."""
    from vstbpn_desktop.documents.render import RENDERERS

    return RENDERERS[ending](document, told)


def parse_option(word: str) -> tuple[str, str]:
    """ "k=v" as an option's id and its value in words."""
    name, equals, value = word.partition("=")
    if not equals or not name.strip():
        raise UserError(f"“{word}” không phải là tuỳ chọn.", "Hãy ghi --option tên=giá trị.")
    return name.strip(), value.strip()


def documents_listing(today: dt.date | None = None) -> Iterator[dict[str, Any]]:
    """The documents and their options with the defaults of today, as JSON objects."""
    day = today or dt.date.today()
    for spec in DOCUMENTS:
        defaults: dict[str, Any] = {}
        options = []
        for option in spec.options:
            setting = Setting(day, day.year, defaults)
            defaults[option.id] = option.default_in(setting)
            options.append(_listed(option, setting, defaults[option.id]))
        yield {
            "id": spec.id,
            "label": spec.label,
            "description": spec.description,
            "options": options,
            "narratives": [{"id": section.id, "label": section.label} for section in spec.narratives],
        }


def _listed(option: Option, setting: Setting, default: Any) -> dict[str, Any]:
    listed: dict[str, Any] = {"id": option.id, "label": option.label, "kind": option.kind}
    listed["default"] = option.to_json(default)
    if choices := option.choices_in(setting):
        listed["choices"] = {choice: label for choice, label in choices if choice}
    return listed
