"""The program for Windows: frozen, checked, packed into an installer and an update package."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from windows.kit import ROOT, Kit, Watch, sha256, tail

MAKENSIS = ("makensis", r"C:\Program Files (x86)\NSIS\makensis.exe", r"C:\Program Files\NSIS\makensis.exe")
SYSTEM = "windows-amd64"


def version() -> str:
    """The version of the source."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def makensis() -> str:
    """The program that makes installers; "" where there is none."""
    return next((found for name in MAKENSIS if (found := shutil.which(name))), "")


def freeze(kit: Kit, watch: Watch) -> Path | None:
    """Freeze the copy of the source under Wine and check the folder; None where that fails."""
    watch.say("đóng gói chương trình (PyInstaller trong Wine)")
    frozen = kit.run(
        "pyinstaller", "--noconfirm", "--log-level", "ERROR", "build.spec", seconds=1800, quiet=True
    )
    bundle = kit.tree / "dist" / "vstbpn"
    if not watch.expect(frozen.returncode == 0 and (bundle / "vstbpn.exe").exists(), "đóng gói"):
        print(tail(frozen))
        return None
    check = [sys.executable, str(ROOT / "packaging" / "wine" / "check_bundle.py"), str(bundle)]
    checked = subprocess.run(check, capture_output=True, encoding="utf-8", check=False)
    if not watch.expect(checked.returncode == 0, f"gói đầy đủ: {tail(checked, 1)}"):
        print(tail(checked))
    watch.say(f"vstbpn.exe SHA-256 {sha256(bundle / 'vstbpn.exe')}")
    return bundle


def measure(kit: Kit, watch: Watch, bundle: Path) -> None:
    """Size, start against a bare frozen window, memory: by `measure.py` in that Windows."""
    watch.say("đóng gói cửa sổ trống, đo cỡ, lúc mở, bộ nhớ")
    bare = kit.run(
        "pyinstaller", "--noconfirm", "--log-level", "ERROR", "packaging/bare.spec", seconds=900, quiet=True
    )
    if not watch.expect(bare.returncode == 0, "đóng gói cửa sổ trống"):
        print(tail(bare))
        return
    folders = (kit.windows_path(folder) for folder in (bundle, bundle.with_name("bare")))
    done = kit.run("python", "packaging/measure.py", *folders, window=True, quiet=True)
    print(tail(done, 4))
    watch.expect(done.returncode == 0, "đo cỡ, lúc mở, bộ nhớ")


def make_installer(bundle: Path, target: Path, watch: Watch) -> Path | None:
    """The installer of a frozen folder, in the folder `target`; None where NSIS is missing or fails."""
    program = makensis()
    if not program:
        watch.say("không có NSIS (makensis): không làm bộ cài đặt")
        return None
    setup = target.resolve() / f"VSTBPN-{version()}-cai-dat.exe"
    given = {"VERSION": version(), "SOURCE": str(bundle.resolve()), "TARGET": str(setup)}
    given |= {"WIDE": "1"} if sys.platform == "linux" else {}
    words = [program, "-V2", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in given.items())]
    done = subprocess.run(
        [*words, str(ROOT / "packaging" / "installer.nsi")],
        capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if not watch.expect(done.returncode == 0 and setup.exists(), f"bộ cài đặt {setup.name}"):
        print(tail(done))
        return None
    watch.say(f"{setup.name}: {setup.stat().st_size / 1e6:.0f} MB, SHA-256 {sha256(setup)}")
    return setup


def make_package(bundle: Path, target: Path, watch: Watch) -> Path | None:
    """The package for “Cập nhật từ USB”, in the folder `target`; None where that fails."""
    package = target / f"VSTBPN-{version()}.capnhat"
    script = ROOT / "packaging" / "make_package.py"
    command = [sys.executable, str(script), str(bundle), SYSTEM, str(package)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    good = watch.expect(done.returncode == 0, f"gói cập nhật {tail(done, 1)}")
    return package if good else None
