"""Where things are: what the program ships."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """A shipped file or folder: `resources/` beside the package, or in the bundle when frozen."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[1]
    return root.joinpath("resources", *parts)
