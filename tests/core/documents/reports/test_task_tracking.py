"""Bảng theo dõi nhiệm vụ: every task with lead, deadline, counts and word; what is left out by choice."""

from __future__ import annotations

import pytest

from tests.core.documents.reports import work
from tests.core.documents.reports.conftest import Year
from tests.core.documents.reports.reading import cells, prose, tables, words
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.progress import progress
from vstbpn_desktop.services.making import make

CODE, TITLE, LEAD, DUE, ASSIGNED, EXEMPT, SUBMITTED, ACCEPTED, OVERDUE, STATE = range(10)


def tracking(app: App, **options: object) -> Document:
    return make(app, "task-tracking", None, {"year": "2020", **options}).document


def rows(document: Document) -> dict[str, list[str]]:
    found = cells(tables(document)[0]) if tables(document) else []
    return {row[CODE]: row for row in found if row[CODE]}


def test_every_task_stands_with_the_counts_and_word_of_progress(small_year: App) -> None:
    shown = rows(tracking(small_year))
    with small_year.reader() as reader:
        tasks = progress(reader, 2020, small_year.today)
    assert list(shown) == [task.code for task in tasks]
    for task in tasks:
        row = shown[task.code]
        counts = (task.assigned, task.exempt, task.submitted, task.accepted, task.overdue_units)
        assert tuple(map(int, row[ASSIGNED : OVERDUE + 1])) == counts
        assert row[STATE].endswith(task.word)


def test_the_total_adds_up(large_year: App) -> None:
    document = tracking(large_year)
    total = cells(tables(document)[0])[-1]
    assert total[TITLE] == "Tổng cộng (40 nhiệm vụ)"
    assert total[ASSIGNED] == "2.000"
    assert document.landscape


def test_only_what_is_overdue(small_year: App) -> None:
    document = tracking(small_year, overdue_only="có", as_of="14/6/2020")
    assert list(rows(document)) == ["II.1.2", "II.1.3", "III.2"]
    assert "Có 3/12 nhiệm vụ có đơn vị quá hạn." in prose(document)
    none = tracking(small_year, overdue_only="có", as_of="01/02/2020")
    assert prose(none) == ["Không có nhiệm vụ quá hạn trong 12 nhiệm vụ được theo dõi."]
    assert not tables(none)


def test_one_part(small_year: App) -> None:
    assert all(code.startswith("II.") for code in rows(tracking(small_year, part="main")))
    assert list(rows(tracking(small_year, part="others"))) == ["III.1", "III.2"]


def test_one_group_of_units(small_year: App) -> None:
    document = tracking(small_year, group="districts", by_unit=True)
    shown = rows(document)
    assert shown["II.1.1"][ASSIGNED] == "5"
    assert "II.2.1" not in shown
    assert "Các huyện, thị xã, thành phố" in words(document)
    units = cells(tables(document)[1])
    assert [row[1] for row in units[:-1]] == [
        name for _, name, kind in work.UNITS if kind in ("city", "town", "district")
    ]


def test_a_group_there_is_not(small_year: App) -> None:
    with pytest.raises(UserError, match="Không có nhóm đơn vị “xã”"):
        tracking(small_year, group="xã")


def test_the_lead_is_named(year: Year) -> None:
    lead = ({"unit": year.ids["STP"], "name": ""}, {"unit": None, "name": "Ban Tổ chức"})
    year.app.save("task", year.ids["II.1.2"], {"lead": lead})
    shown = rows(tracking(year.app))
    assert shown["II.1.2"][LEAD] == "Sở Tư pháp; Ban Tổ chức"
    assert shown["II.1.1"][LEAD] == "–"


def test_the_table_of_units_is_a_choice(small_year: App) -> None:
    assert len(tables(tracking(small_year))) == 1
    both = tables(tracking(small_year, by_unit="có"))
    assert len(both) == 2
    assert cells(both[0])[-1][ASSIGNED] == cells(both[1])[-1][2]


def test_a_year_without_anything(app: App) -> None:
    assert prose(tracking(app)) == ["Chưa có nhiệm vụ được theo dõi."]
