"""Text of a document: runs of one look, cleaned once so that every renderer gets the same characters."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

# Characters that no line of print can show: controls but the line end, the soft hyphen, zero-width,
# direction and variant marks, lone surrogates and the code points that XML forbids.
_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e01ef]"
)
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def set_fields(block: object, **fields: object) -> None:
    """Give a frozen object its cleaned fields; only from its own `__post_init__`."""
    for name, value in fields.items():
        object.__setattr__(block, name, value)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `highlight` marks a value still to be confirmed ("cần xác nhận")."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    highlight: bool = False

    def __post_init__(self) -> None:
        set_fields(self, text=clean(self.text))


Line = str | Run
Lines = tuple[Line, ...]
Text = str | Run | Lines


def clean(text: str) -> str:
    """The text as it can be printed: NFC, line ends as `\\n`, tabs as blanks, nothing invisible."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))


def clean_text(text: Text | Iterable[Line]) -> Text:
    """The same for a text of several runs (a run cleans itself); any iterable of runs becomes a tuple."""
    if isinstance(text, str):
        return clean(text)
    return text if isinstance(text, Run) else tuple(clean(r) if isinstance(r, str) else r for r in text)


def runs(text: Text) -> tuple[Run, ...]:
    """The text as runs, the empty ones left out."""
    parts = (text,) if isinstance(text, str | Run) else text
    return tuple(run for run in (Run(p) if isinstance(p, str) else p for p in parts) if run.text)


def plain(text: Text) -> str:
    """The bare characters of a text."""
    return "".join(run.text for run in runs(text))


def lines(text: Line | Iterable[Line]) -> tuple[Run, ...]:
    """Lines of a centred heading: a line end within one makes two, the empty ones are left out."""
    whole = (text,) if isinstance(text, str | Run) else tuple(text)
    found = (
        replace(run, text=part.strip())
        for line in whole
        for run in runs(line)
        for part in run.text.split("\n")
    )
    return tuple(run for run in found if run.text)


def is_blank(text: Text) -> bool:
    """Whether nothing of the text would be seen."""
    return not plain(text).strip()


def listed(items: Iterable[Text], *, marker: str = "", last: str = ".") -> tuple[Text, ...]:
    """Lines of an official list: each ends with ";", the last with `last`; a mark already there is kept.

    `marker` ("- ") is put before lines that have none (Decree 30, Appendix I: căn cứ, kính gửi, nơi nhận).
    """
    kept = [item for item in items if not is_blank(item)]
    ends = [";"] * (len(kept) - 1) + [last]
    return tuple(_listed(item, marker, end) for item, end in zip(kept, ends, strict=False))


def _listed(item: Text, marker: str, end: str) -> Text:
    parts = list(runs(item))
    parts[-1] = replace(parts[-1], text=parts[-1].text.rstrip())
    text = plain(tuple(parts))
    before = () if not marker or text.lstrip().startswith(marker.strip()) else (marker,)
    after = () if text.endswith((";", ".", ":")) else (end,)
    return (*before, *parts, *after)
