"""Set up and use the source tree: `python3 dev.py COMMAND [argument …]` (Windows: `py dev.py COMMAND`).

Standard library only. Makes `.venv` beside this file, installs the hash-locked packages into it, sees to
system libraries on Linux, then does what the command says. Any Python from 3.7 on can start it: it then runs
itself again under Python 3.11, the version that the program is built and tested with.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, NamedTuple, Sequence  # noqa: UP035 - an older Python must be able to start this

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "installed.txt"
WANTED = (3, 11)
RUN_LOCK, DEV_LOCK = "requirements.txt", "requirements-dev.txt"
BUNDLE = ROOT / "dist" / "vstbpn"
FIND_PIP = "import importlib.util, sys; sys.exit(importlib.util.find_spec('pip') is None)"
PIP_OPTIONS = ("--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:")
UV_OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--system-certs", "--quiet"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)


class Need(NamedTuple):
    """Something the system must bring: its Debian package and how to see that it is there.

    `probe` is a shared library (name with .so), a file (absolute path), a module of this Python (name.py)
    or a program. What is not `required` is only named when missing.
    """

    package: str
    probe: str
    required: bool = True


VENV_NEEDS = (Need("python3-venv", "ensurepip.py"),)
RUN_NEEDS = (
    *VENV_NEEDS,
    Need("libgl1", "libGL.so.1"),
    Need("libegl1", "libEGL.so.1"),
    Need("libxkbcommon0", "libxkbcommon.so.0"),
    Need("libdbus-1-3", "libdbus-1.so.3"),
    Need("libfontconfig1", "libfontconfig.so.1"),
    Need("libglib2.0-0", "libglib-2.0.so.0"),
    Need("libx11-xcb1", "libX11-xcb.so.1"),
    Need("libxcb-cursor0", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Need("libxcb-shape0", "libxcb-shape.so.0"),
    Need("libxcb-xkb1", "libxcb-xkb.so.1"),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
)
TEST_NEEDS = (
    *RUN_NEEDS,
    Need("libreoffice-writer-nogui", "soffice", required=False),
    Need("fonts-liberation2", "/usr/share/fonts/truetype/liberation2", required=False),
)
BUILD_NEEDS = (*RUN_NEEDS, Need("binutils", "objdump"))
WINE_NEEDS = (
    *RUN_NEEDS,
    Need("wine", "wine"),
    Need("wine64", "/usr/lib/wine/wine64"),
    Need("gcc-mingw-w64-x86-64", "x86_64-w64-mingw32-gcc"),
    Need("nsis", "makensis"),
    Need("xvfb", "Xvfb"),
    Need("locales", "/usr/share/i18n/locales/vi_VN"),
    Need("fonts-dejavu-core", "/usr/share/fonts/truetype/dejavu"),
    Need("imagemagick", "import", required=False),
)

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"
CHECKS = (
    ("ruff", ["-m", "ruff", "check"]),
    ("format", ["-m", "ruff", "format", "--check"]),
    ("mypy", ["-m", "mypy"]),
    ("import-linter", ["-c", LINT_IMPORTS, "--no-logo"]),
)


class LackError(Exception):
    """Something a person must see to; the message says what."""


def say(text: str) -> None:
    """One line of progress, at once even where the output is a pipe."""
    print(f"dev.py: {text}", flush=True)


def call(*command: object, cwd: Path | None = None, quiet: bool = False, **variables: str) -> int:
    """Run a command to its end; its exit code.

    `variables` join the environment where not set there; `quiet` keeps only what it says of errors.
    """
    environment = {**variables, **os.environ}
    output = subprocess.DEVNULL if quiet else None
    return subprocess.call([str(part) for part in command], cwd=cwd, env=environment, stdout=output)


# --- the right Python -----------------------------------------------------------------------------


def is_wanted(command: Sequence[str]) -> bool:
    """True when the command starts a Python of the wanted version: a launcher may be there without it."""
    ask = f"import sys; sys.exit(sys.version_info[:2] != {WANTED})"
    try:
        quiet = subprocess.DEVNULL
        return subprocess.call([*command, "-c", ask], stdout=quiet, stderr=quiet) == 0
    except OSError:
        return False


def wanted_python() -> Sequence[str]:
    """The command that starts the wanted Python; `LackError` with what to install where there is none."""
    name = "{}.{}".format(*WANTED)
    for command in (["py", f"-{name}"], [f"python{name}"], [f"/usr/bin/python{name}"]):
        if is_wanted(command):
            return command
    raise LackError(
        f"cần Python {name} (đang chạy {sys.version.split()[0]}). Cài xong hãy chạy lại lệnh này.\n"
        f"Python {name} is needed and was not found: install it, then run this command again.\n"
        f"  Windows:         winget install Python.Python.{name}\n"
        f"  Debian, Ubuntu:  apt install python{name} python{name}-venv"
    )


# --- system libraries -----------------------------------------------------------------------------


def is_there(need: Need) -> bool:
    """True when the probe finds what is needed."""
    if ".so" in need.probe:
        try:
            return bool(ctypes.CDLL(need.probe))
        except OSError:
            return False
    if need.probe.endswith(".py"):
        return importlib.util.find_spec(need.probe[:-3]) is not None
    return Path(need.probe).exists() if need.probe.startswith("/") else shutil.which(need.probe) is not None


def see_to_system(needs: Sequence[Need]) -> None:
    """Install (Debian, root) or else name what the system lacks; `LackError` if it cannot do without."""
    if not sys.platform.startswith("linux"):
        return
    missing = [need for need in needs if not is_there(need)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install([need.package for need in missing])
        missing = [need for need in missing if not is_there(need)]
    if missing:
        advice = "apt-get install --no-install-recommends " + " ".join(need.package for need in missing)
        if any(need.required for need in missing):
            raise LackError(f"máy còn thiếu gói, hãy cài / missing system packages, install:\n  {advice}")
        say(f"some tests are skipped without: {advice}")


def apt_install(packages: Sequence[str]) -> None:
    """Install Debian packages; what is still missing afterwards is the caller's to tell."""
    say(f"installing system packages: {' '.join(packages)}")
    options = ["-y", "-qq", "--no-install-recommends"]
    call("apt-get", "update", "-qq", quiet=True)
    call("apt-get", "install", *options, *packages, quiet=True, DEBIAN_FRONTEND="noninteractive")


# --- .venv ----------------------------------------------------------------------------------------


def fingerprint(lock: str) -> str:
    """What the stamp holds after installing this lock: it changes with the lock and with the Python."""
    digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    return f"{sys.version.split()[0]} {digest}"


def see_to_venv(lock: str) -> None:
    """Bring `.venv` to what the lock says; the lock for developers holds the other, it serves for both."""
    stamp = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
    if PYTHON.exists() and stamp in {fingerprint(lock), fingerprint(DEV_LOCK)}:
        return
    if not PYTHON.exists() or call(PYTHON, "-c", FIND_PIP) != 0:
        say("making .venv")
        if call(sys.executable, "-m", "venv", "--clear", VENV) != 0:
            raise LackError(f"không tạo được / could not make {VENV}")
    STAMP.write_text("", encoding="utf-8")
    say(f"installing {lock} into .venv (the first time takes a few minutes)")
    if call(PYTHON, "-m", "pip", "install", *PIP_OPTIONS, "-r", ROOT / lock) != 0:
        raise LackError(f"không cài được các gói / could not install the packages of {lock}; see above")
    STAMP.write_text(fingerprint(lock), encoding="utf-8")


# --- commands -------------------------------------------------------------------------------------


def in_venv(*arguments: object) -> int:
    """Run the Python of `.venv` from the root, without a screen; the exit code."""
    return call(PYTHON, *arguments, cwd=ROOT, QT_QPA_PLATFORM="offscreen")


def run(arguments: Sequence[str]) -> int:
    """Start the program, from the folder one stands in: file names among the arguments hold there."""
    return call(PYTHON, ROOT / "main.py", *arguments)


def lint(_: Sequence[str]) -> int:
    """Run every check, also after one that failed; the number of those that did."""
    failed = []
    for name, command in CHECKS:
        say(name)
        if in_venv(*command) != 0:
            failed.append(name)
    say(f"FAILED: {', '.join(failed)}" if failed else "checks passed")
    return len(failed)


def test(arguments: Sequence[str]) -> int:
    """Run the checks, then pytest with the arguments; 1 when anything failed."""
    failed = lint([])
    say("pytest")
    workers = ["-n", "auto", "--dist", "worksteal"]
    code = in_venv("-m", "pytest", *workers, *arguments)
    if failed:
        say("the checks before the tests FAILED: see above")
    return code or min(failed, 1)


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmarks whose names hold one of the arguments, or all."""
    return in_venv("-m", "tests.benchmarks", *arguments)


def build(_: Sequence[str]) -> int:
    """Freeze the program into dist/ and start what came out."""
    say("freezing")
    if in_venv("-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "build.spec") != 0:
        return 1
    return in_venv("packaging/smoke.py", BUNDLE) or in_venv("packaging/windows_build.py")


def windows_check(arguments: Sequence[str]) -> int:
    """Try the program as on Windows, under Wine; the arguments choose pieces (see packaging/windows.md).

    With `--if-possible` a machine without Wine skips it (exit code 0), without it that is a fault.
    """
    missing = [need.package for need in WINE_NEEDS if need.required and not is_there(need)]
    if missing and "--if-possible" in arguments:
        say(f"windows-check: bỏ qua / skipped, máy này không có / this machine lacks: {' '.join(missing)}")
        return 0
    see_to_system(WINE_NEEDS)
    if not sys.platform.startswith("linux"):
        raise LackError("windows-check chạy trên Linux; trên Windows dùng test và build / use test and build")
    pieces = ["--lenient" if word == "--if-possible" else word for word in arguments]
    return in_venv("packaging/windows_check.py", *pieces)


def lock(arguments: Sequence[str]) -> int:
    """Write both locks anew from the .in files: for Linux and Windows, without the address of any index.

    Versions stay where they can; `--upgrade` takes the newest, `--upgrade-package NAME` one.
    """
    for target in (RUN_LOCK, DEV_LOCK):
        files = [Path(target).with_suffix(".in"), "-o", target]
        pins = ["-c", RUN_LOCK] if target == DEV_LOCK else []
        if in_venv("-m", "uv", "pip", "compile", *UV_OPTIONS, *files, *pins, *arguments) != 0:
            return 1
    return 0


class Command(NamedTuple):
    """A command: what it does, which lock and which system packages it stands on."""

    do: Callable[[Sequence[str]], int]
    lock: str
    needs: Sequence[Need]
    help: str


COMMANDS = {
    "run": Command(run, RUN_LOCK, RUN_NEEDS, "start the program; arguments go to main.py"),
    "test": Command(test, DEV_LOCK, TEST_NEEDS, "all checks and tests; arguments go to pytest"),
    "lint": Command(lint, DEV_LOCK, VENV_NEEDS, "ruff, mypy, import-linter"),
    "bench": Command(bench, DEV_LOCK, RUN_NEEDS, "benchmarks; arguments choose by name"),
    "build": Command(build, DEV_LOCK, BUILD_NEEDS, "freeze into dist/ and try the result"),
    "windows-check": Command(windows_check, DEV_LOCK, VENV_NEEDS, "try it as on Windows, under Wine"),
    "lock": Command(lock, DEV_LOCK, VENV_NEEDS, "write requirements*.txt anew (--upgrade)"),
}


def usage() -> str:
    """The commands, one a line."""
    lines = [f"  {name:<13} {command.help}" for name, command in COMMANDS.items()]
    return "python3 dev.py COMMAND [argument …]\n" + "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Exit code: that of the command; 1 when the machine lacks something, 2 for an unknown command."""
    if not arguments or arguments[0] not in COMMANDS:
        print(usage())
        return 0 if arguments in (["help"], ["-h"], ["--help"]) else 2
    command = COMMANDS[arguments[0]]
    try:
        if sys.version_info[:2] != WANTED:
            return call(*wanted_python(), Path(__file__).resolve(), *arguments)
        see_to_system(command.needs)
        see_to_venv(command.lock)
        return command.do(arguments[1:])
    except LackError as lack:
        say(str(lack))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    # a Windows console takes any letter, a pipe there only those of its code page
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
