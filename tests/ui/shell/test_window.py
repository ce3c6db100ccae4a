"""The frame: folding, bars, settings, keyboard, accessible names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import Desk
from ui.actions import Action
from ui.main_window import MainWindow
from ui.session import Session
from ui.shell.bars import BottomBar, TopBar
from ui.shell.settings_menu import SettingsMenu
from ui.shell.sidebar import Badge
from ui.theme import Theme
from ui.widgets.look import DARK, LIGHT, Colours, Meaning, px


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> MainWindow:
    made = MainWindow(Session(None), 2020)
    made.furnish()
    qtbot.addWidget(made)
    made.show()
    return made


def nothing() -> None:
    """An action that does nothing."""


def test_the_sidebar_folds_where_there_is_no_room(window: MainWindow) -> None:
    window.resize(1366, 768)
    assert not window.sidebar.narrow
    wide = window.sidebar.width()
    window.resize(900, 600)
    assert window.sidebar.narrow
    assert window.sidebar.width() < wide / 2
    assert window.sidebar.items()[0].toolTip() == "Hôm nay"


def test_folding_by_hand_is_kept(window: MainWindow) -> None:
    window.resize(1366, 768)
    window.toggle_folded()
    assert window.sidebar.narrow
    assert window._session.flag("folded")
    window.toggle_folded()
    assert not window.sidebar.narrow


def test_badges_are_seen_and_heard(window: MainWindow) -> None:
    window.sidebar.set_badges({"programme": Badge(3, Meaning.LATE, "3 nhiệm vụ quá hạn")})
    item = window.sidebar.items()[1]
    assert item.accessibleName() == "Chương trình, 3 nhiệm vụ quá hạn"
    window.sidebar.set_badges({"programme": Badge(0, Meaning.LATE)})
    assert item.badge is None


def test_arrows_go_from_place_to_place(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    items = window.sidebar.items()
    items[0].setFocus()
    QTest.keyClick(items[0], Qt.Key.Key_Down)
    assert items[1].hasFocus()
    QTest.keyClick(items[1], Qt.Key.Key_Up)
    QTest.keyClick(items[0], Qt.Key.Key_Up)
    assert items[-1].hasFocus()


def test_everything_has_a_name_and_is_reached_by_tab(desk: Desk) -> None:
    parts = [
        w
        for w in desk.window.findChildren(QAbstractButton) + desk.window.findChildren(QLineEdit)
        if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(parts) > 8
    assert [w for w in parts if not w.accessibleName()] == []
    reached = set()
    for _ in range(len(parts) + 2):
        QTest.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    by_arrows = {item for item in desk.window.sidebar.items() if not item.isChecked()}
    assert set(parts) - by_arrows <= reached


def test_buttons_that_look_the_same_are_kept(theme: Theme, qtbot: QtBot) -> None:
    bar = TopBar(2020)
    qtbot.addWidget(bar)
    pressed: list[str] = []
    bar.show_actions([Action("Ghi", lambda: pressed.append("old"), "check", "main")])
    before = [b for b in bar.findChildren(QAbstractButton) if b.text() == "Ghi"]
    bar.show_actions([Action("Ghi", lambda: pressed.append("new"), "check", "main")])
    assert [b for b in bar.findChildren(QAbstractButton) if b.text() == "Ghi"] == before
    before[0].click()
    assert pressed == ["new"]


def test_the_years_can_be_chosen(theme: Theme, qtbot: QtBot) -> None:
    bar = TopBar(2020)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_year(2020, (2021, 2020))
    bar.year.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Năm 2021", "Năm 2020", "", "Mở năm mới…", "Khoá số liệu năm 2020…",
    ]  # fmt: skip
    with qtbot.waitSignal(bar.year_chosen) as chosen:
        menu.actions()[0].trigger()
    with qtbot.waitSignal(bar.new_year_wanted):
        menu.actions()[-2].trigger()
    with qtbot.waitSignal(bar.lock_wanted):
        menu.actions()[-1].trigger()
    menu.close()
    assert chosen.args == [2021]


def test_a_closed_year_bears_its_pill(theme: Theme, qtbot: QtBot) -> None:
    bar = TopBar(2021)
    qtbot.addWidget(bar)
    bar.show_year(2021, (2021, 2020), {2020})
    assert not bar.closed and bar.locked.isHidden()
    bar.show_year(2020, (2021, 2020), {2020})
    assert bar.closed and bar.locked.isVisibleTo(bar) and bar.locked.text == "đã khoá"
    bar.show()
    bar.year.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    menu.close()
    assert words[1] == "Năm 2020 (đã khoá)" and words[-1] == "Mở khoá số liệu năm 2020…"


def test_a_short_job_does_not_flicker_and_a_long_one_shows(theme: Theme, qtbot: QtBot) -> None:
    bar = BottomBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.job_started("Nhập chương trình")
    assert bar._job.isHidden()
    bar.job_finished()
    qtbot.wait(200)
    assert bar._job.isHidden()
    bar.job_started("Nhập chương trình")
    bar.job_progressed(0.5, "16/32 nhiệm vụ")
    qtbot.waitUntil(bar._job.isVisible)
    assert bar._label.text() == "16/32 nhiệm vụ"
    with qtbot.waitSignal(bar.stop):
        bar._stop.click()
    bar.job_stopping()
    assert not bar._stop.isEnabled()


def test_a_stale_backup_is_marked(theme: Theme, qtbot: QtBot) -> None:
    bar = BottomBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_backup("Sao lưu đã kiểm chứng 07:30 hôm nay", ok=True)
    fresh = bar.grab().toImage()
    bar.show_backup("Sao lưu đã kiểm chứng 07:30 hôm nay", ok=False)
    assert bar.grab().toImage() != fresh


@pytest.fixture
def settings(window: MainWindow, theme: Theme, qtbot: QtBot) -> SettingsMenu:
    with qtbot.waitActive(window):
        window.activateWindow()
    return SettingsMenu(window, theme, window._session, nothing)


def test_the_font_size_by_keys(settings: SettingsMenu, window: MainWindow, theme: Theme) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    usual = px(100)
    QTest.keyClick(window, Qt.Key.Key_Plus, control)
    assert theme.percent == 110
    QTest.keyClick(window, Qt.Key.Key_Equal, control)
    assert theme.percent == 125
    assert px(100) > usual
    assert window._session.number("percent") == 125
    QTest.keyClick(window, Qt.Key.Key_Minus, control)
    QTest.keyClick(window, Qt.Key.Key_0, control)
    assert theme.percent == 100


def test_the_scheme_by_menu(settings: SettingsMenu, window: MainWindow, theme: Theme) -> None:
    menu = settings.menu()
    schemes = next(action.menu() for action in menu.actions() if action.text() == "Giao diện")
    assert isinstance(schemes, QMenu)
    next(line for line in schemes.actions() if line.text() == "Tối").trigger()
    assert theme.is_dark()
    assert window._session.text("scheme") == "dark"
    menu.deleteLater()


def test_nothing_breaks_at_any_size(desk: Desk, theme: Theme) -> None:
    desk.page("today").show_panel()
    for percent in (90, 150):
        for scheme in ("light", "dark"):
            theme.set_percent(percent)
            theme.set_scheme(scheme)
            for size in ((840, 480), (1366, 768), (1920, 1080)):
                desk.window.resize(*size)
                desk.window.refit()
                assert desk.window.grab().size().width() == size[0]


def test_the_window_does_not_ask_for_more_than_a_small_screen(desk: Desk, theme: Theme) -> None:
    desk.window.resize(840, 480)
    assert desk.window.minimumSizeHint().width() <= 840
    assert desk.window.minimumSizeHint().height() <= 480


def test_the_paint_is_told_once(theme: Theme, qtbot: QtBot, tmp_path: object) -> None:
    window = MainWindow(Session(None), 2020)
    qtbot.addWidget(window)
    told: list[int] = []
    window.painted.connect(lambda: told.append(1))
    window.show_first()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    assert told == [1]


def test_a_place_is_restored(theme: Theme, qtbot: QtBot) -> None:
    session = Session(None)
    session.set("geometry", [10, 20, 700, 500])
    window = MainWindow(session, 2020)
    qtbot.addWidget(window)
    assert (window.x(), window.y()) == (10, 20)


@pytest.mark.parametrize(("percent", "scheme", "width"), [(100, LIGHT, 1366), (150, DARK, 1366)])
def test_the_first_picture_stands_where_the_widgets_will(
    theme: Theme, qtbot: QtBot, percent: int, scheme: Colours, width: int
) -> None:
    theme.set_percent(percent)
    theme.set_scheme("dark" if scheme is DARK else "light")
    window = MainWindow(Session(None), 2020)
    qtbot.addWidget(window)
    window.resize(width, 768)
    window.show()
    picture = window.grab().toImage()
    window.furnish()
    window.sidebar.choose("today")
    real = window.grab().toImage()
    side = window.sidebar.width()
    places = [(x, y) for x in range(0, width, 2) for y in range(0, 768, 2)]
    other = [(x, y) for x, y in places if picture.pixel(x, y) != real.pixel(x, y)]
    assert len(other) < len(places) * 0.012
    assert [(x, y) for x, y in other if x > side and 80 < y < 700] == []
    row = {QColor(picture.pixel(x, y)).name() for x in range(side) for y in range(70, 110, 10)}
    assert {scheme.surface, scheme.line, scheme.accent_soft} <= row


def test_a_name_with_marks_does_not_spoil_the_first_picture(theme: Theme, qtbot: QtBot) -> None:
    session = Session(None)
    session.set("name", 'Ban <VSTBPN> & "tỉnh"')
    window = MainWindow(session, 2020)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    shown = window.grab().toImage()
    assert {shown.pixel(x, y) for x in range(20, 180) for y in range(14, 34)} != {shown.pixel(5, 5)}
