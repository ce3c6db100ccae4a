"""The document being written: kept by year and occasion, found again, offered a year later, given up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.documents.reports.invitation import SPEC as INVITATION
from vstbpn_desktop.documents.reports.official_letter import SPEC as LETTER
from vstbpn_desktop.services.as_before import earlier_options, remember
from vstbpn_desktop.services.making import composed
from vstbpn_desktop.services.unfinished import drop, keep, unfinished

GIVEN: dict[str, Any] = {
    "subject": "việc thử",
    "to": ("Sở Y tế", "Sở Nội vụ"),
    "body": "Đoạn một.\n- **Đoạn** hai [[progress.done]].",
    "date": dt.date(2020, 6, 5),
    "number": "",
}


def found(app: App, year: int = 2020, spec: Any = LETTER, lesson: str = "") -> dict[str, Any] | None:
    with app.reader() as reader:
        kept = unfinished(reader, spec, year, {"class": lesson})
    return kept.given if kept else None


def test_what_was_typed_is_found_again_and_makes_the_same_document(app: App) -> None:
    keep(app, LETTER, 2020, GIVEN)
    kept = found(app)
    assert kept is not None
    assert kept["body"] == GIVEN["body"]
    assert "number" not in kept
    assert composed(app, LETTER, kept).document == composed(app, LETTER, GIVEN).document
    assert found(app, 2021) is None


def test_a_sitting_is_one_entry_and_the_same_again_is_none(app: App) -> None:
    for words in ("Đoạn", "Đoạn một", "Đoạn một."):
        keep(app, LETTER, 2020, {"body": words})
        keep(app, LETTER, 2020, {"body": words})
    assert [entry.label for entry in app.log()] == ["Viết công văn năm 2020"]


def test_each_occasion_has_its_own(app: App) -> None:
    keep(app, INVITATION, 2020, {"class": "01", "remark": "Mang thẻ."})
    keep(app, INVITATION, 2020, {"class": "02", "remark": "Mang sách."})
    assert (found(app, spec=INVITATION, lesson="01") or {})["remark"] == "Mang thẻ."
    assert (found(app, spec=INVITATION, lesson="02") or {})["remark"] == "Mang sách."
    assert found(app, spec=INVITATION) is None


def test_giving_it_up_can_be_taken_back(app: App) -> None:
    keep(app, LETTER, 2020, GIVEN)
    drop(app, LETTER, 2020, GIVEN)
    assert found(app) is None
    app.undo()
    assert (found(app) or {})["subject"] == "việc thử"


def test_nothing_given_takes_it_away(app: App) -> None:
    keep(app, LETTER, 2020, GIVEN)
    keep(app, LETTER, 2020, {"subject": ""})
    assert found(app) is None


def test_it_is_offered_a_year_later_unless_something_was_printed(app: App) -> None:
    keep(app, LETTER, 2020, GIVEN)
    with app.reader() as reader:
        earlier = earlier_options(reader, LETTER, 2021)
    assert earlier is not None
    assert (earlier.year, earlier.options["body"]) == (2020, GIVEN["body"])
    assert "date" not in earlier.options
    remember(app, LETTER, 2020, {"body": "Bản đã in."})
    with app.reader() as reader:
        printed = earlier_options(reader, LETTER, 2021)
        assert earlier_options(reader, LETTER, 2020) is None
    assert printed is not None and printed.options == {"body": "Bản đã in."}
