"""Fillings of one template put one after another: they share styles, numbering and pictures already."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_MARKS: Final = ("w:bookmarkStart", "w:bookmarkEnd")
_ID: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def append(whole: Any, one: Any) -> None:
    """Put the body of a filling after the others as a section of its own, its pages counted from 1.

    Both are documents of python-docx made of one template: what their bodies point to is the same.
    """
    body = whole.element.body
    last = body.find(qn("w:sectPr"))
    if last is None:
        last = OxmlElement("w:sectPr")
        body.append(last)
    body.insert(body.index(last), _section_end(last))
    ids = sum(1 for _ in body.iter(_ID))
    for child in one.element.body:
        if child.tag != qn("w:sectPr"):
            copied = deepcopy(child)
            ids = _made_distinct(copied, ids)
            body.insert(body.index(last), copied)
    _count_from_one(last)


def _section_end(section: Any) -> Any:
    """A paragraph that ends a section like this one; what follows begins a new page."""
    paragraph = OxmlElement("w:p")
    properties = OxmlElement("w:pPr")
    spacing = OxmlElement("w:spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), value)
    properties.append(spacing)
    ended = deepcopy(section)
    _count_from_one(ended)
    properties.append(ended)
    paragraph.append(properties)
    return paragraph


def _count_from_one(section: Any) -> None:
    numbering = section.find(qn("w:pgNumType"))
    if numbering is None:
        numbering = OxmlElement("w:pgNumType")
        before = [section.find(qn(f"w:{name}")) for name in ("lnNumType", "pgBorders", "pgMar", "pgSz")]
        at = next((found for found in before if found is not None), None)
        if at is None:
            section.append(numbering)
        else:
            at.addnext(numbering)
    numbering.set(qn("w:start"), "1")


def _made_distinct(element: Any, ids: int) -> int:
    """Without bookmarks, whose names may stand once; pictures with numbers of their own."""
    for mark in [found for name in _MARKS for found in element.iter(qn(name))]:
        if mark.getparent() is not None:
            mark.getparent().remove(mark)
    for picture in element.iter(_ID):
        ids += 1
        picture.set("id", str(100_000 + ids))
    return ids
