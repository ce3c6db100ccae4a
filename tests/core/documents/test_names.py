"""File names that Windows takes, whatever the title."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.documents.names import file_stem

REFUSED = set('<>:"/\\|?*')
DEVICES = {"con", "prn", "aux", "nul", "com1", "lpt9"}


@given(st.text(max_size=300), st.booleans())
def test_windows_takes_the_name(title: str, draft: bool) -> None:
    stem = file_stem(title, draft=draft)
    assert stem
    assert stem == stem.strip(" .")
    assert not REFUSED & set(stem)
    assert all(ord(letter) >= 32 for letter in stem)
    assert unicodedata.is_normalized("NFC", stem)
    assert stem.partition(".")[0].lower() not in DEVICES
    assert len(stem) <= 120


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Báo cáo 6 tháng đầu năm 2020", "Báo cáo 6 tháng đầu năm 2020"),
        ("Báo cáo số 05/BC-BVSTBPN: “đợt 1”?", "Báo cáo số 05 BC-BVSTBPN “đợt 1”"),
        ("con", "Văn bản con"),
        ("Aux.2020", "Văn bản Aux.2020"),
        (" ... ", "Văn bản"),
        (unicodedata.normalize("NFD", "Báo cáo"), "Báo cáo"),
    ],
)
def test_names_are_readable(title: str, name: str) -> None:
    assert file_stem(title) == name


def test_a_draft_says_so() -> None:
    assert file_stem("Báo cáo", draft=True) == "Báo cáo (dự thảo)"


def test_a_long_title_ends_at_a_word() -> None:
    assert file_stem("từ " * 100).endswith("từ")
