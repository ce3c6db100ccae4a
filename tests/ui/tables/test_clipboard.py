"""Words on the clipboard: nothing becomes a formula, nothing breaks the rows; and rows from there."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from ui.tables.clipboard import html_table, pasted_rows, safe_cell, tab_separated

cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=20)
rows = st.lists(st.tuples(cells, cells), max_size=5)


@given(rows)
def test_rows_come_back_as_they_were(body: list[tuple[str, str]]) -> None:
    text = tab_separated(("Một", "Hai"), body)
    read = list(csv.reader(io.StringIO(text), delimiter="\t"))
    assert read[1:] == [[safe_cell(word) for word in row] for row in body]


@given(cells)
def test_no_cell_begins_like_a_formula(words: str) -> None:
    assert not safe_cell(words).startswith(("=", "+", "@", "\t"))


def test_numbers_stay_numbers() -> None:
    assert [safe_cell(word) for word in ("-5", "1.234,5", "-1.250", "+84 912")] == [
        "-5", "1.234,5", "-1.250", "'+84 912",
    ]  # fmt: skip


def test_html_marks_only_text_columns() -> None:
    table = html_table(("Mã", "Số"), [("<01>", "5")], (True, False))
    assert "&lt;01&gt;" in table
    assert table.count("mso-number-format") == 1


EXCEL = """<html><body><!--StartFragment-->
<table border=0><col width=64><tr height=20>
  <td class=xl65>Họ và tên</td><td colspan=2>Điện
  thoại</td></tr>
 <tr><td>Lê Thị A</td><td x:num="1">0912</td><td>a<br>b&amp;c</td></tr>
 <tr><td></td><td>&nbsp;</td><td></td></tr>
</table><table><tr><td>khác</td></tr></table></body></html>"""
WORD = "<table><tr><td><p>Một</p></td><td><p>a</p><p>b <b>c</b></p></td></tr></table>"


def test_a_table_is_read_from_html() -> None:
    assert pasted_rows(EXCEL, "x") == [["Họ và tên", "Điện thoại", ""], ["Lê Thị A", "0912", "a\nb&c"]]
    assert pasted_rows(WORD, "") == [["Một", "a\nb c"]]
    nested = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>"
    assert [row[-1] for row in pasted_rows(nested, "")] == ["c"]


def test_lines_parted_by_tabs_are_read() -> None:
    assert pasted_rows("", 'a\t"b\n""c"""\r\n\r\nd\te\r\n') == [["a", 'b\n"c"'], ["d", "e"]]
    assert pasted_rows("<p>x</p>", "một\nhai") == [["một"], ["hai"]]


@given(rows)
def test_copied_rows_come_back(body: list[tuple[str, str]]) -> None:
    def plain(word: str) -> str:
        lines = word.replace("\t", " ").split("\n")
        return "\n".join(" ".join(line.split()) for line in lines).strip("\n")

    read = pasted_rows(html_table(("Một", "Hai"), body, (True, True)), "")
    wanted = [["Một", "Hai"], *([plain(word) for word in row] for row in body)]
    assert read == [row for row in wanted if any(cell.strip() for cell in row)]


@given(st.text(st.sampled_from("<>/=\"' tabledhr\t\n0123colspan&;"), max_size=200), st.text(max_size=50))
def test_nothing_on_the_clipboard_breaks_the_reading(html: str, text: str) -> None:
    for row in pasted_rows(f"<table>{html}", text):
        assert all(isinstance(cell, str) for cell in row)
