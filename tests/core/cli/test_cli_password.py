"""The commands of the password: all ask for it, it turns off again, another's backup needs its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vstbpn_desktop.cli.run import DONE, USER_ERROR, run

PASSWORD = "Mưa xuân Quan Hóa"
pytestmark = pytest.mark.usefixtures("cheap_guesses")


def test_every_command_asks_for_the_password(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, word = str(tmp_path / "data"), tmp_path / "mk.txt"
    word.write_text(f"{PASSWORD}\n", encoding="utf-8")

    def call(*arguments: str) -> tuple[int, list[Any], str]:
        code = run(["--data", data, *arguments], "1")
        told = capsys.readouterr()
        return code, [json.loads(line) for line in told.out.splitlines()], told.err

    assert call("init", "--starter", "2020")[0] == DONE
    _, before, _ = call("dump", "unit")
    code, (told,), _ = call("encrypt", "--new-password-file", str(word))
    assert code == DONE and len(told["recovery_code"].split("-")) == 8 and told["unsealed"] == []
    code, out, said = call("dump", "unit")
    assert code == USER_ERROR and out == [] and "--password-file" in said
    assert call("dump", "unit", "--password-file", str(word)) == (DONE, before, "")
    word.write_text("sai hẳn rồi", encoding="utf-8")
    assert "không đúng" in call("dump", "unit", "--password-file", str(word))[2]
    word.write_text(told["recovery_code"], encoding="utf-8")
    assert call("check", "--password-file", str(word))[0] == DONE
    assert call("decrypt", "--password-file", str(word))[1] == [{"encrypted": False}]
    assert call("dump", "unit") == (DONE, before, "")
    assert "chưa có mật khẩu" in call("decrypt")[2]


def test_a_backup_under_another_password(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word, target = tmp_path / "mk.txt", str(tmp_path / "sao-luu.vstbpn")
    word.write_text(PASSWORD, encoding="utf-8")

    def call(folder: str, *arguments: str) -> tuple[int, str]:
        code = run(["--data", str(tmp_path / folder), *arguments], "1")
        told = capsys.readouterr()
        return code, told.out + told.err

    call("one", "init", "--starter", "2020")
    call("one", "encrypt", "--new-password-file", str(word))
    assert call("one", "backup", target, "--password-file", str(word))[0] == DONE
    call("two", "init", "--starter", "none")
    code, said = call("two", "restore", target)
    assert code == USER_ERROR and "mật khẩu khác" in said
    assert call("two", "restore", target, "--backup-password-file", str(word))[0] == DONE
    assert call("two", "dump", "unit")[1].count("\n") == 47


@pytest.mark.parametrize("easy", ["12345678", "ngắn"])
def test_easy_passwords_change_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], easy: str) -> None:
    word, data = tmp_path / "mk.txt", str(tmp_path / "data")
    word.write_text(easy, encoding="utf-8")
    run(["--data", data, "init"], "1")
    assert run(["--data", data, "encrypt", "--new-password-file", str(word)], "1") == USER_ERROR
    assert run(["--data", data, "records"], "1") == DONE
    assert "Mật khẩu" in capsys.readouterr().err
