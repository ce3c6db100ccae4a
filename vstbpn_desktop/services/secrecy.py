"""State secrets are refused at every door: what is typed, what is imported, what is attached."""

from __future__ import annotations

from collections.abc import Iterator

from vstbpn_desktop.exchange.file_heads import head_lines
from vstbpn_desktop.records.secrecy import refusal
from vstbpn_desktop.vietnamese.secrecy import mark, stamp


def refuse_file(name: str, content: bytes) -> None:
    """UserError where a file's name or the head of its first page bears a mark of secrecy.

    Of scans and of kinds that cannot be read only the name is looked at.
    """
    level = mark(name.rpartition(".")[0] or name)
    if level:
        raise refusal(f"Tệp “{name}”", level)
    refuse_text(f"Tệp “{name}”", head_lines(name, content))


def refuse_text(what: str, lines: Iterator[str]) -> None:
    """UserError where the head of a text is stamped as secret."""
    level = stamp(lines)
    if level:
        raise refusal(what, level)
