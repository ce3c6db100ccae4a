"""The shipped table of special days is what its generator writes; the action month by year."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.calendar import calendar

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def generator() -> Any:
    """The script, without the package it asks the holidays of."""
    spec = spec_from_file_location("make_special_days", ROOT / "packaging" / "make_special_days.py")
    assert spec is not None and spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_what_the_script_says_itself_is_shipped_word_for_word(generator: Any) -> None:
    shipped = [json.loads(line) for line in generator.TARGET.read_text(encoding="utf-8").splitlines()]
    own = list(generator.remembrance())
    assert shipped[: len(own)] == own
    for off, made_up, basis in generator.MISSING_SWAPS:
        assert all(line in shipped for line in generator._swap(off, made_up, basis))
    assert (generator.FIRST, generator.LAST) == (2019, 2036)
    dated = [line["date"] for line in shipped[len(own) :]]
    assert dated == sorted(dated) and {day[:4] for day in dated} == set(map(str, range(2019, 2037)))


@pytest.mark.parametrize(
    ("year", "against", "theme"),
    [
        (2016, "phòng, chống", "Chung tay xoá bỏ bạo lực với phụ nữ và trẻ em gái"),
        (2018, "phòng, chống", "Chủ động phòng, chống bạo lực, xâm hại phụ nữ và trẻ em"),
        (2020, "phòng, chống", "Chấm dứt bạo lực đối với phụ nữ và trẻ em"),
        (2021, "phòng ngừa, ứng phó với", ""),
        (2023, "phòng ngừa, ứng phó với", "Đảm bảo an sinh xã hội, tăng quyền năng"),
        (2025, "phòng ngừa, ứng phó với", "Bình đẳng giới và an toàn cho phụ nữ và trẻ em gái"),
        (2026, "phòng ngừa, ứng phó với", ""),
    ],
)
def test_the_action_month_by_year(started: App, year: int, against: str, theme: str) -> None:
    with started.reader() as reader:
        (month,) = [entry for entry in calendar(reader, year) if entry.kind == "action_month"]
    assert f"bình đẳng giới và {against} bạo lực trên cơ sở giới" in month.title
    assert month.detail.startswith(theme) and bool(month.detail) == bool(theme)
