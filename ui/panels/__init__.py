"""The panel at the right: the selected record with its links, notes, files and history."""
