"""The officer's own words: kept by period, offered again, taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.periods import parse_period
from vstbpn_desktop.services.narratives import narrative, offered, write

REPORT, SECTION = "six-month-report", "limits"


def text(app: App, period: str) -> str:
    with app.reader() as reader:
        return narrative(reader, REPORT, parse_period(period), SECTION)


def offer(app: App, period: str) -> tuple[str, str] | None:
    with app.reader() as reader:
        found = offered(reader, REPORT, parse_period(period), SECTION)
    return (str(found.period), found.text) if found else None


def keep(app: App, period: str, words: str) -> None:
    write(app, REPORT, parse_period(period), SECTION, words, "Hạn chế")


def test_what_was_written_is_read_again(app: App) -> None:
    assert text(app, "2020-H1") == ""
    keep(app, "2020-H1", "Một số đơn vị chậm.")
    keep(app, "2020-H1", "Một số đơn vị còn chậm.")
    assert text(app, "2020-H1") == "Một số đơn vị còn chậm."
    assert text(app, "2020-H2") == ""


def test_a_sitting_of_writing_is_one_change_that_can_be_undone(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(app, "2020-H1", "Cũ.")
    later = app.clock.now() + dt.timedelta(hours=1)
    monkeypatch.setattr(app.database, "_now", lambda: later)
    for words in ("Mới", "Mới hơn", "Mới hơn nữa."):
        keep(app, "2020-H1", words)
    assert [entry.label for entry in app.log()] == ["Viết phần Hạn chế: 6 tháng đầu năm 2020"] * 2
    app.undo()
    assert text(app, "2020-H1") == "Cũ."


def test_nothing_written_takes_it_away(app: App) -> None:
    keep(app, "2020-H1", "Có chữ.")
    keep(app, "2020-H1", "  \n")
    assert text(app, "2020-H1") == ""
    assert app.log(1)[0].label == "Bỏ phần Hạn chế: 6 tháng đầu năm 2020"
    before = len(app.log())
    keep(app, "2020-H1", "")
    assert len(app.log()) == before


def test_the_same_period_of_last_year_is_offered_first(app: App) -> None:
    assert offer(app, "2020-H1") is None
    keep(app, "2018-H1", "Năm 2018.")
    keep(app, "2019-H2", "Cuối 2019.")
    assert offer(app, "2020-H1") == ("2019-H2", "Cuối 2019.")
    keep(app, "2019-H1", "Đầu 2019.")
    assert offer(app, "2020-H1") == ("2019-H1", "Đầu 2019.")
    assert offer(app, "2020-H2") == ("2019-H2", "Cuối 2019.")


def test_later_and_own_words_are_not_offered(app: App) -> None:
    keep(app, "2020-H1", "Của kỳ này.")
    keep(app, "2020-H2", "Của kỳ sau.")
    assert offer(app, "2020-H1") is None
