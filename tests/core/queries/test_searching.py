"""Search: exact on accents when typed with them, symbols in any spelling, former names."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Connection

from tests.contracts.sample_records import WORD, make_all
from vstbpn_desktop.app import App
from vstbpn_desktop.queries import searching
from vstbpn_desktop.queries.searching import page_of
from vstbpn_desktop.services import checking


def found(app: App, words: str) -> list[str]:
    return [hit.key for hit in app.search(words)]


@pytest.fixture
def library(app: App) -> App:
    for symbol, subject in (
        ("21-CT/TW", "tiếp tục đẩy mạnh công tác phụ nữ"),
        ("06/QĐ-UBQG", "chương trình công tác của Uỷ ban quốc gia"),
        ("30/2020/NĐ-CP", "công tác văn thư"),
    ):
        app.save("document", None, {"symbol": symbol, "subject": subject, "date": dt.date(2020, 1, 1)})
    return app


@pytest.mark.parametrize(
    "words", ["21/CT-TW", "21-CT/TW", "021/CT–TW", "21 - CT/TW", "chi thi 21", "Chỉ thị 21", "21-ct/tw"]
)
def test_a_symbol_in_any_spelling(library: App, words: str) -> None:
    assert found(library, words) == ["1"]


def test_a_symbol_with_its_year_or_without(library: App) -> None:
    assert found(library, "30/NĐ-CP") == found(library, "30/2020/NĐ-CP") == ["3"]


def test_words_with_accents_are_exact_without_they_are_not(library: App) -> None:
    library.save("document", None, {"subject": "Bàn giao hồ sơ"})
    library.save("document", None, {"subject": "Bản giao nhận"})
    assert set(found(library, "ban giao")) == {"4", "5"}
    assert found(library, "bàn giao") == ["4"]
    assert found(library, "bàn gia") == ["4"], "the last word may be unfinished"
    assert found(library, "b") == [] and found(library, "  ") == [] and found(library, '"*(') == []


def test_a_former_name_finds_the_unit(started: App) -> None:
    assert found(started, "tinh gia")[0] == "407" and found(started, "Nghi Sơn") == ["407"]
    (hit,) = started.search("tĩnh gia")
    assert (hit.title, "Tĩnh Gia" in hit.where) == ("Huyện Tĩnh Gia", True)


@pytest.mark.parametrize(
    ("words", "key"), [("TP Thanh Hoá", "380"), ("tp. thanh hoa", "380"), ("TX Bỉm Sơn", "381")]
)
def test_what_is_written_short_finds_the_place(started: App, words: str, key: str) -> None:
    assert found(started, words)[0] == key


def test_the_index_follows_every_change_and_can_be_made_again(library: App) -> None:
    assert checking.check(library) == []

    def wipe(connection: Connection) -> None:
        connection.exec_driver_sql("delete from search")

    library.database.maintain(wipe)
    assert [problem.kind for problem in checking.check(library)] == ["index"]
    assert [problem.repaired for problem in checking.check(library, repair=True)] == [True]
    assert checking.check(library) == [] and found(library, "chi thi 21") == ["1"]


def test_a_hit_says_in_one_part_why_it_was_found(started: App) -> None:
    hit = next(hit for hit in started.search("quan hoa") if hit.key == "385")
    assert hit.where == "Tên đơn vị: Huyện Quan Hóa"
    started.save("unit", hit.id, {"names": (
        _named("Huyện Quan Hóa", None, dt.date(2020, 1, 1)), _named("Thị xã Mới", dt.date(2020, 1, 1), None),
    )})  # fmt: skip
    hit = next(hit for hit in started.search("quan hoa") if hit.key == "385")
    assert hit.where == "trước đây: Huyện Quan Hóa"


def test_what_is_found_comes_by_type_with_counts(started: App) -> None:
    first = started.save("document", None, {"subject": "Quan Hóa báo cáo"})
    for number in range(9):
        started.save("document", None, {"subject": f"Công văn {number} gửi huyện Quan Hóa"})
    found = {group.record: group for group in started.find("quan hoa", each=3)}
    assert {record: group.total for record, group in found.items()} == {"unit": 2, "document": 10}
    assert {hit.key for hit in found["unit"].hits} == {"385", "387"}, "Quan Sơn, tỉnh Thanh Hóa, too"
    assert found["document"].hits[0].id == first, "the shortest of them matches best"
    assert len(found["document"].hits) == 3
    assert started.find("q") == [] and started.find("khongcogi") == []


def test_a_window_of_one_type_goes_on_where_the_last_one_ended(started: App) -> None:
    for number in range(10):
        started.save("document", None, {"subject": f"Công văn {number}"})
    with started.reader() as reader:
        windows = [page_of(reader, "cong van", "document", 4, offset) for offset in (0, 4, 8)]
        assert page_of(reader, "cong van", "unit", 4) == []
    assert [len(hits) for hits in windows] == [4, 4, 2]
    assert len({hit.id for hits in windows for hit in hits}) == 10


def test_of_very_many_hits_the_newest_come_and_the_few_of_another_type_before_them(
    started: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "RANKED_BELOW", 5)
    for number in range(6):
        started.save("document", None, {"subject": f"Quan Hóa {number}"})
    units, documents = started.find("quan hoa", each=2)
    assert (units.record, units.total) == ("unit", 2)
    assert [hit.title for hit in documents.hits] == ["Quan Hóa 5", "Quan Hóa 4"]


def test_hits_of_every_type_have_the_key_and_title_of_their_record(app: App) -> None:
    made = make_all(app)
    hits = {hit.record: hit for hit in app.search(WORD, 200)}
    assert set(hits) == {s.id for s in app.registry if any(f.search == "text" for f in s.fields)}
    for record, hit in hits.items():
        with app.reader() as reader:
            whole = reader.record(app.registry[record], made[record])
        assert (hit.id, hit.key, hit.title) == (whole.id, whole.key, whole.title)
        assert WORD in hit.where


def _named(name: str, first: dt.date | None, end: dt.date | None) -> dict[str, object]:
    return {
        "valid_from": first, "valid_to": end, "name": name, "short_name": "", "full_name": "",
        "addressing_name": "", "type": "", "protocol_order": 9,
    }  # fmt: skip


def test_a_unit_that_is_no_more_says_since_when(started: App) -> None:
    with started.reader() as reader:
        unit = reader.get(started.registry["unit"], "SNV")
    assert [hit.ended for hit in started.search("SNV") if hit.id == unit and hit.record == "unit"] == [None]
    started.save("unit", unit, {"valid_to": dt.date(2020, 3, 1)})
    (hit,) = (hit for hit in started.search("SNV") if hit.id == unit and hit.record == "unit")
    assert hit.ended == dt.date(2020, 3, 1)
