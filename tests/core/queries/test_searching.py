"""Search: exact on accents when typed with them, symbols in any spelling, former names."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Connection

from vstbpn_desktop.app import App
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


def test_the_index_follows_every_change_and_can_be_made_again(library: App) -> None:
    assert checking.check(library) == []

    def wipe(connection: Connection) -> None:
        connection.exec_driver_sql("delete from search")

    library.database.maintain(wipe)
    assert [problem.kind for problem in checking.check(library)] == ["index"]
    assert [problem.repaired for problem in checking.check(library, repair=True)] == [True]
    assert checking.check(library) == [] and found(library, "chi thi 21") == ["1"]
