"""Writing a document to a file: whole or not at all, and said clearly when it cannot be."""

import os
from pathlib import Path

import pytest

from tests.core.documents import samples
from vstbpn_desktop.documents.render import RENDERERS, save, write
from vstbpn_desktop.errors import UserError


@pytest.mark.parametrize(("ending", "magic"), [(".docx", b"PK"), (".pdf", b"%PDF"), (".PDF", b"%PDF")])
def test_each_ending_has_its_form(ending: str, magic: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"Báo cáo{ending}"
    path.write_bytes(b"old")
    write(samples.SHORT, path)
    assert path.read_bytes().startswith(magic)
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"chưa biết loại “\.odt”"):
        write(samples.SHORT, tmp_path / "a.odt")
    assert set(RENDERERS) == {".docx", ".pdf", ".xlsx"}


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Không có thư mục “.*không có”"):
        save(b"x", tmp_path / "không có" / "a.pdf")


@pytest.mark.parametrize(
    ("name", "reader"), [("a.docx", "Word"), ("a.pdf", "xem PDF"), ("a.xlsx", "Excel"), ("a.odt", "khác")]
)
def test_a_file_that_is_open_is_left_alone(
    name: str, reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserError, match=f"Tệp đang mở trong .*{reader}.*{name}") as error:
        save(b"new", path)
    assert error.value.todo == "Hãy đóng tệp hoặc lưu bằng tên khác."
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("error", "said"),
    [(OSError(28, "No space left"), "hết chỗ trống"), (PermissionError(13, "x"), "Không được phép")],
)
def test_a_failed_write_leaves_nothing(
    error: OSError, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def failing(handle: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(UserError, match=said):
        save(b"new", path)
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]
