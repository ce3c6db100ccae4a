"""The reader of a yearly programme: source → lines with roles → draft, and corrections in between.

    source = read_file(path)
    lines = classify(source)
    draft = assemble(lines, year)
    lines = set_role(lines, 12, Role.ITEM); draft = assemble(lines, year)

No word of the source is lost on the way; nothing is stored here.
"""

from vstbpn_desktop.exchange.programme.assemble import assemble
from vstbpn_desktop.exchange.programme.classify import classify
from vstbpn_desktop.exchange.programme.draft import Item, ProgrammeDraft
from vstbpn_desktop.exchange.programme.lines import Choice, Line, Role
from vstbpn_desktop.exchange.programme.natures import NATURE_WORDS, Nature
from vstbpn_desktop.exchange.programme.reading import read_bytes, read_file, read_text
from vstbpn_desktop.exchange.programme.source import SourceLine

__all__ = [
    "NATURE_WORDS",
    "Choice",
    "Item",
    "Line",
    "Nature",
    "ProgrammeDraft",
    "Role",
    "SourceLine",
    "assemble",
    "classify",
    "read_bytes",
    "read_file",
    "read_text",
]
