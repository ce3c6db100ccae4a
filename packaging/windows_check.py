"""Try the program as on Windows, under Wine: `windows_check.py [PIECE …] [--seconds N] [--lenient]`.

Without a PIECE all of them: `core` and `window` run the tests in the Windows Python, `vietnamese` runs both
once more as on a Vietnamese Windows; `build` freezes, checks and packs the program; `install` installs it and
does the main job, `update` updates it from packages, `look` photographs its window; `measure` tells its size,
start and memory. --seconds limits each run of tests; --lenient counts one that was not finished as skipped.
"""

from __future__ import annotations

import argparse
import io
import sys

from windows.kit import ENGLISH, ROOT, VIETNAMESE, Kit, Locale, Watch
from windows.product import freeze, make_installer, make_package, measure
from windows.suites import CORE, WINDOW, Suite, run_suite
from windows.trial import Trial

PIECES = ("core", "window", "vietnamese", "build", "install", "update", "look", "measure")
TARGET = ROOT / "dist" / "windows"
SUITES: dict[str, tuple[tuple[Suite, Locale], ...]] = {
    "core": ((CORE, ENGLISH),),
    "window": ((WINDOW, ENGLISH),),
    "vietnamese": ((CORE, VIETNAMESE), (WINDOW, VIETNAMESE)),
}
LONG = 3600.0
FIRST_TIME = 420.0
"""Seconds that making the Windows Python and a run of tests in it take at least."""


def test(kit: Kit, watch: Watch, piece: str, seconds: float, *, lenient: bool) -> None:
    """Run the tests of a piece; those that were not finished fail, or are said to be skipped."""
    for suite, locale in SUITES[piece]:
        if run_suite(kit, watch, suite, locale, seconds) is None:
            if lenient:
                watch.say(f"bỏ qua / skipped: {suite.name}, {locale.name} (hết giờ)")
            else:
                watch.expect(False, f"{suite.name}, {locale.name}: hết giờ")


def try_program(kit: Kit, watch: Watch, pieces: list[str]) -> None:
    """Build, install, update, look."""
    bundle = freeze(kit, watch)
    if bundle is None:
        return
    TARGET.mkdir(parents=True, exist_ok=True)
    setup = make_installer(bundle, TARGET, watch)
    if "build" in pieces:
        make_package(bundle, TARGET, watch)
    if "measure" in pieces:
        measure(kit, watch, bundle)
    if setup is None or not {"install", "update", "look"} & set(pieces):
        return
    trial = Trial(kit, watch)
    trial.install(setup)
    if "install" in pieces:
        trial.work()
        trial.portable(bundle)
        trial.refuses_while_open(setup)
        trial.install_again(setup)
    if "look" in pieces:
        trial.look(TARGET / "cua-so.png")
    if "update" in pieces:
        trial.update(bundle)
        trial.refuses_older(setup)
    if "install" in pieces:
        trial.uninstall()


def main(arguments: list[str]) -> int:
    """Exit code 1 when anything was not as it must be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pieces", nargs="*", metavar="PIECE", help=", ".join(PIECES))
    parser.add_argument("--seconds", type=float, default=LONG)
    parser.add_argument("--lenient", action="store_true")
    options = parser.parse_args(arguments)
    if wrong := set(options.pieces) - set(PIECES):
        parser.error(f"no such piece: {', '.join(sorted(wrong))}")
    pieces = options.pieces or list(PIECES)
    watch, kit = Watch(), Kit()
    if options.lenient and not kit.ready and options.seconds < FIRST_TIME:
        watch.say("bỏ qua / skipped: chưa có Python của Windows, lần đầu hãy chạy tay windows-check")
        return 0
    kit.prepare()
    for piece in (piece for piece in pieces if piece in SUITES):
        test(kit, watch, piece, options.seconds, lenient=options.lenient)
    if not set(pieces) <= set(SUITES):
        try_program(kit, watch, pieces)
    watch.say("HỎNG: " + "; ".join(watch.failed) if watch.failed else "mọi thứ qua")
    return 1 if watch.failed else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
