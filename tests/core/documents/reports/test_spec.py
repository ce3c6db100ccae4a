"""Options: read from words, filled from defaults, refused in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.documents.reports import DOCUMENTS, six_month_report, task_tracking, work_programme
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period

TODAY = dt.date(2020, 7, 6)
SETTING = Setting(TODAY, 2020, {})


def settle(
    spec: DocumentSpec[Any] = six_month_report.SPEC, today: dt.date = TODAY, **given_values: Any
) -> dict[str, object]:
    return spec.settle(given_values, today, 2020)


def test_ids_are_those_of_the_contract() -> None:
    ids = [spec.id for spec in DOCUMENTS]
    assert set(ids) >= {"work-programme", "six-month-report", "task-tracking"}
    assert len(ids) == len(set(ids))
    for spec in DOCUMENTS:
        options = [option.id for option in spec.options]
        assert len(options) == len(set(options))
        assert spec.label and spec.description


@pytest.mark.parametrize(
    ("today", "period"),
    [
        ("2020-06-05", "2020-H1"),
        ("2020-07-06", "2020-H1"),
        ("2020-12-14", "2020-H2"),
        ("2021-01-20", "2020-H2"),
    ],
)
def test_the_half_that_is_reported_on(today: str, period: str) -> None:
    day = dt.date.fromisoformat(today)
    assert str(six_month_report.SPEC.settle({}, day, int(period[:4]))["period"]) == period


def test_a_year_without_a_period_means_its_first_half() -> None:
    assert settle(year="2018")["period"] == Period(2018, "H", 1)


def test_statuses_are_of_the_last_day_unless_another_is_chosen() -> None:
    assert settle(period="2019-H2")["as_of"] == dt.date(2019, 12, 14)
    assert settle(period="2019-H2", as_of="20/12/2019")["as_of"] == dt.date(2019, 12, 20)


def test_year_and_period_choose_the_year_of_any_document() -> None:
    assert settle(work_programme.SPEC, period="2019-H2")["year"] == 2019
    assert settle(work_programme.SPEC)["year"] == 2020
    with pytest.raises(UserError, match="không khớp"):
        settle(year="2020", period="2019-H1")


def test_typed_values_pass_as_they_are() -> None:
    values = settle(period=Period(2020, "H", 2), draft=True, to=("UBND tỉnh",), date=TODAY)
    assert (values["period"], values["draft"], values["to"], values["date"]) == (
        Period(2020, "H", 2), True, ("UBND tỉnh",), TODAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("màu", "đỏ", "không có tuỳ chọn “màu”"),
        ("period", "2020", "không hợp với văn bản này"),
        ("period", "6 tháng", "không phải là kỳ báo cáo"),
        ("as_of", "31/2/2020", r"\(as_of\)"),
        ("draft", "có thể", r"“Dự thảo” \(draft\)"),
    ],
)
def test_a_bad_option_is_named(option: str, value: str, says: str) -> None:
    with pytest.raises(UserError, match=says) as caught:
        six_month_report.SPEC.settle({option: value}, TODAY, 2020)
    assert caught.value.todo


def test_an_unknown_option_names_those_there_are() -> None:
    with pytest.raises(UserError) as caught:
        settle(x="1")
    assert all(option.id in caught.value.todo for option in six_month_report.SPEC.options)


def test_a_choice_is_read_by_id_or_by_its_words() -> None:
    assert settle(task_tracking.SPEC, part="main")["part"] == "main"
    assert settle(task_tracking.SPEC, part="nhiem vu phan ii")["part"] == "main"
    with pytest.raises(UserError, match="không có lựa chọn “IV”") as caught:
        settle(task_tracking.SPEC, part="IV")
    assert "others" in caught.value.todo


def test_lines_stand_on_lines_or_between_semicolons() -> None:
    lines = Option("to", "Kính gửi", "lines", default=())
    assert lines.parse("UBND tỉnh; - Bộ Nội vụ\n\nSở  A", SETTING) == ("UBND tỉnh", "Bộ Nội vụ", "Sở A")


@pytest.mark.parametrize("spec", DOCUMENTS, ids=lambda spec: spec.id)
def test_what_is_listed_as_default_is_taken_back(spec: DocumentSpec[Any]) -> None:
    values = settle(spec)
    options = spec.options
    listed = {option.id: option.to_json(values[option.id]) for option in options}
    assert settle(spec, **listed) == values


@given(st.lists(st.text(st.characters(whitelist_categories=("L", "N")), min_size=1)))
def test_lines_come_back_from_their_words(items: list[str]) -> None:
    lines = Option("to", "Kính gửi", "lines", default=())
    once = lines.parse(tuple(items), SETTING)
    assert lines.parse(lines.to_json(once), SETTING) == once
