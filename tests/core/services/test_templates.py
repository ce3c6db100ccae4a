"""Word templates kept with the data, filled with it, for one record and for many."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.core.exchange.word_template.word_files import texts, word_file
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import Cancelled, UserError
from vstbpn_desktop.exchange.word_template.fields import FieldNode, Group, Items
from vstbpn_desktop.queries.saved import TEMPLATE_SUBJECTS
from vstbpn_desktop.services import checking, templates
from vstbpn_desktop.services.folders import free_folder
from vstbpn_desktop.services.templates.catalogue import catalogue
from vstbpn_desktop.services.templates.values import context

LETTER = ("Kính gửi: {{ don_vi.ten_khi_gui_van_ban }}", "{{ hom_nay.dia_danh_ngay }}", "{{ ban.ten_ban }}")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Thư gửi.docx"
    path.write_bytes(word_file(*LETTER))
    return path


def unit(app: App, code: str) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], code)


def nodes(node: FieldNode) -> Iterator[FieldNode]:
    for child in node.children:
        yield child
        yield from nodes(child)


def test_every_field_has_a_name_of_its_own_a_label_and_an_example() -> None:
    assert {child.alias for child in catalogue().children} >= set(TEMPLATE_SUBJECTS)
    for parent in (catalogue(), *nodes(catalogue())):
        names = [child.name for child in parent.children]
        assert len(set(names)) == len(names), f"{parent.name}: {names}"
        assert all(child.name.isidentifier() and child.name.isascii() for child in parent.children)
        assert all(child.label and (child.example or child.kind == "list") for child in parent.children)


def test_every_field_of_every_record_has_a_value(started: App) -> None:
    """Whatever the catalogue promises is there when asked, down to the last item of each list."""
    task = sample(started)
    asked = 0

    def ask(value: Any) -> None:
        nonlocal asked
        asked += 1
        assert str(value) is not None
        if isinstance(value, Group):
            for child in value.node.children:
                ask(value.member(child.name))
        elif isinstance(value, Items):
            for item in value:
                ask(item)

    with started.reader() as reader:
        for record, row_id in task.items():
            for value in context(reader, started.registry[record], row_id).values.values():
                ask(value)
    assert asked > 500


def sample(app: App) -> dict[str, int]:
    """A record of each kind a template can be filled for."""
    tinh = unit(app, "385")
    made = {"unit": tinh}
    made["person"] = app.save("person", None, {"name": "Lê Thị Thử", "unit": tinh, "focal_point": True})
    made["training_class"] = app.save("training_class", None, {
        "year": 2020, "code": "01", "topic": "Bình đẳng giới", "sessions": [{"date": dt.date(2020, 7, 14)}],
        "lecturers": [{"name": "Trần Văn Mẫu", "post": "Trưởng phòng"}],
    })  # fmt: skip
    made["participant"] = app.save("participant", None, {
        "training_class": made["training_class"], "name": "Phạm Thị <A> & B", "gender": "female",
        "unit": tinh, "workplace": "Phòng Nội vụ",
    })  # fmt: skip
    made["inspection"] = app.save("inspection", None, {
        "year": 2020, "code": "01", "name": "Kiểm tra", "team": [{"role": "head", "name": "Đỗ Mẫu"}],
        "visits": [{"unit": tinh, "date": dt.date(2020, 8, 4)}],
    })  # fmt: skip
    made["finding"] = app.save("finding", None, {
        "inspection": made["inspection"], "unit": tinh, "content": "Chưa kiện toàn",
    })  # fmt: skip
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    made["task"] = app.save("task", None, {"programme": programme, "code": "II.1.1", "title": "Việc"})
    made["document"] = app.save("document", None, {"subject": "Về việc", "symbol": "01/KH-SNV"})
    assert set(made) == set(TEMPLATE_SUBJECTS)
    return made


def test_it_is_kept_found_and_filled(started: App, letter: Path) -> None:
    kept = templates.add(started, letter)
    letter.unlink()
    assert (kept.name, kept.subject and kept.subject.id) == ("Thư gửi", "unit")
    found = templates.find(started, "thu gui")
    filled = templates.fill(started, found, templates.content(started, found), unit(started, "385"))
    assert texts(filled.content) == [
        "Kính gửi: Ban VSTBPN huyện Quan Hóa",
        "Thanh Hóa, ngày 05 tháng 3 năm 2020",
        "Ban vì sự tiến bộ của phụ nữ tỉnh Thanh Hóa",
    ]
    assert filled.blanks == ()


def test_what_is_done_with_it_can_be_taken_back(started: App, letter: Path) -> None:
    templates.add(started, letter)
    templates.rename(started, templates.find(started, "Thư gửi"), "Thư mời")
    templates.remove(started, templates.find(started, "Thư mời"))
    assert templates.templates(started) == []
    assert started.undo() == "Xoá mẫu Word “Thư mời”"
    assert started.undo() == "Đổi tên mẫu Word “Thư gửi” thành “Thư mời”"
    assert [one.name for one in templates.templates(started)] == ["Thư gửi"]
    assert started.undo() == "Lưu mẫu Word “Thư gửi”"
    assert templates.templates(started) == []


def test_a_broken_one_is_not_kept_and_every_tag_is_named(started: App, letter: Path) -> None:
    letter.write_bytes(word_file("{{ don_vi.ten_donvi }}", "{{ lop.dia_diem }", "{{ x }}"))
    with pytest.raises(templates.BrokenTemplate) as raised:
        templates.add(started, letter)
    assert len(raised.value.problems) == 3
    assert "Có phải ý là {{ don_vi.ten_don_vi }} (Tên đơn vị)?" in str(raised.value)
    assert templates.templates(started) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("{{ don_vi.ten_don_vi }} {{ lop.chuyen_de }}",), "trường của đơn vị và lớp cùng lúc"),
        (("không có thẻ",), "Tệp không có thẻ nào để điền"),
    ],
)  # fmt: skip
def test_what_cannot_be_filled_is_said(letter: Path, words: tuple[str, ...], says: str) -> None:
    letter.write_bytes(word_file(*words))
    with pytest.raises(templates.BrokenTemplate, match=says):
        templates.from_file(letter)


def test_only_word_files_are_taken(tmp_path: Path) -> None:
    for name, content in (("a.doc", b"x"), ("a.docx", b"x")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError, match="không phải tệp Word"):
            templates.from_file(tmp_path / name)
    with pytest.raises(UserError, match="không có tệp"):
        templates.from_file(tmp_path / "b.docx")


def test_many_in_one_file(started: App, letter: Path) -> None:
    kept = templates.add(started, letter)
    ids = [unit(started, code) for code in ("385", "386")]
    told: list[str] = []
    filled = templates.fill_together(
        started, kept, templates.content(started, kept), ids, lambda fraction, text: told.append(text)
    )
    to = [line for line in texts(filled.content) if line.startswith("Kính gửi")]
    assert to == ["Kính gửi: Ban VSTBPN huyện Quan Hóa", "Kính gửi: Ban VSTBPN huyện Bá Thước"]
    assert told == ["Huyện Quan Hóa", "Huyện Bá Thước"]


def test_a_head_that_names_the_record_needs_files_of_its_own(started: App, letter: Path) -> None:
    letter.write_bytes(word_file("a", header="{{ don_vi.ten_don_vi }}"))
    kept = templates.add(started, letter)
    assert kept.shared
    with pytest.raises(UserError, match="cả tệp dùng chung"):
        templates.fill_together(started, kept, templates.content(started, kept), [unit(started, "385")])


def test_a_folder_with_a_file_each_all_or_none(started: App, letter: Path, tmp_path: Path) -> None:
    kept = templates.add(started, letter, "Thư: mời/gặp")
    data = templates.content(started, kept)
    twin = started.save("unit", None, {"code": "X1", "name": "Huyện Quan Hóa"})
    ids = [unit(started, "385"), twin]
    paths = templates.fill_folder(started, kept, data, ids, tmp_path / "đi")
    assert [path.name for path in paths] == [
        "Thư mời gặp - Huyện Quan Hóa.docx",
        "Thư mời gặp - Huyện Quan Hóa (2).docx",
    ]
    assert texts(paths[0].read_bytes())[0] == "Kính gửi: Ban VSTBPN huyện Quan Hóa"
    with pytest.raises(UserError, match="Đã có thư mục"):
        templates.fill_folder(started, kept, data, ids, tmp_path / "đi")
    assert free_folder(tmp_path, "đi").name == "đi (2)"

    def stop(fraction: float | None, text: str) -> None:
        if fraction:
            raise Cancelled

    with pytest.raises(Cancelled):
        templates.fill_folder(started, kept, data, ids, tmp_path / "khác", stop)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["data", "đi"]


def test_a_template_without_a_record_is_filled_as_it_is(started: App, letter: Path) -> None:
    letter.write_bytes(word_file("{{ ban.ten_ban }}"))
    kept, data = templates.from_file(letter)
    assert kept.subject is None
    assert texts(templates.fill(started, kept, data, None).content) == [
        "Ban vì sự tiến bộ của phụ nữ tỉnh Thanh Hóa"
    ]


def test_the_lists_a_record_brings_along(started: App, letter: Path) -> None:
    made = sample(started)
    rows = [
        ("TT", "Tên", "Nơi"),
        ("{%tr for x in lop.hoc_vien %}", "", ""),
        ("{{ loop.index }}", "{{ x.ho_va_ten }}", "{{ x.noi_cong_tac }}"),
        ("{%tr endfor %}", "", ""),
    ]
    letter.write_bytes(word_file("{{ lop.ten_lop }}; {{ lop.thoi_gian }}; {{ lop.so_hoc_vien }}", rows=rows))
    kept, data = templates.from_file(letter)
    assert texts(templates.fill(started, kept, data, made["training_class"]).content) == [
        "Lớp tập huấn: Bình đẳng giới; thứ Ba, ngày 14 tháng 7 năm 2020; 1",
        "TT | Tên | Nơi",
        "1 | Phạm Thị <A> & B | Phòng Nội vụ, huyện Quan Hóa",
    ]


def test_what_is_looked_at_marks_the_values(started: App, letter: Path) -> None:
    kept, data = templates.from_file(letter)
    looked = templates.look(started, kept, data, unit(started, "385"))
    pieces = [piece for line in looked.content for piece in getattr(line, "pieces", ())]
    assert ("Ban VSTBPN huyện Quan Hóa", True) in [(piece.text, piece.filled) for piece in pieces]


def test_the_fields_are_offered_with_what_they_hold(started: App) -> None:
    made = sample(started)
    lines = templates.field_lines(started, started.registry["training_class"], made["training_class"])
    told = {line.tag: line for line in lines}
    assert told["{{ lop.chuyen_de }}"].example == "Bình đẳng giới"
    assert told["{%p for x in lop.hoc_vien %}"].example == "1 mục"
    assert told["{{ x.ho_va_ten }}"].loop == "lop.hoc_vien"
    assert told["{{ hom_nay.ngay }}"].example == "05/03/2020"
    assert "{{ don_vi.ten_don_vi }}" not in told
    plain = templates.field_lines(started, started.registry["unit"], None)
    own = [line for line in plain if line.section == "đơn vị"]
    assert plain[0] == own[0]
    assert all(line.example or line.tag == "{%p endfor %}" or line.loop for line in own)


def test_every_tag_that_is_offered_is_a_good_one(started: App, letter: Path) -> None:
    for record in TEMPLATE_SUBJECTS:
        lines = templates.field_lines(started, started.registry[record], None)
        letter.write_bytes(word_file(*(line.tag for line in lines)))
        kept, _ = templates.from_file(letter)
        assert kept.subject is started.registry[record]


def test_handy_sets(started: App) -> None:
    made = sample(started)
    spec = started.registry

    def sets(record: str) -> dict[str, int]:
        return {one.label: one.count for one in templates.record_sets(started, spec[record], 2020)}

    assert sets("unit") == {
        "Các huyện, thị xã, thành phố": 27, "Các sở, ban, ngành, đoàn thể cấp tỉnh": 20, "Tất cả: Đơn vị": 47,
    }  # fmt: skip
    assert sets("participant") == {"Lớp Bình đẳng giới": 1, "Học viên năm 2020": 1}
    chosen = templates.record_sets(started, spec["participant"], 2020)[0]
    members = templates.set_members(started, spec["participant"], chosen, 2020)
    assert members == [(made["participant"], "Phạm Thị <A> & B")]
    assert list(sets("person").values()) == [1, 1]


def test_lost_content_is_found_by_the_check(started: App, letter: Path) -> None:
    kept = templates.add(started, letter)
    assert checking.check(started) == []
    next(started.folder.files.glob(f"*/{kept.sha256}")).unlink()
    assert [problem.what for problem in checking.check(started)] == ["Mất nội dung của tệp “Thư gửi.docx”."]
    with pytest.raises(UserError, match="Không tìm thấy nội dung của mẫu"):
        templates.content(started, kept)


def test_word_opens_what_was_filled(started: App, letter: Path) -> None:
    kept, data = templates.from_file(letter)
    filled = templates.fill(started, kept, data, unit(started, "385"))
    assert len(docx.Document(io.BytesIO(filled.content)).paragraphs) == 3
