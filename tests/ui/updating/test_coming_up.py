"""A start after an update: the new version says that it came up, the old one that the new one did not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.encryption import PASSWORD, cheap
from tests.ui.seeded import core, seeded_folder
from tests.ui.shell.conftest import Desk, make_desk
from ui.locking.entry import PasswordEntry
from ui.updating import leaving
from ui.updating.coming_up import ComingUp
from ui.updating.place_notice import PlaceNotice
from ui.widgets.text import Text
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import encrypting, place, safekeeping, updating
from vstbpn_desktop.services.place import Risk
from vstbpn_desktop.services.updating import Package
from vstbpn_desktop.versions import Home, State

__all__ = ["core", "make_desk", "seeded_folder"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "Chương trình")


def bottom(desk: Desk) -> list[str]:
    return [label.text() for label in desk.window.bottom.done.findChildren(Text)] + [
        desk.window.bottom.done._text.text()
    ]


def test_a_version_on_trial_comes_up_once_its_data_are_open(
    make_desk: Callable[[], Desk], core: App, home: Home
) -> None:
    home.put_on_trial("0.2.0")
    home.begin_trial()
    desk = make_desk()
    ComingUp(desk.workspace, Home(home.root, "0.2.0"))
    assert home.read().trial == "0.2.0", "not before the data are open"
    desk.workspace.start(lambda: core)
    desk.qtbot.waitUntil(lambda: home.read() == State(current="0.2.0"))
    desk.qtbot.waitUntil(lambda: "Đã cập nhật lên bản 0.1.0" in bottom(desk))


def test_a_version_that_cannot_open_the_data_does_not_come_up(
    make_desk: Callable[[], Desk], home: Home
) -> None:
    home.put_on_trial("0.2.0")
    desk = make_desk()
    ComingUp(desk.workspace, Home(home.root, "0.2.0"))

    def fail() -> App:
        raise UserError("Ổ đĩa đầy.")

    desk.workspace.start(fail)
    assert home.read().trial == "0.2.0"


def test_the_old_version_tells_once_that_the_new_one_failed(
    make_desk: Callable[[], Desk], core: App, home: Home
) -> None:
    home.put_on_trial("0.2.0")
    home.begin_trial()
    home.give_up()
    desk = make_desk()
    ComingUp(desk.workspace, home)
    desk.workspace.start(lambda: core)
    desk.qtbot.waitUntil(lambda: bool(desk.messages.asked))
    ((title, text),) = desk.messages.asked
    assert title == "Bản 0.2.0 không khởi động được"
    assert "tự quay về bản 0.1.0" in text
    assert home.read() == State()


def test_leaving_backs_up_lets_go_and_starts_again(
    make_desk: Callable[[], Desk], core: App, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Home] = []
    monkeypatch.setattr(leaving, "start_again", lambda home, arguments: started.append(home))
    desk = make_desk()
    desk.workspace.start(lambda: core)
    desk.workspace.start_version(home, Package(home.root, "0.2.0", {}, ""))
    assert started == [home]
    assert home.read() == State(trial="0.2.0")
    assert desk.window.isHidden()
    again = App.open(core.folder.root)  # nobody holds the data any more
    assert [own.reason for own in safekeeping.own_backups(again)] == ["truoc-cap-nhat"]
    again.close()


def test_where_the_backup_fails_the_data_are_opened_again(
    make_desk: Callable[[], Desk], core: App, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise UserError("Ổ đĩa đầy.", "Hãy dọn bớt.")

    opened: list[App] = []

    def open_again() -> App:
        opened.append(core if not opened else App.open(core.folder.root))
        return opened[-1]

    monkeypatch.setattr(updating, "put_in_place", full)
    desk = make_desk()
    desk.workspace.start(open_again)
    desk.workspace.start_version(home, Package(home.root, "0.2.0", {}, ""))
    assert desk.messages.asked == [("Ổ đĩa đầy.", "Hãy dọn bớt.")]
    assert len(opened) == 2 and desk.window.isVisible()
    assert home.read() == State()
    opened[1].close()


def test_data_at_risk_are_told_at_the_bottom(
    make_desk: Callable[[], Desk], core: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "risks_of", lambda *_: iter([Risk("Dữ liệu nằm trên ổ đĩa mạng", "")]))
    desk = make_desk()
    PlaceNotice(desk.workspace)
    desk.workspace.start(lambda: core)
    desk.qtbot.waitUntil(lambda: "Dữ liệu nằm trên ổ đĩa mạng" in bottom(desk))


def test_a_password_that_is_not_typed_yet_is_no_failure(
    make_desk: Callable[[], Desk], core: App, home: Home
) -> None:
    with cheap():
        encrypting.turn_on(core, PASSWORD)
        core.close()
        home.put_on_trial("0.2.0")
        home.begin_trial()
        desk = make_desk()
        ComingUp(desk.workspace, Home(home.root, "0.2.0"))
        keys = desk.workspace.keys
        desk.workspace.start(lambda: App.open(core.folder.root, unlocked=keys.unlocked))
        assert home.read() == State(trial="0.2.0"), "nothing was tried yet"
        (entry,) = desk.window.findChildren(PasswordEntry)
        seen: list[bool] = []
        desk.workspace.waits.connect(lambda _: seen.append(home.read().begun))
        for typed in ("sai", PASSWORD):
            entry.field.setText(typed)
            entry.enter()
        assert seen == [True, False, True], "while one is tried, the version has to prove itself"
        desk.qtbot.waitUntil(lambda: home.read() == State(current="0.2.0"))
