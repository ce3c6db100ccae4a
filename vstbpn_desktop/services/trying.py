"""A change that may be tried: done, looked at, and let go again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from vstbpn_desktop.db.change import Change

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


class _LetGo(Exception):
    """The trial is over: roll back."""


@contextmanager
def attempt(app: App, label: str, *, kind: str = "edit", dry_run: bool) -> Iterator[Change]:
    """A change that a dry run lets go again once the block is through.

    A dry run is for who may only look too: it leaves nothing.
    """
    begin = app.database.change if dry_run else app.change
    try:
        with begin(label, kind=kind) as change:
            yield change
            if dry_run:
                raise _LetGo
    except _LetGo:
        pass
