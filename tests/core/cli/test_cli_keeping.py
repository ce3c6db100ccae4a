"""The commands of what was done and of what is handed over, run as from outside."""

from __future__ import annotations

from pathlib import Path

from tests.core.cli.running import Run


def test_a_handover_opens_on_another_machine(run: Run, tmp_path: Path) -> None:
    assert run("init", "--starter", "2020").code == 0
    made = run("handover", str(tmp_path / "ban-giao.vstbpn"))
    assert made.code == 0, made.err
    (told,) = made.json
    assert (tmp_path / "ban-giao.pdf").exists()
    assert (tmp_path / "ban-giao.docx").exists()
    assert told["counts"]["unit"] == 47
    other = ("--data", str(tmp_path / "may-khac"))
    assert run(*other, "init").code == 0
    (restored,) = run(*other, "restore", told["file"]).json
    assert restored["counts"] == told["counts"]
    assert {line["record"]: line["count"] for line in run("records").json} == {
        line["record"]: line["count"] for line in run(*other, "records").json
    }


def test_a_handover_under_the_name_of_its_list_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    run("init")
    refused = run("handover", str(tmp_path / "ban-giao.pdf"))
    assert refused.code == 1
    assert "đuôi .pdf" in refused.err
