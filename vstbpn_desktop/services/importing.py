"""Taking an understood programme into the data: the programme, its lines, its tasks, in one change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.exchange.programme.draft import ProgrammeDraft


def read(source: Path | str, year: int) -> ProgrammeDraft:
    """Read and understand a file or pasted text."""
    raise RuntimeError(f"{source} {year}")


def take_headless(app: App, draft: ProgrammeDraft) -> dict[str, Any]:
    """Take a draft without asking: refused with the difference where the year has a programme."""
    raise RuntimeError(f"{app} {draft}")
