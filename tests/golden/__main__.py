"""Write the golden summaries of all documents anew: `python -m tests.golden`.

Read what changed before it goes in.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.golden.summary import FOLDER, path_of, summaries


def main() -> int:
    """Write every summary, take away those of documents that are no more; tell how many changed."""
    with tempfile.TemporaryDirectory() as data:
        made = dict(summaries(Path(data)))
    for old in FOLDER.glob("*.txt"):
        if old.stem not in made:
            old.unlink()
    before = {name: path_of(name).read_text(encoding="utf-8") for name in made if path_of(name).exists()}
    changed = [name for name, text in made.items() if before.get(name) != text]
    for name in changed:
        path_of(name).write_text(made[name], encoding="utf-8", newline="\n")
    print(f"{len(made)} documents, {len(changed)} changed: {', '.join(changed) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
