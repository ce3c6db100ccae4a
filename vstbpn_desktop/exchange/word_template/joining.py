"""Fillings of one template put one after another: they share styles, numbering and pictures already."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_MARKS: Final = ("w:bookmarkStart", "w:bookmarkEnd")
_IDS_EACH: Final = 10_000
"""More than a template has pictures."""
_ID: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def append(whole: Any, one: Any, number: int) -> None:
    """Put the body of the `number`th filling after the others as a section of its own, its pages from 1.

    Both are documents of python-docx made of one template: what their bodies point to is the same.
    """
    body = whole.element.body
    last = body.find(qn("w:sectPr"))
    if last is None:
        last = OxmlElement("w:sectPr")
        body.append(last)
    last.addprevious(_section_end(last))
    _made_distinct(one.element.body, number * _IDS_EACH)
    for child in list(one.element.body):
        if child.tag != qn("w:sectPr"):
            last.addprevious(child)
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


def _made_distinct(body: Any, ids: int) -> None:
    """Without bookmarks, whose names may stand once; pictures with numbers of their own."""
    for mark in [found for name in _MARKS for found in body.iter(qn(name))]:
        mark.getparent().remove(mark)
    for number, picture in enumerate(body.iter(_ID), ids):
        picture.set("id", str(number))
