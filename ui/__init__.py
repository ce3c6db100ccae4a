"""The face: the window over the core. Knows nothing of SQL."""
