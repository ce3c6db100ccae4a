"""The Word file: what Word and the officer find in it."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.core.documents import samples
from tests.core.documents.geometry import squeezed
from vstbpn_desktop.documents.model import Document, Heading, Paragraph, Run, Title, lines, plain
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.docx_styles import style_id
from vstbpn_desktop.documents.styles import STYLES

# Children in the order of the schema (ECMA-376, wml.xsd), those we use: Word refuses a file that mixes them.
ORDER = {
    "pPr": "pStyle keepNext pageBreakBefore widowControl pBdr spacing ind jc outlineLvl sectPr",
    "rPr": "rFonts b bCs i iCs color sz szCs highlight u lang",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "styles": "docDefaults style",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
}


def _parts(document: Document) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(render_docx(document))) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if re.fullmatch(r"word/(document|styles|settings|header\d+)\.xml", name)
        }


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


@pytest.fixture(scope="module")
def parts() -> dict[str, etree._Element]:
    return _parts(replace(samples.FULL, draft=True))


@pytest.mark.parametrize("name", samples.ALL)
def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    for part in _parts(samples.ALL[name]).values():
        for element in part.iter():
            order = ORDER.get(_local(element), "").split()
            places = [order.index(_local(child)) for child in element] if order else []
            assert places == sorted(places), etree.tostring(element)[:300]


@pytest.mark.parametrize("name", samples.ALL)
def test_every_table_and_cell_ends_with_a_paragraph(name: str) -> None:
    body = _parts(samples.ALL[name])["word/document.xml"][0]
    for parent in (body, *body.iter(qn("w:tc"))):
        for table in parent.findall(qn("w:tbl")):
            following = table.getnext()
            assert following is not None and following.tag == qn("w:p")
    assert all(cell[-1].tag == qn("w:p") for cell in body.iter(qn("w:tc")))


@pytest.mark.parametrize("name", samples.ALL)
def test_cells_fill_the_grid(name: str) -> None:
    body = _parts(samples.ALL[name])["word/document.xml"][0]
    for table in body.iter(qn("w:tbl")):
        columns = [int(column.get(qn("w:w"), "")) for column in table.iter(qn("w:gridCol"))]
        for row in table.findall(qn("w:tr")):
            widths = [int(width.get(qn("w:w"), "")) for width in row.iter(qn("w:tcW"))]
            spans = [
                int(span.get(qn("w:val"), ""))
                for cell in row.iter(qn("w:tcPr"))
                for span in cell.findall(qn("w:gridSpan"))
            ]
            assert sum(widths) == sum(columns)
            assert len(widths) + sum(spans) - len(spans) == len(columns)


def test_headings_are_words_own() -> None:
    file = docx.Document(io.BytesIO(render_docx(samples.FULL)))
    headings = {
        p.text: p.style.name for p in file.paragraphs if p.style and p.style.name.startswith("Heading")
    }
    expected = {plain(b.text): f"Heading {b.level}" for b in samples.FULL.blocks if isinstance(b, Heading)}
    assert headings == expected


def test_no_other_font_or_theme_colour(parts: dict[str, etree._Element]) -> None:
    for name in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
        for fonts in parts[name].iter(qn("w:rFonts")):
            assert set(fonts.attrib.values()) == {"Times New Roman"} and len(fonts.attrib) == 4
    coloured = [colour.get(qn("w:val")) for colour in parts["word/styles.xml"].iter(qn("w:color"))]
    assert coloured == ["FF0000", "9B1C1C"], "only the mark of urgency and the word of a certificate are red"
    named = {style.get(qn("w:styleId")) for style in parts["word/styles.xml"].iter(qn("w:style"))}
    used = {style.get(qn("w:val")) for part in parts.values() for style in part.iter(qn("w:pStyle"))}
    assert used <= named and {style_id(role) for role in STYLES} <= named


def test_layout_and_language(parts: dict[str, etree._Element]) -> None:
    mode = parts["word/settings.xml"].find(f".//{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']")
    assert mode is not None and mode.get(qn("w:val")) == "15"
    assert [e.get(qn("w:val")) for e in parts["word/styles.xml"].iter(qn("w:lang"))] == ["vi-VN"]


def test_each_section_counts_its_own_pages(parts: dict[str, etree._Element]) -> None:
    sections = list(parts["word/document.xml"].iter(qn("w:sectPr")))
    assert len(sections) == len(samples.FULL.sections)
    for section in sections:
        assert section.find(qn("w:titlePg")) is not None
        number = section.find(qn("w:pgNumType"))
        assert number is not None and number.get(qn("w:start")) == "1"
        kinds = [h.get(qn("w:type")) for h in section.findall(qn("w:headerReference"))]
        assert kinds == ["default", "first"]
    instructions = [f.get(qn("w:instr")) for part in parts.values() for f in part.iter(qn("w:fldSimple"))]
    assert instructions == [" PAGE "]


def test_tables_repeat_their_header_and_keep_their_rows_whole(parts: dict[str, etree._Element]) -> None:
    for table in parts["word/document.xml"].iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        repeated = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert sum(repeated) in (0, 2) and repeated == sorted(repeated, reverse=True)


def test_any_text_is_kept_as_it_was_typed() -> None:
    hostile = samples.HOSTILE + " ]]> &amp; <w:p/> \u00a0 ð 日本 😀"
    document = Document(
        "&<>" * 200,
        (Title("<BÁO CÁO>", hostile), Paragraph((Run(hostile, bold=True), "a\ud800\x00b"))),
        author="A & B",
    )
    file = docx.Document(io.BytesIO(render_docx(document)))
    assert [p.text for p in file.paragraphs if p.text] == [
        "<BÁO CÁO>",
        *[p.text for p in file.paragraphs if p.style and p.style.name == STYLES["subject"].name],
        hostile + "ab",
    ]
    subject = next(p.text for p in file.paragraphs if p.style and p.style.name == STYLES["subject"].name)
    assert squeezed(subject) == squeezed(hostile)
    assert file.core_properties.author == "A & B"
    assert file.core_properties.title == ("&<>" * 200)[:255]


def test_highlight_marks_what_is_to_be_confirmed(parts: dict[str, etree._Element]) -> None:
    marked = [
        run
        for run in parts["word/document.xml"].iter(qn("w:r"))
        if run.find(f".//{qn('w:highlight')}") is not None
    ]
    assert ["".join(map(str, run.itertext())) for run in marked] == ["cần xác nhận"]


def test_nothing_of_the_template_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(samples.FULL))) as package:
        names = package.namelist()
        text = b"".join(package.read(name) for name in names).decode("utf-8", "replace")
    assert not [
        name for name in names if re.search("thumbnail|customXml|numbering|stylesWithEffects|app", name)
    ]
    assert "python-docx" not in text


def test_a_tall_row_may_break() -> None:
    long = replace(samples.table(2), rows=(("1", "dài " * 4000, None, None, None, None),), total=None)
    body = _parts(Document("", (long,)))["word/document.xml"][0]
    assert [row.find(f".//{qn('w:cantSplit')}") is None for row in body.iter(qn("w:tr"))] == [
        False,
        False,
        True,
    ]


def test_title_lines_are_breaks_in_one_paragraph() -> None:
    title = Title("KẾ HOẠCH", ("Một dòng ngắn", "và dòng nữa"))
    file = docx.Document(io.BytesIO(render_docx(Document("", (title,)))))
    assert file.paragraphs[1].text == "\n".join(line.text for line in lines(title.subject))
