"""Mạng lưới cộng tác viên: which units have collaborators, which have none."""

from ui.pages.collaborators.page import CollaboratorsPage

__all__ = ["CollaboratorsPage"]
