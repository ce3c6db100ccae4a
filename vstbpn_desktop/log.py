"""The program's own log: what happened inside, never what the officer wrote."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "vstbpn.log"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(folder: Path) -> Path:
    """Write the log into `folder`, 1 MB a file, five files kept; gives the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=5, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(FORMAT))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    return path
