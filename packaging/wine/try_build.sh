#!/bin/bash
# Freeze the program as on Windows and try what came out, on Linux.
#
#   try_build.sh [SCREENSHOT.png]
#
# Works on a copy of the working tree under ~/.cache/vstbpn-wine (or $VSTBPN_WINE), where the
# Wine prefix and the downloaded packages stay between runs; the folder that Windows would get
# is left there as tree/dist/vstbpn.  With SCREENSHOT.png the window is shown on a virtual
# display and photographed (needs imagemagick).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
base=${VSTBPN_WINE:-$HOME/.cache/vstbpn-wine}
prefix=$base/prefix tree=$base/tree
say() { echo "try_build.sh: $*"; }

mkdir -p "$base"
"$here/windows_python.sh" "$prefix" "$base/cache" "$root/requirements-dev.txt"

rm -rf "$tree"
mkdir "$tree"
tar -c -C "$root" --exclude=__pycache__ main.py build.spec pyproject.toml requirements.txt \
    vstbpn_desktop ui resources packaging | tar -x -C "$tree"
cd "$tree"
say "freezing"
"$here/winrun" -p "$prefix" -t 1200 pyinstaller --noconfirm --log-level ERROR build.spec
python3 "$here/check_bundle.py" dist/vstbpn
say "starting it"
"$here/winrun" -p "$prefix" python packaging/smoke.py dist/vstbpn

[ $# -gt 0 ] || exit 0
say "showing the window"
"$here/winrun" -p "$prefix" dist/vstbpn/vstbpn-cli.exe --data data init --starter 2020
read -r number < <(exec Xvfb -displayfd 1 -nolisten tcp -screen 0 1366x768x24 2>/dev/null)
xvfb=$!
trap 'kill "$xvfb"' EXIT
export DISPLAY=:$number
"$here/winrun" -p "$prefix" -x -t 30 dist/vstbpn/vstbpn.exe --data data &
sleep 20
cd "$OLDPWD"
import -window root "$1"
wait $! || true # ends by its time-out
say "wrote $1"
