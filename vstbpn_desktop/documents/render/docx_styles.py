"""The styles, settings and page headers of a Word file, as XML made from the decree's styles."""

from xml.sax.saxutils import escape, quoteattr

from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.styles import FONT, LANGUAGE, STYLES, Align, Page, Role, Style

NAMESPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_JUSTIFY: dict[Align, str] = {"left": "left", "center": "center", "right": "right", "justify": "both"}
# Names that Word knows: their styles fill the navigation pane and the table of contents.
_BUILT_IN: dict[Role, str] = {"heading1": "Heading1", "heading2": "Heading2", "heading3": "Heading3"}


def twips(mm: float) -> int:
    """Word's unit of length, a twentieth of a point."""
    return round(mm * 1440 / 25.4)


def style_id(role: Role) -> str:
    """The id under which paragraphs name the style of a role."""
    return _BUILT_IN.get(role, f"VB_{role}")


def styles_xml() -> str:
    """The whole styles part: defaults, Word's own basic styles, one style for each role."""
    roles = "".join(_style(role, style) for role, style in STYLES.items())
    return (
        f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}"
        f'<w:sz w:val="{styles.SIZE * 2}"/><w:szCs w:val="{styles.SIZE * 2}"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/></w:style>{roles}</w:styles>'
    )


def _style(role: Role, style: Style) -> str:
    own = "" if role in _BUILT_IN else ' w:customStyle="1"'
    name = f"<w:name w:val={quoteattr(style.name)}/>"
    after = f'<w:next w:val="{style_id("body")}"/>' if style.level else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id(role)}">{name}'
        f'<w:basedOn w:val="Normal"/>{after}<w:qFormat/>{_paragraph(style)}{_letters(style)}</w:style>'
    )


def _paragraph(style: Style) -> str:
    keep = "<w:keepNext/>" if style.keep else ""
    first, left = twips(style.first_mm), twips(style.left_mm)
    side = f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
    indent = f'<w:ind w:left="{left}" {side}/>' if first or left else ""
    level = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    return (
        f'<w:pPr>{keep}<w:widowControl/><w:spacing w:before="{round(style.before * 20)}" '
        f'w:after="{round(style.after * 20)}" w:line="240" w:lineRule="auto"/>{indent}'
        f'<w:jc w:val="{_JUSTIFY[style.align]}"/>{level}</w:pPr>'
    )


def _letters(style: Style) -> str:
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    italic = "<w:i/><w:iCs/>" if style.italic else ""
    size = round(style.size * 2)
    colour = "" if style.colour == styles.BLACK else f'<w:color w:val="{style.colour}"/>'
    return f'<w:rPr>{_FONTS}{bold}{italic}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def settings_xml() -> str:
    """Word 2013 and later layout, Vietnamese throughout, the comma in numbers."""
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{modes}</w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def number_header() -> str:
    """The page number in the middle of the top margin."""
    return (
        f'<w:hdr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="{style_id("page_number")}"/></w:pPr>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>'
    )


def empty_header() -> str:
    """The top margin of a first page."""
    return (
        f'<w:hdr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="{style_id("page_number")}"/></w:pPr></w:p></w:hdr>'
    )


def mark_header(frame: str) -> str:
    """The top margin of a first page with a framed mark above the issuing body."""
    return f"<w:hdr {NAMESPACE}>{frame}</w:hdr>"


def contact_footer(words: str) -> str:
    """The address at the foot of the first page, below a rule over the whole width; empty without words."""
    stroke = round(styles.RULE_STROKE * 8)
    edge = f'<w:top w:val="single" w:sz="{stroke}" w:space="2" w:color="{styles.BLACK}"/>'
    border = f"<w:pBdr>{edge}</w:pBdr>" if words else ""
    return (
        f'<w:ftr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="{style_id("contact")}"/>{border}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p></w:ftr>'
    )


def _border(page: Page) -> str:
    """Two lines around the page, measured from its edges."""
    if not page.border:
        return ""
    space = round(page.border * 72 / 25.4)
    edges = "".join(
        f'<w:{edge} w:val="double" w:sz="{round(styles.BORDER_STROKE * 8)}" w:space="{space}" '
        f'w:color="{styles.DEEP_RED}"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    return f'<w:pgBorders w:offsetFrom="page">{edges}</w:pgBorders>'


def section_xml(page: Page, landscape: bool, number_id: str, first_id: str, footer_id: str) -> str:
    """The properties of a section: sheet, margins, headers and footer by relationship id, numbers from 1."""
    size = (page.height, page.width) if landscape else (page.width, page.height)
    turned = ' w:orient="landscape"' if size[0] > size[1] else ""
    # an empty header is a line high, too: where the margin has no room for it there must be none
    margins = (
        f'<w:headerReference w:type="default" r:id="{number_id}"/>'
        f'<w:headerReference w:type="first" r:id="{first_id}"/>'
        f'<w:footerReference w:type="first" r:id="{footer_id}"/>'
    )
    return (
        f'<w:sectPr>{margins if page.header else ""}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(size[0])}" w:h="{twips(size[1])}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(page.header)}" w:footer="{twips(page.header)}" '
        f'w:gutter="0"/>{_border(page)}<w:pgNumType w:start="1"/><w:cols w:space="720"/>'
        "<w:titlePg/></w:sectPr>"
    )
