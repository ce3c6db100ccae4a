"""Sample documents as PDF: ours, and LibreOffice's of the Word files."""

import pytest

from tests.core.documents import samples
from tests.core.documents.word import ABSENT, Convert, soffice, to_pdf
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.typst import render_pdf


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Render documents to .docx and these to PDF by LibreOffice."""
    if soffice() is None:
        pytest.skip(ABSENT)
    profile = tmp_path_factory.mktemp("profile")

    def run(documents: dict[str, Document]) -> dict[str, bytes]:
        files = {name: render_docx(document) for name, document in documents.items()}
        return to_pdf(files, tmp_path_factory.mktemp("docx"), profile)

    return run


@pytest.fixture(scope="session")
def word_pages(convert: Convert) -> dict[str, bytes]:
    """LibreOffice's PDFs of all sample documents."""
    return convert(samples.ALL)


@pytest.fixture(scope="session")
def pdf_pages() -> dict[str, bytes]:
    """Our PDFs of the same documents."""
    return {name: render_pdf(document) for name, document in samples.ALL.items()}
