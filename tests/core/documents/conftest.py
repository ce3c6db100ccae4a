"""Word files turned into PDF by LibreOffice, all in one start of it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.documents import samples
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.typst import render_pdf

Convert = Callable[[dict[str, Document]], dict[str, bytes]]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Render documents to .docx and these to PDF by LibreOffice, with a profile of its own."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed: .docx pages are not measured")
    profile = tmp_path_factory.mktemp("profile")

    def run(documents: dict[str, Document]) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("docx")
        files = {name: folder / f"{i}.docx" for i, name in enumerate(documents)}
        for name, file in files.items():
            file.write_bytes(render_docx(documents[name]))
        subprocess.run(
            [
                soffice,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--convert-to",
                "pdf:writer_pdf_Export",
                "--outdir",
                str(folder),
                *map(str, files.values()),
            ],
            check=True,
            capture_output=True,
            timeout=110,
        )
        return {name: Path(file).with_suffix(".pdf").read_bytes() for name, file in files.items()}

    return run


@pytest.fixture(scope="session")
def word_pages(convert: Convert) -> dict[str, bytes]:
    """LibreOffice's PDFs of all sample documents."""
    return convert({"full": samples.FULL, **samples.HARD})


@pytest.fixture(scope="session")
def pdf_pages() -> dict[str, bytes]:
    """Our PDFs of the same documents."""
    return {name: render_pdf(document) for name, document in {"full": samples.FULL, **samples.HARD}.items()}
