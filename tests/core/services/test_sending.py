"""One file for each addressee: safe names, the list of what goes to whom, all of it or nothing."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from vstbpn_desktop.documents.model import Block, Document, NextPaper, Paragraph
from vstbpn_desktop.errors import Cancelled, UserError
from vstbpn_desktop.services.sending import LIST, send_apart

NAMES = ("Sở Nội vụ", 'Ban "VSTBPN": huyện A/B', "Bà Nguyễn Thị Mẫu, " + "chuyên viên " * 30, "con")


def invitations(names: tuple[str, ...] = NAMES) -> Document:
    blocks: list[Block] = []
    for name in names:
        blocks += [NextPaper()] if blocks else []
        blocks += [Paragraph(f"Kính mời {name}")]
    return Document("Giấy mời <dự lớp>: bồi dưỡng", tuple(blocks), papers=names)


def test_each_gets_a_file_of_a_safe_name_and_the_list_says_what_goes_to_whom(tmp_path: Path) -> None:
    told: list[float] = []
    made = send_apart(invitations(), tmp_path, ".docx", told.append)
    assert made == tmp_path / "Giấy mời dự lớp bồi dưỡng"
    assert told == [0, 0.25, 0.5, 0.75]
    files = sorted(path.name for path in made.glob("*.docx"))
    assert files[:2] == ["001 Sở Nội vụ.docx", "002 Ban VSTBPN huyện A B.docx"]
    assert len(files) == 4 and all(len(name) < 75 for name in files)
    for name, file in zip(NAMES, files, strict=True):
        words = [paragraph.text for paragraph in docx.Document(str(made / file)).paragraphs if paragraph.text]
        assert words == [f"Kính mời {name}".strip()] or words == [f"Kính mời {name}"]
    sheet = openpyxl.load_workbook(made / LIST).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["2", NAMES[1], files[1]] in [[str(value) for value in row[:3]] for row in rows]
    assert [path.name for path in tmp_path.iterdir()] == [made.name]


def test_the_pdf_of_each_is_its_own_paper(tmp_path: Path) -> None:
    made = send_apart(invitations(NAMES[:2]), tmp_path, ".pdf")
    pages = [PdfReader(io.BytesIO(path.read_bytes())).pages for path in sorted(made.glob("*.pdf"))]
    assert [len(own) for own in pages] == [1, 1]
    assert "Sở Nội vụ" in pages[0][0].extract_text() and "Nội vụ" not in pages[1][0].extract_text()


def test_a_second_sending_leaves_the_first(tmp_path: Path) -> None:
    first, second = (send_apart(invitations(), tmp_path, ".docx") for _ in range(2))
    assert second.name == f"{first.name} (2)"


def test_stopped_it_leaves_nothing(tmp_path: Path) -> None:
    def stop(share: float) -> None:
        if share:
            raise Cancelled

    with pytest.raises(Cancelled):
        send_apart(invitations(), tmp_path, ".docx", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    with pytest.raises(UserError, match="Không ghi được thư mục"):
        send_apart(invitations(), tmp_path / "tệp", ".docx")
    with pytest.raises(UserError, match="chỉ có một bản"):
        send_apart(invitations(NAMES[:1]), tmp_path, ".docx")
