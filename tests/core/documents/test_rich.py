"""Own words: what is written is read back the same, whatever was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.documents.model import Run
from vstbpn_desktop.documents.rich import Piece, bare, lists, pieces, written

WORDS = st.text(st.sampled_from("aâđ ơ.,;:*_-+/1"), min_size=1, max_size=12)


def test_paragraphs_lists_and_looks() -> None:
    text = "Mở đầu **rất rõ**, __nghiêng__.\n\n- một\n- **hai __ba__**\n+ bốn\nKết"
    found = pieces(text)
    assert [(piece.marker, "".join(run.text for run in piece.runs)) for piece in found] == [
        ("", "Mở đầu rất rõ, nghiêng."), ("-", "một"), ("-", "hai ba"), ("+", "bốn"), ("", "Kết"),
    ]  # fmt: skip
    assert found[0].runs == (
        Run("Mở đầu "), Run("rất rõ", bold=True), Run(", "), Run("nghiêng", italic=True), Run("."),
    )  # fmt: skip
    assert found[2].runs == (Run("hai ", bold=True), Run("ba", bold=True, italic=True))
    runs = [(marker, len(members)) for marker, members in lists(found)]
    assert runs == [("", 1), ("-", 2), ("+", 1), ("", 1)]


@pytest.mark.parametrize("text", ["2 ** 3 = 8", "một __ hai", "**", "a** b **c", "x__y", "- ", "** **"])
def test_a_mark_without_its_partner_is_text(text: str) -> None:
    assert all(not run.bold and not run.italic for piece in pieces(text) for run in piece.runs)


def test_other_marks_of_lists_become_dashes() -> None:
    assert [piece.marker for piece in pieces("• một\n– hai\n-ba\n5 - 3")] == ["-", "-", "", ""]


def test_plain_text_stays_one_string() -> None:
    assert pieces("Không có gì")[0].text == "Không có gì"
    assert bare("- **Một** hai\nba") == "Một hai ba"


@given(st.lists(WORDS, max_size=6))
def test_reading_what_was_written_changes_nothing_more(lines: list[str]) -> None:
    once = pieces("\n".join(lines))
    assert pieces(written(once)) == pieces(written(pieces(written(once))))
    assert bare(written(once)) == bare(written(pieces(written(once))))


LOOKS = (st.booleans(), st.booleans())
LOOKED = st.tuples(st.sampled_from(["", "-", "+"]), st.text("abcđ ", min_size=1), *LOOKS)


@given(st.lists(LOOKED))
def test_looks_survive_being_written(given_pieces: list[tuple[str, str, bool, bool]]) -> None:
    made = [
        Piece(marker, (Run(words.strip(), bold=bold, italic=italic),))
        for marker, words, bold, italic in given_pieces
        if words.strip()
    ]
    assert list(pieces(written(made))) == made
