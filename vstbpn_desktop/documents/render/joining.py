"""The pages of several PDFs as one file."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.styles import LANGUAGE


def joined(parts: Iterable[bytes], document: Document, made: datetime) -> bytes:
    """One PDF of all pages in their order; title, author and day are the document's.

    Only the pages are taken over: what a PDF/A-2a says of itself would not be true of the whole.
    """
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter()
    for part in parts:
        writer.append(io.BytesIO(part), import_outline=False)
    writer.add_metadata(
        {
            "/Title": document.title,
            "/Author": document.author,
            "/CreationDate": made.strftime("D:%Y%m%d%H%M%SZ"),
        }
    )
    writer.root_object[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()
