"""The programme put together again, and titles finished where they were cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.documents.reports import work
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.outline import Outline, programme_outline, whole_clause

TEXT = "Hưởng ứng “Tháng hành động, vì bình đẳng giới” hằng năm trên toàn tỉnh, các ngành phối hợp. Hết"


def outline(app: App) -> Outline:
    with app.reader() as reader:
        return programme_outline(reader, 2020)


def test_items_stand_below_their_headings(app: App) -> None:
    work.small(app)
    found = outline(app)
    assert [part.code for part in found.parts] == ["I", "II", "III"]
    assert [len(part.items) for part in found.parts] == [2, 0, 2]
    assert [len(group.items) for group in found.parts[1].groups] == [4, 4, 3]
    assert found.parts[1].groups[1].items[0].task is None
    assert [task.code for task in found.tasks][7:10] == ["II.3.1", "II.3.2", "II.3.10"]
    assert found.preamble == (
        "Căn cứ Luật Bình đẳng giới",
        "Ban xây dựng Chương trình công tác năm 2020 như sau:",
    )


def test_purposes_in_groups_stay_in_their_groups(app: App) -> None:
    lines = (
        {"kind": "part", "code": "I", "marker": "I.", "text": "MỤC ĐÍCH, YÊU CẦU"},
        {"kind": "purpose", "code": "I.1.1", "marker": "-", "text": "Việc một."},
        {"kind": "purpose", "code": "I.2.1", "marker": "-", "text": "Việc hai."},
        {"kind": "group", "code": "I.1", "marker": "1.", "text": "Mục đích"},
        {"kind": "group", "code": "I.2", "marker": "2.", "text": "Yêu cầu"},
    )
    app.save("programme", None, {"year": 2020, "title": "Chương trình", "lines": lines})
    groups = outline(app).parts[0].groups
    assert [[item.text for item in group.items] for group in groups] == [["Việc một."], ["Việc hai."]]


def test_what_no_heading_holds_is_kept_or_came_in_mid_year(app: App) -> None:
    ids = work.small(app)
    for code, marker in (("X.1", "-"), ("PS.1", "")):
        values = {"programme": 1, "code": code, "marker": marker, "text": f"Việc {code}"}
        ids[code] = app.save("task", None, values)
    found = outline(app)
    assert [item.code for item in found.parts[0].items] == ["X.1"]
    assert [item.code for item in found.added] == ["PS.1"]
    assert len(found.tasks) == len(work.TASKS) + 2


@pytest.mark.parametrize(
    ("cut", "name"),
    [
        (
            "Hưởng ứng “Tháng hành động…”",
            "Hưởng ứng “Tháng hành động, vì bình đẳng giới” hằng năm trên toàn tỉnh",
        ),
        ("Hưởng ứng “Tháng hành động, vì bình đẳng giới” hằng…", TEXT.split(", các")[0]),
        ("Hưởng ứng...", TEXT.split(", các")[0]),
        ("Tên do cán bộ đặt…", "Tên do cán bộ đặt"),
    ],
)
def test_a_title_cut_off_goes_on_to_the_end_of_its_clause(cut: str, name: str) -> None:
    assert whole_clause(cut, TEXT) == name


@given(st.text(alphabet="ab ,;“”().", max_size=40), st.integers(0, 40))
def test_a_finished_title_is_the_beginning_of_the_text(text: str, at: int) -> None:
    words = " ".join(text.split())
    begun = words[:at].rstrip()
    name = whole_clause(begun + "…", words)
    assert words.startswith(name)
    assert len(name) >= len(begun.rstrip(" .;:,"))


@pytest.mark.parametrize(
    ("title", "name"),
    [("Rà soát, v.v...", "Rà soát, v.v."), ("Rà soát;", "Rà soát"), ("Rà soát.", "Rà soát")],
)
def test_a_title_is_printed_without_its_last_mark(app: App, title: str, name: str) -> None:
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    app.save("task", None, {"programme": programme, "code": "II.1.1", "title": title})
    assert outline(app).tasks[0].name == name
