"""Asking for the password: at the start, after a while without a key, and setting it."""
