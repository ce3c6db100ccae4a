"""Hôm nay: the first page of the day."""

from ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
