"""Records entered twice made one: found, compared field by field, everything that names them moved."""

from vstbpn_desktop.services.merging.compare import ASKED, FILLED, JOINED, SAME
from vstbpn_desktop.services.merging.merge import DROP, KEEP, Comparison, Merged, merge
from vstbpn_desktop.services.merging.twins import MERGEABLE, Twins, twins
from vstbpn_desktop.spec.links import Link, links_to

__all__ = [
    "ASKED",
    "DROP",
    "FILLED",
    "JOINED",
    "KEEP",
    "MERGEABLE",
    "SAME",
    "Comparison",
    "Link",
    "Merged",
    "Twins",
    "links_to",
    "merge",
    "twins",
]
