"""Rules of the house that import-linter cannot say, read from the source itself."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("main.py", "vstbpn_desktop", "ui")
EVERYTHING = (*PROGRAM, "dev.py", "packaging", "tests")

THREAD_MAKERS = {"QThread", "QThreadPool", "QRunnable", "Thread", "Timer", "ThreadPoolExecutor"}
MESSAGE_BOXES = {"QMessageBox", "QErrorMessage"}
TEXT_OPENERS = {"open", "fdopen", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile"}
# position of the encoding among the arguments
TEXT_METHODS = {"read_text": 0, "write_text": 1}
MODE = re.compile(r"[rwax][bt+]*$")

ASSETS = {".ttf", ".otf", ".svg", ".png", ".ico", ".jpg", ".woff2", ".qm"}
LICENCE = re.compile(r"(LICEN[CS]E|OFL|COPYING)", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:home|root|work|Users)/\w|[A-Z]:\\\\?Users\\\\?\w")

Finder = Callable[[ast.AST], Iterator[ast.expr | ast.alias]]


def sources(*tops: str) -> list[Path]:
    """Every Python file of these files and folders of the root, sorted."""
    found = [p for top in tops for p in ([ROOT / top] if top.endswith(".py") else (ROOT / top).rglob("*.py"))]
    return sorted(path for path in found if path.exists())


def named(names: set[str]) -> Finder:
    """A finder of every place where one of the names is imported or used."""

    def find(tree: ast.AST) -> Iterator[ast.expr | ast.alias]:
        for node in ast.walk(tree):
            match node:
                case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) if name in names:
                    yield node

    return find


def without_encoding(tree: ast.AST) -> Iterator[ast.expr | ast.alias]:
    """Every call that opens, reads or writes text, or reads a program's, without saying the encoding."""
    blocks = [node for node in ast.walk(tree) if isinstance(node, ast.With)]
    managed = {id(item.context_expr) for block in blocks for item in block.items}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        told = any(k.arg in ("encoding", None) for k in call.keywords)
        if not told and (opens_text(call, id(call) in managed) or is_true(keyword(call, "text"))):
            yield call


def opens_text(call: ast.Call, managed: bool) -> bool:
    """True when the call is of a kind that needs an encoding and its mode is not binary."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="io" | "os" | "tempfile"), attr=name):
            default = "w+b" if "Temporary" in name else "r"
            return name in TEXT_OPENERS and "b" not in mode_of(call, default, 0 if "Temporary" in name else 1)
        case ast.Attribute(attr="open"):
            given = mode_of(call, "" if call.args or not managed else "r", 0)
            return bool(MODE.match(given)) and "b" not in given
        case ast.Attribute(attr=name) if name in TEXT_METHODS:
            return len(call.args) <= TEXT_METHODS[name]
    return False


def mode_of(call: ast.Call, default: str, position: int) -> str:
    """The mode as written, "b" where it is computed: such a call is not judged."""
    written = keyword(call, "mode") or (call.args[position] if len(call.args) > position else None)
    if written is None:
        return default
    return written.value if isinstance(written, ast.Constant) and isinstance(written.value, str) else "b"


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """The value given by this keyword."""
    return next((k.value for k in call.keywords if k.arg == name), None)


def is_true(value: ast.expr | None) -> bool:
    """True for the literal True."""
    return isinstance(value, ast.Constant) and value.value is True


def imports_of_ui(tree: ast.AST) -> Iterator[ast.expr | ast.alias]:
    """Every import of `ui` other than `ui.widgets`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a for a in node.names if re.match(r"ui(\.(?!widgets\b)|$)", a.name))
        elif isinstance(node, ast.ImportFrom):
            full = node.module or ""
            outside = node.level > 1 or re.match(r"ui\.(?!widgets\b)", full)
            yield from (a for a in node.names if outside or (full == "ui" and a.name != "widgets"))


@cache
def parsed(code: str) -> ast.AST:
    """Each file is parsed once for all that is looked for."""
    return ast.parse(code)


def places(find: Finder, paths: list[Path], *allowed: str) -> list[str]:
    """`file:line` of all the finder meets outside the allowed files; fails when there is nothing to read."""
    assert paths
    text = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    trees = {name: parsed(code) for name, code in text.items() if name not in allowed}
    return [f"{name}:{node.lineno}" for name, tree in trees.items() for node in find(tree)]


def test_only_the_runner_makes_threads() -> None:
    assert places(named(THREAD_MAKERS), sources(*PROGRAM), "ui/runner.py") == []


def test_only_messages_and_crash_open_message_boxes() -> None:
    assert places(named(MESSAGE_BOXES), sources(*PROGRAM), "ui/messages.py", "ui/crash.py") == []


def test_text_is_never_opened_without_its_encoding() -> None:
    assert places(without_encoding, sources(*EVERYTHING)) == []


def test_widgets_import_nothing_else_of_the_window() -> None:
    assert places(imports_of_ui, sources("ui/widgets")) == []


@pytest.mark.parametrize(
    ("find", "source"),
    [
        (named(THREAD_MAKERS), "from PySide6.QtCore import QThread"),
        (named(THREAD_MAKERS), "import threading\nthreading.Thread()"),
        (named(MESSAGE_BOXES), "QtWidgets.QMessageBox.critical(None, '', '')"),
        (without_encoding, "open('a')"),
        (without_encoding, "open('a', mode='w')"),
        (without_encoding, "path.open('w')"),
        (without_encoding, "with path.open() as f: pass"),
        (without_encoding, "path.read_text()"),
        (without_encoding, "path.write_text('x')"),
        (without_encoding, "tempfile.NamedTemporaryFile('w')"),
        (without_encoding, "subprocess.run(['a'], text=True)"),
        (imports_of_ui, "from ui.pages import today"),
        (imports_of_ui, "from ui import theme"),
        (imports_of_ui, "import ui.theme"),
        (imports_of_ui, "from ..theme import Theme"),
    ],
)
def test_a_breach_is_found(find: Finder, source: str) -> None:
    assert list(find(ast.parse(source)))


@pytest.mark.parametrize(
    ("find", "source"),
    [
        (named(THREAD_MAKERS), "import threading\nthreading.Lock()"),
        (without_encoding, "open('a', 'rb')\nopen('a', encoding='utf-8')"),
        (without_encoding, "path.open('rb')\npath.open('w', encoding='utf-8')"),
        (without_encoding, "path.read_text('utf-8')\npath.write_text('x', 'utf-8')"),
        (without_encoding, "dialog.open()\nImage.open(name)\narchive.open('word/document.xml')"),
        (without_encoding, "subprocess.run(['a'], text=True, encoding='utf-8')"),
        (imports_of_ui, "from ui.widgets.card import Card\nfrom .look import SPACE\nimport uiautomation"),
    ],
)
def test_what_is_allowed_is_left_alone(find: Finder, source: str) -> None:
    assert list(find(ast.parse(source))) == []


def committed() -> list[Path]:
    """Every file under version control."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no git checkout: what is committed cannot be told")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name]


def test_every_folder_of_assets_carries_its_licence() -> None:
    folders = {p.parent for p in (ROOT / "resources").rglob("*") if p.suffix.lower() in ASSETS}
    assert folders
    bare = [f for f in folders if not any(LICENCE.match(p.name) for p in f.iterdir())]
    assert [f.relative_to(ROOT).as_posix() for f in bare] == []


def test_no_committed_file_names_a_folder_of_somebodys_machine() -> None:
    files = [p for p in committed() if p.is_file() and p.suffix.lower() not in ASSETS]
    text = {p: p.read_bytes().decode("utf-8", "replace") for p in files}
    assert [p.relative_to(ROOT).as_posix() for p in files if MACHINE_PATH.search(text[p])] == []


@pytest.mark.parametrize("path", ["/{}/somebody/x", "see /{}/x", '"/{}/x"'])
@pytest.mark.parametrize("top", ["home", "root", "work"])
def test_a_path_of_a_machine_is_recognised(path: str, top: str) -> None:
    assert MACHINE_PATH.search(path.format(top))
    assert not MACHINE_PATH.search(f"vstbpn_desktop/{top}/x")
