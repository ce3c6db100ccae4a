"""What dev.py decides before it starts anything, and what the locks hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


class Calls(list[Sequence[object]]):
    """Stands for `dev.call`: notes the commands and answers with one exit code."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code

    def __call__(self, *command: object) -> int:
        self.append(command)
        return self.code


def pins(lock: str) -> dict[str, str]:
    """Package → version of a lock."""
    return {name: version for name, version, _ in PIN.findall((dev.ROOT / lock).read_text(encoding="utf-8"))}


@pytest.mark.parametrize(
    ("probe", "there"),
    [
        ("json.py", True),
        ("no_such_module_at_all.py", False),
        (sys.executable, True),
        ("/no/such/file", False),
        ("no-such-program-at-all", False),
        ("libno-such-library.so.9", False),
    ],
)
def test_a_probe_tells_what_is_there(probe: str, there: bool) -> None:
    assert dev.is_there(dev.Need("package", probe)) is there


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are Linux's")
class TestSystemPackages:
    """What happens when something is missing."""

    MISSING = dev.Need("some-package", "no-such-program-at-all")

    @pytest.fixture(autouse=True)
    def not_root(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 1000)

    def test_a_required_one_stops_and_is_named(self) -> None:
        with pytest.raises(dev.LackError, match="some-package"):
            dev.see_to_system([self.MISSING])

    def test_another_is_only_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        dev.see_to_system([self.MISSING._replace(required=False)])
        assert "some-package" in capsys.readouterr().out

    def test_root_installs_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        installed: list[str] = []
        monkeypatch.setattr("os.geteuid", lambda: 0)
        monkeypatch.setattr("shutil.which", lambda name: name if installed or name == "apt-get" else None)
        monkeypatch.setattr(dev, "apt_install", installed.extend)
        dev.see_to_system([self.MISSING])
        assert installed == ["some-package"]


def test_an_unknown_command_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("run", "test", "lint", "bench", "build", "lock"))


def test_another_python_starts_the_wanted_one(monkeypatch: pytest.MonkeyPatch) -> None:
    started = Calls(7)
    monkeypatch.setattr(dev, "WANTED", (3, 99))
    monkeypatch.setattr(dev, "is_wanted", lambda command: command == ["python3.99"])
    monkeypatch.setattr(dev, "call", started)
    assert dev.main(["test", "-x"]) == 7
    assert started == [("python3.99", dev.ROOT / "dev.py", "test", "-x")]


def test_without_the_wanted_python_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "WANTED", (3, 99))
    assert dev.main(["run"]) == 1
    shown = capsys.readouterr().out
    assert "cần Python 3.99" in shown
    assert "Python 3.99 is needed" in shown


def test_a_venv_is_installed_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Calls(0)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "call", calls)
    for _ in range(2):
        dev.see_to_venv(dev.DEV_LOCK)
        dev.see_to_venv(dev.RUN_LOCK)
    installs = [command for command in calls if "install" in command]
    assert [command[-1] for command in installs] == [dev.ROOT / dev.DEV_LOCK]
    assert "--require-hashes" in installs[0]


def test_any_python_from_3_7_on_can_read_dev_py() -> None:
    ast.parse((dev.ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_dev_py_needs_nothing_installed() -> None:
    isolated = [sys.executable, "-I", "-S", str(dev.ROOT / "dev.py"), "help"]
    assert b"python3 dev.py COMMAND" in subprocess.run(isolated, check=True, capture_output=True).stdout


@pytest.mark.parametrize("lock", [dev.RUN_LOCK, dev.DEV_LOCK])
def test_a_lock_is_hashed_and_names_no_index(lock: str) -> None:
    text = (dev.ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?:|--index-url|--extra-index-url|--find-links|file:", text)
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(lock)) > 5
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_for_developers_holds_all_of_the_other() -> None:
    assert pins(dev.RUN_LOCK).items() <= pins(dev.DEV_LOCK).items()


def test_the_locks_serve_windows_too() -> None:
    text = (dev.ROOT / dev.DEV_LOCK).read_text(encoding="utf-8")
    markers = {name: marker for name, _, marker in PIN.findall(text)}
    assert markers["colorama"] == markers["pefile"] == "sys_platform == 'win32'"
