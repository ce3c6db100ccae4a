"""Sự kiện, lịch: the month, the list, the table of special days."""

from ui.pages.calendar.page import CalendarPage

__all__ = ["CalendarPage"]
