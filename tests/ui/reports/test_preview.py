"""The preview shows the pages of the very bytes it is given."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.reports.composing import Composed
from ui.reports.images import PageImages, open_pdf, page_sizes
from ui.reports.page_strip import PageStrip
from ui.reports.page_view import FIT_PAGES, FIT_WIDTH
from ui.reports.preview import WORKING, PreviewPanel
from ui.theme import Theme
from ui.widgets.card import EmptyState
from vstbpn_desktop.documents.model import Document, Paragraph
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.errors import UserError

WHITE = 250


@pytest.fixture
def preview(theme: Theme, qtbot: QtBot) -> PreviewPanel:
    made = PreviewPanel()
    qtbot.addWidget(made)
    made.resize(740, 620)
    with qtbot.waitExposed(made):
        made.show()
    return made


def settle(preview: PreviewPanel, qtbot: QtBot) -> None:
    """Wait until the pages that are seen are drawn."""
    preview.pages.viewport().repaint()
    qtbot.waitUntil(lambda: not preview.pages.images.waiting, timeout=20_000)


def darkness(preview: PreviewPanel) -> int:
    """How many points of the pages on the screen bear ink."""
    image = preview.pages.viewport().grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(image.pixelColor(x, y).lightness() < 90 for x, y in points)


def box_of(strip: PageStrip, page: int) -> QRect:
    box = strip.box(page)
    assert box is not None
    return box


def test_the_pages_are_drawn(preview: PreviewPanel, report: Composed, qtbot: QtBot) -> None:
    preview.show_pdf(report.pdf)
    assert darkness(preview) == 0
    settle(preview, qtbot)
    assert darkness(preview) > 50
    count = len(page_sizes(open_pdf(report.pdf, preview)))
    assert preview.pages.count == count > 3
    assert preview.where.text() == f"Trang 1 / {count}"


def test_the_page_number_follows(preview: PreviewPanel, report: Composed) -> None:
    preview.show_pdf(report.pdf)
    count = preview.pages.count
    preview.percent.click()
    assert preview.pages.mode == 75
    for page in (2, 0, count - 1):
        preview.pages.go_to(page)
        assert preview.where.text() == f"Trang {page + 1} / {count}"


@pytest.mark.parametrize("mode", [FIT_PAGES, FIT_WIDTH, 50, 200])
def test_the_place_stays_when_new_pages_come(
    preview: PreviewPanel, report: Composed, mode: str | int
) -> None:
    preview.show_pdf(report.pdf)
    preview.pages.set_mode(mode)
    preview.pages.go_to(2)
    bar = preview.pages.verticalScrollBar()
    before = bar.value()
    assert before > 0
    preview.show_pdf(report.pdf)
    assert bar.value() == before


def test_the_former_pages_stand_in_until_the_new_ones_are_drawn(
    preview: PreviewPanel, report: Composed, qtbot: QtBot
) -> None:
    preview.show_pdf(report.pdf)
    settle(preview, qtbot)
    ink = darkness(preview)
    preview.show_pdf(report.pdf)
    assert darkness(preview) == ink
    preview.clear()
    assert darkness(preview) == 0
    assert preview.where.text() == "Xem trước"


def test_a_chosen_size_is_that_of_paper(preview: PreviewPanel, report: Composed) -> None:
    preview.show_pdf(report.pdf)
    preview.pages.set_mode(100)
    box = preview.pages._placed.boxes[0]
    assert box.width == round(210 / 25.4 * preview.pages.logicalDpiX())
    preview.pages.step_zoom(1)
    assert preview.pages.mode == 125
    preview.pages.step_zoom(-1)
    preview.pages.step_zoom(-1)
    assert preview.pages.mode == 75
    assert preview.percent.isChecked()
    assert preview.percent.text() == "75 %"


def test_ctrl_and_wheel_enlarge(preview: PreviewPanel, report: Composed) -> None:
    preview.show_pdf(report.pdf)
    preview.pages.set_mode(100)
    where = QPointF(preview.pages.viewport().rect().center())
    for modifier, mode in ((Qt.KeyboardModifier.NoModifier, 100), (Qt.KeyboardModifier.ControlModifier, 125)):
        turn = QWheelEvent(
            where, where, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(preview.pages.viewport(), turn)
        assert preview.pages.mode == mode


def test_home_and_end_go_to_the_ends(preview: PreviewPanel, report: Composed, qtbot: QtBot) -> None:
    preview.show_pdf(report.pdf)
    qtbot.keyClick(preview.pages, Qt.Key.Key_End)
    assert preview.pages.page == preview.pages.count - 1
    qtbot.keyClick(preview.pages, Qt.Key.Key_Home)
    assert preview.pages.page == 0


def test_why_there_are_no_pages_is_said(preview: PreviewPanel, report: Composed) -> None:
    preview.show_error(UserError("Năm 2020 chưa có chương trình công tác.", "Hãy nhập chương trình."))
    notice = preview.findChild(EmptyState)
    assert notice is not None
    assert notice.title.text() == "Năm 2020 chưa có chương trình công tác."
    assert not preview.fit.isEnabled()
    preview.show_pdf(report.pdf)
    assert preview.fit.isEnabled()
    assert preview.where.text().startswith("Trang 1")


def test_work_is_told_only_when_it_lasts(preview: PreviewPanel, report: Composed, qtbot: QtBot) -> None:
    preview.working()
    assert preview.state.text() == ""
    qtbot.waitUntil(lambda: preview.state.text() == WORKING, timeout=3000)
    preview.show_pdf(report.pdf)
    assert preview.state.text() == ""


def test_only_near_pictures_are_kept(report: Composed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    size = QSize(300, 424)
    monkeypatch.setattr("ui.reports.images._KEPT_BYTES", 3 * size.width() * size.height() * 4)
    images = PageImages()
    images.show(report.pdf)
    for page in range(6):
        images.picture(page, size)
    qtbot.waitUntil(lambda: not images.waiting, timeout=20_000)
    assert sum(images._fresh.get(page) is not None for page in range(6)) == 3


def test_bytes_that_are_no_pdf_are_a_bug(preview: PreviewPanel) -> None:
    with pytest.raises(RuntimeError):
        preview.show_pdf(b"no pdf")


def test_the_scheme_reaches_the_ground(preview: PreviewPanel, report: Composed, theme: Theme) -> None:
    preview.show_pdf(report.pdf)
    theme.set_scheme("dark")
    QApplication.sendPostedEvents(None, QEvent.Type.PaletteChange)
    image = preview.pages.viewport().grab().toImage()
    assert image.pixelColor(4, image.height() // 2).lightness() < 60
    theme.set_scheme("light")


# the pages in small


def test_the_strip_lists_the_pages_and_leads_to_any(
    preview: PreviewPanel, report: Composed, qtbot: QtBot
) -> None:
    preview.show_pdf(report.pdf)
    strip, pages = preview.strip, preview.pages
    assert strip.isVisible() and strip.count == pages.count
    for page in (3, pages.count - 1, 0, 1):
        if not strip.viewport().rect().contains(box_of(strip, page).center()):
            strip.go_to(page)
        where = box_of(strip, page).center()
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert (pages.page, strip.current) == (page, page)
        assert preview.where.text().startswith(f"Trang {page + 1} /")


def test_the_strip_goes_by_keyboard_and_follows_scrolling(
    preview: PreviewPanel, report: Composed, qtbot: QtBot
) -> None:
    preview.show_pdf(report.pdf)
    for key, page in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, preview.pages.count - 1), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(preview.strip, key)
        assert preview.pages.page == page
    bar = preview.pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert preview.strip.current == preview.pages.page > 0
    assert box_of(preview.strip, preview.strip.current).intersects(preview.strip.viewport().rect())


def test_where_the_keyboard_is_can_be_seen(preview: PreviewPanel, report: Composed, qtbot: QtBot) -> None:
    preview.show_pdf(report.pdf)
    preview.strip.setFocus()
    qtbot.waitUntil(lambda: not preview.strip.images.waiting, timeout=20_000)
    with_focus = preview.strip.viewport().grab().toImage()
    preview.pages.setFocus()
    assert preview.strip.viewport().grab().toImage() != with_focus


def test_the_strip_can_be_put_away_and_one_page_needs_none(
    preview: PreviewPanel, report: Composed, qtbot: QtBot
) -> None:
    preview.show_pdf(report.pdf)
    preview.listed.click()
    assert not preview.strip.isVisible()
    preview.listed.click()
    assert preview.strip.isVisible()
    preview.show_pdf(render_pdf(Document("", (Paragraph("Một trang"),))))
    assert not preview.strip.isVisible() and not preview.listed.isVisible()
