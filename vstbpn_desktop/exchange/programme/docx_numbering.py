"""The numbers and bullets that Word shows by itself: "I.", "1.", "a)", "-", worked out from numbering.xml."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vstbpn_desktop.exchange.programme.docx_package import Element
from vstbpn_desktop.vietnamese.roman import roman

_LEVELS = 9
# Symbol fonts put their bullets into the private area, where no other program finds them.
_PRIVATE = range(0xF000, 0xF100)
_LARGEST = 9999


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `pattern` is "%1." or the bullet itself."""

    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int]
    begun: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts the lists while the document is read from top to bottom."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, _List] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, list_id: str, level: int) -> str:
        """The label of the next paragraph of this list and level; "" where Word shows none."""
        found = self.lists.get(list_id)
        levels = self.levels.get(found.abstract, {}) if found else {}
        if not found or level not in levels:
            return ""
        counts = self._begin(found)
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return _label(levels, counts, level)

    def _begin(self, found: _List) -> dict[int, int]:
        counts = self.counts.setdefault(found.abstract, {})
        if not found.begun:
            found.begun = True
            for level, start in found.starts.items():
                counts[level] = start - 1
        return counts


def read_numbering(root: Element | None) -> Numbering:
    """The lists of numbering.xml (none where the part is missing)."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.iter("abstractNum"):
        levels = {_int(level.get("ilvl")): _level(level) for level in abstract.iter("lvl")}
        numbering.levels[abstract.get("abstractNumId", "")] = levels
    for item in root.iter("num"):
        starts = {
            _int(override.get("ilvl")): _int(start.get("val"), 1)
            for override in item.iter("lvlOverride")
            for start in override.iter("startOverride")
        }
        numbering.lists[item.get("numId", "")] = _List(value(item, "abstractNumId"), starts)
    return numbering


def value(parent: Element | None, tag: str) -> str:
    """The `val` of a child element; "" where there is none."""
    child = None if parent is None else parent.find(tag)
    return "" if child is None else child.get("val", "")


def _level(level: Element) -> Level:
    return Level(value(level, "numFmt"), value(level, "lvlText"), _int(value(level, "start"), 1))


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default


def _label(levels: Mapping[int, Level], counts: Mapping[int, int], level: int) -> str:
    shown = levels[level]
    if shown.form == "none":
        return ""
    if shown.form == "bullet":
        return _bullet(shown.pattern)
    label = shown.pattern
    for index in range(_LEVELS):
        if f"%{index + 1}" in label and index in levels:
            count = counts.get(index, levels[index].start)
            label = label.replace(f"%{index + 1}", _number(count, levels[index].form))
    return label.strip()


def _bullet(char: str) -> str:
    char = char.strip()
    if len(char) == 1 and ord(char) in _PRIVATE:
        char = chr(ord(char) - _PRIVATE.start)
        return char if char in "-+*" else "•"
    return "•" if char == "o" else char


def _number(count: int, form: str) -> str:
    count = min(max(count, 0), _LARGEST)
    if form in ("upperRoman", "lowerRoman"):
        letters = roman(count)
        return letters if form == "upperRoman" else letters.lower()
    if form in ("upperLetter", "lowerLetter") and count:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)
