"""The officer's own Word files with {{ tags }}: checked when they come in, then filled with data."""
