"""The key of the data: sealed contents, passwords, the recovery code, a key file that was tampered with."""

from __future__ import annotations

import json
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vault import DataKey, KeyFile, Sealed, is_sealed, keyfile, recovery
from vstbpn_desktop.vault.keyfile import VIEWER

PASSWORD = "Mưa xuân Quan Hóa"
pytestmark = pytest.mark.usefixtures("cheap_guesses")


@given(st.binary(max_size=5000))
def test_what_is_sealed_comes_back(content: bytes) -> None:
    key = DataKey.new()
    sealed = key.seal(content)
    assert is_sealed(sealed) and key.unseal(sealed) == content
    assert len(content) < 20 or content not in sealed


@given(st.binary(max_size=500))
def test_what_was_never_sealed_is_given_as_it_is(content: bytes) -> None:
    assume(not is_sealed(content))
    assert DataKey.new().unseal(content) == content


@settings(max_examples=50)
@given(st.data())
def test_one_altered_byte_is_told(data: st.DataObject) -> None:
    key = DataKey.new()
    sealed = bytearray(key.seal(b"Ban VSTBPN" * 20))
    at = data.draw(st.integers(8, len(sealed) - 1))
    sealed[at] ^= 1
    with pytest.raises(Sealed):
        key.unseal(bytes(sealed))


def test_another_key_opens_nothing_and_no_key_is_shown() -> None:
    key = DataKey.new()
    with pytest.raises(Sealed):
        DataKey.new().unseal(key.seal(b"x"))
    assert key.master.hex() not in repr(key) and len(key.database) == 64
    assert key.database != key.master.hex()


def test_the_password_opens_however_it_is_composed() -> None:
    file, key, _ = KeyFile.create(PASSWORD)
    assert file.unlock(PASSWORD).key == key
    assert file.unlock(unicodedata.normalize("NFD", PASSWORD)).key == key
    with pytest.raises(UserError, match="không đúng"):
        file.unlock(PASSWORD + " ")


def test_the_recovery_code_opens_typed_carelessly() -> None:
    file, key, code = KeyFile.create(PASSWORD)
    assert len(code.split("-")) == 8
    assert file.unlock_by_code(code.lower().replace("-", " ").replace("o", "0").replace("b", "8")).key == key
    wrong = code[:-1] + ("A" if code[-1] != "A" else "C")
    with pytest.raises(UserError, match="8 nhóm"):
        file.unlock_by_code(wrong)
    with pytest.raises(UserError, match="không phải của dữ liệu"):
        file.unlock_by_code(recovery.new_code())


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_codes(typed: str) -> None:
    with suppress(UserError):
        assert len(recovery.key_of(typed)) == 32


def test_a_new_password_and_a_new_code_shut_out_the_old_ones() -> None:
    file, key, code = KeyFile.create(PASSWORD)
    changed = file.with_password(key, "Nắng hạ Bá Thước")
    renewed, fresh = changed.with_recovery(key)
    assert renewed.unlock("Nắng hạ Bá Thước").key == renewed.unlock_by_code(fresh).key == key
    with pytest.raises(UserError):
        renewed.unlock(PASSWORD)
    with pytest.raises(UserError):
        renewed.unlock_by_code(code)


def test_who_may_only_look() -> None:
    file, key, _ = KeyFile.create(PASSWORD)
    both = file.with_password(key, "Trưởng ban xem", VIEWER)
    assert both.has_viewer and both.unlock("Trưởng ban xem").read_only
    assert not both.unlock(PASSWORD).read_only
    with pytest.raises(UserError, match="khác nhau"):
        file.with_password(key, PASSWORD, VIEWER)
    with pytest.raises(UserError):
        both.without_viewer().unlock("Trưởng ban xem")


@pytest.mark.parametrize("easy", ["", "ngắn", "12345678", "20102020", "aaaaaaaaa"])
def test_easy_passwords_are_refused(easy: str) -> None:
    with pytest.raises(UserError):
        KeyFile.create(easy)


def test_the_file_comes_back_and_names_no_secret(tmp_path: Path) -> None:
    assert KeyFile.read(tmp_path) is None
    file, key, code = KeyFile.create(PASSWORD)
    file.write(tmp_path)
    text = (tmp_path / keyfile.NAME).read_text(encoding="utf-8")
    assert PASSWORD not in text and code not in text and key.master.hex() not in text
    found = KeyFile.read(tmp_path)
    assert found == file and found is not None and found.unlock(PASSWORD).key == key


def _broken() -> list[str]:
    file, _, _ = KeyFile.create(PASSWORD)
    whole: dict[str, Any] = json.loads(file.to_json())
    owner = whole["locks"]["owner"]
    owners = ({"sealed": "?"}, {"memory": 1 << 50}, {"salt": "AA=="})
    wrong: list[dict[str, Any]] = [{"version": 2}, {"state": "?"}, {"locks": {}}, {"locks": [1]}]
    wrong += [{"locks": {"owner": owner | values}} for values in owners]
    return ["", "{}", "[]", "null", "{", *(json.dumps(whole | values) for values in wrong)]


@pytest.mark.parametrize("number", range(12))
def test_a_broken_key_file_says_so(number: int) -> None:
    with pytest.raises(UserError, match=keyfile.NAME):
        KeyFile.from_json(_broken()[number])
