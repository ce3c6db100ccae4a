"""Word files turned into PDF by LibreOffice, to measure their pages."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from vstbpn_desktop.documents.model import Document

Convert = Callable[[dict[str, Document]], dict[str, bytes]]

ABSENT = "LibreOffice (soffice) is not installed: pages of .docx files are not measured"


def soffice() -> str | None:
    """The program, where it is installed."""
    return shutil.which("soffice")


def to_pdf(files: dict[str, bytes], folder: Path, profile: Path) -> dict[str, bytes]:
    """The PDF of each .docx, by name; one start of LibreOffice for all, with a profile of its own.

    `folder` must be empty and `profile` nobody else's: LibreOffice locks both.
    """
    program = soffice()
    if program is None:
        raise RuntimeError(ABSENT)
    paths = {name: folder / f"{i}.docx" for i, name in enumerate(files)}
    for name, path in paths.items():
        path.write_bytes(files[name])
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            str(folder),
            *map(str, paths.values()),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    return {name: path.with_suffix(".pdf").read_bytes() for name, path in paths.items()}
