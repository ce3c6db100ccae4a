"""What can be reviewed, and the reading of files and pasted text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vstbpn_desktop.exchange.programme import SourceLine, read_bytes, read_file, read_text
from vstbpn_desktop.vietnamese.folding import nfc

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class ProgrammeText:
    """The programme of a year as it is kept."""

    year: int

    @property
    def key(self) -> str:
        """What ignored findings are remembered under."""
        return f"programme/{self.year}"


@dataclass(frozen=True, slots=True)
class MadeText:
    """A document being made: its id and the options it is made with."""

    document: str
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The document and its period or year."""
        period = self.options.get("period") or self.options.get("year") or ""
        return f"{self.document}/{period}"


@dataclass(frozen=True, slots=True)
class FreeText:
    """Text that is kept nowhere here: of a file or pasted. `text` is NFC, its line ends are LF."""

    name: str
    text: str
    key: str


Subject = ProgrammeText | MadeText | FreeText
SUBJECTS = (ProgrammeText, MadeText, FreeText)


def read_free(source: Path | bytes, name: str = "") -> FreeText:
    """The text of a .docx or .txt file, or of a file's content. UserError where it cannot be read."""
    name = name or (source.name if isinstance(source, Path) else "")
    lines = read_bytes(source, name) if isinstance(source, bytes) else read_file(source)
    return FreeText(name or "tệp đã đọc", _joined(lines), f"file/{name}")


def pasted(text: str) -> FreeText:
    """Pasted text as it is. UserError where there are no words in it."""
    read_text(text)
    clean = nfc(_LINE_END.sub("\n", text))
    return FreeText("văn bản đã dán", clean, f"text/{hashlib.sha256(clean.encode()).hexdigest()[:16]}")


def _joined(lines: tuple[SourceLine, ...]) -> str:
    """The lines with the blank lines that stood between them."""
    text = ""
    for line in lines:
        text += ("\n" * (1 + min(line.gap, 1)) if text else "") + line.words
    return nfc(text)
