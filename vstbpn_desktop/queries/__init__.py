"""Read-only selects that give frozen dataclasses: lists, single records, progress, today, history, search."""
