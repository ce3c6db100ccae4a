"""What Word hides in a file: automatic numbers, fields, text boxes, notes, tracked changes, tables."""

from tests.core.exchange.programme import word_files as word
from vstbpn_desktop.exchange.programme import ProgrammeDraft, Role, assemble, classify, read_bytes
from vstbpn_desktop.exchange.programme.source import Zone


def _read(body: str, parts: dict[str, str] | None = None) -> list[str]:
    return [line.words for line in read_bytes(word.word_file(body, parts))]


def _understood(body: str) -> ProgrammeDraft:
    return assemble(classify(read_bytes(word.word_file(body))))


def _field(code: str, result: str) -> str:
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    inner = f"{marks[0]}<w:instrText>{code}</w:instrText>{marks[1]}<w:t>{result}</w:t>{marks[2]}"
    return f"<w:r>{inner}</w:r>"


def test_automatic_numbers_become_visible_labels() -> None:
    levels = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (2, 0), (2, 1), (3, 1)]
    body = "".join(word.paragraph(f"mục {n}", level) for n, level in enumerate(levels))
    labels = [line.split(" mục")[0] for line in _read(body)]
    assert labels == ["I.", "1.", "2.", "2.1.", "a)", "II.", "1.", "-", "•", "1."]


def test_numbers_set_by_a_style() -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/></w:pPr>'
    styles = (
        f'<w:styles {word.W}><w:style w:styleId="Base">{numbered}</w:style>'
        '<w:style w:styleId="Heading1"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>MỤC ĐÍCH</w:t></w:r></w:p>'
    lines = read_bytes(word.word_file(body, {"styles.xml": styles}))
    assert [(line.label, line.text, line.centred) for line in lines] == [("I.", "MỤC ĐÍCH", True)]


def test_an_empty_numbered_paragraph_is_no_line() -> None:
    assert _read(word.paragraph("", (1, 0)) + word.paragraph("a", (1, 0))) == ["II. a"]


def test_breaks_tabs_and_fields() -> None:
    page = f"<w:p><w:r><w:t>Trang</w:t></w:r>{_field(' PAGE ', '7')}{_field('REF x', 'mục 3')}</w:p>"
    count = '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    simple = f"<w:p>{count}<w:r><w:t>x</w:t></w:r></w:p>"
    assert _read(word.paragraph("a\nb\fc\td") + page + simple) == ["a", "b", "c", "d", "Trangmục 3", "x"]
    lines = read_bytes(word.word_file(word.paragraph("a\nb\fc")))
    assert [(line.soft, line.page_break) for line in lines] == [(False, False), (True, False), (False, True)]


def test_deleted_text_is_left_out_and_inserted_text_kept() -> None:
    runs = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
    assert _read(f"<w:p>{runs}<w:hyperlink><w:r><w:t> liên kết</w:t></w:r></w:hyperlink></w:p>") == [
        "mới liên kết"
    ]


def test_content_controls_and_symbols() -> None:
    control = f"<w:sdt><w:sdtContent>{word.paragraph('trong khung')}</w:sdtContent></w:sdt>"
    runs = '<w:sym w:char="F0B7"/><w:t>x</w:t><w:noBreakHyphen/><w:t>y</w:t><w:sym w:char="?"/>'
    assert _read(f"{control}<w:p><w:r>{runs}</w:r></w:p>") == ["trong khung", "\uf0b7x-y"]


def test_a_text_box_is_read_once() -> None:
    lines = read_bytes(word.word_file(word.text_box("(để báo cáo);")))
    assert [(line.text, line.zone) for line in lines] == [("(để báo cáo);", Zone.TEXT_BOX)]


def test_margins_and_footnotes_are_kept_and_shown() -> None:
    note = word.paragraph("Theo sổ.")
    parts = {
        "header1.xml": f"<w:hdr {word.W}>{word.paragraph('BAN VSTBPN TỈNH')}</w:hdr>",
        "header2.xml": f"<w:hdr {word.W}>{word.paragraph('BAN VSTBPN TỈNH')}{word.paragraph('2')}</w:hdr>",
        "footnotes.xml": f"<w:footnotes {word.W}><w:footnote>{note}</w:footnote></w:footnotes>",
    }
    lines = classify(read_bytes(word.word_file(word.paragraph("- Việc."), parts)))
    assert [(line.words, line.role) for line in lines] == [
        ("- Việc.", Role.ITEM),
        ("BAN VSTBPN TỈNH", Role.UNREAD),
        ("Theo sổ.", Role.UNREAD),
    ]
    assert lines[1].doubts and lines[2].doubts


_LABELLED = f"<w:tc>{word.paragraph('', (1, 1))}</w:tc>"


def _cell(text: str, span: int = 1) -> str:
    width = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
    return f"<w:tc>{width}{word.paragraph(text)}</w:tc>"


def test_a_table_of_assignment_with_merged_headings() -> None:
    rows = [
        _cell("TT")
        + _cell("Nội dung")
        + _cell("Đơn vị thực hiện", 2)
        + _cell("Thời gian")
        + _cell("Sản phẩm"),
        "".join(map(_cell, ("", "", "Chủ trì", "Phối hợp", "", ""))),
        "".join(map(_cell, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"))),
        _cell("I. CÔNG TÁC CÁN BỘ", 6),
        _LABELLED + "".join(map(_cell, ("Mở lớp", "Sở Nội vụ", "Sở Y tế, Sở Tư pháp", "Quý III", "Lớp học"))),
        _LABELLED + "".join(map(_cell, ("Đưa tin", "Báo tỉnh; Đài tỉnh", "", "Thường xuyên", ""))),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    draft = _understood(word.paragraph("CHƯƠNG TRÌNH năm 2025") + table)
    assert [passage.text.split("\t")[0] for passage in draft.table_heads] == ["TT", "Chủ trì", "(1)"]
    assert [(part.code, part.title) for part in draft.parts] == [("I", "CÔNG TÁC CÁN BỘ")]
    first, second = draft.items
    assert (first.code, first.marker, first.text, first.lead) == ("I.1", "1.", "Mở lớp", ("Sở Nội vụ",))
    assert first.cooperating == ("Sở Y tế", "Sở Tư pháp")
    assert (str(first.due), first.product) == ("2025-09-30", "Lớp học")
    assert (second.lead, str(second.nature)) == (("Báo tỉnh", "Đài tỉnh"), "year_round")


def test_other_tables_are_read_cell_by_cell() -> None:
    lines = read_bytes(word.word_file(word.table([["a\nb", "c"], ["d", ""]])))
    assert [(line.text, line.where) for line in lines] == [
        ("a", "bảng 1, hàng 1, ô 1"),
        ("b", "bảng 1, hàng 1, ô 1"),
        ("c", "bảng 1, hàng 1, ô 2"),
        ("d", "bảng 1, hàng 2, ô 1"),
    ]


def test_a_table_inside_a_table() -> None:
    inner = word.table([["trong"]])
    assert _read(f"<w:tbl><w:tr><w:tc>{word.paragraph('ngoài')}{inner}</w:tc></w:tr></w:tbl>") == [
        "ngoài",
        "trong",
    ]


def test_deeper_bullets_of_a_list_are_details() -> None:
    bullets = [("Hội thi:", (2, 0)), ("cấp xã;", (2, 1)), ("cấp tỉnh.", (2, 1)), ("Tập huấn.", (2, 0))]
    draft = _understood("".join(word.paragraph(text, level) for text, level in bullets))
    assert [item.text for item in draft.items] == ["Hội thi:\n• cấp xã;\n• cấp tỉnh.", "Tập huấn."]
