"""The end of a document taken apart: recipients with their remarks, and the two tiers of the signature."""

from collections.abc import Sequence
from dataclasses import replace

from vstbpn_desktop.exchange.programme import cues
from vstbpn_desktop.exchange.programme.draft import At, Passage, Recipient, Signature
from vstbpn_desktop.vietnamese.folding import flat

SignedLine = tuple[str, int, int]
"""A line of the signature block: text, blank lines before it, position."""

_SUPERIORS = (
    "ubqg", "uy ban quoc gia", "tinh uy", "thuong truc", "ubnd tinh", "hdnd tinh",
    "chu tich", "bo ", "truong ban",
)  # fmt: skip


def with_notes(
    recipients: Sequence[Recipient], notes: Sequence[Passage]
) -> tuple[tuple[Recipient, ...], bool]:
    """Each remark given to the recipients it belongs to; and whether that was a guess.

    A remark stands in brackets beside several lines, and its ";" closes them all: it belongs to the leading
    lines that have no closing mark of their own. Standing among the lines, it belongs to those above it.
    """
    guessed = False
    found = list(recipients)
    for note in notes:
        above = [i for i, one in enumerate(found) if one.at < note.at and not one.note]
        among = len(above) < len(found)
        chosen = above if among else _unclosed(found)
        if not chosen and not among:
            chosen, guessed = _superiors(found), True
        for index in chosen:
            found[index] = replace(found[index], note=note.text)
    return tuple(found), guessed


def _unclosed(recipients: Sequence[Recipient]) -> list[int]:
    """The first run of lines without ";" or "."."""
    run: list[int] = []
    for index, recipient in enumerate(recipients):
        if recipient.text.endswith((";", ".", ",")) or recipient.note:
            if run:
                break
        else:
            run.append(index)
    return run if len(run) < len(recipients) else []


def _superiors(recipients: Sequence[Recipient]) -> list[int]:
    """The leading lines that name a body or person above the committee."""
    count = 0
    while count < len(recipients) and any(word in flat(recipients[count].text) for word in _SUPERIORS):
        count += 1
    return list(range(count))


def read_signature(lines: Sequence[SignedLine], at: At) -> Signature:
    """Office signed for, own post, name; remarks such as "(Đã ký)" aside."""
    notes = [line for line in lines if cues.is_sign_note(line[0])]
    rest = [line for line in lines if line not in notes]
    name = next((line for line in reversed(rest) if cues.is_person(line[0])), None)
    posts = [line for line in rest if line is not name]
    cut = _second_tier(posts)
    return Signature(
        above=tuple(text for text, _, _ in posts[:cut]),
        below=tuple(text for text, _, _ in posts[cut:]),
        name=name[0] if name else "",
        notes=tuple(text for text, _, _ in notes),
        at=at,
    )


def _second_tier(posts: Sequence[SignedLine]) -> int:
    """Where the post in the own agency begins: behind titles in the committee, else behind the widest gap."""
    committee = [i for i, (text, _, _) in enumerate(posts) if "truong ban" in flat(text)]
    if committee:
        return committee[-1] + 1
    gaps = [gap for _, gap, _ in posts[1:]]
    widest = max(gaps, default=0)
    return gaps.index(widest) + 1 if widest > 1 and gaps.count(widest) == 1 else len(posts)
