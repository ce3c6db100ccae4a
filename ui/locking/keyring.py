"""What the password gave, kept while the program runs: data that are opened again need not ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vstbpn_desktop.vault import DataKey, Unlocked


class Keyring:
    """Empty until a password was given."""

    def __init__(self) -> None:
        self.unlocked: Unlocked | None = None

    @property
    def key(self) -> DataKey | None:
        """The key of the data, where there is one."""
        return self.unlocked.key if self.unlocked else None
