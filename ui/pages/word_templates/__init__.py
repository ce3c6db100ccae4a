"""Mẫu Word của tôi: the officer's own Word files, kept and filled."""

from ui.pages.word_templates.page import WordTemplatesPage

__all__ = ["WordTemplatesPage"]
