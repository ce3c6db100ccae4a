"""From typed words to a full-text expression.

A word with accents is sought among the words as written, without them among the folded ones and the codes;
the last word may be unfinished; "TP" is "thành phố" too; a document symbol in any spelling is one token.
"""

from __future__ import annotations

import re

from vstbpn_desktop.vietnamese.folding import clean, exact, fold, has_accents
from vstbpn_desktop.vietnamese.symbols import find_symbols, search_token

_SPELLED = {"tp": "thanh pho", "tx": "thi xa", "ubnd": "uy ban nhan dan"}
"""What is written short before names of places, and in full in the list of units."""
_WORD = re.compile(r"\w+")


def match_expression(text: str) -> str:
    """The FTS5 expression of what was typed; "" where nothing can be sought."""
    text = clean(text)
    terms, rest = [], text
    for symbol in find_symbols(text, typed=True):
        star = "*" if symbol.end == len(text) else ""
        terms.append(f'code : "{search_token(symbol)}"{star}')
        rest = rest.replace(symbol.written, " ")
    words = _WORD.findall(exact(rest))
    terms += [_term(word, last=index == len(words) - 1) for index, word in enumerate(words)]
    return " AND ".join(filter(None, terms))


def _term(word: str, *, last: bool) -> str:
    star = "*" if last and len(word) > 1 else ""
    if has_accents(word):
        return f'exact : "{word}"{star}'
    folded = f'{{folded code}} : "{fold(word)}"{star}'
    full = _SPELLED.get(fold(word))
    return f'({folded} OR folded : "{full}")' if full else folded
