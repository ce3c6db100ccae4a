"""The way to the first paint stays light, and the program starts as a whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("sqlalchemy", "alembic", "openpyxl", "docx", "lxml", "typst", "urllib.request", "xml.sax", "email")

PROBE = """
import builtins, enum, sys
made = set()
new = enum.EnumType.__new__
def noted(metaclass, name, *rest, **more):
    made.add(name)
    return new(metaclass, name, *rest, **more)
enum.EnumType.__new__ = noted
plain = builtins.__import__
import ui.app
application = ui.app._application()
assert builtins.__import__ is plain, "PySide6 replaced __import__"
from ui.first_look import dress
from ui.main_window import MainWindow
from ui.session import Session
dress(application, "system", 100)
window = MainWindow(Session(None), 2020)
window.painted.connect(application.quit)
window.show_first()
application.exec()
loaded = [name for name in sys.argv[1:] if name in sys.modules]
assert not loaded, loaded
of_the_qt_namespace_and_of_styles = {"AlignmentFlag", "Key", "CursorShape", "StateFlag", "PixelMetric"}
assert "RenderHint" in made and not made & of_the_qt_namespace_and_of_styles, made
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
        timeout=60,
        check=False,
    )


def test_nothing_heavy_and_no_costly_enumeration_is_loaded_before_the_first_paint() -> None:
    done = run("-c", PROBE, *HEAVY)
    assert (done.returncode, done.stderr.count("Error")) == (0, 0), done.stderr


def test_a_day_that_is_none_is_said_kindly(tmp_path: Path) -> None:
    done = run("main.py", "--data", str(tmp_path), "--today", "mai", "--smoke")
    assert done.returncode == 1
    assert "--today mai không phải là ngày" in done.stdout
    assert "Traceback" not in done.stderr


def test_data_held_by_another_program_are_no_crash(tmp_path: Path) -> None:
    from vstbpn_desktop.app import App

    held = App.open(tmp_path, create=True)
    try:
        done = run("main.py", "--data", str(tmp_path), "--smoke")
    finally:
        held.close()
    assert done.returncode == 1
    assert "đang được mở" in done.stdout
    assert "Traceback" not in done.stderr


START = """
import sys
from pathlib import Path
{broken}
from main import main
sys.exit(main(sys.argv[1:]))
"""
BROKEN = {
    "before the first paint": "import ui.session; del ui.session.Session",
    "after it": "import ui.language; ui.language._FILE = Path('khong-co.qm')",
}


@pytest.mark.parametrize("when", BROKEN)
def test_a_start_that_fails_ends_at_once(tmp_path: Path, when: str) -> None:
    done = run("-c", START.format(broken=BROKEN[when]), "--data", str(tmp_path), "--smoke")
    assert done.returncode == 3
    assert "Traceback" in done.stderr


def test_a_window_that_cannot_be_furnished_does_not_stay_open(tmp_path: Path) -> None:
    done = run("-c", START.format(broken=BROKEN["after it"]), "--data", str(tmp_path))
    assert done.returncode == 3
    assert "khong-co.qm" in done.stderr


def test_what_the_first_page_cannot_do_is_said_without_a_box(tmp_path: Path) -> None:
    broken = (
        "from ui.shell.workspace import Workspace\n"
        "from vstbpn_desktop.errors import UserError\n"
        "def fail(progress): raise UserError('Ổ đĩa đầy.', 'Hãy xoá bớt tệp.')\n"
        "Workspace.open = lambda self, *_: self.runner.run('Việc', fail, print)"
    )
    done = run("-c", START.format(broken=broken), "--data", str(tmp_path), "--smoke")
    assert done.returncode == 1
    assert done.stdout.count("Ổ đĩa đầy.") == 1


def test_the_program_starts_and_starts_again(tmp_path: Path) -> None:
    folder = str(tmp_path / "Dữ liệu thử")
    assert run("main.py", "--data", folder, "init", "--starter", "2020").returncode == 0
    for _ in range(2):
        done = run("main.py", "--data", folder, "--smoke")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "painted" in done.stdout
        assert "ready" in done.stdout
        assert done.stderr.count("Traceback") == 0
