"""Backups restore to equal data; broken, hostile and newer ones are refused and change nothing."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.contracts.sample_records import make_all
from tests.contracts.test_records import dump_all
from vstbpn_desktop.app import App
from vstbpn_desktop.db import backup, migrations
from vstbpn_desktop.db.change import Changed
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import attachments, safekeeping


def filled(app: App, tmp_path: Path) -> Path:
    ids = make_all(app)
    attachments.attach_bytes(app, "unit", ids["unit"], "anh.png", b"\x89PNG evidence")
    target = tmp_path / "sao-luu.vstbpn"
    safekeeping.back_up(app, target)
    return target


def test_a_backup_restores_to_equal_rows_and_files_elsewhere(app: App, tmp_path: Path) -> None:
    source = filled(app, tmp_path)
    before = dump_all(app)
    other = App.open(tmp_path / "may-khac", create=True)
    assert safekeeping.outlook(other, source).info.files == 1
    safekeeping.restore(other, source)
    assert dump_all(other) == before
    names = [path.name for path in backup.attachments(other.folder)]
    assert names == [path.name for path in backup.attachments(app.folder)]
    other.close()


def test_restoring_goes_back_and_keeps_what_stood_there(app: App, tmp_path: Path) -> None:
    source = filled(app, tmp_path)
    before = dump_all(app)
    heard: list[object] = []
    app.subscribe(heard.append)
    app.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    after = dump_all(app)
    kept = safekeeping.restore(app, source)
    assert dump_all(app) == before
    safekeeping.restore(app, kept)
    assert dump_all(app) == after
    heard.clear()
    app.save("unit", None, {"code": "NUA", "name": "Sở Nữa"})
    assert heard, "those who listened before a restore listen after it"


def test_undo_after_a_restore_goes_back_to_what_stood_before(app: App, tmp_path: Path) -> None:
    source = filled(app, tmp_path)
    app.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    after = dump_all(app)
    safekeeping.restore(app, source)
    label = app.log(1)[0].label
    assert re.fullmatch(r"Phục hồi bản sao lưu \d\d:\d\d ngày 05/03/2020", label)
    heard: list[Changed] = []
    app.subscribe(heard.append)
    assert app.undo() == label
    assert dump_all(app) == after
    assert heard[-1].touches("unit", "task"), "everything is to be read again"
    assert app.undo() == "Thêm đơn vị Sở Mới"


def test_the_newest_backup_after_a_restore_and_its_undo_is_of_what_is_there(app: App, tmp_path: Path) -> None:
    source = filled(app, tmp_path)
    app.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    for act in (lambda: safekeeping.restore(app, source), app.undo):
        act()
        seen = safekeeping.outlook(app, safekeeping.own_backups(app)[0].path)
        assert seen.differences == () and seen.lost_count == seen.gained_count == 0
        assert not safekeeping.work_since_backup(app)


def test_who_may_only_look_neither_restores_nor_takes_a_restore_back(app: App, tmp_path: Path) -> None:
    source = filled(app, tmp_path)
    safekeeping.restore(app, source)
    before = dump_all(app)
    app.read_only = True
    for act in (lambda: safekeeping.restore(app, source), app.undo):
        with pytest.raises(UserError, match="mật khẩu chỉ xem"):
            act()
    assert dump_all(app) == before


def test_an_outlook_tells_what_would_be_lost_and_changes_nothing(app: App, tmp_path: Path) -> None:
    source = filled(app, tmp_path)
    app.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    before = dump_all(app)
    seen = safekeeping.outlook(app, source)
    assert [(found.label, found.now - found.then) for found in seen.differences] == [("Đơn vị", 1)]
    assert [told.label for told in seen.lost] == ["Thêm đơn vị Sở Mới"] and seen.gained == ()
    assert dump_all(app) == before and safekeeping.own_backups(app) == []


def _rewrite(source: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(source) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = content
    with zipfile.ZipFile(source, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)


@pytest.mark.parametrize("harm", ["truncated", "garbage", "changed", "escaping", "empty", "worn"])
def test_a_broken_or_hostile_backup_is_refused(app: App, tmp_path: Path, harm: str) -> None:
    source = filled(app, tmp_path)
    data = source.read_bytes()
    if harm == "truncated":
        source.write_bytes(data[: len(data) // 2])
    elif harm == "garbage":
        source.write_bytes(b"no backup at all")
    elif harm == "empty":
        source.write_bytes(b"")
    elif harm == "worn":  # a bad spot of the stick, in the midst of what is packed
        middle = len(data) // 2
        source.write_bytes(data[:middle] + b"\xff" * 200 + data[middle + 200 :])
    elif harm == "changed":
        _rewrite(source, backup.DATABASE, b"SQLite format 3\x00 changed")
    else:
        _rewrite(source, "../../evil.txt", b"evil")
    before = dump_all(app)
    with pytest.raises(UserError, match="hỏng"):
        safekeeping.restore(app, source)
    assert dump_all(app) == before
    assert not (tmp_path / "evil.txt").exists()


def test_a_newer_backup_is_refused(app: App, tmp_path: Path) -> None:
    source = filled(app, tmp_path)
    with zipfile.ZipFile(source) as archive:
        manifest = json.loads(archive.read(backup.MANIFEST))
    manifest["version"] = migrations.VERSION + 1
    _rewrite(source, backup.MANIFEST, json.dumps(manifest).encode())
    before = dump_all(app)
    with pytest.raises(UserError, match="mới hơn"):
        safekeeping.restore(app, source)
    assert dump_all(app) == before


def test_a_missing_backup_is_named(app: App, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="khong-co"):
        safekeeping.restore(app, tmp_path / "khong-co.vstbpn")


def test_a_place_that_cannot_be_written_is_named(app: App, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="Không ghi được"):
        safekeeping.back_up(app, tmp_path / "tep" / "sao-luu.vstbpn")
