"""The handover file opens elsewhere to equal counts and hashes; its list says what it holds and who signs."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.sample_records import make_all
from vstbpn_desktop.app import App
from vstbpn_desktop.db import backup
from vstbpn_desktop.documents.model import Document, GroupRow, Signers, Table, lines, plain
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.handover import DRAFTS, FINDINGS, TASKS, UNANSWERED, inventory
from vstbpn_desktop.services import attachments, encrypting, safekeeping
from vstbpn_desktop.services.handover import Handover, hand_over
from vstbpn_desktop.services.making import make

OF_THE_RESTORE = {"change": 1, "change_row": 1, "setting": 1}
"""What the restore itself writes: that it happened, and the way back."""


@pytest.fixture(scope="module")
def giver(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The core of who hands over: a record of every type, two files attached."""
    folder = tmp_path_factory.mktemp("giver") / "data"
    shutil.copytree(empty_folder, folder)
    app = App.open(folder, dt.date(2020, 3, 5))
    ids = make_all(app)
    attachments.attach_bytes(app, "unit", ids["unit"], "anh.png", b"\x89PNG evidence")
    attachments.attach_bytes(app, "task", ids["task"], "bien-ban.pdf", b"%PDF minutes")
    yield app
    app.close()


@pytest.fixture(scope="module")
def given(giver: App, tmp_path_factory: pytest.TempPathFactory) -> Handover:
    return hand_over(giver, tmp_path_factory.mktemp("usb") / "Gói bàn giao 2020.vstbpn")


def words(document: Document) -> list[str]:
    """Every cell of its tables."""
    rows = [row for block in document.blocks if isinstance(block, Table) for row in block.rows]
    cells = [(row.text,) if isinstance(row, GroupRow) else row for row in rows]
    return [plain(cell) if isinstance(cell, str | tuple) else str(cell) for row in cells for cell in row]


def test_it_opens_elsewhere_to_equal_counts_and_hashes(giver: App, given: Handover, tmp_path: Path) -> None:
    before = backup.look_into(giver.folder.database).counts
    hashes = {path.name: backup.sha256(path) for path in backup.attachments(giver.folder)}
    other = App.open(tmp_path / "may-khac", dt.date(2020, 3, 6), create=True)
    safekeeping.restore(other, given.file)
    after = backup.look_into(other.folder.database).counts
    told = {table: count + OF_THE_RESTORE.get(table, 0) for table, count in given.info.counts.items()}
    assert after == told
    assert {table: count for table, count in before.items() if table != "access"} == {
        table: count for table, count in given.info.counts.items() if table != "access"
    }
    found = {path.name: backup.sha256(path) for path in backup.attachments(other.folder)}
    assert len(hashes) == 2
    assert found == hashes == {name: name for name in hashes}
    other.close()


def test_the_lists_lie_beside_it_and_name_its_hash(giver: App, given: Handover) -> None:
    assert [path.name for path in given.lists] == ["Gói bàn giao 2020.pdf", "Gói bàn giao 2020.docx"]
    assert all(path.stat().st_size > 1000 for path in given.lists)
    assert given.sha256 == backup.sha256(given.file)
    options = {"file": given.file.name, "sha256": given.sha256, "password": "no"}
    document = make(giver, "handover-list", None, options).document
    cells = words(document)
    assert given.file.name in cells
    assert given.sha256 in [cell.replace(" ", "") for cell in cells]
    assert "không có mật khẩu" in cells
    assert "3 tệp, 26 B" in cells
    (signers,) = (block for block in document.blocks if isinstance(block, Signers))
    posts = [plain(lines(signer.titles)[0]) for signer in signers.signers]
    assert posts == ["NGƯỜI GIAO", "NGƯỜI NHẬN", "NGƯỜI CHỨNG KIẾN"]


def test_counts_are_told_by_year_and_open_work_by_kind(app: App) -> None:
    make_all(app)
    for year in (2018, 2019):
        app.save("inspection", None, {"year": year, "code": "KT", "name": "Kiểm tra"})
    app.save("document", None, {"subject": "Hỏi", "symbol": "9/CV", "received_on": dt.date(2020, 3, 1),
                                "due": dt.date(2020, 3, 4)})  # fmt: skip
    app.save("document", None, {"subject": "Đáp", "direction": "out", "state": "draft"})
    with app.reader() as reader:
        found = inventory(reader)
    inspections = next(one for one in found.counted if one.label == app.registry["inspection"].plural)
    assert (inspections.count, inspections.years) == (3, ((2020, 1), (2019, 1), (2018, 1)))
    work = {kind: [(line.what, line.state) for line in found.open if line.kind == kind]
             for kind in (TASKS, FINDINGS, UNANSWERED, DRAFTS)}  # fmt: skip
    assert [state for _, state in work[TASKS]] == ["1 đơn vị chưa xong"]
    assert len(work[FINDINGS]) == 1
    assert ("Hỏi", "quá hạn") in work[UNANSWERED]
    assert [what for what, _ in work[DRAFTS]] == ["Đáp"]


@pytest.mark.parametrize("name", ["gói.pdf", "gói.docx", "gói.vstbak"])
def test_endings_of_other_files_are_refused(app: App, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="đuôi"):
        hand_over(app, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_it_says_that_persons_left(giver: App, given: Handover) -> None:
    document = make(giver, "access-log", None, {}).document
    assert "Gói bàn giao" in words(document)


def test_with_a_password_it_opens_elsewhere_by_that_password(app: App, tmp_path: Path) -> None:
    unit = app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    attachments.attach_bytes(app, "unit", unit, "anh.png", b"\x89PNG evidence")
    encrypting.turn_on(app, "hoa sen nở muộn 2020")
    made = hand_over(app, tmp_path / "ban-giao.vstbpn")
    assert made.password
    other = App.open(tmp_path / "may-khac", dt.date(2020, 3, 6), create=True)
    with pytest.raises(UserError):
        safekeeping.restore(other, made.file)
    safekeeping.restore(other, made.file, "hoa sen nở muộn 2020")
    counts = backup.look_into(other.folder.database, other.folder.key).counts
    assert counts == {table: n + OF_THE_RESTORE.get(table, 0) for table, n in made.info.counts.items()}
    opened = [attachments.content(other.folder, path.name) for path in backup.attachments(other.folder)]
    assert opened == [b"\x89PNG evidence"]
    other.close()
