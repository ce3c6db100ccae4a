"""Gói bàn giao: one file with everything for the successor, and the printed list that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vstbpn_desktop.db import backup
from vstbpn_desktop.db.backup import BackupInfo
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.services import making, safekeeping
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.numbers import format_integer, size_words

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

DOCUMENT: Final = "handover-list"
LISTS: Final = (".pdf", ".docx")
_TAKEN: Final = (*LISTS, ".vstbak", ".xlsx")


@dataclass(frozen=True, slots=True)
class Handover:
    """What was made: the file, what it holds, its SHA-256 and size in bytes, and the printed lists."""

    file: Path
    info: BackupInfo
    sha256: str
    size: int
    password: bool
    lists: tuple[Path, ...]


def hand_over(app: App, target: Path) -> Handover:
    """Write everything into one file, read it back, and lay the list beside it as PDF and Word.

    UserError: practice data, an ending that is another file's, a place that cannot be written.
    """
    if app.practice:
        raise UserError("Dữ liệu tập dượt không bàn giao.", "Hãy về dữ liệu thật rồi lập gói bàn giao.")
    if target.suffix.lower() in _TAKEN:
        raise UserError(
            f"Gói bàn giao không thể có đuôi {target.suffix}.",
            f"Hãy đặt tên có đuôi {safekeeping.FILE_SUFFIX}; danh mục .pdf, .docx nằm cạnh đó.",
        )
    info = safekeeping.back_up(app, target)
    digest, size, password = (
        backup.sha256(target),
        target.stat().st_size,
        backup.key_file_of(target) is not None,
    )
    now = app.clock.now()
    given = {
        "file": target.name,
        "made": f"{now:%H:%M} ngày {format_date(now.date())}",
        "size": f"{size_words(size)} ({format_integer(size)} byte)",
        "sha256": digest,
        "password": "yes" if password else "no",
    }
    lists = tuple(_beside(target, ending) for ending in LISTS)
    for path in lists:
        making.make(app, DOCUMENT, path, given)
    app.access.went_out(PERSON.id, "Gói bàn giao", info.counts.get(PERSON.table, 0), "tệp")
    return Handover(target, info, digest, size, password, lists)


def _beside(target: Path, ending: str) -> Path:
    own = target.suffix.lower() == safekeeping.FILE_SUFFIX
    return target.with_suffix(ending) if own else target.with_name(target.name + ending)
