"""Backups, the change log and the check of the data, as the officer sees them."""
