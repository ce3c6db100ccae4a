#!/bin/bash
# Make a Wine prefix with a real Windows CPython 3.11 and a project's packages in it.
#
#   windows_python.sh PREFIX CACHE REQUIREMENTS
#
# PREFIX        folder of the Wine prefix, made if missing
# CACHE         folder kept between runs for what pip downloads
# REQUIREMENTS  a pip requirements file, hash-locked or not; markers such as
#               sys_platform == "win32" hold
#
# May be run again at any time: with nothing changed it returns at once, with another
# requirements file it only installs packages (and removes none: delete PREFIX for that).
set -euo pipefail
die() { echo "windows_python.sh: $*" >&2; exit 1; }
say() { echo "windows_python.sh: $*"; }
trap 'echo "windows_python.sh: failed in line $LINENO" >&2' ERR
[ $# -eq 3 ] || die "usage: windows_python.sh PREFIX CACHE REQUIREMENTS"

# The wheel that carries the DLLs of CPython for Windows, as the Python Software
# Foundation built and signed them.
CARRIER=panda3d==1.10.16
HERE=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" "$2"
PREFIX=$(cd "$1" && pwd) CACHE=$(cd "$2" && pwd)
[ -r "$3" ] || die "no requirements file $3"
REQUIREMENTS=$(cd "$(dirname "$3")" && pwd)/$(basename "$3")
GCC=x86_64-w64-mingw32-gcc
OBJDUMP=x86_64-w64-mingw32-objdump
WINDRES=x86_64-w64-mingw32-windres
for tool in wine "$GCC" "$OBJDUMP" "$WINDRES" sha256sum timeout; do
    command -v "$tool" >/dev/null || die "$tool is missing: see README.md for what to install"
done
HOST=
for python in python3.11 python3; do
    if "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        HOST=$(command -v "$python")
        break
    fi
done
[ -n "$HOST" ] || die "needs a Python 3.11 here, as python3.11 or python3, to copy its standard library"
"$HOST" -m pip --version >/dev/null 2>&1 || die "$HOST has no pip (Debian: apt-get install python3-pip)"

export WINEPREFIX=$PREFIX WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES=winedbg.exe=d
unset DISPLAY WAYLAND_DISPLAY
SYSTEM=$PREFIX/drive_c/windows/system32
PYTHON=$PREFIX/drive_c/Python311
win() { # fails as the command does: pipefail
    env -u PYTHONPATH -u PYTHONHOME -u PYTHONSTARTUP timeout -k 10 600 wine "$@" </dev/null 2>&1 | cat
}
winpath() { echo "Z:${1//\//\\}"; }

base=$(cat "$0" "$HERE"/stubs/* | sha256sum | cut -c1-16)
packages=$( (cat "$REQUIREMENTS"; find "$(dirname "$REQUIREMENTS")" -maxdepth 1 -name '*.txt' \
    -exec cat {} +; echo "$base") | sha256sum | cut -c1-16)
if [ "$(cat "$PREFIX/.packages" 2>/dev/null)" = "$packages" ]; then
    say "$PREFIX is up to date"
    exit 0
fi
rm -f "$PREFIX/.packages"

# What pip of the host downloads as if it were a Windows machine.  Its options choose the
# files by platform, but it would evaluate markers as on this machine: hence the patch.
download() {
    "$HOST" - download -qq --disable-pip-version-check --only-binary=:all: \
        --platform win_amd64 --python-version 3.11 --implementation cp "$@" <<'PYTHON'
import sys
from pip._vendor.packaging import markers

host = markers.default_environment
windows = {
    "os_name": "nt", "sys_platform": "win32", "platform_system": "Windows",
    "platform_machine": "AMD64", "platform_release": "10", "platform_version": "10.0.17763",
    "platform_python_implementation": "CPython", "implementation_name": "cpython",
}
markers.default_environment = lambda: {**host(), **windows}
from pip._internal.cli.main import main

sys.exit(main(sys.argv[1:]))
PYTHON
}

if [ "$(cat "$PREFIX/.base" 2>/dev/null)" != "$base" ]; then
    say "making the prefix"
    rm -f "$PREFIX/.base"
    carrier=$(compgen -G "$CACHE/${CARRIER/==/-}-cp311-*win_amd64.whl" || true)
    if [ -z "$carrier" ]; then
        download --no-deps -d "$CACHE" "$CARRIER"
        carrier=$(compgen -G "$CACHE/${CARRIER/==/-}-cp311-*win_amd64.whl") || die "$CARRIER was not downloaded"
    fi
    win wineboot -i >/dev/null
    win winecfg -v win10 >/dev/null
    [ -d "$SYSTEM" ] || die "wine made no prefix in $PREFIX"

    mkdir -p "$PYTHON/DLLs" "$PYTHON/Lib/site-packages"
    "$HOST" - "$carrier" "$PYTHON" <<'PYTHON'
import shutil, sys, sysconfig, zipfile
from pathlib import Path

carrier, target = sys.argv[1], Path(sys.argv[2])
with zipfile.ZipFile(carrier) as wheel:
    for name in wheel.namelist():
        folder, _, file = name.rpartition("/")
        # not its api-ms-win-crt-* (part of Windows) nor its old Visual C++ runtime
        if folder == "deploy_libs" and not file.lower().startswith(("api-ms-", "vcruntime", "tcl", "tk", "_tk")):
            to = target if file == "python311.dll" else target / "DLLs"
            (to / file).write_bytes(wheel.read(name))
drop = shutil.ignore_patterns(
    "__pycache__", "lib-dynload", "config-3*", "site-packages", "dist-packages", "test", "tests",
    "idlelib", "turtledemo", "_sysconfigdata*", "EXTERNALLY-MANAGED", "*.so",
)
shutil.copytree(sysconfig.get_path("stdlib"), target / "Lib", ignore=drop, dirs_exist_ok=True)
PYTHON
    "$HOST" -m compileall -q -j 0 "$PYTHON/Lib" >/dev/null || true # only for speed

    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    echo "1 24 \"$HERE/stubs/python.manifest\"" | "$WINDRES" -o "$work/manifest.o"
    "$GCC" -municode -O2 -s -Wall -o "$PYTHON/python.exe" "$HERE/stubs/python.c" "$work/manifest.o"
    {
        echo 'LIBRARY "python3.dll"'
        echo EXPORTS
        "$OBJDUMP" -p "$PYTHON/python311.dll" | sed -n '/\[Ordinal\/Name Pointer\]/,/^$/p' |
            grep -oE '_?Py[A-Za-z0-9_]+$' | sed 's/.*/  &=python311.&/'
    } >"$work/python3.def"
    "$GCC" -shared -nostdlib -s -Wl,-e,DllMainCRTStartup -o "$PYTHON/python3.dll" \
        "$HERE/stubs/python3.c" "$work/python3.def"
    for stub in icuuc bcryptprimitives; do
        "$GCC" -shared -O2 -s -Wall -o "$SYSTEM/$stub.dll" "$HERE/stubs/$stub.c" -ladvapi32
    done
    echo "$base" >"$PREFIX/.base"
fi

say "downloading packages"
# pip by itself: beside it a hash-locked file would be refused
download --no-deps -d "$CACHE/wheels" pip
download -d "$CACHE/wheels" --find-links "$CACHE/wheels" -r "$REQUIREMENTS"
# The current Visual C++ runtime: that of the shiboken6 wheel where there is one.
"$HOST" - "$CACHE/wheels" "$PYTHON" <<'PYTHON'
import sys, zipfile
from pathlib import Path

wheels, target = Path(sys.argv[1]), Path(sys.argv[2])
for path in sorted(wheels.glob("shiboken6-*.whl"), key=lambda p: p.stat().st_mtime):
    with zipfile.ZipFile(path) as wheel:
        for name in wheel.namelist():
            if name.startswith("shiboken6/vcruntime140") and name.endswith(".dll"):
                (target / name.rpartition("/")[2]).write_bytes(wheel.read(name))
pips = sorted(wheels.glob("pip-*.whl"), key=lambda p: p.stat().st_mtime)
with zipfile.ZipFile(pips[-1]) as wheel:
    wheel.extractall(target / "Lib/site-packages")
PYTHON

say "installing packages"
win 'C:\Python311\python.exe' -m pip install -q --disable-pip-version-check --no-warn-script-location \
    --no-index --find-links "$(winpath "$CACHE/wheels")" -r "$(winpath "$REQUIREMENTS")"
echo "$packages" >"$PREFIX/.packages"
say "$PREFIX is ready: $(win 'C:\Python311\python.exe' -c 'import sys, sqlite3; print("Python", sys.version.split()[0], "on", sys.platform + ", SQLite", sqlite3.sqlite_version)' | tr -d '\r')"
