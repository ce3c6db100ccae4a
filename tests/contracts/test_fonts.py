"""The fonts that are shipped hold every letter of Vietnamese, composed and combining."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QRawFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWELS = "aăâeêioôơuưy"
TONED = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
LETTERS = TONED | set(VOWELS) | set("đ")
COMBINING = set(TONES) | set("\u0302\u0306\u031b")
SIGNS = set("–—…“”‘’•×§°½₫\u00a0")


@pytest.mark.parametrize("name", sorted(p.name for p in FONTS.glob("*.ttf")))
def test_a_font_holds_every_vietnamese_letter(qapp: QGuiApplication, name: str) -> None:
    font = QRawFont(str(FONTS / name), 16)
    assert font.isValid()
    wanted = LETTERS | {letter.upper() for letter in LETTERS} | COMBINING | SIGNS
    assert [letter for letter in sorted(wanted) if not font.supportsCharacter(ord(letter))] == []


def test_both_families_are_there() -> None:
    assert len(list(FONTS.glob("LiberationSerif-*.ttf"))) == 4
    assert len(list(FONTS.glob("NotoSans-*.ttf"))) == 3
