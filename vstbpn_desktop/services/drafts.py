"""What was typed and not yet saved, kept in the data folder so that a crash loses nothing."""

from __future__ import annotations

import datetime as dt
import json
import logging
from pathlib import Path
from typing import Any, NamedTuple

from vstbpn_desktop.db.contents import read_content, write_content
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.vault import Sealed

_log = logging.getLogger(__name__)


def of_note(record: str) -> str:
    """What stands for the record where a note on one of that type is the draft."""
    return f"note-{record}"


class Draft(NamedTuple):
    """What was typed, and when it was last kept."""

    at: dt.datetime
    state: dict[str, Any]


class Drafts:
    """One JSON file per record, sealed as all else is where there is a password.

    A folder that cannot be written loses drafts, nothing else.
    """

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder

    def keep(self, record: str, row_id: int | None, state: dict[str, Any], at: dt.datetime) -> None:
        """Keep what is typed now."""
        words = json.dumps({"at": at.isoformat(timespec="seconds"), "state": state}, ensure_ascii=False)
        try:
            write_content(self._path(record, row_id), words.encode(), self._folder.key)
        except OSError as error:
            _log.warning("a draft could not be kept: errno %s", error.errno)

    def find(self, record: str, row_id: int | None) -> Draft | None:
        """The draft of a record (None: of a new one); a broken file counts as none."""
        try:
            found = json.loads(read_content(self._path(record, row_id), self._folder.key))
            return Draft(dt.datetime.fromisoformat(found["at"]), dict(found["state"]))
        except (OSError, Sealed, ValueError, KeyError, TypeError):
            return None

    def drop(self, record: str, row_id: int | None) -> None:
        """Forget a draft: it was saved, or given up."""
        try:
            self._path(record, row_id).unlink(missing_ok=True)
        except OSError as error:
            _log.warning("a draft could not be removed: errno %s", error.errno)

    def _path(self, record: str, row_id: int | None) -> Path:
        return self._folder.drafts / f"{record}-{row_id or 'new'}.json"
