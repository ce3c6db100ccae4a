"""Dữ liệu cá nhân: what is kept and for what, who was looked at, which lists went out."""

from ui.pages.personal.page import PersonalDataPage

__all__ = ["PersonalDataPage"]
