"""Every output of a document: one renderer for each kind of file, and one way to write it safely."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.papers import Told, untold
from vstbpn_desktop.errors import UserError, why


def _docx(document: Document, told: Told) -> bytes:
    from vstbpn_desktop.documents.render.docx import render_docx

    told(0)
    return render_docx(document)


def _pdf(document: Document, told: Told) -> bytes:
    from vstbpn_desktop.documents.render.typst import render_pdf

    return render_pdf(document, told)


def _xlsx(document: Document, told: Told) -> bytes:
    from vstbpn_desktop.documents.render.xlsx import render_xlsx

    told(0)
    return render_xlsx(document)


RENDERERS: dict[str, Callable[[Document, Told], bytes]] = {".docx": _docx, ".pdf": _pdf, ".xlsx": _xlsx}
"""By the file name's ending; each imports its engine when first used."""

_READERS = {".docx": "Word", ".pdf": "chương trình xem PDF", ".xlsx": "Excel"}


def write(document: Document, path: Path) -> None:
    """Write the document as the file's name asks for; an old file is replaced whole or not at all.

    Raises UserError: unknown ending, no such folder, no permission, file open elsewhere, disk full.
    """
    ending = path.suffix.lower()
    if ending not in RENDERERS:
        known = ", ".join(RENDERERS)
        raise UserError(
            f"Không ghi được tệp “{path.name}”: chưa biết loại “{ending}”.", f"Dùng đuôi {known}."
        )
    save(RENDERERS[ending](document, untold), path)


def save(content: bytes, path: Path) -> None:
    """Put the bytes in place of the file: written beside it, flushed to disk, then renamed over it.

    Raises UserError as `write` does.
    """
    beside = path.with_name(f".{uuid4().hex}.tmp")
    try:
        _write_flushed(content, beside)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        beside.replace(path)
    except PermissionError as error:
        raise UserError(
            f"Tệp đang mở trong {_READERS.get(path.suffix.lower(), 'chương trình khác')}: {path.name}.",
            "Hãy đóng tệp hoặc lưu bằng tên khác.",
        ) from error
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _write_flushed(content: bytes, path: Path) -> None:
    try:
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _unwritable(path: Path, error: OSError) -> UserError:
    if not path.parent.is_dir():
        return UserError(f"Không có thư mục “{path.parent}”.", "Hãy chọn thư mục khác.")
    if isinstance(error, PermissionError):
        return UserError(f"Không được phép ghi vào thư mục “{path.parent}”.", "Hãy chọn thư mục khác.")
    return UserError(
        f"Không ghi được tệp “{path}”: {why(error)}.", "Hãy kiểm tra ổ đĩa hoặc lưu vào nơi khác."
    )
