"""`twins` and `merge`: found, tried, done, refused."""

from __future__ import annotations

import json

import pytest

from tests.core.cli.running import Run

FIRST = {"code": "STP", "name": "Sở Tư pháp", "phone": "0237 1", "address": "34 đại lộ Lê Lợi"}
SECOND = {"code": "TUPHAP", "name": "Sở tư pháp", "email": "stp@a.vn", "address": "35 đại lộ Lê Lợi"}
OTHER = {"code": "405", "name": "Huyện Đông Sơn"}


@pytest.fixture
def made(run: Run) -> Run:
    """Two units that are one, and another."""
    run("init", "--starter", "none")
    units = "\n".join(json.dumps(unit) for unit in (FIRST, SECOND, OTHER))
    assert run("put", "unit", "-", stdin=units).code == 0
    return run


def test_twins_are_listed_tried_and_merged(made: Run) -> None:
    (pair,) = made("twins").json
    assert pair == {"record": "unit", "keys": ["STP", "TUPHAP"], "titles": ["Sở Tư pháp", "Sở tư pháp"]}
    (tried,) = made("merge", "unit", "STP", "TUPHAP", "--dry-run").json
    asked = {line["field"]: line["taken"] for line in tried["fields"] if line["outcome"] == "asked"}
    assert asked["address"] == "keep"
    assert len(made("dump", "unit").json) == 3
    made("merge", "unit", "STP", "TUPHAP", "--take", "address")
    kept = next(unit for unit in made("dump", "unit").json if unit["key"] == "STP")
    assert (kept["phone"], kept["email"], kept["address"]) == ("0237 1", "stp@a.vn", "35 đại lộ Lê Lợi")
    assert len(made("dump", "unit").json) == 2
    made("undo")
    assert len(made("dump", "unit").json) == 3


def test_bad_words_are_the_users_error(made: Run) -> None:
    for words, why in (
        (("unit", "STP", "405"), "khác cấp"),
        (("unit", "STP", "NONE"), "Không có đơn vị “NONE”"),
        (("unit", "STP", "STP"), "Hai mục là một"),
        (("task", "1", "2"), "Không"),
        (("unit", "STP", "TUPHAP", "--take", "adress"), "“adress”"),
    ):
        outcome = made("merge", *words)
        assert outcome.code == 1 and why in outcome.err
