"""Anonymising: the name is nowhere any more, what is counted stays, what was issued is not changed."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.certificates import numbers
from vstbpn_desktop.queries.person_data import held
from vstbpn_desktop.queries.training import year_count
from vstbpn_desktop.records.document import ISSUED, Document
from vstbpn_desktop.services import attachments, certifying, safekeeping, training
from vstbpn_desktop.services.anonymising import anonymise, prospect
from vstbpn_desktop.services.drafts import Drafts, of_note
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.sorting import name_key, sort_key

PERSON = 1
WHO, PHONE = "Trịnh Thị Mẫu Hoà", "0237.385.7777"
SPELLED = "TRỊNH THỊ MẪU HÒA"


@pytest.fixture(scope="module")
def filled(started_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with such a woman, filled once and copied for each test."""
    folder = tmp_path_factory.mktemp("anonymising") / "data"
    shutil.copytree(started_folder, folder)
    app = App.open(folder, dt.date(2020, 3, 5))
    assert _fill(app) == PERSON
    app.close()
    return folder


@pytest.fixture
def app(filled: Path, tmp_path: Path) -> Iterator[App]:
    """The core over a copy."""
    shutil.copytree(filled, tmp_path / "data")
    app = App.open(tmp_path / "data", dt.date(2020, 3, 5))
    yield app
    app.close()


def _fill(app: App) -> int:
    """A woman who stands everywhere a person can stand, and is named in texts elsewhere."""
    unit = _unit(app)
    posts = ({"post": "Trưởng phòng", "unit": unit, "valid_from": ALWAYS, "valid_to": FOREVER},)
    values = {"name": WHO, "gender": "female", "phone": PHONE, "posts": posts, "unit": unit}
    made = app.save("person", None, values | {"titles": ({"kind": "degree", "title": "Thạc sĩ"},)})
    app.save("person", made, {"phone": "0237.385.8888"})
    _classes(app, made, unit)
    team = ({"role": "head", "person": made}, {"role": "member", "name": "Lê Văn Thử"})
    app.save("inspection", None, {"year": 2020, "code": "01", "name": "Kiểm tra", "team": team})
    app.save("note", None, {"owner": ("person", made), "text": "Hẹn gọi lại, máy lẻ 12"})
    app.save("note", None, {"owner": ("unit", unit), "text": f"Đã gọi bà {SPELLED}\nhẹn 12/6"})
    attachments.attach_bytes(app, "person", made, "Lý lịch.txt", b"ly lich")
    attachments.attach_bytes(app, "unit", unit, f"Giấy giới thiệu {WHO}.txt", b"gioi thieu")
    app.save("document", None, {"direction": "out", "subject": f"Cử {WHO} đi học", "signer": WHO})
    network = {"name": WHO, "unit": unit, "person": made, "phone": PHONE, "activity": "Hoà giải ở tổ 5"}
    app.save("collaborator", None, network)
    gone = app.save("person", None, {"name": f"{WHO} (nhập thừa)"})
    app.delete("person", [gone])
    return made


def _unit(app: App) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], "380")


def _classes(app: App, person: int, unit: int) -> None:
    """Two classes: in both she is known by another post; others are there too."""
    for code, post in (("01", "Trưởng phòng"), ("02", "Phó Trưởng phòng")):
        days = ({"date": dt.date(2020, 3, 2)},)
        values = {"year": 2020, "code": code, "topic": "Bình đẳng giới", "sessions": days}
        course = app.save("training_class", None, values)
        people = [{"name": WHO, "post": post, "unit": unit, "person": person, "gender": "female"}]
        training.add_participants(app, course, [*people, {"name": "Lê Văn Thử", "post": "", "unit": unit}])
        certifying.number_certificates(app, course)


def _everything(path: Path) -> str:
    """Every value of every table."""
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute("select name from sqlite_master where type='table'")]
    found = [str(row) for table in tables for row in connection.execute(f"select * from {table}")]
    connection.close()
    return "\n".join(found)


def test_the_name_is_in_no_table_and_in_no_byte_of_the_file(app: App) -> None:
    before = _everything(app.folder.database)
    assert WHO in before and fold(WHO) in before and name_key(WHO) in before
    anonymise(app, PERSON)
    after, raw = _everything(app.folder.database), app.folder.database.read_bytes()
    for words in (
        WHO,
        SPELLED,
        fold(WHO),
        name_key(WHO),
        sort_key(WHO),
        PHONE,
        "0237.385.8888",
        "máy lẻ 12",
        "tổ 5",
    ):
        assert words not in after
        assert words.encode() not in raw
    wal = app.folder.database.with_name(app.folder.database.name + "-wal")
    assert not wal.exists() or WHO.encode() not in wal.read_bytes()
    assert not app.search("mẫu hoà") and not app.search("mau hoa")
    assert "Người đã ẩn danh số 1" in after


def test_what_was_typed_of_her_and_not_saved_goes_too(app: App) -> None:
    drafts = Drafts(app.folder)
    for draft in ("person", of_note("person")):
        drafts.keep(draft, PERSON, {"text": WHO}, app.clock.now())
        drafts.keep(draft, PERSON + 1, {"text": "của người khác"}, app.clock.now())
    anonymise(app, PERSON)
    assert len(list(app.folder.drafts.iterdir())) == 2
    assert all(WHO.encode() not in path.read_bytes() for path in app.folder.drafts.iterdir())


def test_what_is_counted_stays(app: App) -> None:
    with app.reader() as reader:
        before = year_count(reader, 2020), [numbers(reader.connection, course) for course in (1, 2)]
    anonymise(app, PERSON)
    with app.reader() as reader:
        assert (year_count(reader, 2020), [numbers(reader.connection, course) for course in (1, 2)]) == before
        values = reader.values(app.registry["person"], PERSON)
    assert (values["gender"], values["unit"]) == ("female", _unit(app))
    assert (values["post"], values["phone"], values["posts"], values["titles"]) == ("", "", (), ())


def test_texts_elsewhere_keep_all_but_the_name(app: App) -> None:
    found = anonymise(app, PERSON)
    texts = [hit.title for hit in app.search("hẹn 12/6")]
    assert texts == ["Đã gọi bà [đã ẩn danh]"]
    assert found.counts == {
        "participants": 2,
        "certificates": 2,
        "collaborators": 1,
        "members": 1,
        "notes": 1,
        "files": 1,
    }
    assert len(found.texts) == 4 and not found.namesakes
    stored = [path for path in app.folder.files.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in stored] == [b"gioi thieu"]


def test_it_is_told_and_never_taken_back(app: App) -> None:
    anonymise(app, PERSON)
    last = app.log(1)[0]
    assert (last.label, last.undoable) == (f"Ẩn danh người số {PERSON}", False)
    with pytest.raises(UserError, match="không hoàn tác được"):
        app.undo(last.id)
    with pytest.raises(UserError, match="đã được ẩn danh"):
        anonymise(app, PERSON)
    assert app.undoable() == 0


def test_what_was_issued_is_not_changed(app: App) -> None:
    with app.change("Phát hành", kind="issue") as change:
        change.connection.execute(update(Document).values(state=ISSUED))
    found = prospect(app, PERSON)
    assert found.frozen == (f"Cử {WHO} đi học",)
    anonymise(app, PERSON)
    (hit,) = app.search("cử đi học")
    assert app.record("document", hit.id).values["signer"] == WHO


def test_texts_stay_where_others_bear_the_name(app: App) -> None:
    other = app.save("person", None, {"name": SPELLED, "phone": "0237.111"})
    found = anonymise(app, PERSON)
    assert found.namesakes == (f"người trong danh sách {other}: {SPELLED}",)
    assert app.record("person", other).title == SPELLED
    assert app.record("person", PERSON).title == found.nameless
    assert [hit.title for hit in app.search("hẹn 12/6")] == [f"Đã gọi bà {SPELLED}"]
    assert PHONE not in _everything(app.folder.database)


def test_backups_that_hold_the_name_are_named(app: App) -> None:
    made = safekeeping.back_up_now(app)
    assert prospect(app, PERSON).backups == (made.name,)


def test_all_that_is_held_can_be_extracted(app: App) -> None:
    app.access.viewed("person", PERSON)
    app.access.viewed("person", PERSON)
    with app.reader() as reader:
        found = held(reader, PERSON)
    assert (found.name, found.seen, found.since) == (WHO, 1, dt.date(2020, 3, 5))
    assert found.changed > 4
    told = {(line.where, line.label, line.words) for line in found.lines}
    assert ("Người, đầu mối", "Điện thoại công vụ", "0237.385.8888") in told
    assert ("Học viên: Bình đẳng giới", "Chức vụ", "Trưởng phòng") in told
    assert ("Ghi chú: " + WHO, "Nội dung", "Hẹn gọi lại, máy lẻ 12") in told
    assert [mention.field for mention in found.mentions] == ["Trích yếu", "Người ký", "Nội dung", "Tên tệp"]


def test_a_seat_that_is_still_held_is_named(app: App) -> None:
    board = app.save("committee", None, {"code": "TINH", "name": "Ban VSTBPN tỉnh"})
    held = {"person": PERSON, "valid_from": ALWAYS, "valid_to": FOREVER}
    app.save("seat", None, {"committee": board, "post": "Trưởng phòng", "role": "member", "holders": (held,)})
    assert prospect(app, PERSON).seats == ("Ban VSTBPN tỉnh: uỷ viên, Trưởng phòng",)
    app.clock.fix(dt.date(2020, 3, 6))
    past = held | {"valid_to": dt.date(2020, 3, 6)}
    app.save("seat", 1, {"holders": (past,)})
    assert prospect(app, PERSON).seats == ()
