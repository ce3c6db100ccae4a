"""Practice data in the window: never mistaken for the real ones, left by one click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.shell.conftest import Desk
from ui.shell import facts
from ui.shell.practice import WORDS, PracticeBand
from ui.widgets.look import colours
from vstbpn_desktop.app import App
from vstbpn_desktop.services.safekeeping import look_after


def band(desk: Desk) -> PracticeBand | None:
    found = [one for one in desk.window.findChildren(PracticeBand) if not one.isHidden()]
    return found[0] if found else None


def practise(desk: Desk, core: App) -> PracticeBand:
    """From the real data, which open again when asked for, to the practice data."""
    folder, today = core.folder.root, core.today
    desk.workspace._real = lambda: App.open(folder, today)
    (line,) = [call for words, call in desk.workspace.menu_lines() if words == "Mở dữ liệu tập dượt"]
    line()
    desk.qtbot.waitUntil(lambda: band(desk) is not None)
    found = band(desk)
    assert found is not None
    return found


def test_practice_opens_in_place_of_the_real_data_and_goes_back(desk: Desk, core: App) -> None:
    real = core.folder.root
    desk.workspace.open("units")
    shown = practise(desk, core)
    assert desk.workspace.app.practice and desk.workspace.app.folder.root.parent == real
    assert WORDS in shown.accessibleName() and "06/07/2020" in shown.said
    assert desk.window.windowTitle().startswith("TẬP DƯỢT")
    assert list(desk.workspace._pages) == ["today"], "pages of the real data are gone"
    QTest.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.workspace._ready)
    assert not desk.workspace.app.practice and desk.workspace.app.folder.root == real
    assert "TẬP DƯỢT" not in desk.window.windowTitle()
    assert band(desk) is None
    desk.workspace.app.close()


def test_it_begins_again_at_will(desk: Desk, core: App) -> None:
    shown = practise(desk, core)
    app = desk.workspace.app
    app.save("unit", None, {"code": "MỚI", "name": "Đơn vị thử"})
    desk.window.top.search.setText("đơn vị thử")
    desk.messages.answers = ["no", "yes"]
    QTest.mouseClick(shown.again, Qt.MouseButton.LeftButton)
    assert desk.workspace.app is app, "what was practised is kept unless it is given up"
    QTest.mouseClick(shown.again, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.workspace.app is not app and desk.workspace._ready)
    assert desk.workspace.app.practice
    assert desk.workspace.app.search("Đơn vị thử") == []
    assert desk.window.top.search.text() == ""
    desk.workspace.app.close()


def test_what_is_done_in_practice_is_not_remembered_for_the_real_data(desk: Desk, core: App) -> None:
    desk.workspace.set_year(2019)
    practise(desk, core)
    assert desk.workspace.year == 2020
    desk.workspace.set_year(2021)
    assert desk.session.number("year") == 2019
    assert not look_after(desk.workspace.app).anything
    assert facts.gather(desk.workspace.app, 2020).backup == ""
    desk.workspace.app.close()


def test_unfinished_work_keeps_the_real_data(desk: Desk, core: App) -> None:
    desk.page("today").leaves = False
    desk.workspace.practise()
    assert desk.workspace.app is core and band(desk) is None


def test_practice_that_cannot_open_leads_back(desk: Desk, core: App) -> None:
    root = core.folder.root
    (root / "tap-duot").write_text("in the way", encoding="utf-8")
    desk.workspace._real = lambda: App.open(root, core.today)
    desk.workspace.practise()
    desk.qtbot.waitUntil(lambda: desk.window.stage._notice is not None)
    notice = desk.window.stage._notice
    assert notice is not None
    back = next(b for b in notice.findChildren(type(desk.window.top.year)) if b.text() == "Về dữ liệu thật")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert desk.workspace._ready and not desk.workspace.app.practice
    desk.workspace.app.close()


def test_the_band_is_painted(desk: Desk, core: App) -> None:
    shown = practise(desk, core)
    image = shown.grab().toImage()
    seen = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert {colours().soon, colours().soon_soft} <= seen
    desk.workspace.app.close()


def test_the_path_of_practice_lies_inside_the_real_folder() -> None:
    from vstbpn_desktop.services.practice import practice_folder

    assert practice_folder(Path("du-lieu")) == Path("du-lieu/tap-duot")
