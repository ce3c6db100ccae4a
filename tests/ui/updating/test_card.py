"""The card of the program, and the place of the data: what they find, say and ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window, core, seeded_folder, window
from ui.pages.settings.computer import ComputerPart
from ui.updating.card import UpdateCard
from ui.updating.dialog import UpdateDialog
from ui.updating.place import PlaceCard
from ui.widgets.text import Text
from vstbpn_desktop import drives
from vstbpn_desktop.services import updating
from vstbpn_desktop.services.place import Place, risks_of
from vstbpn_desktop.services.updating.package import this_system
from vstbpn_desktop.services.updating.writing import write_package
from vstbpn_desktop.versions import Home

__all__ = ["core", "seeded_folder", "window"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    root = tmp_path / "Chương trình"
    root.mkdir()
    return Home(root)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only stick that is plugged in."""
    folder = tmp_path / "USB"
    folder.mkdir()
    monkeypatch.setattr(drives, "removable_roots", lambda: [folder])
    return folder


@pytest.fixture
def card(window: Window, home: Home, qtbot: QtBot) -> UpdateCard:
    part = ComputerPart(window)
    qtbot.addWidget(part)
    made = UpdateCard(window, home, part)
    part.column.addWidget(made)
    return made


def pack(stick: Path, home: Home, version: str) -> Path:
    built = stick.parent / f"built {version}"
    program = Home(built).program("")
    program.parent.mkdir()
    program.write_bytes(b"program")
    path = stick / f"VSTBPN-{version}{updating.SUFFIX}"
    write_package(built, version, this_system(), path)
    return path


def said(card: UpdateCard) -> str:
    return card.state.accessibleName()


def test_without_a_package_it_says_where_one_is_looked_for(card: UpdateCard, stick: Path) -> None:
    card.look()
    assert said(card) == (
        "Không thấy gói cập nhật nào trên USB "
        "Gói có đuôi .capnhat, nằm ngay trên USB hoặc trong một thư mục của USB."
    )
    assert card.rows == []


def test_an_older_version_is_named_not_offered(card: UpdateCard, stick: Path, home: Home) -> None:
    pack(stick, home, "0.0.9")
    card.look()
    assert said(card) == "Trên USB chỉ có bản 0.0.9 Không mới hơn bản đang dùng."
    assert card.rows == []


def test_a_newer_version_is_offered_asked_for_copied_and_started(
    card: UpdateCard, stick: Path, home: Home, window: Window
) -> None:
    pack(stick, home, "9.0.0")
    card.look()
    assert [row.text() for row in card.rows] == ["Bản 9.0.0"]
    assert card.state.isHidden()
    card.rows[0].click()
    assert isinstance(card.dialog, UpdateDialog)
    code = updating.look_into(stick / "VSTBPN-9.0.0.capnhat").code
    assert any(code in label.text() for label in card.dialog.findChildren(Text))
    card.dialog.go.click()
    assert home.program("9.0.0").read_bytes() == b"program"
    assert window.opened == [("version", "9.0.0")]


def test_who_does_not_want_it_keeps_what_runs(card: UpdateCard, stick: Path, home: Home) -> None:
    card.take(pack(stick, home, "9.0.0"))
    assert card.dialog is not None
    card.dialog.leave.click()
    assert not home.state_file.parent.exists()


def test_a_package_that_lies_elsewhere_can_be_chosen(
    card: UpdateCard, stick: Path, home: Home, window: Window
) -> None:
    window.script.files = [pack(stick, home, "0.0.9")]
    card.choose_file()
    assert window.script.asked == [
        ("Gói này là bản 0.0.9, không mới hơn bản đang dùng (0.1.0).", "Không cần cập nhật.")
    ]


def test_the_place_of_the_data_is_shown(window: Window, qtbot: QtBot) -> None:
    part = ComputerPart(window)
    qtbot.addWidget(part)
    part.load()
    shown = [label.text() for label in part.place.facts.findChildren(Text)]
    assert str(window.app.folder.root) in shown


def test_every_risk_has_its_banner(theme: object, qtbot: QtBot, tmp_path: Path) -> None:
    card = PlaceCard()
    qtbot.addWidget(card)
    card.show_place(Place(tmp_path, 10**8, tuple(risks_of(drives.NETWORK, "OneDrive", 10**8))))
    assert [banner.accessibleName().split(". ")[0][:28] for banner in card.banners] == [
        "Dữ liệu nằm trong thư mục On",
        "Dữ liệu nằm trên ổ đĩa mạng ",
        "Ổ đĩa chỉ còn 100 MB trống H",
    ]
    card.show_place(Place(tmp_path, -1, ()))
    assert card.banners == []
