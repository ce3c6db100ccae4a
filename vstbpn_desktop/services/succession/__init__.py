"""Kế thừa đơn vị: units renamed, absorbed, merged, split and ended, and the roll of a whole province."""

from vstbpn_desktop.services.succession.chain import chain_to, roll
from vstbpn_desktop.services.succession.taking import Outcome, take

__all__ = ["Outcome", "chain_to", "roll", "take"]
