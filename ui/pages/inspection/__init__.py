"""Kiểm tra: the year's inspections and findings, and the page of one inspection."""
