"""Every document of the list: made of an empty, a small and a large year, in every format, by the decree."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.core.documents import certificate_pages, post
from tests.core.documents.agreement import differences
from tests.core.documents.decree import problems
from tests.core.documents.geometry import read
from tests.core.documents.reports import work
from tests.core.documents.word import ABSENT, soffice, to_pdf
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Bullets, Document, Paragraph, Signature, Signers, plain
from vstbpn_desktop.documents.papers import batches
from vstbpn_desktop.documents.render import RENDERERS
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.documents.styles import CERTIFICATE, PAPER
from vstbpn_desktop.queries.recipient_sets import RecipientSet
from vstbpn_desktop.services import recipients
from vstbpn_desktop.services.making import make, rendered

IDS = tuple(spec.id for spec in DOCUMENTS)
SIZES = tuple(work.BUILT)
ALL = [(size, document) for size in SIZES for document in IDS]
ON_OTHER_SHEETS = ("envelopes", "labels")
"""No papers to be signed: they are ruled by their sheets, not by the decree, and have no drafts."""


def _drafted(size: str, document: str) -> bool:
    """Those of the small year are made as drafts."""
    return size == "small" and document not in ON_OTHER_SHEETS


PAPERS = 8
"""How many papers of a document of many are measured: they are alike, and measuring takes long."""


def wrong_on(document: Document, pdf: bytes) -> list[str]:
    """What the pages break of the decree, or of the sheets they are printed on."""
    judges = {PAPER: problems, CERTIFICATE: certificate_pages.problems}
    return judges.get(document.paper, post.problems)(document, pdf)


@pytest.fixture(scope="module")
def apps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, App]]:
    """The core over a year of each size."""
    folder = tmp_path_factory.mktemp("years")
    opened = {size: work.opened(folder, size) for size in SIZES}
    yield opened
    for app in opened.values():
        app.close()


@pytest.fixture(scope="module")
def composed(apps: dict[str, App]) -> dict[tuple[str, str], Document]:
    """Every document of every size."""

    def made(size: str, document: str) -> Document:
        draft = _drafted(size, document)
        return make(apps[size], document, None, {"year": "2020"}, draft=draft).document

    return {(size, document): made(size, document) for size, document in ALL}


@pytest.mark.parametrize(("size", "document"), ALL)
@pytest.mark.parametrize("ending", RENDERERS)
def test_it_renders(
    composed: dict[tuple[str, str], Document], size: str, document: str, ending: str, tmp_path: Path
) -> None:
    content = rendered(composed[size, document], ending)
    assert len(content) > 1000
    assert _undated(rendered(composed[size, document], ending)) == _undated(content)


def _undated(content: bytes) -> object:
    """A file without the moment it was made, which Office files bear inside and in their package."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist() if name != "docProps/core.xml"}


@pytest.mark.parametrize(("size", "document"), ALL)
def test_its_pages_keep_the_decree(
    composed: dict[tuple[str, str], Document], size: str, document: str
) -> None:
    made = next(batches(composed[size, document], PAPERS))
    assert wrong_on(made, rendered(made, ".pdf")) == []


@pytest.mark.timeout(400)  # LibreOffice turns them all in one go
def test_pages_of_the_word_files_keep_the_decree(
    composed: dict[tuple[str, str], Document], tmp_path: Path
) -> None:
    if soffice() is None:
        pytest.skip(ABSENT)
    chosen = {f"{size} {document}": made for (size, document), made in composed.items() if size != "large"}
    folder = tmp_path / "docx"
    folder.mkdir()
    pdfs = to_pdf(
        {name: rendered(made, ".docx") for name, made in chosen.items()}, folder, tmp_path / "profile"
    )
    found = {name: wrong_on(made, pdfs[name]) + _apart(made, pdfs[name]) for name, made in chosen.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


OWN_ENDS = ("delegate-list", "blank-letterhead")
"""They end with a table, and with lines to write on."""


@pytest.mark.parametrize(("size", "document"), ALL)
def test_what_is_signed_ends_as_the_decree_asks(
    composed: dict[tuple[str, str], Document], size: str, document: str
) -> None:
    """ "./." after the last sentence before the signature (Decree 30/2020, Appendix III)."""
    spec = next(spec for spec in DOCUMENTS if spec.id == document)
    if not spec.has("urgency") or document in OWN_ENDS:
        return
    for before, block in pairwise(composed[size, document].blocks):
        if isinstance(block, Signature | Signers):
            assert isinstance(before, Paragraph | Bullets)
            last = before.text if isinstance(before, Paragraph) else before.items[-1]
            assert plain(last).endswith("./.")


def _apart(made: Document, word: bytes) -> list[str]:
    """Where the pages of Word are not those of the program."""
    return differences(read(rendered(made, ".pdf")), read(word))


@pytest.mark.parametrize("document", IDS)
def test_every_option_says_what_it_is(document: str) -> None:
    spec = next(spec for spec in DOCUMENTS if spec.id == document)
    assert all(option.label for option in spec.options)
    assert spec.has("draft") == (spec.id not in ON_OTHER_SHEETS)
    assert all(section.label for section in spec.narratives)


@pytest.mark.parametrize("document", [spec.id for spec in DOCUMENTS if spec.sent])
def test_what_is_sent_goes_where_the_settings_say(apps: dict[str, App], document: str) -> None:
    app = apps["large"]
    recipients.save_set(app, RecipientSet("Riêng", ("Nơi thứ nhất", "Nơi thứ hai"), (document,)))
    try:
        made = make(app, document, None, {"year": "2020"}).document
    finally:
        app.undo()
    signed = [block for block in made.blocks if isinstance(block, Signature) and block.recipients]
    assert signed
    for block in signed:
        listed = [plain(line) for line in block.recipients]
        assert listed[-3:-1] == ["Nơi thứ nhất", "Nơi thứ hai"] and "Lưu" in listed[-1]
