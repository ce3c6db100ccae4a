"""Words on the clipboard: nothing becomes a formula, nothing breaks the rows."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from ui.tables.clipboard import html_table, safe_cell, tab_separated

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
