"""Word files made for tests: paragraphs, automatic numbers, tables, text boxes."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_REL = (
    '<Relationship Id="r{}" Target="{}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/>'
)
_NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""


def word_file(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A .docx of this XML inside `w:body`; further parts by their name under word/."""
    parts = {"numbering.xml": _NUMBERING} | (parts or {})
    kinds = [(name, name.partition(".")[0].rstrip("0123456789")) for name in parts]
    relations = "".join(_REL.format(n, name, kind) for n, (name, kind) in enumerate(kinds))
    return package(
        {
            "_rels/.rels": _RELS.format(_REL.format(0, "word/document.xml", "officeDocument")),
            "word/_rels/document.xml.rels": _RELS.format(relations),
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        }
        | {f"word/{name}": text for name, text in parts.items()}
    )


def package(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(text: str, numbered: tuple[int, int] | None = None) -> str:
    """One paragraph: `\\n` a soft break, `\\f` a page break, `\\t` a tab; `numbered` is list id and level."""
    marks = {"\n": "<w:br/>", "\f": '<w:br w:type="page"/>', "\t": "<w:tab/>"}
    runs = [text]
    for sign in marks:
        runs = [piece for run in runs for piece in _cut(run, sign)]
    inner = "".join(marks.get(run) or f'<w:t xml:space="preserve">{escape(run)}</w:t>' for run in runs if run)
    style = ""
    if numbered:
        level, number = f'<w:ilvl w:val="{numbered[1]}"/>', f'<w:numId w:val="{numbered[0]}"/>'
        style = f"<w:pPr><w:numPr>{level}{number}</w:numPr></w:pPr>"
    return f"<w:p>{style}<w:r>{inner}</w:r></w:p>"


def _cut(run: str, sign: str) -> list[str]:
    pieces = run.split(sign)
    return [piece for one in pieces[:-1] for piece in (one, sign)] + pieces[-1:]


def paragraphs(lines: Iterable[str]) -> str:
    return "".join(paragraph(line) for line in lines)


def table(rows: Iterable[Sequence[str]]) -> str:
    """A table; each cell's lines are paragraphs."""
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: Sequence[str]) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraphs(cell.split(chr(10)))}</w:tc>" for cell in cells) + "</w:tr>"


def text_box(text: str) -> str:
    """A paragraph with a text box, written twice as Word does."""
    box = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent {mc}>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"
