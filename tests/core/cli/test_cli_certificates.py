"""The command that numbers certificates, and the file that shows the numbers."""

from __future__ import annotations

import json
from pathlib import Path

from tests.core.cli.running import Run


def test_certificates_are_numbered_and_made(run: Run, tmp_path: Path) -> None:
    run("init")
    given = {"year": 2020, "code": "01", "topic": "Bình đẳng giới", "sessions": ["2020-02-14"]}
    assert run("put", "training_class", "-", stdin=json.dumps(given)).code == 0
    people = [{"training_class": "2020/01", "name": name, "absent": name == "B"} for name in "ABC"]
    assert run("put", "participant", "-", stdin="\n".join(map(json.dumps, people))).code == 0
    numbered = {"class": "2020/01", "given": 2, "first": 1, "last": 2}
    assert run("certify", "2020/01").json == [numbered]
    out = tmp_path / "gcn.pdf"
    assert run("make", "certificates", "--year", "2020", "--out", str(out)).json[0]["notes"] == []
    assert out.read_bytes().startswith(b"%PDF")
    assert run("certify", "2020/09").err.startswith("Không có lớp “2020/09”")
