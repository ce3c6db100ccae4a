"""Như năm trước: what a document was made with is kept by year and offered in a later one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.periods import Period
from vstbpn_desktop.services import narratives
from vstbpn_desktop.services.as_before import EarlierOptions, earlier_options, remember
from vstbpn_desktop.services.making import document_spec

INVITATION = document_spec("invitation")


def offered(app: App, year: int) -> EarlierOptions | None:
    with app.reader() as reader:
        return earlier_options(reader, INVITATION, year)


def test_what_lasts_is_kept_and_what_belongs_to_one_occasion_is_not(app: App) -> None:
    given: dict[str, Any] = {
        "class": "01", "whom": "units", "to": ("Sở Nội vụ", "Sở Y tế"), "when": "7 giờ 30 ngày 05/3/2020",
        "where": "Hội trường Sở", "number": "12", "date": dt.date(2020, 3, 5), "draft": True, "chair": "",
    }  # fmt: skip
    remember(app, INVITATION, 2020, given)
    kept = {"whom": "units", "to": ["Sở Nội vụ", "Sở Y tế"], "where": "Hội trường Sở"}
    assert offered(app, 2021) == EarlierOptions(2020, kept)
    settled = INVITATION.settle(kept, dt.date(2021, 3, 5), 2021)
    assert settled["to"] == ("Sở Nội vụ", "Sở Y tế")


def test_the_newest_earlier_year_is_offered(app: App) -> None:
    assert offered(app, 2021) is None
    for year in (2018, 2019, 2021):
        remember(app, INVITATION, year, {"where": f"Hội trường {year}"})
    assert offered(app, 2018) is None
    found = offered(app, 2021)
    assert found is not None and (found.year, found.options) == (2019, {"where": "Hội trường 2019"})


def test_keeping_is_nothing_to_take_back_and_the_same_is_not_kept_twice(app: App) -> None:
    app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    before, heard = app.last_change(), list[str]()
    app.subscribe(lambda changed: heard.append(changed.label))
    for _ in range(2):
        remember(app, INVITATION, 2020, {"where": "Hội trường Sở"})
    remember(app, INVITATION, 2022, {"number": "5"})
    assert len(heard) == 1 and app.last_change() == before


def test_every_document_says_which_options_belong_to_one_occasion() -> None:
    once = {option.id for spec in DOCUMENTS for option in spec.options if option.once}
    assert once >= {"number", "draft", "class", "inspection", "unit", "when", "request"}


def test_words_of_the_year_before_fill_what_is_empty_in_one_change(app: App) -> None:
    before, now = Period(2019, "H", 1), Period(2020, "H", 1)
    for section in ("a", "b"):
        narratives.write(app, "six-month-report", before, section, f"Lời {section} năm 2019")
    narratives.write(app, "six-month-report", now, "a", "Lời mới")
    texts = {"a": "Lời a năm 2019", "b": "Lời b năm 2019"}
    narratives.take_over(app, "six-month-report", now, texts)
    with app.reader() as reader:
        written = narratives.narratives(reader, "six-month-report", now)
    assert written == {"a": "Lời mới", "b": "Lời b năm 2019"}
    assert app.undo() == "Lấy lời văn kỳ trước cho 6 tháng đầu năm 2020"
    with app.reader() as reader:
        assert narratives.narratives(reader, "six-month-report", now) == {"a": "Lời mới"}
