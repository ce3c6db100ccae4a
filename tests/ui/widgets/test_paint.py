"""Painting helpers: what they cover, how they wrap and shorten."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.theme import Theme
from ui.widgets.look import LIGHT, STRONG_LIGHT, Meaning, font
from ui.widgets.paint import paint_pill, paint_progress, pill_size, wrapped


def canvas(width: int = 200, height: int = 48) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def columns(image: QImage, colour: str) -> set[int]:
    return {
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == QColor(colour)
    }


def test_a_pill_is_as_wide_as_its_word_and_centred(theme: Theme) -> None:
    image = canvas()
    painter = QPainter(image)
    box = paint_pill(painter, QRect(12, 0, 180, 48), "quá hạn 6 ngày", Meaning.LATE, QApplication.palette())
    painter.end()
    assert box.size() == pill_size("quá hạn 6 ngày")
    assert box.left() == 12
    assert abs((47 - box.bottom()) - box.top()) <= 1
    assert min(columns(image, LIGHT.late_soft)) in (12, 13)
    assert columns(image, LIGHT.late_soft) <= set(range(box.left(), box.right() + 1))


def test_a_pill_never_leaves_its_cell(theme: Theme) -> None:
    image = canvas()
    painter = QPainter(image)
    box = paint_pill(painter, QRect(0, 0, 60, 48), "quá hạn 128 ngày", Meaning.LATE, QApplication.palette())
    painter.end()
    assert box.width() == 60
    assert max(columns(image, LIGHT.late_soft)) < 60


def test_progress_is_as_long_as_its_fraction(theme: Theme) -> None:
    def done(fraction: float) -> int:
        image = canvas()
        painter = QPainter(image)
        paint_progress(painter, QRect(0, 0, 100, 48), fraction, "", QApplication.palette())
        painter.end()
        return len(columns(image, LIGHT.accent))

    assert done(0.0) == 0
    assert 15 <= done(0.5) <= 22
    assert 35 <= done(1.0) <= 40
    assert done(7.0) == done(1.0)


def test_no_fraction_draws_no_bar(theme: Theme) -> None:
    image = canvas()
    painter = QPainter(image)
    paint_progress(painter, QRect(0, 0, 100, 48), None, "–", QApplication.palette())
    painter.end()
    assert columns(image, LIGHT.track) == set()


def test_text_that_fits_is_one_line(theme: Theme) -> None:
    assert wrapped("Sở Nội vụ", font(), 400, 2) == ["Sở Nội vụ"]


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(st.text(st.characters(codec="latin-1", categories=["L", "N"]), min_size=1), max_size=30),
    width=st.integers(40, 500),
    lines=st.integers(1, 3),
)
def test_wrapping_keeps_the_words_and_the_width(
    qapp: QApplication, words: list[str], width: int, lines: int
) -> None:
    text = " ".join(" ".join(words).split())
    rows = wrapped(text, font(), width, lines)
    assert len(rows) <= lines
    metrics = QFontMetrics(font())
    assert all(metrics.horizontalAdvance(row) <= width + 1 for row in rows)
    joined = "".join(rows).replace(" ", "")
    whole = text.replace(" ", "")
    assert joined == whole or (joined.endswith("…") and whole.startswith(joined[:-1]))


def test_strong_contrast_tells_a_pill_by_its_line(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Theme, "is_strong", lambda self: True)
    theme._contrast_changed()
    image = canvas()
    painter = QPainter(image)
    box = paint_pill(painter, QRect(12, 0, 180, 48), "", Meaning.LATE, QApplication.palette())
    painter.end()
    ink = columns(image, STRONG_LIGHT.late)
    monkeypatch.undo()
    theme._contrast_changed()
    assert ink and ink <= set(range(box.left(), box.right() + 1))
