"""Files that can be read, and the clear words about those that cannot."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.exchange.programme import word_files as word
from tests.core.exchange.programme.samples import own_text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme import read_bytes, read_file, read_text

LINES = [line.text for line in read_text(own_text)]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_unicode_encoding_reads_the_same(encoding: str, end: str) -> None:
    data = own_text.replace("\n", end).encode(encoding)
    assert [line.text for line in read_bytes(data, "a.txt")] == LINES


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"  \r\n\0\0 ", "rỗng"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 abc}", "RTF"),
        (_OLE, "kiểu cũ (.doc)"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"\x89PNG\r\n", "ảnh"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>a", "HTML"),
        ("Chương trình công tác".encode("cp1258", errors="replace") + b"\xd0\xe1\x80", "Unicode"),
        (bytes(range(128, 256)) * 9, "Unicode"),
        (("漢字" * 50).encode(), "không phải là văn bản"),
        (b"\x01\x02\x03\x04\x05abc", "không phải là văn bản"),
        (b"12345 !!! 678", "Không có chữ"),
        (b"B\xc2\xb6o Th\xc2\xbe ng" * 30 + "Mª«¬ ®Ó thùc hiÖn µ¶·".encode() * 9, "TCVN3"),
        (b"PK\x03\x04 garbage", "hỏng"),
        (word.package({"xl/workbook.xml": "<a/>"}), "Excel"),
        (word.package({"content.xml": "<a/>", "mimetype": "x"}), "OpenDocument"),
        (word.package({"a.txt": "x"}), "hỏng"),
        (word.package({"word/document.xml": "<w:document"}), "hỏng"),
        (word.package({"word/document.xml": "<document/>"}), "không có nội dung"),
        (word.word_file(""), "Không có chữ"),
        (word.word_file(word.paragraph("  ")), "Không có chữ"),
    ],
)
def test_refused_in_clear_words(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match="(?i)" + words.replace("(", r"\(").replace(")", r"\)")) as caught:
        read_bytes(data, "tệp.txt")
    assert caught.value.what.startswith("Tệp “tệp.txt”: ") and caught.value.todo


@pytest.mark.parametrize("data", [b"\x01\x02\x03\x04\x05abc", b"\xff\x00\x81\x92" * 50])
def test_bytes_that_bear_the_name_of_a_word_file_are_a_damaged_one(data: bytes) -> None:
    with pytest.raises(UserError, match="tệp Word bị hỏng"):
        read_bytes(data, "tệp.docx")


def test_scanned_file_is_named() -> None:
    data = word.word_file("<w:p><w:r><w:drawing/></w:r></w:p>", {"media/image1.png": "x"})
    with pytest.raises(UserError, match="bản quét"):
        read_bytes(data)


def test_entities_are_refused() -> None:
    body = "<document><body><p><r><t>&c;</t></r></p></body></document>"
    bomb = f'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>{body}'
    for text in (bomb, bomb.encode("utf-16")):
        with pytest.raises(UserError):
            read_bytes(word.package({"word/document.xml": text}))


@pytest.mark.parametrize(
    "body",
    ["<w:p>" + "a" * 26_000_000 + "</w:p>", "<w:p/>" * 700_000, "<w:p>" * 200 + "</w:p>" * 200],
    ids=["long", "many", "deep"],
)
def test_zip_bombs_are_refused(body: str) -> None:
    data = word.word_file(body)
    assert len(data) < 500_000
    with pytest.raises(UserError, match="quá nhiều dữ liệu"):
        read_bytes(data)


def test_too_large_files_are_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "lớn.docx"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(UserError, match="50 MB"):
        read_file(path)
    with pytest.raises(UserError, match="50 MB"):
        read_bytes(bytes(50_000_000))
    with pytest.raises(UserError, match="một triệu"):
        read_text("chữ " * 300_000)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không tìm thấy"):
        read_file(tmp_path / "không có.docx")
    with pytest.raises(UserError):
        read_file(tmp_path)


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "chương trình.txt"
    path.write_bytes(own_text.encode("utf-8-sig"))
    assert [line.text for line in read_file(path)] == LINES


SOUND = word.word_file(word.paragraphs(own_text.split("\n")[:30]))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SOUND) - 1), st.integers(0, 255), st.integers(0, 2))
def test_damaged_word_files_never_crash(position: int, byte: int, way: int) -> None:
    damaged = (
        SOUND[:position],
        SOUND[:position] + bytes([byte]) + SOUND[position + 1 :],
        SOUND[:position] + bytes([byte]) * 40 + SOUND[position:],
    )[way]
    try:
        lines = read_bytes(damaged)
    except UserError:
        return
    assert lines


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=100).map(lambda text: text.encode("utf-16"))))
def test_random_bytes_never_crash(data: bytes) -> None:
    try:
        assert read_bytes(data)
    except UserError as error:
        assert error.what


def test_lines_know_where_they_stand() -> None:
    lines = read_text("Một\n\n\nhai\f ba\vbốn")
    assert [(line.number, line.where, line.gap, line.page_break, line.soft) for line in lines] == [
        (1, "dòng 1", 0, False, False),
        (2, "dòng 4", 2, False, False),
        (3, "dòng 5", 0, True, False),
        (4, "dòng 6", 0, False, True),
    ]
