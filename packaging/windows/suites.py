"""The tests in the Windows Python: how many ran, which were skipped there and why."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from windows.kit import Kit, Locale, Watch

TIMED_OUT = 124
PYTEST = (
    *("-q", "-p", "no:randomly", "--timeout", "600", "-o", "console_output_style=classic"),
    *("-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"),
)


class Suite(NamedTuple):
    """Tests that are run together: a name and what pytest is given."""

    name: str
    words: str
    arguments: tuple[str, ...]


CORE = Suite(
    "core",
    "lõi",
    ("tests/core", "tests/contracts", "tests/faults", "tests/golden", "--ignore=tests/contracts/window"),
)
WINDOW = Suite("window", "cửa sổ", ("tests/ui", "tests/contracts/window"))


class Count(NamedTuple):
    """What a report holds."""

    tests: int
    failed: tuple[str, ...]
    skipped: Counter[str]

    def __str__(self) -> str:
        passed = self.tests - len(self.failed) - self.skipped.total()
        return f"{passed} qua, {self.skipped.total()} bỏ qua, {len(self.failed)} hỏng"


def count(report: Path) -> Count:
    """Read pytest's report."""
    root = ElementTree.parse(report).getroot()
    cases = list(root.iter("testcase"))
    bad = [f"{c.get('classname')}::{c.get('name')}" for c in cases if c.find("failure") is not None]
    bad += [f"{c.get('classname')}::{c.get('name')}" for c in cases if c.find("error") is not None]
    reasons = (skip.get("message") or "" for case in cases for skip in case.findall("skipped"))
    return Count(len(cases), tuple(dict.fromkeys(bad)), Counter(reasons))


def run_suite(kit: Kit, watch: Watch, suite: Suite, locale: Locale, seconds: float) -> bool | None:
    """Run a suite; None where the time was up before its end."""
    report = kit.tree / f"report-{suite.name}-{locale.name}.xml"
    report.unlink(missing_ok=True)
    watch.say(f"phép thử {suite.words}, {locale.words}")
    command = ("python", "-m", "pytest", *suite.arguments, *PYTEST, f"--junitxml={report.name}")
    done = kit.run(*command, locale=locale, seconds=seconds)
    if done.returncode == TIMED_OUT and not report.exists():
        watch.say(f"hết {seconds:.0f} giây, phép thử {suite.words} chưa chạy hết")
        return None
    found = count(report) if report.exists() else Count(0, ("no report",), Counter())
    for reason, times in found.skipped.most_common():
        watch.say(f"   bỏ qua {times}: {reason}")
    good = done.returncode == 0 and not found.failed
    return watch.expect(good, f"{suite.name}, {locale.name}: {found}")
