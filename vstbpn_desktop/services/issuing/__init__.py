"""From draft to issued (rules: Documents): drafts, numbers, issuing, and what follows."""

from vstbpn_desktop.services.issuing.acting import copy, correct, replace, withdraw
from vstbpn_desktop.services.issuing.confirming import NeedsConfirming, Unconfirmed
from vstbpn_desktop.services.issuing.drafts import (
    change_options,
    compose,
    set_state,
    start_draft,
    start_from_word,
    take_back,
)
from vstbpn_desktop.services.issuing.effects import carry_out
from vstbpn_desktop.services.issuing.issue import (
    Issued,
    Prospect,
    attach_scan,
    issue,
    prospect,
    release_number,
    take_number,
    unconfirmed,
)
from vstbpn_desktop.services.issuing.numbers import GivenNumber, cancel, reserve

__all__ = [
    "GivenNumber",
    "Issued",
    "NeedsConfirming",
    "Prospect",
    "Unconfirmed",
    "attach_scan",
    "cancel",
    "carry_out",
    "change_options",
    "compose",
    "copy",
    "correct",
    "issue",
    "prospect",
    "release_number",
    "replace",
    "reserve",
    "set_state",
    "start_draft",
    "start_from_word",
    "take_back",
    "take_number",
    "unconfirmed",
    "withdraw",
]
