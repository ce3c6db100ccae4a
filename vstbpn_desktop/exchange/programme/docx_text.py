"""The characters of one Word paragraph, and the text boxes that hang on it."""

from dataclasses import dataclass, field

from vstbpn_desktop.exchange.programme.docx_package import Element

PAGE, SOFT = "\f", "\v"

_SKIPPED = frozenset({"pPr", "rPr", "del", "moveFrom", "delText", "sectPr", "tblPr", "trPr", "tcPr", "ruby"})
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": SOFT, "noBreakHyphen": "-"}
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_OFF = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph shows; tracked deletions, hidden field codes and page numbers are left out."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bold: bool = True
    _codes: list[str] = field(default_factory=list)
    _results: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def read(self, element: Element) -> None:
        """Take in everything below the element, in document order."""
        for child in element:
            self._take(child)

    def _take(self, child: Element) -> None:
        tag = child.tag
        if tag in _SKIPPED:
            return
        if tag == "t":
            self._write(child.text or "")
        elif tag in _SIGNS:
            self._write(_SIGNS[tag])
        elif tag == "br":
            self._write(PAGE if child.get("type") == "page" else SOFT)
        elif tag == "sym":
            self._write(_symbol(child.get("char", "")))
        elif tag in ("fldChar", "instrText"):
            self._field(child)
        elif tag == "txbxContent":
            self.boxes.append(child)
        else:
            self._descend(child)

    def _descend(self, child: Element) -> None:
        if child.tag == "fldSimple" and _is_page_field(child.get("instr", "")):
            return
        if child.tag == "AlternateContent":
            # Word writes a shape twice, for new and for old programs.
            child = next((branch for branch in child if branch.find(".//t") is not None), child)
        if child.tag == "r" and self.bold and child.find("t") is not None:
            self.bold = is_bold(child)
        self.read(child)

    def _write(self, text: str) -> None:
        if not any(_is_page_field(code) for code in self._codes):
            self.parts.append(text)

    def _field(self, child: Element) -> None:
        """Complex fields: begin, code, separate, result, end; they may stand inside one another."""
        kind = child.get("fldCharType")
        if kind == "begin":
            self._codes.append("")
        elif kind == "end":
            self._codes[-1:] = []
        elif child.tag == "instrText" and self._codes:
            self._codes[-1] += child.text or ""


def is_bold(run: Element) -> bool:
    """Whether a run is bold by itself, its style aside."""
    mark = run.find("rPr/b")
    return mark is not None and mark.get("val", "1") not in _OFF


def _is_page_field(code: str) -> bool:
    words = code.split()
    return bool(words) and words[0].upper() in _PAGE_FIELDS


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
