"""The document model: clean text, cells, headers, sections."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.documents.model import (
    Appendix,
    Basis,
    Block,
    Column,
    Document,
    GroupRow,
    HeaderCell,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    clean,
    format_cell,
    lines,
    listed,
    plain,
)

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("cột\tmột", "cột một"),
        ("Thanh Hoa\u0301", "Thanh Hoá"),
        ("từ\u00ad-\u00adđiển\x00\x07", "từ-điển"),
        ("Q\ud800Đ\ufeff\u200b\u2060-UBND", "QĐ-UBND"),
        ("không\u00a0tách", "không\u00a0tách"),
        ('#let $x$ *a* _b_ <y> & "q" @ \\', '#let $x$ *a* _b_ <y> & "q" @ \\'),
    ],
)
def test_text_is_cleaned(raw: str, printed: str) -> None:
    assert clean(raw) == printed
    assert plain(Paragraph((Run(raw, bold=True),)).text) == printed


@given(ANY_TEXT)
def test_cleaned_text_can_be_written_anywhere(raw: str) -> None:
    text = clean(raw)
    assert clean(text) == text == unicodedata.normalize("NFC", text)
    text.encode("utf-8")
    assert not {c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"}


@pytest.mark.parametrize(
    ("cell", "kind", "printed"),
    [
        (None, "integer", ""),
        (0, "integer", "0"),
        (1234567, "integer", "1.234.567"),
        (-1200, "integer", "-1.200"),
        (Decimal("46.65"), "percent", "46,7"),
        (Decimal("14.25"), "percent", "14,3"),
        (100, "percent", "100,0"),
        (Decimal("2.50"), "text", "2,50"),
        (date(2020, 6, 30), "date", "30/06/2020"),
        ("2020", "text", "2020"),
    ],
)
def test_cells_are_printed_in_vietnamese(cell: object, kind: str, printed: str) -> None:
    assert format_cell(cell, kind) == printed  # type: ignore[arg-type]  # the table above is checked by eye


def test_header_follows_the_groups() -> None:
    table = Table(
        (Column("TT"), Column("Nam", group="Số người"), Column("Nữ", group="Số người"), Column("Ghi chú")), ()
    )
    assert table.header == (
        (HeaderCell("TT", 0, 1, 2), HeaderCell("Số người", 1, 2, 1), HeaderCell("Ghi chú", 3, 1, 2)),
        (HeaderCell("Nam", 1, 1, 1), HeaderCell("Nữ", 2, 1, 1)),
    )


@given(st.lists(st.lists(st.sampled_from("AB"), max_size=2), min_size=1, max_size=6))
def test_header_cells_cover_the_grid_once(groups: list[list[str]]) -> None:
    table = Table(tuple(Column(str(i), group=tuple(g)) for i, g in enumerate(groups)), ())
    covered = [
        (row, column)
        for top, cells in enumerate(table.header)
        for cell in cells
        for row in range(top, top + cell.rows)
        for column in range(cell.column, cell.column + cell.cols)
    ]
    assert sorted(covered) == [(r, c) for r in range(len(table.header)) for c in range(len(groups))]


def test_a_row_of_the_wrong_length_is_refused() -> None:
    columns = (Column("TT"), Column("Đơn vị"))
    with pytest.raises(ValueError, match="3 cells in a table of 2 columns"):
        Table(columns, (GroupRow("Nhóm"), ("1", "Sở", "thừa")))
    with pytest.raises(ValueError, match="1 cells"):
        Table(columns, (), total=("12",))


def test_appendices_begin_sections_and_number_themselves() -> None:
    def labels(*blocks: Block) -> list[tuple[str, bool, int]]:
        return [(s.label, s.landscape, len(s.blocks)) for s in Document("", blocks).sections]

    wide, plain_one = Appendix(None, "Biểu", landscape=True), Appendix(None, "Biểu")
    assert labels() == [("", False, 0)]
    assert labels(Paragraph("x"), wide) == [("", False, 1), ("Phụ lục", True, 1)]
    assert labels(Paragraph("x"), plain_one, Paragraph("y"), wide) == [
        ("", False, 1),
        ("Phụ lục I", False, 2),
        ("Phụ lục II", True, 1),
    ]
    assert labels(Appendix("1a", "Biểu")) == [("Phụ lục 1a", False, 1)]


def test_lists_end_as_the_decree_wants() -> None:
    assert [plain(t) for t in listed(("Như trên", "- Sở Nội vụ;", " ", "Lưu: VT"), marker="- ")] == [
        "- Như trên;",
        "- Sở Nội vụ;",
        "- Lưu: VT.",
    ]
    assert listed(()) == ()


def test_empty_parts_vanish_and_lines_split() -> None:
    assert lines(Title("BÁO CÁO", "một\nhai \n\n").subject) == (Run("một"), Run("hai"))
    assert Letterhead("", (" ",), "", "").agency == ()
    assert Basis(("", "Căn cứ Luật")).items == ("Căn cứ Luật",)
    assert Signature(("A", ""), name="").titles == (Run("A"),)
    assert plain(Heading((Run("I. ", bold=True), "MỤC\tĐÍCH")).text) == "I. MỤC ĐÍCH"
