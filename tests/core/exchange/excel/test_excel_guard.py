"""Hostile and broken files: refused at once, in words, with nothing written."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from tests.core.exchange.excel.tables import HEAD, ods, ods_row, package, with_part, xlsx
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import plan_import

SHEET = "xl/worksheets/sheet1.xml"
AT_ONCE = 5.0
"""Seconds, on a machine that is busy with other tests."""


def refused(app: App, path: Path) -> str:
    """What is said of the file."""
    start = time.process_time()
    with pytest.raises(UserError) as error:
        plan_import(app, "person", path)
    assert time.process_time() - start < AT_ONCE
    assert error.value.todo
    return str(error.value)


def sound(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "a.xlsx", HEAD, ("Lê Thị A", "nữ", "", "", ""))


def test_a_file_of_200_megabytes(app: App, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(200 * 1024 * 1024)
    assert "200 MB" in refused(app, path)


def test_a_zip_bomb(app: App, tmp_path: Path) -> None:
    path = with_part(sound(tmp_path), "xl/media/image1.png", lambda _: b"\0" * (120 * 1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    assert "bung ra quá lớn" in refused(app, path)


def test_a_part_that_lies_about_its_size(app: App, tmp_path: Path) -> None:
    path = with_part(sound(tmp_path), SHEET, lambda old: old + b" " * 100_000)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as opened:
        size = opened.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(bytes(content).replace(size, (10).to_bytes(4, "little")))
    assert "hỏng" in refused(app, path)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_document_types_and_entities(app: App, tmp_path: Path, part: str) -> None:
    bad = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    path = with_part(sound(tmp_path), part, lambda old: bad + old.partition(b"?>")[2])
    assert "thực thể" in refused(app, path)


@pytest.mark.parametrize("place", ["XFD1048576", "A999999", "ZZZ100000"])
def test_a_cell_far_away(app: App, tmp_path: Path, place: str) -> None:
    cell = f'<row r="9"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
    path = with_part(sound(tmp_path), SHEET, lambda old: old.replace(b"</sheetData>", cell))
    refused(app, path)


def test_a_far_cell_without_content_does_no_harm(app: App, tmp_path: Path) -> None:
    cell = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    path = with_part(sound(tmp_path), SHEET, lambda old: old.replace(b"</sheetData>", cell))
    assert len(plan_import(app, "person", path).rows) == 1


def test_too_many_rows(app: App, tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>a</t></is></c></row>' for n in range(2, 100_201)
    )
    whole = f"{rows}</sheetData>".encode()
    path = with_part(sound(tmp_path), SHEET, lambda old: old.replace(b"</sheetData>", whole))
    assert "hơn 100.000 dòng" in refused(app, path)


@pytest.mark.parametrize(
    "row", [ods_row("a", repeated=1_048_576), ods_row("a", wide=16_384, repeated=90_000)]
)
def test_an_ods_that_repeats_without_end(app: App, tmp_path: Path, row: str) -> None:
    refused(app, ods(tmp_path / "a.ods", ods_row(*HEAD) + row))


def test_the_blank_end_of_an_ods_does_no_harm(app: App, tmp_path: Path) -> None:
    end = (
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    path = ods(tmp_path / "a.ods", ods_row(*HEAD) + ods_row("Lê Thị A", "nữ") + end)
    assert len(plan_import(app, "person", path).rows) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"Ho ten,Gioi tinh\nA,nu\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
     b"<html><table></table></html>", package({"a.txt": b"x"}), package({"content.xml": b"<a"})],
)  # fmt: skip
def test_what_is_no_workbook(app: App, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert "hỏng hoặc không phải bảng tính" in refused(app, path)


def test_a_password(app: App, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    assert "mật khẩu" in refused(app, path)


def test_a_missing_file(app: App, tmp_path: Path) -> None:
    assert "Không có tệp" in refused(app, tmp_path / "không có.xlsx")
