"""Chương trình: the year's tasks, giving them to units, recording what came of them."""

from ui.pages.programme.page import ProgrammePage

__all__ = ["ProgrammePage"]
