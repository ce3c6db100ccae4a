"""Run the benchmarks and print a table; exit code 1 when one is over its limit, 2 when a name is unknown.

`python -m tests.benchmarks [WORD …]` runs those whose module or name holds one of the words; none: all.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.harness import Bench, Result

RUNNER = {"__main__", "__init__", "harness"}
ROW = "{:<52} {:>8} {:>8}  {}"


def modules() -> list[str]:
    """Names of the modules of this folder that hold benchmarks, sorted."""
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in RUNNER)


def collect(words: Sequence[str]) -> list[Bench]:
    """The benches whose `module.name` holds any of `words`; all when there is none."""
    found: list[Bench] = []
    for module in modules():
        benches: tuple[Bench, ...] = importlib.import_module(f"tests.benchmarks.{module}").BENCHES
        found += [b for b in benches if not words or any(word in f"{module}.{b.name}" for word in words)]
    return found


def report(benches: Iterable[Bench]) -> bool:
    """Run and print each bench as it ends; True when all kept their limits."""
    print(ROW.format("benchmark", "ratio", "limit", ""))
    kept = True
    for bench in benches:
        result = Result(bench, bench.ratio())
        kept = kept and result.ok
        verdict = "ok" if result.ok else "OVER"
        print(ROW.format(bench.name, f"{result.ratio:.2f}", f"{bench.limit:g}", verdict), flush=True)
    return kept


def main(words: Sequence[str]) -> int:
    """Exit code: 0 all within limits, 1 one is over, 2 nothing matches."""
    benches = collect(words)
    if not benches:
        print(f"no benchmark matches {' '.join(words) or '(none exist)'}; modules: {', '.join(modules())}")
        return 2
    return 0 if report(benches) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
