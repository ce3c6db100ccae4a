"""An update package: what is made is read, and what is torn, false or hostile is told apart."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vstbpn_desktop import drives
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.updating import find_packages, look_into
from vstbpn_desktop.services.updating.package import (
    MANIFEST,
    SUFFIX,
    Package,
    check_unpacked,
    short_code,
    this_system,
    unpack,
)
from vstbpn_desktop.services.updating.writing import write_package

FILES = {"vstbpn": b"program", "_internal/Ảnh/a.bin": b"\0" * 3_000_000, "_internal/empty": b""}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built program."""
    folder = tmp_path_factory.mktemp("built")
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "vstbpn").chmod(0o755)
    return folder


@pytest.fixture
def made(built: Path, tmp_path: Path) -> Path:
    """A package of it."""
    path = tmp_path / f"VSTBPN-0.2.0{SUFFIX}"
    write_package(built, "0.2.0", this_system(), path)
    return path


def quiet(fraction: float) -> None:
    """Nobody listens."""


def test_what_is_packed_comes_out(made: Path, tmp_path: Path) -> None:
    package = look_into(made)
    told: list[float] = []
    unpack(package, tmp_path / "out", told.append)
    assert {name: (tmp_path / "out" / name).read_bytes() for name in FILES} == FILES
    assert (package.version, package.size, told[-1]) == ("0.2.0", 3_000_007, 1.0)
    if sys.platform != "win32":
        assert (tmp_path / "out" / "vstbpn").stat().st_mode & 0o100
    check_unpacked(package, tmp_path / "out")


def test_the_code_is_that_of_the_manifest(built: Path, made: Path, tmp_path: Path) -> None:
    code = write_package(built, "0.2.0", this_system(), tmp_path / "again")
    assert look_into(made).code == code
    assert (tmp_path / "again").read_bytes() == made.read_bytes()
    assert short_code(b"x") == "2D71-1642-B726-B044"


def change(made: Path, edit: Callable[[dict[str, bytes]], object]) -> None:
    """Pack the package again with other contents."""
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edit(parts)
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def manifest(**values: Any) -> Callable[[dict[str, bytes]], None]:
    """An edit of the manifest."""

    def edit(parts: dict[str, bytes]) -> None:
        parts[MANIFEST] = json.dumps(json.loads(parts[MANIFEST]) | values).encode()

    return edit


def with_file(name: str) -> Callable[[dict[str, bytes]], None]:
    """A further file that the manifest knows."""

    def edit(parts: dict[str, bytes]) -> None:
        parts[name] = b"x"
        files = json.loads(parts[MANIFEST])["files"] | {name: [1, "00"]}
        manifest(files=files)(parts)

    return edit


WRONG = {
    "other product": manifest(product="other"),
    "no version": manifest(version="../../x"),
    "no files": manifest(files={}),
    "not a number": manifest(files={"vstbpn": ["x", ""]}),
    "a file more": lambda parts: parts.update({"more": b"x"}),
    "a file less": lambda parts: parts.pop("vstbpn"),
    "another size": lambda parts: parts.update({"vstbpn": b"longer program"}),
    "no manifest": lambda parts: parts.pop(MANIFEST),
    "manifest is no JSON": lambda parts: parts.update({MANIFEST: b"{"}),
    "out of the folder": with_file("../vstbpn"),
    "from the root": with_file("/vstbpn"),
    "another drive": with_file("C:x"),
    "a hidden stream": with_file("a.txt:b"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_package_is_refused(made: Path, what: str) -> None:
    change(made, WRONG[what])
    with pytest.raises(UserError, match="không phải gói cập nhật"):
        look_into(made)


def test_a_package_of_another_system_or_a_later_form_says_so(made: Path) -> None:
    change(made, manifest(format=2))
    with pytest.raises(UserError, match="khuôn mới"):
        look_into(made)
    change(made, manifest(format=1, system="windows-arm64"))
    with pytest.raises(UserError, match="loại máy khác"):
        look_into(made)


def test_a_file_that_was_changed_is_found_when_it_is_unpacked(made: Path, tmp_path: Path) -> None:
    change(made, lambda parts: parts.update(vstbpn=b"PROGRAM"))
    with pytest.raises(UserError, match="đã hỏng"):
        unpack(look_into(made), tmp_path / "out", quiet)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_a_package_cut_short_is_refused(made: Path, share: float) -> None:
    content = made.read_bytes()
    made.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(UserError, match="đã hỏng"):
        look_into(made)


def test_flipped_bits_in_the_contents_are_found(made: Path, tmp_path: Path) -> None:
    content = bytearray(made.read_bytes())
    for at in range(1200, 1260):
        content[at] ^= 0xFF
    made.write_bytes(content)
    with pytest.raises(UserError):
        unpack(look_into(made), tmp_path / "out", quiet)


def test_a_package_exchanged_after_it_was_looked_at_is_refused(made: Path, tmp_path: Path) -> None:
    package = look_into(made)
    change(made, manifest(version="0.3.0"))
    with pytest.raises(UserError, match="đã hỏng"):
        unpack(package, tmp_path / "out", quiet)


def test_what_the_disk_lost_is_found(made: Path, tmp_path: Path) -> None:
    package = look_into(made)
    for spoil in (Path.unlink, lambda path: path.write_bytes(b"PROGRAM")):
        unpack(package, tmp_path / "out", quiet)
        spoil(tmp_path / "out" / "vstbpn")
        with pytest.raises(UserError, match="không giống trong gói"):
            check_unpacked(package, tmp_path / "out")
        shutil.rmtree(tmp_path / "out")


def test_packages_are_found_in_the_root_and_one_folder_below(built: Path, tmp_path: Path) -> None:
    places = {"0.2.0": tmp_path, "0.10.0": tmp_path / "Cập nhật", "0.9.0": tmp_path / "x" / "too deep"}
    for version, folder in places.items():
        folder.mkdir(parents=True, exist_ok=True)
        write_package(built, version, this_system(), folder / f"a{version}{SUFFIX}")
    write_package(built, "0.3.0", "beos-x86", tmp_path / f"other{SUFFIX}")
    (tmp_path / f"torn{SUFFIX}").write_bytes(b"PK")
    found: list[Package] = find_packages([tmp_path, tmp_path / "pulled out"])
    assert [package.version for package in found] == ["0.10.0", "0.2.0"]


def test_without_a_stick_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "removable_roots", list)
    assert find_packages() == []
