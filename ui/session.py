"""What the window remembers between two starts: place, sizes, scheme, columns, last folders. A JSON file."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QRect

from vstbpn_desktop.patience import take_place

_LEAST_VISIBLE: Final = 120


class Session:
    """Settings of the window, kept in the file `path` (None keeps nothing). A broken file counts as none."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._values = _read(path)

    def text(self, name: str, default: str = "") -> str:
        """A remembered word."""
        value = self._values.get(name)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: int = 0) -> int:
        """A remembered whole number."""
        value = self._values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def flag(self, name: str, default: bool = False) -> bool:
        """A remembered yes or no."""
        value = self._values.get(name)
        return value if isinstance(value, bool) else default

    def numbers(self, name: str) -> list[int]:
        """A remembered list of whole numbers, as column widths."""
        value = self._values.get(name)
        if not isinstance(value, list):
            return []
        return [n for n in value if isinstance(n, int) and not isinstance(n, bool)]

    def texts(self, name: str) -> list[str]:
        """A remembered list of words, as visible columns."""
        value = self._values.get(name)
        return [t for t in value if isinstance(t, str)] if isinstance(value, list) else []

    def set(self, name: str, value: str | int | bool | Sequence[int] | Sequence[str]) -> None:
        """Remember a value until the next `save`."""
        self._values[name] = value if isinstance(value, str | int | bool) else list(value)

    def save(self) -> None:
        """Write the file whole or not at all. A folder that cannot be written loses only the layout."""
        if self._path is None:
            return
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            take_place(part, self._path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def geometry(self, screens: Sequence[QRect]) -> QRect | None:
        """Where the window was, if enough of its top is still on a screen to be grasped; else None."""
        place = self.numbers("geometry")
        if len(place) != 4 or place[2] < _LEAST_VISIBLE or place[3] < _LEAST_VISIBLE:
            return None
        box = QRect(*place)
        for screen in screens:
            seen = box.intersected(screen)
            graspable = min(seen.width(), seen.height()) >= _LEAST_VISIBLE
            if graspable and box.top() >= screen.top():
                return box
        return None


def _read(path: Path | None) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8")) if path else {}
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
