"""The icon files as text. Apart from `icons`, since the first paint needs the shapes and nothing else."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "icons" / "lucide"
STROKE: Final = 1.75

_sources: dict[str, str] = {}


def source(name: str) -> str:
    """One icon as an SVG picture drawn in `currentColor`. FileNotFoundError for a name the set has not."""
    if name not in _sources:
        text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        _sources[name] = text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    return _sources[name]


def shapes(name: str) -> str:
    """The shapes of an icon alone, to be put into another picture."""
    text = source(name)
    return text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]
