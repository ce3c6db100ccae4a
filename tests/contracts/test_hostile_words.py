"""Signs that mean something to XML, typst and Markdown stand on every paper as they were written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pytest
from lxml import etree

from tests.contracts.test_documents import wrong_on
from tests.core.documents.reports import hostile, work
from tests.core.documents.reports.hostile import MARKS
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.documents.reports.spec import DocumentSpec
from vstbpn_desktop.services.making import make, rendered

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The small year, its texts full of such signs."""
    opened = App.open(tmp_path_factory.mktemp("hostile"), work.TODAY, create=True)
    hostile.small(opened)
    yield opened
    opened.close()


@pytest.fixture(params=DOCUMENTS, ids=lambda spec: spec.id, scope="module")
def made(app: App, request: pytest.FixtureRequest) -> Document:
    """Every document, with long titles and forty places wherever words are asked for."""
    spec: DocumentSpec[Any] = request.param
    return make(app, spec.id, None, {"year": "2020", **hostile.options(spec)}).document


def written(document: Document) -> int:
    """How many times the signs were written."""
    return sum("".join(text.split()).count(MARKS) for text in hostile.texts(document))


def test_the_pdf_shows_them(made: Document) -> None:
    pdf = rendered(made, ".pdf")
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        shown = "".join(char["text"] for page in opened.pages for char in page.chars)
    assert written(made) >= 1
    assert "".join(shown.split()).count(MARKS) == written(made)
    assert wrong_on(made, pdf) == []


def test_the_word_file_shows_them(made: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(made, ".docx"))) as package:
        parts = [etree.fromstring(package.read(name)) for name in package.namelist() if _has_text(name)]
    shown = "".join(element.text or "" for part in parts for element in part.iter(TEXT))
    assert "".join(shown.split()).count(MARKS) == written(made)


def _has_text(name: str) -> bool:
    return name == "word/document.xml" or name.startswith(("word/header", "word/footer"))
