"""What was typed and not yet saved, kept in the data folder so that a crash loses nothing."""

from __future__ import annotations

import datetime as dt
import json
import logging
from pathlib import Path
from typing import Any, NamedTuple

_log = logging.getLogger(__name__)


class Draft(NamedTuple):
    """What was typed, and when it was last kept."""

    at: dt.datetime
    state: dict[str, Any]


class Drafts:
    """One JSON file per record in `folder`. A folder that cannot be written loses drafts, nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, record: str, row_id: int | None, state: dict[str, Any], at: dt.datetime) -> None:
        """Keep what is typed now."""
        path = self._path(record, row_id)
        part = path.with_suffix(".part")
        words = json.dumps({"at": at.isoformat(timespec="seconds"), "state": state}, ensure_ascii=False)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(words, encoding="utf-8")
            part.replace(path)
        except OSError as error:
            _log.warning("a draft could not be kept: errno %s", error.errno)

    def find(self, record: str, row_id: int | None) -> Draft | None:
        """The draft of a record (None: of a new one); a broken file counts as none."""
        try:
            found = json.loads(self._path(record, row_id).read_text(encoding="utf-8"))
            return Draft(dt.datetime.fromisoformat(found["at"]), dict(found["state"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def drop(self, record: str, row_id: int | None) -> None:
        """Forget a draft: it was saved, or given up."""
        try:
            self._path(record, row_id).unlink(missing_ok=True)
        except OSError as error:
            _log.warning("a draft could not be removed: errno %s", error.errno)

    def _path(self, record: str, row_id: int | None) -> Path:
        return self._folder / f"{record}-{row_id or 'new'}.json"
