"""Taking a programme in: texts whole, bodies matched to units, a second time only on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts.test_records import dump_all
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import assigning, importing
from vstbpn_desktop.services.transfer import dump

PROGRAMME = """CHƯƠNG TRÌNH

Công tác vì sự tiến bộ của phụ nữ năm 2021

Thực hiện nhiệm vụ năm 2021, Ban xây dựng chương trình như sau:

I. MỤC ĐÍCH, YÊU CẦU

- Nâng cao nhận thức của cán bộ.

II. NHIỆM VỤ

1. Tuyên truyền

- Tổ chức truyền thông về bình đẳng giới trong các cơ quan.

- Giao Sở Y tế chủ trì tư vấn sức khoẻ cho lao động nữ trước ngày 15/12/2021.

2. Tập huấn thường xuyên

- Mở lớp bồi dưỡng cho thành viên Ban.

III. TỔ CHỨC THỰC HIỆN

1. Các sở, ban, ngành báo cáo định kỳ về cơ quan thường trực./.

Nơi nhận:
- Ủy ban nhân dân tỉnh;
- Lưu: VT.

TRƯỞNG BAN
Nguyễn Thị Mẫu
"""


def take(app: App, text: str = PROGRAMME, *, replace: bool = False) -> int:
    return importing.take(app, importing.read(text, 2021), 2021, replace=replace)


def tasks(app: App) -> dict[str, dict[str, object]]:
    with app.reader() as reader:
        return {str(task["code"]): task for task in dump(reader, app.registry["task"], 2021)}


def test_the_whole_programme_is_taken_in_one_change(started: App) -> None:
    programme = take(started)
    taken = tasks(started)
    assert list(taken) == ["II.1.1", "II.1.2", "II.2.1", "III.1"]
    assert taken["II.1.1"]["text"] == "Tổ chức truyền thông về bình đẳng giới trong các cơ quan."
    assert taken["II.2.1"]["nature"] == "thường xuyên" and taken["III.1"]["nature"] == "định kỳ"
    values = started.record("programme", programme).values
    assert (values["signer"], values["recipients"]) == ("Nguyễn Thị Mẫu", "Ủy ban nhân dân tỉnh;")
    kinds = [row["kind"] for row in values["lines"]]
    assert kinds == ["part", "purpose", "part", "group", "group", "part"]
    assert started.undo() == "Nhập chương trình năm 2021: 4 nhiệm vụ"
    assert tasks(started) == {}


def test_bodies_that_are_units_are_linked_and_others_keep_their_names(started: App) -> None:
    take(started)
    assert tasks(started)["II.1.2"]["lead"] == ["SYT"]
    task = tasks(started)["II.1.2"]
    assert (task["due"], task["due_inclusive"]) == ("2021-12-15", False)


def test_a_second_time_is_refused_with_the_difference(started: App) -> None:
    take(started)
    before = dump_all(started)
    changed = PROGRAMME.replace("trong các cơ quan", "trong các cơ quan, trường học")
    with pytest.raises(UserError, match=r"đã có chương trình.*II\.1\.1"):
        take(started, changed)
    assert dump_all(started) == before


def test_replacing_keeps_what_the_officer_set_and_what_was_assigned(started: App) -> None:
    take(started)
    with started.reader() as reader:
        first = reader.get(started.registry["task"], "2021/II.1.1")
        third = reader.get(started.registry["task"], "2021/II.2.1")
    started.save("task", first, {"title": "Truyền thông trong cơ quan", "product": "Báo cáo"})
    with started.reader() as reader:
        unit = reader.get(started.registry["unit"], "SYT")
    assigning.assign(started, [third], unit_ids=[unit])
    new = "- Phát động thi đua trong lao động nữ.\n\n- Tổ chức truyền thông về bình đẳng giới"
    changed = PROGRAMME.replace("- Tổ chức truyền thông về bình đẳng giới", new)
    changed = changed.replace("- Mở lớp bồi dưỡng cho thành viên Ban.\n\n", "")
    take(started, changed, replace=True)
    taken = tasks(started)
    assert started.record("task", first).key == "2021/II.1.2", "the task moved, and stayed the same task"
    assert (taken["II.1.2"]["title"], taken["II.1.2"]["product"]) == ("Truyền thông trong cơ quan", "Báo cáo")
    assert taken["II.1.1"]["text"] == "Phát động thi đua trong lao động nữ."
    assert "II.2.1" in taken, "gone from the document, but assigned"


def test_an_unreadable_file_is_the_users_error(started: App, tmp_path: Path) -> None:
    path = tmp_path / "chuong-trinh.docx"
    path.write_bytes(b"\x00\x01 no document")
    with pytest.raises(UserError, match=r"chuong-trinh\.docx”: tệp Word bị hỏng"):
        importing.read(path, 2021)
    with pytest.raises(UserError):
        importing.read("   \n", 2021)
