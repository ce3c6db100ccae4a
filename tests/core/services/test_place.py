"""Where the data lie: OneDrive, network, stick and a full disk are told apart; a plain folder is no risk."""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath

import pytest

from vstbpn_desktop import drives
from vstbpn_desktop.services.place import place_of, risks_of

USER = PureWindowsPath("C:/Users/Hoà")
ENVIRONMENT = {"OneDrive": str(USER / "OneDrive - Sở Nội vụ"), "OneDriveConsumer": str(USER / "Đám mây")}


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (USER / "OneDrive - Sở Nội vụ" / "Desktop" / "vstbpn", "OneDrive"),
        (USER / "onedrive - sở nội vụ", "OneDrive"),
        (USER / "Đám mây" / "x", "OneDrive"),
        (PureWindowsPath("D:/OneDrive/x"), "OneDrive"),
        (USER / "Google Drive" / "x", "Google Drive"),
        (USER / "Dropbox", "Dropbox"),
        (USER / "iCloudDrive" / "x", "iCloud"),
        (USER / "AppData" / "Local" / "VSTBPN", ""),
        (USER / "Tài liệu OneDrive", ""),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known(folder: PureWindowsPath, service: str) -> None:
    assert drives.synchronised_by(folder, ENVIRONMENT) == service


@pytest.mark.parametrize("path", ["//may-chu/chung/x", "\\\\may-chu\\chung"])
def test_a_unc_path_is_of_the_network(path: str) -> None:
    assert drives.drive_kind(PureWindowsPath(path)) == drives.NETWORK


def test_each_risk_says_what_to_do() -> None:
    risks = list(risks_of(drives.NETWORK, "OneDrive", 10**8))
    assert [risk.what for risk in risks] == [
        "Dữ liệu nằm trong thư mục OneDrive tự đồng bộ",
        "Dữ liệu nằm trên ổ đĩa mạng",
        "Ổ đĩa chỉ còn 100 MB trống",
    ]
    assert all(risk.todo for risk in risks)
    assert [risk.what for risk in risks_of(drives.REMOVABLE, "", 10**12)] == ["Dữ liệu nằm trên USB"]


def test_a_folder_on_this_machine_is_no_risk(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    assert place.free > 0
    assert [risk for risk in place.risks if "chỉ còn" not in risk.what] == []


def test_a_folder_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    assert place_of(tmp_path / "gone").free == -1


@pytest.mark.skipif(sys.platform != "win32", reason="drives have letters on Windows")
def test_the_systems_drive_is_fixed_and_no_stick() -> None:
    assert drives.windows_drive_kind("C:") == drives.FIXED
    assert Path("C:\\") not in drives.removable_roots()
    assert drives.windows_drive_kind("Q:") == ""
