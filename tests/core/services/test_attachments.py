"""Files on records: kept once by content, gone and back with their record, named when they cannot be read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import attachments, checking, recording


@pytest.fixture
def unit(app: App) -> int:
    return app.save("unit", None, {"code": "SYT", "name": "Sở Y tế"})


def stored(app: App) -> list[Path]:
    return [path for path in app.folder.files.glob("*/*") if path.is_file()]


def test_the_same_content_is_kept_once(app: App, unit: int, tmp_path: Path) -> None:
    for name in ("ảnh một.png", "ảnh hai.png"):
        (tmp_path / name).write_bytes(b"evidence")
    ids = attachments.attach(app, "unit", unit, [tmp_path / "ảnh một.png", tmp_path / "ảnh hai.png"])
    assert [app.record("attachment", i).title for i in ids] == ["ảnh một.png", "ảnh hai.png"]
    assert len(stored(app)) == 1
    assert attachments.content_of(app, ids[1]) == b"evidence"


def test_it_goes_and_comes_back_with_its_record(app: App, unit: int) -> None:
    attached = attachments.attach_bytes(app, "unit", unit, "a.txt", b"evidence")
    app.delete("unit", [unit])
    with pytest.raises(KeyError):
        app.record("attachment", attached)
    app.undo()
    assert attachments.content_of(app, attached) == b"evidence"


def test_what_cannot_be_read_is_named_and_nothing_is_attached(app: App, unit: int, tmp_path: Path) -> None:
    (tmp_path / "co.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match=r"khong-co\.txt"):
        attachments.attach(app, "unit", unit, [tmp_path / "co.txt", tmp_path / "khong-co.txt"])
    with app.reader() as reader:
        assert reader.count(app.registry["attachment"]) == 0


def test_a_file_that_is_too_large_is_refused(app: App, unit: int, tmp_path: Path) -> None:
    path = tmp_path / "lon.bin"
    with path.open("wb") as file:
        file.truncate(attachments.LARGEST + 1)
    with pytest.raises(UserError, match="100 MB"):
        attachments.attach(app, "unit", unit, [path])


def place(app: App, attachment_id: int) -> Path:
    return attachments.content_path(app.folder, app.record("attachment", attachment_id).values["sha256"])


def test_missing_and_changed_contents_are_found(app: App, unit: int) -> None:
    gone = attachments.attach_bytes(app, "unit", unit, "mat.txt", b"one")
    changed = attachments.attach_bytes(app, "unit", unit, "sua.txt", b"two")
    place(app, changed).write_bytes(b"changed")
    place(app, gone).unlink()
    assert [problem.what for problem in checking.check(app)] == [
        "Mất nội dung của tệp “mat.txt”.",
        "Nội dung của tệp “sua.txt” đã bị thay đổi.",
    ]
    with pytest.raises(UserError, match=r"mat\.txt"):
        attachments.content_of(app, gone)


def test_evidence_comes_with_the_result_in_one_change(app: App, unit: int, tmp_path: Path) -> None:
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    task = app.save("task", None, {"programme": programme, "code": "II.1.1", "title": "Việc"})
    given = app.save("assignment", None, {"task": task, "unit": unit})
    (tmp_path / "anh.png").write_bytes(b"\x89PNG")
    before = app.last_change()
    (result,) = recording.record_results(app, [given], "Đã làm", files=[tmp_path / "anh.png"])
    with app.database.read() as connection:
        rows = connection.exec_driver_sql("select owner_record, owner_id from attachment").all()
    assert [tuple(row) for row in rows] == [("result", result)]
    assert app.undo() == "Ghi kết quả II.1.1 của Sở Y tế"
    assert app.last_change() == before


def test_a_copy_that_cannot_be_finished_leaves_what_was_there(app: App, tmp_path: Path) -> None:
    unit = app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    attached = attachments.attach_bytes(app, "unit", unit, "a.txt", b"moi")
    target = tmp_path / "a.txt"
    target.write_bytes(b"cu")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", full_disk)
        with pytest.raises(OSError, match="No space"):
            attachments.copy_to(app, attached, target)
    assert [path.name for path in tmp_path.glob("a.*")] == ["a.txt"] and target.read_bytes() == b"cu"
    assert attachments.copy_to(app, attached, target).read_bytes() == b"moi"


def full_disk(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
