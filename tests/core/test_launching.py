"""Which version starts, and what becomes of one that does not come up; the programs are small scripts."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from vstbpn_desktop import launching
from vstbpn_desktop.launching import hand_over, start_again
from vstbpn_desktop.versions import VERSION, Home, State, is_version, order

ROOT = Path(__file__).resolve().parents[2]
COMES_UP = "home.came_up()"
SAYS = """
import sys
import tomllib
from pathlib import Path
sys.path.insert(0, {root!r})
from vstbpn_desktop.versions import Home
home = Home.of(Path(__file__).parent)
with (home.root / "started").open("a", encoding="utf-8") as file:
    file.write(home.version + " " + " ".join(sys.argv[1:]) + "\\n")
"""


class Stick:
    """A program's folder with versions that do as told, and what was started of them."""

    def __init__(self, root: Path) -> None:
        self.home = Home(root)

    def add(self, version: str, does: str = "") -> None:
        """A version whose window and commands do the same."""
        for window in (True, False):
            program = self.home.program(version, window=window)
            program.parent.mkdir(parents=True, exist_ok=True)
            program.write_text(SAYS.format(root=str(ROOT)) + does, encoding="utf-8")

    def start(self, *arguments: str, window: bool = True, stay: bool = False) -> int | None:
        """Start the installed program."""
        return hand_over(self.home, arguments, window=window, stay=stay, start=self.run)

    def run(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """A script needs Python to be started; its end is waited for, so that the test can look."""
        self.child = child = subprocess.Popen([sys.executable, *command])
        if "sleep" not in Path(command[0]).read_text(encoding="utf-8"):
            child.wait()
        return child

    @property
    def started(self) -> list[str]:
        """The versions that were started, with their arguments."""
        path = self.home.root / "started"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "Chương trình")


def test_without_any_other_version_the_installed_one_runs(stick: Stick) -> None:
    assert stick.start() is None
    assert not stick.home.state_file.exists()


def test_a_new_version_that_comes_up_stays(stick: Stick) -> None:
    stick.add("0.2.0", COMES_UP)
    stick.home.put_on_trial("0.2.0")
    assert stick.start("--data", "D") == 0
    assert stick.home.read() == State(current="0.2.0")
    assert stick.start() == 0
    assert stick.started == ["0.2.0 --data D", "0.2.0 "]


def test_commands_are_those_of_the_version_in_use(stick: Stick) -> None:
    stick.add("0.2.0", "sys.exit(1)")
    stick.home.put_on_trial("0.2.0")
    assert stick.start("check", window=False) is None, "a version on trial is for the window to try"
    stick.home.write(State(current="0.2.0"))
    assert stick.start("check", window=False) == 1


@pytest.mark.parametrize(
    "does",
    ["sys.exit(3)", "sys.exit(0)", "raise RuntimeError", "import os; os._exit(139)"],
)
def test_a_version_that_ends_before_it_came_up_is_given_up(stick: Stick, does: str) -> None:
    stick.add("0.2.0", COMES_UP)
    stick.home.write(State(current="0.2.0"))
    stick.add("0.3.0", does)
    stick.home.put_on_trial("0.3.0")
    assert stick.start() == 0
    assert stick.home.read() == State(current="0.2.0", failed="0.3.0")
    assert [line.split()[0] for line in stick.started] == ["0.3.0", "0.2.0"], "the one before, at once"


def test_a_version_that_hangs_is_ended(stick: Stick, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launching, "PATIENCE", 0.5)
    stick.add("0.2.0", "import time; time.sleep(60)")
    stick.home.put_on_trial("0.2.0")
    assert stick.start() is None, "the installed version goes on by itself"
    assert stick.home.read() == State(failed="0.2.0")


def test_a_version_that_waits_for_a_password_is_waited_for(
    stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launching, "PATIENCE", 1.0)
    slow = "import time; home.wait(waiting=True); time.sleep(2.5); home.wait(waiting=False); home.came_up()"
    stick.add("0.2.0", slow)
    stick.home.put_on_trial("0.2.0")
    assert stick.start() == 0
    assert stick.child.wait() == 0
    assert stick.home.read() == State(current="0.2.0")


@pytest.mark.parametrize("cut_off", [False, True])
def test_a_version_left_where_it_waits_for_a_password_is_tried_again(stick: Stick, cut_off: bool) -> None:
    stick.add("0.2.0", "home.wait(waiting=True)")
    stick.home.put_on_trial("0.2.0")
    if cut_off:
        stick.home.begin_trial()
        replace_version(stick.home, "0.2.0").wait(waiting=True)
    assert stick.start() == 0
    assert stick.home.read() == State(trial="0.2.0")
    stick.add("0.2.0", COMES_UP)
    assert stick.start() == 0
    assert stick.home.read() == State(current="0.2.0")


@pytest.mark.parametrize(
    "does",
    [
        "home.wait(waiting=True); sys.exit(3)",
        "home.wait(waiting=True); home.wait(waiting=False); sys.exit(0)",
    ],
)
def test_a_version_that_dies_of_the_password_is_given_up(stick: Stick, does: str) -> None:
    stick.add("0.2.0", does)
    stick.home.put_on_trial("0.2.0")
    assert stick.start() is None
    assert stick.home.read() == State(failed="0.2.0")


def test_a_first_start_that_was_cut_off_counts_as_failed(stick: Stick) -> None:
    stick.add("0.2.0", COMES_UP)
    stick.home.put_on_trial("0.2.0")
    stick.home.begin_trial()
    assert stick.start() is None
    assert stick.home.read() == State(failed="0.2.0")
    assert stick.started == []


def test_a_version_whose_program_is_gone_is_given_up(stick: Stick) -> None:
    stick.home.put_on_trial("0.2.0")
    assert stick.start() is None
    assert stick.home.read().failed == "0.2.0"


def test_a_second_start_leaves_the_first_alone(stick: Stick) -> None:
    from filelock import FileLock

    stick.add("0.2.0", COMES_UP)
    stick.home.put_on_trial("0.2.0")
    stick.home.begin_trial()
    with FileLock(stick.home.watch_file):
        assert stick.start() == 0
    assert stick.home.read().trial == "0.2.0"


def test_a_version_that_went_missing_gives_way_to_the_one_before(stick: Stick) -> None:
    stick.add("0.2.0")
    stick.home.write(State(current="0.3.0", previous="0.2.0"))
    assert stick.start() == 0
    assert stick.started == ["0.2.0 "]


def test_an_installed_version_that_overtook_runs_itself(
    stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick.add("0.2.0")
    stick.home.write(State(current="0.2.0"))
    monkeypatch.setattr(launching, "VERSION", "0.2.0")
    assert stick.start() is None


def test_a_disk_that_cannot_be_written_starts_what_ran_before(
    stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick.add("0.2.0")
    stick.add("0.3.0", COMES_UP)
    stick.home.write(State(current="0.2.0"))
    stick.home.put_on_trial("0.3.0")
    monkeypatch.setattr(Home, "write", _full)
    assert stick.start() == 0
    assert stick.started == ["0.2.0 "]


def test_a_failure_that_cannot_be_written_down_is_still_told(
    stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick.home.put_on_trial("0.2.0")
    stick.home.begin_trial()
    monkeypatch.setattr(Home, "write", _full)
    assert stick.start() is None
    assert stick.home.read().fallen == "0.2.0"


def _full(home: Home, state: State) -> None:
    raise OSError(28, "No space left on device")


def test_a_version_of_its_own_hands_over_no_further(stick: Stick) -> None:
    stick.home.put_on_trial("0.3.0")
    assert hand_over(Home.of(stick.home.folder("0.2.0")), (), window=True) is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"current": 3}', '{"current": "../x"}', '{"other": ""}'])
def test_a_torn_state_is_that_of_the_installed_version(stick: Stick, content: str) -> None:
    stick.home.state_file.parent.mkdir(parents=True)
    stick.home.state_file.write_text(content, encoding="utf-8")
    assert stick.home.read() == State()
    assert stick.start() is None


def test_what_is_neither_in_use_nor_the_way_back_goes(stick: Stick) -> None:
    for version in ("0.2.0", "0.3.0", "0.4.0", "0.5.0.part"):
        stick.home.folder(version).mkdir(parents=True)
    stick.home.write(State(current="0.4.0", previous="0.3.0"))
    stick.home.tidy()
    assert sorted(p.name for p in stick.home.state_file.parent.iterdir() if p.is_dir()) == ["0.3.0", "0.4.0"]


def test_only_the_version_on_trial_can_come_up(stick: Stick) -> None:
    stick.home.put_on_trial("0.3.0")
    assert not replace_version(stick.home, "0.2.0").came_up()
    assert not stick.home.came_up()
    assert replace_version(stick.home, "0.3.0").came_up()


def replace_version(home: Home, version: str) -> Home:
    """The same home as another version sees it."""
    return Home(home.root, version)


def test_the_home_of_a_version_is_two_folders_up(tmp_path: Path) -> None:
    assert Home.of(tmp_path / "ban" / "0.2.0").root == tmp_path
    assert Home.of(tmp_path / "ban" / "0.2.0").version == "0.2.0"
    assert Home.of(tmp_path / "vstbpn").root == tmp_path / "vstbpn"


def test_versions_are_numbers_not_words() -> None:
    assert order("0.10.0") > order("0.9.9")
    assert is_version("1.2") and not is_version("..") and not is_version("0.2.0.part")


def test_starting_again_asks_the_installed_program(stick: Stick, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[Sequence[str]] = []
    keep: Callable[[Sequence[str]], object] = commands.append
    monkeypatch.setattr(launching, "start_program", keep)
    start_again(Home(stick.home.root, "0.2.0"), ["--data", "D"])
    assert commands == [[str(stick.home.program("")), "--data", "D"]]


def test_a_started_program_is_free_of_the_frozen_ones_own_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "frozen")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "plain")
    tell = "import os, sys; sys.exit((os.environ['PYINSTALLER_RESET_ENVIRONMENT'] != '1') * 1)"
    assert launching.start_program([sys.executable, "-c", tell]).wait() == 0


def test_the_source_says_its_version_once_and_the_project_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
