"""Codes of parts, groups and items: II, II.1, II.1.1; unique in the programme, for they are keys of tasks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Optional

from vstbpn_desktop.exchange.programme.lines import Role
from vstbpn_desktop.exchange.programme.markers import Kind, Marker
from vstbpn_desktop.vietnamese.roman import roman

_ROMAN_KINDS = frozenset({Kind.PHAN, Kind.CHUONG, Kind.ROMAN})
_UNNUMBERED = frozenset({Kind.DASH, Kind.DOT, Kind.PLUS, Kind.NONE})


@dataclass(slots=True, eq=False)
class Node:
    """A part, group or item while the tree is built; `clash` says that its written number was taken."""

    role: Role
    marker: Marker
    parent: Optional["Node"] = None
    children: list["Node"] = field(default_factory=list)
    code: str = ""
    clash: bool = False

    def adopt(self, child: "Node") -> None:
        child.parent = self
        self.children.append(child)


def give_codes(root: Node) -> None:
    """Codes for everything below the root: as numbered in the source, bullets counted.

    Bullets that stand beside numbered brothers come under 0 (II.0.1), so that they never take a brother's
    code.
    """
    loose = [child for child in root.children if _is_loose(child)]
    numbered = [child for child in root.children if not _is_loose(child)]
    _number(numbered, root.code)
    _number(loose, f"{root.code}.0".lstrip(".") if numbered else root.code)
    for child in root.children:
        give_codes(child)


def _is_loose(node: Node) -> bool:
    return node.role is Role.ITEM and node.marker.kind in _UNNUMBERED


def _number(nodes: Sequence[Node], prefix: str) -> None:
    taken: set[str] = set()
    count = 0
    for node in nodes:
        last = _written(node.marker)
        node.clash = last in taken
        count = node.marker.number or count + 1
        if not last or node.clash:
            last = _free(node.marker.kind, count, taken, node.role)
        taken.add(last)
        node.code = f"{prefix}.{last}".lstrip(".")


def _written(marker: Marker) -> str:
    """The number as the source gives it; "" where it only counts."""
    if marker.kind is Kind.UPPER:
        return marker.text[0]
    return _shown(marker.kind, marker.number) if marker.number else ""


def _free(kind: Kind, count: int, taken: Iterable[str], role: Role) -> str:
    """The next number that no brother has; a part without one is counted in Roman numerals."""
    shown_as = Kind.ROMAN if role is Role.PART and kind in _UNNUMBERED else kind
    while (shown := _shown(shown_as, count)) in taken:
        count += 1
    return shown


def _shown(kind: Kind, number: int) -> str:
    return roman(number) if kind in _ROMAN_KINDS else str(number)
