"""The installer and the program as an officer meets them, on a Vietnamese Windows.

Everything is done from outside: the files that appear, the exit codes, what Windows has registered.
"""

from __future__ import annotations

import json
import py_compile
import shutil
import subprocess
import sys
import time
from pathlib import Path

from windows.kit import OFFICER, ROOT, VIETNAMESE, Kit, Watch, environment, has, tail
from windows.product import SYSTEM

REGISTERED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\VSTBPN"
RUNNING, OLDER = 2, 3
SECONDS_TO_OPEN = 25
WHILE_OPEN = """
import subprocess, sys, time
program, data, setup = sys.argv[1:]
subprocess.Popen([program, "--data", data])
time.sleep(15)
code = subprocess.call([setup, "/S"])
subprocess.call(["taskkill", "/F", "/IM", "vstbpn.exe"])
sys.exit(code)
"""
PASSWORD = "Mưa xuân Quan Hóa"
PASSWORD_FILE = "mat-khau.txt"
UNLOCKS = f"""
import os
from pathlib import Path
from vstbpn_desktop.vault import KeyFile
def unlock(data):
    found = KeyFile.read(Path(data))
    return found and found.unlock({PASSWORD!r})
"""
KNOWS_THE_PASSWORD = (
    UNLOCKS
    + """
import sys
class Keyring:
    def __init__(self):
        self.unlocked = unlock(sys.argv[sys.argv.index("--data") + 1])
    @property
    def key(self):
        return self.unlocked and self.unlocked.key
"""
)
MIGRATES_AND_ENDS = (
    UNLOCKS
    + """
from vstbpn_desktop.db.engine import connect
def run(data, today=None, **_):
    unlocked = unlock(data)
    connection = connect(Path(data) / "vstbpn.db", unlocked and unlocked.key)
    version = connection.execute("pragma user_version").fetchone()[0]
    connection.execute(f"pragma user_version={version + 1}")
    connection.execute("delete from unit")
    os._exit(9)
"""
)


class Trial:
    """One installed program and its data."""

    def __init__(self, kit: Kit, watch: Watch) -> None:
        self.kit = kit
        self.watch = watch
        self.home = kit.profile(VIETNAMESE) / "AppData" / "Local" / "Programs" / "VSTBPN"
        self.data = kit.profile(VIETNAMESE) / "Documents" / "Dữ liệu của Hoà"

    # the installer

    def install(self, setup: Path) -> None:
        """Without a word, then what is there."""
        for left in (self.home, self.data):
            shutil.rmtree(left, ignore_errors=True)
        self.kit.run("reg", "delete", REGISTERED, "/f", locale=VIETNAMESE, quiet=True)
        done = self.kit.run(setup, "/S", locale=VIETNAMESE, quiet=True)
        there = (self.home / "vstbpn.exe").exists() and (self.home / "_internal").is_dir()
        self.watch.expect(done.returncode == 0 and there, f"cài đặt lặng lẽ cho người dùng {OFFICER}")
        links = list(self.kit.profile(VIETNAMESE).rglob("Ban VSTBPN.lnk"))
        self.watch.expect(bool(links), "có trong thực đơn Start")
        self.watch.expect("VSTBPN Desktop" in self.registered(), "có trong “Apps & features”")

    def registered(self) -> str:
        """What Windows has of the program."""
        asked = self.kit.run("reg", "query", REGISTERED, locale=VIETNAMESE, quiet=True)
        return asked.stdout if asked.returncode == 0 else ""

    def refuses_while_open(self, setup: Path) -> None:
        """The installer leaves a running program alone."""
        program = self.kit.windows_path(self.home / "vstbpn.exe")
        data, again = self.kit.windows_path(self.data), self.kit.windows_path(setup)
        done = self.kit.run(
            "python", "-c", WHILE_OPEN, program, data, again, locale=VIETNAMESE, window=True, quiet=True
        )
        self.watch.expect(done.returncode == RUNNING, "đang mở thì bộ cài đặt từ chối (mã 2)")

    def refuses_older(self, setup: Path) -> None:
        """After an update from a stick Windows knows the newer version: the old installer leaves it alone."""
        done = self.kit.run(setup, "/S", locale=VIETNAMESE, quiet=True)
        self.watch.expect(done.returncode == OLDER, "máy có bản mới hơn thì bộ cài đặt từ chối (mã 3)")

    def install_again(self, setup: Path) -> None:
        """Over itself, as an older version is upgraded; what lay in the folder besides stays."""
        (self.home / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
        stale = self.home / "_internal" / "cu.pyc"
        stale.write_bytes(b"")
        done = self.kit.run(setup, "/S", locale=VIETNAMESE, quiet=True)
        good = done.returncode == 0 and not stale.exists() and (self.home / "ghi-chu.txt").exists()
        self.watch.expect(good, "cài đè lên bản đã có: tệp cũ hết, tệp riêng còn")

    def uninstall(self) -> None:
        """The program goes, the data stay."""
        self.kit.run(self.home / "go-cai-dat.exe", "/S", locale=VIETNAMESE, quiet=True)
        for _ in range(60):
            if not (self.home / "vstbpn.exe").exists():
                break
            time.sleep(0.5)
        gone = not (self.home / "vstbpn.exe").exists() and not self.registered()
        self.watch.expect(gone, "gỡ cài đặt")
        kept = (self.data / "vstbpn.db").exists() and (self.home / "ghi-chu.txt").exists()
        self.watch.expect(kept, "gỡ xong dữ liệu và tệp riêng còn nguyên")

    # the program

    def work(self) -> None:
        """The main job by its commands, and one start of the window."""
        done = self.kit.run("python", "packaging/smoke.py", self.home, locale=VIETNAMESE, quiet=True)
        print(tail(done, 14))
        self.watch.expect(done.returncode == 0, "việc chính bằng các lệnh, từ bản đã cài")

    def portable(self, bundle: Path) -> None:
        """From a stick: the data beside the program."""
        stick = self.kit.base / "USB của Hoà" / "vstbpn"
        shutil.rmtree(stick, ignore_errors=True)
        shutil.copytree(bundle, stick)
        (stick / "portable.txt").write_text("", encoding="utf-8")
        done = self.kit.run(
            stick / "vstbpn-cli.exe", "init", "--starter", "2020", locale=VIETNAMESE, quiet=True
        )
        self.watch.expect(done.returncode == 0 and (stick / "du-lieu" / "vstbpn.db").exists(), "chạy từ USB")
        shutil.rmtree(stick, ignore_errors=True)

    # updating

    def update(self, bundle: Path) -> None:
        """A new version comes up and stays; one that migrates and ends is taken back with its data.

        Then the same where the data have a password.
        """
        self.command("init", "--starter", "2020")
        self.comes_and_goes(bundle, "9.0.0", "9.1.0", {})
        done = self.command("encrypt", "--new-password-file", self.password_file())
        self.watch.expect(done.returncode == 0, "đặt mật khẩu cho dữ liệu")
        self.comes_and_goes(bundle, "9.2.0", "9.3.0", {"ui/locking/keyring": KNOWS_THE_PASSWORD})

    def comes_and_goes(self, bundle: Path, good: str, bad: str, changed: dict[str, str]) -> None:
        """Update to a version that is good, then to one that is not."""
        units, before = self.units(), str(self.state()["current"])
        self.put(good, bundle, changed)
        self.open_window()
        up = {"current": good, "previous": before, "trial": "", "begun": False, "failed": ""}
        self.watch.expect(self.state() == up, f"cập nhật từ USB lên bản mới: {self.state()}")
        self.put(bad, bundle, {"ui/app": MIGRATES_AND_ENDS})
        self.open_window()
        self.watch.expect(self.state()["current"] == good, "bản mới hỏng thì tự quay về bản trước")
        self.watch.expect(bool(units) and self.units() == units, f"dữ liệu như trước: {len(units)} đơn vị")

    def password_file(self) -> str:
        """The password for the commands, as Windows names its file."""
        path = self.data.parent / PASSWORD_FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PASSWORD, encoding="utf-8")
        return self.kit.windows_path(path)

    def put(self, version: str, bundle: Path, changed: dict[str, str]) -> None:
        """Make a package of another version and put it in place by its command."""
        package = make_other(self.kit, bundle, version, changed)
        done = self.command("update", self.kit.windows_path(package))
        if not self.watch.expect(done.returncode == 0, f"lệnh update lên {version}"):
            print(tail(done))

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One headless command of the installed program, in whichever version runs."""
        data = self.kit.windows_path(self.data)
        program, secret = self.home / "vstbpn-cli.exe", self.password_file()
        words = ("--data", data, "--password-file", secret, *arguments)
        return self.kit.run(program, *words, locale=VIETNAMESE, quiet=True)

    def units(self) -> list[str]:
        """The units in the data, as lines."""
        return self.command("dump", "unit").stdout.splitlines()

    def open_window(self) -> None:
        """Start as her icon does; ends when the start has decided which version runs."""
        data = self.kit.windows_path(self.data)
        program = self.kit.windows_path(self.home / "vstbpn.exe")
        self.kit.run(
            "python", "-c", OPEN, program, data, locale=VIETNAMESE, seconds=300, window=True, quiet=True
        )

    def state(self) -> dict[str, object]:
        """What the program has written of its versions."""
        path = self.home / "ban" / "trang-thai.json"
        found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"current": ""}
        return dict(found)

    # looking

    def look(self, picture: Path) -> None:
        """Open the window on a screen of its own, on data as they begin, and photograph it."""
        self.command("init", "--starter", "2020")
        if not has(("import", "Xvfb")):
            self.watch.say("bỏ qua ảnh cửa sổ: cần imagemagick và xvfb")
            return
        with subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1366x768x24"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
        ) as screen:  # fmt: skip
            try:
                number = screen.stdout.readline().strip() if screen.stdout else ""
                self._photograph(f":{number}", picture)
            finally:
                screen.terminate()

    def _photograph(self, display: str, picture: Path) -> None:
        data = self.kit.windows_path(self.data)
        words = [*self.kit.command(VIETNAMESE, SECONDS_TO_OPEN + 15, window=True), self.home / "vstbpn.exe"]
        given = {**environment(VIETNAMESE), "DISPLAY": display}
        window = subprocess.Popen([str(word) for word in (*words, "--data", data)], env=given)
        time.sleep(SECONDS_TO_OPEN)
        picture.parent.mkdir(parents=True, exist_ok=True)
        taken = subprocess.run(["import", "-window", "root", str(picture)], env=given, check=False)
        self.kit.run("taskkill", "/F", "/IM", "vstbpn.exe", locale=VIETNAMESE, quiet=True)
        window.wait()
        self.watch.expect(taken.returncode == 0, f"ảnh cửa sổ: {picture.relative_to(ROOT)} (hãy xem)")


OPEN = """
import subprocess, sys, time
code = subprocess.call([sys.argv[1], "--data", sys.argv[2]])
time.sleep(8)
subprocess.call(["taskkill", "/F", "/IM", "vstbpn.exe"])
sys.exit(code)
"""


def make_other(kit: Kit, bundle: Path, version: str, changed: dict[str, str]) -> Path:
    """A package of the same program under another version number, with some modules exchanged."""
    folder, package = kit.base / f"ban {version}", kit.base / f"VSTBPN-{version}.capnhat"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(bundle, folder)
    source = (ROOT / "vstbpn_desktop" / "versions.py").read_text(encoding="utf-8")
    numbered = "\n".join(
        f'VERSION = "{version}"' if line.startswith("VERSION = ") else line for line in source.split("\n")
    )
    for name, text in {"vstbpn_desktop/versions": numbered, **changed}.items():
        exchanged, module = folder / "_internal" / f"{name}.pyc", kit.base / "module.py"
        if not exchanged.exists():
            raise FileNotFoundError(f"{name} is not loose in the bundle: see build.spec")
        module.write_text(text, encoding="utf-8")
        py_compile.compile(str(module), cfile=str(exchanged), doraise=True)
    make = [sys.executable, ROOT / "packaging" / "make_package.py", folder, SYSTEM, package, version]
    subprocess.run([str(word) for word in make], check=True, capture_output=True)
    shutil.rmtree(folder)
    return package
