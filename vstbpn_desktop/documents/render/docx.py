"""The Word file: the document of record, with real styles, headings and repeated table headers.

The package is python-docx's; the body is written as XML text and parsed once, which is what makes a table of
thousands of rows quick.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import singledispatch
from typing import Any

from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.render import certificate, post  # noqa: F401  they draw further blocks
from vstbpn_desktop.documents.render import docx_styles as parts
from vstbpn_desktop.documents.render import docx_xml as xml
from vstbpn_desktop.documents.render.drawn import Closing, Grid, Item, Lined, NewPage, Para, Rule, Sheet
from vstbpn_desktop.documents.render.flow import flow, mark
from vstbpn_desktop.documents.styles import Page

# Parts of python-docx's template that say nothing here: a picture of a page, 440 kB of styles for Word 2010.
_UNWANTED = ("/thumbnail", "/stylesWithEffects", "/extended-properties", "/customXml", "/numbering")
# The longest a property of the file may be.
_LONGEST = 255


def render_docx(document: Document) -> bytes:
    """The document as the bytes of a .docx file."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    file = docx.Document()
    part: Any = file.part

    def fill(target: Any, content: str) -> None:
        # The tree itself, not its children: lxml takes seconds to move thousands of them between documents.
        target._element = parse_xml(content)

    def header(content: str) -> str:
        made, relation = part.add_header_part()
        fill(made, content)
        return str(relation)

    def footer(content: str) -> str:
        made, relation = part.add_footer_part()
        fill(made, content)
        return str(relation)

    page = styles.PAPERS[document.paper]
    empty = header(parts.empty_header())
    framed = mark(document)
    first = header(parts.mark_header(xml.frame_xml(framed))) if framed else empty
    number = header(parts.number_header()) if page.numbered else first
    # a section without a footer of its own has that of the one before
    contact, none = (footer(parts.contact_footer(words)) for words in (document.contact, ""))
    _describe(file, document)
    fill(part.part_related_by(RELATIONSHIP_TYPE.STYLES), parts.styles_xml())
    fill(part.part_related_by(RELATIONSHIP_TYPE.SETTINGS), parts.settings_xml())
    fill(part, _document(flow(document), page, number, (first, empty), (contact, none)))
    saved = io.BytesIO()
    part.save(saved)
    return saved.getvalue()


def _describe(file: Any, document: Document) -> None:
    """The file's properties; nothing of the template's own is left."""
    properties = file.core_properties
    properties.title, properties.author = document.title[:_LONGEST], document.author[:_LONGEST]
    properties.comments, properties.language = "", styles.LANGUAGE
    properties.last_modified_by = properties.author
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    for relations in (file.part.rels, file.part.package.rels):
        for key in [key for key, related in relations.items() if related.reltype.endswith(_UNWANTED)]:
            del relations[key]


def _document(
    sheets: Sequence[Sheet], page: Page, number: str, headers: tuple[str, str], footers: tuple[str, str]
) -> str:
    """The main part with its sections; the properties of all but the last stand in a paragraph.

    Of the headers the first is for sheets that open a paper, of the footers for the first sheet.
    """
    written: list[str] = []
    for i, sheet in enumerate(sheets):
        head, foot = headers[not sheet.opens], footers[i > 0]
        section = parts.section_xml(page, sheet.landscape, number, head, foot)
        written.append(_sheet(sheet.items))
        written.append(section if i + 1 == len(sheets) else xml.gap_xml(after=section))
    return f"<w:document {parts.NAMESPACE}><w:body>{''.join(written)}</w:body></w:document>"


def _sheet(items: Iterable[Item]) -> str:
    written: list[str] = []
    opener = ""
    for item in items:
        if isinstance(item, NewPage):
            opener = xml.PAGE_BREAK
            continue
        if opener and not isinstance(item, Para):
            written.append(xml.gap_xml(opener))
            opener = ""
        written.append(xml.para_xml(item, opener) if isinstance(item, Para) else _item(item))
        opener = ""
    return "".join(written)


@singledispatch
def _item(item: object) -> str:
    raise TypeError(f"no way to write {type(item).__name__}")


@_item.register
def _(item: Rule) -> str:
    return xml.rule_xml(item)


@_item.register
def _(item: Grid) -> str:
    return xml.grid_xml(item) + xml.gap_xml(points=item.after)


@_item.register
def _(item: Lined) -> str:
    return xml.lined_xml(item) + xml.gap_xml(points=item.after)


@_item.register
def _(item: Closing) -> str:
    """A paragraph kept to the next takes its last two lines along; of a table, the last two rows."""
    written = [
        xml.para_xml(before, xml.KEEP)
        if isinstance(before, Para)
        else xml.lined_xml(before, tied=True) + xml.gap_xml(xml.KEEP, before.after)
        for before in item.before
    ]
    return "".join(written) + xml.gap_xml(xml.KEEP, styles.SIGNATURE_BEFORE) + _item(item.grid)
