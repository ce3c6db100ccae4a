"""Headless commands: a contract with the outside. Standard output carries the result alone."""

from vstbpn_desktop.cli.run import run

__all__ = ["run"]
