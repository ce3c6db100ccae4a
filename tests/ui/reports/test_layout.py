"""Where pages stand: in order, apart, inside, and fitting."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.reports.layout import GAP, MARGIN, PageSize, arrange, columns_at, fit_pages, fit_width

A4, LYING = PageSize(595.28, 841.89), PageSize(841.89, 595.28)
PAGES = st.lists(st.sampled_from((A4, LYING)), min_size=1, max_size=30)
WIDTHS, HEIGHTS = st.integers(200, 3000), st.integers(150, 2000)
ZOOMS = st.floats(0.1, 5)


@given(PAGES, ZOOMS, st.integers(1, 2), WIDTHS)
def test_pages_stand_in_order_and_apart(sizes: list[PageSize], zoom: float, columns: int, width: int) -> None:
    placed = arrange(sizes, zoom, columns, width)
    assert len(placed.boxes) == len(sizes)
    for before, after in pairwise(placed.boxes):
        beside = after.top == before.top and after.left == before.left + before.width + GAP
        below = after.top >= before.bottom + GAP
        assert beside or below
    for box, size in zip(placed.boxes, sizes, strict=True):
        assert MARGIN <= box.left <= placed.width - MARGIN - box.width
        assert MARGIN <= box.top <= placed.height - MARGIN - box.height
        assert abs(box.width / box.height - size.width / size.height) < 0.05


@given(PAGES, WIDTHS, HEIGHTS)
def test_whole_pages_fit(sizes: list[PageSize], width: int, height: int) -> None:
    zoom, columns = fit_pages(sizes, width, height)
    placed = arrange(sizes, zoom, columns, width)
    assert placed.width <= width
    assert placed.boxes[0].height <= height - 2 * MARGIN + 1
    if columns == 2 and sizes[0] == sizes[1]:
        assert placed.boxes[1].top == placed.boxes[0].top


@given(PAGES, WIDTHS)
def test_the_widest_page_fills_the_width(sizes: list[PageSize], width: int) -> None:
    zoom, columns = fit_width(sizes, width)
    boxes = arrange(sizes, zoom, columns, width).boxes
    assert columns == 1
    assert max(box.width for box in boxes) in range(width - 2 * MARGIN - 3, width - 2 * MARGIN + 1)


def test_a_wide_room_shows_two_pages_and_a_narrow_one_shows_one() -> None:
    assert fit_pages([A4, A4], 720, 600)[1] == 2
    assert fit_pages([A4, A4], 420, 600)[1] == 1
    assert fit_pages([A4], 2000, 600)[1] == 1


def test_a_chosen_size_shows_as_many_pages_as_there_is_room_for() -> None:
    assert columns_at([A4, A4], 1.0, 1300) == 2
    assert columns_at([A4, A4], 1.0, 1100) == 1
    assert columns_at([A4], 0.1, 1100) == 1
