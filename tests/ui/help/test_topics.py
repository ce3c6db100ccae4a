"""The help texts: one for every page and every main job, whole, linked, found by their words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui import actions
from ui.help.topics import contents, matching, topic, topics
from ui.shell.registry import PAGES, page_class
from vstbpn_desktop.paths import resource

IDS = [one.id for one in topics()]
JOBS = (
    "job-import-programme", "job-assign", "job-record", "job-report", "job-attendance", "job-inspection",
    "job-excel", "job-new-year", "job-backup", "shortcuts",
)  # fmt: skip


@pytest.mark.parametrize("page_id", [page_id for page_id, _ in PAGES])
def test_every_page_of_the_window_has_its_help(page_id: str) -> None:
    found = topic(page_id)
    assert found is not None and len(found.text) > 200
    assert page_class(page_id)


@pytest.mark.parametrize("job", JOBS)
def test_every_main_job_is_told_step_by_step(job: str) -> None:
    found = topic(job)
    assert found is not None
    assert "1. " in found.text or job in ("job-backup", "shortcuts")


def test_every_file_is_in_the_contents_once() -> None:
    files = {path.stem for path in Path(resource("help")).glob("*.md")}
    assert sorted(IDS) == sorted(files)
    assert all(group.title and group.topics for group in contents())


@pytest.mark.parametrize("topic_id", IDS)
def test_links_lead_somewhere_and_titles_stand_first(topic_id: str) -> None:
    found = topic(topic_id)
    assert found is not None and found.title
    assert set(found.links) <= set(IDS)
    raw = resource("help", f"{found.id}.md").read_text(encoding="utf-8")
    assert raw.startswith("# ") and "  " not in raw


def test_the_shortcuts_are_those_of_the_program() -> None:
    found = topic("shortcuts")
    assert found is not None
    keys = (
        actions.SEARCH, actions.NEW, actions.SAVE, actions.FIND, actions.PRINT, actions.EXCEL, actions.HELP,
        actions.REFRESH, actions.UNDO, actions.USUAL_SIZE,
    )  # fmt: skip
    assert all(key in found.text for key in keys)
    named = re.findall(r"^\| (.+?) \|", found.text, re.MULTILINE)
    assert not any("Ctrl+Shift" in key or "Alt+Z" in key for key in named)


@pytest.mark.parametrize(
    ("words", "first"),
    [("giao viec", "job-assign"), ("Điểm danh", "job-attendance"), ("hoan tac", ""), ("minh chứng", "")],
)
def test_topics_are_found_by_their_words(words: str, first: str) -> None:
    found = [one.id for one in matching(words)]
    assert found and (not first or found[0] == first)
    assert matching("khongcogi") == []


def test_an_unknown_topic_is_none() -> None:
    assert topic("nowhere") is None
