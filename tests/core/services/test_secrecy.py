"""State secrets are refused at every door; what only speaks of secrets is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.core.exchange.word_template.word_files import word_file
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document, Paragraph
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.exchange.committee_lists import plan_file
from vstbpn_desktop.exchange.excel import plan_import
from vstbpn_desktop.services import attachments, correspondence, importing, templates
from vstbpn_desktop.vietnamese.secrecy import mark, stamp

MARKED = {
    "12/KH-UBND (M)": "mật", "05/BC-CAT (TuM)": "tuyệt mật", "7-CV/TU (TM)": "tối mật",
    "Báo cáo tình hình (Mật)": "mật", "[TỐI MẬT] Kế hoạch": "tối mật", "Độ mật: Tuyệt mật": "tuyệt mật",
    "Độ mật: mật": "mật", "MẬT - Kế hoạch bảo vệ": "mật", "TUYỆT MẬT": "tuyệt mật", "Mật": "mật",
}  # fmt: skip
PLAIN = (
    "Tập huấn về bảo vệ bí mật nhà nước", "12/KH-MTTQ", "Đổi mật khẩu", "Kế hoạch (không mật)", "mật ong",
    "Hội LHPN (TW)", "", "Danh mục bí mật nhà nước độ Tối mật của ngành",
)  # fmt: skip


@pytest.mark.parametrize(("words", "level"), MARKED.items())
def test_marks_are_read(words: str, level: str) -> None:
    assert mark(words) == level


@pytest.mark.parametrize("words", PLAIN)
def test_what_speaks_of_secrets_bears_no_mark(words: str) -> None:
    assert mark(words) == ""


def test_a_stamp_stands_at_the_head() -> None:
    assert stamp(["UỶ BAN NHÂN DÂN", "MẬT", "Số: 1/KH"]) == "mật"
    assert stamp(["Mật"]) == "", "a word of the text is no stamp"
    assert stamp([*["dòng"] * 60, "MẬT"]) == ""


@pytest.mark.parametrize("field", ["symbol", "subject", "note"])
def test_a_document_is_refused_beside_its_field(app: App, field: str) -> None:
    with pytest.raises(InvalidRecord, match="có dấu chỉ độ mật") as caught:
        correspondence.enter(app, {"subject": "Về việc họp", field: "Kế hoạch (Tối mật)"})
    assert "Không nhập tài liệu mật" in caught.value.fields[field]


def _word(*paragraphs: str) -> bytes:
    made, stream = docx.Document(), io.BytesIO()
    for words in paragraphs:
        paragraph = made.add_paragraph()
        for letter in words:
            paragraph.add_run(letter)
    made.save(stream)
    return stream.getvalue()


def _pdf(*lines: str) -> bytes:
    return render_pdf(Document("Giấy", tuple(Paragraph(line) for line in lines)))


def test_files_are_refused_by_their_name_and_by_their_stamp(app: App, tmp_path: Path) -> None:
    unit = app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    kept = {"ke-hoach.docx": _word("UBND TỈNH", "KẾ HOẠCH về bảo vệ bí mật nhà nước"), "a.pdf": b"%PDF"}
    refused = {
        "ke-hoach.docx": _word("UBND TỈNH", "TỐI MẬT", "KẾ HOẠCH"), "MẬT - danh sách.pdf": b"%PDF",
        "b.txt": "Độ mật: Mật\nSố 1".encode(), "quet.pdf": _pdf("UBND TỈNH", "TUYỆT MẬT"),
    }  # fmt: skip
    for name, content in kept.items():
        attachments.attach_bytes(app, "unit", unit, name, content)
    for name, content in refused.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UserError, match="có dấu chỉ độ mật") as caught:
            attachments.attach(app, "unit", unit, [path])
        assert name in caught.value.what and "không quét" in caught.value.todo
    with app.reader() as reader:
        assert reader.count(app.registry["attachment"]) == len(kept)
    assert sum(path.is_file() for path in app.folder.files.rglob("*")) == len(kept)


def test_a_programme_that_is_stamped_is_not_read(app: App) -> None:
    with pytest.raises(UserError, match="có dấu chỉ độ mật"):
        importing.read("MẬT\nCHƯƠNG TRÌNH\nI. MỤC ĐÍCH\n- Một việc", 2020)


def test_a_list_that_says_how_secret_its_lines_are(app: App, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ["Trích yếu", "Số, ký hiệu", "Độ mật"],
        ["Họp", "1/GM", "Thường"],
        ["Kế hoạch", "2/KH", "Mật"],
    ):
        book.active.append(row)
    book.save(tmp_path / "van-ban.xlsx")
    plan = plan_import(app, "document", tmp_path / "van-ban.xlsx")
    assert [str(problem)[:10] for problem in plan.problems] == ["Sheet!C3: "]
    assert "(mật)" in plan.problems[0].message


@pytest.mark.parametrize("read", [lambda app, path: plan_import(app, "person", path), plan_file])
def test_a_sheet_that_is_stamped_is_not_imported(
    app: App, tmp_path: Path, read: Callable[[App, Path], object]
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ["UBND TỈNH", "TỐI MẬT"],
        ["Danh sách"],
        ["Họ và tên", "Chức vụ"],
        ["Hà Thị Cúc Mẫu", "Mật vụ"],
    ):
        book.active.append(row)
    book.save(tmp_path / "danh-sach.xlsx")
    with pytest.raises(UserError, match=r"có dấu chỉ độ mật \(tối mật\)"):
        read(app, tmp_path / "danh-sach.xlsx")


def test_a_template_that_is_stamped_is_not_kept(app: App, tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(word_file("TỐI MẬT", "Kính gửi: {{ don_vi.ten_khi_gui_van_ban }}"))
    with pytest.raises(UserError, match="có dấu chỉ độ mật"):
        templates.add(app, path)
    assert templates.templates(app) == []
