"""The commands of Word templates."""

from __future__ import annotations

from pathlib import Path

from tests.core.cli.running import Run
from tests.core.exchange.word_template.word_files import texts, word_file


def test_a_template_from_checking_to_a_folder_of_files(run: Run, tmp_path: Path) -> None:
    source, out = tmp_path / "thư.docx", tmp_path / "ra.docx"
    source.write_bytes(word_file("Gửi {{ don_vi.ten_don_vi }}, {{ hom_nay.ngay }}"))
    run("init", "--starter", "2020")
    told = {"name": "Thư", "file": "thư.docx", "record": "unit"}
    assert run("add-template", str(source), "--name", "Thư", "--dry-run").json == [{**told, "name": "thư"}]
    assert run("templates").json == []
    assert run("add-template", str(source), "--name", "Thư").json == [told]
    assert run("templates").json == [told]
    filled = run("fill", "thu", "385", "--out", str(out))
    assert filled.json == [{"template": "Thư", "file": str(out), "count": 1, "blanks": []}]
    assert texts(out.read_bytes()) == ["Gửi Huyện Quan Hóa, 05/03/2020"]
    assert run("fill", "Thư", "--group", "districts", "--out", str(out)).json[0]["count"] == 27
    assert texts(out.read_bytes())[2] == "Gửi Thành phố Sầm Sơn, 05/03/2020"
    folder = run("fill", str(source), "385", "386", "--folder", str(tmp_path / "đi")).json[0]
    assert folder["files"] == ["thư - Huyện Quan Hóa.docx", "thư - Huyện Bá Thước.docx"]
    assert run("log", "--last", "1").out.endswith("Lưu mẫu Word “Thư”\n")


def test_a_broken_template_is_the_users_error_with_each_tag(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "thư.docx"
    source.write_bytes(word_file("Gửi {{ don_vi.ten_donvi }}", "{{ ''.__class__.__mro__ }}"))
    run("init")
    outcome = run("add-template", str(source))
    assert (outcome.code, outcome.out) == (1, "")
    assert "Đoạn 1 (“Gửi {{ don_vi.ten_donvi }}”): {{ don_vi.ten_donvi }}. Không có trường" in outcome.err
    assert "Đoạn 2: {{ ''.__class__.__mro__ }}." in outcome.err


def test_the_fields_with_what_a_record_holds(run: Run) -> None:
    run("init", "--starter", "2020")
    lines = {line["tag"]: line for line in run("template-fields", "unit", "385").json}
    assert lines["{{ don_vi.ten_trong_cau }}"]["example"] == "huyện Quan Hóa"
    assert lines["{{ ban.ten_ban }}"]["label"] == "Tên Ban"
    assert all(line["tag"].startswith(("{{ ban.", "{{ hom_nay.")) for line in run("template-fields").json)


def test_what_cannot_be_filled_is_said(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "thư.docx"
    source.write_bytes(word_file("Gửi {{ don_vi.ten_don_vi }}"))
    run("init", "--starter", "2020")
    out = str(tmp_path / "a.docx")
    for words, says in (
        (("fill", "x", "--out", out), "Không có mẫu Word “x”. Các mẫu: chưa có mẫu nào."),
        (("fill", str(source), "--out", out), "điền cho đơn vị. Hãy chọn đơn vị."),
        (("fill", str(source), "0000", "--out", out), "Không có đơn vị “0000”."),
        (("fill", str(source), "385"), "Chưa nói ghi vào đâu."),
        (("fill", str(source), "385", "--out", str(tmp_path / "a.pdf")), "Chưa nói ghi vào đâu."),
        (("template-fields", "note"), "Mẫu Word không điền cho “note”."),
    ):
        outcome = run(*words)
        assert (outcome.code, says in outcome.err) == (1, True), outcome.err
