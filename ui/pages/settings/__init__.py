"""Cài đặt: the committee and who signs, recipients, numbers that rules go by, the look of the window."""

from ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
