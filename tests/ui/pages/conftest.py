"""Fixtures of the window's generic parts."""

from tests.ui.seeded import core, seeded_folder, tidy, window

__all__ = ["core", "seeded_folder", "tidy", "window"]
